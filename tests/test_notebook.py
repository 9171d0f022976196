"""The notebook: it runs without this program, and its numbers are those of the dashboard."""

import json

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

SMALL = {"train_size": 400, "epochs": 2, "embedding_size": 8, "hidden_size": 8}
TELL = "import json; print(json.dumps([history, prediction.probability_by_token, core.__file__]))"


def made(language: str) -> nbformat.NotebookNode:
    lesson = blocks(LESSONS / language / "sentiment.md")
    config, text = Config(**SMALL, language=language), {"en": "The soup was not tasty.", "ko": "만두는 맛있었어요."}
    return nbformat.reads(notebook(config, text[language], lesson, translator(language)), as_version=4)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_it_runs_elsewhere_and_gives_the_same_history(language, tmp_path):
    book = made(language)
    book.cells.append(nbformat.v4.new_code_cell(f"import core; {TELL}"))
    done = NotebookClient(book, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    history, probabilities, file = json.loads(done.cells[-1].outputs[0].text)
    assert not file.startswith(str(ROOT))  # its own source files ran, not those of this repository
    assert history == list(steps(Trainer(Config(**SMALL, language=language))))
    assert 0 < probabilities[-1] < 1


def test_texts_of_ones_own_come_along(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.HOME, str(tmp_path / "here"))
    odd = ('"He said ""great"", so\tgo"', "%matplotlib {x} !ls \\n", "it’s 좋아요", "?help")
    rows = [f"{text} {number}\t{number % 2}" for number in range(6) for text in odd]
    config = Config(corpus="own", table=own.keep(own.parse("\n".join(rows).encode())), epochs=2, hidden_size=8)
    lesson = blocks(LESSONS / "en" / "sentiment.md")
    book = nbformat.reads(notebook(config, "great", lesson, translator("en")), as_version=4)
    book.cells.append(nbformat.v4.new_code_cell(f"import core; {TELL}"))
    here = list(steps(Trainer(config)))
    monkeypatch.setenv(locate.HOME, str(tmp_path / "elsewhere"))
    done = NotebookClient(book, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    history, probabilities, _file = json.loads(done.cells[-1].outputs[0].text)
    assert history == here
    assert 0 < probabilities[-1] < 1


def test_a_table_of_numbers_comes_along(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.HOME, str(tmp_path / "here"))
    rows = [f"{number % 2 * 3 + number / 50},{number},{('작은', 'b*')[number % 2]}" for number in range(40)]
    name = own_numbers.keep(own_numbers.parse("\n".join(rows).encode()))
    config = config_class("training_loop")(corpus="own", table=name, epochs=3)
    lesson = blocks(LESSONS / "ko" / "training_loop.md")
    book = nbformat.reads(notebook(config, "3.1,7", lesson, translator("ko")), as_version=4)
    told = "import json; print(json.dumps([history, prediction.probability]))"
    book.cells.append(nbformat.v4.new_code_cell(told))
    here = list(steps(trainer_module("training_loop").Trainer(config)))
    monkeypatch.setenv(locate.HOME, str(tmp_path / "elsewhere"))
    done = NotebookClient(book, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    history, probability = json.loads(done.cells[-1].outputs[0].text)
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


@pytest.mark.parametrize(
    ("topic", "corpus", "text", "tokens"),
    [
        ("seq2seq", "reverse", "glass", ["g", "l", "a", "s", "s"]),
        ("translation", "small_world", "Ein Hund schläft.", ["Ein", "Hund", "schläft", "."]),
    ],
)
def test_a_translating_model_comes_home_too(topic, corpus, text, tokens, tmp_path):
    config = config_class(topic)(corpus=corpus, train_size=400, epochs=1, embedding_size=8, hidden_size=8)
    lesson = blocks(LESSONS / "ko" / f"{topic}.md")
    book = nbformat.reads(notebook(config, text, lesson, translator("ko")), as_version=4)
    book.cells.append(nbformat.v4.new_code_cell("import json; print(json.dumps([history, prediction.source_tokens]))"))
    done = NotebookClient(book, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    history, read = json.loads(done.cells[-1].outputs[0].text)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # as the notebook does: sums in another order differ in the last bit
    try:
        assert history == list(steps(trainer_module(topic).Trainer(config)))
    finally:
        torch.set_num_threads(threads)
    assert read == tokens


def test_a_topic_without_sentences_comes_home_too(tmp_path):
    config = config_class("control_flow")(steps=20)
    book = nbformat.reads(
        notebook(config, "2", blocks(LESSONS / "en" / "control_flow.md"), translator("en")), as_version=4
    )
    assert not any("core/corpora" in cell.source.splitlines()[0] for cell in book.cells)
    assert any(cell.source.startswith("## One pass at a depth of your own") for cell in book.cells)
    book.cells.append(nbformat.v4.new_code_cell("import json; print(json.dumps([history, prediction.calls]))"))
    done = NotebookClient(book, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    history, ran = json.loads(done.cells[-1].outputs[0].text)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        assert history == list(steps(trainer_module("control_flow").Trainer(config)))
    finally:
        torch.set_num_threads(threads)
    assert ran == ["input", "middle", "middle", "output"]
