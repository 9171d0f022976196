"""Where a model that writes on its own loses most."""

import numpy as np
import pytest

from core.topics.translating_answers import ByPosition
from core.ui.translation.translation_lab import gaps_by_third


def test_places_count_as_often_as_sentences_reach_them():
    found = ByPosition(np.ones(6), np.array([1, 1, 1, 1, 0.5, 0]), np.array([10, 10, 10, 10, 8, 2]))
    assert gaps_by_third(found) == pytest.approx([0, 0, (0.5 * 8 + 2) / 10])


def test_two_places_and_no_loss():
    assert gaps_by_third(ByPosition(np.ones(2), np.ones(2), np.array([5, 5]))) == [0, 0, 0]
