"""A fact check's claim is cited with its verdict, as one, and is never a short answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from embeddings.hashing import HashingEncoder
from qa.assistant import Assistant
from qa.evidence.fact_checks import checked_claims, is_claim
from qa.evidence.readable import readable
from qa.evidence.undisputed import undisputed
from qa.library import Library
from qa.reader import Reading
from qa.settings import Settings
from qa.types import Hit, Span
from tests.reader_fake import Finder, Teller, article_of, hit_of

CHECKS = [
    ("en", "Claim: The city will charge £20 to cross. It is on every page.", "Verdict: False."),
    ("en", "CLAIM\n£20 to cross the bridge", "OUR RATING\nFalse"),
    ("en", "Myth – A bite costs £20.", "Fact – It costs nothing."),
    ("ar", "الادعاء: ستفرض الوزارة رسماً قدره 20 ديناراً.", "الحكم: مضلّل"),
    ("es", "Bulo: cruzar costará 20 euros.", "Veredicto: falso"),
    ("fr", "L’affirmation : la traversée coûtera 20 euros.", "Verdict : faux"),
    ("de", "Behauptung: Die Fahrt kostet 20 Euro.", "Bewertung: falsch"),
    ("tr", "İddia: Geçiş 20 lira olacak.", "Sonuç: Yanlış"),
    ("ru", "Утверждение: проезд будет стоить 20 рублей.", "Вердикт: неправда"),
    ("fa", "ادعا: عبور ۲۰ تومان می‌شود.", "نتیجه: نادرست"),
    ("he", "הטענה: המעבר יעלה 20 שקל.", "המסקנה: לא נכון"),
    ("hi", "दावा: पुल पार करने के 20 रुपये लगेंगे।", "निष्कर्ष: झूठ"),
    ("zh", "传言:过桥收费20元。", "结论:不实"),
    ("ja", "主張:通行料は20円になる。", "判定:誤り"),
]


def hit(text: str, language: str) -> Hit:
    return hit_of(article_of(text, language))


def number_in(one: Hit) -> Reading:
    at = one.article.text.translate(str.maketrans("۲۰", "20")).index("20")
    return Reading((Span.of(one.article, at, at + 2, 0.9),), 0.9)


@pytest.mark.parametrize(("language", "claim", "verdict"), CHECKS)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_claim_is_cited_with_its_verdict_and_is_no_short_answer(
    language: str, claim: str, verdict: str, between: str
) -> None:
    one = hit(f"The first line.\n{claim}{between}{verdict}\nMore was said.", language)
    (read,) = readable([one], "How much is it?")
    reading = undisputed(number_in(one), "How much is it?", "en", [read])
    assert [span.text for span in reading.spans] == [f"{claim}{between}{verdict}"]


@pytest.mark.parametrize(
    "text",
    [
        "Claim: The city will charge £20.\nThe council met on Monday.",
        "Claim: The city will charge £20.\nThe council met.\nVerdict: False.",
        "They claim that it costs £20.\nVerdict: guilty.",
        "Claims: £20 million were paid to farmers.\nVerdict: the court ruled on Monday.",
    ],
)
def test_what_has_no_verdict_right_below_is_no_claim(text: str) -> None:
    one = hit(text, "en")
    assert readable([one], "How much is it?") == [one]
    assert undisputed(number_in(one), "How much is it?", "en", [one]) == number_in(one)


def test_a_claim_is_told_wherever_a_passage_begins() -> None:
    text = "One.\nClaim: It costs £20.\nVerdict: False.\nTwo.\nClaim: It is free.\nVerdict: True.\nThree."
    one = hit(text, "en")
    found = [text[piece.start : piece.end] for piece in checked_claims(one.article, one.passage.sentences[2:])]
    assert found == ["Claim: It is free.\nVerdict: True."]
    assert is_claim(found[0], "en")
    assert not is_claim(text, "en")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Claim: The city charges £20 to cross the bridge.\nVerdict: False.", False),
        ("The mayor denied that the city charges £20 to cross the bridge.", False),
        ("The city charges £20 to cross the bridge.", True),
    ],
)
def test_no_model_writes_of_what_is_called_false_or_denied(text: str, written: bool, tmp_path: Path) -> None:
    path = tmp_path / "check.txt"
    path.write_text(f"Bridge\n\n{text}\n")
    encoder, teller = HashingEncoder(), Teller("The city charges £20 [1].")
    with Library.open(tmp_path / "library", encoder) as library:
        library.add([path])
        asked = Assistant(library, encoder, Finder("£20"), Settings(library.folder), teller)  # type: ignore[arg-type]
        answer = asked.ask("How much does the city charge to cross the bridge?")
    assert (answer.status, teller.asked) == ("answered", int(written))
