"""What the page on control flow asks about one snapshot."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import mse_loss

from core.models.dynamic_net import DynamicNet
from core.probes.calls import calls
from core.probes.shared_gradient import shares, whole
from core.problems import N_, Problem
from core.topics.control_flow import DEPTHS, Config
from core.topics.control_flow_answers import ByDepth, Computation, IdleStep, Pass, SharedGradient
from core.trainers.control_flow.graph import graph_of
from core.trainers.memorizing import samples
from core.training.checkpoint import load_into, under
from core.training.device import best_device


class Inspector:
    """The network of one step, and the samples that it learns."""

    def __init__(self, config: Config, artifacts: dict[str, str], snapshot: dict[str, Tensor]) -> None:  # noqa: ARG002
        self.config, device = config, best_device()
        self.model = DynamicNet(config.inputs, config.hidden_size, config.outputs).to(device)
        load_into(self.model, under("model", snapshot))
        self.x, self.y = (part.to(device) for part in samples(config))
        self.drawn = int(snapshot["view.depth"])

    def predict(self, text: str) -> Pass:
        """One pass at the depth that `text` names; raises `Problem` for anything else than 0, 1, 2 or 3."""
        depth = self._depth(text.strip())
        ran = calls(self.model, self.x, depth)
        return Pass(text, depth, self.loss(depth), [one.name for one in ran], [list(one.wrote) for one in ran])

    def graph(self, depth: int | None = None) -> Computation:
        """The graph that a pass at `depth` (None: that of this step) leaves behind."""
        drawn, depth = depth is None, self.drawn if depth is None else self._depth(depth)
        ran = calls(self.model, self.x, depth)
        uses = sum(one.name == "middle" for one in ran)
        return Computation(depth, drawn, self.loss(depth), uses, **graph_of(self.model, ran))

    def shared_gradient(self, depth: int | None = None) -> SharedGradient:
        """The gradient of the middle weight, share by share, beside what autograd says."""
        depth = self.drawn if depth is None else self._depth(depth)
        parts, grad = shares(self.model, self.x, self.y, depth), whole(self.model, self.x, self.y, depth)
        shape = list(self.model.middle.weight.shape)
        if grad is None:
            return SharedGradient(depth, shape, [], [], 0.0, None, 0.0, 0.0)
        total = torch.stack(parts).sum(dim=0)  # (H, H)
        norm = total.norm().item()
        return SharedGradient(
            depth, shape, [part.norm().item() for part in parts],
            [(part * total).sum().item() / norm if norm else 0.0 for part in parts],
            norm, grad.norm().item(), (total - grad).abs().max().item(), grad.abs().max().item(),
        )  # fmt: skip

    def by_depth(self) -> ByDepth:
        """The loss at each depth."""
        return ByDepth([self.loss(depth) for depth in DEPTHS], self.drawn)

    def idle_step(self) -> IdleStep:
        """How far the middle weight moves in a step at depth 0 that follows one at depth 1."""
        used, none = self._two_steps(set_to_none=True)
        return IdleStep(used, none, self._two_steps(set_to_none=False)[1])

    @torch.no_grad()
    def loss(self, depth: int) -> float:
        """The sum of all squared errors."""
        return mse_loss(self.model(self.x, depth), self.y, reduction="sum").item()

    def _two_steps(self, *, set_to_none: bool) -> list[float]:
        """The largest change of an entry of the middle weight in each of two steps of a copy of the network."""
        copy = DynamicNet(self.config.inputs, self.config.hidden_size, self.config.outputs).to(self.x.device)
        copy.load_state_dict(self.model.state_dict())
        how = {"lr": self.config.learning_rate, "momentum": self.config.momentum}
        optimizer, moved = torch.optim.SGD(copy.parameters(), **how), []
        for depth in (1, 0):
            before = copy.middle.weight.detach().clone()
            optimizer.zero_grad(set_to_none=set_to_none)
            mse_loss(copy(self.x, depth), self.y, reduction="sum").backward()
            optimizer.step()
            moved.append((copy.middle.weight.detach() - before).abs().max().item())
        return moved

    def _depth(self, given: str | int) -> int:
        if str(given) not in map(str, DEPTHS):
            raise Problem(N_("“{depth}” is no depth of this network. Possible: 0, 1, 2 or 3."), depth=str(given)[:40])
        return int(given)
