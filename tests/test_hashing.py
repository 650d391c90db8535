"""The model-free encoder: same vectors everywhere, unit length, near texts near."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.encoder import Encoder
from embeddings.hashing import HashingEncoder

ROOT = Path(__file__).resolve().parent.parent


def test_is_an_encoder() -> None:
    encoder: Encoder = HashingEncoder()
    assert (encoder.identity, encoder.dimension, encoder.max_tokens) == ("hashing-256-1", 256, 512)
    assert HashingEncoder(64).identity != encoder.identity


@given(st.lists(st.text(max_size=40), max_size=5))
def test_vectors_are_unit_length_and_do_not_depend_on_the_batch(texts: list[str]) -> None:
    encoder = HashingEncoder(32)
    vectors = encoder.encode_passages(texts)
    assert vectors.shape == (len(texts), 32)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    for text, vector in zip(texts, vectors, strict=True):
        np.testing.assert_array_equal(encoder.encode_queries([text])[0], vector)


def test_another_process_gives_the_same_vectors() -> None:
    code = "from embeddings.hashing import HashingEncoder as H; print(H(16).encode_passages(['Bagdad بغداد'])[0])"

    def vectors(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout

    assert vectors("1") == vectors("2") != ""


@pytest.mark.parametrize(
    ("query", "near", "far"),
    [
        ("the meeting in Baghdad", "THE MEETING will be held in baghdad", "Rain is expected over Scotland"),
        ("اجتماع بغداد", "سيعقد الاجتماع في بغداد", "أمطار غزيرة على الساحل"),
        ("北京会议", "会议将在北京举行", "今天下雨了"),
    ],
)
def test_shared_words_are_nearer(query: str, near: str, far: str) -> None:
    encoder = HashingEncoder()
    scores = encoder.encode_passages([near, far]) @ encoder.encode_queries([query])[0]
    assert scores[0] > scores[1] + 0.1


def test_tokens_of_scripts_without_spaces_are_counted() -> None:
    assert HashingEncoder().count_tokens(["", "two words", "会议将在北京举行", "ภาษาไทย"]) == [0, 2, 8, 7]


@pytest.mark.speed
def test_is_fast_and_reports_progress() -> None:
    seen: list[int] = []
    texts = [f"Article {n} tells of a meeting, number {n}, and of what came of it in the end." for n in range(1000)]
    began = time.perf_counter()
    HashingEncoder().encode_passages(texts, seen.append)
    assert time.perf_counter() - began < 2.0
    assert seen[-1] == 1000


def test_a_dimension_must_be_positive() -> None:
    with pytest.raises(ValueError, match="dimension 0"):
        HashingEncoder(0)
