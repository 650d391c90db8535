"""What is fitted: a choice among options depends on how they differ, not on what they have in common."""

from __future__ import annotations

import random

import numpy as np
import pytest

from qa.evaluation.calibrate import Case, _monotone, choice, fit
from qa.evaluation.pool import Example
from qa.evaluation.trials import Trial
from qa.reader.base import Calibration, Logistic
from qa.reader.sentences import SAME_LANGUAGE
from qa.reader.spans import SpanReader


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


def test_more_evidence_never_makes_an_answer_less_probable() -> None:
    """Two scores that rise together would get one weight of each sign; the language alone may get a negative one."""
    chance = np.random.default_rng(0)
    told = chance.random(600) < 0.3
    evidence = told + chance.normal(0, 0.8, 600)
    table = np.zeros((600, 7))
    table[:, 0], table[:, 1] = evidence, evidence + chance.normal(0, 0.05, 600) - 0.4 * told
    table[:, SAME_LANGUAGE] = chance.random(600) < 0.8 - 0.5 * told
    weights, bias = _monotone(table, told)
    rest = np.delete(weights, SAME_LANGUAGE)
    assert rest.min() >= 0 < rest.max()
    assert weights[SAME_LANGUAGE] < 0
    scores = table @ weights + bias
    assert scores[told].mean() > 0 > scores[~told].mean()


@pytest.mark.parametrize("name", [SpanReader.name, SpanReader.alone])
def test_what_ships_keeps_to_that(name: str) -> None:
    weights = Calibration.load(name).answered.weights
    assert min(weight for place, weight in enumerate(weights) if place != SAME_LANGUAGE) >= 0


def test_what_is_kept_is_not_fitted_anew() -> None:
    kept = Logistic((2.0, 0.0), -1.0)
    row = Example("1", "where?", "en", "There.", "en", "Talks", (("There", 0),))
    trials = [Trial(row, [], "a", number % 2 == 0, number % 4 == 1, "en>en") for number in range(40)]
    cases = [Case((float(trial.answered), 0.0), ((0.0, True), (0.4, False)), trial) for trial in trials]
    calibration, report = fit(cases, 1.5, None, kept)
    assert calibration["answered"] == {"weights": kept.weights, "bias": kept.bias}
    assert (calibration["margin"], report["auroc"]) == (0.3975, 1.0)
