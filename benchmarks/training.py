"""What the benchmarks of learning share: their options, and one training in this process, timed."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.common import options
from core.headless.training import train
from core.problems import Problem
from core.topics.settings import Settings


@dataclass(frozen=True)
class Trained:
    """One finished run."""

    config: Settings
    summary: dict[str, Any]
    seconds: float  # of training, evaluations while training included
    whole: float  # seconds from nothing to the last test text
    threads: int


def corpus_options(text: str | None, corpora: Iterable[str], **corpus: Any) -> argparse.ArgumentParser:
    """A parser for the corpus, the seeds, and settings instead of the preset's."""
    parser = options(text)
    parser.add_argument("--corpus", choices=list(corpora), **corpus)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="instead of the preset's")
    return parser


def configs(kind: type[Settings], asked: argparse.Namespace) -> list[Settings]:
    """The experiment that was asked for, once for each seed; ends with a sentence where there is none like that."""
    given = kind.preset(asked.corpus) | dict(pair.split("=", 1) for pair in asked.set)
    try:
        return [kind.read(given | {"seed": seed}) for seed in asked.seeds]
    except Problem as problem:
        raise SystemExit(_said(problem)) from problem


def trained(experiments: Iterable[Settings]) -> Iterator[Trained]:
    """Every experiment in turn, to its end."""
    for config in experiments:
        began, seconds = time.perf_counter(), 0.0
        try:
            for report in train(config):
                seconds += report.seconds
        except Problem as problem:
            raise SystemExit(_said(problem)) from problem
        if report.summary is None:
            raise SystemExit(f"seed {config.seed} diverged at step {report.step}")
        yield Trained(config, report.summary, seconds, time.perf_counter() - began, report.threads)


def _said(problem: Problem) -> str:
    return problem.message.format(**problem.values)
