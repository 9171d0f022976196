"""What the program gives away: tables without formulas, notebooks without code of strangers, pages without markup."""

from __future__ import annotations

import ast
import csv
import io
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.language import translator
from core.notebook import ASK, notebook
from core.spreadsheet import to_csv
from core.topics.sentiment import Config
from core.ui.lesson import LESSONS, blocks
from tests.hostile.test_texts import FIXED
from tests.hostile.texts import ATTACKS, hostile_texts
from tests.pages.opening import opened, texts

ROOT = Path(__file__).resolve().parents[2]
NUMBERS = (-1.5, 0, 1e-9, -1e300, 0.1 + 0.2, True, "-1.5", "+3", "-1e5", "1.0")
RUNS_CODE = {
    "eval", "exec", "__import__", "pickle", "cPickle", "_pickle", "dill", "cloudpickle", "marshal", "shelve", "joblib",
    "read_pickle", "unsafe_load", "full_load", "Unpickler", "allow_pickle", "find_class", "torch.load",
    "torch.jit.load", "np.load", "numpy.load", "yaml.load",
}  # fmt: skip
SCRIPTS = [path for folder in ("core", "pages", "benchmarks") for path in sorted((ROOT / folder).rglob("*.py"))]


def rows_of(text: str) -> list[list[str]]:
    """The cells as a spreadsheet program reads them."""
    return list(csv.reader(io.StringIO(text, newline="")))


def test_no_text_in_a_table_is_a_formula():
    @settings(FIXED, max_examples=300)
    @given(st.dictionaries(hostile_texts, hostile_texts, min_size=1, max_size=3))
    def throw(row: dict[str, str]) -> None:
        for cells in rows_of(to_csv([row])):
            for cell in cells:
                assert not cell.lstrip().startswith(("=", "@", "＝", "＋", "－", "＠"))
                assert not cell.startswith(("\t", "\r", "\n"))
                if cell.lstrip().startswith(("+", "-")):
                    float(cell)

    throw()


def test_every_number_stays_as_it_is():
    (_names, cells) = rows_of(to_csv([{str(at): number for at, number in enumerate(NUMBERS)}]))
    assert cells == [str(number) for number in NUMBERS]


def test_a_sentence_in_a_notebook_is_a_literal():
    @settings(FIXED, max_examples=300)
    @given(hostile_texts)
    def throw(text: str) -> None:
        assigned, call, shown = ast.parse(ASK.format(text=text, answer="prediction")).body
        assert ast.unparse(assigned) == "inspector = Inspector(config, trainer.artifacts(), trainer.snapshot())"
        assert ast.literal_eval(call.value.args[0]) == text
        assert ast.unparse(shown) == "prediction"

    throw()


@pytest.mark.parametrize("text", ['"""\nimport os', "%%bash\ntrue", "{0.__class__}", "\\'); import os #", "\udcff\0"])
def test_a_whole_notebook_with_it_can_be_read_and_has_no_more_code_than_any_other(text):
    lesson = blocks(LESSONS / "en" / "sentiment.md")
    books = [nbformat.reads(notebook(Config(), each, lesson, translator("en")), 4) for each in (text, "A good film.")]
    differ = [pair for pair in zip(*(book.cells for book in books), strict=True) if pair[0] != pair[1]]
    assert len(differ) == 1
    assert repr(text) in differ[0][0].source


def named(node: ast.AST) -> set[str]:
    """The names that a piece of code uses."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        paths = [*(alias.name for alias in node.names), getattr(node, "module", None) or ""]
        return {part for path in paths for part in path.split(".")}
    if isinstance(node, ast.Name):
        return {node.id}
    if isinstance(node, ast.keyword):
        return {node.arg}
    if isinstance(node, ast.Attribute):  # `model.eval()` is none of Python's own `eval`
        return {f"{ast.unparse(node.value)}.{node.attr}", node.attr} - {"eval"}
    return set()


def wrong_in(code: str) -> set[str]:
    """What a program uses of that which unpickles, or runs what it reads."""
    return set().union(*map(named, ast.walk(ast.parse(code)))) & RUNS_CODE


def test_nothing_unpickles_or_runs_what_it_reads():
    assert {path: wrong for path in SCRIPTS if (wrong := wrong_in(path.read_text(encoding="utf-8")))} == {}


@pytest.mark.parametrize(
    "code",
    [
        "import pickle", "from pickle import loads", "import torch\ntorch.load(x)", "eval(x)", "exec(x)", "np.load(x)",
        "np.loadtxt(x, allow_pickle=True)", "pd.read_pickle(x)", "__import__(x)", "import yaml\nyaml.load(x)",
    ],
)  # fmt: skip
def test_the_guard_sees_what_it_should(code):
    assert wrong_in(code)


# About ten of the worst, through the real pages: in the address, which is where a link from a stranger puts them.
PAGES = (
    ("start/home.py", {"text": "<script>alert(1)</script>"}),
    ("start/home.py", {"text": "**x** $\\frac{1}{$ :material/home: [a](javascript:alert(1)) {0.__class__}"}),
    ("start/home.py", {"text": "a\0b\u202e\U000e0041" + "\u0301" * 3000, "lang": "ko"}),
    ("translation/sentiment.py", {"run": "../../../etc/passwd", "step": "9" * 400, "<b>x</b>": "=1+1"}),
    ("translation/sentiment.py", {"corpus": "own", "table": "../../x", "text": "{", "epochs": "1e999", "lang": "ko"}),
    ("translation/translation.py", {"text": "<img src=x onerror=alert(1)>" * 100, "run": "\0"}),
    ("pytorch/tensors.py", {"text": "[" * 3000, "operation": "__class__", "argument": "exec('1')"}),
    ("pytorch/autograd.py", {"text": "9**9**9**9; x=__import__('os')", "step": "-1", "lang": "ko"}),
    ("pytorch/custom_module.py", {"layer_name": "__init__", "hidden_size": "<b>", "run": "r" * 500}),
    ("pytorch/training_loop.py", {"corpus": "own", "table": "%2e%2e%2f", "phase": "nan", "batch_size": "٣"}),
)


@pytest.mark.parametrize(("page", "address"), PAGES, ids=[f"{page}-{at}" for at, (page, _) in enumerate(PAGES)])
def test_a_page_opens_with_the_worst_address(page, address):
    at = opened(page, **address)
    assert not at.exception
    assert not at.error
    shown = texts(at)
    for value in address.values():
        for attack in (one for one in ATTACKS if len(one) > 5 and one in value and set(one) & set("<*$[")):
            assert attack not in shown, "it would be drawn as markup"
    for element in at.get("html"):
        drawn = _Drawn(element.proto.body)
        assert not drawn.tags & {"script", "img", "iframe", "object", "a", "svg", "form"}
        assert not [name for name in drawn.attributes if name.startswith("on")]


class _Drawn(HTMLParser):
    """Which tags and attributes a browser would see in a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags, self.attributes = set(), set()
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
