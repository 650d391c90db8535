"""What the articles are about as a whole: asked for in every language, told by how they begin. No model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from embeddings.hashing import HashingEncoder
from qa.assistant import Assistant
from qa.errors import LibraryError, QuestionError
from qa.evidence.readable import readable
from qa.frames import FRAMES
from qa.library import Library
from qa.question.asked_for import of_all, overview
from qa.question.language import question_language
from qa.settings import Settings
from qa.text.word_tables import table_code
from qa.types import Answer, Draft, Hit
from tests.reader_fake import SentenceReader

ASKED = {
    "en": ["What is the article about?", "Summarize the article", "Summarise these articles, please",
        "Can you summarize this for me?", "What are the main points?", "Give me a short summary", "tl;dr",
        "What are the articles about?", "What do the articles say?", "What's the news?", "Key points of the article",
        "Give me an overview of all the articles", "what is it about?", "What is in these articles?", "Summary",
        "What are the headlines?", "Summarize it", "Tell me what the article is about"],
    "ar": ["لخص المقال", "لخّص لي هذا المقال", "ما موضوع المقال؟", "عن ماذا يتحدث المقال؟", "عمّ يتحدث المقال؟",
        "ماذا تقول المقالات؟", "ما أهم ما جاء في المقال؟", "ما هي النقاط الرئيسية؟", "أعطني ملخصا", "ملخص المقالات",
        "ما آخر الأخبار؟", "هل يمكنك تلخيص المقال؟", "ماذا جاء في المقالات؟", "ما محتوى هذه المقالات؟",
        "عن ماذا تتحدث المقالات؟"],
    "es": ["¿De qué trata el artículo?", "Resume el artículo", "¿Puedes resumir los artículos?", "Hazme un resumen",
        "¿Cuáles son los puntos principales?", "¿Qué dicen los artículos?", "¿De qué hablan estos artículos?",
        "Dame un breve resumen de las noticias"],
    "fr": ["De quoi parle l’article ?", "Résume l'article", "Peux-tu résumer les articles ?",
        "Quels sont les points principaux ?", "Fais-moi un résumé", "De quoi parlent ces articles ?",
        "Que disent les articles ?", "Quels sont les titres ?"],
    "de": ["Worum geht es in dem Artikel?", "Fasse den Artikel zusammen", "Fass die Artikel kurz zusammen",
        "Kannst du den Artikel zusammenfassen?", "Was sind die wichtigsten Punkte?", "Wovon handeln die Artikel?",
        "Gib mir eine Zusammenfassung", "Was steht in den Artikeln?", "Zusammenfassung", "Worum geht's?"],
    "it": ["Di cosa parla l'articolo?", "Riassumi l'articolo", "Puoi riassumere gli articoli?",
        "Quali sono i punti principali?"],
    "pt": ["De que trata o artigo?", "Resuma o artigo", "Pode resumir os artigos?",
        "Quais são os pontos principais?"],
    "ru": ["О чём статья?", "О чем эта статья?", "Кратко перескажи статью", "О чём говорится в статьях?",
        "Какие главные новости?", "Краткое содержание статьи", "Что нового?", "Перескажите кратко статьи"],
    "uk": ["Про що стаття?", "Про що ця стаття?", "Коротко перекажи статтю", "Про що йдеться у статтях?"],
    "tr": ["Makale ne hakkında?", "Makaleyi özetle", "Bu makaleyi özetler misin?", "Haberleri kısaca özetle",
        "Makalelerin özeti", "Makalede ne anlatılıyor?", "Ana noktalar neler?", "Bana makalenin özetini ver"],
    "fa": ["مقاله درباره چیست؟", "این مقاله درباره چیست؟", "مقاله را خلاصه کن", "مقاله‌ها را خلاصه کنید",
        "نکات اصلی چیست؟", "خلاصهٔ مقاله‌ها", "نکات اصلی مقاله چیست؟", "در این مقاله چه آمده است؟"],
    "he": ["על מה הכתבה?", "סכם את הכתבה", "על מה מדברות הכתבות?", "תן לי סיכום קצר"],
    "zh": ["这篇文章讲了什么？", "总结这篇文章", "请总结一下这些文章", "文章的主要内容是什么？", "这些文章说了什么？",
        "文章主要讲什么？", "主要内容", "這篇文章在講什麼？", "概括一下",
        "有什么新闻？"],
    "ja": ["この記事は何についてですか？", "記事を要約して", "記事を要約してください", "要点を教えて"],
    "ko": ["기사를 요약해 줘", "이 기사를 요약해 주세요", "기사의 요점은 무엇인가요?", "이 기사는 무슨 내용이야?"],
    "hi": ["लेख किस बारे में है?", "लेख का सारांश दो", "इस लेख का सारांश बताइए", "मुख्य बातें क्या हैं?"],
    "ur": ["مضمون کس بارے میں ہے؟", "مضمون کا خلاصہ بتائیں", "اہم نکات کیا ہیں؟", "ان مضامین میں کیا کہا گیا ہے؟"],
    "bn": ["নিবন্ধটি কী নিয়ে?", "নিবন্ধের সারাংশ দাও", "মূল বিষয় কী?", "এই নিবন্ধগুলোতে কী বলা হয়েছে?"],
    "id": ["Artikel ini tentang apa?", "Ringkas artikel ini", "Tolong rangkum artikel-artikel ini",
        "Apa isi artikel?"],
    "ms": ["Apakah isi penting artikel ini?", "Apakah kandungan artikel ini?"],
    "nl": ["Waar gaat het artikel over?", "Vat het artikel samen", "Kun je de artikelen samenvatten?",
        "Wat zijn de belangrijkste punten?"],
    "sv": ["Vad handlar artikeln om?", "Sammanfatta artikeln", "Kan du sammanfatta artiklarna?",
        "Vilka är de viktigaste punkterna?"],
    "no": ["Hva handler artikkelen om?", "Oppsummer artikkelen", "Kan du oppsummere artiklene?",
        "Hva er hovedpunktene?"],
    "da": ["Hvad handler artiklen om?", "Opsummer artiklen", "Kan du opsummere artiklerne?",
        "Hvad er hovedpunkterne?"],
    "pl": ["O czym jest artykuł?", "Streść artykuł", "Czy możesz podsumować artykuły?",
        "Jakie są najważniejsze punkty?"],
    "cs": ["O čem je článek?", "Shrň článek", "Můžeš shrnout články?", "Jaké jsou hlavní body?"],
    "ro": ["Despre ce este articolul?", "Rezumă articolul", "Poți să rezumi articolele?",
        "Care sunt ideile principale?"],
    "ca": ["De què tracta l'article?", "Resumeix l'article", "Pots resumir els articles?",
        "Quins són els punts principals?"],
    "el": ["Για τι μιλάει το άρθρο;", "Συνόψισε το άρθρο", "Μπορείς να συνοψίσεις τα άρθρα;",
        "Ποια είναι τα κύρια σημεία;"],
    "hu": ["Miről szól a cikk?", "Foglald össze a cikket", "Össze tudnád foglalni a cikkeket?",
        "Mik a legfontosabb pontok?"],
    "sw": ["Makala hii inahusu nini?", "Fupisha makala hii", "Nipe muhtasari wa makala", "Mambo makuu ni yapi?"],
    "th": ["บทความนี้เกี่ยวกับอะไร", "สรุปบทความนี้", "ช่วยสรุปข่าวให้หน่อย", "ประเด็นสำคัญคืออะไร"],
    "vi": ["Bài báo này nói về gì?", "Tóm tắt bài báo", "Hãy tóm tắt các bài báo", "Những điểm chính là gì?"],
}  # fmt: skip
OTHERS = [
    "What is the road map about?", "What is the new law about?", "Summarize the talks in Baghdad", "What is it?",
    "Which article of the constitution was changed?", "What does the report on schools say?", "Who wrote the article?",
    "What are the main points of the plan?", "What is the latest news from Baghdad?", "What's new in the law?",
    "When was the article published?", "What does article 5 say?", "What happened?", "What are they about to do?",
    "How many articles are there?", "ما موضوع الاجتماع؟", "لخص خطاب الرئيس", "عن ماذا تحدث الوزير؟",
    "ما أهم نقاط الاتفاق؟", "De quoi parle le président ?", "Worum geht es in dem Streit?", "О чём говорил министр?",
    "会议讲了什么？", "部长说了什么？", "この会議は何についてですか？", "Toplantı ne hakkında?", "Resume el discurso",
    "जलवायु के बारे में क्या कहा?", "the " * 60 + "summary",
]  # fmt: skip
HARBOUR = (
    "Harbour opens\nBy Tom Ellery\n12 March 2024\n\nOSLO, 12 March - \n\nThe new harbour opened on Monday after two "
    "years of building. It has room for forty ships. The first one came from Bergen in the night. All were glad."
)
BRIDGE = "Bridge closes\n\nThe old bridge over the river was closed to all lorries. Nobody knows for how long."


class Reader:
    """Drafts by file name."""

    def __init__(self, drafts: dict[str, Draft]) -> None:
        self.drafts = drafts

    def read(self, path: Path) -> list[Draft]:
        return [self.drafts[path.name]]


def made(folder: Path, *drafts: Draft) -> Library:
    """A library of these."""
    files = {f"{n}.txt": draft for n, draft in enumerate(drafts)}
    for name in files:
        (folder / name).write_text(name, encoding="utf-8")
    library = Library.open(folder / "library", HashingEncoder(), reader=Reader(files))
    library.add([folder / name for name in files])
    return library


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    """Over two articles; the bridge is the newer one."""
    harbour = Draft("Harbour opens", HARBOUR, "Coast Mail", "2024-03-12", "en")
    bridge = Draft("Bridge closes", BRIDGE, "River Post", "2024-05-02", "en")
    with made(tmp_path, harbour, bridge) as library:
        yield Assistant(library, HashingEncoder(), SentenceReader(), Settings(tmp_path))


def quotes(answer: Answer) -> list[str]:
    return [one.quote for one in answer.citations]


@pytest.mark.parametrize(("language", "question"), [(one, asked) for one, some in ASKED.items() for asked in some])
def test_it_is_asked_for_in_every_language(language: str, question: str) -> None:
    assert overview(question, question_language(question)) == language


def test_every_language_that_is_answered_in_can_ask() -> None:
    assert ASKED.keys() >= set(map(table_code, FRAMES))


@pytest.mark.parametrize("question", OTHERS)
def test_what_asks_for_something_of_the_news_does_not(question: str) -> None:
    assert overview(question, question_language(question)) is None


@pytest.mark.parametrize(
    ("question", "every"),
    [
        ("Summarize the articles", True), ("Summarize the article", False), ("What is it about?", False),
        ("What's the news?", True), ("لخص المقالات", True), ("لخص المقال", False), ("这篇文章讲了什么？", False),
        ("这些文章讲了什么？", True), ("Wovon handeln die Artikel?", True), ("Wovon handelt der Artikel?", False),
    ],
)  # fmt: skip
def test_one_article_or_all(question: str, every: bool) -> None:
    language = overview(question, question_language(question))
    assert language
    assert of_all(question, language) == every


def test_of_several_articles_the_first_sentence_that_tells_something(assistant: Assistant) -> None:
    """Newest first; no headline, byline, day or dateline."""
    answer = assistant.ask("What are the articles about?")
    assert answer.status == "answered"
    assert answer.answer.startswith("The articles say:\n")
    assert quotes(answer) == [
        "The old bridge over the river was closed to all lorries.",
        "The new harbour opened on Monday after two years of building.",
    ]


def test_after_an_answer_its_article_is_meant(assistant: Assistant) -> None:
    before = assistant.ask("room for forty ships")
    assert [one.title for one in before.citations] == ["Harbour opens"]
    told = assistant.ask("Can you summarize it?", before=[before])
    assert quotes(told) == [
        "The new harbour opened on Monday after two years of building.",
        "It has room for forty ships.",
        "The first one came from Bergen in the night.",
    ]
    assert len({one.title for one in assistant.ask("Summarize all articles", before=[before]).citations}) == 2
    assert quotes(assistant.ask("Summarize it", {"sources": ["River Post"]}, before=[before]))[0].startswith("The old")


def test_a_filter_is_kept_to_and_one_that_fits_nothing_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("Summary, please", {"sources": ["coast mail"]})
    assert {one.source for one in answer.citations} == {"Coast Mail"}
    assert len(answer.citations) == 3
    with pytest.raises(QuestionError, match="no article"):
        assistant.ask("Summary, please", {"published_from": "2030-01-01"})


def test_an_article_that_was_removed_since_is_not_told_of(assistant: Assistant) -> None:
    before = assistant.ask("room for forty ships")
    assistant.library.remove(before.citations[0].article_id)
    told = assistant.ask("What is it about?", before=[before])
    assert {one.title for one in told.citations} == {"Bridge closes"}


def test_of_many_the_newest_are_told_of_and_it_says_so(tmp_path: Path) -> None:
    drafts = [
        Draft(
            f"Title {n}",
            f"Title {n}\n\nStreet number {n} will be closed for the fair.",
            "Mail",
            f"2024-05-{n:02}",
            "en",
        )
        for n in range(1, 8)
    ]
    with made(tmp_path, *drafts) as library:
        answer = Assistant(library, HashingEncoder(), SentenceReader(), Settings(tmp_path)).ask("What's the news?")
    assert answer.answer.startswith("The newest articles say:\n")
    assert [one.published for one in answer.citations] == [f"2024-05-{n:02}" for n in (7, 6, 5, 4, 3)]


def test_an_article_of_headlines_alone_is_told_by_them(tmp_path: Path) -> None:
    with made(tmp_path, Draft("Storm", "Storm\n\nRain", "Mail", "2024-05-01", "en")) as library:
        answer = Assistant(library, HashingEncoder(), SentenceReader(), Settings(tmp_path)).ask("Summary")
    assert quotes(answer)[:1] == ["Rain"]


def test_of_a_long_article_only_the_beginning_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What follows cannot be cited, and of a book it took seconds."""
    read: list[Hit] = []
    monkeypatch.setattr("qa.overview.readable", lambda hits, question: read.extend(hits) or readable(hits, question))
    text = "\n".join(f"Street number {n} will be closed for the fair in the old town." for n in range(1_000))
    with made(tmp_path, Draft("Fair", text, "Mail", "2024-05-01", "en")) as library:
        answer = Assistant(library, HashingEncoder(), SentenceReader(), Settings(tmp_path)).ask("Summary")
    assert [one.quote[:15] for one in answer.citations] == [f"Street number {n}" for n in range(3)]
    assert max(hit.passage.end for hit in read) < len(text) / 2


def test_an_empty_library_is_told(tmp_path: Path) -> None:
    with made(tmp_path) as library, pytest.raises(LibraryError, match="no articles"):
        Assistant(library, HashingEncoder(), SentenceReader(), Settings(tmp_path)).ask("Summarize the articles")


def test_no_model_reads_or_writes_for_it(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: Any, **__: Any) -> Sequence[Any]:
        raise AssertionError("the reader was asked")

    monkeypatch.setattr(SentenceReader, "read", read)
    assert assistant.ask("What are the main points?").citations
