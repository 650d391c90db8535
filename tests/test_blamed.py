"""Who is only said to have done it, or denies it, is no short answer to who did it."""

from __future__ import annotations

import pytest

from qa.evidence.blamed import only_blamed


def _only_blamed(question: str, asked_in: str, sentence: str, language: str, words: str) -> bool:
    start = sentence.index(words)
    return only_blamed(question, asked_in, sentence, language, start, start + len(words))


@pytest.mark.parametrize(
    ("question", "asked_in", "sentence", "language", "words"),
    [
        ("Who killed the guard?", "en", "Smith is accused of killing the guard.", "en", "Smith"),
        ("Who killed the guard?", "en", "Police suspect a man, and Smith denied killing the guard.", "en", "Smith"),
        ("Who set the fire?", "en", "Prosecutors allege that Smith set the fire.", "en", "Smith"),
        ("Wer hat den Schaffner verletzt?", "de", "Renner soll den Schaffner verletzt haben.", "de", "Renner"),
        ("Wer erschoss den Wirt?", "de", "Renner bestritt, den Wirt erschossen zu haben.", "de", "Renner"),
        ("Qui a signé le contrat ?", "fr", "Le ministère a démenti avoir signé un contrat.", "fr", "Le ministère"),
        ("Qui a tué le gardien ?", "fr", "Brial aurait tué le gardien.", "fr", "Brial"),
        ("¿Quién robó el banco?", "es", "Leiva, acusado de robar el banco, calla.", "es", "Leiva"),
        ("Chi ha rapinato la banca?", "it", "Morelli, 20 anni, accusato di aver rapinato la banca.", "it", "Morelli"),
        ("Quem roubou o museu?", "pt", "Vilar é suspeito de ter roubado o museu.", "pt", "Vilar"),
        ("من قتل الحارس؟", "ar", "اتهمت النيابة سمير حداد بقتل الحارس.", "ar", "سمير حداد"),
        ("Кто ограбил банк?", "ru", "Лапин обвиняется в том, что ограбил банк.", "ru", "Лапин"),
        ("Bekçiyi kim öldürdü?", "tr", "Bekçiyi öldürmekle suçlanan Kaya tutuklandı.", "tr", "Kaya"),
        ("谁收受了贿赂？", "zh", "陈国强涉嫌收受贿赂。", "zh", "陈国强"),
        # In another language than the question's.
        ("Who robbed the bank?", "en", "Morelli, accusato di aver rapinato la banca, tace.", "it", "Morelli"),
        ("من وقّع العقد؟", "ar", "The ministry denied having signed the contract.", "en", "The ministry"),
    ],
)
def test_a_charge_or_a_denial(question: str, asked_in: str, sentence: str, language: str, words: str) -> None:
    assert _only_blamed(question, asked_in, sentence, language, words)


@pytest.mark.parametrize(
    ("question", "asked_in", "sentence", "language", "words"),
    [
        # Just that is asked for.
        ("Who is accused of killing the guard?", "en", "Smith is accused of killing the guard.", "en", "Smith"),
        ("Who denied killing the guard?", "en", "Smith denied killing the guard.", "en", "Smith"),
        ("Qui a démenti ?", "fr", "Le ministère a démenti avoir signé un contrat.", "fr", "Le ministère"),
        # Something else is, or it is beyond doubt.
        ("Who was arrested?", "en", "Smith was arrested, accused of killing the guard.", "en", "Smith"),
        ("Who was killed?", "en", "Police charged Smith with killing Jones.", "en", "Jones"),
        ("Wer wurde verletzt?", "de", "Renner soll den Schaffner Immig verletzt haben.", "de", "Immig"),
        ("Who was stabbed?", "en", "Renner soll den Schaffner Immig verletzt haben.", "de", "Immig"),
        ("Who killed the guard?", "en", "Smith, who killed the guard, was accused of theft.", "en", "Smith"),
        ("Wer leitet das Museum?", "de", "Holz soll das Museum ab 2026 leiten.", "de", "Holz"),
        ("When was the guard killed?", "en", "In May, the court heard, Smith was accused of killing him.", "en", "May"),
        ("من قتل الحارس؟", "ar", "هم قتلوا الحارس في المدينة.", "ar", "هم"),
        ("Who robbed the bank?", "en", "Galli e il marito hanno visto Morelli, accusato del furto.", "it", "Galli"),
    ],
)
def test_no_charge_that_is_asked_about(question: str, asked_in: str, sentence: str, language: str, words: str) -> None:
    assert not _only_blamed(question, asked_in, sentence, language, words)
