"""Makes a network, calls it and asks for its parameters, and writes down where that stops."""

from __future__ import annotations

import linecache
import traceback
from collections.abc import Callable
from typing import NamedTuple

from torch import Tensor, nn


class Stop(NamedTuple):
    """Where it stopped: `stage` is "made", "called" or "listed"; "done" where nothing went wrong."""

    stage: str
    kind: str  # the class of the error
    words: str  # what PyTorch says
    file: str
    line: int
    source: str  # that line


def construct(make: Callable[[], nn.Module], x: Tensor, files: tuple[str, ...]) -> Stop:
    """What happens; the line is the innermost one that stands in one of our `files`."""
    stage = "made"
    try:
        network = make()
        stage = "called"
        network(x)
        stage = "listed"
        list(network.parameters())
    except AttributeError as error:
        ours = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in files]
        file, line = ours[-1].filename, ours[-1].lineno or 0
        return Stop(stage, type(error).__name__, str(error), file, line, linecache.getline(file, line).strip())
    return Stop("done", "", "", "", 0, "")
