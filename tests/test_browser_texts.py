"""Article text in a real Chromium: hostile, in seven scripts, very long; a conversation of 200 turns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from qa.conversations import Conversations
from qa.show import visible
from qa.types import Answer, Filter, Near
from tests.browser_fake import FakeAssistant, FakeLibrary, cite, fake_assistant
from tests.browser_hostile import HOSTILE
from tests.browser_server import running
from tests.browser_tools import ask, opened, watched

pytestmark = pytest.mark.browser

SCRIPTS = {
    "en": "Café “naïve” 😀👩🏽‍🔬 coördinates no. {n}: Zoë paid £3.50, didn’t she?",
    "ar": "قالَ الوزيرُ رقم {n} إنّ «الاجتمـاع» سيُعقد في بغداد يوم ١٤، (OPEC) تؤكد.",
    "he": "השר מספר {n} אָמַר כי „הפגישה” תיערך בבגדאד ב־14 במאי.",
    "fa": "وزیر شمارهٔ {n} گفت: «نشست» در بغداد برگزار می‌شود؛ ۳۵ نفر.",
    "ru": "Министр № {n} заявил: «Ёлка стоит 3,5 млн», и е́хал дальше.",
    "hi": "मंत्री क्रमांक {n} ने कहा कि क्‍षेत्रीय बैठक “श्री” बग़दाद में होगी।",
    "th": "รัฐมนตรีคนที่ {n} กล่าวว่าการประชุมจะจัดขึ้นที่กรุงแบกแดดน้ำ",
    "zh": "第{n}位部长表示，会议将在巴格达举行𠮷野家“下周”。",
}
EACH = 30


class Citer(FakeAssistant):
    """Answers every question with every line of every article, or all of it; says of "nothing" that it is not there."""

    by_line = True

    def ask(self, question: str, where: Filter | None = None, before: Sequence[Answer] = (), **_: Any) -> Answer:
        lines = []
        for article in self.library.articles():
            at = 0
            for line in article.text.split("\n") if self.by_line else [article.text]:
                lines.append((article, at, at + len(line)))
                at += len(line) + 1
        if question == "nothing":
            near = tuple(
                Near(
                    a.article_id, a.revision, a.title, a.source, a.published, a.language, start, end, a.text[start:end]
                )
                for a, start, end in lines
            )
            return Answer(question, "en", "not_found", "This is not in these articles.", "en", 0.1, nearest=near)
        cited = tuple(cite(n, *line) for n, line in enumerate(lines, 1))
        more = "" if self.by_line else " and <b>this</b>"
        text = "\n".join(f"It says: “{c.quote}” [{c.n}]{more}" for c in cited)
        return Answer(question, "en", "answered", text, "en", 1.0, (), cited)


def test_hostile_text_runs_and_fetches_nothing_anywhere(chromium: Browser) -> None:
    library = FakeLibrary()
    for n, payload in enumerate(HOSTILE):
        library.put(payload, payload, "en", payload, f"{n}{payload}", f"javascript:document.body.dataset.ran={n}")
    citer = Citer(library)
    citer.by_line = False
    with running(lambda: citer) as address, watched(chromium) as page:
        opened(page, address)
        made = "img, iframe, object, embed, video, audio, svg image, code, [onerror], [onload], [ontoggle], meta, base"
        turn = ask(page, f"{HOSTILE[2]} {HOSTILE[21]}?")
        marks = turn.locator("blockquote .cite")
        assert marks.count() == len(HOSTILE)
        for n, payload in enumerate(HOSTILE):
            marks.nth(n).click()
            mark = page.locator(f'#pane mark.chosen[data-n="{n + 1}"]')
            expect(mark).to_be_attached()
            assert mark.evaluate("e => e.textContent") == visible(payload)
            assert page.locator("#pane a").count() == 0
        page.mouse.move(0, 0)
        marks.last.hover()
        expect(page.locator("#quote-box")).to_be_visible()
        page.locator(".copy").click()
        ask(page, "nothing").locator(".near").first.click()
        page.locator(".filters button").first.click()
        expect(page.locator(".choices label").first).to_be_visible()
        page.keyboard.press("Escape")
        page.locator(".talk-bar button").nth(1).click()
        expect(page.locator(".conversations li").first).to_be_visible()
        assert page.locator(f"#maqal :is({made})").count() == 0
        page.goto(f"{address}/#library")
        expect(page.locator("#view-library")).to_contain_text("<script>")
        assert page.locator(f"#maqal :is({made})").count() == 0
        assert page.evaluate("document.body.dataset.ran") is None


def test_a_giant_word_and_ten_thousand_marks_break_nothing(chromium: Browser) -> None:
    library = FakeLibrary()
    library.put("W" * 20_000, "W" * 2_000, "en", "S" * 500, "word.txt")
    library.put("<mark>" + "[1] " * 10_000, "[1] " * 200, "en", "[2]", "marks.txt")
    library.put("a\u0301\u0302\u0303" * 2_000, "\u202eevil", "en", None, "accents.txt")
    citer = Citer(library)
    citer.by_line = False
    with running(lambda: citer) as address, watched(chromium, viewport={"width": 360, "height": 760}) as page:
        opened(page, address)
        turn = ask(page, "Q" * 1500)
        for n in range(3):
            turn.locator("blockquote .cite").nth(n).click()
            expect(page.locator("#pane mark")).to_have_count(1, timeout=60_000)
            assert page.locator("#pane .text").evaluate("e => e.scrollWidth <= e.clientWidth")
            # Whatever its title, an article leaves room for its words.
            assert page.locator("#pane .text").evaluate("e => e.clientHeight") > 250
            page.keyboard.press("Escape")
        assert page.evaluate("document.querySelector('.talk').scrollWidth <= innerWidth")
        assert turn.locator("blockquote .cite").count() == 3


def test_two_hundred_citations_in_seven_scripts_are_marked_exactly(chromium: Browser) -> None:
    library = FakeLibrary()
    texts = {}
    for language, line in SCRIPTS.items():
        texts[language] = "\n".join(line.format(n=n) for n in range(EACH))
        library.put(texts[language], language, language, "Gazette", f"{language}.txt")
    with running(lambda: Citer(library)) as address, watched(chromium) as page:
        opened(page, address)
        turn = ask(page, "What do they say?")
        quotes = turn.locator("blockquote .quote").evaluate_all("all => all.map((e) => e.textContent)")
        expected = [line for text in texts.values() for line in text.split("\n")]
        assert len(expected) >= 200
        assert quotes == expected
        for place, (language, text) in enumerate(texts.items()):
            turn.locator("blockquote .cite").nth(place * EACH + EACH // 2).click()
            expect(page.locator("#pane .text p").first).to_have_attribute("lang", language)
            expect(page.locator("#pane mark.chosen")).to_be_in_viewport()
            assert page.locator("#pane mark").evaluate_all("all => all.map((e) => e.textContent)") == text.split("\n")
            directions = page.locator("#pane mark").evaluate_all("all => all.map((e) => getComputedStyle(e).direction)")
            assert set(directions) == {"rtl" if language in ("ar", "fa", "he") else "ltr"}
            # The citation after it, and what a reader selects, in code points.
            page.keyboard.press("j")
            chosen = place * EACH + EACH // 2 + 2
            expect(page.locator("#pane mark.chosen")).to_have_attribute("data-n", str(chosen))
            selected = page.evaluate("""async () => {
                const { selectedIn } = await import("/maqal/review-select.js");
                getSelection().selectAllChildren(document.querySelector("#pane mark.chosen"));
                return selectedIn(document.querySelector("#pane"));
            }""")
            start = text.index(text.split("\n")[EACH // 2 + 1])
            assert selected == {"start": start, "end": start + len(text.split("\n")[EACH // 2 + 1])}


FRAMES = """(scroll) => new Promise((done) => {
    const gaps = [];
    let last = performance.now();
    const box = document.querySelector(scroll);
    const step = (now) => {
        gaps.push(now - last);
        last = now;
        box.scrollBy(0, 400);
        gaps.length < 60 ? requestAnimationFrame(step) : done(gaps.sort((a, b) => a - b));
    };
    requestAnimationFrame(step);
})"""


def assert_smooth(page: Page, scroller: str) -> None:
    """Scroll from the top; the best of three, for what else the machine is doing."""
    best = []
    for _ in range(3):
        page.locator(scroller).evaluate("e => e.scrollTo(0, 0)")
        gaps = page.evaluate(FRAMES, scroller)
        best.append((gaps[55], gaps[30]))
    assert min(best)[0] < 200
    assert min(best)[1] < 50


@pytest.mark.speed
def test_a_hundred_thousand_words_open_at_once_and_scroll_smoothly(chromium: Browser) -> None:
    library = FakeLibrary()
    line = "Nine words stand here in every line of this. " * 11
    text = "\n".join([line] * 1000 + ["The meeting سيعقد at the very end."] + [line] * 10)
    assert len(text.split()) > 90_000
    library.put(text, "A long one", "en", "Gazette", "long.txt")
    with running(lambda: FakeAssistant(library)) as address, watched(chromium) as page:
        opened(page, address)
        turn = ask(page, "Where is the meeting?")
        times = []
        for _ in range(3):
            before = page.evaluate("performance.now()")
            turn.locator("blockquote .cite").click()
            expect(page.locator("#pane mark.chosen")).to_be_in_viewport()
            times.append(page.evaluate("performance.now()") - before)
            page.keyboard.press("Escape")
            expect(page.locator("#pane")).to_be_hidden()
        assert min(times) < 1000
        turn.locator("blockquote .cite").click()
        expect(page.locator("#pane mark.chosen")).to_be_in_viewport()
        assert_smooth(page, "#pane .text")


@pytest.mark.speed
def test_two_hundred_turns_are_there_at_once_and_stay_smooth(chromium: Browser) -> None:
    assistant = fake_assistant()
    kept = Conversations(assistant.library)  # type: ignore[arg-type]
    answer = assistant.ask("Where is the next meeting?")
    first = kept.start("Where is the next meeting?", answer)
    for _ in range(199):
        kept.append(first.conversation_id, "Where is the next meeting?", answer)
    with running(lambda: assistant) as address, watched(chromium) as page:
        page.add_init_script(f"localStorage.setItem('maqal.conversation', '{first.conversation_id}')")
        loads = []
        for _ in range(3):
            page.goto(address)
            expect(page.locator(".turn")).to_have_count(200)
            loads.append(page.evaluate("performance.now()"))
        assert min(loads) < 3000
        expect(page.locator(".turn").last.locator(".sources")).to_be_in_viewport()
        typed = page.evaluate("""async () => {
            const box = document.getElementById("question");
            const before = performance.now();
            for (const letter of "where will it be") {
                box.value += letter;
                box.dispatchEvent(new Event("input"));
                await new Promise(requestAnimationFrame);
            }
            return (performance.now() - before) / 16;
        }""")
        assert typed < 50
        assert_smooth(page, ".talk")


@pytest.mark.parametrize(
    ("locale", "day", "mark"),
    [("fa-IR", "۱۸ ژوئن ۲۰۲۴", "۱"), ("ar-SA", "18 يونيو 2024", "1"), ("de-DE", "18. Juni 2024", "1")],
)
def test_a_page_has_one_calendar_and_one_kind_of_digits(
    locale: str, day: str, mark: str, chromium: Browser, address: str
) -> None:
    """Those of the answer, whose dates the server writes (see tests/test_write.py)."""
    with watched(chromium, locale=locale) as page:
        opened(page, address)
        turn = ask(page, "Where is the next meeting?")
        expect(turn.locator(".sources .meta").first).to_contain_text(day)
        expect(turn.locator(".cite").first).to_have_text(mark)
        turn.locator("blockquote .cite").first.click()
        expect(page.locator("#pane .meta")).to_contain_text(day)
        page.goto(f"{address}/#library")
        expect(page.locator(".rows .day").first).to_have_text(day)
