"""From a topic's id to its modules: the one place that knows where a topic's Config, Trainer and Inspector are.

A course can bring topics of its own: `GLASSBOX_TOPICS="mine=my_package,other=pkg.other"` makes the engine look for
`my_package.topic` (Config, torch-free) and `my_package.trainer` (Trainer, Inspector). The names come from the
environment and never from a stored file, so that a file cannot make a program import what it likes.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
from types import ModuleType

from core.problems import N_, Problem
from core.topics.settings import Settings

TOPIC_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")


def config_class(topic: str) -> type[Settings]:
    """The topic's Config; raises `Problem` for a topic that does not exist."""
    package = _own_topics().get(topic)
    return _load(f"{package}.topic" if package else f"core.topics.{topic}", topic, "Config").Config


def trainer_module(topic: str) -> ModuleType:
    """The module with the topic's Trainer and Inspector. It imports torch: for workers only."""
    package = _own_topics().get(topic)
    return _load(f"{package}.trainer" if package else f"core.trainers.{topic}", topic, "Trainer")


def is_ours(path: str) -> bool:
    """Whether this dotted path is inside the program or a course's own package."""
    return any(path.startswith(f"{package}.") for package in ("core", *_own_topics().values()))


def _own_topics() -> dict[str, str]:
    pairs = (pair.split("=", 1) for pair in os.environ.get("GLASSBOX_TOPICS", "").split(",") if "=" in pair)
    return {topic.strip(): package.strip() for topic, package in pairs}


def _load(name: str, topic: str, wanted: str) -> ModuleType:
    if not TOPIC_ID.fullmatch(topic) or not _exists(name):
        raise Problem(N_("There is no topic called “{topic}”."), topic=topic[:64])
    module = importlib.import_module(name)
    if not hasattr(module, wanted):
        raise Problem(N_("There is no topic called “{topic}”."), topic=topic[:64])
    return module


def _exists(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:  # a parent package is missing
        return False
