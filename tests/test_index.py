"""The vector index: exact ranking, ids and removal, and a file format where no damage goes unseen."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from embeddings.errors import IndexCorrupt, IndexMismatch
from embeddings.index import MANIFEST, VECTORS, FlatIndex
from tests.conftest import full

ROOT = Path(__file__).resolve().parent.parent
Damage = Callable[[Path], None]


def unit(generator: np.random.Generator, n: int, dimension: int) -> NDArray[np.float32]:
    vectors = generator.standard_normal((n, dimension)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def filled(n: int = 60, seed: int = 0) -> tuple[FlatIndex, NDArray[np.int64], NDArray[np.float32]]:
    generator = np.random.default_rng(seed)
    ids = generator.choice(10 * n, size=n, replace=False).astype(np.int64)
    vectors = unit(generator, n, 16)
    index = FlatIndex(16)
    index.add(ids, vectors)
    return index, ids, vectors


def brute_force(
    ids: NDArray[np.int64], vectors: NDArray[np.float32], query: NDArray[np.float32], k: int
) -> list[tuple[int, float]]:
    scores = (vectors * query).sum(axis=1)
    return [(int(ids[i]), float(scores[i])) for i in np.lexsort((ids, -scores))[:k]]


@settings(max_examples=60)
@given(
    seed=st.integers(0, 2**32 - 1),
    n=st.integers(1, 120),
    dimension=st.integers(1, 40),
    k=st.integers(1, 150),
    repeats=st.integers(1, 12),
)
def test_neighbours_equal_brute_force_with_ties_in_order_of_id(
    seed: int, n: int, dimension: int, k: int, repeats: int
) -> None:
    generator = np.random.default_rng(seed)
    vectors = unit(generator, n, dimension)[generator.integers(0, max(1, n // repeats), size=n)]
    ids = generator.permutation(5 * n)[:n].astype(np.int64)
    index = FlatIndex(dimension)
    for part in np.array_split(np.arange(n), 3):
        index.add(ids[part], vectors[part])
    queries = unit(generator, 3, dimension)
    for query, found in zip(queries, index.search(queries, k), strict=True):
        expected = brute_force(ids, vectors, query, k)
        assert [neighbour.id for neighbour in found] == [id_ for id_, _ in expected]
        np.testing.assert_allclose([score for _, score in found], [score for _, score in expected], atol=1e-6)


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32 - 1), removed=st.sets(st.integers(0, 80)))
def test_what_is_removed_is_never_found(seed: int, removed: set[int]) -> None:
    generator = np.random.default_rng(seed)
    vectors = unit(generator, 50, 8)
    index = FlatIndex(8)
    index.add(np.arange(50), vectors)
    live = sorted(set(range(50)) - removed)
    assert index.remove(np.array(sorted(removed), dtype=np.int64)) == 50 - len(live) == 50 - len(index)
    assert index.ids().tolist() == live
    assert {neighbour.id for neighbour in index.search(vectors[:1], 100)[0]} == set(live)
    again = np.array(sorted(set(range(50)) & removed), dtype=np.int64)
    index.add(again, vectors[again])
    assert index.ids().tolist() == list(range(50))


def test_save_and_load_give_the_same_index(tmp_path: Path) -> None:
    index, ids, vectors = filled()
    index.save(tmp_path / "index-1", encoder="e", state="s")
    loaded = FlatIndex.load(tmp_path / "index-1", encoder="e", dimension=16, state="s")
    assert loaded.ids().tolist() == sorted(ids.tolist())
    assert loaded.search(vectors, 5) == index.search(vectors, 5)
    loaded.remove(ids[:10])
    loaded.add(ids[:10], vectors[:10])
    assert loaded.search(vectors, 5) == index.search(vectors, 5)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index-1"]


def test_a_question_is_searched_by_one_thread_and_the_models_keep_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two threads that wait for each other take ten times as long; a reader left with one takes twice as long."""
    import faiss
    import torch

    index, _, vectors = filled()
    during: list[int] = []
    nearest = FlatIndex._nearest

    def watched(self: FlatIndex, *given: Any) -> Any:
        during.append(faiss.omp_get_max_threads())
        return nearest(self, *given)

    monkeypatch.setattr(FlatIndex, "_nearest", watched)

    def threads() -> int:
        faiss.omp_set_num_threads(2)
        index.search(vectors[:1], 3)
        return torch.get_num_threads()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(threads).result() == 2
    assert during == [1]


def test_an_empty_index_is_saved_and_searched(tmp_path: Path) -> None:
    FlatIndex(4).save(tmp_path / "index-1", encoder="e", state="s")
    loaded = FlatIndex.load(tmp_path / "index-1", encoder="e", dimension=4)
    assert loaded.search(np.ones((2, 4), dtype=np.float32), 3) == [[], []]
    assert loaded.remove(np.array([1])) == 0


def edit(name: str, change: Callable[[bytes], bytes]) -> Damage:
    def apply(folder: Path) -> None:
        before = (folder / name).read_bytes()
        after = change(before)
        assert after != before
        (folder / name).write_bytes(after)

    return apply


def cut(size: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:size]


def flip(at: int, bit: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]


def zero_page(at: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:at] + bytes(len(data[at : at + 4096])) + data[at + 4096 :]


def delete(name: str) -> Damage:
    return lambda folder: (folder / name).unlink()


def mutants(folder: Path) -> list[tuple[str, Damage]]:
    """Damage to one copy of an index folder: name, and what to do to it. Seeded, so a failure can be repeated."""
    chance = random.Random(7)
    made: list[tuple[str, Damage]] = []
    for name in (VECTORS, MANIFEST):
        size = (folder / name).stat().st_size
        made += [(f"{name} cut to {n}", edit(name, cut(n))) for n in chance.sample(range(size), 20)]
        made += [(f"{name} byte {n} flipped", edit(name, flip(n, n % 8))) for n in chance.sample(range(size), 60)]
        made += [(f"{name} longer", edit(name, lambda data: data + b"\n")), (f"{name} gone", delete(name))]
    pages = range(0, (folder / VECTORS).stat().st_size, 4096)
    return made + [(f"page {at} zeroed", edit(VECTORS, zero_page(at))) for at in pages]


def test_damage_is_always_detected(tmp_path: Path) -> None:
    good = tmp_path / "good"
    filled(300)[0].save(good, encoder="e", state="s")
    all_mutants = mutants(good)
    assert len(all_mutants) >= 150
    unseen = []
    for number, (name, damage) in enumerate(all_mutants):
        target = tmp_path / f"mutant-{number}"
        shutil.copytree(good, target)
        damage(target)
        message = None
        try:
            FlatIndex.load(target, encoder="e", dimension=16, state="s")
        except IndexCorrupt as error:
            message = str(error)
        if message is None or str(target) not in message or "\n" in message:
            unseen.append((name, message))
        shutil.rmtree(target)
    assert unseen == []
    FlatIndex.load(good, encoder="e", dimension=16, state="s")


def test_swapped_parts_are_detected(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    filled(seed=1)[0].save(first, encoder="e", state="1")
    filled(seed=2)[0].save(second, encoder="e", state="2")
    mixed = tmp_path / "mixed"
    for manifest, vectors, state in ((first, second, "1"), (second, first, "2")):
        shutil.rmtree(mixed, ignore_errors=True)
        shutil.copytree(vectors, mixed)
        shutil.copy(manifest / MANIFEST, mixed / MANIFEST)
        with pytest.raises(IndexCorrupt, match="has changed since"):
            FlatIndex.load(mixed, encoder="e", dimension=16, state=state)


@pytest.mark.parametrize(
    ("other", "named"),
    [
        ({"encoder": "f"}, "encoder is 'e', expected 'f'"),
        ({"dimension": 17}, "dimension is 16, expected 17"),
        ({"state": "older"}, "state is 's', expected 'older'"),
    ],
)
def test_an_index_of_something_else_is_refused(tmp_path: Path, other: dict[str, object], named: str) -> None:
    filled()[0].save(tmp_path / "index-1", encoder="e", state="s")
    expected: dict[str, object] = {"encoder": "e", "dimension": 16, "state": "s", **other}
    with pytest.raises(IndexMismatch, match=named):
        FlatIndex.load(tmp_path / "index-1", **expected)  # type: ignore[arg-type]


def test_a_manifest_of_the_wrong_shape_is_damage(tmp_path: Path) -> None:
    folder = tmp_path / "index-1"
    filled()[0].save(folder, encoder="e", state="s")
    for content in ("[]", "{}", "null", '{"sha256": 1}', "[" * 100_000, json.dumps({"sha256": "", "format": 1})):
        (folder / MANIFEST).write_text(content)
        with pytest.raises(IndexCorrupt):
            FlatIndex.load(folder, encoder="e", dimension=16)


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        filled()[0].save(tmp_path / "index-1", encoder="e", state="s")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_failed_write_is_not_taken_for_a_short_file() -> None:
    with Path("/dev/full").open("wb", buffering=0) as file, pytest.raises(OSError, match="No space left"):
        filled()[0]._write(file)


def test_an_existing_generation_is_never_overwritten(tmp_path: Path) -> None:
    filled(seed=1)[0].save(tmp_path / "index-1", encoder="e", state="first")
    with pytest.raises(OSError, match="index-1"):
        filled(seed=2)[0].save(tmp_path / "index-1", encoder="e", state="second")
    FlatIndex.load(tmp_path / "index-1", encoder="e", dimension=16, state="first")
    assert [path.name for path in tmp_path.iterdir()] == ["index-1"]


def test_wrong_input_is_named() -> None:
    index, ids, vectors = filled()
    with pytest.raises(ValueError, match="stored already"):
        index.add(ids[:1], vectors[:1])
    with pytest.raises(ValueError, match="given twice"):
        index.add(np.array([9_999, 9_999]), vectors[:2])
    with pytest.raises(ValueError, match="as many ids"):
        index.add(np.array([9_999]), vectors[:2])
    with pytest.raises(ValueError, match="dimension 16"):
        index.search(np.ones((1, 3), dtype=np.float32), 1)
    with pytest.raises(ValueError, match="not finite"):
        index.search(np.full((1, 16), np.nan, dtype=np.float32), 1)
    with pytest.raises(ValueError, match="k is 0"):
        index.search(vectors[:1], 0)
    with pytest.raises(ValueError, match="dimension 0"):
        FlatIndex(0)


def test_importing_the_module_does_not_import_faiss() -> None:
    code = "import embeddings.index, sys; sys.exit('faiss' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
