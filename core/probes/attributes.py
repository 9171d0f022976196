"""Everything that can be reached from a network by its attributes, whether PyTorch knows of it or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from torch import Tensor, nn


class Found(NamedTuple):
    """One module, tensor, list or dictionary inside a network."""

    path: str  # how Python reaches it, without `self.`; "" is the network itself
    above: str  # path of what holds it
    value: Any
    registered: bool  # whether everything on the way to it is in the register of its module


def walk(value: Any, path: str = "", above: str = "", registered: bool = True) -> Iterator[Found]:
    """`value` and all that is inside it, from the outside in."""
    yield Found(path, above, value, registered)
    for step, one, known in _inside(value):
        yield from walk(one, (path + step).removeprefix("."), path, registered and known)


def tensors(network: nn.Module) -> dict[str, Tensor]:
    """Path -> tensor, hidden ones too. The path of a registered one is its name in `state_dict()`."""
    return {found.path: found.value for found in walk(network) if isinstance(found.value, Tensor)}


def _inside(value: Any) -> Iterator[tuple[str, Any, bool]]:
    """The next step of the path, what is there, and whether a module has registered it."""
    if isinstance(value, nn.Module):
        register = value._modules | value._parameters | value._buffers
        plain = {name: one for name, one in vars(value).items() if not name.startswith("_") and _holds(one)}
        yield from ((f".{name}", one, False) for name, one in plain.items())
        yield from ((f".{name}", one, True) for name, one in register.items() if one is not None)
    elif isinstance(value, list | tuple):
        yield from ((f"[{place}]", one, True) for place, one in enumerate(value))
    elif isinstance(value, dict):
        yield from ((f"[{key!r}]", one, True) for key, one in value.items())


def _holds(value: Any) -> bool:
    """Whether there are numbers to be learned in it, at least one step down."""
    if isinstance(value, list | tuple | dict):
        return any(map(_holds, value.values() if isinstance(value, dict) else value))
    return isinstance(value, nn.Module | Tensor)
