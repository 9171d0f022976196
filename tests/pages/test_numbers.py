"""The numbers behind the pictures open as tables, on every page."""

import pytest

from core.catalog import page_path, ready_topics
from tests.pages.opening import opened, quiet


@pytest.mark.parametrize("topic", ready_topics(), ids=lambda topic: topic.id)
def test_the_numbers_of_every_picture_open(topic):
    at = quiet(opened(page_path(topic)))
    before = len(at.dataframe)
    keys = [box.proto.id.rsplit("-", 1)[1] for box in at.expander if box.label == "The numbers"]
    assert keys
    for key in keys:
        at.session_state[key] = True
    quiet(at.run())
    assert len(at.dataframe) == before + len(keys)
    for table in at.dataframe:
        assert len(table.value)
