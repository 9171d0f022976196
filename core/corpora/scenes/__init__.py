"""The small world for translation: scenes told in English, German and Korean, with the alignment of their words.

A scene says who does what, and perhaps to what, where, with what and beside which other doing. Each language has a
realiser that turns it into a simple, correct sentence and notes which words say which piece of the scene, so nobody has
to align them by hand. From the German or the Korean sentence the English one follows: there is one right translation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Literal, NamedTuple

from core.corpora.scenes import english, german, korean
from core.corpora.scenes.drawing import draw
from core.corpora.scenes.scene import SEVERAL, Clause, Group, Place, Scene
from core.corpora.scenes.sentence import Sentence, Span

__all__ = ["CAPACITY", "PlantedPair", "SceneWorld", "Sentence", "Span", "scene_world"]

Language = Literal["en", "de", "ko"]
_REALISERS: dict[str, Callable[[Scene], Sentence]] = {
    "en": english.realise,
    "de": german.realise,
    "ko": korean.realise,
}
CAPACITY = {"train": 80_000, "valid": 10_000, "test": 10_000}  # there are more, but drawing them takes long
_SCENES = (  # plain, counted, with a tool, place first, separable verb and meanwhile, rich
    Scene(Group("dog"), "sleep"),
    Scene(Group("cat", 2), "drink", Group("milk", like="cold"), Place("in kitchen")),
    Scene(Group("man", definite=True), "cut", Group("bread", definite=True), Place("in kitchen"), Group("knife")),
    Scene(Group("child", SEVERAL, True), "throw", Group("ball", 2, like="red"), Place("in garden"), place_first=True),
    Scene(
        Group("boy", definite=True), "pick up", Group("basket", definite=True, like="heavy"),
        clause=Clause("while", Group("dog"), "bark"),
    ),
    Scene(
        Group("woman", 2, like="old"), "read", Group("letter", like="long"), Place("in garden"),
        clause=Clause("while", Group("child"), "eat", Group("apple")), place_first=True,
    ),
)  # fmt: skip


class PlantedPair(NamedTuple):
    """One scene in two languages. Words that say the same part of it are translations of each other."""

    source: Sentence
    target: Sentence


@dataclass(frozen=True)
class SceneWorld:
    """The scenes in one direction of translation. Make it with `scene_world`."""

    source: str
    target: str

    def told(self, scene: Scene) -> PlantedPair:
        """This scene in both languages."""
        return PlantedPair(_REALISERS[self.source](scene), _REALISERS[self.target](scene))

    def pair(self, rng: Random) -> PlantedPair:
        """A random scene in both languages."""
        return self.told(draw(rng))

    @property
    def examples(self) -> tuple[PlantedPair, ...]:
        """Hand-picked pairs, from plain to rich; the same scenes in every direction."""
        return tuple(self.told(scene) for scene in _SCENES)

    def splits(
        self, train: int, valid: int, test: int, seed: int
    ) -> tuple[list[PlantedPair], list[PlantedPair], list[PlantedPair]]:
        """Distinct pairs in three parts of these sizes, the same for the same seed on every machine.

        The English text alone decides the part a scene may be in, so no seed, size or direction ever puts a test
        sentence into training. ValueError for a negative size, and for one beyond `CAPACITY`.
        """
        sizes = {"train": train, "valid": valid, "test": test}
        _check(sizes)
        parts: dict[str, dict[str, Scene]] = {name: {} for name in sizes}
        rng = Random(seed)
        while any(len(parts[name]) < size for name, size in sizes.items()):
            scene = draw(rng)
            text = english.realise(scene).text
            name = _part(text)
            if len(parts[name]) < sizes[name]:
                parts[name][text] = scene
        first, second, third = ([self.told(scene) for scene in part.values()] for part in parts.values())
        return first, second, third


@cache
def scene_world(source: Language, target: Language = "en") -> SceneWorld:
    """The scenes for translation from `source` to `target`; ValueError for another language or twice the same."""
    if source == target or not {source, target} <= _REALISERS.keys():
        raise ValueError(f"the scenes are told in {sorted(_REALISERS)}, not from {source!r} to {target!r}")
    return SceneWorld(source, target)


def _check(sizes: dict[str, int]) -> None:
    """ValueError for sizes that cannot be had."""
    if min(sizes.values()) < 0:
        raise ValueError(f"sizes must not be negative: {sizes}")
    if any(size > CAPACITY[name] for name, size in sizes.items()):
        raise ValueError(f"there are not so many distinct scenes: {sizes} asked, at most {CAPACITY}")


def _part(text: str) -> str:
    """The part a text belongs to, by a hash that never changes: 8 of 10 train, 1 valid, 1 test."""
    digest = hashlib.sha256(text.encode()).digest()
    return {8: "valid", 9: "test"}.get(int.from_bytes(digest[:4], "big") % 10, "train")
