"""The shape of the house: who imports whom, what every topic has, and a serving process without torch."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from core.catalog import page_path, ready_topics
from core.engine.run_folder import RunFolder
from core.ui.lesson import blocks

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "pages").rglob("*.py"))
SCRIPTS = [ROOT / "app.py", *PAGES]
STANDARD = ("pathlib", "contextlib", "collections.abc")
PAGE_MAY_IMPORT = ("streamlit", *STANDARD, "core.ui", "core.topics", "core.charts", "core.catalog")
READY = pytest.mark.parametrize("topic", ready_topics(), ids=lambda topic: topic.id)
EVERY_PAGE = """
import sys
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("pages/router.py", default_timeout=60)
app.query_params["lang"] = "en"
app.run()
assert not app.exception, app.exception
for page in sys.argv[1:]:
    app.switch_page(page).run()
    assert not app.exception, app.exception
heavy = {"torch", "spacy", "mecab_ko", "sklearn", "gensim", "nltk", "safetensors"} & set(sys.modules)
print(sorted(heavy))
"""


def imported(file: Path) -> set[str]:
    """Every module that a file names in an import."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def test_the_rooms_import_downwards_only():
    lint = [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"]
    done = subprocess.run(lint, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_pages_import_what_they_draw_with_and_nothing_else(script):
    wrong = {name for name in imported(script) if not name.startswith(PAGE_MAY_IMPORT)}
    assert not wrong


@pytest.mark.parametrize("script", PAGES, ids=lambda path: path.name)
def test_pages_hold_no_logic(script):
    defined = [n for n in ast.walk(ast.parse(script.read_text())) if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    assert not defined


def test_no_topic_knows_another():
    topics = {f"core.topics.{topic.id}" for topic in ready_topics()}
    for topic in topics:
        assert not imported(ROOT / (topic.replace(".", "/") + ".py")) & (topics - {topic})


@READY
def test_a_topic_has_everything(topic):
    module = import_module(f"core.topics.{topic.id}")
    assert module.Config().topic == topic.id
    trainers = import_module(f"core.trainers.{topic.id}")
    assert {"Trainer", "Inspector"} <= set(vars(trainers))
    assert (ROOT / "pages" / page_path(topic)).is_file()
    korean, english = (blocks(ROOT / "assets" / "lessons" / lang / f"{topic.id}.md") for lang in ("ko", "en"))
    assert list(korean) == list(english)
    assert all(korean.values())
    assert all(english.values())


@READY
def test_a_topic_has_its_recorded_runs(topic):
    for run_id in import_module(f"core.topics.{topic.id}").RECORDED.values():
        folder = RunFolder(ROOT / "assets" / "runs" / topic.id / run_id, recorded=True)
        record, history = folder.record(), folder.history()
        assert record.status == "finished"
        assert history.last_step == record.step == record.total_steps
        assert max(folder.snapshot_digests()) == record.step
        assert all(folder.snapshot(step) for step in folder.snapshot_digests())  # the digests fit
        card = (folder.path / "README.md").read_text(encoding="utf-8")
        config = import_module(f"core.topics.{topic.id}").Config.read(record.config)
        assert config.about(record.summary).measured in card
        numbers = [value for value in record.summary.values() if isinstance(value, float)]
        assert any(shown in card for value in numbers for shown in (f"{value:.4f}", f"{value:.3g}"))


def test_the_serving_process_never_imports_torch():
    pages = [page_path(topic) for topic in ready_topics()]
    done = subprocess.run([sys.executable, "-c", EVERY_PAGE, *pages], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().splitlines()[-1] == "[]"
