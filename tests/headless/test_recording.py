"""Recording and asking in topics with and without a language."""

import json

import numpy as np
import pytest

from core.engine.shelf import RECORDED
from core.headless.recording import keep_spread, language_for, model_card, recorded_folder
from core.problems import Problem
from core.topics import control_flow, custom_module, sentiment
from core.topics.spread import FILE, from_text
from core.trainers.control_flow import Trainer
from core.training.loop import steps
from tests.headless.test_commands import core, lines


def test_a_topic_without_language_has_one_recorded_run_for_every_text():
    assert language_for("control_flow", "가") is None
    assert {recorded_folder("control_flow", language).name for language in (None, "en", "ko")} == {"random-depth"}


def test_a_topic_with_languages_still_tells_them_apart():
    assert (language_for("sentiment", "good"), language_for("sentiment", "좋아요")) == ("en", "ko")
    with pytest.raises(Problem, match="this language"):
        recorded_folder("sentiment", "fr")


def test_the_card_says_what_was_learned_from():
    losses = {f"loss_at_depth_{depth}": 0.5 for depth in range(4)}
    card = model_card("random-depth", control_flow.Config(), losses)
    assert "64 samples of 1000 random normal numbers" in card
    assert "GLASSBOX_DATA" not in card
    told = {"test_accuracy": 0.75, "test_texts": 10}
    card = model_card("x", sentiment.Config(corpus="rt_polarity"), told)
    assert "CC BY 4.0" in card
    assert "GLASSBOX_DATA" in card


def test_the_recorded_spread_has_twenty_values_at_the_step_of_the_notes():
    folder = RECORDED / "control_flow" / control_flow.SPREAD.run
    values = from_text((folder / "artifacts" / FILE).read_text())
    assert len(values) == 20
    assert np.isfinite(values).all()
    rows = list(steps(Trainer(control_flow.Config(seed=2))))
    assert rows[-1]["step"] == control_flow.SPREAD.step
    assert values.min() / 10 < rows[-1]["loss"] < values.max() * 10  # last bits, and so paths, differ by machine


def test_a_topic_may_bring_less_weight_along():
    folder = RECORDED / "custom_module" / custom_module.RECORDED[None]
    kept = [file.stat().st_size for file in (folder / "snapshots").iterdir()]
    assert len(kept) >= 8
    assert sum(kept) <= custom_module.HEAVIEST


def test_only_the_run_that_is_named_gets_a_spread(tmp_path):
    keep_spread("another", control_flow.Config(), tmp_path)
    keep_spread("rt-polarity", sentiment.Config(), tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_depth_is_asked_on_the_command_line():
    deep, flat = lines(core("predict", "control_flow", "3", "0"))
    assert (deep["depth"], deep["calls"]) == (3, ["input", "middle", "middle", "middle", "output"])
    assert flat["shapes"] == [[64, 100], [64, 10]]
    done = core("predict", "control_flow", "deep")
    assert done.returncode == 1
    assert "no depth of this network" in done.stderr


def test_a_run_is_trained_on_the_command_line():
    *_, last = lines(core("train", "control_flow", "--set", "steps=20", "--set", "depth=1"))
    assert last["done"] is True
    assert json.dumps(last["loss_at_depth_1"])
