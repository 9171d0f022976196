"""Topic 2.3: the bottleneck measured, one decoding step at a time, and the beam as a tree."""

import numpy as np
import pytest
import torch

from core.problems import Problem
from core.text.vocabulary import EOS
from core.topics.seq2seq import BOTTLENECK, Config
from core.trainers.seq2seq import Inspector, Trainer
from core.training.loop import steps

SMALL = {"train_size": 600, "epochs": 1, "embedding_size": 16, "hidden_size": 16}


def learned(config: Config) -> Inspector:
    torch.set_num_threads(1)
    trainer = Trainer(config)
    list(steps(trainer))
    return Inspector(config, trainer.artifacts(), trainer.snapshot())


@pytest.fixture(scope="module")
def reversing() -> dict[str, Inspector]:
    """Both models of the measurement, trained as the page trains them."""
    return {kind: learned(Config.read(Config.preset("reverse") | {"attention": kind})) for kind in BOTTLENECK}


@pytest.fixture(scope="module")
def reader() -> Inspector:
    """A model of the small world that has learned a little."""
    return learned(Config(train_size=2000, epochs=3, hidden_size=64, embedding_size=32))


def test_at_length_14_one_vector_holds_no_word_and_attention_nearly_every_one(reversing):
    assert Trainer(reversing["none"].config).total_steps <= 600
    without, attentive = (reversing[kind].by_length() for kind in BOTTLENECK)
    at = without.lengths.tolist().index(14)
    assert without.exact[at] <= 0.05
    assert attentive.token[at] >= 0.97
    assert attentive.exact[at] >= 0.90
    assert attentive.looked[at] >= 0.95
    assert without.exact[0] > 0.9  # three letters do fit
    assert without.looked is None


def test_a_word_of_the_reader_comes_back_from_its_end(reversing):
    found = reversing["general"].predict("Glass box")
    assert (found.translation, found.source_tokens) == ("xobssalg", list("Glassbox"))
    assert found.truth.shape == (8, 8)
    assert found.error_rate <= 0.2


def test_only_a_model_that_reverses_can_be_measured_by_length(reader):
    with pytest.raises(Problem, match="backwards"):
        reader.by_length()


def test_step_by_step_it_writes_what_it_writes_at_once(reader):
    text = "Zwei Katzen trinken kalte Milch."
    whole = reader.predict(text)
    written: list[str] = []
    while (found := reader.steps(text, written)).candidates:
        assert [*written, *found.rest] == whole.target_tokens
        assert found.probabilities[0] == found.probabilities.max()
        written.append(found.candidates[0])
    assert written == whole.target_tokens
    assert np.allclose(found.probability, whole.probability, atol=1e-5)
    assert found.decoder_states.shape == (len(written) + 1, len(found.units))
    assert found.encoder_states.shape == (len(found.source_tokens), len(found.units))


def test_another_word_leads_the_sentence_elsewhere(reader):
    text = "Zwei Katzen trinken kalte Milch."
    found = reader.steps(text, [])
    other = reader.steps(text, [found.candidates[1]])
    assert other.written == [found.candidates[1]]
    assert other.probability[0] == pytest.approx(found.probabilities[1], abs=1e-5)
    with pytest.raises(Problem, match="vocabulary"):
        reader.steps(text, ["xyzzy"])


def test_the_decoder_begins_where_the_encoder_ended(reader):
    found = reader.steps("Ein Hund schläft.", [])
    memory = reader.model.encoder(reader.read("Ein Hund schläft.").ids, torch.tensor([4]))
    assert np.allclose(found.handed_over, memory.last[0][-1, 0, found.units].detach(), atol=1e-6)


def test_a_beam_of_one_is_greedy_and_a_wider_one_a_tree(reader):
    text = "Der Junge hebt den schweren Korb auf, während ein Hund bellt."
    alone, wide = reader.tree(text, 1), reader.tree(text, 4)
    assert alone.beam_text == alone.greedy_text
    assert alone.beam_log_probability == pytest.approx(alone.greedy_log_probability, abs=1e-3)
    assert alone.best == list(range(len(alone.step)))
    assert wide.parent[0] == -1
    assert all(wide.step[up] == wide.step[node] - 1 for node, up in enumerate(wide.parent) if up >= 0)
    assert max(np.bincount(wide.step)) <= 4
    path = [wide.token[node] for node in wide.best]
    assert path[0] == "<bos>"
    assert reader.joined([word for word in path[1:] if word != EOS]) == wide.beam_text
    with pytest.raises(Problem, match="wide"):
        reader.tree(text, 99)


@pytest.mark.parametrize("text", ["🙂", "xyzzy", "Hund " * 100, "<b>"])
def test_odd_sentences_get_an_answer(reader, text):
    assert reader.steps(text, []).candidates
    assert reader.tree(text, 3).beam_text is not None
