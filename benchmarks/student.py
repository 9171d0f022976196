"""What one student does in a lesson, and how it is known that it worked: by what is on the page then.

Each act returns the seconds from its message to the server until the page shows its result:

- a sentence: the verdict has exactly its words; on the page of sentiment two charts (probability and gates), too, have
  the sentence's own word in their data;
- training: the address names a new run, the bar speaks of a step of 1 or more, and the loss chart has a row;
- going back: the address has that step, “Newest” can be pressed, and nothing on the page is still on its way;
- a refresh: a new session at the run's address shows the same run, no earlier step than before, and a verdict;
- another page: its title and the first words below it are there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pyarrow

from benchmarks.sentences import korean, sentence
from benchmarks.streamlit_client import Visitor
from benchmarks.streamlit_page import Node
from core.catalog import topic
from core.language import translator

HOME, PLACE = "home", "sentiment.sentence"
_RUN = 600.0  # seconds that a whole run may take
_TOKENS = re.compile(r"<li[^>]*><span>(.*?)</span>")


class Student(Visitor):
    """A visitor who knows this dashboard."""

    lang = "ko"

    def __init__(self, url: str, number: int) -> None:
        super().__init__(url)
        self.number = number
        self._texts = self._sentences()

    def _sentences(self) -> Iterator[tuple[str, str]]:
        """Never-ending sentences in both languages in turn, each with the word that only it has."""
        at = 5 * self.number
        while True:
            yield sentence(at), sentence(at).split()[-1]
            yield korean(at), korean(at).split()[2]
            at += 1

    # acts

    async def arrive(self, path: str = "", **address: object) -> float:
        """Open a page of the dashboard; until its sentence box can be used."""
        await self.open(path, lang=self.lang, **address)
        place = PLACE if path == "sentiment" else HOME
        return await self.until(lambda: self.page.widget(f"{place}.text"), f"the page {path}")

    async def read(self, place: str) -> float:
        """Type the next sentence."""
        text, own = next(self._texts)
        if place == PLACE and self.address("run"):
            text, own = next(self._texts) if text.isascii() else (text, own)  # a run reads Korean only
        await self.until(lambda: self.page.widget(f"{place}.text"), "the sentence box")
        await self.type(f"{place}.text", text)
        return await self.until(lambda: self.shows_answer(text, own, charts=2 * (place == PLACE)), f"“{text}”")

    async def train(self) -> float:
        """Press “Train”; until the first point."""
        await self.until(lambda: self.enabled("sentiment.train"), "the button Train")
        run, bar = self.address("run"), self.step
        await self.click("sentiment.train")
        return await self.until(
            lambda: self.address("run") != run and self.step != bar and self.shows_point(), "the first point"
        )

    async def trained(self) -> float:
        """Wait for the end of the run on screen."""
        return await self.until(lambda: self.step[0] == self.step[1] > 0, "the end of the run", _RUN)

    async def scrub(self) -> float:
        """Go back to a snapshot in the first half of what the run has done."""
        await self.until(lambda: len(self.early) > 1, "a step to go back to")
        option = self.early[-1]
        await self.slide(self.slider.key, option)
        return await self.until(lambda: self.looks_back(option.replace(",", "")), f"step {option}")

    async def newest(self) -> float:
        """Follow the newest step again."""
        await self.click("sentiment.scrub.newest")
        return await self.until(lambda: self.address("step") is None and self.at_rest(), "the newest step")

    async def refresh(self) -> float:
        """Press F5."""
        run, (step, _) = self.address("run"), self.step
        await self.open("sentiment", lang=self.lang, run=run)
        return await self.until(
            lambda: self.address("run") == run and self.step[0] >= step and self.verdict(), f"the run {run} again"
        )

    async def visit(self, path: str) -> float:
        """Click on another page in the menu."""
        await self.switch(path)
        return await self.until(lambda: self.shows_head(path), f"the page {path}")

    # what the page shows

    def verdict(self) -> str:
        """The words of the verdict, without the spaces between them."""
        for node in self.page.elements("html"):
            if 'class="tokens"' in node.shown.body:
                return unescape("".join(_TOKENS.findall(node.shown.body)))
        return ""

    def shows_answer(self, text: str, own: str, charts: int) -> bool:
        """Whether the answer to `text` is there, with at least that many charts of it."""
        if self.verdict() != text.replace(" ", ""):
            return False
        told = own.encode()
        return sum(told in node.shown.SerializeToString() for node in self.page.elements("vega_lite_chart")) >= charts

    @property
    def step(self) -> tuple[int, int]:
        """How far the bar says that the run is: the smaller and the larger number in it, 0 while there is none."""
        for node in self.page.elements("progress"):
            numbers = sorted(int(one.replace(",", "")) for one in re.findall(r"\d[\d,]*", node.shown.text)[:2])
            return (numbers[0], numbers[1]) if len(numbers) > 1 else (numbers[0], 0)
        return 0, 0

    def shows_point(self) -> bool:
        """Whether the loss chart has a row of the run on screen."""
        name = translator(self.lang)("Loss")
        charts = (node.shown for node in self.page.elements("vega_lite_chart") if node.shown.alt == name)
        return self.step[0] > 0 and any(_rows(chart) for chart in charts)

    @property
    def slider(self) -> Node | None:
        """The slider over the snapshots."""
        sliders = (node for node in self.page.elements("slider") if node.key.startswith("sentiment.scrub."))
        return next(sliders, None)

    @property
    def early(self) -> list[str]:
        """The options of the slider in the first half of what the run has done."""
        options = self.slider.shown.options if self.slider else ()
        numbers = [option for option in options if option.replace(",", "").isdecimal()]
        return [option for option in numbers if 2 * int(option.replace(",", "")) <= self.step[0]]

    def looks_back(self, step: str) -> bool:
        """Whether everything shows the run as it was at that step."""
        return self.address("step") == step and self.enabled("sentiment.scrub.newest") and self.at_rest()

    def enabled(self, key: str) -> bool:
        """Whether a button is there and can be pressed."""
        button = self.page.widget(key)
        return button is not None and not button.shown.disabled

    def at_rest(self) -> bool:
        """Whether nothing on the page stands in for an answer."""
        return bool(self.verdict()) and not any(self.page.elements("skeleton"))

    def shows_head(self, path: str) -> bool:
        """Whether the title of a page and some words below it are there."""
        heads = [node.shown.body for node in self.page.elements("heading") if node.shown.tag == "h1"]
        title = topic(path).number if path else "Glassbox NLP"
        return any(head.startswith(title) for head in heads) and len(list(self.page.elements("markdown"))) > 4


def _rows(chart) -> int:
    """How many rows of data a chart has."""
    return sum(pyarrow.ipc.open_stream(data.data.data).read_all().num_rows for data in chart.datasets)
