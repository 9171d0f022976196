"""The sentence box of the topics that translate, on their pages and at home."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.text.script import language_of
from core.ui.fragment import fragment
from core.ui.frame import problems
from core.ui.i18n import _
from core.ui.scrub import Look
from core.ui.translation import translation_views as views
from core.ui.translation.reading import fits, text_box, typed_text


def sentence_box(topic_id: str, look: Look, examples: Sequence[str]) -> str:
    """The text in the box of a page; empty where there is nothing to translate yet."""
    text = text_box(f"{topic_id}.sentence", examples, start=examples[0], placeholder=_placeholder(look))
    if not text or look.step is None:
        return ""
    config = look.run.config
    fits(topic_id, look.run, language_of(text, latin="de" if config.language == "ko" else config.language))
    return text


@fragment
def translate_box(key: str, examples: Sequence[str], recorded: Mapping[str, str]) -> None:
    """The sentence box, its examples, and what the recorded model of the sentence's language makes of it."""
    with problems():
        if not (text := text_box(key, examples, placeholder=_("Type a sentence in German or Korean"))):
            return
        found = views.translation_view(key, recorded[language_of(text, latin="de")], None, text)
        if found is not None and found.attention is not None:
            views.heatmap_view(f"{key}.map", found)


def typed_language(topic_id: str, page_language: str) -> str:
    """Which language the sentence box holds; before anybody typed, Korean on Korean pages and German elsewhere."""
    if typed := typed_text(f"{topic_id}.sentence"):
        return language_of(typed, latin="de")
    return "ko" if page_language == "ko" else "de"


def _placeholder(look: Look) -> str:
    if look.run.config.corpus == "reverse":
        return _("Type a word, and it comes back from its last letter to its first")
    return (
        _("Type a sentence in English")
        if look.run.config.language == "en"
        else _("Type a sentence in German or Korean")
    )
