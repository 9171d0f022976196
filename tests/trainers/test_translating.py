"""Learning to translate: the same run twice, going on after a break, and what the page shows of it."""

import numpy as np
import pytest
import sacrebleu
import torch

from core.text.vocabulary import EOS
from core.topics.attention import EXAMPLES, Config
from core.trainers.attention import Inspector, Trainer
from core.trainers.translating.scoring import bleu, exact
from core.training.checkpoint import from_bytes, to_bytes
from core.training.loop import steps
from tests.trainers.stopping import stopped

SMALL = {"train_size": 600, "epochs": 1, "embedding_size": 16, "hidden_size": 16}


@pytest.fixture(scope="module")
def learned() -> tuple[Trainer, list[dict]]:
    """A model that has learned enough to translate the examples."""
    torch.set_num_threads(1)
    trainer = Trainer(Config(train_size=6000, epochs=6))
    return trainer, list(steps(trainer))


@pytest.fixture(scope="module")
def inspector(learned) -> Inspector:
    trainer = learned[0]
    return Inspector(trainer.config, trainer.artifacts(), from_bytes(to_bytes(trainer.snapshot())))


@pytest.mark.parametrize("how", [{}, {"teacher_forcing": 0.5, "attention": "none"}, {"language": "ko", "cell": "lstm"}])
def test_the_same_settings_give_the_same_history(how):
    first, second = (list(steps(Trainer(Config(**SMALL | how)))) for _ in range(2))
    assert first == second


def test_it_goes_on_as_if_nothing_had_happened():
    whole = list(steps(Trainer(Config(**SMALL))))
    assert list(steps(stopped(Trainer, Config(**SMALL), 7))) == whole[7:]


def test_batches_have_no_pads_in_the_source_and_the_loss_counts_none_in_the_target():
    trainer = Trainer(Config(**SMALL, word_dropout=0.0))
    for _ in range(5):
        source, lengths, _ = trainer.batch()
        assert (source > 0).all()
        assert set(lengths.tolist()) == {source.size(1)}
        trainer.steps += 1
    part = trainer.data.valid.first(7)
    alone = [
        trainer.loss(type(part)([s], [t], [w])) for s, t, w in zip(part.sources, part.targets, part.words, strict=True)
    ]
    sizes = [len(t) - 1 for t in part.targets]
    mean = sum(loss * size for (loss, _), size in zip(alone, sizes, strict=True)) / sum(sizes)
    assert trainer.loss(part)[0] == pytest.approx(mean, rel=1e-4)


def test_no_test_sentence_is_in_training():
    data = Trainer(Config(**SMALL)).data
    assert not set(map(tuple, map(tuple, data.train.words))) & set(map(tuple, data.test.words))


def test_it_learns_to_translate_and_to_look_at_the_right_words(learned):
    rows = learned[1]
    first, last = (next(row for row in order if "valid_loss" in row) for order in (rows, rows[::-1]))
    assert last["valid_loss"] < first["valid_loss"] / 5
    assert last["valid_bleu"] > 80
    assert last["valid_alignment_error"] < 0.2 < first["valid_alignment_error"]


def test_a_translation_says_where_the_model_looked(inspector):
    found = inspector.predict(EXAMPLES["de"][0])
    assert found.attention.shape == (len(found.target_tokens), len(found.source_tokens))
    assert np.allclose(found.attention.sum(axis=1), 1, atol=1e-5)
    assert found.finished
    assert found.target_tokens[-1] == EOS
    assert found.translation.startswith("The ")
    assert all(0 < p <= 1 for p in found.probability)


def test_one_word_in_slow_motion_agrees_with_the_whole(inspector):
    text = EXAMPLES["de"][0]
    found = inspector.predict(text)
    for index in (0, 2, len(found.target_tokens) - 1):
        word = inspector.word(text, index)
        assert word.target_token == found.target_tokens[index] == word.candidates[0]
        assert np.allclose(word.weights, found.attention[index], atol=1e-5)
        assert np.allclose(np.exp(word.scores) / np.exp(word.scores).sum(), word.weights, atol=1e-5)
        assert word.probabilities[0] == pytest.approx(found.probability[index], abs=1e-4)


def test_weights_by_hand_change_the_word(inspector):
    """All the weight on “Hund” while it writes the noun of the boy: it writes the dog instead."""
    text = "Der Junge trägt den Korb, während ein Hund bellt."
    found = inspector.predict(text)
    boy, dog = found.target_tokens.index("boy"), found.source_tokens.index("Hund")
    weights = [float(at == dog) for at in range(len(found.source_tokens))]
    assert inspector.word(text, boy, weights=weights).candidates[0] == "dog"


def test_a_low_temperature_sharpens_the_map(inspector):
    sharp, flat = (inspector.predict(EXAMPLES["de"][1], temperature=t).attention.max(axis=1) for t in (0.2, 4.0))
    assert (sharp > flat).all()


def test_hiding_the_noun_hurts_its_translation_most(inspector):
    found = inspector.occlusion("Zwei Katzen trinken in der Küche kalte Milch.")
    cats = found.target_tokens.index("cats")
    assert found.source_tokens[found.drop[cats].argmax()] == "Katzen"
    assert found.drop[cats].max() > 1  # its probability falls below a third
    assert -1 <= found.agreement <= 1


def test_reading_backwards_changes_nothing_about_where_words_stand():
    trainer = Trainer(Config(**SMALL, reverse_source=True))
    backwards = Inspector(trainer.config, trainer.artifacts(), trainer.snapshot())
    found = backwards.predict("Ein Hund schläft.")
    assert found.source_tokens == ["Ein", "Hund", "schläft", "."]
    assert np.allclose(backwards.word("Ein Hund schläft.", 0).weights, found.attention[0], atol=1e-5)
    assert trainer.data.source.decode(trainer.data.train.sources[0])[0] == "."


@pytest.mark.parametrize(
    "text", ["🙂🙂🙂", "xyzzy qwrt", "Hund " * 100, "<b>Hund</b>", "مرحبا", "The dog sleeps.", "개"]
)
def test_odd_sentences_get_an_answer(inspector, text):
    found = inspector.predict(text)
    assert len(found.source_tokens) == len(found.source_known) == found.attention.shape[1]
    if not any(found.source_known):
        assert any("knows none" in message for message, _ in found.notes)
    if len(text) > 400:
        assert any("Only the first" in message for message, _ in found.notes)


def test_bleu_is_that_of_sacrebleu():
    written = ["the dog sleeps in the garden .", "a cat drinks cold milk ."]
    true = ["the dog sleeps in the big garden .", "a cat drinks cold milk ."]
    expected = sacrebleu.corpus_bleu(written, [true], tokenize="none", force=True).score
    assert bleu([s.split() for s in written], [s.split() for s in true]) == expected
    assert exact([s.split() for s in written], [s.split() for s in true]) == 0.5
