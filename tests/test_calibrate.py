"""What is fitted: a choice among options depends on how they differ, not on what they have in common."""

from __future__ import annotations

import random

import pytest

from qa.evaluation.calibrate import choice


def lists(seed: int, shift: bool) -> list[tuple[list[list[float]], list[bool]]]:
    """Ninety lists of five options; the first feature is higher where it is right, the second says nothing."""
    rng = random.Random(seed)
    made = []
    for _ in range(90):
        right = rng.randrange(5)
        common = rng.gauss(0, 50) if shift else 0.0
        rows = [[common + rng.gauss(2.0 if place == right else 0.0, 1.0), rng.gauss(0, 1)] for place in range(5)]
        made.append((rows, [place == right for place in range(5)]))
    return made


@pytest.mark.parametrize("shift", [False, True])
def test_what_tells_the_right_option_gets_the_weight(shift: bool) -> None:
    rank = choice(lists(1, shift), None)
    assert rank.weights[0] > 1
    assert abs(rank.weights[1]) < 0.5
    scores = [([rank.logit(row) for row in rows], right) for rows, right in lists(2, shift)]
    assert sum(right[each.index(max(each))] for each, right in scores) > 60


def test_a_feature_that_is_not_used_gets_no_weight() -> None:
    assert choice(lists(1, False), [1]).weights[0] == 0


def test_a_list_with_nothing_right_or_nothing_wrong_says_nothing() -> None:
    more = [*lists(1, False), ([[9.0, 9.0]], [False]), ([[-9.0, 9.0]], [True])]
    assert choice(more, None).weights[0] == pytest.approx(choice(lists(1, False), None).weights[0], rel=0.2)
