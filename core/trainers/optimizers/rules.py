"""Six rules that turn a gradient into a step, each in the few lines that it takes.

A rule looks after one parameter θ (a tensor of any shape) and gets its gradient g at every step. Every line works
entry by entry: each number in θ has a memory of its own. The constants are those of torch.optim.

The *effective step size* is what an entry of the gradient (in Adam: of its running mean) is multiplied with. It has
the shape of θ.
"""

from __future__ import annotations

import torch
from torch import Tensor


class Rule:
    """One parameter on its way downhill. `memory` names the tensors that a rule keeps between two steps."""

    memory: tuple[str, ...] = ()

    def __init__(self, theta: Tensor, learning_rate: float) -> None:
        self.theta, self.learning_rate = theta, learning_rate
        self.rate = torch.full_like(theta, learning_rate)  # the effective step size of the newest step
        for name in self.memory:
            setattr(self, name, torch.zeros_like(theta))

    def step(self, g: Tensor) -> None:
        """Change θ by what the rule makes of the gradient `g`, which has the shape of θ."""
        raise NotImplementedError


class SGD(Rule):
    """Stochastic gradient descent: straight against the gradient.

        θ ← θ − η g

    Robbins & Monro (1951), A stochastic approximation method. Stochastic, because g may come from a few samples.
    """

    def step(self, g: Tensor) -> None:
        """The steeper, the longer."""
        self.theta -= self.learning_rate * g


class Momentum(Rule):
    """A heavy ball: moves in one direction add up, moves to and fro cancel.

        v ← μ v + g
        θ ← θ − η v

    Polyak (1964), Some methods of speeding up the convergence of iteration methods.
    """

    memory = ("v",)
    mu = 0.9

    def step(self, g: Tensor) -> None:
        """Keep 90 % of the last move, add the gradient."""
        self.v = self.mu * self.v + g
        self.theta -= self.learning_rate * self.v


class AdaGrad(Rule):
    """Shorter steps where the gradients have been large. The sum only grows, so the steps only shrink.

        G ← G + g²
        θ ← θ − η / (√G + ε) · g

    Duchi, Hazan & Singer (2011), Adaptive subgradient methods for online learning and stochastic optimization.
    """

    memory = ("G",)
    epsilon = 1e-10

    def step(self, g: Tensor) -> None:
        """Add up the squares since the very first step."""
        self.G = self.G + g**2
        self.rate = self.learning_rate / (self.G.sqrt() + self.epsilon)
        self.theta -= self.rate * g


class RMSProp(Rule):
    """AdaGrad that forgets: a running mean of the squares instead of their sum.

        s ← α s + (1 − α) g²
        θ ← θ − η / (√s + ε) · g

    Tieleman & Hinton (2012), Lecture 6.5 of Neural Networks for Machine Learning.
    """

    memory = ("s",)
    alpha, epsilon = 0.99, 1e-8

    def step(self, g: Tensor) -> None:
        """Old squares fade, so that the step can grow again."""
        self.s = self.alpha * self.s + (1 - self.alpha) * g**2
        self.rate = self.learning_rate / (self.s.sqrt() + self.epsilon)
        self.theta -= self.rate * g


class Adadelta(Rule):
    """The length of past moves over the length of past gradients: the learning rate nearly drops out.

        s ← ρ s + (1 − ρ) g²
        Δ = √(u + ε) / √(s + ε) · g
        u ← ρ u + (1 − ρ) Δ²
        θ ← θ − η Δ

    Zeiler (2012), ADADELTA: an adaptive learning rate method, where η is 1.
    """

    memory = ("s", "u")
    rho, epsilon = 0.9, 1e-6

    def step(self, g: Tensor) -> None:
        """Small moves at first: nothing has moved yet, so u is 0."""
        self.s = self.rho * self.s + (1 - self.rho) * g**2
        ratio = (self.u + self.epsilon).sqrt() / (self.s + self.epsilon).sqrt()
        self.u = self.rho * self.u + (1 - self.rho) * (ratio * g) ** 2
        self.rate = self.learning_rate * ratio
        self.theta -= self.rate * g


class Adam(Rule):
    """Momentum and RMSProp in one, both put right for the first steps, when their means are still too small.

        m ← β₁ m + (1 − β₁) g             s ← β₂ s + (1 − β₂) g²
        m̂ = m / (1 − β₁ᵗ)                 ŝ = s / (1 − β₂ᵗ)
        θ ← θ − η / (√ŝ + ε) · m̂

    Kingma & Ba (2015), Adam: a method for stochastic optimization. t counts the steps from 1.
    """

    memory = ("m", "s", "t")
    beta1, beta2, epsilon = 0.9, 0.999, 1e-8

    def __init__(self, theta: Tensor, learning_rate: float) -> None:
        super().__init__(theta, learning_rate)
        self.t = torch.zeros((), dtype=torch.float64)  # one count for all entries, exact beside 32-bit weights, too

    def step(self, g: Tensor) -> None:
        """The direction from m, the length from s."""
        self.t = self.t + 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * g
        self.s = self.beta2 * self.s + (1 - self.beta2) * g**2
        m_hat = self.m / (1 - self.beta1**self.t)
        s_hat = self.s / (1 - self.beta2**self.t)
        self.rate = self.learning_rate / (s_hat.sqrt() + self.epsilon)
        self.theta -= self.rate * m_hat


RULES: dict[str, type[Rule]] = {
    "sgd": SGD, "momentum": Momentum, "adagrad": AdaGrad, "rmsprop": RMSProp, "adadelta": Adadelta, "adam": Adam,
}  # fmt: skip
