"""From `streamlit run` in a cold server to the first paint of home, and to the first answer to a typed sentence."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager

from playwright.sync_api import Browser, Page

from benchmarks.browser import chromium, fresh_page
from benchmarks.common import announce, at_least_one, fresh_python, in_turn, judge, options
from benchmarks.sentences import box, read, sentence
from benchmarks.server import Server, dashboard, empty_app

PAINT, ANSWER = 2.0, 4.0  # times an empty app; times `import torch`


def main() -> None:
    """Take pairs of cold starts and print both ratios."""
    parser = options(__doc__)
    parser.add_argument("--pairs", type=at_least_one, default=5)
    asked = parser.parse_args()
    announce("cold_start")
    with chromium() as browser:
        first_paint(browser, dashboard())  # brings the files of both into memory
        first_paint(browser, empty_app())
        print("seconds from the command to the title:")
        paint = in_turn(
            ("home", "empty app"),
            lambda: first_paint(browser, dashboard()),
            lambda: first_paint(browser, empty_app()),
            asked.pairs,
        )
        print("seconds from the command to the answer:")
        answer = in_turn(("answer", "import torch"), lambda: first_answer(browser), import_torch, asked.pairs)
    judge("first paint of home ÷ empty app, median of pairs", paint, PAINT)
    judge("first answer ÷ import torch, median of pairs", answer, ANSWER)


def first_paint(browser: Browser, cold: AbstractContextManager[Server]) -> float:
    """Seconds from the start of the server to the title on screen."""
    with cold as server, fresh_page(browser) as page:
        _open(page, server)
        seconds = server.age
        server.check_torch_free()
        return seconds


def first_answer(browser: Browser) -> float:
    """Seconds from the start of the server to the verdict about a sentence typed as soon as there is a box."""
    with dashboard() as server, fresh_page(browser) as page:
        _open(page, server)
        box(page, "home").wait_for()
        usable = server.age
        read(page, "home", sentence(0))
        seconds = server.age
        server.check_torch_free()
        print(f"  the page could be used after {usable:.2f} s, the answer came after {seconds:.2f} s")
        return seconds


def import_torch() -> float:
    """Seconds that a new Python process takes to import torch and end."""
    began = time.perf_counter()
    fresh_python("import torch")
    return time.perf_counter() - began


def _open(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/?lang=en", wait_until="commit")
    page.locator("h1").first.wait_for()


if __name__ == "__main__":
    main()
