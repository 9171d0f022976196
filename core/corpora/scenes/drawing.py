"""Drawing a scene that makes sense, from plain ("A dog sleeps.") to rich."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from random import Random

from core.corpora.scenes.company import CAUSES, STATES, WHILE, at_once
from core.corpora.scenes.frames import FRAMES, LIKES, LIVING, MASSES, NEVER_MANY, PEOPLE, PLACED, Frame
from core.corpora.scenes.scene import SEVERAL, Clause, Group, Place, Scene

TIMES = ("today", "every morning", "in the evening", "on Sunday")
_RARE_TIMES = {"get up": ("today", "every morning", "on Sunday"), "fall asleep": ("today", "in the evening")}
_EXTRAS = (0, 1, 1, 1, 2, 2, 2, 3)  # how much a scene tells beyond the bare event, from plain to rich
_LONGEST = 18  # words, in English


def draw(rng: Random) -> Scene:
    """A random scene that makes sense and is not too long to tell."""
    scene = _draw(rng)
    while _length(scene) > _LONGEST:
        scene = _draw(rng)
    return scene


def _length(scene: Scene) -> int:
    """About how many words it takes."""
    clause = scene.clause or Clause("")
    groups = [group for group in (scene.who, scene.what, scene.tool, clause.who, clause.what) if group]
    words = sum(1 + bool(g.like) + g.definite + (g.number > 1 or not g.definite) for g in groups)
    words += len(scene.verb.split()) + len(clause.verb.split()) + bool(scene.tool) + 2 * bool(scene.clause)
    where = len(scene.where.name.split()) + 1 + bool(scene.where.like) if scene.where else 0
    return words + where + 2 * bool(scene.when)


def _draw(rng: Random) -> Scene:
    frame = rng.choice(FRAMES)
    extras = rng.sample(_slots(frame), rng.choice(_EXTRAS))
    who = _group(rng, frame.who, "who.like" in extras, frame.verb)
    scene = Scene(who, frame.verb, _object(rng, frame, {who.noun}, "what.like" in extras))
    if "tool" in extras:
        tool = rng.choice(frame.tools)
        scene = replace(scene, tool=Group(tool, like=rng.choice(LIKES[tool]) if rng.random() < 0.3 else ""))
    if "where" in extras or frame.verb in PLACED:
        scene = _placed(rng, scene, frame)
    if "clause" in extras:
        return replace(scene, clause=_clause(rng, scene, frame))
    if "when" in extras and not scene.place_first:
        return replace(scene, when=rng.choice(_RARE_TIMES.get(frame.verb, TIMES)))
    return scene


def _slots(frame: Frame) -> list[str]:
    """What can be told beyond the bare event; several times what shall be told more often."""
    slots = ["who.like", "when", "clause"]
    slots += ["what.like"] if frame.what else []
    slots += ["tool"] * 3 if frame.tools else []
    return slots + (["where", "where"] if frame.places else [])


def _placed(rng: Random, scene: Scene, frame: Frame) -> Scene:
    """The scene with a place, which may come first if the verb does not need it."""
    places = [Place(name) for name in frame.places]
    places = [place for place in places if not scene.what or place.noun != scene.what.noun]
    if not places:
        return scene
    place = rng.choice(places)
    place = replace(place, like=rng.choice(LIKES[place.noun])) if rng.random() < 0.3 else place
    first = frame.verb not in PLACED and rng.random() < 0.4
    return replace(scene, where=place, place_first=first)


def _clause(rng: Random, scene: Scene, frame: Frame) -> Clause:
    """A subordinate clause that suits the main one: four kinds, of which not every scene can have each."""
    who = scene.who
    anew = who.plural or who.noun != "child"  # English has no pronoun for one child that is sure to please
    same = at_once(frame, scene.where.name if scene.where else "")
    kinds = [_meanwhile]
    kinds += [_cause] * (scene.verb in CAUSES)
    kinds += [_state] * (scene.verb in STATES and anew)
    kinds += [partial(_at_once, frames=same)] * bool(same and anew and who.noun in PEOPLE.split())
    return rng.choice(kinds)(rng, scene)


def _meanwhile(rng: Random, scene: Scene) -> Clause:
    return _of_another(rng, scene, "while", WHILE)


def _cause(rng: Random, scene: Scene) -> Clause:
    return _of_another(rng, scene, "because", CAUSES[scene.verb])


def _state(rng: Random, scene: Scene) -> Clause:
    return Clause("because", state=rng.choice(STATES[scene.verb]))


def _at_once(rng: Random, scene: Scene, frames: tuple[Frame, ...]) -> Clause:
    """A clause about the same people."""
    told = {scene.who.noun, scene.what.noun if scene.what else ""}
    fitting = [f for f in frames if scene.who.noun in f.who and (not f.what or set(f.what) - told)]
    frame = rng.choice(fitting)
    return Clause("while", None, frame.verb, _object(rng, frame, told, rng.random() < 0.25))


def _of_another(rng: Random, scene: Scene, link: str, frames: tuple[Frame, ...]) -> Clause:
    """A clause about somebody who has not been told of yet, and so is its object: nothing is named twice."""
    told = {scene.who.noun, scene.what.noun if scene.what else ""}
    frames = tuple(frame for frame in frames if frame.verb != scene.verb)
    frame = rng.choice([f for f in frames if set(f.who) - told and (not f.what or set(f.what) - told)])
    who = _group(rng, [noun for noun in frame.who if noun not in told], rng.random() < 0.25, frame.verb)
    return Clause(link, who, frame.verb, _object(rng, frame, told | {who.noun}, rng.random() < 0.25))


def _object(rng: Random, frame: Frame, told: set[str], liked: bool) -> Group | None:
    """What it is done to, if the verb takes anything: something that has not been told of yet."""
    nouns = [noun for noun in frame.what if noun not in told]
    return _group(rng, nouns, liked, frame.verb) if nouns else None


def _group(rng: Random, nouns: Sequence[str], liked: bool, verb: str) -> Group:
    """Some of one of these nouns."""
    noun = rng.choice(nouns)
    like = rng.choice(LIKES[noun]) if liked else ""
    definite = rng.random() < 0.5
    if noun in MASSES or verb in NEVER_MANY or rng.random() < 0.6:
        return Group(noun, 1, definite, like)
    if noun in LIVING and noun != "fish" and rng.random() < 0.3:  # "the fish" would not tell how many
        return Group(noun, SEVERAL, True, like)
    return Group(noun, rng.choice((2, 2, 3, 3, 4)), definite, like)
