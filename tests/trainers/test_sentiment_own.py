"""The sentiment model learns from a student's own table, in both languages, and is as honest about it as elsewhere."""

import pytest

from core.corpora import locate, own
from core.problems import Problem
from core.topics.sentiment import PRESETS, Config
from core.trainers.sentiment import Inspector, Trainer
from core.training.checkpoint import from_bytes, to_bytes
from core.training.loop import steps

WORDS = {
    "en": (("a dull", "an awful", "a boring"), ("a lovely", "a great", "a funny")),
    "ko": (("지루한", "끔찍한", "따분한"), ("즐거운", "훌륭한", "신나는")),
}
THINGS = {
    "en": ("film", "story", "evening", "book", "meal", "song", "room", "walk", "game", "talk"),
    "ko": ("영화", "이야기", "저녁", "책", "식사", "노래", "방", "산책", "게임", "수업"),
}
LANGUAGES = pytest.mark.parametrize("language", ["en", "ko"])


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.HOME, str(tmp_path))
    return tmp_path


def table(language):
    """The id of a table of 60 texts, each with one word that says it all."""
    rows = [
        f"{label}\t{word} {thing}"
        for label, words in enumerate(WORDS[language])
        for word in words
        for thing in THINGS[language]
    ]
    return own.keep(own.parse("\n".join(rows).encode()))


def config(language="en", **settings):
    return Config(corpus="own", table=table(language), language=language, **PRESETS["own"] | settings)


@LANGUAGES
def test_a_table_of_sixty_texts_is_learned_within_a_moment(language):
    trainer = Trainer(config(language))
    rows = list(steps(trainer))
    assert trainer.total_steps < 200
    assert rows[-1]["valid_accuracy"] == 1.0
    assert trainer.summary() == pytest.approx({"test_accuracy": 1.0, "test_loss": 0, "test_texts": 6}, abs=0.5)
    inspector = Inspector(trainer.config, trainer.artifacts(), from_bytes(to_bytes(trainer.snapshot())))
    for label, words in enumerate(WORDS[language]):
        found = inspector.predict(f"{words[0]} {THINGS[language][0]}")
        assert found.label == label
        assert all(found.known)
        assert found.truth_by_token == [None] * len(found.tokens)  # nobody knows it for texts that people wrote


def test_the_same_seed_gives_the_same_history_and_another_table_another_one(home, monkeypatch):
    history = list(steps(Trainer(config())))
    assert list(steps(Trainer(config()))) == history
    monkeypatch.setenv(locate.HOME, str(home / "another computer"))
    assert list(steps(Trainer(config()))) == history
    longer = own.canonical(own.kept(table("en"))) + b"one more lovely thing\t1\n"
    other = config().model_copy(update={"table": own.keep(own.parse(longer))})
    assert list(steps(Trainer(other))) != history


def test_a_run_can_go_on_where_it_was():
    undisturbed = list(steps(Trainer(config())))
    first, second = Trainer(config()), Trainer(config())
    begun = [first.step() for _ in range(7)]
    second.load_state_dict(from_bytes(to_bytes(first.state_dict())))
    assert begun + list(steps(second)) == undisturbed


def test_there_are_enough_snapshots_to_scrub_through():
    trainer = Trainer(config())
    assert sum(trainer.snapshot_due() for _ in steps(trainer)) > 15


@pytest.mark.parametrize(("given", "sentence"), [("", "no texts of your own yet"), ("f" * 16, "not on this computer")])
def test_a_missing_table_is_said(given, sentence):
    with pytest.raises(Problem, match=sentence):
        Trainer(Config(corpus="own", table=given))


def test_a_vocabulary_of_one_word_is_no_fault():
    rows = "\n".join(f"{number % 2}\t{'la ' * number}" for number in range(1, 31))
    trainer = Trainer(config().model_copy(update={"table": own.keep(own.parse(rows.encode()))}))
    list(steps(trainer))
    inspector = Inspector(trainer.config, trainer.artifacts(), trainer.snapshot())
    assert 0 < inspector.predict("la la").probability < 1
    with pytest.raises(Problem, match="too few different words"):
        inspector.projection()
