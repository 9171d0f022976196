"""Korean and English for every text: catalogues are read as they are written, so none is stale for long.

`python -m core.language` brings the Korean catalogue up to date with the code and says what is missing.
"""

from __future__ import annotations

import gettext
import io
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from core.problems import Problem

LANGUAGES = {"ko": "한국어", "en": "English"}
ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
SOURCES = ("core", "pages", "app.py")
_HEADER = "# Texts of Glassbox NLP. `python -m core.language` adds what is new in the code and drops what is gone."

Translate = Callable[..., str]


def translator(lang: str) -> Translate:
    """A function that turns an English template into the text of `lang` and fills its `{places}`."""
    catalogue = catalogue_of(lang)

    def translate(message: str, **values: Any) -> str:
        text = catalogue.gettext(message) if message else ""  # the catalogue's own header hides behind ""
        return text.format(**values) if values else text

    return translate


def say(problem: Problem, lang: str) -> str:
    """A `Problem` in the language of the reader; values that are catalogue keys themselves are translated too."""
    translate = translator(lang)
    values = {name: translate(v) if isinstance(v, str) else v for name, v in problem.values.items()}
    return translate(problem.message, **values)


def catalogue_of(lang: str) -> gettext.NullTranslations:
    """The catalogue of a language; English needs none, because the keys are English."""
    return _of_this_second(lang, int(time.monotonic()))


@lru_cache(maxsize=8)
def _of_this_second(lang: str, _second: int) -> gettext.NullTranslations:
    """A page asks for hundreds of texts, and the disk need not be asked for each."""
    path = catalogue_path(lang)
    return _read(path, path.stat().st_mtime_ns) if path.exists() else gettext.NullTranslations()


def catalogue_path(lang: str) -> Path:
    """Where the translations of `lang` are kept."""
    return ROOT / "assets" / "locale" / lang / "LC_MESSAGES" / "messages.po"


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> gettext.GNUTranslations:
    from babel.messages.mofile import write_mo

    compiled = io.BytesIO()
    write_mo(compiled, read_catalogue(path))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def read_catalogue(path: Path) -> Any:
    """The Babel catalogue in a .po file."""
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def extract() -> Any:
    """A Babel catalogue of every text that the code marks for translation."""
    from babel.messages.catalog import Catalog
    from babel.messages.extract import extract_from_file

    template = Catalog(project="Glassbox NLP", charset="utf-8")
    for path in sources():
        name = path.relative_to(ROOT).as_posix()
        for line, message, comments, context in extract_from_file("python", path, keywords=KEYWORDS):
            template.add(message, locations=[(name, line)], auto_comments=comments, context=context)
    return template


def sources() -> list[Path]:
    """The files whose texts are translated."""
    folders = [ROOT / name for name in SOURCES]
    return sorted(path for at in folders for path in ([at] if at.is_file() else at.rglob("*.py")))


def refresh(lang: str) -> list[str]:
    """Bring the catalogue of `lang` up to date; returns the keys that still lack a translation."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    path = catalogue_path(lang)
    catalogue = read_catalogue(path) if path.exists() else Catalog(locale=lang, charset="utf-8")
    catalogue.update(extract(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    catalogue.fuzzy, catalogue.header_comment = False, _HEADER
    catalogue.project, catalogue.version, catalogue.msgid_bugs_address = "Glassbox NLP", "", ""
    catalogue.last_translator, catalogue.language_team = "Glassbox NLP", lang
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        # Without line numbers, so that a change elsewhere in a file does not change the catalogue.
        write_po(file, catalogue, width=120, sort_output=True, include_lineno=False)
    return [key_of(message) for message in catalogue if message.id and not all(_texts(message.string))]


def key_of(message: Any) -> str:
    """The catalogue key of a message; of a plural, its singular."""
    return _texts(message.id)[0]


def _texts(text: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, list | tuple) else (text or "",)


if __name__ == "__main__":
    for lang in LANGUAGES.keys() - {"en"}:
        missing = refresh(lang)
        print(f"{lang}: {len(missing)} without a translation", *missing, sep="\n  ")
