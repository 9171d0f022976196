"""What the page on autograd asks: about a formula, about the network of one snapshot, about the first network."""

from __future__ import annotations

from math import isfinite

from torch import Tensor

from core.probes.accumulation import accumulate
from core.probes.expression_graph import backward, forward, local_derivatives, variables
from core.probes.undefined import remark
from core.problems import N_, Problem
from core.topics.autograd import MOST_BACKWARDS, WAYS, Config
from core.topics.autograd_answers import Accumulation, Evaluated, Graph, LossShape, Update, WhoImproves
from core.topics.expressions import parse
from core.trainers.autograd.second_layer import SecondLayer
from core.trainers.autograd.trainer import Trainer
from core.trainers.memorizing import samples
from core.training.device import best_device

SMALL = 0.1  # of the learning rate: with the first random weights, a whole step may overshoot


class Inspector:
    """The network of one step, and everything that a formula can be asked."""

    def __init__(self, config: Config, artifacts: dict[str, str], snapshot: dict[str, Tensor]) -> None:  # noqa: ARG002
        self.config, device = config, best_device()
        h, w2, y = (part.detach().to(device) for part in (snapshot["view.h"], snapshot["view.w2"], samples(config)[1]))
        self.layer = SecondLayer(h.relu(), w2, y)

    def predict(self, text: str) -> Evaluated:
        """The value of a formula and its gradients; raises `Problem` where it cannot be read."""
        graph = self.graph(text)
        gradients = {
            name: _finite(grad)
            for name, kind, grad in zip(graph.name, graph.operation, graph.grad, strict=True) if kind == "variable"
        }  # fmt: skip
        remarks = [f"{graph.name[node]}: {kind}" for node, kind in graph.remarks]
        return Evaluated(graph.text, _finite(graph.value[-1]), gradients, remarks)

    def graph(self, text: str) -> Graph:
        """A formula after one forward and one backward pass; raises `Problem` where it cannot be read."""
        expression = parse(text)
        tensors = forward(expression, variables(expression))
        values, grads = [tensor.item() for tensor in tensors], backward(tensors)
        edges, local, passed, remarks = [], [], [], []
        for number, node in enumerate(expression.nodes):
            own = local_derivatives(node, tensors)
            edges += [[one, number] for one in node.inputs]
            local += own
            passed += [None if one is None or grads[number] is None else grads[number] * one for one in own]
            if kind := remark(node.operation, [values[one] for one in node.inputs], values[number], own):
                remarks.append([number, kind])
        names, operations = [node.text for node in expression.nodes], [node.operation for node in expression.nodes]
        return Graph(expression.text, operations, names, values, grads, edges, local, passed, remarks)

    def backwards(self, text: str, times: int) -> Accumulation:
        """`.grad` of the variables of a formula after 1 … `times` backward passes."""
        expression = parse(text)
        leaves = variables(expression)
        backward(forward(expression, leaves))
        reached = {name: leaf for name, leaf in leaves.items() if leaf.grad is not None}
        return _accumulation(reached, lambda: forward(expression, leaves)[-1], times)

    def net_backwards(self, times: int) -> Accumulation:
        """The length of `.grad` of the second weight of the network, after 1 … `times` backward passes."""
        w2 = self.layer.weight()
        return _accumulation({"W2": w2}, lambda: self.layer.loss(w2), times)

    def update(self, way: str) -> Update:
        """Try one of the `WAYS` on the second weight of the first network."""
        if way not in WAYS:
            raise Problem(N_("“{way}” is no way to change a weight here."), way=str(way)[:40])
        return self._first().update(way, SMALL * self.config.learning_rate)

    def who_improves(self) -> WhoImproves:
        """The loss of the first network before and after `backward`, and after a small step."""
        return self._first().who_improves(SMALL * self.config.learning_rate)

    def loss_shape(self) -> LossShape:
        """What kind of tensor the loss is."""
        return self.layer.loss_shape()

    def _first(self) -> SecondLayer:
        """The second layer of the network at step 0."""
        first = Trainer(self.config)
        w1, w2 = first.model.w1.detach(), first.model.w2.detach()
        return SecondLayer((first.x @ w1).relu(), w2, first.y)


def _accumulation(leaves: dict[str, Tensor], loss, times: int) -> Accumulation:
    if times not in range(1, MOST_BACKWARDS + 1):
        raise Problem(N_("“{times}” backward passes are not possible: 1 to {most}."),
                      times=str(times)[:40], most=MOST_BACKWARDS)  # fmt: skip
    if not leaves:
        return Accumulation([], [], [], [])
    kept, zeroed = (accumulate(list(leaves.values()), loss, times, zero_grad) for zero_grad in (False, True))
    return Accumulation(list(leaves), zeroed[0], kept, zeroed)


def _finite(number: float | None) -> float | None:
    return number if number is not None and isfinite(number) else None
