"""The Korean words. Nouns: the noun and its counter after a slash, none for what is not counted.

Verbs: dictionary form / polite form, and what 면서 is glued to where sounds change (굽다, 구우면서).
"""

from __future__ import annotations

from typing import NamedTuple

from core.corpora.small_world.hangul import final_consonant

RIEUL = 8  # index of the final consonant ㄹ


class Verb(NamedTuple):
    """The forms of a verb."""

    polite: str  # 울어요
    stem: str  # 울: before 기
    present: str  # 우: before 는
    joining: str  # 울: before 면서


def _table(lines: str) -> dict[str, tuple[str, ...]]:
    """Lines of "name: form/form"."""
    entries = (line.strip().partition(": ") for line in lines.strip().splitlines())
    return {name: tuple(rest.split("/")) for name, _, rest in entries}


def _verb(dictionary: str, polite: str, joining: str = "") -> Verb:
    """A verb from its entry: ㄹ falls out before 는, and 으 stands between another final consonant and 면서."""
    stem = dictionary.removesuffix("다")
    final = final_consonant(stem)
    present = stem[:-1] + chr(ord(stem[-1]) - RIEUL) if final == RIEUL else stem
    return Verb(polite, stem, present, joining or stem + ("으" if final not in (0, RIEUL) else ""))


NOUNS = {name: (entry[0], entry[1] if len(entry) > 1 else "") for name, entry in _table("""
    man: 남자/명
    woman: 여자/명
    farmer: 농부/명
    baker: 제빵사/명
    doctor: 의사/명
    painter: 화가/명
    student: 학생/명
    boy: 소년/명
    girl: 소녀/명
    child: 아이/명
    dog: 개/마리
    cat: 고양이/마리
    horse: 말/마리
    bird: 새/마리
    rabbit: 토끼/마리
    mouse: 쥐/마리
    duck: 오리/마리
    fish: 물고기/마리
    bread: 빵
    soup: 수프
    water: 물
    milk: 우유
    coffee: 커피
    tea: 차
    music: 음악
    book: 책/권
    letter: 편지/통
    newspaper: 신문/부
    apple: 사과/개
    carrot: 당근/개
    cake: 케이크/개
    flower: 꽃/송이
    tree: 나무/그루
    ball: 공/개
    stone: 돌/개
    basket: 바구니/개
    box: 상자/개
    bag: 가방/개
    key: 열쇠/개
    chair: 의자/개
    table: 식탁/개
    window: 창문/개
    door: 문/개
    bicycle: 자전거/대
    clock: 시계/개
    picture: 그림/장
    coat: 외투/벌
    shirt: 셔츠/벌
    knife: 칼
    spoon: 숟가락
    pencil: 연필
    brush: 붓
    hammer: 망치
    spade: 삽
    cloth: 천
    net: 그물
    kitchen: 부엌
    garden: 정원
    house: 집
    park: 공원
    forest: 숲
    school: 학교
    room: 방
    library: 도서관
    lake: 호수
    river: 강
    meadow: 풀밭
    street: 거리
    roof: 지붕
    bridge: 다리
    sofa: 소파
    station: 역
    market: 시장
""").items()}  # fmt: skip

SIDES = {"by": "옆", "under": "아래", "behind": "뒤", "in front of": "앞"}
SIDES_OF_PLACES = {"on roof": "위", "on bridge": "위"}
"""The noun between place and particle: 나무 아래에서. What is in or on a place mostly needs none: 정원에서."""

VERBS = {name: _verb(*entry) for name, entry in _table("""
    sleep: 자다/자요
    sing: 노래하다/노래해요
    dance: 춤추다/춤춰요
    laugh: 웃다/웃어요
    cry: 울다/울어요
    swim: 헤엄치다/헤엄쳐요
    wait: 기다리다/기다려요
    play: 놀다/놀아요
    bark: 짖다/짖어요
    cook: 요리하다/요리해요
    work: 일하다/일해요
    sit: 앉아 있다/앉아 있어요
    go: 가다/가요
    run: 뛰어가다/뛰어가요
    fly: 날아가다/날아가요
    get up: 일어나다/일어나요
    fall asleep: 잠들다/잠들어요
    come back: 돌아오다/돌아와요
    run away: 도망가다/도망가요
    read: 읽다/읽어요
    write: 쓰다/써요
    eat: 먹다/먹어요
    drink: 마시다/마셔요
    cut: 자르다/잘라요
    bake: 굽다/구워요/구우
    buy: 사다/사요
    carry: 나르다/날라요
    pick up: 들어 올리다/들어 올려요
    open: 열다/열어요
    close: 닫다/닫아요
    clean: 닦다/닦아요
    paint: 그리다/그려요
    look for: 찾다/찾아요
    look at: 보다/봐요
    help: 돕다/도와요/도우
    follow: 따라가다/따라가요
    greet: 인사하다/인사해요
    listen to: 듣다/들어요/들으
    throw: 던지다/던져요
    catch: 잡다/잡아요
    plant: 심다/심어요
    repair: 고치다/고쳐요
    put on: 입다/입어요
    stroke: 쓰다듬다/쓰다듬어요
""").items()}  # fmt: skip
STATIVE = frozenset({"sit"})  # takes 에 for its place, not 에서: it is there and does nothing
TO_SOMEBODY = frozenset({"greet"})  # takes 에게, not 을/를

ADJECTIVES = {
    "old": "오래된", "young": "젊은", "tall": "키가 큰", "friendly": "친절한", "small": "작은", "big": "큰",
    "black": "검은", "white": "하얀", "red": "빨간", "blue": "파란", "yellow": "노란", "new": "새", "long": "긴",
    "short": "짧은", "heavy": "무거운", "fresh": "신선한", "warm": "따뜻한", "cold": "차가운", "hot": "뜨거운",
    "thick": "두꺼운", "beautiful": "아름다운", "sharp": "날카로운", "loud": "시끄러운",
}  # fmt: skip
OLD_IN_YEARS = "늙은"  # of people and animals
STATES = {"tired": "피곤하", "hungry": "배가 고프", "thirsty": "목이 마르", "happy": "행복하", "sad": "슬프"}
NUMBERS = {1: "한", 2: "두", 3: "세", 4: "네"}
TIMES = {
    "today": ((("오늘", "NOUN", "when"),),),
    "every morning": ((("매일", "ADV", "when.det"),), (("아침", "NOUN", "when"),)),
    "in the evening": ((("저녁", "NOUN", "when"), ("에", "ADP", "when.prep")),),
    "on Sunday": ((("일요일", "NOUN", "when"), ("에", "ADP", "when.prep")),),
}
"""Words of pieces: a particle is glued to its noun."""
