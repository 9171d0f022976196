"""JSON from a file: whatever is wrong with it is a ValueError."""

from __future__ import annotations

import json
from typing import Any


def from_json(text: str | bytes) -> Any:
    """What `json.loads` makes of it; a ValueError also for brackets so deep that Python gives up on them."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
