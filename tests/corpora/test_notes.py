"""What was left out of a corpus, on its way to whoever reads it."""

import pytest

from core.corpora import notes
from core.corpora.pair import EMPTY_SIDE, UNPAIRED
from core.problems import Problem


def test_what_was_not_left_out_is_not_mentioned():
    assert notes.noted({UNPAIRED: 0, EMPTY_SIDE: 2}) == ((EMPTY_SIDE, {"count": 2}),)


def test_other_values_go_into_the_sentence():
    ((message, values),) = notes.noted({notes.TOO_LONG: 3}, most=24)
    assert message.format(**values) == "Training pairs of more than 24 tokens, left out: 3."


@pytest.mark.parametrize(
    "told", [(), notes.noted({UNPAIRED: 3}), (("Line {line}: “{label}”.", {"line": 1, "label": "글"}),)]
)
def test_they_come_back_as_they_were(told):
    assert notes.from_text(notes.to_text(told)) == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "3",
        '["x"]',
        '[{"message": "x"}]',
        '[{"message": "{count}", "values": {}}]',
        '[{"message": 1, "values": {}}]',
    ],
)
def test_what_is_no_list_of_notes_is_a_problem(text):
    with pytest.raises(Problem, match="damaged"):
        notes.from_text(text)
