"""What topic 0.8 shows of a step: losses by depth, the graph of one pass, the shared gradient as a sum."""

from __future__ import annotations

from math import isfinite

import streamlit as st

from core.topics.control_flow import DEPTHS
from core.topics.control_flow_answers import ByDepth, Computation, SharedGradient
from core.ui import asking
from core.ui.figure import figure
from core.ui.i18n import _
from core.ui.lesson import lesson
from core.ui.scrub import Look

TOPIC = "control_flow"
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def loss_by_step(look: Look) -> None:
    """The loss of every step, coloured by the depth that it had."""
    import pandas as pd

    from core.charts import step_points as chart

    rows = list(look.run.history)
    if not rows:
        st.caption(_("No step has been done yet."))
        return
    names = {depth: _("depth {depth}", depth=depth) for depth in DEPTHS}
    words = chart.Words(_("Step"), _("Loss"), _("Depth"))
    table = pd.DataFrame(rows)
    picture = chart.step_points(
        table["step"], table["loss"], table["depth"].map(names), list(names.values()), words,
        at=None if look.live else look.step,
    )  # fmt: skip
    row = rows[-1] if look.live or not look.step else rows[look.step - 1]  # step 0 has no row
    says = _("Step {step} had depth {depth} and the loss {loss}.", step=f"{int(row['step']):,}",
             depth=int(row["depth"]), loss=f"{row['loss']:.4g}")  # fmt: skip
    figure(
        picture, f"{TOPIC}.points", alt=_("Loss of every step, coloured by its depth"), says=says,
        table=lambda: {_("Step"): table["step"], _("Depth"): table["depth"], _("Loss"): table["loss"]},
    )  # fmt: skip


def one_pass(look: Look) -> None:
    """The graph of one pass and the gradient that it leaves, at the depth of the step or at another one."""
    options = {"step": _("as in this step"), **{str(depth): str(depth) for depth in DEPTHS}}
    chosen = st.segmented_control(
        _("Depth of this pass"), list(options), default="step", key=f"{TOPIC}.pass", format_func=options.__getitem__,
        required=True, persist_state="session",
    )  # fmt: skip
    depth = None if chosen == "step" else int(chosen)
    graph = asking.ask(f"{TOPIC}.graph", look.run.id, look.step, "graph", depth=depth)
    gradient = asking.ask(f"{TOPIC}.gradient", look.run.id, look.step, "shared_gradient", depth=depth)
    if graph is None:
        asking.wait(f"{TOPIC}.graph", height=280)
    else:
        _graph(graph)
    lesson(TOPIC, "gradient")
    if gradient is None:
        asking.wait(f"{TOPIC}.gradient", height=200)
    else:
        _gradient(gradient)


def by_depth(look: Look) -> None:
    """The loss of the weights of this step at each depth."""
    from core.charts import bars as chart

    found: ByDepth | None = asking.answered(f"{TOPIC}.by_depth", look.run.id, look.step, "by_depth", height=200)
    if found is None:
        return
    if not all(map(isfinite, found.loss)):
        st.caption(_("The loss is no longer a number at every depth: the run has diverged."))
        return
    names = [_("depth {depth}", depth=depth) for depth in DEPTHS]
    least, most = min(found.loss), max(found.loss)
    says = _("The same weights, the same samples: {least} at depth {best}, {most} at depth {worst}. The step on screen "
             "had depth {drawn}.", least=f"{least:.3g}", best=found.loss.index(least), most=f"{most:.3g}",
             worst=found.loss.index(most), drawn=found.drawn)  # fmt: skip
    words = chart.Words(_("Depth"), _("Loss"), _("Loss"))
    figure(
        chart.bars(names, {_("Loss"): found.loss}, words, share=False), f"{TOPIC}.depths",
        alt=_("Loss at each depth with the weights of this step"), says=says,
        table=lambda: {_("Depth"): DEPTHS, _("Loss"): found.loss},
    )  # fmt: skip


def _graph(found: Computation) -> None:
    from core.charts import computation_graph as chart

    kinds = {"data": _("samples"), "value": _("computed"), "weight": _("weights"), "loss": _("loss")}
    names = [name.translate(SUBSCRIPTS) for name in found.name]
    shapes = [" × ".join(map(str, shape)) or "1" for shape in found.shape]
    figure(
        chart.computation_graph(
            _places(found), names, shapes, found.kind, found.edges, chart.Words(_("Name"), _("Shape"), kinds)
        ),
        f"{TOPIC}.graph.picture", alt=_("Graph of one pass"), says=_graph_says(found), wide=True,
        table=lambda: {_("Name"): names, _("Shape"): shapes, _("Kind"): [kinds[kind] for kind in found.kind]},
    )  # fmt: skip


def _graph_says(found: Computation) -> str:
    loss = f"{found.loss:.4g}"
    if found.uses == 0:
        return _("Depth 0: the middle layer is nowhere in this graph. The loss is {loss}.", loss=loss)
    if found.uses == 1:
        return _("Depth 1: one arrow leaves W_mid, for its only use. The loss is {loss}.", loss=loss)
    return _("Depth {depth}: {uses} arrows leave the one W_mid, one for each use. The loss is {loss}.",
             depth=found.depth, uses=found.uses, loss=loss)  # fmt: skip


def _places(found: Computation) -> list[tuple[float, float]]:
    """Values in a row from left to right, each weight above the middle of its uses, the wanted output below."""
    values = [number for number, kind in enumerate(found.kind) if kind == "value"]
    column = {0: 0.0} | {number: place for place, number in enumerate(values, start=1)}
    places = []
    for number, kind in enumerate(found.kind):
        uses = [column[end] for start, end in found.edges if start == number and end in column]
        if kind == "weight":
            places.append((sum(uses) / len(uses), 0.0))
        elif kind == "loss":
            places.append((len(values) + 1.0, 1.0))
        else:
            places.append((column.get(number, float(len(values))), 1.0 if number in column else 2.0))
    return places


def _gradient(found: SharedGradient) -> None:
    from core.charts import bars as chart

    if found.autograd is None:
        st.caption(_("The middle layer was not used. There is nothing to add up, and its `.grad` is None."))
        return
    if not isfinite(found.total):
        st.caption(_("The gradient is no longer a number: the run has diverged."))
        return
    names = [*(_("use {number}", number=number) for number in range(1, found.depth + 1)), _("sum")]
    series = {
        _("length of the gradient"): [*found.norms, found.total],
        _("its part along the sum"): [*found.along, found.total],
    }
    parts = " + ".join(f"{part:.3g}" for part in found.along)
    says = _("Along the sum: {parts} = {total}. Autograd's `.grad` has the length {autograd}; no entry differs by more "
             "than {difference}.", parts=parts, total=f"{found.total:.3g}", autograd=f"{found.autograd:.3g}",
             difference=f"{found.difference:.1g}")  # fmt: skip
    figure(
        chart.bars(names, series, chart.Words(_("Use"), _("length"), _("Kind")), share=False), f"{TOPIC}.sum",
        alt=_("Gradient of the shared weight as a sum over its uses"), says=says,
        table=lambda: {_("Use"): names} | series,
    )  # fmt: skip
