"""What one can do with a tensor: each operation as PyTorch does it, and why PyTorch refused, in words."""

from __future__ import annotations

from collections.abc import Callable
from math import prod
from typing import NamedTuple

import torch
from torch import Tensor

from core.problems import N_, Problem
from core.topics.tensor_text import index, places, sizes, whole, written

REFUSALS = (RuntimeError, IndexError, ValueError, TypeError)


class Asked(NamedTuple):
    """An operation, ready to be done."""

    expression: str  # as one writes it
    do: Callable[[Tensor], Tensor]
    moves: bool  # whether it only moves numbers: then one can say where each of them stood
    why_not: Callable[[Tensor], Problem]  # a sentence for the case that PyTorch refuses


def read(operation: str, argument: str, other: Tensor | None) -> Asked:
    """The operation of that name; raises `Problem` where `argument` cannot be read."""
    if operation not in _READERS:
        raise Problem(N_("There is no operation called “{name}”."), name=operation[:40])
    return _READERS[operation](argument, other)


def made(shape: tuple[int, ...], numbers: list[float]) -> Tensor:
    """A tensor of these numbers: int64 where all are whole, else float32, as `torch.tensor` chooses."""
    return torch.tensor(numbers).reshape(shape)


# --- the operations -----------------------------------------------------------------------------------------------


def _none(_argument: str, _other: Tensor | None) -> Asked:
    return Asked("a", lambda a: a, True, _unknown)


def _reshape(argument: str, _other: Tensor | None) -> Asked:
    shape = sizes(argument)
    return Asked(f"a.reshape{written(shape)}", lambda a: a.reshape(shape), True, lambda a: _does_not_fill(a, shape))


def _transpose(argument: str, _other: Tensor | None) -> Asked:
    dims = sizes(argument)
    if len(dims) != 2:
        raise Problem(N_("Type the two dimensions that change places, for instance 0, 1."))
    first, second = dims
    return Asked(
        f"a.transpose({first}, {second})", lambda a: a.transpose(first, second), True, lambda a: _no_dim(a, dims)
    )


def _sum(argument: str, _other: Tensor | None) -> Asked:
    if not argument.strip():
        return Asked("a.sum()", lambda a: a.sum(), False, _unknown)
    dim = whole(argument)
    return Asked(f"a.sum(dim={dim})", lambda a: a.sum(dim=dim), False, lambda a: _no_dim(a, (dim,)))


def _unsqueeze(argument: str, _other: Tensor | None) -> Asked:
    dim = whole(argument)
    return Asked(f"a.unsqueeze({dim})", lambda a: a.unsqueeze(dim), True, lambda a: _no_dim(a, (dim,), room=1))


def _index(argument: str, _other: Tensor | None) -> Asked:
    at = index(argument)
    said = ", ".join(map(_index_text, at))
    return Asked(f"a[{said}]", lambda a: a[at], True, lambda a: _no_place(a, said))


def _matmul(_argument: str, b: Tensor) -> Asked:
    return Asked("a @ b", lambda a: a @ b, False, lambda a: _no_product(a, b))


def _add(_argument: str, b: Tensor) -> Asked:
    return Asked("a + b", lambda a: a + b, False, lambda a: _no_broadcast(a, b))


def _long(_argument: str, _other: Tensor | None) -> Asked:
    return Asked("a.to(torch.long)", lambda a: a.to(torch.long), False, _unknown)


_READERS = {
    "none": _none, "reshape": _reshape, "transpose": _transpose, "sum": _sum, "unsqueeze": _unsqueeze,
    "index": _index, "matmul": _matmul, "add": _add, "long": _long,
}  # fmt: skip


# --- why not ------------------------------------------------------------------------------------------------------


def _unknown(a: Tensor) -> Problem:
    return Problem(N_("PyTorch does not do this with a tensor of shape {shape}."), shape=written(a.shape))


def _does_not_fill(a: Tensor, shape: tuple[int, ...]) -> Problem:
    rest = prod(size for size in shape if size != -1)
    if min(shape, default=0) < -1:
        return Problem(N_("A size cannot be negative. Only −1 means something: “work this size out”."))
    if shape.count(-1) > 1:
        return Problem(N_("Only one size may be −1: with two of them there would be many answers."))
    if -1 in shape:
        return Problem(N_("{count} numbers cannot be shared out evenly: {count} / {rest} is no whole number."),
                       count=a.numel(), rest=rest)  # fmt: skip
    return Problem(N_("{count} numbers do not fill {shape} = {places} places."),
                   count=a.numel(), shape=places(shape), places=rest)  # fmt: skip


def _no_dim(a: Tensor, dims: tuple[int, ...], room: int = 0) -> Problem:
    rank = a.dim() + room
    wrong = next((dim for dim in dims if not -rank <= dim < rank), dims[0])
    if rank == 0:
        return Problem(N_("There is no dimension {dim}: a scalar has none."), dim=wrong)
    return Problem(N_("There is no dimension {dim} here: they are numbered from 0 to {last}, or from −1 backwards."),
                   dim=wrong, last=rank - 1)  # fmt: skip


def _no_place(a: Tensor, said: str) -> Problem:
    return Problem(N_("The index [{index}] has no place in the shape {shape}. Each index counts from 0 and must be "
                      "smaller than its size; a step must be 1 or more."),
                   index=said, shape=written(a.shape))  # fmt: skip


def _no_product(a: Tensor, b: Tensor) -> Problem:
    if 0 in (a.dim(), b.dim()):
        return Problem(N_("`@` needs at least one dimension on each side. A scalar multiplies with `*`."))
    if a.dtype != b.dtype:
        return Problem(N_("`@` does not mix types: a is {first}, b is {second}. Write 1.0 instead of 1 to make whole "
                          "numbers decimal."), first=str(a.dtype), second=str(b.dtype))  # fmt: skip
    inner = (a.shape[-1], b.shape[-2] if b.dim() > 1 else b.shape[0])
    if inner[0] != inner[1]:
        return Problem(N_("The inner sizes differ: each row of a has {left} numbers, each column of b has {right}."),
                       left=inner[0], right=inner[1])  # fmt: skip
    return _no_broadcast(a[..., 0, 0], b[..., 0, 0])


def _no_broadcast(a: Tensor, b: Tensor) -> Problem:
    return Problem(N_("The shapes {first} and {second} do not fit: counted from the right, two sizes must be equal, or "
                      "one of them 1."), first=written(a.shape), second=written(b.shape))  # fmt: skip


def _index_text(one: object) -> str:
    if not isinstance(one, slice):
        return "..." if one is ... else str(one)
    start, stop = ("" if end is None else end for end in (one.start, one.stop))
    return f"{start}:{stop}" + ("" if one.step is None else f":{one.step}")
