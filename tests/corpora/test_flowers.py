"""The flowers come from the densities that are said, and the parts of a table share no row."""

import numpy as np
import pytest

from core.corpora.flowers import KINDS, MEANS, best_accuracy, covariance, flowers, posterior
from core.corpora.labelled_table import TEST, TRAIN, VALID, parts_of


def test_the_seed_decides_the_flowers_and_all_kinds_are_equally_many():
    first, again, other = (flowers(151, 1.0, seed) for seed in (1, 1, 2))
    assert np.array_equal(first.x, again.x)
    assert not np.array_equal(first.x, other.x)
    assert sorted(np.bincount(first.y)) == [50, 50, 51]
    assert (first.x > 0).all()


def test_many_flowers_have_the_planted_means_and_covariances():
    found = flowers(5000, 1.0, 0)
    for kind in range(len(KINDS)):
        x = found.x[found.y == kind]
        assert np.allclose(x.mean(axis=0), MEANS[kind], atol=0.05)
        assert np.allclose(np.cov(x.T), covariance(kind, 1.0), atol=0.04)


def test_the_posterior_is_bayes_rule():
    x = flowers(20, 1.3, 5).x
    likely = []
    for kind in range(len(KINDS)):
        known, off = covariance(kind, 1.3), x - MEANS[kind]
        exponent = -0.5 * (off @ np.linalg.inv(known) * off).sum(axis=1)
        likely.append(np.exp(exponent) / np.sqrt(np.linalg.det(2 * np.pi * known)))
    wanted = np.stack(likely, axis=1)
    assert np.allclose(posterior(x, 1.3), wanted / wanted.sum(axis=1, keepdims=True))


def test_the_best_accuracy_falls_as_the_kinds_overlap_and_holds_for_other_flowers():
    assert best_accuracy(0.5) > best_accuracy(1.0) > best_accuracy(1.5) > 0.8
    found = flowers(5000, 1.0, 9)
    right = (posterior(found.x, 1.0).argmax(axis=1) == found.y).mean()
    assert right == pytest.approx(best_accuracy(1.0), abs=0.01)


@pytest.mark.parametrize(("train", "valid"), [(60, 20), (5, 90), (90, 5), (34, 33)])
@pytest.mark.parametrize("sizes", [(50, 50, 50), (3, 3, 400), (7, 4)])
def test_every_class_is_in_every_part(train, valid, sizes):
    y = np.repeat(np.arange(len(sizes)), sizes)
    parts = parts_of(y, train, valid, 0)
    for label, size in enumerate(sizes):
        counts = np.bincount(parts[y == label], minlength=3)
        assert counts.sum() == size
        assert (counts >= 1).all()
    assert {TRAIN, VALID, TEST} == set(parts)
    assert np.array_equal(parts, parts_of(y, train, valid, 0))
    if sizes[0] == 50:
        assert abs((parts == TRAIN).mean() - train / 100) < 0.03
