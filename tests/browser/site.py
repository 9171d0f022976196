"""The dashboard as a visitor handles it: what can be typed, clicked and read, by the names that a reader sees.

Widgets are found by their keys, which Streamlit writes into the page as CSS classes (`sentiment.train` becomes
`st-key-sentiment-train`), so that one way of finding them serves both languages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Locator, Page, expect

PATIENCE = 30_000  # milliseconds; what is slow on a busy machine is no failure
_POLL = 100  # milliseconds
_SETTLING = 5_000  # the same, until a page has its width


class Site:
    """One visitor's window."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base

    # going somewhere

    def open(self, path: str = "", *, query: str = "", **address: object) -> Site:
        """Go to a page and wait until it is drawn; `query` is added to the address as it is."""
        parts = [part for part in (urlencode(address), query) if part]
        self.page.goto(f"{self.base}/{path}" + (f"?{'&'.join(parts)}" if parts else ""))
        expect(self.main.locator("h1")).to_be_visible()
        return self

    def address(self) -> dict[str, str]:
        """What the address bar carries."""
        return {name: values[0] for name, values in parse_qs(urlsplit(self.page.url).query).items()}

    def speak(self, language: str) -> None:
        """Use the language switch."""
        self.page.get_by_test_id("stSidebar").get_by_role("radio", name=language).click()

    # finding

    @property
    def main(self) -> Locator:
        """The page without sidebar and toolbar."""
        return self.page.get_by_test_id("stMain")

    def key(self, key: str) -> Locator:
        """The element or container with that key."""
        return self.page.locator(f".st-key-{re.sub(r'[^A-Za-z0-9_-]', '-', key)}")

    def button(self, key: str) -> Locator:
        """The button with that key; one with a help text is in the page twice, for mouse and for touch."""
        return self.key(key).locator("button").locator("visible=true").first

    def tab(self, name: str) -> None:
        """Open a tab."""
        self.main.get_by_role("tab", name=name, exact=True).click()

    def pick(self, name: str) -> None:
        """Choose in a row of options."""
        self.main.get_by_role("radio", name=name, exact=True).click()

    def panel(self) -> Locator:
        """What the open tabs hold."""
        return self.main.get_by_role("tabpanel").locator("visible=true")

    def headings(self) -> list[str]:
        """Titles and headers of the page."""
        return [text.strip() for text in self.main.locator("h1, h2, h3, h4").all_inner_texts()]

    def warning(self) -> Locator:
        """The yellow boxes that can be seen."""
        return self.main.get_by_test_id("stAlertContentWarning").locator("visible=true")

    # the sentence

    def box(self, key: str) -> Locator:
        """A text field."""
        return self.key(key).locator("input")

    def type(self, key: str, text: str) -> None:
        """Replace what a text field holds."""
        self.box(key).fill(text)

    @property
    def verdict(self) -> Locator:
        """The big word with the percentage."""
        return self.main.locator(".verdict")

    def tokens(self) -> list[str]:
        """The tokens below the verdict."""
        return self.main.locator(".tokens li > span").all_inner_texts()

    # charts

    def chart(self, name: str) -> Locator:
        """A drawn chart, by the name that a screen reader says."""
        return self.main.locator(f'[role="graphics-document"][aria-label={json.dumps(name, ensure_ascii=False)}]')

    def labels(self, name: str) -> list[str]:
        """Every text in the drawing of a chart."""
        texts = self.chart(name).locator("svg text")
        return texts.evaluate_all("texts => texts.map(text => text.textContent)")

    def shows(self, name: str, *words: str) -> None:
        """Wait until a chart has these words among its labels."""
        self.until(
            lambda: set(words) <= set(self.labels(name)), f"{words} in the chart “{name}”", lambda: self.labels(name)
        )

    # the run

    @property
    def progress(self) -> Locator:
        """The bar of the run on screen."""
        return self.main.get_by_test_id("stProgress")

    def step(self) -> int:
        """The step that the bar names."""
        return int(re.findall(r"[\d,]+", self.progress.inner_text())[0].replace(",", ""))

    def has_status(self, *words: str) -> None:
        """Wait until the line above the bar says this."""
        for word in words:
            expect(self.main.get_by_test_id("stMarkdown").filter(has_text=word).first).to_be_visible()

    def pace(self, name: str) -> None:
        """Choose the steps per second."""
        self.key("sentiment.speed").get_by_role("radio", name=name, exact=True).click()

    def train(self, topic: str = "sentiment") -> str:
        """Start a run and return its id, once it is in the address and has done a step."""
        expect(self.button(f"{topic}.train")).to_be_enabled()
        before = self.address().get("run")
        bar = self.progress.inner_text()  # of the recorded run; waits for it
        self.button(f"{topic}.train").click()
        self.until(lambda: self.address().get("run", before) != before, "the new run in the address")
        expect(self.progress).to_be_visible()
        # Address, status and bar change one after the other: the bar may still be the one of the run before.
        self.until(lambda: self.progress.inner_text() != bar and self.step() > 0, "the first step")
        return self.address()["run"]

    # waiting

    def until(self, true: Callable[[], bool], what: str, shown: Callable[[], object] | None = None) -> None:
        """Wait until something is so; fails with `what` was awaited and what is `shown` instead."""
        for _ in range(PATIENCE // _POLL):
            if true():
                return
            self.page.wait_for_timeout(_POLL)
        raise AssertionError(f"not seen: {what}" + (f"; instead: {shown()}" if shown else ""))

    def grows(self, value: Callable[[], int]) -> None:
        """Wait until a number is larger than now."""
        before = value()
        self.until(lambda: value() > before, f"more than {before}")

    def rests(self, value: Callable[[], object], milliseconds: int = 2500) -> None:
        """See that something changes no more; what was under way when it was stopped may still arrive."""
        for _ in range(4):
            before = value()
            self.page.wait_for_timeout(milliseconds)
            if value() == before:
                return
        raise AssertionError(f"it goes on: {before}, then {value()}")

    def overflow(self) -> int:
        """By how many pixels the page stays wider than the window; a picture may be so while it is being drawn."""
        for _ in range(_SETTLING // _POLL):
            if (pixels := self.main.evaluate("main => main.scrollWidth - main.clientWidth")) <= 0:
                break
            self.page.wait_for_timeout(_POLL)
        return pixels
