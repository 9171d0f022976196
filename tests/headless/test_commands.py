"""The command line: what it prints is JSON, what goes wrong is a sentence."""

import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SMALL = ["--set", "train_size=400", "--set", "epochs=2", "--set", "hidden_size=8", "--set", "embedding_size=8"]


def core(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "core", *arguments], cwd=ROOT, capture_output=True, text=True)


def at_once(*commands: list[str]) -> list[subprocess.CompletedProcess]:
    """Several commands side by side, for most of the time of each goes into starting."""
    with ThreadPoolExecutor() as pool:
        return list(pool.map(lambda command: core(*command), commands))


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    folder = tmp_path_factory.mktemp("runs") / "my_run"
    done = core("train", "sentiment", "--set", "language=ko", *SMALL, "--out", str(folder))
    return folder, done


def lines(done: subprocess.CompletedProcess) -> list[dict]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_topics():
    assert {"sentiment"} <= {line["topic"] for line in lines(core("topics"))}


def test_train_ends_with_the_final_metrics(trained):
    *reports, last = lines(trained[1])
    assert all({"step", "of", "loss"} <= report.keys() for report in reports)
    assert last["done"] is True
    assert 0 <= last["test_accuracy"] <= 1
    assert last["steps"] == reports[-1]["of"] == 16


def test_predict_with_the_run_that_was_trained(trained):
    first, second = lines(core("predict", "sentiment", "--run", str(trained[0]), "좋아요", "별로예요"))
    assert {"text", "tokens", "label", "probability", "probability_by_token"} <= first.keys()
    assert len(first["probability_by_token"]) == len(first["tokens"])
    assert (first["text"], second["text"]) == ("좋아요", "별로예요")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_predict_with_the_recorded_model(language):
    praise, complaint = {
        "en": ("a wonderful, moving film .", "a dull and tedious mess ."),
        "ko": ("정말 재미있고 감동적인 영화", "지루하고 재미없는 최악의 영화"),
    }[language]
    answers = lines(core("predict", "sentiment", "--lang", language, praise, complaint))
    assert [answer["label"] for answer in answers] == [1, 0]


@pytest.mark.parametrize(
    ("topic", "language", "text", "translation"),
    [
        ("attention", "de", "Ein Hund schläft.", "A dog sleeps."),
        ("attention", "ko", "개 한 마리가 자요.", "A dog sleeps."),
        ("seq2seq", "de", "Ein Hund schläft.", "A dog sleeps."),
        ("translation", "de", "Ich habe keine Zeit.", "I don't have time."),
        ("translation", "ko", "개 한 마리가 자요.", "A dog sleeps."),
    ],
)
def test_translate_with_the_recorded_model(topic, language, text, translation):
    ask = ["predict", topic, text]
    (guessed,), (told,) = map(lines, at_once(ask, [*ask, "--lang", language]))
    assert guessed == told
    assert {"text", "source_tokens", "translation", "target_tokens"} <= told.keys()
    assert (told["text"], told["translation"]) == (text, translation)
    if topic == "seq2seq":
        assert told["attention"] is None
        return
    assert [len(row) for row in told["attention"]] == [len(told["source_tokens"])] * len(told["target_tokens"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["train", "nonsense"], "no topic"),
        (["train", "sentiment", "--set", "cell=transformer"], "Possible"),
        (["train", "sentiment", "--set", "epochs"], "epochs"),
        (["train", "sentiment", "--corpus", "moon"], "Possible"),
        (["predict", "sentiment", "--run", "nowhere", "hello"], "no readable run"),
        (["predict", "sentiment", "   "], "no text"),
        (["predict", "attention", "--lang", "fr", "bonjour"], "this language"),
        (["train", "attention", "--set", "hidden_size=9"], "even"),
        (["train", "seq2seq", "--corpus", "tatoeba"], "Possible"),
        (["train", "translation", "--set", "language=ko", "--corpus", "multi30k"], "another language"),
        (["train", "attention", "--corpus", "tatoeba", "--set", "language=ko"], "another language"),
    ],
)
def test_bad_input_is_a_sentence(arguments, said):
    done = core(*arguments)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_with_a_run_in_it_is_not_overwritten(trained):
    done = core("train", "sentiment", *SMALL, "--out", str(trained[0]))
    assert done.returncode == 1
    assert "already holds a run" in done.stderr


def test_a_tampered_run_is_refused(trained, tmp_path):
    copy = shutil.copytree(trained[0], tmp_path / "copy")
    snapshot = max((copy / "snapshots").iterdir())
    data = bytearray(snapshot.read_bytes())
    data[-3] ^= 1
    snapshot.write_bytes(data)
    done = core("predict", "sentiment", "--run", str(copy), "good")
    assert done.returncode == 1
    assert "changed or cut short" in done.stderr


def test_a_run_that_diverges_says_so():
    explode = [
        *SMALL,
        "--set",
        "hidden_size=64",
        "--set",
        "cell=rnn",
        "--set",
        "nonlinearity=relu",
        "--set",
        "learning_rate=10",
    ]
    done = core("train", "sentiment", *explode, "--set", "clip_norm=0")
    assert done.returncode == 1
    assert "smaller learning rate" in done.stderr
