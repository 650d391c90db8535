"""How a line stands among others: answers under their questions, speakers' turns, lists under their heads."""

from __future__ import annotations

import pytest

from qa.turns import Line, lines_around

ASKED = {
    "en": ("Q: Where do you moor her?\nA: {}\n", "At Coble Quay."),
    "de": ("FRAGE: Wo liegt sie?\nANTWORT: {}\n", "Am Alten Kai."),
    "es": ("P. ¿Dónde la amarra?\nR. {}\n", "En el muelle viejo."),
    "fr": ("La Vigie : Où est-elle amarrée ?\nPaul Rive : {}\n", "Au vieux quai."),
    "ar": ("س: أين ترسو؟\nج: {}\n", "عند الرصيف القديم."),
    "zh": ("记者：船停在哪里？\n林海：{}\n", "老码头。"),
    "ru": ("ВОПРОС («Маяк»): Где она стоит?\nРЫБАКОВ: {}\n", "У старого причала."),
    "el": ("ΕΡΩΤΗΣΗ: Πού δένει;\nΑΠΑΝΤΗΣΗ: {}\n", "Στην παλιά αποβάθρα."),
}


def told(text: str, line: Line) -> tuple[str, str, str]:
    """Who speaks, what is said, and under what."""
    return line.speaker, text[line.said : line.end], text[slice(*line.under)] if line.under else ""


@pytest.mark.parametrize("language", ASKED)
def test_an_answer_stands_under_its_question_and_behind_its_speaker(language: str) -> None:
    turn, answer = ASKED[language]
    text = "The boat\n\n" + "\n".join(turn.format(answer) for _ in range(3))
    lines = lines_around(text, 0, len(text))[1:]
    assert [one.asks for one in lines] == [True, False] * 3
    first, second = lines[0], lines[1]
    assert text[second.said : second.end] == answer
    assert second.under == (first.said, first.end)
    assert second.speaker
    assert second.speaker != first.speaker


def test_a_long_line_is_read_from_its_own_beginning() -> None:
    text = "Boats\n\n" + "The first line.\n" * 500 + "w" * 9_000
    first, *_ = lines_around(text, len(text) - 100, len(text))
    assert (first.start, first.end) == (len(text) - 9_000, len(text))


def test_bold_questions_and_answers_of_two_paragraphs() -> None:
    text = "Talk\n\nWho built it?\n\nMy aunt.\n\nShe took a year.\n\nAnd the sails?\n\nA shop.\n\nIs she fast?\n\nNo."
    under = [told(text, one)[2] for one in lines_around(text, 0, len(text))]
    assert under == ["", "", "Who built it?", "Who built it?", "", "And the sails?", "", "Is she fast?"]


def test_a_debate_has_turns_without_questions() -> None:
    text = "Debate\n\nCHAIR: Item two.\n\nROWE: I am against it.\nIt is dear.\n\nCHAIR: Thank you.\n\nROWE: It is late."
    assert [one.speaker for one in lines_around(text, 0, len(text))] == ["", "CHAIR", "ROWE", "ROWE", "CHAIR", "ROWE"]


@pytest.mark.parametrize(
    "text",
    [
        "Column\n\nIs it so?\nHe was sure: no.\nWho can tell? Nobody.",
        "Results\n\nMen: 1. Lee\nWomen: 1. Roy\n\nMen: 1. Day\nWomen: 1. Fox",
        "Facts\n\nPrice: 12 pounds.\nLength: two metres.",
    ],
)
def test_no_interview_and_no_transcript(text: str) -> None:
    assert not any(one.speaker or one.asks or one.said > one.start for one in lines_around(text, 0, len(text)))


def test_items_stand_under_the_head_of_their_list() -> None:
    text = "Races\n\nThe Gazette\n\nHarwich Cup\n1. Gull\n2. Tern\n\nRye, final places:\n\n1. Tern\n2. Ann\n\nAll won."
    lines = lines_around(text, 0, len(text))
    assert [told(text, one)[2] for one in lines if one.item] == ["Harwich Cup"] * 2 + ["Rye, final places:"] * 2
    assert told(text, lines[-1])[2] == ""


def test_rows_of_a_table_are_no_list() -> None:
    """Their heads are in them."""
    text = "Results\n\nYear | Wheat | Barley\n2019 | Wheat: 40 | Barley: 12\n2020 | Wheat: 44 | Barley: 9"
    assert not any(one.item for one in lines_around(text, 0, len(text)))


def test_paragraphs_without_a_blank_line_are_no_list() -> None:
    text = "Boat sinks\nThe boat sank on Monday.\nNobody was hurt.\nThe owner wept."
    assert not any(one.item for one in lines_around(text, 0, len(text)))


def test_a_place_in_a_long_text_is_seen_with_what_is_near_it() -> None:
    text = "x" * 50_000 + "\n" + "Head:\nitem one\nitem two\n" + "y" * 50_000
    at = text.index("item two")
    (line,) = [one for one in lines_around(text, at, at + 4) if one.start == at]
    assert told(text, line)[2] == "Head:"
