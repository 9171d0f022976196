"""What happens in a phase, said with the numbers of this very step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from core.topics.training_loop_answers import StepTrace
from core.ui.i18n import _
from core.ui.plain import plain
from core.ui.pytorch.training_loop.words import names_of, number, unit

MOST_TERMS = 4


def sentence(trace: StepTrace, phase: str, row: int, config: Any) -> str:
    """What the picture of a phase shows, for one row of the mini-batch; as Markdown."""
    if phase == "forward":
        return _forward(trace, row, config)
    if phase == "loss":
        return _loss(trace, row, config, _plainly(config, trace.classes))
    return (_backward if phase == "backward" else _update)(trace, config, _plainly(config, trace.columns))


def steepest(trace: StepTrace) -> tuple[int, int]:
    """The weight of W1 (input, hidden unit) with the largest gradient."""
    gradient = np.abs(np.array(trace.gradient["w1"]))
    return tuple(map(int, np.unravel_index(gradient.argmax(), gradient.shape)))


def arrow(place: tuple[int, int], columns: Sequence[str]) -> str:
    """The name of a weight of W1: from which input to which hidden unit."""
    return f"{columns[place[0]]} → {unit(place[1])}"


def _plainly(config: Any, names: Sequence[str]) -> list[str]:
    return [plain(name) for name in names_of(config, names)]


def _forward(trace: StepTrace, row: int, config: Any) -> str:
    weights = [line[0] for line in trace.before["w1"]]
    terms = [f"{_in_brackets(x)}·{_in_brackets(w)}" for x, w in zip(trace.x[row], weights, strict=True)]
    more = ["…"] if len(terms) > MOST_TERMS else []
    added = " + ".join([*terms[:MOST_TERMS], *more, _in_brackets(trace.before["b1"][0])])
    plain = _("Row {row}: {unit} adds up {sum} = {z}.", row=trace.rows[row] + 1, unit=unit(0), sum=added,
              z=number(trace.z[row][0]))  # fmt: skip
    if config.activation == "none":
        return plain
    name = {"relu": "ReLU", "tanh": "tanh", "sigmoid": _("sigmoid")}[config.activation]
    return plain + " " + _("The activation ({name}) makes {h} of it.", name=name, h=number(trace.h[row][0]))


def _loss(trace: StepTrace, row: int, config: Any, classes: Sequence[str]) -> str:
    p = trace.probability[row][trace.y[row]]
    said = _("Row {row} belongs to {label}. The network gives that {p}.", row=trace.rows[row] + 1,
             label=classes[trace.y[row]], p=f"{p:.1%}")  # fmt: skip
    if config.loss == "cross_entropy":
        cost = _("So its loss is −log {p} = {loss}.", p=f"{p:.3f}", loss=number(trace.losses[row]))
    else:
        cost = _("So its loss, the mean of the squared distances from 0 and 1, is {loss}.",
                 loss=number(trace.losses[row]))  # fmt: skip
    mean = _("The mean over the {count} rows of the mini-batch is {loss}.", count=trace.batch, loss=number(trace.loss))
    return f"{said} {cost} {mean}"


def _backward(trace: StepTrace, config: Any, columns: Sequence[str]) -> str:  # noqa: ARG001 - like _update
    place = steepest(trace)
    gradient = trace.gradient["w1"][place[0]][place[1]]
    name = arrow(place, columns)
    if gradient > 0:
        return _("The steepest one in W₁ is {name}: {gradient}. If this weight grew a little, the loss would grow, "
                 "so it has to shrink.", name=name, gradient=number(gradient))  # fmt: skip
    return _("The steepest one in W₁ is {name}: {gradient}. If this weight grew a little, the loss would fall, so it "
             "has to grow.", name=name, gradient=number(gradient))  # fmt: skip


def _update(trace: StepTrace, config: Any, columns: Sequence[str]) -> str:
    i, j = place = steepest(trace)
    return _("{name}: {before} − {rate} · {gradient} = {after}. So does every weight, each with its own gradient.",
             name=arrow(place, columns), before=number(trace.before["w1"][i][j]), rate=f"{config.learning_rate:g}",
             gradient=_in_brackets(trace.gradient["w1"][i][j]), after=number(trace.after["w1"][i][j]))  # fmt: skip


def _in_brackets(value: float) -> str:
    return f"({number(value)})" if value < 0 else number(value)
