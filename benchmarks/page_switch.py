"""How long a click in the menu takes to show another page, in a real browser, on a server that is warm.

Two moments are taken: the head of the new page with the first words below it, and its first picture. The bound is on
the first: from then on somebody reads. Every page is visited once before anything counts.
"""

from __future__ import annotations

from playwright.sync_api import Page

from benchmarks.browser import chromium, fresh_page, seconds_until, settle
from benchmarks.common import announce, at_least_one, judge, options, percentile, spread
from benchmarks.server import dashboard
from core.catalog import Topic, ready_topics

HEAD = 0.5  # seconds, p95

# Streamlit leaves the old page on screen, greyed, until the new one has something to put there.
_HEAD_SHOWS = """title => {
  const head = [...document.querySelectorAll('[data-testid="stMain"] h1')].find(one => one.textContent === title)
  if (!head) return false
  const below = [...document.querySelectorAll('[data-testid="stMain"] [data-testid="stMarkdown"] p')]
  return below.filter(one => one.compareDocumentPosition(head) & Node.DOCUMENT_POSITION_PRECEDING).length > 1
}"""
_PICTURE_SHOWS = f"""title => ({_HEAD_SHOWS})(title) && [...document.querySelectorAll(
  '[data-testid="stMain"] .stVegaLiteChart svg .mark-group path, [data-testid="stMain"] .stVegaLiteChart svg text'
)].some(one => !one.closest('[data-stale="true"]'))"""


def main() -> None:
    """Walk through the menu and measure each switch twice."""
    parser = options(__doc__)
    parser.add_argument("--repeats", type=at_least_one, default=5)
    asked = parser.parse_args()
    announce("page_switch")
    with dashboard() as server, chromium() as browser, fresh_page(browser) as page:
        page.goto(f"{server.url}/?lang=en")
        for topic in ready_topics():
            switch(page, topic, _PICTURE_SHOWS)
        heads, pictures = {}, {}
        for _ in range(asked.repeats):
            for topic in ready_topics():
                heads.setdefault(topic.id, []).append(switch(page, topic, _HEAD_SHOWS))
            for topic in reversed(ready_topics()):
                pictures.setdefault(topic.id, []).append(switch(page, topic, _PICTURE_SHOWS))
    for topic in ready_topics():
        print(f"  {topic.id}: head {spread(heads[topic.id])}; first picture {spread(pictures[topic.id])}")
    every = [seconds for taken in heads.values() for seconds in taken]
    judge("click in the menu → head and first words of the page, p95", percentile(every, 95), HEAD, " s")
    every = [seconds for taken in pictures.values() for seconds in taken]
    print(f"click in the menu → first picture: {spread(every)}, p95 {percentile(every, 95):.2f} s")


def switch(page: Page, topic: Topic, shows: str) -> float:
    """Seconds from a click on the menu's entry for `topic` until `shows` holds."""
    settle(page)
    link = page.locator(f'[data-testid="stSidebarNavLink"][href$="/{topic.id}"]')
    if link.get_attribute("aria-current"):  # the last one was this one: leave it first
        page.locator('[data-testid="stSidebarNavLink"]').first.click()
        settle(page)
    return seconds_until(page, "click", link.click, shows, f"{topic.number} {topic.title}")


if __name__ == "__main__":
    main()
