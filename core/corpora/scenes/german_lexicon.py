"""The German words. Nouns: gender, singular, plural ("-" for what is not counted), and "n" for the weak ones, which end
in -n in every case but the nominative singular (der Junge, den Jungen)."""

from __future__ import annotations

from typing import NamedTuple


class Noun(NamedTuple):
    """A noun with what its declension needs."""

    gender: str  # m, f or n
    singular: str
    plural: str = ""
    weak: str = ""


class Verb(NamedTuple):
    """Third person singular and plural, and the prefix that a main clause puts at its end."""

    singular: str
    plural: str
    prefix: str = ""


def _table(lines: str) -> dict[str, list[str]]:
    """Lines of "name: words"."""
    entries = (line.strip().partition(": ") for line in lines.strip().splitlines())
    return {name: rest.split() for name, _, rest in entries}


NOUNS = {name: Noun(*entry) for name, entry in _table("""
    man: m Mann Männer
    woman: f Frau Frauen
    farmer: m Bauer Bauern n
    baker: m Bäcker Bäcker
    doctor: f Ärztin Ärztinnen
    painter: f Malerin Malerinnen
    student: m Student Studenten n
    boy: m Junge Jungen n
    girl: n Mädchen Mädchen
    child: n Kind Kinder
    dog: m Hund Hunde
    cat: f Katze Katzen
    horse: n Pferd Pferde
    bird: m Vogel Vögel
    rabbit: n Kaninchen Kaninchen
    mouse: f Maus Mäuse
    duck: f Ente Enten
    fish: m Fisch Fische
    bread: n Brot
    soup: f Suppe
    water: n Wasser
    milk: f Milch
    coffee: m Kaffee
    tea: m Tee
    music: f Musik
    book: n Buch Bücher
    letter: m Brief Briefe
    newspaper: f Zeitung Zeitungen
    apple: m Apfel Äpfel
    carrot: f Karotte Karotten
    cake: m Kuchen Kuchen
    flower: f Blume Blumen
    tree: m Baum Bäume
    ball: m Ball Bälle
    stone: m Stein Steine
    basket: m Korb Körbe
    box: f Kiste Kisten
    bag: f Tasche Taschen
    key: m Schlüssel Schlüssel
    chair: m Stuhl Stühle
    table: m Tisch Tische
    window: n Fenster Fenster
    door: f Tür Türen
    bicycle: n Fahrrad Fahrräder
    clock: f Uhr Uhren
    picture: n Bild Bilder
    coat: m Mantel Mäntel
    shirt: n Hemd Hemden
    knife: n Messer
    spoon: m Löffel
    pencil: m Bleistift
    brush: m Pinsel
    hammer: m Hammer
    spade: m Spaten
    cloth: n Tuch
    net: n Netz
    kitchen: f Küche
    garden: m Garten
    house: n Haus
    park: m Park
    forest: m Wald
    school: f Schule
    room: n Zimmer
    library: f Bibliothek
    lake: m See
    river: m Fluss
    meadow: f Wiese
    street: f Straße
    roof: n Dach
    bridge: f Brücke
    sofa: n Sofa
    station: m Bahnhof
    market: m Markt
""").items()}  # fmt: skip

PREPOSITIONS = {
    "in": "in", "on": "auf", "at": "an", "by": "an", "under": "unter", "behind": "hinter", "in front of": "vor",
}  # fmt: skip
PLACES = {"in meadow": "auf", "at market": "auf"}
"""Where German sees another relation than the English name of the place says."""

VERBS = {name: Verb(*entry) for name, entry in _table("""
    sleep: schläft schlafen
    sing: singt singen
    dance: tanzt tanzen
    laugh: lacht lachen
    cry: weint weinen
    swim: schwimmt schwimmen
    wait: wartet warten
    play: spielt spielen
    bark: bellt bellen
    cook: kocht kochen
    work: arbeitet arbeiten
    sit: sitzt sitzen
    go: geht gehen
    run: rennt rennen
    fly: fliegt fliegen
    get up: steht stehen auf
    fall asleep: schläft schlafen ein
    come back: kommt kommen zurück
    run away: läuft laufen weg
    read: liest lesen
    write: schreibt schreiben
    eat: isst essen
    drink: trinkt trinken
    cut: schneidet schneiden
    bake: backt backen
    buy: kauft kaufen
    carry: trägt tragen
    pick up: hebt heben auf
    open: macht machen auf
    close: macht machen zu
    clean: putzt putzen
    paint: malt malen
    look for: sucht suchen
    look at: sieht sehen an
    help: hilft helfen
    follow: folgt folgen
    greet: begrüßt begrüßen
    listen to: hört hören
    throw: wirft werfen
    catch: fängt fangen
    plant: pflanzt pflanzen
    repair: repariert reparieren
    put on: zieht ziehen an
    stroke: streichelt streicheln
""").items()}  # fmt: skip
FEEDING = Verb("frisst", "fressen")  # how animals eat
DATIVE_VERBS = frozenset({"help", "follow"})

ADJECTIVES = {
    "old": "alt", "young": "jung", "tall": "groß", "friendly": "freundlich", "small": "klein", "big": "groß",
    "black": "schwarz", "white": "weiß", "red": "rot", "blue": "blau", "yellow": "gelb", "new": "neu", "long": "lang",
    "short": "kurz", "heavy": "schwer", "fresh": "frisch", "warm": "warm", "cold": "kalt", "hot": "heiß",
    "thick": "dick", "beautiful": "schön", "sharp": "scharf", "loud": "laut",
}  # fmt: skip
STATES = {"tired": "müde", "hungry": "hungrig", "thirsty": "durstig", "happy": "glücklich", "sad": "traurig"}
NUMBERS = {2: "zwei", 3: "drei", 4: "vier"}
LINKS = {"while": "während", "because": "weil"}
PRONOUNS = {"m": "er", "f": "sie", "n": "es"}
TIMES = {
    "today": (("heute", "ADV", "when"),),
    "every morning": (("jeden", "DET", "when.det"), ("Morgen", "NOUN", "when")),
    "in the evening": (("am", "ADP", "when.prep", "when.det"), ("Abend", "NOUN", "when")),
    "on Sunday": (("am", "ADP", "when.prep"), ("Sonntag", "NOUN", "when")),
}
