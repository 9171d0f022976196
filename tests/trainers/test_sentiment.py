"""The sentiment trainer and its inspector: same seed same history, going on after a break, and honest answers."""

import numpy as np
import pytest
import torch

from core.problems import Problem
from core.topics.sentiment import Config
from core.trainers.sentiment import Inspector, Trainer
from core.training.checkpoint import from_bytes, to_bytes
from core.training.loop import steps

SMALL = {"train_size": 400, "epochs": 2, "embedding_size": 8, "hidden_size": 8}
TEXT = {"en": "The acting was great, but the story was not good.", "ko": "연기는 정말 훌륭했지만 이야기는 별로였어요."}


def inspect(**settings) -> Inspector:
    trainer = Trainer(Config(**SMALL | settings))
    list(steps(trainer))
    return Inspector(trainer.config, trainer.artifacts(), from_bytes(to_bytes(trainer.snapshot())))


@pytest.mark.parametrize("settings", [{}, {"cell": "gru", "dropout": 0.3, "num_layers": 2}, {"learn_at": "end"}])
def test_same_config_and_seed_same_history(settings):
    config = Config(**SMALL | settings)
    assert list(steps(Trainer(config))) == list(steps(Trainer(config)))


def test_another_seed_another_history():
    assert list(steps(Trainer(Config(**SMALL)))) != list(steps(Trainer(Config(**SMALL, seed=1))))


def test_going_on_from_a_saved_state_gives_the_undisturbed_history():
    config = Config(**SMALL, dropout=0.3)
    undisturbed = list(steps(Trainer(config)))
    first, second = Trainer(config), Trainer(config)
    begun = [first.step() for _ in range(7)]
    torch.manual_seed(99)  # somebody else used the random numbers meanwhile
    second.load_state_dict(from_bytes(to_bytes(first.state_dict())))
    assert begun + list(steps(second)) == undisturbed


def test_two_trainers_in_turn_do_not_disturb_each_other():
    config = Config(**SMALL, dropout=0.3)
    alone = list(steps(Trainer(config)))
    one, other = Trainer(config), Trainer(Config(**SMALL, seed=5))
    rows = []
    for _ in range(one.total_steps):
        rows.append(one.step())
        other.step()
    assert rows == alone


def test_a_wrong_state_is_refused():
    state = Trainer(Config(**SMALL)).state_dict()
    with pytest.raises(Problem, match="do not fit"):
        Trainer(Config(**SMALL | {"hidden_size": 9})).load_state_dict(state)


def test_the_model_learns_the_small_world():
    trainer = Trainer(Config(train_size=6000, epochs=5))
    rows = list(steps(trainer))
    assert rows[-1]["valid_accuracy"] > 0.8 > 0.6 > rows[0]["accuracy"]
    assert trainer.summary()["test_accuracy"] > 0.8


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(
    "settings",
    [{}, {"cell": "rnn"}, {"cell": "gru", "bidirectional": True, "readout": "max"}, {"readout": "attention"}],
)
def test_a_prediction_speaks_of_every_token(language, settings):
    inspector = inspect(language=language, **settings)
    found = inspector.predict(TEXT[language])
    assert "".join(found.tokens).replace(" ", "") == TEXT[language].replace(" ", "")
    assert len(found.probability_by_token) == len(found.tokens) == len(found.truth_by_token) == len(found.known)
    assert found.probability == found.probability_by_token[-1]
    assert found.label == (found.probability >= 0.5)
    if settings.get("readout") == "attention":
        assert sum(found.attention) == pytest.approx(1, abs=1e-5)


def test_the_probability_after_a_token_is_that_of_the_text_so_far():
    """Also where both directions are read, and the backward state is another one for every prefix."""
    for settings in ({}, {"bidirectional": True}, {"readout": "mean"}, {"readout": "attention"}):
        inspector = inspect(**settings)
        whole = inspector.predict("The acting was great, but the story was not good")
        part = inspector.predict("The acting was great")
        assert part.probability == pytest.approx(whole.probability_by_token[3], abs=1e-5)


def test_the_truth_is_known_in_the_small_world_alone():
    found = inspect().predict("The acting was great, but the story was not good.")
    assert found.truth_by_token[-1] == 0.0
    assert found.truth_by_token[3] > 0.5
    assert inspect().predict("Colourless green ideas sleep furiously.").truth_by_token[-1] is None


def test_integrated_gradients_are_complete_to_one_percent():
    found = inspect(epochs=4).salience(TEXT["en"])
    assert found.completeness_gap <= 0.01 * abs(found.logit - found.baseline_logit)


def test_gates_put_the_liveliest_unit_first():
    found = inspect().gates(TEXT["en"])
    cell = found.values["c"]
    travelled = np.abs(np.diff(cell, axis=0, prepend=0)).sum(axis=0)
    assert found.order[0] == travelled.argmax()
    assert set(found.values) == set("ifgoch")


def test_skipped_pads_do_nothing_and_read_pads_move_the_score():
    found = inspect().padding("The acting was great.")
    assert np.ptp(found.packed) < 1e-6
    assert np.ptp(found.reading_pads) > 1e-3
    assert found.state_change > 0.1
    assert found.packed[0] == pytest.approx(found.reading_pads[0])


def test_scrubbing_keeps_the_plane():
    inspector = inspect()
    own = inspector.projection(words=40)
    again = inspector.projection(words=40, mean=own.mean, basis=own.basis)
    assert again.points == pytest.approx(own.points)
    assert 0 < own.trustworthiness <= 1
    assert len(own.words) == len(own.effect) == 40


@pytest.mark.parametrize("text", ["", "   ", "\x00\x00", "\u200b"])
def test_nothing_to_read_is_said(text):
    with pytest.raises(Problem, match="no text"):
        inspect().predict(text)


@pytest.mark.parametrize("text", ["🎉🎉🎉", "שלום עולם", "<b>great</b> **good**", "a" * 100_000, "zzz qqq", "a\x00b"])
def test_every_other_text_gets_an_answer(text):
    found = inspect().predict(text)
    assert 0 < found.probability < 1
    if not any(found.known):
        assert any("only a guess" in message for message, _ in found.notes)
