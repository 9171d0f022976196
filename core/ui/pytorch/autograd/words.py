"""What topic 0.3 says about operations, about points where they break off, and how it writes numbers."""

from __future__ import annotations

from math import isinf, isnan

from core.problems import N_

SIGNS = {"add": "+", "subtract": "−", "multiply": "×", "divide": "÷", "power": "**", "negative": "−"}
"""What stands in a box; a function stands there by its name."""

RULES = {
    "add": N_("A sum passes the gradient on as it is, to both sides."),
    "subtract": N_("A difference passes the gradient on as it is to the left side, and with a minus to the right."),
    "multiply": N_("In a product, the derivative of one factor is the other factor."),
    "divide": N_("In a / b, the derivative is 1 / b for a, and −a / b² for b."),
    "power": N_("In a ** n, the derivative for a is n · a ** (n − 1); for the exponent n it is a ** n · log(a)."),
    "negative": N_("A minus turns the gradient round."),
    "relu": N_("ReLU lets the gradient through where its input is above 0, and stops it elsewhere."),
    "exp": N_("The derivative of exp is its own value."),
    "log": N_("The derivative of log(a) is 1 / a."),
    "sqrt": N_("The derivative of a square root is 1 / (2 · its own value)."),
    "sin": N_("The derivative of sin(a) is cos(a)."),
    "cos": N_("The derivative of cos(a) is −sin(a)."),
    "tanh": N_("The derivative of tanh is 1 − its own value squared."),
    "sigmoid": N_("The derivative of sigmoid is s · (1 − s), where s is its own value."),
    "abs": N_("The derivative of abs is 1 above 0 and −1 below."),
    "max": N_("The larger input gets the whole gradient, the other one gets 0."),
    "min": N_("The smaller input gets the whole gradient, the other one gets 0."),
    "detach": N_("detach keeps the value and cuts the graph: nothing flows back through here."),
    "variable": N_("A variable is a leaf: nobody computed it. Its `.grad` is what an update would use."),
    "number": N_("A fixed number is no variable, so it has no gradient."),
}

TROUBLE = {
    "log_of_negative": N_("a power of e is always positive, so a negative number has no logarithm. The value is NaN, "
                          "“not a number”. Any slope that PyTorch still reports here means nothing."),
    "log_of_zero": N_("log falls without end towards 0, so its value there is −∞ and its slope ∞."),
    "sqrt_of_negative": N_("no real number has a negative square, so this root is NaN, “not a number”."),
    "divided_by_zero": N_("a division by 0. PyTorch raises no error: it answers ∞ or −∞ and computes on with that."),
    "zero_by_zero": N_("0 / 0 has no answer at all: it is NaN, “not a number”."),
    "power_of_negative": N_("a negative number to a power that is not whole is no real number, so it is NaN."),
    "too_large": N_("the value is larger than the largest number that 64 bits can hold, so it becomes ∞."),
}  # fmt: skip
"""Kind of trouble -> why the value is no ordinary number."""

KINKS = {
    "relu_at_zero": N_("the slope is 0 to the left and 1 to the right. In between there is none. PyTorch takes 0."),
    "abs_at_zero": N_("the slope is −1 to the left and 1 to the right. PyTorch takes 0, the middle."),
    "tie": N_(
        "both inputs are equal, so there is no larger or smaller one. PyTorch gives half of the gradient to each."
    ),
    "sqrt_at_zero": N_("the root begins here with an upright slope: the value is 0, the derivative ∞."),
    "no_slope": N_("the value exists, but one of the derivatives does not. What depends on it becomes NaN or ∞."),
}
"""Kind of kink -> what autograd does where there is no slope."""


def shown(number: float | None) -> str:
    """A number with four digits; what is none is named as PyTorch names it."""
    if number is None:
        return "None"
    if isnan(number):
        return "NaN"
    return ("−∞" if number < 0 else "∞") if isinf(number) else f"{number:.4g}".replace("-", "−")
