"""What a student waits for, in a real browser: a first point, a sentence that was read, and one that was translated."""

from __future__ import annotations

from playwright.sync_api import Page

from benchmarks.browser import chromium, fresh_page, seconds_until, settle
from benchmarks.common import announce, at_least_one, judge, options, percentile, spread
from benchmarks.sentences import VERDICT_SHOWS, box, german, read, sentence
from benchmarks.server import dashboard

FIRST_POINT, SENTENCE, TRANSLATION = 0.5, 0.4, 0.5  # seconds, p95
WARM_UPS = 3
PLACE = "sentiment-sentence"

# The verdict has the words, and both charts of the sentence have its last word as a label.
_SENTENCE_SHOWS = f"""words => {{
  const verdict = {VERDICT_SHOWS}
  const last = words.split(" ").at(-1)
  const labelled = name => [...document.querySelectorAll(`.stVegaLiteChart[aria-label^="${{name}}"] svg text`)]
    .some(label => label.textContent === last)
  return verdict(words) && labelled("Probability of") && labelled("Gates and states")
}}"""

# The source as it was typed stands above the translation, and the heat map has its last word as a label.
_TRANSLATION_SHOWS = """words => {
  const last = words.split(" ").at(-1)
  const written = document.querySelector(".written")?.textContent
  return document.querySelector(".read")?.textContent === words && written !== ""
    && [...document.querySelectorAll('.stVegaLiteChart[aria-label^="Attention"] svg text')]
      .some(label => label.textContent === last)
}"""

# The lines and points of the loss chart (not its legend) as one text, and the step in words.
_LOSS_MARKS = """() => [...document.querySelectorAll(
  '.stVegaLiteChart[aria-label="Loss"] svg .role-mark:is(.mark-line, .mark-symbol) path'
)].map(path => path.getAttribute("d") ?? "").join("")"""
_PROGRESS = """() => document.querySelector('[data-testid="stProgress"] p')?.textContent ?? "" """

# A new run is on screen: progress speaks of another step than before, of 1 or more, and other marks are drawn.
_POINT_SHOWS = f"""([marks, progress]) => {{
  const now = ({_PROGRESS})()
  if (now === progress || !/[1-9]/.test(now.split(" of ")[0])) return false
  const drawn = ({_LOSS_MARKS})()
  return drawn !== "" && drawn !== marks
}}"""


def main() -> None:
    """Measure all three on one warm server."""
    parser = options(__doc__)
    parser.add_argument("--repeats", type=at_least_one, default=20)
    asked = parser.parse_args()
    announce("latency")
    with dashboard() as server, chromium() as browser, fresh_page(browser) as page:
        page.goto(f"{server.url}/sentiment?lang=en")
        sentences = sentence_seconds(page, asked.repeats)
        print(f"  typed sentence: {spread(sentences)}", flush=True)
        points = point_seconds(page, asked.repeats)
        print(f"  first point: {spread(points)}", flush=True)
        translations = {}
        for topic in ("attention", "translation"):
            page.goto(f"{server.url}/{topic}?lang=en")
            translations[topic] = translation_seconds(page, topic, asked.repeats)
            print(f"  translation on the page {topic}: {spread(translations[topic])}", flush=True)
    judge("click on Train → first point on screen, p95", percentile(points, 95), FIRST_POINT, " s")
    judge("Enter → probability and gates on screen, p95", percentile(sentences, 95), SENTENCE, " s")
    for topic, taken in translations.items():
        judge(f"Enter → translation and heat map on the page {topic}, p95", percentile(taken, 95), TRANSLATION, " s")


def sentence_seconds(page: Page, repeats: int) -> list[float]:
    """Seconds from Enter to verdict, probability chart and gates of the recorded model, one per sentence."""
    field = box(page, PLACE)
    field.wait_for()
    settle(page)
    for number in range(WARM_UPS):
        read(page, PLACE, sentence(number))
    taken = []
    for number in range(WARM_UPS, WARM_UPS + repeats):
        settle(page)
        field.fill(sentence(number))
        taken.append(seconds_until(page, "keydown", lambda: field.press("Enter"), _SENTENCE_SHOWS, sentence(number)))
    return taken


def translation_seconds(page: Page, topic: str, repeats: int) -> list[float]:
    """Seconds from Enter to translation and heat map of the recorded model, one per sentence."""
    field = box(page, f"{topic}-sentence")
    field.wait_for()
    taken = []
    for number in range(WARM_UPS + repeats):
        settle(page)
        field.fill(german(number))
        taken.append(seconds_until(page, "keydown", lambda: field.press("Enter"), _TRANSLATION_SHOWS, german(number)))
    return taken[WARM_UPS:]


def point_seconds(page: Page, repeats: int) -> list[float]:
    """Seconds from the click to the first point in the loss chart, with default settings and data that are there."""
    button = page.locator(".st-key-sentiment-train button:visible").first
    taken = []
    for _ in range(WARM_UPS + repeats):  # the first ones make the data, once on each worker
        settle(page)
        before = [page.evaluate(_LOSS_MARKS), page.evaluate(_PROGRESS)]
        taken.append(seconds_until(page, "click", button.click, _POINT_SHOWS, before))
        page.wait_for_timeout(1000)  # far from where the next run begins
        _stop(page)
    return taken[WARM_UPS:]


def _stop(page: Page) -> None:
    page.locator(".st-key-sentiment-stop button:visible").first.click()
    page.wait_for_function("() => document.querySelector('.st-key-sentiment-stop button:disabled') !== null")


if __name__ == "__main__":
    main()
