"""How the network of topic 0.7 learns: as any other, while somebody watches its hidden layer."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from core.probes.attributes import tensors
from core.topics.custom_module import Config
from core.trainers.custom_module.networks import carry, hidden, network_of
from core.trainers.memorizing import Memorizer
from core.training.checkpoint import named, under
from core.training.contract import Row

SNAPSHOTS = 5  # as often as the notes print their loss
EARLY = (10, 30)  # most of the way is done in the first steps


class Trainer(Memorizer):
    """Trains with plain gradient descent what `parameters()` lists, and nothing else."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        carry(self.model, self.device)
        self.hidden = hidden(self.model)
        self.began = {name: tensor.detach().clone() for name, tensor in self.hidden.items()}

    def build(self) -> nn.Module:
        """The network at step 0."""
        return network_of(self.config)

    def step(self) -> Row:
        """Forward, loss, backward, update; then a look at the hidden layer."""
        return super().step() | self.watched()

    @torch.no_grad()
    def watched(self) -> Row:
        """How far W1 is from where it began, and how long its `.grad` is; nothing of what is not there."""
        if not self.hidden:
            return {}
        weight = self.hidden["weight"]  # (H, I)
        row = {"hidden_moved": (weight - self.began["weight"]).norm().item()}
        return row if weight.grad is None else row | {"hidden_grad": weight.grad.norm().item()}

    # --- keeping --------------------------------------------------------------------------------------------------

    def snapshot_due(self) -> bool:
        """About 5 times a run, and twice more at its beginning."""
        return self.due(SNAPSHOTS) or self.steps in EARLY

    def snapshot(self) -> dict[str, Tensor]:
        """All tensors of the network: `state_dict()` would leave out those of a hidden layer."""
        return named("model", {path: tensor.detach() for path, tensor in tensors(self.model).items()})

    def state_dict(self) -> dict[str, Tensor]:
        """Everything that `load_state_dict` needs; gradients that nobody clears go on growing after a pause."""
        now = {name: tensor.detach().clone() for name, tensor in self.hidden.items()}  # a file shares no memory
        grads = {name: tensor.grad for name, tensor in self.hidden.items() if tensor.grad is not None}
        return super().state_dict() | named("hidden", now) | named("began", self.began) | named("grad", grads)

    def load_state_dict(self, state: dict[str, Tensor]) -> None:
        """Go back to where `state_dict` was taken; raises `Problem` when the weights do not fit."""
        super().load_state_dict(state)
        for name, tensor in self.hidden.items():
            tensor.data.copy_(under("hidden", state)[name])
            self.began[name].copy_(under("began", state)[name])
            grad = under("grad", state).get(name)
            tensor.grad = None if grad is None else grad.to(tensor.device, copy=True)
