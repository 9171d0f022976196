"""Twenty seeds and one value that is judged by them."""

import numpy as np
import pytest

from core.topics.spread import SEEDS, from_text, place_of, to_text


def test_values_come_back_and_what_diverged_is_no_number():
    values = [0.5, float("nan"), float("inf"), *[1.0] * (len(SEEDS) - 3)]
    found = from_text(to_text(values))
    assert found[0] == 0.5
    assert np.isnan(found[1:3]).all()


@pytest.mark.parametrize(
    ("value", "below", "where"), [(0.0, 0, "outside"), (1.0, 0, "possible"), (3.1, 3, "usual"), (9.0, 5, "outside")]
)
def test_where_a_value_lies(value, below, where):
    found = place_of(value, np.array([1.0, 2.0, 3.0, 4.0, 5.0, np.nan]))
    assert (found.below, found.where) == (below, where)
    assert (found.least, found.median, found.most) == (1.0, 3.0, 5.0)
