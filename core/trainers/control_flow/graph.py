"""From the layers that ran to nodes and edges."""

from __future__ import annotations

from typing import Any

from core.models.dynamic_net import DynamicNet
from core.probes.calls import Call

SYMBOLS = {"input": "W_in", "middle": "W_mid", "output": "W_out"}


def graph_of(model: DynamicNet, ran: list[Call]) -> dict[str, Any]:
    """The fields of a `Computation` that describe its nodes: samples, values, weights (each once), and the loss."""
    nodes: list[tuple[str, tuple[int, ...], str]] = [("x", ran[0].read, "data")]
    edges: list[list[int]] = []
    weights: dict[str, int] = {}  # layer -> its node
    value = 0
    for number, one in enumerate(ran):
        if one.name not in weights:
            weights[one.name] = len(nodes)
            nodes.append((SYMBOLS[one.name], tuple(getattr(model, one.name).weight.shape), "weight"))
        last = one is ran[-1]
        nodes.append(("ŷ" if last else f"h{number}", one.wrote, "value"))
        edges += [[value, len(nodes) - 1], [weights[one.name], len(nodes) - 1]]
        value = len(nodes) - 1
    nodes += [("y", ran[-1].wrote, "data"), ("L", (), "loss")]
    edges += [[value, len(nodes) - 1], [len(nodes) - 2, len(nodes) - 1]]
    names, shapes, kinds = zip(*nodes, strict=True)
    return {"name": list(names), "shape": [list(shape) for shape in shapes], "kind": list(kinds), "edges": edges}
