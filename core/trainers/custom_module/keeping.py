"""Files with weights: written, damaged on purpose, read again. Nothing is ever unpickled."""

from __future__ import annotations

import io

import torch
from torch import Tensor, nn

from core.problems import N_, Problem
from core.topics.custom_module import MOST_BYTES
from core.topics.custom_module_answers import Loading, State
from core.training.checkpoint import from_bytes, to_bytes

MOST_TENSORS = 100  # in a file
LONGEST = 1500  # characters of PyTorch's words
FIRST = 4  # numbers shown of each tensor
PICKLES = (b"PK\x03\x04", b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")  # how files of torch.save begin


def state_of(network: nn.Module, lacks: list[str]) -> State:
    """The `state_dict` as a table."""
    state = network.state_dict()
    return State(
        list(state), [list(tensor.shape) for tensor in state.values()],
        [tensor.flatten()[:FIRST].tolist() for tensor in state.values()], lacks, len(to_bytes(state)),
    )  # fmt: skip


def damaged(data: bytes, how: str, state: dict[str, Tensor]) -> bytes:
    """The file after what may happen to it on its way."""
    if how == "cut":
        return data[: len(data) // 2]
    if how == "byte":  # the exponent of the last number, a whole number of 8 bits
        return data[:-1] + bytes([data[-1] ^ 0b0000_0011])
    if how == "other":
        return b"x,y\n1,2\n3,4\n"
    if how == "pickle":
        file = io.BytesIO()
        torch.save(state, file)
        return file.getvalue()
    return data


def read(data: bytes) -> dict[str, Tensor]:
    """The tensors in a file; raises `Problem` where it is none of safetensors."""
    if len(data) > MOST_BYTES:
        raise Problem(N_("This file is too large: {most} MB at most."), most=MOST_BYTES // 1_000_000)
    if data.startswith(PICKLES):
        raise Problem(
            N_(
                "This file was written by torch.save: it is a pickle. A pickle can run code while it is read, so it "
                "is not opened here. Save weights with safetensors."
            )
        )
    try:
        found = from_bytes(data)
    except Problem as problem:
        raise Problem(
            N_("This is no whole safetensors file: it is something else, or a part of it is missing.")
        ) from problem
    if not 1 <= len(found) <= MOST_TENSORS:
        raise Problem(
            N_("There are {count} tensors in this file. Possible here: 1 to {most}."),
            count=len(found),
            most=MOST_TENSORS,
        )
    return found


def load(network: nn.Module, found: dict[str, Tensor], into: str, *, strict: bool) -> Loading:
    """`network.load_state_dict(found, strict=strict)` and what came of it, without the losses."""
    here = {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()}
    there = {name: tuple(tensor.shape) for name, tensor in found.items()}
    names = [*here, *sorted(there.keys() - here.keys())]
    words = ""
    try:
        network.load_state_dict(found, strict=strict)
    except RuntimeError as error:
        words = str(error)[:LONGEST]
    return Loading(
        into, strict, not words, words,
        [name for name in here if name not in there], [name for name in names if name not in here],
        [name for name in here if name in there and here[name] != there[name]],
        names, [_shape(there, name) for name in names], [_shape(here, name) for name in names],
        0.0, 0.0, 0.0, 0.0,
    )  # fmt: skip


def _shape(shapes: dict[str, tuple[int, ...]], name: str) -> list[int] | None:
    return list(shapes[name]) if name in shapes else None
