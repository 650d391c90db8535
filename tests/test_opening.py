"""A citation opened: with whole sentences around it, in every script."""

from __future__ import annotations

import pytest

from qa.opening import around

SENTENCES = {
    "ar": "تعقد القمة في بغداد يوم السبت. ", "he": "הפסגה תיערך בבגדאד בשבת. ", "fa": "نشست در بغداد برگزار می‌شود. ",
    "zh": "峰会将在巴格达举行。", "hi": "बैठक बगदाद में होगी। ", "en": "Café 👩🏽‍🚀 re\u0301sume\u0301 opens. ",
    "th": "การประชุมจัดขึ้นที่แบกแดด\n",
}  # fmt: skip


@pytest.mark.parametrize("language", SENTENCES)
def test_whole_sentences_stand_around_what_is_opened(language: str) -> None:
    one = SENTENCES[language]
    text, start = one * 200, 100 * len(one)
    end = start + len(one.strip())
    low, high = around(text, language, start, end, 1)
    assert text[low:start].strip() == one.strip() == text[end:high].strip()
    # What only a part of is near enough is not shown in part.
    low, high = around(text, language, start, end, 1_000)
    assert 0 < low < start < end < high < len(text)
    assert low % len(one) == 0
    assert text[:high].endswith(one.strip())
