"""The recorded models: trained on data whose licences allow it, and made again by one command."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from importlib import import_module
from math import nan
from pathlib import Path
from typing import Any

from core.corpora.registry import CORPORA
from core.engine.run_folder import RunFolder
from core.engine.shelf import RECORDED
from core.engine.topics import config_class
from core.headless.predicting import open_run
from core.headless.training import train
from core.problems import N_, Problem
from core.text.script import language_of
from core.topics.answers import FILE, encode, key
from core.topics.settings import Settings
from core.topics.spread import FILE as SEEDS_FILE
from core.topics.spread import SEEDS, to_text

HEAVIEST = 8_000_000  # bytes of weights that a recorded run may bring along, where its topic names no `HEAVIEST`


def language_for(topic: str, text: str) -> str | None:
    """The language of `text` among those that the topic's recorded runs read: by its letters; None: it reads none."""
    recorded = import_module(f"core.topics.{topic}").RECORDED
    latin = [language for language in recorded if language != "ko"]
    return None if None in recorded else language_of(text, *latin[:1])


def recorded_folder(topic: str, language: str | None) -> Path:
    """Where the recorded run of a language lies; raises `Problem` when the topic has none.

    A topic without language has one recorded run (`RECORDED` has the key None), whatever the language.
    """
    recorded = import_module(f"core.topics.{topic}").RECORDED
    language = None if None in recorded else language
    if language not in recorded:
        raise Problem(N_("No model was recorded for this language."))
    return RECORDED / topic / recorded[language]


def record(topic: str, only: str | None = None) -> Iterator[dict[str, Any]]:
    """Train every recorded run of a topic (or `only` that one) and put it in place of the old; a line per report."""
    for name, settings in import_module(f"core.topics.{topic}").RECORDINGS.items():
        if only not in (None, name):
            continue
        corpus = settings.get("corpus")
        config = config_class(topic).read(config_class(topic).preset(corpus) | settings)
        if corpus and not CORPORA[corpus].weights_may_ship:
            raise Problem(N_("The licence of {corpus} does not allow shipping a model trained on it."), corpus=corpus)
        place, fresh = RECORDED / topic / name, RECORDED / topic / f"{name}-new" / name
        shutil.rmtree(fresh.parent, ignore_errors=True)
        for report in train(config, fresh):
            yield {"recording": name, "step": report.step, "of": report.total_steps} | dict(report.rows[-1])
        _lighten(RunFolder(fresh), getattr(import_module(f"core.topics.{topic}"), "HEAVIEST", HEAVIEST))
        keep_answers(config, fresh)
        keep_spread(name, config, fresh)
        (fresh / "README.md").write_text(model_card(name, config, report.summary), encoding="utf-8", newline="\n")
        shutil.rmtree(place, ignore_errors=True)
        fresh.rename(place)
        fresh.parent.rmdir()
        yield {"recorded": str(place.relative_to(RECORDED.parents[1])), **report.summary}


def _lighten(folder: RunFolder, heaviest: int) -> None:
    """Where all snapshots together would weigh too much to be shipped, keep every second, third … up to the last."""
    sizes = {step: len(folder.snapshot(step)) for step in folder.snapshot_digests()}
    kept, every = list(sizes), 1
    while sum(sizes[step] for step in kept) > heaviest and len(kept) > 1:
        every += 1
        kept = list(sizes)[::-every]
    folder.keep_snapshots(kept)


def keep_answers(config: Settings, folder: Path) -> None:
    """Store the answers to what the page asks first, so that it has something to show before any worker runs."""
    inspector = open_run(folder, config.topic)
    questions = import_module(f"core.topics.{config.topic}").first_questions(config)
    found = {key(question, given): encode(getattr(inspector, question)(**given)) for question, given in questions}
    RunFolder(folder).write_artifacts({FILE: json.dumps(found, ensure_ascii=False)})


def keep_spread(name: str, config: Settings, folder: Path) -> None:
    """Where the topic has a `SPREAD` of this run: train with twenty seeds and store what each of them comes to."""
    spread = getattr(import_module(f"core.topics.{config.topic}"), "SPREAD", None)
    if spread is None or spread.run != name:
        return
    values: dict[int, list[float]] = {step: [] for step in (spread.step, *spread.also)}
    for seed in SEEDS:
        rows = [row for report in train(config.model_copy(update={"seed": seed})) for row in report.rows]
        found = {row["step"]: row[spread.metric] for row in rows}
        for step, there in values.items():
            there.append(found.get(step, nan))
    RunFolder(folder).write_artifacts({SEEDS_FILE: to_text(values.pop(spread.step), values)})


def model_card(name: str, config: Settings, summary: dict[str, Any]) -> str:
    """What somebody must know before using the weights (after Mitchell et al. 2019, *Model Cards*)."""
    about = config.about(summary)
    settings = "\n".join(f"| `{field}` | {value} |" for field, value in config.model_dump().items())
    real = "" if about.data else " (real data under `GLASSBOX_DATA`)"
    return f"""# {name}: {about.title}

- **Task**: {about.task}
- **Trained on**: {about.data or _corpus_line(config.corpus)}
- **Measured**: {about.measured}
- **Meant for**: {about.meant} Not for decisions about people or products.
- **Limits**: {about.limits}
- **Made again by**: `python -m core record {config.topic}`{real}.
- **Files**: weights as safetensors, one file per recorded step; nothing is pickled.

| setting | value |
| --- | --- |
{settings}
"""


def _corpus_line(name: str) -> str:
    corpus = CORPORA[name]
    home = f"{corpus.homepage}, " if corpus.homepage else ""
    return f"{corpus.title}, {home}licence {corpus.licence}. {corpus.description}"
