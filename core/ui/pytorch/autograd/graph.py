"""What topic 0.3 shows of an expression: its graph with values and gradients, and one node that is chosen."""

from __future__ import annotations

from math import isfinite

import streamlit as st

from core.topics.autograd import RECORDED
from core.topics.autograd_answers import Graph
from core.ui import asking
from core.ui.figure import figure
from core.ui.fragment import fragment
from core.ui.frame import problems
from core.ui.i18n import _
from core.ui.pytorch.autograd.node import node_in_words
from core.ui.pytorch.autograd.words import KINKS, SIGNS, TROUBLE, shown
from core.ui.select import select

CHART, NODE, OF = "autograd.graph", "autograd.node", "autograd.node.of"


@fragment
def graph(text: str) -> None:
    """The graph of the expression `text`, and the node that was clicked or chosen."""
    with problems():
        found: Graph | None = asking.answered(CHART, RECORDED[None], None, "graph", height=320, text=text)
        if found is None:
            return
        if st.session_state.get(OF) != found.name:  # another formula: its first node
            st.session_state[OF], st.session_state[NODE] = found.name, 0
        _picture(found, st.session_state.get(NODE) or 0)
        _remarks(found)
        select(
            _("Look at this node"), range(len(found.name)), key=NODE, format_func=lambda node: _label(found, node),
            help=_("A click on a box in the picture does the same."), persist_state="session",
        )  # fmt: skip
        node_in_words(found, st.session_state[NODE] or 0)


def _picture(found: Graph, chosen: int) -> None:
    from core.charts import computation_graph as chart
    from core.charts.layered import layered

    last, count = len(found.name) - 1, len(found.name)
    kinds = {"weight": _("variable"), "data": _("number"), "value": _("computed"), "loss": _("result")}
    codes = {"variable": "weight", "number": "data"}
    kind = ["loss" if node == last else codes.get(one, "value") for node, one in enumerate(found.operation)]
    late = [node for node, one in enumerate(found.operation) if one == "number"]
    layout = layered(count, found.edges, late)
    notes = [
        f"× {shown(local)}" if local is not None and chosen in edge else ""
        for edge, local in zip(found.edges, found.local, strict=True)
    ]
    values, grads = [shown(value) for value in found.value], [shown(grad) for grad in found.grad]
    words = chart.Words(_("Node"), _("Value"), kinds, _("Gradient"))
    figure(
        chart.computation_graph(
            layout.places, [_sign(found, node) for node in range(count)], [f"= {value}" for value in values], kind,
            found.edges, words, third=[f"grad {grad}" for grad in grads], bends=layout.bends, notes=notes,
            chosen=chosen, pick="node",
        ),
        CHART, alt=_("Graph of your expression"), says=_says(found), wide=True, on_select=_clicked,
        table=lambda: {_("Node"): found.name, _("Value"): values, _("Gradient"): grads},
    )  # fmt: skip


def _says(found: Graph) -> str:
    named = [
        f"{name} {shown(grad)}"
        for name, kind, grad in zip(found.name, found.operation, found.grad, strict=True) if kind == "variable"
    ]  # fmt: skip
    result = shown(found.value[-1])
    if found.grad[-1] is None:
        return _("The result is {result}. No variable asks for a gradient, so there is nothing for `backward()` to do: "
                 "PyTorch would raise an error.", result=result)  # fmt: skip
    return _("The result is {result}. Gradients of the variables: {gradients}.", result=result,
             gradients=", ".join(named))  # fmt: skip


def _remarks(found: Graph) -> None:
    """Where a value or a slope stops being an ordinary number, said at the node where it begins."""
    for node, kind in found.remarks:
        name = f"`{found.name[node]}`"
        if kind in TROUBLE:
            st.warning(f"{name}: {_(TROUBLE[kind])}", icon=":material/warning:")
        else:
            st.info(f"{name}: {_(KINKS[kind])}", icon=":material/change_history:")
    if any(grad is not None and not isfinite(grad) for grad in found.grad) and found.remarks:
        st.caption(_("One such number spoils every gradient that is multiplied by it: a training run would end here."))


def _clicked() -> None:
    if picked := st.session_state[CHART].selection.get("node"):
        st.session_state[NODE] = int(picked[0]["node"])


def _sign(found: Graph, node: int) -> str:
    """What stands in a box: a variable or number as it is, an operation by its sign."""
    operation = found.operation[node]
    return found.name[node] if operation in ("variable", "number") else SIGNS.get(operation, operation)


def _label(found: Graph, node: int) -> str:
    name, sign = found.name[node], _sign(found, node)
    return name if name == sign else f"{sign}   ({name})"
