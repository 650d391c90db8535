"""What an encoder that reads little is given: passages that it reads to their end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from qa.library import Library
from tests.test_library import CountingEncoder, Reader, write


class NarrowEncoder(CountingEncoder):
    """Reads 128 tokens of a text, as many multilingual models do; remembers what it was given."""

    max_tokens = 128

    def __init__(self) -> None:
        super().__init__()
        self.given: list[str] = []

    def encode_passages(self, texts: Sequence[str], *more: Any, **options: Any) -> NDArray[np.float32]:
        self.given += texts
        return super().encode_passages(texts, *more, **options)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council of town {n} met and agreed to repair the bridge.",
        "اجتمع مجلس المدينة رقم {n} ووافق على إصلاح الجسر.",
        "מועצת העיר מספר {n} התכנסה והסכימה לתקן את הגשר.",
        "第{n}市议会开会并同意修桥。",
        "สภาเมืองที่ {n} ประชุมและตกลงซ่อมสะพาน\n",
        "नगर {n} की परिषद ने पुल की मरम्मत पर सहमति दी।",
    ],
)
def test_an_encoder_that_reads_little_is_given_passages_that_it_reads_to_the_end(tmp_path: Path, sentence: str) -> None:
    """Else the ends of passages would be found by nothing, and nobody would notice."""
    encoder = NarrowEncoder()
    text = " ".join(sentence.format(n=n) for n in range(40))
    with Library.open(tmp_path / "narrow", encoder, reader=Reader()) as library:
        assert library.add([write(tmp_path / "a.txt", ("T", text))])[0].status == "added"
        passages = library.passages_of(library.articles()[0].article_id)
    assert max(encoder.count_tokens(encoder.given)) <= 96
    assert len(passages) > 3
    assert any(len(passage.sentences) > 1 for passage in passages)
