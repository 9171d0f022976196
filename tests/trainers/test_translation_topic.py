"""Topic 2.5: samples after each epoch, exposure bias, unknown words, directions, and the tokenizers of the notes."""

import numpy as np
import pytest

from core.problems import Problem
from core.topics.translation import Config
from core.trainers.translating.data import prepare
from core.trainers.translation import Inspector, Trainer
from core.training.checkpoint import from_bytes, to_bytes
from core.training.loop import steps

SMALL = {"train_size": 600, "epochs": 2, "embedding_size": 16, "hidden_size": 16}


def inspector_of(trainer: Trainer) -> Inspector:
    return Inspector(trainer.config, trainer.artifacts(), from_bytes(to_bytes(trainer.snapshot())))


@pytest.fixture(scope="module")
def learned() -> Inspector:
    trainer = Trainer(Config(train_size=3000, epochs=4, min_freq=4))
    list(steps(trainer))
    return inspector_of(trainer)


def test_samples_are_kept_after_each_epoch_and_over_a_break():
    whole = Trainer(Config(**SMALL))
    for _ in range(whole.steps_per_epoch + 3):
        whole.step()
    second = Trainer(Config(**SMALL))
    second.load_state_dict(from_bytes(to_bytes(whole.state_dict())))
    list(steps(whole))
    list(steps(second))
    first, again = (inspector_of(trainer).samples() for trainer in (whole, second))
    assert first == again
    assert first.steps == [whole.steps_per_epoch, 2 * whole.steps_per_epoch]
    assert len(first.sources) == len(first.truths) == len(first.written[0]) == 5
    assert first.sources[0] == whole.data.shown[0].source


def test_before_the_first_step_there_are_no_samples_and_no_exposure_bias():
    begun = inspector_of(Trainer(Config(**SMALL)))
    assert begun.samples().steps == []
    assert begun.by_position() is None


def test_alone_it_is_never_better_at_the_first_place_than_with_help(learned):
    found = learned.by_position()
    assert found.forced[0] == pytest.approx(found.free[0])  # at the first place there is nothing before
    assert found.free.mean() <= found.forced.mean()
    assert (np.diff(found.count) <= 0).all()


def test_unknown_words_are_named_with_known_ones_that_are_spelt_alike(learned):
    found = learned.unknown("Ein Hunnd schläft im Weltraum.")
    assert found.tokens[0] == "Hunnd"
    assert "hund" in found.near[0]


def test_copied_words_stand_where_unknown_ones_were_written(learned):
    """Bend the output so that it writes `<unk>` at once: the word that it looked at most takes its place."""
    before = learned.model.decoder.bias.data.clone()
    learned.model.decoder.bias.data[1] = 50.0
    try:
        found, translation = learned.unknown("Ein Hund schläft."), learned.predict("Ein Hund schläft.")
    finally:
        learned.model.decoder.bias.data = before
    assert found.copies == translation.target_tokens.count("<unk>") > 0
    assert "<unk>" not in found.copied
    looked_at = translation.source_tokens[int(translation.attention[0].argmax())]
    assert found.copied.lower().startswith(looked_at.lower())


@pytest.mark.parametrize(("language", "word"), [("en", "der"), ("de", "the"), ("ko", "the")])
def test_every_direction_has_planted_links(language, word):
    data = prepare(Config(**SMALL | {"language": language}))
    assert word in data.target
    assert all(
        links.shape == (len(words), len(source))
        for links, words, source in zip(data.test.links, data.test.words, data.test.sources, strict=True)
    )


def test_the_swapped_tokenizers_turn_the_target_around():
    right, wrong = (Trainer(Config(**SMALL, swapped_tokenizers=swapped)).data for swapped in (False, True))
    assert wrong.target.decode(wrong.train.targets[0][1:-1])[::-1] == right.target.decode(right.train.targets[0][1:-1])
    assert wrong.train.words[0] == right.train.words[0]  # as people read it
    assert wrong.test.links is None


def test_backwards_english_has_a_falling_loss_and_no_bleu():
    """Erratum E68: the loss does not show it, the score and the sentence do."""
    how = {"train_size": 3000, "epochs": 5}
    rows = {}
    for swapped in (False, True):
        trainer = Trainer(Config(**how, swapped_tokenizers=swapped))
        rows[swapped] = next(row for row in reversed(list(steps(trainer))) if "valid_bleu" in row)
        written = inspector_of(trainer).predict("Ein Hund schläft.").target_tokens
        assert (written[0] == ".") == swapped
    assert rows[True]["valid_loss"] < 1.5 * rows[False]["valid_loss"] + 0.2
    assert rows[True]["valid_bleu"] < 20 < 40 < rows[False]["valid_bleu"]


def test_bleu_of_a_paraphrase_is_lower_than_that_of_a_wrong_word(learned):
    reference = "The boy picks up the heavy basket while a dog barks."
    same, near, other = learned.bleu(
        [reference, reference.replace("dog", "cat"), "A dog barks while the boy lifts a basket."], reference
    )
    assert same == pytest.approx(100)
    assert 100 > near > other


def test_korean_is_read_in_the_small_world_only():
    with pytest.raises(Problem, match="another language"):
        Config(language="ko", corpus="tatoeba")
