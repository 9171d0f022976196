"""Surfaces to walk down: a height over each point (x, y), each surface with a difficulty of its own.

A formula is plain arithmetic, so it takes numbers, arrays and tensors alike: the page draws the very ground that the
trainer walks on. The lowest height is 0 everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.problems import N_

Range = tuple[float, float]
Point = tuple[float, float]


def bowl(x, y):
    """Round: equally steep on all sides."""
    return (x**2 + y**2) / 2


def ravine(x, y):
    """Fifty times as steep across (y) as along (x)."""
    return (x**2 + 50 * y**2) / 2


def saddle(x, y):
    """Flat at (0, 0), yet that is no minimum: it falls off towards y = 1 and y = -1."""
    return x**2 / 2 + (y**2 - 1) ** 2 / 4


def rosenbrock(x, y):
    """A bent valley with a nearly level floor. Rosenbrock (1960), An automatic method for finding the least value."""
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


def beale(x, y):
    """Flat plateaus between very steep corners. Beale (1958), On an iterative method for finding a local minimum."""
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2


@dataclass(frozen=True)
class Surface:
    """A formula, the part of the plane that is drawn, a start, and the lowest points."""

    name: str  # a catalogue key
    height: Callable[[Any, Any], Any]
    formula: str  # the same in TeX
    x: Range
    y: Range
    start: Point
    minima: tuple[Point, ...]


SURFACES = {
    "bowl": Surface(N_("bowl"), bowl, r"\tfrac12 (x^2 + y^2)", (-5, 5), (-4, 4), (-4.0, 3.0), ((0, 0),)),
    "ravine": Surface(N_("ravine"), ravine, r"\tfrac12 (x^2 + 50\,y^2)", (-5, 5), (-2, 2), (-4.5, 1.5), ((0, 0),)),
    "saddle": Surface(
        N_("saddle"), saddle, r"\tfrac12 x^2 + \tfrac14 (y^2 - 1)^2", (-3, 3), (-2, 2), (-2.5, 0.01), ((0, 1), (0, -1))
    ),
    "rosenbrock": Surface(
        "Rosenbrock", rosenbrock, "(1 - x)^2 + 100\\,(y - x^2)^2", (-2, 2), (-1, 3), (-1.2, 1.0), ((1, 1),)
    ),
    "beale": Surface(
        "Beale", beale, "(1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2",
        (-1, 4.5), (-1.5, 2.5), (1.0, 1.5), ((3, 0.5),),
    ),
}  # fmt: skip
