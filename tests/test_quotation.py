"""Where a text stands in quotation marks, in the ways that writers put them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.text.quotation import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("»Wir bleiben«, sagte Lena Thoma, »und bauen neu«.", ["Wir bleiben", "und bauen neu"]),
        ("»Vi stannar», sade hon, »och bygger».", ["Vi stannar", "och bygger"]),
        ("”Vi stannar”, sade hon, ”och bygger”.", ["Vi stannar", "och bygger"]),
        ("« Nous restons », dit-elle de l’« affaire », « et bâtissons ».", ["Nous restons", "affaire", "et bâtissons"]),
        ("„Wir bleiben“, sagte sie. “We stay,” he said.", ["Wir bleiben", "We stay,"]),
        ('„Wir bleiben", sagte sie, „und bauen".', ["Wir bleiben", "und bauen"]),
        ("„A “b” c“, sagte sie, „d“.", ["A “b” c", "d"]),
        ("«А «б» в», сказала она, «г».", ["А «б» в", "г"]),
        ("«А «б» в, сказала она, «г».", ["б", "г"]),  # one is never closed
        ('"A, she said, "b", and then "c".', ["b", "c"]),
        ('"A "b" c", she said.', ['A "b" c']),
        ("قالت: »سنبقى هنا«، ثم: »ونبني«.", ["سنبقى هنا", "ونبني"]),
        ("قالت «سنبقى» و« نبني » و«نعيش».", ["سنبقى", "نبني", "نعيش"]),
        ('وقالت" سنبقى هنا".', ["سنبقى هنا"]),
        ('אמרה: "נישאר כאן", וצה"ל הודיע ב"הד" על מו"מ.', ["נישאר כאן", "הד"]),
        ("״נישאר כאן״, אמרה דוברת צה״ל ל״הד״.", ["נישאר כאן", "הד"]),
        ("她说：“我们‘明天’走”，又说“好”。", ["我们‘明天’走", "好"]),
        ("她说“甲，他又说“乙”。", ["乙"]),
        ("「甲『乙』丙」と述べ、「丁」と続けた。", ["甲『乙』丙", "丁"]),
        ("‘집에 간다’고 했다. 그룹 BTS가 ‘길’을 냈다.", ["집에 간다", "길"]),
        ("'We zijn er 's avonds', zei ze, 'en 's morgens'.", ["We zijn er 's avonds", "en 's morgens"]),
        ("‘The miners’ strike isn’t over’, he said.", ["The miners’ strike isn’t over"]),
        ("O’Neill’s rock 'n' roll of the ‘90s, l’homme and the miners’ strike", []),
        ("She said 'no more trams' and blamed the guards' union.", ["no more trams"]),
        ("Shut 'on Fridays' by the miners' club and the owners' wish.", ["on Fridays"]),
        ("‘We stay on Fridays’, he said of the guards’ plan.", ["We stay on Fridays"]),
        ("Is 'the guards' plan and the miners' plan one'?", ["the guards' plan and the miners' plan one"]),
        ("''Restiamo qui'', ha detto.", ["Restiamo qui"]),
        ('A 55" screen, a 27" one and a 6\'2" man: "big".', ["big"]),
        ('"A 55" screen", she said.', ['A 55" screen']),
    ],
)
def test_what_is_quoted(text: str, quoted: list[str]) -> None:
    assert [text[one.start : one.end].strip() for one in quotations(text) if one.whole] == quoted


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("“We stay. We build", "We stay. We build"),
        ("We build,” she said, “and live.”", "We build,"),
        ("und wir bauen«, sagte sie, »und bleiben«.", "und wir bauen"),
        ("und wir bauen“, sagte sie, „und bleiben“.", "und wir bauen"),
        ("sobre “todo” aquí».", "sobre “todo” aquí"),
        ("سنبقى هنا».", "سنبقى هنا"),
        ("「我们留下。", "我们留下。"),
    ],
)
def test_what_goes_on_in_another_sentence_is_not_whole(text: str, half: str) -> None:
    assert [text[one.start : one.end] for one in quotations(text) if not one.whole] == [half]


@given(st.text("«»“”„‘’'\"״「」 aצ甲5s,", max_size=60))
def test_whole_ones_are_in_order_and_apart(text: str) -> None:
    last = 0
    for one in quotations(text):
        assert 0 <= one.start <= one.end <= len(text)
        if one.whole:
            assert one.start > last or last == 0
            last = one.end


@pytest.mark.parametrize("part", ["«", '"“„»', "s’ ‘", "'a ", '\u200f"'])
def test_many_marks_take_no_long_time(part: str) -> None:
    begun = time.perf_counter()
    quotations(part * (5_000 // len(part)))
    assert time.perf_counter() - begun < 2
