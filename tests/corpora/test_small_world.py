"""The small world is what it claims to be: large, grammatical, balanced, and exactly readable."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from random import Random
from time import process_time

import pytest

from core.corpora.example import NEGATIVE, POSITIVE, Example
from core.corpora.small_world import SmallWorld, small_world
from core.corpora.small_world.korean_lexicon import THEMES

ROOT = Path(__file__).parents[2]
NEGATIONS = {"en": r"\bnot\b|n't|never|hardly|anything but|far from|\bno\b|\black|nobody|nothing", "ko": r"않|\b안 |없"}
CONTRASTS = {
    "en": r"(?<!anything) but\b|\byet\b|however|\bstill\b|though\b",
    "ko": r"지만|하지만|그런데|그래도|그러나|다만",
}


@pytest.fixture(params=["en", "ko"])
def world(request: pytest.FixtureRequest) -> SmallWorld:
    return small_world(request.param)


def sample(world: SmallWorld, count: int, seed: int = 0) -> list[Example]:
    rng = Random(seed)
    return [world.sentence(rng) for _ in range(count)]


def share(texts: list[str], pattern: str) -> float:
    return sum(bool(re.search(pattern, text, re.IGNORECASE)) for text in texts) / len(texts)


def at(world: SmallWorld, text: str) -> float | None:
    return world.truth(text, [len(text)])[0]


def test_many_lexemes_and_very_many_sentences(world: SmallWorld) -> None:
    assert len(world.lexemes) >= 330
    assert len({example.text for example in sample(world, 22_000)}) >= 20_000


def test_labels_are_balanced_and_need_more_than_single_words(world: SmallWorld) -> None:
    examples = sample(world, 4000)
    texts = [example.text for example in examples]
    assert 0.45 < sum(example.label for example in examples) / len(examples) < 0.55
    assert share(texts, NEGATIONS[world.language]) > 0.35
    assert share(texts, CONTRASTS[world.language]) > 0.30


def test_sentences_are_short_and_tidy(world: SmallWorld) -> None:
    for text, _ in sample(world, 2000):
        assert 2 <= len(text.split()) <= 28
        assert text == " ".join(text.split())
        assert text.endswith(".")
        assert text[0] == text[0].upper()


def test_splits_never_overlap_whatever_the_seed(world: SmallWorld) -> None:
    small, large = world.splits(300, 50, 50, seed=1), world.splits(900, 200, 200, seed=2)
    assert [len(part) for part in large[:3]] == [900, 200, 200]
    texts = [{name: {e.text for e in getattr(s, name)} for name in ("train", "valid", "test")} for s in (small, large)]
    assert len(texts[1]["train"]) == 900
    for one in texts:
        for other in texts:
            for name in one:
                assert all(one[name].isdisjoint(other[rest]) for rest in other if rest != name)


def test_splits_of_the_usual_size_are_fast(world: SmallWorld) -> None:
    start = process_time()
    world.splits(6000, 1000, 1000, seed=0)
    assert process_time() - start < 4  # about a second on an idle machine


@pytest.mark.parametrize("language", ["en", "ko"])
def test_splits_are_the_same_in_every_process(language: str) -> None:
    program = (
        "import hashlib; from core.corpora.small_world import small_world; "
        f"print(hashlib.sha256(repr(small_world('{language}').splits(200, 20, 20, seed=3)).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(digests) == 1


def test_every_sentence_ends_in_its_label(world: SmallWorld) -> None:
    for text, label in (*sample(world, 300, seed=7), *world.examples):
        beliefs = world.truth(text, range(len(text) + 1))
        assert beliefs[-1] == float(label), text
        assert beliefs[0] == pytest.approx(0.5, abs=0.03)
        assert all(belief is not None and -1e-9 < belief < 1 + 1e-9 for belief in beliefs), text


@pytest.mark.parametrize(
    ("language", "prefix"),
    [("en", "The acting was "), ("en", "I "), ("en", "Although"), ("ko", "연기가"), ("ko", "비록"), ("ko", "제")],
)
def test_the_truth_of_a_prefix_is_the_share_among_its_continuations(language: str, prefix: str) -> None:
    world = small_world(language)
    labels = [example.label for example in sample(world, 40_000, seed=11) if example.text.startswith(prefix)]
    assert len(labels) > 50
    deviation = 0.5 / len(labels) ** 0.5  # at most, of a share among this many
    assert sum(labels) / len(labels) == pytest.approx(at(world, prefix), abs=4 * deviation)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The acting was great.", POSITIVE),
        ("The acting wasn't good.", NEGATIVE),
        ("The story was never boring.", POSITIVE),
        ("The music was anything but catchy.", NEGATIVE),
        ("The acting was great, but the story was not good.", NEGATIVE),
        ("The acting was great, but the story was a bit slow.", None),  # "slow" is said of waiters
        ("The acting was great, but the story was a bit silly.", POSITIVE),  # a weak remark does not turn it
        ("The acting was wooden, although the music was beautiful.", NEGATIVE),
        ("Although the acting was wooden, the music was beautiful.", POSITIVE),
        ("I can't say that the soup was bland.", POSITIVE),
        ("연기가 좋았어요.", POSITIVE),
        ("연기가 안 좋았어.", NEGATIVE),
        ("이야기는 전혀 지루하지 않았어요.", POSITIVE),
        ("방이 별로 마음에 들지 않았어요.", NEGATIVE),
        ("연기는 좋았지만 이야기가 지루했어요.", NEGATIVE),
        ("연기는 어색했지만 음악은 아름다웠어요.", POSITIVE),
        ("연기가 좋았어요. 하지만 이야기는 지루했어요.", NEGATIVE),
        ("연기가 좋았어요. 다만 이야기는 지루했어요.", POSITIVE),
        ("직원이 친절했다고는 할 수 없어요.", NEGATIVE),
    ],
)
def test_negation_and_contrast_decide(text: str, label: int | None) -> None:
    assert at(small_world("ko" if re.search("[가-힣]", text) else "en"), text) == label


def test_beliefs_move_with_the_words() -> None:
    world = small_world("en")
    text = "The acting was great, but the story was not good."
    great, but = (text.index(word) + len(word) for word in ("great", "but"))
    assert world.truth(text, [great])[0] > 0.55
    assert world.truth(text, [but])[0] < 0.4
    assert at(world, text[:-1]) == 0  # nothing can save it, even before the full stop
    assert at(world, text[:great]) == world.truth(text, [great])[0]


def test_a_full_stop_may_be_followed_by_more() -> None:
    world = small_world("en")
    stop = len("The acting was great.")
    assert at(world, "The acting was great.") == 1
    assert 0 < world.truth("The acting was great. But the story was boring.", [stop])[0] < 1


def test_outside_the_world_there_is_no_truth() -> None:
    world = small_world("en")
    text = "The acting was xylophone."
    known = text.index("x")
    assert world.truth(text, [known, known + 1, len(text)]) == [pytest.approx(0.5, abs=0.1), None, None]
    assert at(world, "The soup was delicious. Goodbye.") is None
    assert at(small_world("ko"), "수프는 노래했어요.") is None
    with pytest.raises(ValueError, match="ends"):
        world.truth("The", [4])
    with pytest.raises(ValueError, match="speaks"):
        small_world("fr")
    with pytest.raises(ValueError, match="negative"):
        world.splits(1, -1, 0, seed=0)


@pytest.mark.parametrize("text", ["  the acting WAS  great.", "The acting was great. ", "\tThe acting was great.\n"])
def test_blanks_and_case_are_forgiven(text: str) -> None:
    assert at(small_world("en"), text) == 1


def test_reading_is_fast_once_warm(world: SmallWorld) -> None:
    texts = [example.text for example in sample(world, 200, seed=5)]
    for text in texts:
        at(world, text)
    start = process_time()
    for text in texts:
        world.truth(text, range(len(text) + 1))
    assert (process_time() - start) / len(texts) < 0.010


def test_korean_particles_fit_the_final_consonant() -> None:
    themes = [theme for domain in THEMES.values() for theme in domain.values()]
    nouns = sorted({name for theme in themes for name in (*theme.nouns, *theme.qualities)} | {"돈", "시간"})
    pattern = re.compile(rf"(?:^| )(?:{'|'.join(map(re.escape, nouns))})([은는이가을를]) ")
    found = 0
    for text, _ in sample(small_world("ko"), 3000, seed=9):
        for match in pattern.finditer(text.replace(" ", "  ")):
            closed = (ord(match[0].strip()[-2]) - ord("가")) % 28 != 0
            assert (match[1] in "은이을") == closed, text
            found += 1
    assert found > 3000


def test_korean_adverbs_of_negation_need_a_negation() -> None:
    for text, _ in sample(small_world("ko"), 3000, seed=10):
        for clause in clauses(text):
            if re.search(r"(?:^| )(?:별로|그다지|그리|전혀|조금도|결코) ", clause):
                assert re.search(r"지 않|(?:^| )안 |없", clause), text


def clauses(text: str) -> Iterable[str]:
    return re.split(r"(?<=지만) |(?<=고) (?!싶|생각)|(?<=는데) |\. ", text.removesuffix("."))


def test_english_verbs_agree_with_their_subject() -> None:
    for text, _ in sample(small_world("en"), 3000, seed=12):
        assert not re.search(r"\bI (?:is|are|were|has|does)\b|\ba [aeiou]", text), text
        assert not re.search(r"\b(?:songs|slides|owners|cables|twists) (?:was|is|has|does|lacks)\b", text), text
        assert not re.search(r"\b(?:story|soup|bed|screen|exam) (?:were|are|have|do|lack)\b", text), text
