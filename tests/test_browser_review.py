"""The review in a real Chromium: by keys, by selecting words, through changes, hostile words, languages and widths."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from qa.conversations import Conversations
from qa.review import Reviews
from qa.types import Answer, Citation, Span
from qa.write import write as written
from tests import browser_tools as tools
from tests.browser_fake import FakeAssistant
from tests.browser_hostile import HOSTILE, SINK
from tests.browser_tools import axe, covered, heard, watched
from tests.review_fake import ask, put, review_assistant

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> FakeAssistant:
    return review_assistant(tmp_path_factory.mktemp("review") / "library")


def opened(page: Page, address: str, path: str = "") -> Locator:
    """Open the review at `path` and return the card."""
    page.goto(f"{address}/#review{path}")
    expect(page.locator(".review-card, .nothing")).to_be_visible(timeout=20_000)
    return page.locator(".review-card")


def done(page: Page, words: str) -> None:
    expect(page.locator(".tally .done")).to_have_text(words)


def test_there_is_something_to_do_where_there_is_nothing_to_review(page: Page, address: str) -> None:
    opened(page, address)
    expect(page.locator(".nothing")).to_contain_text("Ask a question")
    expect(page.get_by_role("button", name="Export")).to_be_hidden()
    for nothing_yet in (".tally", "#review-scope", ".holding"):
        expect(page.locator(nothing_yet)).to_be_hidden()
    assert axe(page) == []
    page.locator(".nothing button").click()
    expect(page.locator("#question")).to_be_focused()
    page.goto("about:blank")


def test_judge_by_keys_correct_by_selecting_undo_export_reload(
    page: Page, address: str, assistant: FakeAssistant
) -> None:
    turn = ask(assistant)
    path = f"/{turn.conversation_id}/{turn.turn_id}"
    tools.opened(page, address)
    page.get_by_role("link", name="Review", exact=True).click()
    expect(page.locator(".review-card")).to_be_focused()  # the keys work at once
    page.goto("about:blank")
    card = opened(page, address, path)
    done(page, "0 of 3 reviewed")
    for claim, n in zip(Reviews(assistant.library).items(turn_id=turn.turn_id), (1, 2, 3), strict=True):  # type: ignore[arg-type]
        expect(card.locator("h3")).to_have_text(f"Citation {n} · {n} of 3")
        # The mark is the quote, and the answer in it is the reader's.
        assert card.locator("mark").evaluate("e => e.textContent") == claim.claim.quote
        direction = card.locator("mark").evaluate("e => getComputedStyle(e).direction")
        assert direction == ("rtl" if claim.claim.language == "ar" else "ltr")
        page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("k")
    expect(card.locator("h3")).to_have_text("Citation 1 · 1 of 3")

    page.keyboard.press("1")
    done(page, "1 of 3 reviewed")
    expect(card.locator("h3")).to_have_text("Citation 2 · 2 of 3")
    page.keyboard.press("n")
    page.keyboard.type("المدينة فقط 3")
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    done(page, "2 of 3 reviewed")
    expect(card.locator("h3")).to_have_text("Citation 3 · 3 of 3")
    page.keyboard.press("3")
    done(page, "3 of 3 reviewed")
    expect(page.locator(".finished")).to_have_text("All reviewed.")
    page.keyboard.press("u")
    done(page, "2 of 3 reviewed")
    expect(card.locator("[aria-pressed=true]")).to_have_count(0)

    words = select(page, card, "首都🏛")
    assert words["text"] == "首都🏛"
    proposal = card.locator(".proposal q")
    expect(proposal).to_have_text("首都🏛")
    page.keyboard.press("4")
    expect(card.locator(".proposal .saved q")).to_have_text("首都🏛")
    done(page, "3 of 3 reviewed")
    saved = Reviews(assistant.library).items(turn_id=turn.turn_id)[2].verdict  # type: ignore[arg-type]
    assert saved is not None
    assert saved.correction is not None
    text = assistant.library.article(saved.claim.article_id).text
    assert text[saved.correction.start : saved.correction.end] == saved.correction.quote == "首都🏛"

    rows = list(csv.DictReader(io.StringIO(kept(page, "Table").decode("utf-8-sig"))))
    assert [row["verdict"] for row in rows] == ["supports", "partly", "wrong_span"]
    assert (rows[1]["note"], rows[2]["corrected_quote"]) == ("المدينة فقط 3", "首都🏛")
    assert len(kept(page, "JSON lines").splitlines()) == 3
    questions = [json.loads(line) for line in kept(page, "Evaluation set").splitlines()]
    assert questions[-1]["answers"] == [{"text": "首都🏛", "start": saved.correction.start}]
    report = kept(page, "Report").decode()
    assert "首都🏛" in report

    # All still there, in a page that knows nothing of before.
    page.evaluate("sessionStorage.clear()")
    page.reload()
    expect(card).to_be_visible()
    done(page, "3 of 3 reviewed")
    expect(page.locator(".queue li")).to_have_count(3)
    page.locator(".queue button").nth(1).click()
    expect(card.locator("[aria-pressed=true]")).to_contain_text("Supports partly")
    expect(page.locator("#review-note")).to_have_value("المدينة فقط 3")
    expect(page.locator(".holding .share")).to_have_text("33% of 3 citations support their answers fully")
    assert page.locator(".over-time circle").count() == 1
    assert page.locator(".chart.bars").count() == 2
    page.goto("about:blank")


def select(page: Page, card: Locator, words: str) -> Any:
    """Select words of the passage by dragging over them."""
    box = card.locator(".passage").evaluate(
        """(passage, words) => {
          for (const run of passage.querySelectorAll("[data-start]")) {
            const at = run.textContent.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(run.firstChild, at);
            range.setEnd(run.firstChild, at + words.length);
            run.scrollIntoView({ block: "center" });
            const { left, right, top, height } = range.getBoundingClientRect();
            return { left, right, middle: top + height / 2 };
          }
        }""",
        words,
    )
    page.mouse.move(box["left"] + 1, box["middle"])
    page.mouse.down()
    page.mouse.move(box["right"] - 1, box["middle"], steps=4)
    page.mouse.up()
    return {"text": page.evaluate("getSelection().toString()")}


def kept(page: Page, name: str) -> bytes:
    """Download an export and return what is in it."""
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile(f"^{name}")).click()
    return Path(download.value.path()).read_bytes()


def test_the_way_in_from_an_answer_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}/#chat")
    turn = tools.ask(page, "Who are the Delegations?")
    turn.get_by_role("button", name="Review this answer").click()
    done(page, "0 of 1 reviewed")
    named = "One answer: \u2068Who are the Delegations?\u2069"
    expect(page.locator("#review-scope option:checked")).to_have_text(named)
    expect(page.locator(".review-card")).to_be_focused()
    page.keyboard.press("1")
    done(page, "1 of 1 reviewed")
    page.go_back()
    expect(page.locator("#question")).to_be_visible()
    # An answer that cites nothing has nothing to review.
    none = tools.ask(page, "Is there tungsten?")
    expect(none.get_by_role("button", name="Review this answer")).to_have_count(0)
    page.goto("about:blank")


def test_what_is_reviewed_is_named_also_where_it_is_not_among_the_newest_and_runs_the_other_way(
    chromium: Browser, address: str, assistant: FakeAssistant
) -> None:
    turn = ask(assistant, "Where is the meeting, and when?")
    scope = "#review-scope option:checked"
    with watched(chromium, locale="ar-IQ") as page:
        page.route("**/api/conversations", lambda route: route.fulfill(json={"conversations": []}))
        opened(page, address, f"/{turn.conversation_id}")
        assert page.locator(scope).text_content() == "\u2068Where is the meeting, and when?\u2069"
        page.unroute_all()
        page.reload()
        expect(page.locator(".review-card")).to_be_visible()
        assert page.locator(scope).text_content() == "\u2068Where is the meeting, and when?\u2069"
        assert page.locator("#review-scope option", has_text="and when?").count() == 1
        page.goto("about:blank")


def test_words_chosen_by_keys_alone(page: Page, address: str, assistant: FakeAssistant) -> None:
    turn = ask(assistant, "Where will the اجتماع be?")
    card = opened(page, address, f"/{turn.conversation_id}")
    page.locator(".queue button").nth(1).click()
    expect(card.locator("h3")).to_have_text("Citation 2 · 2 of 3")
    page.keyboard.press("e")
    expect(card.locator(".proposal q")).to_have_text("بغداد».")
    # In Arabic the word before is to the right.
    page.keyboard.press("ArrowRight")
    expect(card.locator(".proposal q")).not_to_have_text("بغداد».")
    words = card.locator(".proposal q").text_content()
    assert words
    page.keyboard.press("Enter")
    expect(card.locator(".proposal .saved q")).to_have_text(words)
    done(page, "1 of 3 reviewed")
    page.keyboard.press("u")
    done(page, "0 of 3 reviewed")
    # Also words that only the open article has.
    card.get_by_role("button", name="Open the article").press("Enter")
    expect(page.locator("#pane mark.chosen")).to_be_focused()
    page.keyboard.press("1")  # a verdict is given beside what is judged
    page.keyboard.press("e")
    expect(page.locator("#pane .text")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    expect(card.locator(".proposal q")).to_have_text("سابق")  # of the next paragraph
    page.keyboard.press("Enter")
    expect(card.locator(".proposal .saved q")).to_have_text("سابق")
    expect(page.locator("#pane")).to_be_visible()
    done(page, "1 of 3 reviewed")
    card.focus()
    page.keyboard.press("u")
    done(page, "0 of 3 reviewed")
    # Where nothing is chosen, the key says nothing.
    page.evaluate("getSelection().removeAllRanges()")
    card.locator(".passage").press("Enter")
    page.keyboard.press("j")
    done(page, "0 of 3 reviewed")
    page.goto("about:blank")


def test_a_changed_article_is_open_again_with_the_old_words(page: Page, address: str, assistant: FakeAssistant) -> None:
    put(assistant.library, "ferry", "The ferry sails at noon. Bring water.", "Ferry", "en")  # type: ignore[arg-type]
    turn = ask(assistant, "When sails the ferry?")
    reviews = Reviews(assistant.library)  # type: ignore[arg-type]
    reviews.save(reviews.items(turn_id=turn.turn_id)[0].claim, "supports")
    put(assistant.library, "ferry", "The ferry no longer sails.", "Ferry", "en")  # type: ignore[arg-type]
    card = opened(page, address, f"/{turn.conversation_id}")
    done(page, "0 of 1 reviewed")
    expect(card.locator(".warned")).to_contain_text("no longer has them")
    expect(card.locator(".stands")).to_contain_text("Judged before that: Supports")
    assert "sails at noon" in (card.locator("mark").text_content() or "")
    card.get_by_role("button", name="Open the new text").click()
    expect(page.locator("#pane .text")).to_contain_text("no longer sails")
    # The keys of the pane are the pane's.
    page.keyboard.press("Escape")
    page.keyboard.press("3")
    done(page, "1 of 1 reviewed")
    page.goto("about:blank")


STRIKE = (
    ("The strike at the port began with 17 workers.", "17"),
    ("Only 14 workers took part in the strike.", "14"),
    ("The union counted 14 workers at the gates.", "14"),
    ("The port has been on strike for a week.", None),
)


@pytest.mark.parametrize(
    ("language", "short", "blocks"),
    [
        ("en", "Short answer", ("The answer itself", "Another answer", "Another answer", "See also")),
        ("ar", "الإجابة القصيرة", ("الإجابة الأساسية", "إجابة أخرى", "إجابة أخرى", "انظر أيضًا")),
    ],
)
def test_each_quote_says_under_what_it_stands(
    chromium: Browser, address: str, assistant: FakeAssistant, language: str, short: str, blocks: tuple[str, ...]
) -> None:
    """In the language of the page, also the second quote under a heading; the question may be in another."""
    library: Any = assistant.library
    cited, spans = [], []
    for n, (quote, words) in enumerate(STRIKE, 1):
        a = library.article(put(library, f"strike{n}", f"{quote}\nThe port is old.", f"Strike {n}", "en", "Herald"))
        at = a.text.index(quote)
        cited.append(
            Citation(n, a.article_id, a.revision, a.title, a.source, a.published, "en", a.path, at, at + len(quote),
                     quote, 1.0)
        )  # fmt: skip
        if words:
            at = a.text.index(words, at)
            spans.append(Span(a.article_id, a.revision, at, at + len(words), words, 0.9 - n / 100))
    text = written("en", cited, spans)
    answer = Answer("How many went on strike?", "en", "answered", text, "en", 1.0, tuple(spans), tuple(cited))
    turn = Conversations(library).start(answer.question, answer)
    with watched(chromium, locale=language) as page:
        card = opened(page, address, f"/{turn.conversation_id}")
        for (quote, _), block in zip(STRIKE, blocks, strict=True):
            expect(card).to_contain_text(quote)  # two blocks are called alike: a key must not be pressed too early
            # Another answer than the short one is judged by its own words.
            other = block == blocks[1]
            expect(card.locator("dl")).to_contain_text(f"{block} · 14" if other else f"{short}17")
            assert (short in card.locator("dl").inner_text()) is not other
            expect(card.locator("dd.block")).to_contain_text(block)
            page.keyboard.press("j")
        assert axe(page) == []
        page.goto("about:blank")


def test_hostile_words_run_and_fetch_nothing(page: Page, address: str, assistant: FakeAssistant) -> None:
    library: Any = assistant.library
    cited = []
    for n, payload in enumerate(HOSTILE, 1):
        a = library.article(put(library, f"hostile{n}", f"{payload}\nAnd so on.", payload, "en", payload))
        cited.append(
            Citation(n, a.article_id, 1, a.title, a.source, a.published, "en", a.path, 0, len(payload), payload, 1.0)
        )
    text = "\n".join(f"{one.quote} is said [{one.n}]" for one in cited)
    answer = Answer(f"{HOSTILE[0]}?", "en", "answered", text, "en", 1.0, (), tuple(cited))
    turn = Conversations(library).start(answer.question, answer)
    card = opened(page, address, f"/{turn.conversation_id}")
    for n in range(1, len(HOSTILE) + 1):
        expect(card.locator("h3")).to_have_text(f"Citation {n} · {n} of {len(HOSTILE)}")
        page.keyboard.press("2")
    done(page, f"{len(HOSTILE)} of {len(HOSTILE)} reviewed")
    expect(page.locator(".chart.bars").last).to_contain_text("script")
    assert page.evaluate("document.body.dataset.ran") is None
    for made in ("img", "iframe", "object", "embed", "video", "audio", "link", "style", "svg image", "script"):
        assert page.locator(f"#view-review {made}").count() == 0, made
    report = kept(page, "Report")
    # The report as somebody opens it: a file of its own.
    page.set_content(report.decode())
    expect(page.locator("article")).to_have_count(len(HOSTILE))
    assert page.evaluate("document.body.dataset.ran") is None
    assert SINK in page.inner_text("body")
    assert page.locator("img, iframe, object, embed, form, script, svg").count() == 0
    page.goto("about:blank")


@pytest.mark.parametrize(("language", "scheme"), [("en", "dark"), ("ar", "light")])
def test_axe_and_widths(chromium: Browser, address: str, assistant: FakeAssistant, language: str, scheme: str) -> None:
    turn = ask(assistant)
    reviews = Reviews(assistant.library)  # type: ignore[arg-type]
    reviews.save(reviews.items(turn_id=turn.turn_id)[0].claim, "wrong_span", correction=(4, 9))
    options: Any = {"locale": language, "color_scheme": scheme, "viewport": {"width": 390, "height": 800}}
    with watched(chromium, **options) as page:
        card = opened(page, address, f"/{turn.conversation_id}")
        expect(card).to_be_focused()
        expect(card.locator(".passage mark")).to_be_in_viewport(ratio=1)
        page.set_viewport_size({"width": 1440, "height": 900})
        page.locator(".queue button").first.click()
        expect(card.locator(".saved")).to_be_visible()
        expect(page.locator(".over-time")).to_be_visible()
        assert page.evaluate("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
        assert axe(page) == []
        for width in (360, 768):
            page.set_viewport_size({"width": width, "height": 800})
            view = page.locator("#view-review")
            assert view.evaluate("e => e.scrollWidth <= e.clientWidth")
            # What is judged with stays in sight.
            view.evaluate("e => e.scrollTo(0, 120)")
            expect(card.locator(".verdicts")).to_be_in_viewport(ratio=0.9)
        assert axe(page) == []
        page.goto("about:blank")


def test_what_has_the_focus_or_fails_or_is_drawn_is_met_without_seeing_colours(
    chromium: Browser, address: str, assistant: FakeAssistant
) -> None:
    turn = ask(assistant, "أين الاجتماع المقبل؟")
    context = chromium.new_context(locale="en-GB", viewport={"width": 390, "height": 640}, forced_colors="active")
    page = context.new_page()  # not `watched`: the browser complains of what fails
    card = opened(page, address, f"/{turn.conversation_id}/{turn.turn_id}")
    expect(card.locator(".passage mark")).to_be_in_viewport()
    # The verdicts stay at the foot of the window, and cover nothing that has the focus.
    page.locator("#review-scope").focus()
    assert covered(page, "Tab", 18) == []
    # A voice changes for what was asked and for what is chosen, not for what the page calls the passage.
    assert page.locator(".queue .asked").evaluate("e => e.lang") == "ar"
    passage = page.locator(".passage")
    assert passage.evaluate("e => [e.closest('[lang]').lang, e.querySelector('p').lang]") == ["en", "en"]
    page.get_by_role("button", name="Next citation").click()
    expect(page.locator("#review-place")).to_contain_text("2 of")
    assert passage.evaluate("e => [e.closest('[lang]').lang, e.querySelector('p').lang]") == ["en", "ar"]
    page.keyboard.press("e")
    expect(page.locator(".proposal q")).to_have_attribute("lang", "ar")
    # Why a verdict is not there is told once.
    page.route("**/api/review/verdicts", lambda route: route.fulfill(status=500, body="{}"))
    with heard(page) as told:
        page.get_by_role("button", name="Does not support").click()
        expect(page.locator(".proposal .failure")).to_have_attribute("dir", "auto")
    assert told == ["Something went wrong; details are in the terminal."]
    page.unroute("**/api/review/verdicts")
    page.get_by_role("button", name="Does not support").click()
    expect(page.locator(".legend li")).to_have_count(4)
    # What is drawn has its own edges, and keeps its colours where the rest is given others.
    edges = page.locator(".legend li").evaluate_all("""all => all.map((e) => {
        const sign = getComputedStyle(e, "::before");
        return [sign.borderInlineStartStyle, sign.forcedColorAdjust];
    })""")
    assert edges == [["solid", "none"], ["dashed", "none"], ["dotted", "none"], ["solid", "none"]]
    context.close()


@pytest.fixture
def unjudged(assistant: FakeAssistant, address: str) -> str:
    """The address of three citations that nobody has judged."""
    with assistant.library.storage.writing("a test") as connection:
        connection.execute("DELETE FROM verdicts")
    turn = ask(assistant)
    return f"/{turn.conversation_id}/{turn.turn_id}"


def test_a_verdict_pressed_twice_judges_nothing_that_nobody_has_read(page: Page, address: str, unjudged: str) -> None:
    held: list[Route] = []
    card = opened(page, address, unjudged)
    page.route("**/api/review/verdicts", lambda route: route.continue_() if held else held.append(route))
    page.keyboard.press("1")
    page.keyboard.press("1")
    page.wait_for_timeout(200)
    for route in held:
        route.continue_()
    expect(card.locator("h3")).to_have_text("Citation 2 · 2 of 3")
    page.wait_for_timeout(400)
    done(page, "1 of 3 reviewed")
    card.locator(".verdicts .supports").dblclick()
    expect(card.locator("h3")).to_have_text("Citation 3 · 3 of 3")
    page.wait_for_timeout(400)
    done(page, "2 of 3 reviewed")
    page.goto("about:blank")


def test_a_verdict_pressed_before_the_next_citation_is_on_show_changes_none(
    page: Page, address: str, unjudged: str
) -> None:
    asked: list[Route] = []

    def second_held(route: Route) -> None:
        asked.append(route)
        if len(asked) != 2:
            route.continue_()

    page.route("**/api/review/passage*", second_held)
    card = opened(page, address, unjudged)
    page.keyboard.press("1")
    done(page, "1 of 3 reviewed")
    page.keyboard.press("3")
    page.wait_for_timeout(200)
    asked[1].continue_()
    expect(card.locator("h3")).to_have_text("Citation 2 · 2 of 3")
    page.keyboard.press("2")
    done(page, "2 of 3 reviewed")
    expect(page.locator(".queue button").first).to_have_class("supports")
    page.goto("about:blank")


def test_undo_is_of_the_verdict_given_last_also_while_that_is_saved(page: Page, address: str, unjudged: str) -> None:
    held: list[Route] = []
    card = opened(page, address, unjudged)
    page.keyboard.press("1")
    expect(card.locator("h3")).to_have_text("Citation 2 · 2 of 3")
    page.route("**/api/review/verdicts", lambda route: held.append(route))
    page.keyboard.press("2")
    page.keyboard.press("u")
    page.wait_for_timeout(200)
    for route in held:
        route.continue_()
    expect(page.locator("#live")).to_contain_text("Undone")
    expect(page.locator(".queue button").first).to_have_class("supports")
    done(page, "1 of 3 reviewed")
    page.goto("about:blank")


def test_a_verdict_that_is_saved_late_calls_nobody_back(page: Page, address: str, unjudged: str) -> None:
    held: list[Route] = []
    card = opened(page, address, unjudged)
    page.route("**/api/review/verdicts", lambda route: held.append(route))
    page.keyboard.press("1")
    for n in (2, 3):
        page.keyboard.press("j")
        expect(card.locator("h3")).to_have_text(f"Citation {n} · {n} of 3")
    page.keyboard.press("n")
    page.keyboard.type("It says ")
    for route in held:
        route.continue_()
    done(page, "1 of 3 reviewed")
    page.wait_for_timeout(300)
    page.keyboard.type("3 days")
    expect(page.locator("#review-note")).to_have_value("It says 3 days")
    done(page, "1 of 3 reviewed")
    page.goto("about:blank")


def test_a_note_is_typed_to_its_end_while_its_verdict_is_saved(
    chromium: Browser, address: str, assistant: FakeAssistant, unjudged: str
) -> None:
    held: list[Route] = []
    with watched(chromium) as page:
        card = opened(page, address, unjudged)
        page.route("**/api/review/verdicts", lambda route: route.continue_() if held else held.append(route))
        page.keyboard.press("3")
        page.keyboard.press("n")
        page.keyboard.type("It says ")
        while not held:
            page.wait_for_timeout(50)
        held[0].continue_()
        expect(card.locator("[aria-pressed=true]")).to_contain_text("Does not support")
        page.keyboard.type("1 day")
        expect(page.locator("#review-note")).to_have_value("It says 1 day")
        page.keyboard.press("Escape")
        expect(page.locator("#live")).to_have_text("The note is saved.")
        done(page, "1 of 3 reviewed")
    turn = int(unjudged.rpartition("/")[2])
    noted = Reviews(assistant.library).items(turn_id=turn)[0].verdict  # type: ignore[arg-type]
    assert noted is not None
    assert (noted.verdict, noted.note) == ("does_not", "It says 1 day")


def test_words_that_come_late_take_the_place_of_none_chosen_since_or_dropped(
    page: Page, address: str, unjudged: str
) -> None:
    held: list[Route] = []
    card = opened(page, address, unjudged)
    page.locator(".queue button").nth(1).click()
    expect(card.locator("h3")).to_have_text("Citation 2 · 2 of 3")
    page.route("**/api/review/words*", lambda route: route.continue_() if len(held) == 1 else held.append(route))
    words = card.locator(".proposal q")
    page.keyboard.press("e")
    page.wait_for_timeout(400)
    page.keyboard.press("ArrowRight")
    expect(words).to_have_count(1)
    chosen = words.text_content() or ""
    assert chosen != "بغداد»."
    held[0].continue_()
    page.wait_for_timeout(300)
    expect(words).to_have_text(chosen)
    held.clear()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    card.get_by_role("button", name="Discard").click()
    expect(words).to_have_count(0)
    held[0].continue_()
    page.wait_for_timeout(300)
    expect(words).to_have_count(0)
    page.goto("about:blank")


def test_what_was_pressed_keeps_the_focus_or_gives_it_to_what_came_in_its_place(
    page: Page, address: str, unjudged: str
) -> None:
    card = opened(page, address, unjudged)
    for n in (1, 2, 3):
        expect(card.locator("h3")).to_have_text(f"Citation {n} · {n} of 3")
        page.keyboard.press("1")
    done(page, "3 of 3 reviewed")
    waits = page.get_by_role("button", name="To review", exact=True)
    waits.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".nothing")).to_be_visible()
    expect(waits).to_be_focused()
    page.locator(".nothing button").focus()
    page.keyboard.press("Enter")
    expect(card).to_be_focused()
    page.route("**/api/review?*", lambda route: route.fulfill(body="half an ans"))
    waits.click()
    again = page.get_by_role("button", name="Try again")
    for _ in range(2):
        again.focus()
        page.keyboard.press("Enter")
        page.wait_for_timeout(300)
        expect(again).to_be_focused()
    page.goto("about:blank")


def test_an_opened_table_of_figures_stays_open_while_more_is_judged(page: Page, address: str, unjudged: str) -> None:
    card = opened(page, address, unjudged)
    page.keyboard.press("1")
    expect(card.locator("h3")).to_have_text("Citation 2 · 2 of 3")
    page.locator(".charts summary").click()
    card.focus()
    with page.expect_response("**/api/review/figures*"):
        page.keyboard.press("1")
    expect(page.locator(".holding .share")).to_contain_text("2 citations")
    expect(page.locator(".charts details table")).to_be_visible()
    page.goto("about:blank")
