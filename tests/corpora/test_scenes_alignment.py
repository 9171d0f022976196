"""The planted alignment joins the words that a linguist would join, and the error rate counts what it says."""

from __future__ import annotations

from functools import cache
from random import Random

import numpy as np
import pytest
import spacy

from core.corpora.scenes import Sentence, english, german, korean, scene_world
from core.corpora.scenes.alignment import alignment, error_rate, parts_of
from core.corpora.scenes.drawing import draw
from core.corpora.scenes.scene import Clause, Group, Place, Scene
from core.text.tokenizers import Token, tokenize

LANGUAGES = {"en": english, "de": german, "ko": korean}


@cache
def german_words():
    return spacy.blank("de").tokenizer


def tokens(text: str, language: str) -> list[Token]:
    if language == "de":
        return [Token(word.text, word.idx, word.idx + len(word)) for word in german_words()(text)]
    return tokenize(text, language)


def links(scene: Scene, source: str, target: str = "en") -> set[tuple[str, str]]:
    """The pairs of words that the alignment joins."""
    cut, parts = {}, {}
    for language in (source, target):
        sentence = LANGUAGES[language].realise(scene)
        cut[language] = tokens(sentence.text, language)
        parts[language] = parts_of(sentence, cut[language])
    truth = alignment(parts[target], parts[source])
    return {(cut[target][t].text, cut[source][s].text) for t, s in zip(*np.nonzero(truth), strict=True)}


SCENE = Scene(Group("man", definite=True), "pick up", Group("ball", 2, like="red"), Place("in garden"))


def test_german_words_find_their_english_ones() -> None:
    assert links(SCENE, "de") == {
        ("The", "Der"), ("man", "Mann"), ("picks", "hebt"), ("picks", "auf"), ("up", "hebt"), ("up", "auf"),
        ("two", "zwei"), ("red", "rote"), ("balls", "Bälle"), ("in", "im"), ("the", "im"), ("garden", "Garten"),
    }  # fmt: skip


def test_korean_words_find_their_english_ones() -> None:
    """The counter goes with its numeral; case particles and the article of a place with nothing."""
    found = links(SCENE, "ko")
    assert {("The", "그"), ("man", "남자"), ("two", "두"), ("two", "개"), ("red", "빨간"), ("balls", "공")} <= found
    assert {("in", "에서"), ("garden", "정원"), ("picks", "들"), ("up", "들")} <= found
    assert not {korean for _, korean in found} & {"는", "를", "을"}
    assert not {english for english, _ in found} & {"the"}


def test_clauses_are_joined_clause_by_clause() -> None:
    scene = Scene(Group("dog"), "bark", clause=Clause("while", Group("child"), "eat", Group("apple")))
    assert {("while", "동안"), ("while", "는"), ("child", "아이"), ("eats", "먹"), ("barks", "짖")} <= links(
        scene, "ko"
    )
    assert {("a", "명"), ("an", "개"), ("A", "마리")} <= links(scene, "ko")
    assert {("while", "während"), ("eats", "isst"), ("an", "einen")} <= links(scene, "de")
    assert ("a", "마리") not in links(scene, "ko")
    scene = Scene(Group("girl"), "sleep", clause=Clause("because", state="tired"))
    assert {("because", "weil"), ("she", "es"), ("is", "ist"), ("tired", "müde")} <= links(scene, "de")
    assert {("because", "때문"), ("is", "피곤"), ("tired", "피곤")} <= links(scene, "ko")
    assert "she" not in {english for english, _ in links(scene, "ko")}  # Korean leaves it out


@pytest.mark.parametrize("language", LANGUAGES)
def test_spans_tile_the_text_and_fit_the_tokens(language: str) -> None:
    rng = Random(6)
    mixed = count = 0
    for _ in range(5000):
        sentence = LANGUAGES[language].realise(draw(rng))
        ends = [0, *(span.end for span in sentence.spans)]
        gaps = [sentence.text[end : span.start] for end, span in zip(ends, sentence.spans, strict=False)]
        assert set(gaps) <= {"", " "}
        assert sentence.spans[-1].end == len(sentence.text)
        assert all(sentence.text[span.start : span.end].strip() for span in sentence.spans)
        cut = tokens(sentence.text, language)
        count += len(cut)
        mixed += check_tokens(sentence, cut, exactly=language != "ko")
    assert mixed <= 0.005 * count  # MeCab glues 읽 + 으면서 and the like now and then


def check_tokens(sentence: Sentence, cut: list[Token], exactly: bool) -> int:
    """Every token that is not punctuation says something, but for case particles. How many overlap unlike spans?"""
    mixed = 0
    for token, parts in zip(cut, parts_of(sentence, cut), strict=True):
        spans = [span for span in sentence.spans if span.start < token.end and token.start < span.end]
        assert parts or spans[0].tag == "PUNCT" or spans[0].tag == "PART", (sentence.text, token)
        assert not exactly or [(token.start, token.end)] == [span[:2] for span in spans]
        mixed += len({span.part for span in spans}) > 1
    return mixed


@pytest.mark.parametrize("source", ["de", "ko"])
def test_both_languages_say_the_same_parts(source: str) -> None:
    """What only one of them says is what the other has no word for."""
    rng, only = Random(7), set()
    for _ in range(3000):
        said = [{part for span in sentence.spans for part in span.part} for sentence in scene_world(source).pair(rng)]
        only |= said[0] ^ said[1]
    silent = {"where.det", "with.number", "when.det", "while.who", "because.who"}
    assert only <= (silent if source == "ko" else set())


def test_error_rate_of_hand_made_cases() -> None:
    truth = np.array([[1, 0, 0], [0, 1, 1], [0, 0, 0]], dtype=bool)
    right = np.array([[0.8, 0.1, 0.1], [0.2, 0.3, 0.5], [0.9, 0.1, 0]])
    assert error_rate(right, truth) == pytest.approx(0)  # A = 2, S = 1: 1 − (1 + 2) / 3
    half = np.array([[0.8, 0.1, 0.1], [0.6, 0.3, 0.1], [0.9, 0.1, 0]])
    assert error_rate(half, truth) == pytest.approx(1 / 3)  # the possible link is missed: 1 − (1 + 1) / 3
    other = np.array([[0.1, 0.8, 0.1], [0.2, 0.7, 0.1], [0.9, 0.1, 0]])
    assert error_rate(other, truth) == pytest.approx(2 / 3)  # the sure link is missed: 1 − (0 + 1) / 3
    wrong = np.array([[0, 1, 0], [1, 0, 0], [0, 0, 1]])
    assert error_rate(wrong, truth) == pytest.approx(1)


def test_error_rate_where_nothing_can_be_counted() -> None:
    assert np.isnan(error_rate(np.ones((2, 3)), np.zeros((2, 3), dtype=bool)))
    with pytest.raises(ValueError, match="shape"):
        error_rate(np.ones((2, 3)), np.ones((3, 2), dtype=bool))
    assert alignment([], []).shape == (0, 0)
    assert alignment([frozenset({"who"})], []).shape == (1, 0)
