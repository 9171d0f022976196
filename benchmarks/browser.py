"""Chromium, and a stopwatch inside the page that runs from an event to the frame that shows its effect."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

_SECONDS = 60  # until a page is given up

# The clock starts with the time stamp of the event itself, and stops one frame after the condition was first seen to
# hold, so that what is measured has been painted.
_STOPWATCH = """([event, known]) => {
  const shows = %s
  window.stopwatch = new Promise((resolve, reject) => {
    addEventListener(event, ({timeStamp: began}) => {
      const look = () => {
        if (shows(known)) requestAnimationFrame(() => resolve(performance.now() - began))
        else if (performance.now() - began > %d) reject(new Error("the effect never came"))
        else requestAnimationFrame(look)
      }
      look()
    }, {capture: true, once: true})
  })
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, else the one that came with Playwright."""
    own = shutil.which("chromium") or shutil.which("chromium-browser")
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=own, args=root)
        yield browser
        browser.close()


@contextmanager
def fresh_page(browser: Browser) -> Iterator[Page]:
    """A page of a visitor who has never been here: no cache, no cookies."""
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(1000 * _SECONDS)
    yield context.new_page()
    context.close()


def seconds_until(page: Page, event: str, act: Callable[[], Any], shows: str, known: Any = None) -> float:
    """Seconds from the browser's `event`, which `act` causes, to the frame in which `shows(known)` holds.

    `shows` is a JavaScript function that is asked in every frame.
    """
    page.evaluate(_STOPWATCH % (shows, 1000 * _SECONDS), [event, known])
    act()
    return page.evaluate("() => window.stopwatch") / 1000


def settle(page: Page) -> None:
    """Wait until the script of the page has run to its end, and a moment longer."""
    page.wait_for_selector('[data-testid=stApp][data-test-script-state="notRunning"]')
    page.wait_for_timeout(500)
