"""What a reader leaves out of real sentences stays with the run: counted once, said wherever the run is looked at."""

import json

import pytest

from core.__main__ import main
from core.corpora import locate, own
from core.corpora.notes import FILE, TOO_LONG, from_text
from core.corpora.pair import EMPTY_SIDE, REPEATED_PAIR, SHARED_PAIR, UNPAIRED
from core.corpora.splitting import EMPTY, SHARED
from core.topics import attention, sentiment, seq2seq, translation
from core.trainers.attention import Trainer as AttentionTrainer
from core.trainers.sentiment import Trainer as SentimentTrainer
from core.trainers.sentiment import data as sentiment_data
from core.trainers.seq2seq import Trainer as Seq2SeqTrainer
from core.trainers.translating import data as translating_data
from core.trainers.translation import Trainer as TranslationTrainer

TINY = {"embedding_size": 8, "hidden_size": 8, "epochs": 1, "min_freq": 1}
LEFT_OUT = {
    UNPAIRED: {"count": 3}, EMPTY_SIDE: {"count": 2}, REPEATED_PAIR: {"count": 2}, SHARED_PAIR: {"count": 1},
    TOO_LONG: {"count": 1, "most": 12},
}  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.HOME, str(tmp_path / "home"))
    monkeypatch.setenv(locate.DATA, str(tmp_path / "data"))
    for module in (sentiment_data, translating_data):
        module._prepared.cache_clear()
    yield tmp_path
    for module in (sentiment_data, translating_data):
        module._prepared.cache_clear()


@pytest.fixture
def captions(home):
    """Parallel files with everything that can be wrong with them: see `LEFT_OUT`."""
    folder = home / "data" / "multi30k"
    folder.mkdir(parents=True)
    for part, count in (("train", 60), ("val", 6), ("test_2016_flickr", 6)):
        german = [f"Ein Hund mit der Nummer {n} im {part} ." for n in range(count)]
        english = [f"A dog with number {n} in {part} ." for n in range(count)]
        if part == "train":
            german += ["Ein Hund .", "", german[4], german[5], "Noch ein Bild .", "lang " * 20]
            english += ["", "A dog .", english[4], english[5], "A dog with number 1 in val .", "A long one ."]
            german += ["Niemand übersetzt das ."] * 3
        (folder / f"{part}.de").write_text("\n".join(german) + "\n", encoding="utf-8")
        (folder / f"{part}.en").write_text("\n".join(english) + "\n", encoding="utf-8")
    return folder


@pytest.mark.usefixtures("captions")
@pytest.mark.parametrize(("topic", "trainer"), [(attention, AttentionTrainer), (translation, TranslationTrainer)])
def test_unequal_counts_empty_sides_and_repetitions_stay_with_a_run(topic, trainer):
    run = trainer(topic.Config(corpus="multi30k", max_length=12, **TINY))
    assert dict(run.data.notes) == LEFT_OUT
    assert dict(from_text(run.artifacts()[FILE])) == LEFT_OUT
    assert len(run.data.train.sources) == 60


def test_reviews_that_were_left_out_stay_with_a_run(home):
    folder = home / "data" / "rt-polarity"
    folder.mkdir(parents=True)
    for name in ("pos", "neg"):
        lines = [f"{name} film {number}" for number in range(40)] + ["", f"the same {name}"] + [f"the same {name}"] * 8
        (folder / f"rt-polarity.{name}").write_text("\n".join(lines) + "\n")
    trainer = SentimentTrainer(sentiment.Config(corpus="rt_polarity", hidden_size=8, embedding_size=8, min_freq=1))
    found = dict(from_text(trainer.artifacts()[FILE]))
    assert found[EMPTY] == {"count": 2}
    assert found[SHARED]["count"] > 0
    parts = (trainer.data.train, trainer.data.valid, trainer.data.test)
    assert sum(len(part.texts) for part in parts) + sum(values["count"] for values in found.values()) == 100


def test_what_was_said_of_ones_own_table_stays_with_a_run():
    rows = [f"{label}\tthing number {number} {label}" for number in range(20) for label in ("pos", "neg")]
    faulty, tidy = "\n".join([*rows, "pos\t", "*b*\twell"]), "\n".join(rows)
    config = sentiment.Config(corpus="own", table=own.keep(own.parse(faulty.encode())), hidden_size=8, min_freq=1)
    told = from_text(SentimentTrainer(config).artifacts()[FILE])
    assert [values["count"] for _, values in told] == [1, 1]
    assert own.keep(own.parse(tidy.encode())) == config.table
    assert from_text(SentimentTrainer(config).artifacts()[FILE]) == ()  # brought again, from a file without faults


def test_sentences_that_are_made_here_have_no_notes():
    small = {"train_size": 500, "hidden_size": 8, "embedding_size": 8}
    assert FILE not in SentimentTrainer(sentiment.Config(**small)).artifacts()
    assert FILE not in Seq2SeqTrainer(seq2seq.Config(**small)).artifacts()


@pytest.mark.usefixtures("captions")
def test_the_command_line_says_it_in_its_last_line(capsys):
    settings = [f"--set={name}={value}" for name, value in (TINY | {"max_length": 12}).items()]
    assert main(["train", "translation", "--corpus", "multi30k", *settings]) == 0
    *reports, last = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert last["done"]
    assert last["notes"][:2] == [
        "Lines without a partner, because the file of the other language is shorter, left out: 3.",
        "Pairs with an empty side, left out: 2.",
    ]
    assert not any("notes" in report for report in reports)
