"""A scene: what a sentence says, before any language says it.

A sentence of each language is a function of its scene, and the scene can be read off each sentence again. So a scene
holds nothing that one of the languages would leave unsaid: places are always known ones ("in the garden"), tools always
new ones ("with a knife"), the tense is always the present.
"""

from __future__ import annotations

from dataclasses import dataclass

SEVERAL = 0  # "the dogs": more than one, not counted


@dataclass(frozen=True)
class Group:
    """Some of one kind: "the two old women" is Group("woman", 2, True, "old")."""

    noun: str
    number: int = 1
    definite: bool = False
    like: str = ""

    @property
    def plural(self) -> bool:
        return self.number != 1


@dataclass(frozen=True)
class Place:
    """Where it happens, or where it leads to: "in front of the old house"."""

    name: str
    like: str = ""

    @property
    def noun(self) -> str:
        return self.name.split()[-1]


@dataclass(frozen=True)
class Clause:
    """What goes on meanwhile ("while") or is the reason ("because"). Without `who` it is the subject of the sentence.

    It says a verb, perhaps with an object, or a `state` such as "tired".
    """

    link: str
    who: Group | None = None
    verb: str = ""
    what: Group | None = None
    state: str = ""


@dataclass(frozen=True)
class Scene:
    """Who does what, and perhaps to what, where, with what, when, and beside which other doing.

    A sentence starts with its time if it has one, with its place if `place_first`, else with its subject.
    """

    who: Group
    verb: str
    what: Group | None = None
    where: Place | None = None
    tool: Group | None = None
    when: str = ""
    clause: Clause | None = None
    place_first: bool = False
