"""What is fitted: a choice among options depends on how they differ, not on what they have in common."""

from __future__ import annotations

import math
import random
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.evaluation.calibrate import Case, _monotone, choice, fit
from qa.evaluation.draws import Draw, load_draws, save_draws
from qa.reader.base import Calibration, Logistic
from qa.reader.spans import SpanReader
from qa.reader.weighing import SAME_LANGUAGE, Scores


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
    seen = Scores(((1.0, 1.0, 0.9),), 0, (0.5,), (0.0,))
    draws = [Draw("Talks", "en>en", n % 2 == 0, n % 4 == 1, seen, (True,)) for n in range(40)]
    cases = [Case((float(one.answered), 0.0), ((0.0, True), (0.4, False)), one) for one in draws]
    calibration, report = fit(cases, None, kept)
    assert calibration["answered"] == {"weights": kept.weights, "bias": kept.bias}
    assert (calibration["margin"], report["auroc"]) == (0.3975, 1.0)


RANK = Logistic((1.0, 1.0, 0.0), 0.0)


def test_what_the_encoder_chose_is_cited_second_and_said_to_be_less_likely() -> None:
    seen = Scores(((1.0, 1.0, 0.9), (4.0, 2.0, 0.8), (3.0, 2.0, 0.8)), 0, (0.5,), (0.0, 0.0, 0.0))
    options = seen.order(RANK)
    assert [(one.span, one.gap) for one in options[:2]] == [(1, 0.0), (0, 0.0)]
    assert options[1].behind > options[2].behind == pytest.approx(1 - math.exp(-1))
    assert seen.features(RANK) == (0.5, 4.0, 4.0, 6.0, 1.0, 0.0, 0.0)
    without = replace(seen, encoders=None).order(RANK)
    assert [one.span for one in without] == [1, 2, 0]


@given(
    st.lists(
        st.builds(
            Draw,
            st.text(),
            st.just("en>ar"),
            st.booleans(),
            st.booleans(),
            st.builds(
                Scores,
                st.lists(st.tuples(*[st.floats(-9, 9)] * 3), min_size=1, max_size=4).map(tuple),
                st.none() | st.integers(0, 3),
                st.lists(st.floats(-1, 1), max_size=6).map(tuple),
                st.lists(st.sampled_from([0.0, 1.0]), max_size=4).map(tuple),
            ),
            st.lists(st.booleans(), max_size=4).map(tuple),
        ),
        max_size=3,
    )
)
def test_what_was_read_comes_back_from_its_file(draws: list[Draw]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "draws.jsonl.gz")
        assert save_draws(path, draws) == len(draws)
        assert load_draws([path, path]) == [*draws, *draws]
