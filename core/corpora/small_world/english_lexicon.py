"""The English words of the small world. "song/songs" is a noun used in the plural; see `lexicon` for "!"."""

from __future__ import annotations

from core.corpora.small_world.lexicon import STRONG, degrees, judging, split, theme

PAST_DOMAINS = frozenset({"film", "restaurant", "hotel", "course"})  # the others are reviewed in the present tense

THEMES = {
    "film": {
        "acting": theme(
            "acting, cast, lead actor, villain, performance/performances",
            "convincing, natural, moving, powerful, subtle, brilliant!",
            "wooden, stiff, clumsy, unconvincing, lifeless",
            "passion, warmth, intensity",
        ),
        "story": theme(
            "story, plot, ending, script, twist/twists",
            "gripping, clever, original, touching, exciting",
            "boring, predictable, confusing, shallow, silly",
            "depth, tension, logic",
        ),
        "music": theme(
            "music, soundtrack, theme tune, song/songs",
            "catchy, beautiful, memorable, haunting",
            "annoying, repetitive, forgettable, monotonous",
            "soul, energy, rhythm",
        ),
        "images": theme(
            "camera work, lighting, scenery, costume/costumes, special effect/special effects",
            "beautiful, elegant, striking, stunning!",
            "ugly, dull, sloppy, unimaginative",
            "style, imagination",
        ),
    },
    "restaurant": {
        "dishes": theme(
            "soup, curry, pasta, stew, noodle/noodles, dumpling/dumplings",
            "tasty, flavourful, hearty, appetizing, delicious!",
            "bland, oversalted, greasy, lukewarm, tasteless",
            "flavour, spice",
        ),
        "sweets": theme(
            "cake, apple pie, bread, pastry/pastries, pancake/pancakes",
            "fresh, light, fluffy, heavenly!",
            "dry, stale, soggy, doughy",
            "flavour, sweetness",
        ),
        "service": theme(
            "waiter, waitress, staff, service, owner/owners",
            "friendly, attentive, polite, quick",
            "rude, slow, careless, unfriendly",
            "patience, warmth",
        ),
        "place": theme(
            "dining room, terrace, garden, interior",
            "cosy, charming, inviting, clean",
            "cramped, dirty, noisy, dreary",
            "atmosphere, character",
        ),
        "price": theme("price/prices, bill, lunch offer", "fair, reasonable", "unfair, excessive, outrageous!"),
    },
    "book": {
        "plot": theme(
            "plot, ending, first chapter, mystery, dialogue/dialogues",
            "gripping, thrilling, inventive, ingenious!",
            "tedious, predictable, implausible, confusing",
            "suspense, depth",
        ),
        "people": theme(
            "hero, heroine, narrator, detective, character/characters",
            "likeable, complex, believable, fascinating!",
            "flat, unlikeable, forgettable, hollow",
            "personality, humour, courage",
        ),
        "language": theme(
            "prose, translation, language, metaphor/metaphors, description/descriptions",
            "vivid, witty, poetic, elegant",
            "clumsy, stilted, wordy, pretentious",
            "rhythm, precision, wit",
        ),
        "design": theme(
            "cover, layout, illustration/illustrations, drawing/drawings",
            "pretty, lovely, stylish, tasteful",
            "ugly, sloppy, tacky, dull",
            "charm, style",
        ),
    },
    "hotel": {
        "room": theme(
            "room, bathroom, apartment, suite, lobby",
            "clean, spacious, bright, inviting",
            "dirty, cramped, dusty, shabby, gloomy",
            "charm, comfort",
        ),
        "bed": theme(
            "bed, mattress, sofa, armchair, pillow/pillows",
            "comfortable, soft, cosy",
            "uncomfortable, lumpy, scratchy, filthy!",
        ),
        "staff": theme(
            "receptionist, manager, porter, cleaner/cleaners",
            "welcoming, courteous, helpful, efficient",
            "rude, arrogant, unhelpful, grumpy",
            "patience, manners",
        ),
        "area": theme(
            "neighbourhood, street, beach, park",
            "safe, quiet, peaceful, pretty",
            "noisy, dangerous, dirty, depressing",
            "charm, character",
        ),
        "breakfast": theme(
            "breakfast, buffet, omelette, fruit salad, croissant/croissants",
            "tasty, fresh, delicious!",
            "bland, stale, disgusting!",
            "flavour, variety",
        ),
    },
    "gadget": {
        "screen": theme(
            "screen, display, picture, camera image/camera images",
            "bright, sharp, crisp, clear",
            "dim, blurry, grainy, murky",
            "contrast, brightness",
        ),
        "battery": theme(
            "battery, charger, motor, power supply",
            "reliable, durable, powerful, efficient",
            "weak, unreliable, inefficient, faulty",
            "power, stamina",
        ),
        "sound": theme(
            "sound, speaker, microphone, headphone/headphones",
            "clear, rich, powerful",
            "tinny, muffled, distorted, scratchy",
            "clarity, power",
        ),
        "build": theme(
            "case, keyboard, stand, hinge, button/buttons, cable/cables",
            "sturdy, solid, robust, handy",
            "flimsy, wobbly, fragile, shaky",
            "quality, stability",
        ),
        "software": theme(
            "software, app, menu, manual, setting/settings",
            "intuitive, practical, clear, useful",
            "clunky, confusing, outdated, useless",
            "structure, logic",
        ),
    },
    "course": {
        "teacher": theme(
            "teacher, lecturer, tutor, professor, assistant/assistants",
            "patient, competent, inspiring, enthusiastic",
            "impatient, arrogant, disorganised, incompetent",
            "patience, enthusiasm, humour",
        ),
        "lessons": theme(
            "lecture/lectures, seminar, workshop, discussion/discussions",
            "lively, informative, entertaining, instructive",
            "boring, chaotic, tiring, superficial",
            "structure, energy, depth",
        ),
        "material": theme(
            "textbook, handout/handouts, slide/slides, video/videos",
            "clear, useful, helpful, readable",
            "outdated, messy, confusing, useless",
            "structure, clarity",
        ),
        "tasks": theme(
            "exam, homework, project, exercise/exercises, quiz/quizzes",
            "fair, useful, manageable, instructive",
            "unfair, pointless, stressful, absurd!",
            "purpose, variety",
        ),
    },
}

JUDGING = judging(  # these fit every noun
    "good, nice, pleasant, impressive, great!, excellent!, wonderful!, fantastic!, superb!, perfect!",
    "bad, poor, disappointing, mediocre, lousy, terrible!, awful!, horrible!, dreadful!",
)
DEGREES = (
    *degrees(6, "", 2),
    *degrees(4, "very, really, extremely, incredibly, truly, so", 3),
    *degrees(3, "fairly, reasonably, quite", 1, sign=1),
    *degrees(3, "a bit, a little, slightly, somewhat", 1, sign=-1),
    *degrees(4, "not", 2, flips=True),
    *degrees(2, "not very, not particularly, not really, not exactly, hardly", 1, flips=True),
    *degrees(1, "not", 3, flips=True, after=" at all"),
    *degrees(1, "never, anything but, far from", 3, flips=True),
    *degrees(5, "", 3, grade=STRONG),
    *degrees(3, "absolutely, simply, truly, really", 3, grade=STRONG),
    *degrees(3, "not, not exactly", 1, flips=True, grade=STRONG),
    *degrees(1, "anything but, far from", 2, flips=True, grade=STRONG),
)

# base/past/third person. "I loved the soup", and "the soup impressed me".
LIKING = judging(
    "like/liked, appreciate/appreciated, love/loved!, adore/adored!",
    "dislike/disliked, hate/hated!, detest/detested!",
)
STRIKING = judging(
    "impress/impressed/impresses, please/pleased/pleases, delight/delighted/delights!",
    "disappoint/disappointed/disappoints, annoy/annoyed/annoys, frustrate/frustrated/frustrates",
)
VERB_DEGREES = (
    *degrees(6, "", 2),
    *degrees(3, "really, truly", 3),
    *degrees(1, "quite", 1, sign=1),
    *degrees(1, "somewhat, slightly", 1, sign=-1),
    *degrees(4, "not", 2, flips=True),
    *degrees(2, "not really, not particularly", 1, flips=True),
    *degrees(1, "not", 3, flips=True, after=" at all"),
    *degrees(1, "never", 3, flips=True),
    *degrees(5, "", 3, grade=STRONG),
    *degrees(3, "absolutely, simply", 3, grade=STRONG),
    *degrees(2, "not", 1, flips=True, grade=STRONG),
)
HAVING = (  # what the soup may do with flavour: (form of "have" or "lack", meaning)
    ("have", 2), ("have plenty of", 3), ("have some", 1), ("not lack", 2), ("never lack", 3),
    ("have no", -2), ("have absolutely no", -3), ("have little", -1), ("lack", -2), ("completely lack", -3),
)  # fmt: skip
THERE = (
    ("nothing wrong with", 2),
    ("nothing good about", -3),
    ("something wrong with", -2),
    ("a lot to like about", 3),
)
WORTH = ("the money", "the time", "the effort")
WASTE = ("a waste of money", "a waste of time")
AGAIN = {
    "film": ("recommend it", "watch it again"),
    "restaurant": ("recommend the place", "eat there again"),
    "book": ("recommend it", "read it again"),
    "hotel": ("recommend the place", "stay there again"),
    "gadget": ("recommend it", "buy it again"),
    "course": ("recommend it", "sign up again"),
}
# frames that say nothing about the verdict
FRAMES = split("to be honest, in my opinion, overall, frankly, honestly, all in all, in the end, on the whole")
FACTS = {
    "film": ("I saw it with a friend, and", "we watched it on a rainy Sunday, and", "I saw it last night, and"),
    "restaurant": ("we went there for lunch, and", "I was there with my family, and", "on the second evening,"),
    "book": ("I read it on the train, and", "my sister gave it to me, and", "I read it in two days, and"),
    "hotel": ("on the second day,", "we stayed for three nights, and", "I travelled alone, and"),
    "gadget": ("I bought it last month, and", "I use it at work, and", "my brother has one too, and"),
    "course": ("I took it in spring, and", "in the second week,", "twenty people took part, and"),
}
BUT = (", but", ", yet", ". But", ". However,", ". Still,")
ALTHOUGH = ("although", "though", "even though")
GLUE = split(
    "the, I, me, it, there, be, do, have, lack, find, think, say, can, will, that, with, about, of, plenty, some, no, "
    "little, nothing, something, nobody, wrong, lot, worth, waste, money, time, effort, gladly, recommend, watch, eat, "
    "read, stay, buy, sign, again, place, and, but, yet, however, still"
)


def lexemes() -> frozenset[str]:
    """Every dictionary form that the grammar can use; the words of the neutral facts are not counted."""
    themes = [theme for domain in THEMES.values() for theme in domain.values()]
    entries = [entry for theme in themes for entry in (*theme.nouns, *theme.qualities)]
    entries += [word.form for theme in themes for word in theme.words]
    entries += [word.form for word in (*JUDGING, *LIKING, *STRIKING)]
    entries += [f"{degree.before} {degree.after}" for degree in (*DEGREES, *VERB_DEGREES)]
    entries += [*GLUE, *ALTHOUGH, *FRAMES]
    return frozenset(word for entry in entries for word in entry.partition("/")[0].split())
