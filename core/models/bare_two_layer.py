"""Two linear layers and a ReLU between them, with bare tensors: nothing of `torch.nn` is used."""

from __future__ import annotations

from math import sqrt

import torch
from torch import Tensor


def drawn(*shape: int, reads: int) -> Tensor:
    """A tensor of random numbers between -1/√reads and 1/√reads, as `nn.Linear` draws them, that wants a gradient."""
    return torch.empty(*shape).uniform_(-1 / sqrt(reads), 1 / sqrt(reads)).requires_grad_()


class BareTwoLayer:
    """Input layer, ReLU, output layer.

        h = relu(x W1ᵀ + b1)
        ŷ = h W2ᵀ + b2

    `torch.addmm(b, x, Wᵀ)` is b + x Wᵀ in one call. `nn.Linear` makes the same call, so both round in the same way.

    The four short methods at the end are what every `nn.Module` has without a word. Here somebody has to write them,
    and a tensor that is missing from the list is never trained, saved or moved.

    N samples, I inputs, H hidden units, O outputs.
    """

    def __init__(self, inputs: int, hidden_size: int, outputs: int) -> None:
        self.w1 = drawn(hidden_size, inputs, reads=inputs)  # (H, I)
        self.b1 = drawn(hidden_size, reads=inputs)  # (H,)
        self.w2 = drawn(outputs, hidden_size, reads=hidden_size)  # (O, H)
        self.b2 = drawn(outputs, reads=hidden_size)  # (O,)

    def __call__(self, x: Tensor) -> Tensor:
        """x (N, I) -> ŷ (N, O)."""
        h = torch.addmm(self.b1, x, self.w1.T).relu()  # (N, H)
        return torch.addmm(self.b2, h, self.w2.T)  # (N, O)

    def parameters(self) -> list[Tensor]:
        """What is learned."""
        return [self.w1, self.b1, self.w2, self.b2]

    def state_dict(self) -> dict[str, Tensor]:
        """The numbers by name, to be saved."""
        return dict(zip(("w1", "b1", "w2", "b2"), (one.detach() for one in self.parameters()), strict=True))

    def load_state_dict(self, saved: dict[str, Tensor]) -> None:
        """Take the numbers over that `state_dict` gave."""
        for name, mine in self.state_dict().items():
            mine.copy_(saved[name])

    def to(self, device: torch.device) -> BareTwoLayer:
        """Move to the processor or the GPU."""
        for name, mine in self.state_dict().items():
            setattr(self, name, mine.to(device).requires_grad_())
        return self
