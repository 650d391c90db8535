"""A notice of correction is cited whole, with a caution, and what it withdraws is never the answer."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import pytest

from qa.cite import cite
from qa.evidence.agreement import Standing, best_span, standings
from qa.evidence.notices import whole_notices
from qa.evidence.readable import readable
from qa.facts.corrections import heads_notice, notices
from qa.frames import FRAMES
from qa.sentences import sentences
from qa.types import Article, Hit, Sentence, Span
from qa.write import write
from tests.reader_fake import article_of, hit_of

NOTICES = [
    ("en", "An earlier version of this story gave the length of the tunnel as 14 km. It is 41 km."),
    ("en", "We reported on Friday that the bus holds 80 people. The correct figure is 18."),
    ("en", "Correction (June 3, 2025): The bus holds 18 people, not 80."),
    ("en", "The bus holds 80 people, an item on Monday said. It holds 18. We apologise for the error."),
    ("en", "Clarification: In Friday’s story about the bus it was given 80 seats. It has 18."),
    ("en", "Editor’s note: An earlier version of this article incorrectly stated that the bus holds 80. It holds 18."),
    ("en", "Correction: Our article of 9 June on the bus said that it belongs to Hill. It belongs to Hay."),
    ("en", "Correction: Eighteen people were on the bus, not twelve."),
    ("de", "Berichtigung: Es waren vier Schüler, nicht drei."),
    ("fr", "Rectificatif : ils étaient quatre et non trois."),
    ("it", "Rettifica: erano quattro e non tre."),
    ("pt", "Correção: eram quatro, não três."),
    ("ar", "تصحيح: تتسع الحافلة لثمانية عشر راكبا لا لثمانين."),
    ("ar", "نشرنا أمس خطأً أن المدرسة تضم 900 تلميذ، وهي تضم 90."),
    ("fa", "دیروز به اشتباه نوشتیم که مدرسه ۹۰۰ دانش‌آموز دارد. این مدرسه ۹۰ دانش‌آموز دارد."),
    ("ur", "ہم نے کل غلطی سے لکھا تھا کہ اسکول میں 900 بچے ہیں۔ اصل میں 90 ہیں۔"),
    ("fa", "اصلاحیه: در خبر روز جمعه ظرفیت اتوبوس ۸۰ نفر ذکر شده بود که صحیح آن ۱۸ نفر است."),
    ("he", "אתמול כתבנו בטעות כי בבית הספר 900 תלמידים. יש בו 90."),
    ("tr", "Dün okulda 900 öğrenci olduğunu yanlışlıkla yazdık. Okulda 90 öğrenci var."),
    ("ru", "В прошлом номере мы написали, что в школе 900 учеников. Правильная цифра — 90."),
    ("ru", "Поправка: В материале от пятницы говорилось, что в школе 900 учеников. На самом деле — 90."),
    ("uk", "Учора ми помилково повідомили, що в школі 900 учнів. Їх 90."),
    ("pl", "We wtorek podaliśmy błędnie, że szkoła ma 900 uczniów. Ma ich 90."),
    ("de", "Gestern haben wir irrtümlich geschrieben, die Schule habe 900 Schüler. Es sind 90."),
    ("fr", "Contrairement à ce que nous avons écrit lundi, le tunnel mesure 41 km et non 14."),
    ("es", "Fe de erratas: el túnel mide 41 km y no 14."),
    ("es", "Fe de errores: se decía que el túnel mide 14 km. En realidad mide 41."),
    ("pt", "Ontem escrevemos por engano que a escola tem 900 alunos. Tem 90."),
    ("it", "Ieri abbiamo scritto erroneamente che la scuola ha 900 alunni. Ne ha 90."),
    ("it", "Errata corrige: si leggeva che la scuola ha 900 alunni. Ne ha 90."),
    ("nl", "In een eerdere versie van dit artikel stond dat de tunnel 14 km lang is. Het is 41 km."),
    ("sv", "I går skrev vi felaktigt att skolan har 900 elever. Den har 90."),
    ("nb", "Rettelse: Tunnelen er 41 km, ikke 14."),
    ("da", "I går skrev vi fejlagtigt, at skolen har 900 elever. Den har 90."),
    ("fi", "Oikaisu 3.6.2025 klo 12.05: Tunneli on 41 kilometriä, ei 14."),
    ("cs", "Včera jsme omylem napsali, že škola má 900 žáků. Má jich 90."),
    ("ro", "Erată: tunelul are 41 km, nu 14."),
    ("el", "Χθες γράψαμε εκ παραδρομής ότι το σχολείο έχει 900 μαθητές. Έχει 90."),
    ("hu", "Tegnap tévesen írtuk, hogy az iskolának 900 diákja van. 90 van."),
    ("id", "Ralat: panjang terowongan 41 km, bukan 14."),
    ("vi", "Hôm qua chúng tôi đã viết nhầm rằng trường có 900 học sinh. Trường có 90."),
    ("sw", "Jana tuliandika kimakosa kwamba shule ina wanafunzi 900. Ina 90."),
    ("hi", "कल हमने गलती से लिखा था कि स्कूल में 900 छात्र हैं। वहाँ 90 हैं।"),
    ("bn", "সংশোধনী: সুড়ঙ্গটি ৪১ কিমি দীর্ঘ, ১৪ নয়।"),
    ("th", "เมื่อวานนี้เราเขียนผิดว่าโรงเรียนมีนักเรียน 900 คน"),
    ("ja", "1日付朝刊の記事で学校の生徒数を900人とありましたが、90人の誤りでした。"),
    ("ko", "본지는 1일 학교 학생이 900명이라고 잘못 보도했습니다. 실제는 90명입니다."),
    ("zh", "本报昨日误报学校有900名学生，应为90名。"),
]
STORIES = [
    ("en", "He landed by mistake in Oslo. The correct airport was Bergen."),
    ("en", "The court corrected the sentence to 12 years."),
    ("en", "“We wrongly reported the crime as an accident,” the officer said."),
    ("en", "The airline said: “It was late. We apologise for the error.”"),
    ("en", "We reported last week that the bank had wrongly charged 300 customers."),
    ("en", "An earlier version of the bill set the fine at 500 euros."),
    ("en", "A version of this article appeared in print on June 3."),
    ("en", "The Department of Correction moved 80 prisoners."),
    ("en", "The Bank of Oslund said on Friday that we apologise for the error and 70 people are paid back."),
    ("en", "This article was amended in 1974; a president now has one term of six years."),
    ("en", "We wrote to the harbour office. The true cost was 9 million, it replied."),
    ("en", "Clerks said an earlier version of this report had named 12 mines."),
    ("en", "The mine told its owners that an earlier version of this report gave 12 wounded."),
    ("ru", "Губернатор заявил, что мы ошибочно сообщили о 12 погибших."),
    ("tr", "Şirket yanlışlıkla 90 işçi bildirdik, dedi."),
    ("en", "A first version of this story was sung by shepherds, with 300 dead."),
    ("ar", "نعتذر عن الخطأ، قالت شركة المياه، وسنعوض 70 زبونا."),
    ("th", "โฆษกบริษัทแถลงว่า เราขออภัย ผู้โดยสาร 70 คน"),
    ("ja", "鉄道会社はおわびして訂正しますとの声明を出し、70人に返金する。"),
    ("zh", "本报东港电 记者报道，专家认为渡轮票价应为9元。"),
    ("hi", "हमारी खबर में पुल का ज़िक्र था। सही संख्या 70 है, महापौर ने कहा।"),
    ("ar", "قالت الوزارة إن الرقم الصحيح هو 90 وليس 900."),
    ("ar", "شهد السوق عملية تصحيح بلغت 10 في المئة."),
    ("he", "תיקון לחוק: הקנס יעלה ל-500 שקל."),
    ("ru", "«Мы ошибочно сообщили о 40 погибших», — заявил губернатор."),
    ("ru", "Поправка к закону повышает штраф до 500 рублей."),
    ("de", "Wie wir berichteten, brannte die Halle. Tatsächlich war es Brandstiftung."),
    ("fr", "Il a été arrêté par erreur à Lyon."),
    ("en", "Four people were hurt in the correction of the road, not three."),
    ("tr", "Bakanlık doğru rakamın 90 olduğunu açıkladı."),
    ("hi", "संविधान संशोधन: 106वां संशोधन पारित हुआ।"),
    ("th", "เขาถูกจับโดยเข้าใจผิด"),
    ("ja", "会社は数字を訂正し、社長が謝罪した。"),
    ("ko", "본지 취재 결과 이는 사실과 다르다."),
    ("zh", "法院更正判决，刑期为12年。"),
]


def of_outlet(text: str, language: str = "en", title: str = "Tunnel", name: str = "a") -> Article:
    return article_of(text, language, title, name=name, source="Outlet", published="2025-06-18")


def told(article: Article) -> list[str]:
    return [article.text[one.start : one.end] for one in notices(article, [Sentence(0, len(article.text))])]


@pytest.mark.parametrize(("language", "notice"), NOTICES)
def test_a_notice_of_the_publication_is_told(language: str, notice: str) -> None:
    """Behind a story, in 32 languages; all of its line is one piece, so that both figures are read."""
    assert told(of_outlet(f"ABC 123.\n\n{notice}", language)) == [notice]


@pytest.mark.parametrize(("language", "story"), STORIES)
def test_a_story_about_an_error_is_no_notice(language: str, story: str) -> None:
    """Who says in an article that something was wrong is not the publication."""
    assert told(of_outlet(f"ABC 123.\n\n{story}", language)) == []


@pytest.mark.parametrize(
    ("language", "word", "told_so"),
    [
        ("en", "Corrections", "The bus holds 18 people, not 80."),
        ("ar", "تصويب", "تتسع الحافلة لـ18 راكبا وليس 80."),
        ("pl", "Sprostowanie", "Autobus mieści 18 osób, a nie 80."),
        ("ja", "訂正", "バスの定員は80人ではなく18人でした。"),
        ("he", "תיקון טעות", "באוטובוס יש 18 מקומות ולא 80."),
        ("zh", "更正", "客车可载18人，而非80人。"),
        ("hi", "खेद प्रकाश", "बस में 18 सीटें हैं, 80 नहीं।"),
        ("th", "แก้ไขข่าว", "รถมี 18 ที่นั่ง ไม่ใช่ 80 ที่นั่ง"),
    ],
)
def test_a_heading_makes_a_notice_of_what_is_told_so_below(language: str, word: str, told_so: str) -> None:
    """The title of such lines; a line in the text only of the next one, as the story may go on."""
    text = f"{told_so}\n\nCCC 12.\n\n{told_so}"
    assert told(of_outlet(text, language, word)) == [told_so, told_so]
    assert told(of_outlet(f"XXX 1.\n\n{word}\n\n{text}", language)) == [told_so]


@pytest.mark.parametrize(
    ("language", "word", "line"),
    [
        ("en", "Correction", "Shares on the exchange of Oslund lost 12 percent in a week."),
        ("en", "Clarification", "The levy does not bind flats, the minister told the house."),
        ("es", "Corrección", "El túnel medirá 14 km, según se lee en el artículo 3 de la ley."),
        ("ru", "Уточнение", "Проезд по мосту подорожает до 90 рублей."),
        ("ru", "Опровержение", "В министерстве опровергли гибель 12 шахтёров."),
        ("cs", "Oprava", "Lávka přes řeku se zavře v květnu a bude stát 90 milionů korun."),
        ("he", "תיקון", "ועדת השרים אישרה את תיקון 8 לחוק הנמלים."),
        ("ar", "تصحيح", "خسرت الأسهم 12 في المئة خلال أسبوع."),
        ("zh", "更正", "公司将全年利润更正为9亿元。"),
    ],
)
def test_a_heading_alone_makes_none(language: str, word: str, line: str) -> None:
    """It is a word of markets, roads and laws, too."""
    for text, title in ((f"{word}: {line}", "Tunnel"), (f"{word}\n\n{line}", "Tunnel"), (line, word)):
        assert told(of_outlet(text, language, title)) == []


@pytest.mark.parametrize("gap", ["\n", "\n \n", " ", "-\n"])
def test_what_is_between_two_sentences_costs_nothing(gap: str) -> None:
    """Two million line ends made a question take most of a minute."""
    notice = "Correction: The bus holds 18 people, not 80."
    text = f"AAA 1.\n{gap * 1_000_000}\n{notice}"
    parts = [Sentence(0, 6), Sentence(len(text) - len(notice), len(text))]
    begun = time.process_time()
    assert [text[one.start : one.end].strip("\n -") for one in notices(of_outlet(text), parts)] == [notice]
    assert time.process_time() - begun < 0.5


def test_white_space_is_stepped_over() -> None:
    """Also within what is one sentence."""
    notice = "Correction: The bus holds 18 people, not 80."
    article = of_outlet("AAA 1." + "\n" * 1_000_000 + notice)
    begun = time.process_time()
    assert told(article) == [notice]
    assert time.process_time() - begun < 0.5


def test_a_line_of_many_sentences_is_folded_once() -> None:
    """Each was looked at with all that stands before it."""
    line = "We wrote that it was late. " * 200
    begun = time.process_time()
    told(of_outlet(line))
    assert time.process_time() - begun < 0.5


def test_a_title_with_a_colon_names_the_first_line_of_running_text() -> None:
    """ "Correction: the mayor's pay": the notice comes first, below the byline."""
    long = (
        "An item in the edition of May 30 gave the mayor's pay as 95 thousand euros in the year; she gets 59 thousand."
    )
    article = of_outlet(f"By Ann Lee\n\n{long}\n\nThe mayor is 41.", "en", "Correction: the mayor's pay")
    assert told(article) == [long]


def test_from_the_words_on_at_most_three_sentences_are_one_piece() -> None:
    """What stands before a notice in its line stays as it was."""
    line = "A. Town grows. We wrote by mistake that 9 live there. It is 8. We are sorry. Come again. Bye now."
    pieces = told(of_outlet(line))
    assert pieces[0] == "We wrote by mistake that 9 live there. It is 8. We are sorry."
    assert pieces[1] == "Come again. Bye now."


def test_a_long_line_costs_no_more_than_its_surroundings() -> None:
    """A megabyte in one line is looked at near the passage only."""
    article = of_outlet("we wrote " * 120_000)
    assert notices(article, [Sentence(500_000, 500_200)]) == ()


def read(article: Article) -> tuple[Hit]:
    scores = [at / 100 for at in range(len(sentences(article.text, article.language)))]
    return tuple(readable([hit_of(article, scores=scores)], "How many?"))  # type: ignore[return-value]


def spans_of(hits: Sequence[Hit], *words: tuple[int, str, float]) -> list[Span]:
    """The spans of `words`: the number of the hit, the words (where they stand last), the score."""
    found = []
    for number, text, score in words:
        article = hits[number].article
        at = article.text.rindex(text)
        found.append(Span.of(article, at, at + len(text), score))
    return found


@pytest.mark.parametrize(
    ("language", "notice", "wrong"),
    [(language, notice, wrong) for language, notice in NOTICES for wrong in ("900", "80", "14") if wrong in notice],
)
def test_what_a_notice_withdraws_is_no_short_answer(language: str, notice: str, wrong: str) -> None:
    """The wrong figure is read; all of the notice is cited in its place, with a caution in the asker's language."""
    hits = read(of_outlet(f"ABC 123.\n\n{notice}", language))
    cited = cite(whole_notices(spans_of(hits, (0, wrong, 0.9)), hits), hits)
    assert [one.quote for one in cited.citations] == [notice]
    for asker in ("en", "ar", "he", "hi", "th", "zh"):
        shown = write(asker, cited.citations, cited.spans)
        assert shown.startswith(f"{FRAMES[asker].found}\n")
        assert shown.endswith(FRAMES[asker].correction)


def test_the_text_put_right_goes_before_its_notice() -> None:
    """The article has the right figure itself: that is the answer, and the notice stands beside it."""
    text = "The bus holds 18 people.\n\nCorrection: An earlier version of this article said 80. The bus holds 18."
    hits = read(of_outlet(text))
    at = text.index("18")
    spans = [*spans_of(hits, (0, "80", 0.9)), Span.of(hits[0].article, at, at + 2, 0.6)]
    cited = cite(whole_notices(spans, hits), hits)
    assert [one.correction for one in cited.citations] == [False, True]
    assert write("en", cited.citations, cited.spans).startswith("The articles say: \u206818\u2069\n")


@pytest.mark.parametrize("sure", [(0.9, 0.6), (0.6, 0.9)])
def test_a_text_that_was_not_put_right_does_not(sure: tuple[float, float]) -> None:
    """The old figure still stands above the notice that withdraws it, whichever of them is the surer."""
    text = "The bus holds 80 people.\n\nCorrection: An earlier version of this article said 80. The bus holds 18."
    hits = read(of_outlet(text))
    spans = [Span.of(hits[0].article, 14, 16, sure[0]), *spans_of(hits, (0, "18", sure[1]))]
    cited = cite(whole_notices(spans, hits), hits)
    assert [one.correction for one in cited.citations] == [True, False]
    assert write("en", cited.citations, cited.spans).startswith("The articles say:\n")


WORDED = {"en": ("twelve", "eighteen"), "de": ("zwölf", "achtzehn"), "es": ("doce", "dieciocho")}


@pytest.mark.parametrize(
    ("language", "text", "notice"),
    [
        ("en", "The bus holds 80 people.", "Correction: A report on Friday misstated it. The bus holds 18, not 80."),
        ("en", "The bus holds twelve people.", "Correction: The bus holds eighteen people, not twelve."),
        ("de", "Im Bus sind zwölf Leute.", "Berichtigung: Es sind achtzehn Leute, nicht zwölf."),
        ("es", "Caben doce personas.", "Corrección: Caben dieciocho personas y no doce."),
        ("tr", "Otobüs 80 kişilik.", "Düzeltme: Otobüs 80 kişilik değil, 18 kişiliktir."),
        ("zh", "客车可载80人。", "更正：客车可载18人，而非80人。"),
    ],
)
def test_of_two_figures_the_one_that_is_set_against_the_other_is_withdrawn(
    language: str, text: str, notice: str
) -> None:
    """Wherever it stands; the other one is not."""
    wrong, right = WORDED.get(language, ("80", "18")) if "80" not in text else ("80", "18")
    for figure, leads in ((wrong, True), (right, False)):
        report = text.replace(wrong, figure)
        hits = [*read(of_outlet(report, language)), *read(of_outlet(notice, language, name="b"))]
        spans = whole_notices(spans_of(hits, (0, figure, 0.9), (1, right, 0.8)), hits)
        assert (spans[0].article_id == "b" * 16) is leads


def test_beside_whole_sentences_a_notice_is_only_near() -> None:
    """Where sentences answer yes or no, it is none of them."""
    hits = [
        *read(of_outlet("The bus is full.")),
        *read(of_outlet("Correction: It is full, as we wrote.", name="b")),
    ]
    spans = spans_of(hits, (0, "The bus is full.", 0.9), (1, "Correction: It is full, as we wrote.", 0.8))
    cited = cite(whole_notices(spans, hits), hits)
    assert standings(cited.citations, cited.spans) == (Standing.BEST, Standing.ALSO)


@pytest.mark.parametrize(
    ("language", "report", "notice", "wrong"),
    [
        (
            "en",
            "The fire killed 23 people.",
            "We wrote on Monday that the fire killed 23. The right number is 22.",
            "23",
        ),
        ("ar", "قتل الحريق 23 شخصا.", "ذكرنا أمس أن الحريق قتل 23 شخصا. والصحيح 22.", "23"),
        ("zh", "大火造成23人死亡。", "本报昨日报道大火造成23人死亡。正确数字是22人。", "23"),
        ("he", "בשרפה נהרגו 23 איש.", "אתמול כתבנו בטעות כי בשרפה נהרגו 23 איש. נהרגו 22.", "23"),
    ],
)
def test_the_notice_goes_before_the_report_that_it_withdraws(
    language: str, report: str, notice: str, wrong: str
) -> None:
    """The report is the surest, and neither the answer nor "the same answer"."""
    hits = [*read(of_outlet(report, language)), *read(of_outlet(notice, language, name="b"))]
    spans = spans_of(hits, (0, wrong, 0.9), (1, wrong, 0.8))
    cited = cite(whole_notices(spans, hits), hits)
    assert [one.quote for one in cited.citations] == [notice, report]
    shown = write(language, cited.citations, cited.spans)
    frame = FRAMES[language]
    assert shown.startswith(f"{frame.found}\n")
    assert frame.same not in shown
    assert frame.other not in shown


REPORTS = [
    (
        "en",
        "The dairy of Hestvik has 620 workers.",
        "Correction: The dairy in {place} has 510 workers, not 620.",
        ("Hestvik", "Borgund"),
        "620",
    ),
    (
        "ru",
        "На маслозаводе в Узморье работают 620 человек.",
        "Исправление: на маслозаводе в {place} работают 510 человек, а не 620.",
        ("Узморье", "Дальнегорске"),
        "620",
    ),
    (
        "fr",
        "La laiterie de Valmont emploie 620 personnes.",
        "Rectificatif : la laiterie de {place} emploie 510 personnes et non 620.",
        ("Valmont", "Kerbrun"),
        "620",
    ),
]


@pytest.mark.parametrize(("language", "report", "notice", "places", "wrong"), REPORTS)
def test_a_notice_leads_only_over_its_own_outlet_and_matter(
    language: str, report: str, notice: str, places: tuple[str, str], wrong: str
) -> None:
    """Of another outlet, of one that is not named, of before the report, or about another place: it stays where it was.

    And it is never surer than it was for what another article says.
    """
    home, other = places
    asked = replace(of_outlet(report, language, "ABC"), published="2025-06-18T08:00")
    right = of_outlet(notice.format(place=home), language, "ABC", "b")
    for told_by, leads in (
        (right, True),
        (replace(right, published="2025-06-20"), True),
        (replace(right, published="2025-06-17"), False),
        (replace(right, published=None), False),
        (replace(right, source="Courier"), False),
        (replace(right, source=None), False),
        (replace(right, text=notice.format(place=other)), False),
    ):
        hits = [*read(asked), *read(told_by)]
        spans = whole_notices(spans_of(hits, (0, wrong, 0.9), (1, wrong, 0.7)), hits)
        assert (spans[0].article_id == told_by.article_id) is leads, told_by
        assert {span.score for span in spans if span.article_id == told_by.article_id} == {0.7}
        assert best_span(spans) is spans[0]


def test_a_notice_leads_over_another_outlet_that_says_what_its_own_withdraws() -> None:
    """ "The same answer" over a figure, and below it that the figure was wrong: the correction goes first."""
    other = replace(of_outlet("620 работников на заводе «Узморье».", "ru"), source="Вестник")
    own = of_outlet("The dairy of Hestvik has 620 workers.", name="b")
    notice = of_outlet("Correction: The dairy of Hestvik has 510 workers, not 620.", name="c")
    hits = [hit for one in (other, own, notice) for hit in read(one)]
    spans = whole_notices(spans_of(hits, (0, "620", 0.9), (1, "620", 0.8), (2, "620", 0.7)), hits)
    cited = cite(spans, hits)
    assert cited.citations[0].correction
    assert standings(cited.citations, cited.spans) == (Standing.BEST, Standing.ALSO, Standing.ALSO)
    hits[1] = read(replace(own, source="Courier"))[0]
    assert (
        best_span(whole_notices(spans_of(hits, (0, "620", 0.9), (1, "620", 0.8), (2, "620", 0.7)), hits)).text == "620"
    )


def test_a_notice_of_something_else_leaves_the_answer() -> None:
    """It stands under "See also", and neither agrees nor disagrees."""
    hits = [
        *read(of_outlet("The bus holds 18 people.")),
        *read(of_outlet("Correction: The tram holds 90, not 60.", name="b")),
    ]
    spans = whole_notices(spans_of(hits, (0, "18", 0.9), (1, "90", 0.8)), hits)
    cited = cite(spans, hits)
    assert standings(cited.citations, cited.spans) == (Standing.BEST, Standing.ALSO)
    assert write("en", cited.citations, cited.spans).startswith("The articles say: \u206818\u2069\n")


def test_every_language_has_its_caution() -> None:
    """And none is another's."""
    assert len({frame.correction for frame in FRAMES.values()}) == len(FRAMES)


def test_a_notice_is_told_by_its_title() -> None:
    assert heads_notice("Correction: opening of the Harran museum", "en")
    assert heads_notice("تصحيح: موعد افتتاح المتحف", "ar")
    assert not heads_notice("A market correction wipes out the gains of May", "en")


def test_the_day_and_page_in_brackets_are_no_figures_that_a_notice_withdraws() -> None:
    report = of_outlet("The tunnel has 17 lamps. It is 900 metres long.", name="b")
    notice = of_outlet(
        "Correction: In a report on the tunnel (17 May, page 3) we wrote that it is 900 metres long. It is 90."
    )
    day = "2024-05-19"
    hits = tuple(hit for one in (report, notice) for hit in read(replace(one, source="The Post", published=day)))
    lamps = whole_notices(spans_of(hits, (0, "17", 0.9), (1, "90", 0.5)), hits)
    assert lamps[0].text == "17"
    length = whole_notices(spans_of(hits, (0, "900", 0.9), (1, "90", 0.5)), hits)
    assert "It is 90." in length[0].text
