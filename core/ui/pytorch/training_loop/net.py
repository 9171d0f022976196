"""From the trace of one step to a drawn network, phase by phase."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from unicodedata import east_asian_width

import numpy as np

from core.charts.network import Layer, Unit
from core.topics.training_loop_answers import StepTrace
from core.ui.i18n import _
from core.ui.pytorch.training_loop.words import number, times, unit

MOST_INPUTS, MOST_HIDDEN, MOST_CLASSES = 12, 16, 8  # of a network that is drawn
MOST_LINES = 64  # numbers at the arrows into one layer, with biases; of more, the colours must do
LONGEST = 12  # Latin letters of a name in a box; a Hangul syllable is as wide as two


def is_drawn(trace: StepTrace) -> bool:
    """Whether the network is small enough to be drawn; of a larger one there are the tables."""
    inputs, hidden, classes = sizes(trace)
    return inputs <= MOST_INPUTS and hidden <= MOST_HIDDEN and classes <= MOST_CLASSES


def sizes(trace: StepTrace) -> tuple[int, int, int]:
    """I, H, K: inputs, hidden units, classes; read off the weights themselves."""
    first, second = trace.before["w1"], trace.before["w2"]
    return len(first), len(second), len(second[0])


def layers(trace: StepTrace, phase: str, row: int, columns: Sequence[str], classes: Sequence[str]) -> list[Layer]:
    """Inputs, hidden units, classes and loss with what is known after `phase`, for one row of the mini-batch."""
    inputs, hidden, outputs = sizes(trace)
    rows, back = trace.batch, phase == "backward"
    update = phase == "update"  # two numbers at each arrow, so the boxes have less to say
    room = 112 if update else 62
    first, second = (_arrows(trace, phase, *names) for names in (("w1", "b1"), ("w2", "b2")))
    return [
        Layer(_("Inputs x"), times(rows, inputs), "data",
              [Unit(_short(name), [number(value)], tip=name)
               for name, value in zip(columns, trace.x[row], strict=True)], lit=False, width=104),
        Layer(_("Hidden h"), _shape("W₁", inputs, hidden), "unit",
              [Unit(unit(j), _hidden(trace, phase, row, j), first[j]) for j in range(hidden)],
              lit=phase != "loss", room=room if first[0] else 0, width=78 if update else 108),
        Layer(_("Classes"), _shape("W₂", hidden, outputs), "unit",
              [Unit(_short(name), _class(trace, phase, row, k), second[k], tip=name)
               for k, name in enumerate(classes)],
              lit=phase != "loss", room=room if second[0] else 0, width=92 if update else 108),
        Layer(_("Loss L"), "1", "loss",
              [Unit("∂L/∂L = 1" if back else "L", _cost(trace, phase, row))],
              lit=phase in ("loss", "backward"), width=76 if update else 92),
    ]  # fmt: skip


def strengths(trace: StepTrace, phase: str) -> list[np.ndarray | None]:
    """What colours the arrows: weights, then gradients, then the changes."""
    found = [np.array(of_phase(trace, phase)[name]) for name in ("w1", "w2")]
    return [*found, None]


def of_phase(trace: StepTrace, phase: str) -> dict:
    """For every weight the number that this phase is about: the weight, its gradient, or its change."""
    if phase == "backward":
        return trace.gradient
    if phase != "update":
        return trace.before
    return {name: (np.array(trace.after[name]) - np.array(trace.before[name])).tolist() for name in trace.before}


def counts(trace: StepTrace) -> str:
    """How many arrows and how many numbers there are (erratum E01), counted in the weights themselves."""
    inputs, hidden, classes = sizes(trace)
    all_numbers = sum(np.size(values) for values in trace.before.values())
    return _("W₁ has {inputs} × {hidden} = {first} arrows, W₂ has {hidden} × {classes} = {second}; with {biases} "
             "biases, {all} numbers learn.", inputs=inputs, hidden=hidden, classes=classes,
             first=np.size(trace.before["w1"]), second=np.size(trace.before["w2"]), biases=hidden + classes,
             all=all_numbers)  # fmt: skip


def _cost(trace: StepTrace, phase: str, row: int) -> list[str]:
    """The mean loss and that of the row, once they are known."""
    if phase == "forward":
        return ["?"]
    return [number(trace.loss), _("row: {loss}", loss=number(trace.losses[row]))]


def _shape(name: str, start: int, end: int) -> str:
    return _("{name}: {shape} = {count} arrows", name=name, shape=times(start, end), count=start * end)


def _arrows(trace: StepTrace, phase: str, weight: str, bias: str) -> list[list[str]]:
    """For each unit the numbers of the arrows that end in it, its bias last."""
    ends = len(trace.before[bias])
    if (len(trace.before[weight]) + 1) * ends > MOST_LINES:
        return [[] for _end in range(ends)]
    return [
        [*(_told(trace, phase, weight, start, end) for start in range(len(trace.before[weight]))),
         "b " + _told(trace, phase, bias, end)]
        for end in range(ends)
    ]  # fmt: skip


def _told(trace: StepTrace, phase: str, name: str, *place: int) -> str:
    def at(values: dict) -> str:
        found = values[name]
        for index in place:
            found = found[index]
        return number(found)

    if phase == "update":
        return f"{at(trace.before)} → {at(trace.after)}"
    return at(trace.gradient if phase == "backward" else trace.before)


def _hidden(trace: StepTrace, phase: str, row: int, j: int) -> list[str]:
    if phase == "update":
        return [f"h = {number(trace.h[row][j])}"]
    if phase == "backward":
        return [f"∂L/∂z {number(trace.dz[row][j])}", f"∂L/∂h {number(trace.dh[row][j])}"]
    return [f"z = {number(trace.z[row][j])}", f"h = {number(trace.h[row][j])}"]


def _class(trace: StepTrace, phase: str, row: int, k: int) -> list[str]:
    mark = ["✓ " + _("true class")] if k == trace.y[row] else []
    if phase == "update":
        return [f"p = {trace.probability[row][k]:.1%}", *mark]
    if phase == "backward":
        return [f"∂L/∂s {number(trace.dscores[row][k])}", *mark]
    return [_("score {s}", s=number(trace.scores[row][k])), f"p = {trace.probability[row][k]:.1%}", *mark]


def _short(name: str) -> str:
    widths = list(accumulate(2 if east_asian_width(letter) in "WF" else 1 for letter in name))
    fits = sum(width <= LONGEST for width in widths)
    return name if fits == len(name) else name[: fits - 1] + "…"
