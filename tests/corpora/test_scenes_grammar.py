"""Hand-written sentences: what each scene must be called in German, Korean and English."""

from __future__ import annotations

import pytest

from core.corpora.scenes import english, german, korean
from core.corpora.scenes.scene import SEVERAL, Clause, Group, Place, Scene


def a(noun: str, like: str = "", number: int = 1) -> Group:
    return Group(noun, number, False, like)


def the(noun: str, like: str = "", number: int = 1) -> Group:
    return Group(noun, number, True, like)


def meanwhile(*clause) -> Clause:
    return Clause("while", *clause)


# Each scene in English, German and Korean. The comment names the phenomena: German; Korean.
SCENES = [
    (  # mixed ending, masculine nominative; 이/가 after a counter
        Scene(a("dog", "small"), "sleep"),
        "A small dog sleeps.", "Ein kleiner Hund schläft.", "작은 개 한 마리가 자요.",
    ),
    (  # mixed ending, neuter, and masculine accusative; 늙은 for the living
        Scene(a("horse", "old"), "eat", a("apple", "red")),
        "An old horse eats a red apple.", "Ein altes Pferd frisst einen roten Apfel.",
        "늙은 말 한 마리가 빨간 사과 한 개를 먹어요.",
    ),
    (  # weak ending, feminine; 는 after a vowel
        Scene(the("woman", "young"), "get up"),
        "The young woman gets up.", "Die junge Frau steht auf.", "그 젊은 여자는 일어나요.",
    ),
    (  # strong plural; counter for people
        Scene(a("woman", "old", 2), "laugh"),
        "Two old women laugh.", "Zwei alte Frauen lachen.", "늙은 여자 두 명이 웃어요.",
    ),
    (  # weak plural after die; definite and counted
        Scene(the("woman", "old", 2), "laugh"),
        "The two old women laugh.", "Die zwei alten Frauen lachen.", "그 늙은 여자 두 명은 웃어요.",
    ),
    (  # plural with umlaut; 들 and 은
        Scene(Group("bird", SEVERAL, True), "sing"),
        "The birds sing.", "Die Vögel singen.", "그 새들은 노래해요.",
    ),
    (  # strong ending without article; uncounted noun, 을 after a consonant
        Scene(a("cat"), "drink", a("water", "cold")),
        "A cat drinks cold water.", "Eine Katze trinkt kaltes Wasser.", "고양이 한 마리가 차가운 물을 마셔요.",
    ),
    (  # strong ending, feminine; 를 after a vowel
        Scene(a("child", "", 3), "drink", a("milk", "fresh")),
        "Three children drink fresh milk.", "Drei Kinder trinken frische Milch.", "아이 세 명이 신선한 우유를 마셔요.",
    ),
    (  # strong ending, masculine accusative; definite uncounted noun
        Scene(the("man"), "drink", a("coffee", "hot")),
        "The man drinks hot coffee.", "Der Mann trinkt heißen Kaffee.", "그 남자는 뜨거운 커피를 마셔요.",
    ),
    (  # place first, verb second, masculine dative fused with its article; 로 after ㄹ
        Scene(the("man"), "cut", the("bread"), Place("in kitchen"), a("knife"), place_first=True),
        "In the kitchen the man cuts the bread with a knife.",
        "In der Küche schneidet der Mann das Brot mit einem Messer.", "부엌에서 그 남자는 칼로 그 빵을 잘라요.",
    ),
    (  # the object that is known stands early; 으로 after a consonant, 에서
        Scene(the("girl"), "paint", the("flower", "yellow"), Place("in garden", "small"), a("brush", "new")),
        "The girl paints the yellow flower with a new brush in the small garden.",
        "Das Mädchen malt die gelbe Blume im kleinen Garten mit einem neuen Pinsel.",
        "그 소녀는 작은 정원에서 새 붓으로 그 노란 꽃을 그려요.",
    ),
    (  # the object that is new stands late; 로 after a vowel
        Scene(a("farmer"), "repair", a("chair", "", 2), Place("behind house"), a("hammer", "heavy")),
        "A farmer repairs two chairs with a heavy hammer behind the house.",
        "Ein Bauer repariert hinter dem Haus zwei Stühle mit einem schweren Hammer.",
        "농부 한 명이 집 뒤에서 무거운 망치로 의자 두 개를 고쳐요.",
    ),
    (  # separable verb, time first; time without a particle
        Scene(the("man"), "open", a("window", "big"), when="today"),
        "Today the man opens a big window.", "Heute macht der Mann ein großes Fenster auf.",
        "오늘 그 남자는 큰 창문 한 개를 열어요.",
    ),
    (  # accusative of time; ㄷ becomes ㄹ before a vowel
        Scene(a("doctor", "tall"), "listen to", a("music", "loud"), when="every morning"),
        "Every morning a tall doctor listens to loud music.",
        "Jeden Morgen hört eine große Ärztin laute Musik.", "매일 아침 키가 큰 의사 한 명이 시끄러운 음악을 들어요.",
    ),
    (  # dative of time; 에 for a time, 에 for a place where one is
        Scene(a("bird", "", 4), "sit", where=Place("on roof", "red"), when="in the evening"),
        "In the evening four birds sit on the red roof.", "Am Abend sitzen vier Vögel auf dem roten Dach.",
        "저녁에 새 네 마리가 빨간 지붕 위에 앉아 있어요.",
    ),
    (  # dative verb, feminine; ㅂ becomes 우/오 before a vowel
        Scene(the("student"), "help", the("woman", "old")),
        "The student helps the old woman.", "Der Student hilft der alten Frau.", "그 학생은 그 늙은 여자를 도와요.",
    ),
    (  # dative plural with -n; the counter is the last word before the particle
        Scene(the("boy"), "help", a("child", "small", 2)),
        "The boy helps two small children.", "Der Junge hilft zwei kleinen Kindern.",
        "그 소년은 작은 아이 두 명을 도와요.",
    ),
    (  # dative plural that ends in -n already; 들을
        Scene(a("dog"), "follow", Group("woman", SEVERAL, True)),
        "A dog follows the women.", "Ein Hund folgt den Frauen.", "개 한 마리가 그 여자들을 따라가요.",
    ),
    (  # weak noun in the accusative; 에게
        Scene(the("girl"), "greet", a("boy", "tall")),
        "The girl greets a tall boy.", "Das Mädchen begrüßt einen großen Jungen.",
        "그 소녀는 키가 큰 소년 한 명에게 인사해요.",
    ),
    (  # weak noun in the dative; 를 after a vowel
        Scene(a("cat"), "follow", the("farmer", "old")),
        "A cat follows the old farmer.", "Eine Katze folgt dem alten Bauern.",
        "고양이 한 마리가 그 늙은 농부를 따라가요.",
    ),
    (  # accusative for where it leads; 으로 for where it leads
        Scene(the("girl"), "run", where=Place("in garden", "big")),
        "The girl runs into the big garden.", "Das Mädchen rennt in den großen Garten.",
        "그 소녀는 큰 정원으로 뛰어가요.",
    ),
    (  # accusative neuter, fused; 으로 after a consonant
        Scene(a("man", "", 2), "go", where=Place("in house")),
        "Two men go into the house.", "Zwei Männer gehen ins Haus.", "남자 두 명이 집으로 가요.",
    ),
    (  # a market is "auf"; counter for books
        Scene(a("student"), "buy", a("book", "thick", 3), Place("at market")),
        "A student buys three thick books at the market.", "Ein Student kauft auf dem Markt drei dicke Bücher.",
        "학생 한 명이 시장에서 두꺼운 책 세 권을 사요.",
    ),
    (  # verb last after während, its prefix in place; 는 동안, subject with 가
        Scene(the("man"), "wait", clause=meanwhile(the("boy"), "pick up", the("basket", "heavy"))),
        "The man waits while the boy picks up the heavy basket.",
        "Der Mann wartet, während der Junge den schweren Korb aufhebt.",
        "그 소년이 그 무거운 바구니를 들어 올리는 동안 그 남자는 기다려요.",
    ),
    (  # the prefix closes the main clause; ㄹ falls out before 는
        Scene(the("girl"), "look at", the("fish"), Place("by lake"), clause=meanwhile(a("child"), "cry")),
        "The girl looks at the fish by the lake while a child cries.",
        "Das Mädchen sieht den Fisch am See an, während ein Kind weint.",
        "아이 한 명이 우는 동안 그 소녀는 호수 옆에서 그 물고기를 봐요.",
    ),
    (  # pronoun by grammatical gender; 면서 for the same subject
        Scene(the("girl"), "sing", clause=meanwhile(None, "bake", a("bread"))),
        "The girl sings while she bakes bread.", "Das Mädchen singt, während es Brot backt.",
        "그 소녀는 빵을 구우면서 노래해요.",
    ),
    (  # plural pronoun; 으면서 after a consonant
        Scene(a("man", "", 2), "laugh", clause=meanwhile(None, "read", a("newspaper"))),
        "Two men laugh while they read a newspaper.", "Zwei Männer lachen, während sie eine Zeitung lesen.",
        "남자 두 명이 신문 한 부를 읽으면서 웃어요.",
    ),
    (  # weil and a predicate adjective, which has no ending; a predicate of two words
        Scene(a("cat", "white"), "eat", the("fish"), clause=Clause("because", state="hungry")),
        "A white cat eats the fish because it is hungry.", "Eine weiße Katze frisst den Fisch, weil sie hungrig ist.",
        "하얀 고양이 한 마리가 배가 고프기 때문에 그 물고기를 먹어요.",
    ),
    (  # weil and a separable verb; 기 때문에
        Scene(the("child"), "cry", clause=Clause("because", the("dog"), "run away")),
        "The child cries because the dog runs away.", "Das Kind weint, weil der Hund wegläuft.",
        "그 개가 도망가기 때문에 그 아이는 울어요.",
    ),
    (  # everything at once
        Scene(
            a("woman", "old", 2), "read", a("letter", "long"), Place("in garden"), place_first=True,
            clause=meanwhile(a("child"), "sing"),
        ),
        "In the garden two old women read a long letter while a child sings.",
        "Im Garten lesen zwei alte Frauen einen langen Brief, während ein Kind singt.",
        "아이 한 명이 노래하는 동안 정원에서 늙은 여자 두 명이 긴 편지 한 통을 읽어요.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("scene", "en", "de", "ko"), SCENES, ids=[row[1] for row in SCENES])
def test_told_as_written_by_hand(scene: Scene, en: str, de: str, ko: str) -> None:
    assert english.realise(scene).text == en
    assert german.realise(scene).text == de
    assert korean.realise(scene).text == ko
