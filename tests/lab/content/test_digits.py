"""The digits that are shipped are those of scikit-learn, and a split of them keeps its promises."""

from __future__ import annotations

import numpy as np
import pytest
from dropout_lab.content import digits


def test_there_are_1797_images_of_64_pixels_in_steps_of_a_sixteenth() -> None:
    images, labels = digits.load()
    assert images.shape == (1797, 64)
    assert labels.shape == (1797,)
    assert images.min() == 0
    assert images.max() == 1
    assert np.array_equal(images * 16, np.rint(images * 16))
    assert set(labels) == set(range(digits.CLASSES))


def test_they_are_the_digits_of_scikit_learn() -> None:
    datasets = pytest.importorskip("sklearn.datasets", reason="scikit-learn is not installed")
    theirs = datasets.load_digits()
    images, labels = digits.load()
    assert np.array_equal(images * 16, theirs.data)
    assert np.array_equal(labels, theirs.target)


def test_a_split_divides_all_images_and_each_seed_divides_them_otherwise() -> None:
    images, _ = digits.load()
    one, again, other = (digits.split(800, np.random.default_rng(s)) for s in (0, 0, 1))
    assert one.X.shape == (800, 64)
    assert one.X_test.shape == (997, 64)
    rows = np.concatenate([one.X, one.X_test])
    assert np.array_equal(rows[np.lexsort(rows.T)], images[np.lexsort(images.T)])
    assert np.array_equal(one.X, again.X)
    assert not np.array_equal(one.X, other.X)
    assert np.array_equal(one.Y, one.truth)


def test_a_fifth_of_random_labels_makes_eighteen_percent_lies_in_training_alone() -> None:
    data = digits.split(1700, np.random.default_rng(2), noise=0.2)
    assert 0.15 < np.mean(data.truth != data.Y) < 0.2
    honest = digits.split(1700, np.random.default_rng(2))
    assert np.array_equal(data.Y_test, honest.Y_test)
    assert np.array_equal(data.truth, honest.Y)


@pytest.mark.parametrize(("share", "changed"), [(0.0, 0), (1.0, 900)])
def test_noise_draws_exactly_the_share_again_and_leaves_its_input_alone(share: float, changed: int) -> None:
    labels = np.zeros(1000, dtype=np.int64)
    told = digits.with_label_noise(labels, share, np.random.default_rng(3))
    assert not labels.any()
    assert abs(int((told != 0).sum()) - changed) < 60


def test_what_cannot_be_split_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="between 1 and 1796"):
        digits.split(1797, np.random.default_rng(0))
    with pytest.raises(ValueError, match="between 0 and 1"):
        digits.with_label_noise(np.zeros(3, dtype=np.int64), 1.5, np.random.default_rng(0))
