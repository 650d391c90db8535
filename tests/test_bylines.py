"""Who wrote an article is no answer to who did what it tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.evidence.bylines import asks_who_wrote, is_byline
from qa.evidence.readable import readable, without_others
from qa.reader import Reading
from qa.types import Span
from tests.reader_fake import hit_of
from tests.test_corrections import of_outlet

BYLINES = [
    ("en", "By Tom Ellwood"),
    ("en", "By Tom Ellwood and Ann de la Cruz, Bergen"),
    ("en", "BY TOM ELLWOOD, ASSOCIATED PRESS"),
    ("en", "By Tom Ellwood | 3 June 2025"),
    ("de", "Von Jens Paulsen und Lea Kurz, dpa"),
    ("es", "Por Camila Rojo, 3 de junio de 2025"),
    ("pt", "Por Rita Mar"),
    ("fr", "Par Luc Morin"),
    ("it", "Di Anna Russo"),
    ("sw", "Na Amina Saidi, Garsen"),
    ("id", "Oleh Budi Santosa"),
    ("ru", "Автор: Олег Панов"),
    ("ar", "بقلم سامر نجار"),
    ("ar", "كتب: سامر نجار"),
    ("fa", "نویسنده: مریم صالحی"),
    ("he", "מאת דנה לוין"),
    ("hi", "लेखक: अमित कुमार"),
    ("th", "โดย สมชาย ใจดี"),
    ("ja", "記者・山本太郎"),
    ("zh", "本报记者 王伟"),
    ("ko", "홍길동 기자"),
]
OTHERS = [
    ("en", "By the numbers"),
    ("en", "By noon the fire was out."),
    ("en", "Author J. K. Rowling visits Oslo"),
    ("es", "Por una vivienda digna"),
    ("de", "Von der Leyen"),
    ("de", "von der Anzahl der Kinder"),
    ("it", "Di Maria segna due gol"),
    ("pl", "Na razie nie wiadomo"),
    ("id", "Oleh karena itu"),
    ("ar", "كتب محمد صلاح التاريخ"),
    ("ar", "تقرير: ارتفاع أسعار النفط"),
    ("he", "כתב אישום הוגש נגד ראש העיר"),
    ("th", "โดย เขากล่าวว่าจะเดินหน้าต่อ และไม่ถอย"),
    ("ja", "館長は山本恵さん。"),
    ("zh", "记者获悉，大桥将通车。"),
    ("ko", "대통령이 기자 회견을 열었다"),
    ("ko", "여성 기자"),
    ("en", "By Decree Of The Senate"),
    ("en", "By Road And From The Sea"),
    ("en", "Journalist: Nora Fields"),
    ("en", "Report by Rivers Without Walls"),
    ("en", "Author: Nora"),
    ("ca", "Per Sant Esteve"),
    ("ro", "De Ziua Recoltei"),
    ("fa", "خبرنگار زخمی شد"),
    ("ar", "مراسل: سامر نجار"),
    ("hi", "रिपोर्टर: अमित कुमार"),
    ("ja", "木村花子記者"),
    ("zh", "外国记者：王伟"),
]


@pytest.mark.parametrize(("language", "line"), BYLINES)
def test_a_byline_is_not_read_for_an_answer(language: str, line: str) -> None:
    """Below the title, or at the foot; but where the question asks who wrote, it is."""
    for text in (f"AAA 1.\n\n{line}\n\nBBB 2.", f"AAA 1.\n\nBBB 2.\n\n{line}"):
        hit = hit_of(of_outlet(text, language))
        kept = readable([hit], "Who owns the ferry?")[0]
        assert [text[one.start : one.end] for one in kept.passage.sentences] == ["AAA 1.", "BBB 2."]
        assert readable([hit], "Who wrote this story?") == [hit]


@pytest.mark.parametrize(("language", "line"), OTHERS)
def test_what_only_begins_like_one_is_read(language: str, line: str) -> None:
    """A heading, or a sentence of the story."""
    assert not is_byline(line, language)


def test_a_byline_in_the_middle_or_in_a_line_with_more_is_read() -> None:
    """A name in a poem or a list is no byline of the article."""
    text = "\n\n".join([*(f"AAA {n}." for n in range(20)), "By Tom Ellwood", *(f"BBB {n}." for n in range(20))])
    hit = hit_of(of_outlet(text))
    assert readable([hit], "Who owns the ferry?") == [hit]


@pytest.mark.parametrize("place", [6, 13])
def test_only_the_first_lines_and_the_last_are_looked_at(place: int) -> None:
    """A name below a picture or a poem in the story is none."""
    lines = [f"AAA {number}." for number in range(15)]
    lines.insert(place, "By Tom Ellwood")
    hit = hit_of(of_outlet("\n\n".join(lines)))
    assert readable([hit], "Who owns the ferry?") == [hit]


def test_a_passage_with_nothing_else_is_left_out() -> None:
    """Its scores would say that something was found."""
    assert readable([hit_of(of_outlet("By Tom Ellwood"))], "Who owns the ferry?") == []


@pytest.mark.parametrize(
    ("question", "words", "answers"),
    [
        ("Who wrote the article about the ferry?", "Tom Ellwood", True),
        ("Quem escreveu o artigo sobre a balsa?", "Tom Ellwood", True),
        ("Quem escreveu o artigo sobre a balsa?", "two", True),
        ("Quem escreveu o artigo sobre a balsa?", "Anna", False),
        ("Who wrote Article 5?", "Anna", True),
        ("Welcher Reporter starb laut dem Artikel?", "Anna", True),
        ("Why was the author of the article arrested?", "Anna", True),
        ("Quel article protège les journalistes ?", "Anna", True),
        ("По какой статье осудили журналиста?", "Anna", True),
        ("记者报道了什么？", "Anna", True),
        ("文章中提到的记者是谁？", "Anna", True),
        ("Who wrote the song?", "Anna", True),
    ],
)
def test_only_what_tells_who_wrote_answers_who_wrote_an_article(question: str, words: str, answers: bool) -> None:
    text = "Anna 1.\n\nBy Tom Ellwood\n\nIt was written by two.\n\nBBB 2."
    hit, at = hit_of(of_outlet(text)), text.index(words)
    read = Reading((Span.of(hit.article, at, at + len(words), 0.9),), 0.95)
    told = without_others(read, question, [hit])
    assert bool(told.spans) == answers
    assert told.confidence == (0.0 if not answers else 0.95 if told is read else 0.9)


@pytest.mark.parametrize(
    "question",
    [
        "Who wrote this article?",
        "من كتب المقال؟",
        "מי כתב את הכתבה?",
        "Wer hat den Artikel geschrieben?",
        "¿Quién escribió la nota?",
        "Кто автор статьи?",
        "記事を書いたのは誰ですか？",
        "这篇文章是谁写的？",
        "यह लेख किसने लिखा?",
        "ใครเขียนบทความนี้",
        "من هو الصحفي؟",
        "Qui est l'auteure de l'article ?",
        "Kdo je autorem článku?",
        "Hvem har skrevet artikkelen?",
    ],
)
def test_who_wrote_is_asked(question: str) -> None:
    """In the languages that have words for it."""
    assert asks_who_wrote(question)


@pytest.mark.parametrize(
    "question",
    [
        "Who owns the ferry?", "من صاحب المصنع؟", "מי ראש העיר?", "市長は誰ですか？", "誰是市長？",
        # What has a word for writing in it, and the press, which is met.
        "¿Quién autorizó la obra?", "Quem descreveu o ladrão?", "Wer änderte die Verfassung?", "Vem skrev under?",
        "Qui a désigné le ministre ?", "Quelle est la hauteur de la tour ?", "سرنوشت گروگان ها چه شد؟",
        "Кто ввёл авторитарный режим?", "Ki aláírta a szerződést?", "من عقد المؤتمر الصحفي؟",
        "ماذا قال في مؤتمره الصحفي؟", "ماذا قال في تصريحات صحفية؟",
        "מי כינס את מסיבת העיתונאים?", "記者会見を開いたのは誰ですか？", "谁召开了记者会？",
        "기자회견을 연 사람은 누구입니까?",
    ],
)  # fmt: skip
def test_who_did_something_else_is_not(question: str) -> None:
    """A byline is no answer to it."""
    assert not asks_who_wrote(question)


@pytest.mark.parametrize(
    ("language", "line", "asks"),
    [
        ("en", "Published: 3 June 2025", "When was the article published?"),
        ("en", "Published: 3 June 2025", "What is the date of this article?"),
        ("ar", "تاريخ النشر: 3 يونيو 2025", "متى نشر المقال؟"),
        ("ar", "تاريخ النشر: 3 يونيو 2025", "ما تاريخ المقال؟"),
        ("he", "פורסם: 3 ביוני 2025", "מתי פורסם המאמר?"),
        ("zh", "发布时间：2025年6月3日", "文章什么时候发布？"),
        ("hi", "प्रकाशित: 3 जून 2025", "लेख कब प्रकाशित हुआ?"),
        ("th", "เผยแพร่เมื่อ: 3 มิถุนายน 2025", "เผยแพร่เมื่อ ไร"),
    ],
)
def test_the_day_of_publication_is_no_answer_to_when_but_to_when_it_was_published(
    language: str, line: str, asks: str
) -> None:
    text = f"AAA 1.\n\n{line}\n\nBBB 2."
    hit = hit_of(of_outlet(text, language))
    for other in (
        "When was the ferry sold?", "What date does the article give for the sale?",
        # Of a label in another language.
        "When will its owner stand trial?", "ماذا حدث في الميناء؟", "Köprüye giriş ne zaman yasaklandı?",
    ):  # fmt: skip
        kept = readable([hit], other)[0]
        assert [text[one.start : one.end] for one in kept.passage.sentences] == ["AAA 1.", "BBB 2."]
    assert readable([hit], asks) == [hit]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "3 June 2025"),
        ("en", "Date: 3 June 2025"),
        ("en", "Outlet mall"),
        ("en", "Outlet, 3 June 2025"),
        ("en", "18 June 2025, 400 guests"),
        ("en", "Published in June 2025, the atlas sold out."),
        ("de", "Veröffentlicht wurde am 3. Juni 2025 nur die Karte."),
        ("ar", "نشر المجلس القائمة في 3 يونيو 2025"),
    ],
)
def test_a_day_that_may_be_of_the_story_is_read(language: str, line: str) -> None:
    hit = hit_of(of_outlet(f"AAA 1.\n\n{line}\n\nBBB 2.", language))
    assert readable([hit], "When was the ferry sold?") == [hit]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "18 June 2025"),
        ("en", "BAGHDAD, June 18, 2025, 10:30 pm"),
        ("de", "Mittwoch, 18. Juni 2025, 10.30 Uhr"),
        ("ar", "١٨ يونيو ٢٠٢٥"),
        ("fa", "۲۸ خرداد ۱۴۰۴ - ۱۱:۵۰"),
        ("th", "18 มิถุนายน 2568 เวลา 10.30 น."),
        ("ja", "2025年6月18日 15時30分"),
        ("ko", "2025.06.18. 오전 10:05"),
        ("hu", "2025. június 18. 10:30"),
    ],
)
def test_the_articles_own_day_is_no_answer_without_a_label(language: str, line: str) -> None:
    """Below its title, and at its foot; a day that is not its own may be of the story."""
    own = of_outlet(f"Tunnel\n\n{line}\n\nBBB 2.\n\n{line}", language)
    kept = readable([hit_of(own)], "When was the ferry sold?")[0]
    assert [own.text[one.start : one.end] for one in kept.passage.sentences] == ["Tunnel", "BBB 2."]
    later = hit_of(replace(own, published="2025-06-20"))
    assert readable([later], "When was the ferry sold?") == [later]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ferry sold\n\nThe harbour watch\n\n18 June 2025\n\nThe town sold the ferry.", False),
        ("Ferry and town\n\n18 June 2025\n\nThe town sold it.\n\n20 June 2025\n\nIt left.", True),
        ("Summer fair\n\n18 June 2025\n\nVenue: Town Park\n\nThe band plays.", True),
        ("Ferry sold\n\nThe ferry is gone.\n\nThe day of the sale\n\n18 June 2025\n\nThe town sold it.", True),
    ],
)
def test_a_day_of_an_undated_article_is_read_where_it_tells_the_story(text: str, read: bool) -> None:
    """A chronology, an event and a small heading in the story do; a lone one above the story may be the article's."""
    undated = hit_of(replace(of_outlet(text, "en"), published=None))
    assert (readable([undated], "When was the ferry sold?") == [undated]) is read


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("The Harbour Ledger", "The Harbour Ledger"),
        ("The Harbour Ledger", "Source: Harbour Ledger"),
        ("Associated Press", "By the Associated Press"),
        ("Harbour Ledger", "Harbour Ledger - Wednesday, 18 June 2025"),
        ("روزنامه کویر امروز", "روزنامه کویر امروز"),
        ("صدى الخليج", "صدى الخليج- الكويت"),
        ("Harbour Ledger", "Oslo - Harbour Ledger"),
        ("Тихоокеанские вести", "Тихоокеанские вести"),
        ("东海新闻", "来源：东海新闻"),
    ],
)
def test_the_articles_outlet_answers_only_who_published_it(source: str, line: str) -> None:
    text = f"AAA 1.\n{line}\nBBB 2."
    hit = hit_of(replace(of_outlet(text), source=source))
    for other in ("Who owns the ferry?", "Quelle entreprise possède le ferry ?", "Vem byggde bron?"):
        kept = readable([hit], other)[0]
        assert [text[one.start : one.end] for one in kept.passage.sentences] == ["AAA 1.", "BBB 2."]
    assert readable([hit], "Which newspaper reported on the ferry?") == [hit]
    other = hit_of(of_outlet(text))
    if "2025" not in line:
        assert readable([other], "Who owns the ferry?") == [other]


@pytest.mark.parametrize(
    ("published", "line", "question", "read"),
    [
        (None, "Sud Matin, 19 octobre 2025", "When is the next marathon?", False),
        (None, "Sud Matin, 19 octobre 2025", "Was schrieb Sud Matin?", True),
        (None, "Coupe du Lac, 19 octobre 2025", "When was the Coupe du Lac?", True),
        ("2025-10-19", "Bordeaux, 19 octobre 2025", "When is the next marathon of Bordeaux?", False),
        ("2025-10-19", "Bordeaux, 19 octobre 2025", "When was this article published?", True),
        ("2025-10-21", "Bordeaux, 19 octobre 2025", "When is the next marathon?", True),
        (None, "Le marathon aura lieu le 19 octobre 2025", "When is the next one?", True),
    ],
)
def test_a_name_and_a_day_under_the_title_answer_only_what_has_that_name(
    published: str | None, line: str, question: str, read: bool
) -> None:
    """It is an outlet that nobody has heard of, or a caption; beside a place the article's day is that of the paper."""
    text = f"Victoire surprise\n{line}\n\nL'infirmière a gagné."
    hit = hit_of(replace(of_outlet(text, "fr"), published=published))
    kept = readable([hit], question)[0]
    assert (line in [text[one.start : one.end] for one in kept.passage.sentences]) is read


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Who runs the ferry?"), ("ar", "من يدير العبارة؟"), ("he", "מי מפעיל את המעבורת?"),
        ("zh", "谁经营渡轮？"), ("el", "Ποιος διευθύνει το πλοίο;"),
    ],
)  # fmt: skip
def test_a_question_with_a_line_for_itself_answers_nothing(language: str, line: str) -> None:
    """What somebody asks, in quotation marks or among other sentences, may."""
    text = f"AAA 1.\n{line}\nBBB 2."
    kept = readable([hit_of(of_outlet(text, language))], "Who runs the ferry?")[0]
    assert [text[one.start : one.end] for one in kept.passage.sentences] == ["AAA 1.", "BBB 2."]
    for other in (f"AAA 1.\n“{line}”\nBBB 2.", f"AAA 1. {line} BBB 2."):
        hit = hit_of(of_outlet(other, language))
        assert readable([hit], "Who runs the ferry?") == [hit]
