"""Markdown read as its page shows it, and what posts of site generators tell beside their text."""

from __future__ import annotations

import time

import pytest

from qa.articles import ArticleError
from tests.conftest import ReadOne
from tests.test_articles_formats import BODY

SHOWN = {
    "link": ("He [said so](https://e.org/1 'A page') on Monday.", "He said so on Monday."),
    "reference": ("He [said so][1] on [Monday].\n\n[1]: https://e.org/1\n[Monday]: <b>", "He said so on Monday."),
    "emphasis": ("He was **not _at all_** ~~sad~~ *pleased*.", "He was not at all pleased."),
    "strong in Chinese": ("他说**“不会辞职。”**然后离开。", "他说“不会辞职。”然后离开。"),
    "heading": ("## Talks ##\n\nThey began.\n\nThe end\n-------\n\nIt came.", "Talks\nThey began.\nThe end\nIt came."),
    "entities": ("He said &#8220;no&#8221; &amp; left&nbsp;early.", "He said “no” & left early."),
    "HTML": (
        "<div class='x'>\n<p>He left.</p><h3>Later</h3>\n</div>\n\nShe <b>stayed</b>.<script>go()</script>",
        "He left.\nLater\nShe stayed.",
    ),
    "style": ("<style>p {\n\ncolor: red\n}</style>\n\nHe left.", "He left."),
    "remark": ("He left.\n\n<!-- more -->\n\nShe <!-- did -->stayed.", "He left.\nShe stayed."),
    "code": ("Type:\n\n```sh\nmake # all\nmake *a*\n```\n\nIt `runs`.", "Type:\nmake # all\nmake *a*\nIt runs."),
    "table": ("| Year | Trade |\n|:----:|------:|\n| 2023 | **310** |", "Year | Trade\n2023 | Trade: 310"),
    "list": ("- Gas\n- Oil\n  and coal\n\n1. First\n2. Second", "Gas\nOil and coal\n1. First\n2. Second"),
    "days": (
        "18. Oktober war der Tag des Stapellaufs.\n\n20. Oktober kam der Regen.\n",
        "18. Oktober war der Tag des Stapellaufs.\n20. Oktober kam der Regen.",
    ),
    "year": ("1986. Рік, коли верф закрили.", "1986. Рік, коли верф закрили."),
    "day in Turkish": ("3. [Mayıs](https://e.org) günü tersane kapandı.", "3. Mayıs günü tersane kapandı."),
    "numbers left to it": ("1. Gas\n1. [Oil](/oil)\n1. Coal", "1. Gas\n2. Oil\n3. Coal"),
    "list in a list": ("2. Gas\n   - Oil\n   - Tar\n4. Coal", "2. Gas\nOil\nTar\n4. Coal"),
    "raised": ("It sold 10<sup>6</sup> t, <q>all</q> of <del>4</del> 5 towns.", "It sold 10⁶ t, “all” of 5 towns."),
    "quotation": ("He said:\n\n> We will\n> not go.", "He said:\nWe will not go."),
    "hard line end": ("Doha  \nQatar\\\nGulf", "Doha\nQatar\nGulf"),
    "picture": ("![A man at a desk](/a b.png)\n\nHe left. ![A man](x.png)", "He left."),
    "caption": ("<figure><img src='a.png' alt='A man'><figcaption>He left.</figcaption></figure>", "He left."),
    "footnotes": (
        "Trade doubled[^1] in 2020 [3].\n\n[^1]: Central *bank*.\n[^b]: See `[^a-z]`.",
        "Trade doubled in 2020 [3].\nCentral bank.\nSee [^a-z].",
    ),
    "footnotes in HTML": (
        "Trade doubled<sup><a href='#fn1'>1</a></sup>, see [the end](#end). <a href='#r1'>↩</a>",
        "Trade doubled, see the end.",
    ),
    "Liquid": ('{% if a %}He [left]({{ "/x y" | url }} "T").{% endif %} {% include a.html x="y" %}', "He left."),
    "Liquid in an address": ("He [left][1].\n\n[1]: {% link _posts/a.md %}", "He left."),
    "Hugo": (
        'He left. {{< figure src="a.png" alt="A man" caption="He leaves." >}}\n\n{{% note %}}\nShe did.\n{{% /note %}}',
        "He left.\nHe leaves.\nShe did.",
    ),
    "kramdown": (
        '## Talks {#talks}\n\nHe [left](/x){:target="_blank"}{:\nrel="x"}.\n{: .lead}\n\nA {set} of {:a => 1}.',
        "Talks\nHe left.\nA {set} of {:a => 1}.",
    ),
    "highlight": (
        "{% highlight ruby %}\n# not a heading\nputs *x*\n{% endhighlight %}\n\nHe *left*.",
        "# not a heading\nputs *x*\nHe left.",
    ),
    "tags in code": ("~~~\n{{ kept }} {: .x}\n~~~\n\n{{ dropped }}He left.", "{{ kept }} {: .x}\nHe left."),
}  # fmt: skip


@pytest.mark.parametrize("kind", SHOWN)
def test_markdown_is_read_as_its_page_shows_it(read_one: ReadOne, kind: str) -> None:
    """No syntax of Markdown, HTML or a site generator is in a quote, and no word between it is lost."""
    written, shown = SHOWN[kind]
    draft = read_one("a.md", f"---\ntitle: Minister in Doha\n---\n{written}\n")
    assert draft.text == f"Minister in Doha\n{shown}"


PARAGRAPHS = {
    "English": ("The minister arrived in Doha\nand will stay.", "The minister arrived in Doha and will stay."),
    "Arabic": ("وصل الوزير إلى الدوحة\nوسيبقى يومين.", "وصل الوزير إلى الدوحة وسيبقى يومين."),
    "Hebrew": ("השר הגיע לדוחה\nויישאר יומיים.", "השר הגיע לדוחה ויישאר יומיים."),
    "Hindi": ("मंत्री दोहा\nपहुंचे।", "मंत्री दोहा पहुंचे।"),
    "Korean": ("장관은 도하에\n도착했다.", "장관은 도하에 도착했다."),
    "Chinese": ("部长抵达**多哈**，\n并将停留\n*两天*。", "部长抵达多哈，并将停留两天。"),
    "Thai": ("รัฐมนตรีเดินทางถึง\nกรุงโดฮา", "รัฐมนตรีเดินทางถึงกรุงโดฮา"),
}


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_a_line_end_within_a_paragraph_is_no_end(read_one: ReadOne, language: str) -> None:
    """Lines of a filled paragraph are one, so that its sentences are whole; with no space in scripts without spaces."""
    written, shown = PARAGRAPHS[language]
    assert read_one("a.md", f"---\nlayout: post\n---\n{written}\n").text == shown


def test_the_first_heading_is_the_title(read_one: ReadOne) -> None:
    """Also below a picture or the section's name, in any markup; what front matter tells goes first."""
    for heading in ("# *Minister* in Doha", "![Logo](a.png)\n\n# Minister in Doha", "<h1>Minister in Doha</h1>\n"):
        assert read_one("a.md", f"{heading}\n\n{BODY}\n\n# Part\n").title == "Minister in Doha"
    assert read_one("a.md", f"World news\n\n# Minister in Doha\n\n{BODY}\n").title == "Minister in Doha"
    assert read_one("a.md", f"{BODY}\n\n# Background\n").title != "Background"
    assert read_one("a.md", f"---\ntitle: A &amp; B\n---\n# Minister\n\n{BODY}\n").title == "A & B"


def test_a_post_without_a_text_has_what_is_said_of_it(read_one: ReadOne) -> None:
    """The deck, summary or description is the text, each once and rendered; a title alone is none."""
    front = 'title: Minister in Doha\ndeck: "He *will* stay."\nsummary: He will leave.\ndescription: He will leave.\n'
    draft = read_one("a.md", f"---\n{front}---\n\n![](a.png)\n")
    assert draft.text == "Minister in Doha\nHe will stay.\nHe will leave."
    assert read_one("a.md", f"---\n{front}---\n{BODY}\n").text == f"Minister in Doha\n{BODY}"
    with pytest.raises(ArticleError, match="has no text"):
        read_one("a.md", "---\ntitle: Minister in Doha\n---\n")


def test_front_matter_in_a_fence_begins_no_other_post(read_one: ReadOne) -> None:
    front = "---\ntitle: How to write\ndate: 2024-06-18\n---\n"
    text = read_one("a.md", f"{front}{BODY}\n\n```\n{front}```\n\n{BODY}\n").text
    assert text.count(BODY) == 2


DATED = {
    "name": ("2024-06-18-minister.md", "title: Minister"),
    "path": ("a.md", 'path = "2024/06/18/minister"'),
    "slug": ("a.md", "slug: 2024-06-18-minister"),
    "permalink": ("a.md", "permalink: /news/2024/06/18/minister/"),
    "url": ("2019-01-01-a.md", "url: https://e.org/2024/06/18/minister"),
}


@pytest.mark.parametrize("place", DATED)
def test_the_day_in_a_posts_name_or_address_is_its_day(read_one: ReadOne, place: str) -> None:
    """Site generators take it from there too; a date that is told goes before it, and it stands at the start."""
    name, front = DATED[place]
    fence = "+++" if "=" in front else "---"
    assert read_one(name, f"{fence}\n{front}\n{fence}\n{BODY}\n").published == "2024-06-18"
    dated = f"{fence}\n{front}\ndate{'=' if '=' in front else ':'} 2024-06-20\n{fence}\n{BODY}\n"
    assert read_one(name, dated).published == "2024-06-20"
    assert read_one(name, f"Published: 21 June 2024\n\n{BODY}\n").published == "2024-06-21"


def test_a_number_in_a_name_is_no_day(read_one: ReadOne) -> None:
    for name in ("minister-2024-06-18.md", "2024-13-45-minister.md", "2024-06-18-minister.txt"):
        assert read_one(name, f"Minister in Doha\n\n{BODY}\n").published is None


NESTED = {
    "quotations": "> " * 10_000 + "He left.",
    "lists": "".join(f"{'  ' * depth}- x\n" for depth in range(300)),
    "elements": "<div>" * 10_000 + "He left.",
}


@pytest.mark.parametrize("kind", NESTED)
def test_what_is_nested_too_deeply_is_said(read_one: ReadOne, kind: str) -> None:
    """No half of a text is taken for the whole."""
    with pytest.raises(ArticleError, match="deep.* save its text as .txt"):
        read_one("a.md", NESTED[kind])


@pytest.mark.parametrize("unit", ["[", "*", "**", "_a_ ", "![", "[a](", "{{", "{%", "{:", "[^1]", "`", "```\n", "<!--"])
def test_a_bomb_in_markdown_costs_no_time(read_one: ReadOne, unit: str) -> None:
    """Marks that are opened and never closed are read as they stand, in time that grows as the file does."""
    start = time.monotonic()
    assert "He left." in read_one("a.md", f"He left.\n\na{unit * 10_000}b\n").text
    assert time.monotonic() - start < 10
