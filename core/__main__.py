"""The dashboard without a browser: `python -m core topics | train | predict | record | password`."""

from __future__ import annotations

import argparse
import json
import sys
from math import isfinite
from pathlib import Path

from core.catalog import ready_topics, topic
from core.language import say
from core.problems import N_, Problem


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 where it worked, 1 after a sentence on standard error that says why not."""
    asked = _parser().parse_args(arguments)
    try:
        asked.command(asked)
    except Problem as problem:
        print(say(problem, getattr(asked, "say_in", "en")), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def topics(_asked: argparse.Namespace) -> None:
    """One line of JSON for each topic that works."""
    for one in ready_topics():
        _print({"topic": one.id, "number": one.number, "title": one.title})


def train(asked: argparse.Namespace) -> None:
    """Train with a line of JSON per report; the last one has `done`, the final metrics and what was left out."""
    from core.headless.training import left_out, train

    config = _config(asked)
    reports = train(config, asked.out)
    seconds, notes = 0.0, {}
    for report in reports:
        seconds += report.seconds
        notes |= left_out(report)
        _print({"step": report.step, "of": report.total_steps, "seconds": round(seconds, 2)} | _newest(report.rows))
    if report.diverged:
        raise Problem(N_("The loss is no longer a number. Try a smaller learning rate or clip the gradient."))
    kept = {"run": str(asked.out)} if asked.out else {}
    _print({"done": True, "steps": report.step, "seconds": round(seconds, 2)} | report.summary | notes | kept)


def predict(asked: argparse.Namespace) -> None:
    """One line of JSON per text."""
    from core.headless.predicting import as_json, open_run
    from core.headless.recording import language_for, recorded_folder

    topic(asked.topic)
    opened = {}
    for text in asked.text:
        folder = asked.run or recorded_folder(asked.topic, asked.lang or language_for(asked.topic, text))
        if folder not in opened:
            opened[folder] = open_run(folder, asked.topic)
        _print(as_json(opened[folder].predict(text)))


def record(asked: argparse.Namespace) -> None:
    """Train the recorded models anew."""
    from core.headless.recording import record

    for name in asked.topic or [one.id for one in ready_topics()]:
        topic(name)
        for line in record(name, asked.only):
            _print(line)


def password(_asked: argparse.Namespace) -> None:
    """Set the class password, typed twice and not shown; prints where its hash is kept."""
    from getpass import getpass

    from core.gate import password as gate

    typed = getpass("Class password: ")
    if typed != getpass("The same again: "):
        raise Problem(N_("The two passwords are not the same. Nothing was changed."))
    _print({"kept": str(gate.keep(typed))})


def _config(asked: argparse.Namespace):
    from core.engine.topics import config_class
    from core.headless.own_texts import with_table

    topic(asked.topic)
    given = dict(pair.split("=", 1) if "=" in pair else (pair, "") for pair in asked.set)
    if asked.corpus:
        given["corpus"] = asked.corpus
    config = config_class(asked.topic)
    given = with_table(given, config, asked.table)
    return config.read(config.preset(given.get("corpus")) | given)


def _newest(rows: list[dict[str, float]]) -> dict[str, float]:
    """The newest value of each metric that these rows hold."""
    newest = {name: value for row in rows for name, value in row.items() if name != "step"}
    return {name: value if isfinite(value) else None for name, value in newest.items()}  # JSON has no NaN


def _print(line: dict) -> None:
    print(json.dumps(line, ensure_ascii=False), flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m core", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("topics", help="the topics that work")
    one.set_defaults(command=topics)

    one = commands.add_parser("train", help="train a model and print a JSON line per report")
    one.add_argument("topic")
    one.add_argument("--corpus", help="which sentences; real data is looked for under GLASSBOX_DATA")
    one.add_argument("--table", type=Path, metavar="FILE", help="your own rows: a table with a label in each")
    one.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="a setting; can be repeated")
    one.add_argument("--out", type=Path, metavar="DIR", help="keep the run in this new folder")
    one.set_defaults(command=train)

    one = commands.add_parser("predict", help="ask a model about texts and print a JSON line each")
    one.add_argument("topic")
    one.add_argument("--run", type=Path, metavar="DIR", help="a folder made by train --out; else the recorded model")
    one.add_argument("--lang", help="the recorded model that reads this language (en, ko, de); else guessed")
    one.add_argument("text", nargs="+", metavar="TEXT")
    one.set_defaults(command=predict)

    one = commands.add_parser("record", help="train the recorded models anew and rewrite assets/runs")
    one.add_argument("topic", nargs="*")
    one.add_argument("--only", metavar="RUN", help="this one of them")
    one.set_defaults(command=record)

    one = commands.add_parser("password", help="set the password that a class needs to come in over the network")
    one.set_defaults(command=password)
    return parser


if __name__ == "__main__":
    sys.exit(main())
