"""Short sentences that are never the same twice, and typing them into a sentence box."""

from __future__ import annotations

from playwright.sync_api import Page

_SUBJECTS = ("plot", "cast", "music", "script", "camera", "hero", "villain")
_ENDINGS = ("warm", "dull", "funny", "clumsy", "brave", "empty", "clever", "slow")  # one after the other: all differ

# Asked in the page: whether the verdict shows exactly these words, however they were cut.
VERDICT_SHOWS = """words => {
  const shown = [...document.querySelectorAll(".tokens li > span")].map(token => token.textContent)
  return shown.join("") === words.replaceAll(" ", "")
}"""

_WHO = ("Der Mann", "Die Frau", "Das Kind", "Der Junge", "Das Mädchen", "Die Malerin", "Der Arzt")
_WHAT = ("Ball", "Apfel", "Korb", "Brief", "Stein", "Tisch", "Fisch", "Kuchen")  # one after the other: all differ


def german(number: int) -> str:
    """The German sentence of that number; 56 different ones, and no last word twice within eight."""
    return f"{_WHO[number % 7]} kauft heute im Dorf einen {_WHAT[number % 8]}"


def sentence(number: int) -> str:
    """The sentence of that number; 56 different ones, and no ending twice within eight."""
    return f"the {_SUBJECTS[number % 7]} and the ending felt very {_ENDINGS[number % 8]}"


_NOUNS = ("배우", "음악", "대사", "화면", "주인공", "악당", "결말")
_KOREAN = ("지루하다", "훌륭하다", "재미있다", "어설프다", "따뜻하다", "답답하다", "참신하다", "느리다")


def korean(number: int) -> str:
    """The Korean sentence of that number; 56 different ones, and no noun twice within seven."""
    return f"이 영화는 {_NOUNS[number % 7]} 때문에 정말 {_KOREAN[number % 8]}"


def box(page: Page, place: str):
    """The sentence box with that key."""
    return page.locator(f".st-key-{place}-text input")


def read(page: Page, place: str, text: str) -> None:
    """Type a text of plain words into a box and wait until the verdict stands below."""
    field = box(page, place)
    field.fill(text)
    field.press("Enter")
    page.wait_for_function(VERDICT_SHOWS, arg=text, polling="raf")
