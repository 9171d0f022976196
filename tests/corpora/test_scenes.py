"""The scenes are what they claim to be: many, sensible, told correctly, and translated in one way only."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from random import Random

import pytest

from core.corpora.scenes import CAPACITY, PlantedPair, SceneWorld, english, german, korean, scene_world
from core.corpora.scenes.company import at_once
from core.corpora.scenes.drawing import draw
from core.corpora.scenes.frames import FRAMES, LIKES
from core.corpora.scenes.scene import Clause

ROOT = Path(__file__).parents[2]
DIRECTIONS = [("de", "en"), ("ko", "en"), ("en", "de"), ("en", "ko")]


@pytest.fixture(params=DIRECTIONS, ids="-".join)
def world(request: pytest.FixtureRequest) -> SceneWorld:
    return scene_world(*request.param)


def texts(pairs: list[PlantedPair]) -> list[tuple[str, str]]:
    return [(pair.source.text, pair.target.text) for pair in pairs]


def test_very_many_scenes_and_one_translation_for_each() -> None:
    rng = Random(1)
    told = defaultdict(set)
    for scene in (draw(rng) for _ in range(50_000)):
        en, de, ko = (language.realise(scene).text for language in (english, german, korean))
        for pair in (("de", de, en), ("ko", ko, en), ("en", en, de), ("to ko", en, ko)):
            told[pair[:2]].add(pair[2])
    assert all(len(translations) == 1 for translations in told.values())
    for direction in ("de", "ko", "en", "to ko"):
        assert sum(key[0] == direction for key in told) >= 40_000


def test_sentences_are_short_and_tidy(world: SceneWorld) -> None:
    rng = Random(2)
    lengths = []
    for _ in range(2000):
        for sentence in world.pair(rng):
            text = sentence.text
            assert text == " ".join(text.split())
            assert text.endswith(".")
            assert text[0] == text[0].upper()
            lengths.append(len(text.split()))
    assert 2 <= min(lengths) <= 3
    assert max(lengths) <= 22
    assert 6 < sum(lengths) / len(lengths) < 11


def test_a_modest_vocabulary_in_which_every_word_comes_up_often() -> None:
    for source, most in (("de", 330), ("en", 270)):
        world, rng, count = scene_world(source, "ko"), Random(3), defaultdict(int)
        for _ in range(10_000):
            for word in world.pair(rng).source.text.lower().rstrip(".").replace(",", "").split():
                count[word] += 1
        assert len(count) < most
        assert sum(times < 5 for times in count.values()) < 15


def test_scenes_make_sense() -> None:
    """Nobody is named twice, one child gets no pronoun, and who does two things can do them in one place."""
    rng, kinds = Random(4), defaultdict(int)
    for scene in (draw(rng) for _ in range(10_000)):
        clause = scene.clause or Clause("")
        named = [group.noun for group in (scene.who, scene.what, clause.who, clause.what) if group]
        named += [scene.where.noun] if scene.where and scene.what else []
        assert len(named) == len(set(named)), scene
        kinds[clause.link, bool(clause.who)] += 1
        if scene.clause and not clause.who:
            assert scene.who.plural or scene.who.noun != "child"
        if clause.verb and not clause.who:
            mains = [frame for frame in FRAMES if frame.verb == scene.verb and scene.who.noun in frame.who]
            assert clause.verb in {frame.verb for main in mains for frame in at_once(main, "")}, scene
    assert kinds["", False] < 8000
    assert min(kinds[kind] for kind in (("while", True), ("while", False), ("because", True), ("because", False))) > 100


def test_everything_that_can_be_liked_has_a_name_in_every_language() -> None:
    from core.corpora.scenes import german_lexicon, korean_lexicon

    for lexicon in (german_lexicon, korean_lexicon):
        assert set(LIKES) <= lexicon.NOUNS.keys()
        assert {like for likes in LIKES.values() for like in likes} == lexicon.ADJECTIVES.keys()
    assert german_lexicon.VERBS.keys() == korean_lexicon.VERBS.keys()
    lexemes = [*german_lexicon.NOUNS, *german_lexicon.VERBS, *german_lexicon.ADJECTIVES, *german_lexicon.STATES]
    assert 120 <= len(lexemes) + 20 <= 180  # and about twenty function words


def test_splits_never_overlap_whatever_the_seed_size_and_direction() -> None:
    small, large = scene_world("de").splits(300, 50, 50, seed=1), scene_world("en", "ko").splits(900, 200, 200, seed=2)
    assert [len(part) for part in large] == [900, 200, 200]
    told = [{pair.target.text for pair in part} for part in small], [{p.source.text for p in part} for part in large]
    assert [len(part) for part in told[1]] == [900, 200, 200]
    for one in told:
        for other in told:
            for i in range(3):
                assert all(one[i].isdisjoint(other[j]) for j in range(3) if j != i)


def test_every_direction_and_seed_gives_its_own_scenes_and_the_same_again(world: SceneWorld) -> None:
    first, again, other = (texts(world.splits(50, 5, 5, seed=seed)[0]) for seed in (4, 4, 5))
    assert first == again
    assert first != other
    german = [pair.target.text for pair in scene_world("de").splits(50, 5, 5, seed=4)[0]]
    assert german == [pair.target.text for pair in scene_world("ko").splits(50, 5, 5, seed=4)[0]]


def test_splits_are_the_same_in_every_process() -> None:
    program = (
        "import hashlib; from core.corpora.scenes import scene_world; "
        "parts = [scene_world(s, 'en').splits(200, 20, 20, seed=3) for s in ('de', 'ko')]; "
        "print(hashlib.sha256(repr(parts).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(digests) == 1


def test_what_cannot_be_had_is_said(world: SceneWorld) -> None:
    assert world.splits(0, 0, 0, seed=0) == ([], [], [])
    with pytest.raises(ValueError, match="negative"):
        world.splits(1, -1, 0, seed=0)
    with pytest.raises(ValueError, match="distinct"):
        world.splits(1, 0, CAPACITY["test"] + 1, seed=0)
    for source, target in (("fr", "en"), ("en", "en"), ("de", "fr")):
        with pytest.raises(ValueError, match="told in"):
            scene_world(source, target)


def test_the_examples_go_from_plain_to_rich(world: SceneWorld) -> None:
    lengths = [len(pair.source.text) + len(pair.target.text) for pair in world.examples]
    assert len(lengths) == 6
    assert lengths[0] == min(lengths)
    assert lengths[-1] == max(lengths)
