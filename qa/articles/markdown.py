"""Markdown as its page shows it: rendered by markdown-it (CommonMark with tables), each paragraph and each row a line.

What site generators add to it (Jekyll, Hugo and their like) is dropped: tags, attributes, marks of footnotes. A
figure's caption is text of the article; what stands for a picture that cannot be seen is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape, unescape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from qa.articles.blocks import line_of
from qa.articles.decode import decode, normalise
from qa.articles.drafts import make_drafts
from qa.articles.fields import first, plain, tell, values
from qa.articles.filling import joint
from qa.articles.front_matter import PLACES, STANDFIRSTS, post_head, split_posts
from qa.articles.html import page_tree
from qa.articles.inline import as_shown
from qa.articles.page_head import address_date
from qa.articles.sources import sentence_count
from qa.articles.tables import blocks
from qa.errors import ArticleError
from qa.types import Draft

_DEPTH = 20
"""Quotes and lists within each other that are read, as CommonMark's own preset has it."""
_LONGEST_HEADING = 300
# Possessive throughout, and no tag goes beyond the next brace: whatever is left open must not be tried again and again.
_SYNTAX = re.compile(
    r"(?P<code>^[ \t]*(?P<mark>`{3,}+(?=[^`\n]*+$)|~{3,}+)(?:(?!\n[ \t]*+(?P=mark)).)*+(?:\n[ \t]*+(?P=mark)[^\n]*+)?)"
    r"|(?P<tag>\{%[^{}]*+(?<=%)\}|\{\{[^{}]*+\}\})"
    r"|\{:(?:(?:[\s.#]|[\w-]++=[\"'])[^{}]*+|toc)\}|\{[.#]\w[^{}\n]*+\}|!\[[^\[\]]*+\]\([^()\n]*+\)"
    r"|(?P<note>^[ ]{0,3})?\[\^(?P<label>[^\]\s]{1,60}+)\](?(note)(?P<colon>:)?)",
    re.DOTALL | re.MULTILINE,
)
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]{1,60}+)\]:", re.MULTILINE)
_CODE_TAG = re.compile(r"\{[{%][-<%\s]*+(?:/\s*+|end)?(?:highlight|codeblock)\b")
_CAPTION = re.compile(r"\bcaption\s*=\s*(?:\"([^\"]*+)\"|'([^']*+)')")
_NOTE_MARK = re.compile(r"\[?\d{1,3}\]?|[↑↩\ufe0e]+")
# CommonMark takes no emphasis for one that ends in a closing mark before a letter, as it does where no spaces are.
_STRONG = re.compile(r"\*\*([^*\n]++)\*\*")


def parse_markdown(data: bytes, name: str = "") -> list[Draft]:
    """Drafts of a Markdown file called `name`; what its front matter (YAML or TOML) tells is used.

    Where nothing else tells its day, the post's address or the file's name does. ArticleError: no text in it, or
    nested too deeply.
    """
    drafts: list[Draft] = []
    for post in split_posts(normalise(decode(data))):
        drafts += _drafts(post, name)
    return drafts


def _drafts(post: str, name: str) -> list[Draft]:
    head, text = post_head(post)
    heading, body = _shown(text)
    if not body:
        lines = list(dict.fromkeys(plain(head[name]) for name in STANDFIRSTS if name in head))
        body = _shown(
            "\n\n".join(line for line in lines if not any(line in other for other in lines if line != other))
        )[1]
    told = [{name: value for name, value in head.items() if name not in PLACES}]
    drafts = make_drafts(body, tell(told, unescape(first(told, "title")) or heading))
    places = [*(head[one] for one in PLACES if one in head), *values(told, "url"), name]
    if drafts[0].published is None:
        days = (address_date(f"/{place}") for place in places)
        drafts[0] = replace(drafts[0], published=next(filter(None, days), None))
    return drafts


def _shown(text: str) -> tuple[str, str]:
    """The heading of a text in Markdown, and the text, one line a block."""
    notes = set(_NOTE.findall(text))
    parser = _parser()
    tokens = parser.parse(_SYNTAX.sub(lambda found: _without(found, notes), text))
    if any(token.level >= _DEPTH - 1 for token in tokens):
        raise ArticleError(f"is Markdown nested over {_DEPTH} deep, which is not read whole; save its text as .txt")
    _number(tokens)
    for token in tokens:
        _mend(token.children or ())
    tree = page_tree(f"<div>{parser.renderer.render(tokens, parser.options, {})}</div>")
    for link in tree.xpath("//a[starts-with(@href, '#')]"):
        if _NOTE_MARK.fullmatch("".join(link.text_content().split())):
            link.drop_tree()
    as_shown(tree)
    shown = blocks(tree)
    return _heading(tree, shown.split("\n", 4)[:4]), shown


def _without(found: re.Match[str], notes: set[str]) -> str:
    """What is left of a piece of syntax: code, captions, brackets that are no footnote's; a note is a paragraph."""
    if found["code"]:
        return found[0]
    if found["tag"]:
        if _CODE_TAG.match(found["tag"]):
            return "\n~~~\n"
        caption = _CAPTION.search(found["tag"])
        said = " ".join((caption[1] or caption[2] or "").split()) if caption else ""
        # Of a link's address something must be left, or it is none.
        address = found.string[max(0, found.start() - 3) : found.start()].rstrip().endswith(("](", "]:"))
        return "/" if address else f"<br>{said}<br>" if said else ""
    if found["label"] and found["label"] not in notes:
        return found[0]
    return "\n" if found["colon"] else ""


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEPTH}).enable(["table", "strikethrough"])
    for name in ("fence", "code_block"):
        parser.add_render_rule(name, _code)
    return parser


def _code(_: Any, tokens: Sequence[Token], place: int, *__: Any) -> str:
    return f"<pre>{'<br>'.join(map(escape, tokens[place].content.split(chr(10))))}</pre>"


def _mend(children: Sequence[Token]) -> None:
    """Takes strong emphasis out that was not seen, and line ends where no space belongs; it changes the tokens."""
    last, end = "", None
    for token in children:
        if token.type == "softbreak":
            end = token
        elif token.content:
            if end and not joint(last, token.content[0]):
                end.type = "text"
            if token.type == "text":
                token.content = _STRONG.sub(r"\1", token.content)
            last, end = token.content[-1:], None


def _number(tokens: Sequence[Token]) -> None:
    """Keeps the numbers of lists as they are written; it changes the tokens.

    "18. Oktober" and, below it, "20. Oktober" are a list to CommonMark, whose second item it would call 19. Where all
    are "1." the writer left the counting to it.
    """
    items: dict[int, list[Token]] = {}
    for token in tokens:
        if token.type == "ordered_list_open":
            items[token.level] = []
        elif token.type == "list_item_open" and token.info:
            items[token.level - 1].append(token)
        elif token.type == "ordered_list_close" and {item.info for item in items[token.level]} not in ({"0"}, {"1"}):
            for item in items[token.level]:
                item.attrSet("value", item.info)


def _heading(tree: Any, lines: Sequence[str]) -> str:
    """The heading a text begins with, or its only one of the first level, if no sentence stands above it.

    One further down heads a part, or is "Read more".
    """
    titles = tree.xpath("//h1")
    headings = tree.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6 | //p[strong]")
    first = line_of(headings[0]) if headings else ""
    if first and first == lines[0] and len(first) <= _LONGEST_HEADING:
        strong = [line_of(part) for part in headings[0].iterchildren("strong")]
        return first if headings[0].tag != "p" or strong == [first] else ""
    only = line_of(titles[0]) if len(titles) == 1 else ""
    above = lines[: lines.index(only)] if only in lines else []
    return only if above and len(only) <= _LONGEST_HEADING and not sentence_count("\n".join(above)) else ""
