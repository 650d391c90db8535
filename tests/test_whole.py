"""What is unpacked into the cache: whole and on the disk, or not there; made anew where it was cut."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from embeddings import packaged
from embeddings.encoder import SentenceTransformerEncoder
from embeddings.errors import EncoderUnavailable
from embeddings.whole import written_whole
from qa.writing.wheels import Carried, joined

NAMES = ("plain", "ميناء", "港口", "ท่าเรือ", "बंदरगाह")


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names that were made durable, and "->" for the rename, in order."""
    told: list[str] = []
    sync, replace = os.fsync, os.replace

    def noted_sync(descriptor: int) -> None:
        told.append(Path(os.readlink(f"/proc/self/fd/{descriptor}")).name)
        sync(descriptor)

    def noted_replace(source: Path, target: Path) -> None:
        told.append("->")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(os, "replace", noted_replace)
    return told


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_every_byte_is_on_the_disk_before_the_name_is(tmp_path: Path, synced: list[str]) -> None:
    with written_whole(tmp_path / "folder") as work:
        (work / "inner").mkdir(parents=True)
        for name in NAMES:
            (work / "inner" / name).write_text(name, encoding="utf-8")
    assert {*synced[: synced.index("->")]} == {"folder", "inner", *NAMES}
    assert synced[synced.index("->") + 1 :] == [tmp_path.name]
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_what_breaks_off_leaves_nothing_and_what_was_there_stays(tmp_path: Path) -> None:
    (tmp_path / "model").write_text("former")

    def broken_off() -> None:
        with written_whole(tmp_path / "model") as work:
            work.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert [path.name for path in tmp_path.iterdir()] == ["model"]
    assert (tmp_path / "model").read_text() == "former"


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def zeroed(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def gone(path: Path) -> None:
    path.unlink()


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where a small model was written, each time."""
    told: list[Path] = []

    def small(_: bytes, folder: Path) -> None:
        told.append(folder)
        save_file({"a": np.zeros(64, dtype=np.float32)}, folder / "model.safetensors")
        (folder / "tokenizer.json").write_text('{"the": "vocabulary"}')

    monkeypatch.setattr(packaged, "_read_wheel", lambda: b"")
    monkeypatch.setattr(packaged, "_write_model", small)
    return told


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("model.safetensors", cut), ("model.safetensors", zeroed), ("model.safetensors", gone),
        ("tokenizer.json", cut), ("tokenizer.json", gone), ("sizes.json", cut), ("sizes.json", gone),
    ],
)  # fmt: skip
def test_a_damaged_model_in_the_cache_is_made_anew(
    tmp_path: Path, written: list[Path], name: str, damage: Callable[[Path], None]
) -> None:
    folder = packaged.packaged_model(tmp_path)
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert packaged.packaged_model(tmp_path) == folder
    assert len(written) == 1
    damage(folder / name)
    assert packaged.packaged_model(tmp_path) == folder
    assert len(written) == 2
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == files
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


def test_what_cannot_be_told_by_its_length_is_one_line_with_the_folder_to_delete(
    tmp_path: Path, written: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAQAL_CACHE", str(tmp_path))
    folder = packaged.packaged_model()
    zeroed(folder / "tokenizer.json")
    packaged.packaged_tokenizer.cache_clear()
    for load in (packaged.packaged_tokenizer, lambda: SentenceTransformerEncoder().count_tokens(["a"])):
        with pytest.raises(EncoderUnavailable, match=f"encoder in {folder}: .*delete that folder") as caught:
            load()
        assert "\n" not in str(caught.value)


def test_a_cut_model_folder_of_ones_own_is_one_line(tmp_path: Path, written: list[Path]) -> None:
    folder = packaged.packaged_model(tmp_path)
    (folder / "modules.json").write_text(
        '[{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.base.modules.Transformer"}]'
    )
    (folder / "config.json").write_text('{"model_type": "bert", "architectures": ["BertModel"]}')
    cut(folder / "model.safetensors")
    with pytest.raises(EncoderUnavailable, match=f"cannot load the encoder {folder}: ") as caught:
        SentenceTransformerEncoder(str(folder)).count_tokens(["a"])
    assert "\n" not in str(caught.value)


def test_a_cut_language_model_in_the_cache_is_joined_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "a_whole_model"
    module.mkdir()
    (module / "__init__.py").touch()
    (module / "part").write_bytes(b"GGUF and the rest")
    monkeypatch.syspath_prepend(str(tmp_path))
    known = hashlib.sha256(b"GGUF and the rest").hexdigest()
    model = Carried("some", known, 17, "some-wheels==1", "writer", ((module.name, "part"),))
    path = joined(model, tmp_path / "cache")
    cut(path)
    assert joined(model, tmp_path / "cache").read_bytes() == b"GGUF and the rest"
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_what_a_killed_program_left_is_deleted_by_the_next_one(tmp_path: Path) -> None:
    left, begun = tmp_path / "tmp-left", tmp_path / "tmp-begun"
    for place in (left, begun):
        place.mkdir()
        (place / "a").write_text("half")
    os.utime(left, (0, 0))
    with written_whole(tmp_path / "folder") as work:
        work.mkdir()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["folder", "tmp-begun"]
