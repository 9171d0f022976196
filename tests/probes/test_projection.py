"""Projection: PCA finds the plane that the points lie in, and the trust number notices a bad picture."""

import numpy as np
import pytest
from sklearn.decomposition import PCA
from sklearn.manifold import trustworthiness

from core.probes.projection import principal_axes, trust

RANDOM = np.random.default_rng(0)


def test_axes_agree_with_scikit_learn_up_to_the_sign():
    vectors = RANDOM.normal(size=(60, 8)) * np.arange(1, 9)
    mean, basis, kept = principal_axes(vectors)
    theirs = PCA(2).fit(vectors)
    assert np.abs((basis * theirs.components_.T).sum(axis=0)) == pytest.approx([1, 1], abs=1e-9)
    assert kept == pytest.approx(theirs.explained_variance_ratio_.sum())
    assert mean == pytest.approx(vectors.mean(axis=0))


def test_points_in_a_plane_are_shown_without_loss():
    plane = RANDOM.normal(size=(50, 2)) @ RANDOM.normal(size=(2, 10))
    mean, basis, kept = principal_axes(plane)
    assert kept == pytest.approx(1)
    assert trust(plane, (plane - mean) @ basis) == pytest.approx(1)


@pytest.mark.parametrize("neighbours", [3, 10])
def test_trust_agrees_with_scikit_learn(neighbours):
    vectors = RANDOM.normal(size=(70, 6))
    points = vectors[:, :2] + RANDOM.normal(size=(70, 2)) / 2
    theirs = trustworthiness(vectors, points, n_neighbors=neighbours)
    assert trust(vectors, points, neighbours) == pytest.approx(theirs)


def test_a_picture_that_has_nothing_to_do_with_the_vectors_is_not_trusted():
    assert trust(RANDOM.normal(size=(80, 10)), RANDOM.normal(size=(80, 2))) < 0.65
