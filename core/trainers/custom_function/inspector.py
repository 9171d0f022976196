"""What the page on functions of one's own asks: slopes, checks, and what a wrong backward does to a gradient."""

from __future__ import annotations

import traceback
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import mse_loss

from core.models import class_body
from core.models.formulas import Formula
from core.models.own_function import own_function
from core.probes.gradient_check import Check, check
from core.probes.slopes import autograd_slope, breaks, check_points, finite_difference
from core.topics.custom_function import BACKWARDS, FUNCTIONS, STEP, Config
from core.topics.custom_function_answers import Angles, AtZero, ClassBody, Point, Slopes, Verdict, Verdicts
from core.topics.custom_function_point import number_of
from core.trainers.custom_function.trainer import formula_of
from core.trainers.memorizing import samples

POINTS = 161  # of a picture


class Inspector:
    """The network of one step with its samples, and any function that the page describes by a `choice`."""

    def __init__(self, config: Config, artifacts: dict[str, str], snapshot: dict[str, Tensor]) -> None:  # noqa: ARG002
        self.config, self.snapshot = config, {name: part.cpu() for name, part in snapshot.items()}

    def predict(self, text: str) -> Point:
        """The function of this run at the x that `text` names; raises `Problem` for what is no number in reach."""
        return _point(text, self.config, number_of(text))

    def point(self, choice: dict[str, Any], x: float) -> Point:
        """A function at one x."""
        return _point(f"{x:g}", Config.read(choice), x)

    def slopes(self, choice: dict[str, Any], low: float, high: float, h: float, grad_output: float) -> Slopes:
        """A function over an interval: what its backward returns beside what is measured with steps of `h`."""
        f, function = _made(Config.read(choice))
        x = torch.linspace(low, high, POINTS, dtype=torch.double)  # (P,)
        places = torch.tensor(f.breaks, dtype=torch.double)
        x = x[(x.unsqueeze(1) - places).abs().amin(dim=1) > 1e-6] if f.breaks else x  # breaks are shown by themselves
        found = [one for one in breaks(f) if low <= one.x <= high]
        at = torch.tensor([one.x for one in found], dtype=torch.double)  # (B,)
        (backward, measured), (there, beside) = (
            (autograd_slope(function.apply, some, grad_output), grad_output * finite_difference(f.value, some, h))
            for some in (x, at)
        )
        return Slopes(
            x.tolist(), f.value(x).tolist(), backward.tolist(), measured.tolist(),
            torch.bucketize(x, places).tolist(), int((backward - measured).abs().argmax()),
            at.tolist(), [one.kind for one in found], f.value(at).tolist(), [one.left * grad_output for one in found],
            [one.right * grad_output for one in found], [one.autograd * grad_output for one in found],
            there.tolist(), beside.tolist(),
        )  # fmt: skip

    def verdict(self, choice: dict[str, Any], include_break: bool) -> Verdict:
        """`gradcheck` of a function at points on every piece; `include_break`: at its breaks, too."""
        config = Config.read(choice)
        points = check_points(formula_of(config))
        if include_break:
            points = torch.cat([points, torch.tensor(formula_of(config).breaks, dtype=torch.double)]).sort().values
        return _verdict(config, points)

    def verdict_at(self, choice: dict[str, Any], points: list[float]) -> Verdict:
        """`gradcheck` of a function at these points alone."""
        return _verdict(Config.read(choice), torch.tensor(points, dtype=torch.double))

    def verdicts(self, choice: dict[str, Any]) -> Verdicts:
        """`gradcheck` of every function with every backward; `choice` says what the student's own pieces are."""
        own = Config.read(choice)
        passed = [
            [self.verdict(own.model_dump() | {"function": f, "backward": b}, False).passed for b in BACKWARDS]
            for f in FUNCTIONS
        ]
        return Verdicts(list(FUNCTIONS), list(BACKWARDS), passed)

    def angles(self) -> Angles:
        """The gradient of W1 from every backward beside the right one, at the weights of this step."""
        gradients = {name: self._gradient(name) for name in BACKWARDS}  # (I, H) each
        right = gradients["right"]
        cosine = [((g * right).sum() / (g.norm() * right.norm())).item() for g in gradients.values()]
        length = [(g.norm() / right.norm()).item() for g in gradients.values()]
        return Angles(list(gradients), cosine, length, self._loss(self.snapshot["view.h"], "right").item())

    def class_body(self) -> ClassBody:
        """Run the training of the notes as it is indented there, and as it has to be."""
        error, message, code = "", "", ""
        try:
            class_body.trained_inside_the_class()
        except NameError as raised:
            error, message = type(raised).__name__, str(raised)
            code = (traceback.extract_tb(raised.__traceback__)[-1].line or "").split("  #")[0]
        return ClassBody(error, message, code, class_body.trained_below_the_class())

    def at_zero(self) -> AtZero:
        """The slope of ReLU at 0, where it has none, in four ways."""
        zero, one = torch.zeros(1, dtype=torch.double), torch.ones(1, dtype=torch.double)
        notes = one.masked_fill(zero < 0, 0.0)  # of a gradient of 1, what a mask of `x < 0` leaves
        relu, clamp = autograd_slope(torch.relu, zero), autograd_slope(lambda x: x.clamp(min=0), zero)
        return AtZero(relu.item(), clamp.item(), notes.item(), finite_difference(torch.relu, zero, STEP).item())

    def _loss(self, h: Tensor, backward: str) -> Tensor:
        """The sum of squared errors; h = x W1 (N, H)."""
        y = samples(self.config)[1]
        activation = own_function(formula_of(self.config), backward).apply
        return mse_loss(activation(h) @ self.snapshot["model.w2"], y, reduction="sum")

    def _gradient(self, backward: str) -> Tensor:
        """∂L/∂W1 (I, H) with that backward: xᵀ ∂L/∂h."""
        h = self.snapshot["view.h"].clone().requires_grad_()
        (grad_h,) = torch.autograd.grad(self._loss(h, backward), h)
        return samples(self.config)[0].T @ grad_h


def _made(config: Config) -> tuple[Formula, type[torch.autograd.Function]]:
    f = formula_of(config)
    return f, own_function(f, config.backward)


def _point(text: str, config: Config, x: float) -> Point:
    f, function = _made(config)
    at = torch.tensor([x], dtype=torch.double)
    gradient, measured = autograd_slope(function.apply, at).item(), finite_difference(f.value, at, STEP).item()
    return Point(text, x, f.value(at).item(), gradient, measured, abs(gradient - measured))


def _verdict(config: Config, points: Tensor) -> Verdict:
    f, function = _made(config)
    found: Check = check(function.apply, points)
    output, entry = points[found.output].item(), points[found.input].item()
    return Verdict(
        found.passed, found.said, points.tolist(), output, entry, entry in f.breaks, found.analytical, found.numerical
    )
