"""What makes sense: who does what, to what, with what and where. Nobody eats a letter.

Every word here is an English one and stands for the thing itself; the lexicons say what it is called.
"""

from __future__ import annotations

from typing import NamedTuple

ADULTS = "man woman farmer baker doctor painter student"
CHILDREN = "boy girl child"
PEOPLE = f"{ADULTS} {CHILDREN}"
ANIMALS = "dog cat horse bird rabbit mouse duck fish"
LIVING = frozenset(f"{PEOPLE} {ANIMALS}".split())
MASSES = frozenset(["bread", "soup", "water", "milk", "coffee", "tea", "music"])  # not counted: "drinks water"

PLACES = {name: f"{prep} {name}" for prep, names in {
    "in": "kitchen garden house park forest school room library lake river meadow",
    "on": "street roof bridge sofa",
    "at": "station market",
}.items() for name in names.split()} | {
    "by-river": "by river", "by-lake": "by lake", "by-window": "by window",
    "under-tree": "under tree", "under-table": "under table",
    "behind-house": "behind house", "before-house": "in front of house",
}  # fmt: skip
"""Short name, as in the frames below -> name of the place: preposition and noun."""

GOALS = frozenset({"go", "run", "fly"})  # their place is where they lead to: "into the garden"
PLACED = frozenset({*GOALS, "sit"})  # never without a place
NEVER_MANY = frozenset({"put on"})  # one wearer, one coat


class Frame(NamedTuple):
    """One way to use a verb: any of these subjects, objects, tools and places go together."""

    verb: str
    who: tuple[str, ...]
    what: tuple[str, ...]
    tools: tuple[str, ...]
    places: tuple[str, ...]


def _frame(line: str) -> Frame:
    """Read "verb: who | what | tools | places"; missing columns are empty."""
    verb, _, rest = line.strip().partition(": ")
    columns = [tuple(column.split()) for column in rest.split("|")]
    who, what, tools, places = (*columns, (), (), ())[:4]
    return Frame(verb, who, what, tools, tuple(PLACES[place] for place in places))


_OUTSIDE = "garden park street meadow behind-house before-house"
FRAMES = tuple(_frame(line) for line in f"""
sleep: {PEOPLE} | | | garden room sofa meadow under-tree
sleep: dog cat rabbit | | | garden sofa meadow under-tree under-table behind-house
sing: {PEOPLE} | | | garden park kitchen room school street bridge meadow
sing: bird | | | garden park forest roof
dance: {PEOPLE} | | | garden park room street bridge meadow kitchen
laugh: {PEOPLE} | | | garden park kitchen room school street
cry: {CHILDREN} | | | garden park room school street under-table
swim: {PEOPLE} dog duck | | | lake river
wait: {PEOPLE} | | | station bridge before-house under-tree street library
wait: dog | | | station before-house under-tree
play: {CHILDREN} dog cat | | | {_OUTSIDE} room
bark: dog | | | {_OUTSIDE} forest
cook: {ADULTS} | | | kitchen garden
work: {ADULTS} | | | garden library school kitchen market station
sit: {PEOPLE} | | | garden park sofa bridge library under-tree by-river by-lake by-window
sit: dog cat rabbit | | | sofa under-tree under-table before-house by-window
sit: bird | | | roof bridge
go: {PEOPLE} | | | kitchen garden house park forest school room library
run: {PEOPLE} dog cat horse rabbit | | | garden house park forest
fly: bird duck | | | forest garden park
get up: {PEOPLE}
fall asleep: {PEOPLE} dog cat | | | garden room sofa under-tree
come back: {PEOPLE} dog cat
run away: dog cat horse rabbit mouse
read: {PEOPLE} | book letter newspaper | | garden library room kitchen sofa park station under-tree by-window
write: {PEOPLE} | letter | pencil | garden library room kitchen school by-window
eat: {PEOPLE} | apple carrot cake bread | | kitchen garden park station under-tree
eat: {PEOPLE} | soup | spoon | kitchen garden room
eat: horse rabbit | apple carrot | | garden meadow
eat: duck mouse | bread | | garden park kitchen
eat: cat | fish | | kitchen garden by-river
drink: {ADULTS} | water milk coffee tea | | kitchen garden park station library sofa
drink: {CHILDREN} cat dog | water milk | | kitchen garden
cut: {PEOPLE} | bread cake apple carrot | knife | kitchen garden
bake: {PEOPLE} | bread cake | | kitchen
buy: {PEOPLE} | apple carrot cake bread milk flower bag basket coat shirt book picture clock | | market
carry: {PEOPLE} | basket box bag stone chair | | {_OUTSIDE} station bridge market house
pick up: {PEOPLE} | basket box bag stone ball | | {_OUTSIDE} station market under-tree
open: {PEOPLE} | door box | key | house school room
open: {PEOPLE} | window bag | | house room kitchen library
close: {PEOPLE} | door window box bag | | house room kitchen school
clean: {PEOPLE} | window door table chair clock | cloth | house kitchen room school library
clean: {PEOPLE} | bicycle | cloth | garden street behind-house before-house
paint: {PEOPLE} | picture flower tree horse bird | brush | garden park room school by-lake by-window
look for: {PEOPLE} | key ball book letter bag dog cat rabbit | | {_OUTSIDE} house room
look for: dog | ball | | garden park meadow
look at: {PEOPLE} | picture clock book | | house room library school
look at: {PEOPLE} | flower bird horse tree | | garden park forest meadow
look at: {PEOPLE} | duck fish | | by-river by-lake
look at: cat | bird mouse | | garden meadow
look at: cat | fish | | by-river by-lake
help: {PEOPLE} | {PEOPLE} | | kitchen garden school street market station
follow: dog cat duck | {PEOPLE} | | {_OUTSIDE} forest
follow: {PEOPLE} | dog cat rabbit horse | | {_OUTSIDE} forest
greet: {PEOPLE} | {PEOPLE} | | {_OUTSIDE} station market school
listen to: {PEOPLE} | music | | garden park kitchen room sofa
throw: {PEOPLE} | ball stone | | garden park meadow by-river by-lake
catch: {CHILDREN} dog | ball | | garden park meadow
catch: {PEOPLE} | fish | net | by-river by-lake
catch: cat | mouse | | house kitchen garden
plant: {PEOPLE} | tree flower | spade | garden park behind-house before-house
repair: {PEOPLE} | chair door table | hammer | house garden kitchen
repair: {PEOPLE} | bicycle clock | | garden house behind-house
put on: {PEOPLE} | coat shirt | | house room
stroke: {PEOPLE} | dog cat horse rabbit | | garden meadow park before-house
""".strip().splitlines())  # fmt: skip

_LIKES = {
    "man woman farmer baker doctor painter": "old young tall friendly",
    "student": "young tall friendly",
    "boy girl": "small tall friendly",
    "child": "small friendly",
    "dog cat horse": "big small black white old",
    "rabbit mouse duck bird": "big small black white",
    "fish": "big small red",
    "bread": "fresh warm", "soup": "hot", "water": "cold warm", "milk": "cold warm fresh",
    "coffee tea": "hot cold", "music": "loud beautiful",
    "book": "thick old new red", "letter": "long short old", "newspaper": "old new",
    "apple": "red big small fresh", "carrot": "big small fresh", "cake": "big small fresh",
    "flower": "red yellow white beautiful", "tree": "big small beautiful",
    "ball": "red blue big small", "stone": "heavy big small", "basket box": "heavy big small old",
    "bag": "red black heavy new", "key": "small old", "chair table": "old new small big",
    "window": "big small old", "door": "old new red", "bicycle": "old new red blue", "clock": "old new big small",
    "picture": "old new beautiful big", "coat": "long warm black new", "shirt": "white blue new old",
    "knife": "sharp long", "spoon": "big small", "pencil": "short red blue new", "brush": "long new old",
    "hammer spade": "heavy old new", "cloth": "white old", "net": "big old",
    "kitchen room school library station": "big small old new", "house": "big small old new white",
    "garden park meadow": "big small beautiful", "forest lake": "big small", "river": "long cold",
    "street": "long old", "roof": "red old", "bridge": "long old", "sofa": "red old new", "market": "big small old",
}  # fmt: skip
LIKES = {noun: tuple(words.split()) for nouns, words in _LIKES.items() for noun in nouns.split()}
"""What a thing can be like."""
