"""Hostile texts in front of the recorded models: every question that carries a text, as the workers answer it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings

from core.engine.shelf import RECORDED
from core.headless.predicting import as_json, open_run
from core.problems import Problem
from core.topics.tensors import OPERATIONS
from tests.hostile.files import hostile_files
from tests.hostile.test_texts import FIXED, TOPICS, answered
from tests.hostile.texts import hostile_texts
from tests.hostile.watching import watched

SLOW = ("training_loop", "sentiment", "seq2seq", "attention", "translation")  # a tenth of a second for a text
DONE = tuple(OPERATIONS)
QUESTIONS: dict[str, tuple[Callable[[Any, str], object], ...]] = {
    "sentiment": (lambda model, text: model.salience(text), lambda model, text: model.gates(text)),
    "autograd": (lambda model, text: model.graph(text),),
    "tensors": (
        lambda model, text: model.operate(text, DONE[len(text) % len(DONE)], text[:40], "[1, 2]"),
        lambda model, text: model.operate("[[1, 2], [3, 4]]", DONE[len(text) % len(DONE)], text, text),
        lambda model, text: model.operate("[1]", text),
    ),
    "custom_module": (
        lambda model, text: model.design({"layer_name": text}), lambda model, text: model.crash(text),
        lambda model, text: model.load("attribute", text, strict=True, damage=text, file=None),
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def one_thread():
    """As on the workers, and quicker where others use this machine, too."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def opened(topic: str) -> Any:
    """The Inspector of the first recorded run of a topic."""
    folder = next(path for path in sorted((RECORDED / topic).iterdir()) if (path / "run.json").exists())
    return open_run(folder, topic)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_recorded_model_answers_or_says_why_not(topic, tmp_path, monkeypatch):
    monkeypatch.setenv("GLASSBOX_HOME", str(tmp_path))
    model = opened(topic)
    questions = (lambda model, text: as_json(model.predict(text)), *QUESTIONS.get(topic, ()))
    for ask in questions:
        answered(partial(ask, model), "1, 2")

    @settings(FIXED, max_examples=10 if topic in SLOW else 60)
    @given(hostile_texts)
    def throw(text: str) -> None:
        with watched(tmp_path):
            for ask in questions:
                answered(partial(ask, model), text)

    throw()


def test_weights_that_somebody_uploads_are_loaded_or_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("GLASSBOX_HOME", str(tmp_path))
    model = opened("custom_module")
    before = model.predict("1").output

    def load(data: bytes) -> None:
        file = np.frombuffer(data, dtype=np.uint8)
        try:
            model.load("attribute", "same", strict=False, damage="none", file=file)
        except Problem as problem:
            assert str(problem).endswith(".")  # noqa: PT017 - a refusal is one of the two right answers

    load(b"")

    @settings(FIXED, max_examples=100)
    @given(hostile_files)
    def throw(data: bytes) -> None:
        with watched(tmp_path):
            load(data)

    throw()
    assert model.predict("1").output == before
