"""A recorded run answers what the page asks first without any worker, and answers the same as one."""

from importlib import import_module

import numpy as np
import pytest

from core.catalog import ready_topics
from core.engine.asking_tasks import inspector
from core.topics.sentiment import EXAMPLES, RECORDED
from core.ui.recorded import recorded_answer, recorded_run

RUNS = [(topic.id, name) for topic in ready_topics() for name in import_module(f"core.topics.{topic.id}").RECORDINGS]


@pytest.mark.parametrize(("topic", "name"), RUNS)
def test_every_first_question_is_answered_at_once(topic, name):
    run = recorded_run(name)
    for question, arguments in import_module(f"core.topics.{topic}").first_questions(run.config):
        assert recorded_answer(run.id, run.record.step, question, arguments) is not None


@pytest.mark.parametrize("language", RECORDED)
def test_the_answer_is_the_one_of_the_model(language):
    run = recorded_run(RECORDED[language])
    live = inspector(run.payload(run.record.step))
    text = EXAMPLES[language][0]
    brought = recorded_answer(run.id, None, "predict", {"text": text})
    assert brought.probability_by_token == pytest.approx(live.predict(text).probability_by_token, abs=1e-3)
    gates = recorded_answer(run.id, None, "gates", {"text": text, "layer": 0, "backward": False})
    assert np.allclose(gates.values["c"], live.gates(text).values["c"], atol=1e-3)


def test_other_questions_go_to_the_workers():
    run = recorded_run(RECORDED["en"])
    assert recorded_answer(run.id, run.record.step, "predict", {"text": "something else"}) is None
    assert recorded_answer(run.id, 0, "predict", {"text": EXAMPLES["en"][0]}) is None
    assert recorded_answer("no-such-run", None, "predict", {"text": EXAMPLES["en"][0]}) is None
    assert recorded_answer(run.id, None, "projection", {"words": 80, "mean": np.zeros(3)}) is None
