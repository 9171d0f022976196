"""The two-layer network as a student may write it: the hidden layer has a name and a home of the student's choice."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn.functional import linear


class OwnNet(nn.Module):
    """`TwoLayerNet` with the hidden layer as an attribute of the module: the usual home.

        h = relu(W1 x + b1)
        h = relu(W_mid h + b_mid)     only where the third layer is used
        ŷ = W2 h + b2

    `self.linear1 = layer` looks like any assignment, but `nn.Module` watches it: a Module or a Parameter that is
    assigned is written into a register, and `parameters()`, `state_dict()` and `to()` read the register. The classes
    below keep the same layer elsewhere. They compute the same numbers, but the register may not know of them.

    N samples, I inputs, H hidden units, O outputs.
    """

    def __init__(self, inputs: int, hidden_size: int, outputs: int, name: str = "linear1", third: str = "no") -> None:
        super().__init__()
        self._name, self._third = name, third
        self._keep(nn.Linear(inputs, hidden_size))
        if third != "no":
            self.middle = nn.Linear(hidden_size, hidden_size)
        self.linear2 = nn.Linear(hidden_size, outputs)

    def forward(self, x: Tensor) -> Tensor:
        """x (N, I) -> ŷ (N, O)."""
        h = self._hidden(x).relu()  # (N, H)
        if self._third == "used":
            h = self.middle(h).relu()  # (N, H)
        return self.linear2(h)  # (N, O)

    def _keep(self, layer: nn.Linear) -> None:
        setattr(self, self._name, layer)  # what `self.linear1 = layer` does; the name is the student's

    def _hidden(self, x: Tensor) -> Tensor:
        return getattr(self, self._name)(x)


class InModuleList(OwnNet):
    """In a list that is a Module itself: registered."""

    def _keep(self, layer: nn.Linear) -> None:
        setattr(self, self._name, nn.ModuleList([layer]))

    def _hidden(self, x: Tensor) -> Tensor:
        return getattr(self, self._name)[0](x)


class InModuleDict(OwnNet):
    """In a dictionary that is a Module itself: registered."""

    def _keep(self, layer: nn.Linear) -> None:
        setattr(self, self._name, nn.ModuleDict({"hidden": layer}))

    def _hidden(self, x: Tensor) -> Tensor:
        return getattr(self, self._name)["hidden"](x)


class InList(OwnNet):
    """In a plain Python list: an ordinary value, nothing is registered."""

    def _keep(self, layer: nn.Linear) -> None:
        setattr(self, self._name, [layer])

    def _hidden(self, x: Tensor) -> Tensor:
        return getattr(self, self._name)[0](x)


class InDict(OwnNet):
    """In a plain Python dictionary: nothing is registered either."""

    def _keep(self, layer: nn.Linear) -> None:
        setattr(self, self._name, {"hidden": layer})

    def _hidden(self, x: Tensor) -> Tensor:
        return getattr(self, self._name)["hidden"](x)


class AsTensors(OwnNet):
    """As tensors that want a gradient but are no `nn.Parameter`: not registered."""

    def _keep(self, layer: nn.Linear) -> None:
        setattr(self, f"{self._name}_weight", layer.weight.detach().requires_grad_())  # (H, I)
        setattr(self, f"{self._name}_bias", layer.bias.detach().requires_grad_())  # (H,)

    def _hidden(self, x: Tensor) -> Tensor:
        return linear(x, getattr(self, f"{self._name}_weight"), getattr(self, f"{self._name}_bias"))


class AsBuffers(AsTensors):
    """As buffers: registered and saved, but no parameters. A buffer is for numbers that are not learned."""

    def _keep(self, layer: nn.Linear) -> None:
        self.register_buffer(f"{self._name}_weight", layer.weight.detach())  # (H, I)
        self.register_buffer(f"{self._name}_bias", layer.bias.detach())  # (H,)


class WithoutHidden(nn.Module):
    """The hidden layer is gone: ŷ = W2 x + b2."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.linear2 = nn.Linear(inputs, outputs)

    def forward(self, x: Tensor) -> Tensor:
        """x (N, I) -> ŷ (N, O)."""
        return self.linear2(x)


HOMES = {
    "attribute": OwnNet, "module_list": InModuleList, "module_dict": InModuleDict, "list": InList, "dict": InDict,
    "tensor": AsTensors, "buffer": AsBuffers,
}  # fmt: skip
