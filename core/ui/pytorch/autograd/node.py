"""The chain rule at one node, in words and with its numbers."""

from __future__ import annotations

from math import isfinite

import streamlit as st

from core.topics.autograd_answers import Graph
from core.ui.i18n import _
from core.ui.pytorch.autograd.words import RULES, shown

NUDGE = 0.01


def node_in_words(found: Graph, node: int) -> None:
    """What arrives at a node, what its own derivative is, and what it hands on."""
    with st.container(border=True, key="autograd.node.words"):
        name, value, grad = found.name[node], found.value[node], found.grad[node]
        st.markdown(_("**`{name}`** has the value **{value}** and the gradient **{grad}**.", name=name,
                      value=shown(value), grad=shown(grad)))  # fmt: skip
        st.markdown("\n".join(_arriving(found, node)))
        st.markdown("\n".join(_handed_on(found, node)))
        if grad is not None and isfinite(grad) and node != len(found.name) - 1:
            st.caption(_("So if `{name}` grew by {nudge}, the result would change by about {change}.", name=name,
                         nudge=NUDGE, change=shown(NUDGE * grad)))  # fmt: skip


def _arriving(found: Graph, node: int) -> list[str]:
    """Where the gradient of this node comes from: an arrow for each use."""
    if node == len(found.name) - 1:
        return [_("This is the result. `backward()` begins here, with the gradient 1.")] if found.grad[-1] else []
    arrows = [number for number, (start, _end) in enumerate(found.edges) if start == node]
    used = [number for number in arrows if found.passed[number] is not None]
    if not used:
        return [_("No gradient arrives here.")]
    lines = [
        _("- from `{reader}`: gradient there {there} × local derivative {local} = **{passed}**",
          reader=found.name[found.edges[number][1]], there=shown(found.grad[found.edges[number][1]]),
          local=shown(found.local[number]), passed=shown(found.passed[number]))
        for number in used
    ]  # fmt: skip
    if len(used) == 1:
        return [_("**What arrives**, against the arrow:"), *lines]
    parts = " + ".join(_bracketed(found.passed[number]) for number in used)
    together = _("Used {count} times, so the products add up: {parts} = **{grad}**.", count=len(used), parts=parts,
                 grad=shown(found.grad[node]))  # fmt: skip
    return [_("**What arrives**, against the arrows:"), *lines, "", together]


def _handed_on(found: Graph, node: int) -> list[str]:
    """The rule of this operation, and what goes back along each arrow that ends here."""
    rule = _(RULES[found.operation[node]])
    arrows = [number for number, (_start, end) in enumerate(found.edges) if end == node]
    lines = [
        _("- to `{read}`: {grad} × {local} = **{passed}**", read=found.name[found.edges[number][0]],
          grad=shown(found.grad[node]), local=shown(found.local[number]), passed=shown(found.passed[number]))
        for number in arrows if found.passed[number] is not None
    ]  # fmt: skip
    return [_("**What it hands on:** {rule}", rule=rule), *lines] if arrows else [rule]


def _bracketed(number: float | None) -> str:
    return f"({shown(number)})" if number is not None and number < 0 else shown(number)
