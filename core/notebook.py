"""An experiment as a notebook that needs nothing of this program: it brings the very source files that ran."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from pprint import pformat
from typing import Any

from core.problems import N_, Problem
from core.python_source import syntax_tree
from core.topics.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
KOREAN = "mecab-ko python-mecab-ko-dic"
PACKAGES = f"torch numpy pandas altair pydantic safetensors spacy {KOREAN} platformdirs pooch sacrebleu"

START = """\
import sys, tempfile
from pathlib import Path

folder = Path(tempfile.mkdtemp(prefix="glassbox-"))
%cd -q {{folder}}
sys.path.insert(0, str(folder))
for package in {packages}:
    Path(package).mkdir(parents=True, exist_ok=True)"""

TABLE = """\
import {module} as own

own.keep(own.parse(Path("table.tsv").read_bytes()))"""

RUN = """\
import torch
from {topic} import Config
from {trainer} import Inspector, Trainer
from core.training.loop import steps

torch.set_num_threads({threads})
config = Config(**{settings})
trainer = Trainer(config)
history = list(steps(trainer))
trainer.summary()"""

PLOT = """\
import altair as alt
import pandas as pd

rows = pd.DataFrame(history)
shown = [name for name in ("loss", "valid_loss") if name in rows]
long = rows.melt("step", shown, var_name="part", value_name="value").dropna()
alt.Chart(long).mark_line().encode(x="step", y="value", color="part").properties(width=600, height=250)"""

ASK = """\
inspector = Inspector(config, trainer.artifacts(), trainer.snapshot())
prediction = inspector.predict({text!r})
{answer}"""


def notebook(
    config: Settings, text: str, lesson: dict[str, str], translate: Callable[..., str], threads: int = 1
) -> str:
    """The experiment of `config` as `.ipynb` text.

    `text` is a sentence to try at the end, `lesson` the blocks of the topic's lesson by name, `translate` gives
    the words between the cells, `threads` is the number of threads of the run (the rows depend on it).
    """
    from nbformat import v4, writes

    code, words = v4.new_code_cell, v4.new_markdown_cell

    def titled(level: str, title: str, block: str):
        return words(f"{level} {translate(title)}\n\n{lesson[block]}")

    files = closure(_entry_modules(config))
    topic, trainer = f"core.topics.{config.topic}", f"core.trainers.{config.topic}"
    cells = [
        titled("#", N_("The experiment as a notebook"), "intro"),
        words(translate(N_("Install these packages once. Everything else comes with this notebook."))),
        code(f"# %pip install {PACKAGES}"),
        words(translate(N_("The source files that ran, word for word. They go into a new folder of their own."))),
        code(START.format(packages=sorted({str(file.parent) for file in files}))),
        *(code(f"%%writefile {file.as_posix()}\n{(ROOT / file).read_text(encoding='utf-8')}") for file in files),
        titled("##", N_("How the model computes"), "equations"),
        titled("##", N_("Train"), "train"),
        *_own_texts(config, code),
        code(RUN.format(topic=topic, trainer=trainer, threads=threads, settings=pformat(config.model_dump()))),
        code(PLOT),
        titled("##", config.asks, "read"),
        code(ASK.format(text=text, answer=config.answer_code)),
    ]
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"  # not a random one: the same experiment gives the same file
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return writes(v4.new_notebook(cells=cells, metadata=kernel))


def _own_texts(config: Settings, code: Callable[[str], Any]) -> list[Any]:
    """The cells that bring a table of one's own along: no other computer has it."""
    if getattr(config, "corpus", "") != "own":
        return []
    own = import_module(config.own_tables)
    try:
        table = own.canonical(own.kept(config.table)).decode()
    except Problem:  # it was deleted since; training will say so
        return []
    return [code(f"%%writefile table.tsv\n{table}"), code(TABLE.format(module=config.own_tables))]


def closure(modules: Iterable[str]) -> list[Path]:
    """The files of these modules and of all that they import from this program, parents first, in a fixed order."""
    waiting, found = list(modules), {}
    while waiting:
        module = waiting.pop()
        file = _file(module)
        if file is None or file in found:
            continue
        found[file] = module
        waiting += _imports(file)
        waiting += [module.rsplit(".", 1)[0]] if "." in module else []
    return sorted(found, key=lambda file: (len(file.parts), file.as_posix()))


def _entry_modules(config: Settings) -> list[str]:
    corpus = getattr(config, "corpus", None)  # the registry imports it by its name, which no reader of code sees
    modules = [f"core.trainers.{config.topic}", f"core.topics.{config.topic}", "core.training.loop"]
    return modules + ([f"core.corpora.{corpus}"] if corpus else [])


def _file(module: str) -> Path | None:
    path = Path(*module.split("."))
    candidates = (path / "__init__.py", path.with_suffix(".py"))
    return next((file for file in candidates if (ROOT / file).is_file()), None)


def _imports(file: Path) -> list[str]:
    """Every module of this program that the file names, wherever in the file; `from package import module` too."""
    names = []
    for node in ast.walk(syntax_tree((ROOT / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return [name for name in names if name.split(".")[0] == "core"]
