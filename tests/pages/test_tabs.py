"""Every tab in the lower half of every page opens, with code that stands in the files; and the settings open."""

import pytest

from core.catalog import page_path, ready_topics
from tests.pages.opening import lost_by_a_slow_browser, opened

TABS = ("How it works", "Predict, then run", "Erratum", "The code that ran", "Runs", "Try this")


@pytest.mark.parametrize("topic", ready_topics(), ids=lambda topic: topic.id)
def test_every_tab_opens(topic):
    at = opened(page_path(topic))
    labels = [tab.label for tab in at.tabs]
    for tab in (tab for tab in TABS if tab in labels):
        at.session_state[f"{topic.id}.deeper"] = tab
        at.run()
        assert not at.exception, tab
        assert not at.error, tab
        if tab == "The code that ran":
            assert any("core/" in caption.value for caption in at.caption)
            assert len(at.code) > 1


@pytest.mark.parametrize("topic", ready_topics(), ids=lambda topic: topic.id)
def test_no_setting_is_lost_by_a_slow_browser(topic):
    at = opened(page_path(topic), seed="7")
    at.session_state[f"{topic.id}.settings"] = True  # the box is open
    at.session_state[f"{topic.id}.sentence.closer"] = "edit"  # a box that only 2.2 has
    at.run()
    assert at.number_input(key=f"{topic.id}.seed").value == 7
    assert not lost_by_a_slow_browser(at)
