"""The notebook: it runs without this program, and its numbers are those of the dashboard."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest
import torch
from nbclient import NotebookClient

from core.corpora import locate, own, own_numbers
from core.engine.topics import config_class, trainer_module
from core.language import translator
from core.notebook import ROOT, closure, notebook
from core.topics.sentiment import Config
from core.trainers.sentiment import Trainer
from core.training.loop import steps
from core.ui.lesson import LESSONS, blocks

TELL = "import json; print(json.dumps([history, prediction.{}]))"
TINY = {"epochs": 1, "train_size": 400, "embedding_size": 8, "hidden_size": 8}
EXPERIMENTS = {  # topic, settings, text, language of the page, what its last cell tells of the prediction
    "en": ("sentiment", TINY | {"epochs": 2}, "The soup was not tasty.", "en", "probability_by_token"),
    "ko": ("sentiment", TINY | {"epochs": 2, "language": "ko"}, "만두는 맛있었어요.", "ko", "probability_by_token"),
    "letters": ("seq2seq", TINY | {"corpus": "reverse"}, "glass", "ko", "source_tokens"),
    "words": ("translation", TINY | {"corpus": "small_world"}, "Ein Hund schläft.", "ko", "source_tokens"),
    "depth": ("control_flow", {"steps": 20}, "2", "en", "calls"),
}


def made(name: str) -> nbformat.NotebookNode:
    topic, settings, text, language, _told = EXPERIMENTS[name]
    lesson = blocks(LESSONS / language / f"{topic}.md")
    config = config_class(topic)(**settings)
    return nbformat.reads(notebook(config, text, lesson, translator(language)), as_version=4)


def told(book: nbformat.NotebookNode, line: str, folder: Path) -> list:
    """What a further cell with this line prints as JSON, after the notebook ran in a folder of its own."""
    book.cells.append(nbformat.v4.new_code_cell(line))
    done = NotebookClient(book, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    return json.loads(done.cells[-1].outputs[0].text)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list]:
    """What each experiment told after it ran outside of this repository; two run side by side."""

    def told_by(name: str) -> list:
        where = f"{EXPERIMENTS[name][-1]}, core.__file__"
        return told(made(name), f"import core; {TELL.format(where)}", folders[name])

    folders = {name: tmp_path_factory.mktemp(name) for name in EXPERIMENTS}
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(EXPERIMENTS, pool.map(told_by, EXPERIMENTS), strict=True))


@pytest.fixture
def one_thread() -> Iterator[None]:
    """As in a notebook: sums in another order differ in the last bit."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.mark.usefixtures("one_thread")
@pytest.mark.parametrize("name", EXPERIMENTS)
def test_it_runs_elsewhere_and_gives_the_same_history(name, elsewhere):
    topic, settings, *_rest = EXPERIMENTS[name]
    history, _told, file = elsewhere[name]
    assert not file.startswith(str(ROOT))  # its own source files ran, not those of this repository
    assert history == list(steps(trainer_module(topic).Trainer(config_class(topic)(**settings))))


def test_it_tells_what_the_model_says_of_the_text(elsewhere):
    predictions = {name: prediction for name, (_history, prediction, _file) in elsewhere.items()}
    assert all(0 < predictions[name][-1] < 1 for name in ("en", "ko"))
    assert predictions["letters"] == ["g", "l", "a", "s", "s"]
    assert predictions["words"] == ["Ein", "Hund", "schläft", "."]
    assert predictions["depth"] == ["input", "middle", "middle", "output"]


def test_texts_of_ones_own_come_along(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.HOME, str(tmp_path / "here"))
    odd = ('"He said ""great"", so\tgo"', "%matplotlib {x} !ls \\n", "it’s 좋아요", "?help")
    rows = [f"{text} {number}\t{number % 2}" for number in range(6) for text in odd]
    config = Config(corpus="own", table=own.keep(own.parse("\n".join(rows).encode())), epochs=2, hidden_size=8)
    lesson = blocks(LESSONS / "en" / "sentiment.md")
    book = nbformat.reads(notebook(config, "great", lesson, translator("en")), as_version=4)
    here = list(steps(Trainer(config)))
    monkeypatch.setenv(locate.HOME, str(tmp_path / "elsewhere"))
    history, probabilities = told(book, TELL.format("probability_by_token"), tmp_path)
    assert history == here
    assert 0 < probabilities[-1] < 1


def test_a_table_of_numbers_comes_along(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.HOME, str(tmp_path / "here"))
    rows = [f"{number % 2 * 3 + number / 50},{number},{('작은', 'b*')[number % 2]}" for number in range(40)]
    name = own_numbers.keep(own_numbers.parse("\n".join(rows).encode()))
    config = config_class("training_loop")(corpus="own", table=name, epochs=3)
    lesson = blocks(LESSONS / "ko" / "training_loop.md")
    book = nbformat.reads(notebook(config, "3.1,7", lesson, translator("ko")), as_version=4)
    here = list(steps(trainer_module("training_loop").Trainer(config)))
    monkeypatch.setenv(locate.HOME, str(tmp_path / "elsewhere"))
    history, probability = told(book, TELL.format("probability"), tmp_path)
    assert history == here
    assert sum(probability) == pytest.approx(1)


def test_the_words_between_the_cells_are_in_the_language_asked_for():
    headings = [cell.source.splitlines()[0] for cell in made("ko").cells if cell.source.startswith("#")]
    assert sum(any("가" <= letter <= "힣" for letter in heading) for heading in headings) >= 3


def test_the_same_experiment_gives_the_same_file():
    assert made("en") == made("en")


def test_every_file_that_is_imported_comes_along():
    files = {file.as_posix() for file in closure(["core.trainers.sentiment"])}
    assert {"core/models/recurrent_classifier.py", "core/probes/gates.py", "core/text/vocabulary.py"} <= files
    assert not any(file.startswith(("core/ui", "core/engine", "core/charts")) for file in files)


def test_a_topic_without_sentences_brings_none_and_speaks_of_a_depth():
    book = made("depth")
    assert not any("core/corpora" in cell.source.splitlines()[0] for cell in book.cells)
    assert any(cell.source.startswith("## One pass at a depth of your own") for cell in book.cells)
