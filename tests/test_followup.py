"""Questions that lean on the turn before, and those that do not."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.hashing import HashingEncoder
from qa.articles.language import identify
from qa.assistant import Assistant
from qa.followup import fuller_wins, turns, wordings
from qa.followup.tokens import WORDS
from qa.library import Library
from qa.reader import Reading
from qa.sentences import sentences
from qa.settings import Settings
from qa.show import level
from qa.types import Answer, Hit, Span
from tests.conftest import ROOT
from tests.test_seeds import REPORTS, gold

CONVERSATIONS: list[dict[str, Any]] = [
    json.loads(line) for line in (ROOT / "seeds" / "conversations.jsonl").read_text(encoding="utf-8").splitlines()
]
TABLE = json.loads(WORDS.read_text(encoding="utf-8"))


def said(question: str, language: str, understood: str | None = None) -> Answer:
    return Answer(question, language, "not_found", "No.", language, 0.1, understood=understood)


def asked(before: str, question: str, language: str) -> list[str]:
    """The wordings of `question` after `before`, the language of the second told as the assistant tells it."""
    return [one.question for one in wordings(question, identify(question), [said(before, language)])]


@pytest.mark.parametrize(
    ("language", "before", "question", "expected"),
    [
        ("en", "Where was the treaty signed?", "And when?", "When was the treaty signed?"),
        ("ar", "أين وُقّعت المعاهدة؟", "ومتى؟", "متى وُقّعت المعاهدة؟"),
        ("es", "¿Dónde se firmó el tratado?", "¿Y cuándo?", "¿Cuándo se firmó el tratado?"),
        ("fr", "Où le traité a-t-il été signé ?", "Et quand ?", "Quand le traité a-t-il été signé ?"),
        ("de", "Wo wurde der Vertrag unterschrieben?", "Und wann?", "Wann wurde der Vertrag unterschrieben?"),
        ("ru", "Где подписали договор?", "А когда?", "Когда подписали договор?"),
        ("zh", "条约在哪里签署？", "那什么时候？", "条约什么时候签署？"),
        ("fa", "پیمان کجا امضا شد؟", "و کی؟", "پیمان کی امضا شد؟"),
        ("tr", "Antlaşma nerede imzalandı?", "Peki ne zaman?", "Antlaşma ne zaman imzalandı?"),
        ("he", "היכן נחתם ההסכם?", "ומתי?", "מתי נחתם ההסכם?"),
        ("hi", "संधि पर कहाँ हस्ताक्षर हुए?", "और कब?", "संधि पर कब हस्ताक्षर हुए?"),
        ("ja", "条約はどこで署名されましたか？", "いつですか？", "条約はいつ署名されましたか？"),
        ("ko", "조약은 어디서 서명되었습니까?", "언제?", "조약은 언제 서명되었습니까?"),
        ("id", "Di mana perjanjian itu ditandatangani?", "Kapan?", "Kapan perjanjian itu ditandatangani?"),
    ],
)
def test_a_bare_question_word_takes_the_place_of_the_one_before(
    language: str, before: str, question: str, expected: str
) -> None:
    assert asked(before, question, language) == [expected]


@pytest.mark.parametrize(
    ("language", "before", "question", "about"),
    [
        ("en", "Why did Turkey sign the treaty?", "Why not?", "Turkey sign the treaty"),
        ("ar", "أين وُقّعت المعاهدة؟", "لم لا؟", "المعاهدة"),
        ("es", "¿Por qué se firmó el tratado?", "¿Por qué no?", "tratado"),
        ("fr", "Pourquoi le traité a-t-il été signé ?", "Pourquoi pas ?", "traité"),
        ("de", "Warum wurde der Vertrag unterschrieben?", "Warum nicht?", "Vertrag"),
        ("ru", "Почему подписали договор?", "Почему не?", "договор"),
        ("zh", "条约为什么签署？", "为什么不？", "条约"),
        ("fa", "پیمان چرا امضا شد؟", "چرا نه؟", "پیمان"),
        ("tr", "Antlaşma neden imzalandı?", "Neden değil?", "Antlaşma"),
        ("he", "מדוע נחתם ההסכם?", "למה לא?", "ההסכם"),
        ("hi", "संधि पर क्यों हस्ताक्षर हुए?", "क्यों नहीं?", "संधि"),
        ("en", "Why was the treaty signed?", "Where and when?", "treaty"),
        ("en", "Where was the treaty signed?", "When, and by whom?", "treaty"),
        ("en", "Where was the treaty signed?", "From where?", "treaty"),
        ("ar", "لماذا وُقّعت المعاهدة؟", "متى وأين؟", "المعاهدة"),
        ("es", "¿Por qué se firmó el tratado?", "¿Dónde y cuándo?", "tratado"),
        ("fr", "Pourquoi le traité a-t-il été signé ?", "Quand et où ?", "traité"),
        ("de", "Warum wurde der Vertrag unterschrieben?", "Wann und wo?", "Vertrag"),
        ("ru", "Почему подписали договор?", "Когда и где?", "договор"),
        ("fa", "پیمان چرا امضا شد؟", "کی و کجا؟", "پیمان"),
        ("tr", "Antlaşma neden imzalandı?", "Ne zaman ve nerede?", "Antlaşma"),
        ("he", "מדוע נחתם ההסכם?", "מתי והיכן?", "ההסכם"),
        ("hi", "संधि पर क्यों हस्ताक्षर हुए?", "कब और कहाँ?", "संधि"),
    ],
)
def test_a_not_or_a_second_question_word_is_not_lost(language: str, before: str, question: str, about: str) -> None:
    (one,) = wordings(question, language, [said(before, language)])
    assert one.question.startswith(question)
    assert about in one.question


@pytest.mark.parametrize(
    ("language", "before", "question", "expected"),
    [
        ("en", "Where was the treaty signed?", "When exactly?", "When was the treaty signed?"),
        ("es", "¿Dónde se firmó el tratado?", "¿Cuándo fue?", "¿Cuándo se firmó el tratado?"),
        ("zh", "条约在哪里签署？", "那是什么时候？", "条约什么时候签署？"),
    ],
)
def test_words_that_ask_nothing_more_may_go(language: str, before: str, question: str, expected: str) -> None:
    (one,) = wordings(question, language, [said(before, language)])
    assert one.question == expected


@pytest.mark.parametrize(
    ("language", "before", "question", "about"),
    [
        ("en", "Who heads the water board?", "Whom did she replace?", "water board"),
        ("ar", "متى عُقدت قمة المياه؟", "ومن حضرها؟", "قمة المياه"),
        ("es", "¿Quién dirige la junta?", "¿A quién sustituyó ella?", "junta"),
        ("fr", "Qui dirige la régie des eaux ?", "Qui a-t-elle remplacé ?", "régie des eaux"),
        ("de", "Wer leitet die Wasserbehörde?", "Wen hat sie abgelöst?", "Wasserbehörde"),
        ("ru", "Кто возглавляет водоканал?", "Кого он сменил?", "водоканал"),
        ("zh", "谁领导水务局？", "他接替了谁？", "水务局"),
        ("fa", "رئیس سازمان آب کیست؟", "او جانشین چه کسی شد؟", "سازمان آب"),
        ("tr", "Su idaresinin başkanı kim?", "O kimin yerine geldi?", "Su idaresinin başkanı"),
        ("he", "מי עומד בראש רשות המים?", "את מי הוא החליף?", "רשות המים"),
        ("hi", "जल बोर्ड का प्रमुख कौन है?", "उन्होंने किसकी जगह ली?", "जल बोर्ड"),
    ],
)
def test_a_pronoun_that_nothing_in_the_question_explains_leans_on_the_turn_before(
    language: str, before: str, question: str, about: str
) -> None:
    full = asked(before, question, language)[-1]
    assert about in full
    assert full != question


@pytest.mark.parametrize(
    "question",
    [
        "Which party does the mayor of Basra belong to?",
        "What did Fidan say about his visit?",
        "And who won the chess championship in Baku?",
        "من هو رئيس بلدية البصرة؟",
        "ما هي نتائج الانتخابات العراقية؟",
        "ماذا قال فيدان عن زيارته؟",
        "¿Y quién ganó las elecciones en Chile?",
        "Pourquoi la mairie de Lyon a-t-elle fermé ?",
        "Welche Zeitung zitierte die Agentur?",
        "А кто выиграл чемпионат мира по хоккею?",
        "巴士拉市长属于哪个政党？",
        "شهردار بصره از کدام حزب است؟",
        "Basra belediye başkanı hangi partiden?",
        "ראש עיריית בצרה שייך לאיזו מפלגה?",
        "बसरा के मेयर किस पार्टी से हैं?",
        "¿Dónde?\u200b está la sede principal del banco mundial",
        "Cine este primarul orașului Basra?",
        "What is the WHO?",
        "Who is May?",
        "¿Quién es Le Pen?",
        "من هو نصرالله؟",
        "متى وصل عبدالله؟",
        "也门的首都在哪里？",
        "那不勒斯在哪里？",
        "Combien y a-t-il eu de morts à Gaza ?",
        "أين علي؟",
        "من هو علي؟",
        "who is will?",
        "who is may?",
        "what is the who?",
    ],
)
def test_a_question_that_stands_by_itself_is_asked_once_as_it_is_written(question: str) -> None:
    before = [said("Where was the treaty signed?", "en"), said("أين وُقّعت المعاهدة؟", "ar")]
    for some in ([], before[:1], before):
        (one,) = wordings(question, identify(question), some)
        assert (one.question, one.understood) == (question, None)


def test_a_word_that_only_ends_like_a_pronoun_is_read_both_ways() -> None:
    """A name may end so, where "taa marbuta" is typed as "haa"; none ends in "-ha"."""
    assert asked("أين وُقّعت المعاهدة؟", "أين تقع أنقره؟", "ar")[0] == "أين تقع أنقره؟"
    assert len(asked("أين وُقّعت المعاهدة؟", "ومن حضره؟", "ar")) == 2
    assert len(asked("أين وُقّعت المعاهدة؟", "ومن حضرها؟", "ar")) == 1


@pytest.mark.parametrize("unit", ["he said that the Treaty of his was there ", "who ", "which ", "وماذا ", "谁"])
def test_a_long_text_before_a_question_takes_no_time(unit: str) -> None:
    start = time.process_time()
    turns(["Where was the treaty signed?", unit * (120_000 // len(unit)), "and when?"])
    assert time.process_time() - start < 3


def test_a_third_turn_still_knows_what_the_first_was_about() -> None:
    second = said("Whom did she replace?", "en", "Whom did she replace? (water board)")
    (third,) = wordings("And when?", "en", [said("Who heads the water board?", "en"), second])
    assert "water board" in third.question


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (("What was stolen in Elmton?", "How much are they worth?", "Were they found?"),
         "Were they found? (worth; stolen in Elmton)"),
        (("Who heads the water board?", "Which party does she belong to?", "When was it founded?"),
         "When was it founded? (party does belong; heads the water board)"),
        (("Wie hoch war der Umsatz von Nordwerk?", "Und sein Gewinn?", "Wer hat ihn geprüft?"),
         "Wer hat ihn geprüft? (Gewinn; Umsatz von Nordwerk)"),
        (("谁领导水务局？", "他属于哪个政党？", "它什么时候成立的？"), None),
        # What points to which of them names it; what was talked of between does not pile up.
        (("Who was arrested in Elmton?", "And the first one?", "Did he confess?"),
         "Did he confess? (first one; arrested in Elmton)"),
        (("Who heads the water board?", "Which party does she belong to?", "When was it founded?", "Who led it?"),
         "Who led it? (founded; heads the water board)"),
        # A correction takes the place of what it corrects, and an answer is of one kind.
        (("Where is the first meeting?", "and the second one?", "No, I meant the third meeting"),
         "The third meeting (first meeting)"),
        (("Quantos mortos deixou o terremoto?", "E os feridos?", "O que ele disse?"),
         "O que ele disse? (feridos; mortos deixou o terremoto)"),
    ],
)  # fmt: skip
def test_what_pointed_back_is_not_talked_of_again(questions: tuple[str, ...], expected: str | None) -> None:
    """The words of the turn between stay, its "they" would point at what stands beside it."""
    understood = turns(questions)[-1].understood
    if expected is None:
        assert understood
        assert "他" not in understood
        assert "水务局" in understood
    else:
        assert understood == expected


def test_a_replaced_question_word_keeps_the_topic_of_the_turn_before_that() -> None:
    second = said("Where did she study?", "en", "Where did she study? (heads the water board)")
    (third,) = wordings("And when?", "en", [second])
    assert third.understood == "When did she study? (heads the water board)"
    assert third.question == "When did she study, heads the water board"


def test_an_and_with_a_question_of_its_own_is_asked_both_ways() -> None:
    assert asked("Who signed the treaty?", "And who drafted it?", "en") == [
        "And who drafted it?", "Who drafted it? signed the treaty",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "before", "question"),
    [("ar", "أين عُقد الاجتماع الأول؟", "والاجتماع الثاني؟"), ("he", "היכן נחתם ההסכם?", "והפרוטוקול?")],
)
def test_an_and_written_with_its_word_is_an_and(language: str, before: str, question: str) -> None:
    (one,) = asked(before, question, language)
    assert one != question


def test_the_language_may_change_between_turns() -> None:
    before = said("أين وُقّعت المعاهدة؟", "ar")
    (one,) = wordings("And when?", "en", [before])
    assert (one.language, one.question) == ("en", "When? وُقّعت المعاهدة")
    assert one.understood == "When? (أين وُقّعت المعاهدة؟)"
    (third,) = wordings("Why not?", "en", [before, said("And when?", "en", one.understood)])
    assert third.understood == "Why not? (وُقّعت المعاهدة)"


def test_an_answer_stored_before_there_were_follow_ups_is_read() -> None:
    data = said("Where?", "en").to_dict()
    del data["understood"]
    assert Answer.from_dict(data).understood is None


def test_questions_without_their_answers_are_understood_from_each_other() -> None:
    said = turns(["Where was the treaty signed?", "And when?", "Who heads the water board?", "Whom did she replace?"])
    assert [one.understood for one in said] == [
        None, "When was the treaty signed?", None, "Whom did she replace? (heads the water board)",
    ]  # fmt: skip


@pytest.mark.parametrize("nothing", ["", " ", "()", "?!", "🙂"])
@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("Where was the treaty signed?", "And when?", "When was the treaty signed?"),
        ("أين وُقّعت المعاهدة؟", "ومتى؟", "متى وُقّعت المعاهدة؟"),
        ("条约在哪里签署？", "什么时候？", "条约什么时候签署？"),
    ],
)
def test_a_turn_without_words_is_passed_over(nothing: str, before: str, question: str, expected: str) -> None:
    """A picture by itself, in a chat of another program: nothing can lean on it."""
    language = identify(question)
    assert [one.understood for one in wordings(question, language, turns([nothing]))] == [None]
    after = wordings(question, language, turns([before, nothing, nothing]))
    assert [one.understood for one in after] == [expected]
    assert [one.understood for one in wordings(question, language, [said(before, language), said(nothing, "en")])] == [
        expected
    ]


def test_what_is_shown_tells_the_question_from_its_topic() -> None:
    full = wordings("Whom did she replace?", "en", [said("Who heads the water board?", "en")])[-1]
    assert (full.question, full.understood) == (
        "Whom did she replace? heads the water board", "Whom did she replace? (heads the water board)",
    )  # fmt: skip


def test_after_an_and_alone_the_reader_must_be_much_surer() -> None:
    """“And who drafted laws?” may well be meant by itself, “What did the minister say of her?” cannot."""
    treaty = [said("Who signed the treaty?", "en")]
    assert [one.bias > 0 for one in wordings("And who drafted laws?", "en", treaty)] == [False, True]
    assert [one.bias > 0 for one in wordings("What did the minister say of her?", "en", treaty)] == [False, False]
    assert not fuller_wins(0.5, 0.6, 1.0)
    assert fuller_wins(0.5, 0.6)


def test_the_language_of_a_word_or_two_is_that_of_the_conversation() -> None:
    (one,) = wordings("و کی؟", "ps", [said("پیمان کجا امضا شد؟", "fa")])
    assert one.language == "fa"


@pytest.mark.parametrize(
    ("before", "said_in", "question", "identified", "language"),
    [
        ("Quantos navios afundaram no Egito?", "pt", "E nos Estados Unidos?", "es", "pt"),
        ("Скільки суден затонуло в Єгипті?", "uk", "А в Сполучених Штатах?", "ru", "uk"),
        # The language may have changed, and then its own little words tell.
        ("¿Cuántos barcos se hundieron en Egipto?", "es", "E nos Estados Unidos?", "pt", "pt"),
        ("¿Quién ganó las elecciones?", "es", "E quem ganhou a eleição no Brasil?", "pt", "pt"),
        ("How many ships sank in Egypt?", "en", "Und in den Vereinigten Staaten?", "de", "de"),
        ("كم سفينة غرقت في مصر؟", "ar", "و در ایالات متحده آمریکا؟", "fa", "fa"),
        ("چند کشتی در مصر غرق شد؟", "fa", "وفي الولايات المتحدة الأمريكية؟", "ar", "ar"),
    ],
)
def test_a_turn_with_an_and_is_in_the_language_of_the_conversation_where_that_fits_as_well(
    before: str, said_in: str, question: str, identified: str, language: str
) -> None:
    assert wordings(question, identified, [said(before, said_in)])[-1].language == language


words = st.sampled_from(
    [phrase for table in TABLE.values() for kind in table.values() if isinstance(kind, list) for phrase in kind]
)
questions = st.one_of(st.text(min_size=1, max_size=40), st.lists(words, min_size=1, max_size=5).map(" ".join))
TALKS = [
    ("How many ships sank in Egypt in 2019?", "And in Turkey?", "en"), ("كم سفينة غرقت في مصر؟", "وفي تركيا؟", "ar"),
    ("¿Cuántos barcos se hundieron en Egipto?", "¿Y en 2020?", "es"), ("Wann traf sich der Rat?", "Und wo?", "de"),
    ("2019年埃及有多少艘船沉没？", "那土耳其呢？", "zh"), ("How many ships sank in Egypt?", "How many died?", "en"),
]  # fmt: skip
said_so = st.builds(
    lambda talk, more, first: (f"{more}{talk[1]}" if first else f"{talk[1]}{more}", talk[0], talk[2], talk[2]),
    st.sampled_from(TALKS), st.text(max_size=3) | words.map(lambda one: f" {one} "), st.booleans(),
)  # fmt: skip
languages = st.sampled_from([*TABLE, "und", "ro"])


@given(said_so | st.tuples(questions, questions, languages, languages))
def test_any_question_has_its_wordings(talk: tuple[str, str, str, str]) -> None:
    """At most two, the first as written unless it is the only one; nothing is added that was not said."""
    question, before, language, other = talk
    found = wordings(question, language, [said(before, other)])
    assert 1 <= len(found) <= 2
    assert [one.understood is not None for one in found] in ([False], [True], [False, True])
    for one in found:
        assert one.question
        assert one.understood is not None or one.question == question
    assert len(found[-1].question) <= len(question) + max(len(before), len(question)) + 8


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_surer_wording_is_taken(written: float, full: float) -> None:
    if 0.01 < written < 0.99 and 0.01 < full < 0.99:
        assert fuller_wins(written, full) == (full > written)


def test_every_table_has_the_same_kinds() -> None:
    kinds = {"lead", "meant", "when", "where", "why", "how", "which", "other", "strong", "matter", "weak", "little"}
    some = {"end", "attached", "article", "articles", "joined", "suffix", "doubtful", "polite", "own", "named"}
    some |= {"object", "thanks", "within", "topic"}
    for language, table in TABLE.items():
        assert set(table["idle"]) <= set(table["little"]), language
        assert set(table) - some == kinds | {"idle", "needs", "doubts"}, language
        assert not set(table["needs"]) & {word for kind in kinds for word in table[kind]}, language


@pytest.mark.parametrize("row", CONVERSATIONS, ids=[row["id"] for row in CONVERSATIONS])
def test_gold_of_the_conversations_is_in_the_report(row: dict[str, Any]) -> None:
    assert 1 <= len(row["before"]) <= 2
    if row["kind"] != "answerable":
        assert not row["answers"]
        return
    text = REPORTS[row["article"]]
    assert set(gold(row)) <= {text[one.start : one.end] for one in sentences(text, "ar")}


def test_the_conversations_are_many_and_in_many_languages() -> None:
    assert len(CONVERSATIONS) >= 40
    assert len({row["lang"] for row in CONVERSATIONS}) >= 6
    assert sum(row["changes_subject"] for row in CONVERSATIONS) >= 10


class Counting:
    """Reads the words it was made with out of what it finds, whatever is asked."""

    name, threshold = "counting", 0.5

    def __init__(self, *words: str) -> None:
        self.words = words

    def read(self, question: str, language: str, hits: Sequence[Hit]) -> Reading:
        article = hits[0].article
        places = [(article.text.index(word), len(word)) for word in self.words]
        return Reading(tuple(Span.of(article, at, at + length, 0.9) for at, length in places), 0.9)


@pytest.mark.parametrize("known", ["answer", "question"])
def test_what_was_answered_before_is_no_short_answer_again(known: str, tmp_path: Path) -> None:
    """310 were evacuated, and were not flooded; a place that takes the old one's place may well have as many."""
    file = tmp_path / "a.txt"
    file.write_text("Flood\n\nSo far 310 homes were evacuated in Oakby.\nUp to 4,000 homes could be flooded.\n")
    with Library.open(tmp_path / "library", HashingEncoder()) as library:
        library.add([file])
        settings = Settings.load(library=tmp_path / "library")
        assistant = Assistant(library, library.encoder, Counting("310", "4,000"), settings)
        asked = "How many homes were evacuated in Oakby?"
        first = assistant.ask(asked)
        before = (first,) if known == "answer" else (asked,)
        again, elsewhere = (assistant.ask(one, before=before) for one in ("and flooded?", "and in Elmton?"))
    assert (first.spans[0].text, elsewhere.spans[0].text) == ("310", "310")
    assert [(one.quote[-8:], level(one.support)) for one in again.citations] == [
        ("flooded.", "strong"), ("n Oakby.", "weak")]  # fmt: skip
    assert {one.text for one in again.spans} == {one.quote for one in again.citations}


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Callable[..., Assistant]]:
    """A library of two articles, and an assistant whose reader finds these words in it."""
    texts = "Oakby\n\nThe Oakby council met. Brazil bought nine boats.\n", "Elmton\n\nThe Elmton council fell.\n"
    for name, text in zip("ab", texts, strict=True):
        (tmp_path / f"{name}.txt").write_text(text)
    with Library.open(tmp_path / "library", HashingEncoder()) as library:
        library.add([tmp_path / "a.txt", tmp_path / "b.txt"])
        yield lambda **words: Assistant(library, library.encoder, Finding(words), Settings.load(library=library.folder))


class Finding:
    """Finds words with the confidence that it was given for them, wherever they are."""

    name, threshold = "finding", 0.3

    def __init__(self, words: dict[str, float]) -> None:
        self.words = words

    def read(self, question: str, language: str, hits: Sequence[Hit]) -> Reading:
        spans = (
            Span.of(hit.article, at, at + len(word), score)
            for word, score in self.words.items()
            for hit in hits
            if (at := hit.article.text.find(word, len(hit.article.title))) >= 0
        )
        found = sorted(set(spans), key=lambda span: -span.score)
        return Reading(tuple(found), found[0].score if found else 0.0)


def test_who_asks_after_nothing_is_not_answered_from_any_article(two: Callable[..., Assistant]) -> None:
    """But where all that is found is of one article, and where something is named."""
    assistant = two(fell=0.5)
    for question in ("Who is he?", "And the second one?", "¿Y cuándo?", "What did she say?"):
        assert assistant.ask(question).status == "not_found"
    whole = "Who is he that founded Rome?", "When did they stop putting lead in petrol?", "מה היא אינפלציה?"
    assert all(assistant.ask(question).citations for question in ("Who won?", "Which council?", *whole))
    talked = assistant.ask("Which Elmton council fell?")
    assert assistant.ask("When?", before=[talked]).citations
    assert assistant.ask("thanks", before=[talked]).status == "not_found"


@pytest.mark.parametrize("doubt", ["are you sure?", "¿Estás seguro?", "متأكد؟", "Bist du sicher?"])
def test_who_doubts_an_answer_is_shown_it_again_with_the_question_it_answers(
    two: Callable[..., Assistant], doubt: str
) -> None:
    """ "This is not in these articles" would take it back; what follows is still asked of the same."""
    assistant = two(fell=0.5)
    first = assistant.ask("Which Elmton council fell?")
    when = assistant.ask("When?", before=[first])
    for before in ([first], [first, when], ["Which Elmton council fell?", "When?"]):
        again = assistant.ask(doubt, before=before)
        last = first if len(before) == 1 else when
        assert (again.question, again.understood) == (doubt, last.understood or last.question)
        assert (again.answer, again.citations) == (last.answer, last.citations)
        twice = assistant.ask(doubt, before=[*before, again])
        assert (twice.answer, twice.understood) == (again.answer, again.understood)
        often = assistant.ask(doubt, before=[*before, *(replace(again) for _ in range(1_200))])
        assert (often.answer, often.understood) == (again.answer, again.understood)
    assert assistant.ask("Why?", before=[first, again]).understood == assistant.ask("Why?", before=[first]).understood


def test_a_turn_that_names_nothing_stays_with_the_article_of_the_answer_before(two: Callable[..., Assistant]) -> None:
    assistant = two(met=0.5, fell=0.6)
    talked = two(met=0.5).ask("Which Oakby council met?")
    first = [
        assistant.ask(question, before=[talked]).citations[0].quote
        for question in ("What did it do?", "Who is the head?", "Who heads Elmton?", "Elmton fell?", "Who fell?")
    ]
    assert first == ["The Oakby council met."] * 2 + ["The Elmton council fell."] * 3
    nothing = two(sold=0.5).ask("Who won the chess final in Minsk?", before=[talked])
    assert assistant.ask("Who is the head?", before=[talked, nothing]).citations[0].quote == "The Elmton council fell."


def test_the_article_that_was_talked_of_has_a_head_start_and_no_more(two: Callable[..., Assistant]) -> None:
    """More of it behind an "and"; and where it hardly answers, another one does."""
    talked = two(met=0.5).ask("Which Oakby council met?")

    def cited(question: str, **words: float) -> str:
        return two(**words).ask(question, before=[talked]).citations[0].title

    assert [cited("Who is the head?", met=0.5, fell=sure) for sure in (0.7, 0.8)] == ["Oakby", "Elmton"]
    assert [cited("And who is the head?", met=0.5, fell=sure) for sure in (0.8, 0.9)] == ["Oakby", "Elmton"]
    assert cited("Who is the head?", met=0.4, fell=0.5) == "Elmton"
    assert cited("من الرئيس؟", met=0.5, fell=0.6) == "Oakby"  # no capitals tell names: few words do
    assert cited("من رئيس مجلس القرية الجديد؟", met=0.5, fell=0.6) == "Elmton"
    assert cited("Who is the head in Peru?", met=0.5, fell=0.6) == "Elmton"


def test_of_a_place_that_a_turn_names_the_sentence_with_it_is_cited_first(two: Callable[..., Assistant]) -> None:
    assistant = two(met=0.9)
    talked = assistant.ask("How often did the Oakby council meet?")
    asks = assistant.ask("What did they sell to Brazil?", before=[talked])
    assert (asks.understood is None, asks.citations[0].quote) == (False, "The Oakby council met.")
    turn = assistant.ask("And to Brazil?", before=[talked])
    assert [(one.quote, level(one.support)) for one in turn.citations] == [
        ("Brazil bought nine boats.", "weak"), ("The Oakby council met.", "weak")]  # fmt: skip


@pytest.mark.model
def test_a_follow_up_is_answered_and_a_new_subject_is_not_polluted(seeded: Any) -> None:
    """The real path: "and where?" finds the place of the meeting before; what stands by itself is answered as alone."""
    first = seeded.ask("When did the Turkish and Syrian military officials meet?")
    where = seeded.ask("And where?", before=(first,))
    assert where.understood == "Where did the Turkish and Syrian military officials meet?"
    assert any("حميميم" in cited.quote for cited in where.citations)
    question = "Who won the women's tennis final in Melbourne?"
    changed, alone = seeded.ask(question, before=(first, where)), seeded.ask(question)
    assert (changed.understood, changed.status) == (None, "not_found")
    assert (changed.nearest, changed.confidence) == (alone.nearest, alone.confidence)


def test_thousands_of_blanks_take_no_time() -> None:
    """Programs send what they like as the turns before."""
    start = time.perf_counter()
    turns(["Where is the summit?" + " " * 20_000 + "b", "and when?"])
    assert time.perf_counter() - start < 5
