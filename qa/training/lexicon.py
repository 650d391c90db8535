"""Word for word from one language into another, to mix languages inside questions and passages."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from qa.training.corpus import read_jsonl

__all__ = ["Lexicon", "QUESTION_WORDS"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_GLUED = {"zh", "ja", "th"}
_ARABIC_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف", "ك", "س")
_ARABIC_SUFFIXES = ("ها", "هم", "ات", "ون", "ين", "ية", "ه", "ة", "ت", "ي", "ا")
_ENGLISH_ENDS = (("ies", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
                 ("ing", "e"), ("'s", ""), ("’s", ""))  # fmt: skip

# What dictionaries of content words leave out: the words that make a question.
QUESTION_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "ar": {"who": ("من",), "what": ("ما", "ماذا", "ما هو", "ما هي"), "when": ("متى",), "where": ("أين",),
           "why": ("لماذا",), "how": ("كيف",), "how many": ("كم عدد", "كم"), "how much": ("كم",), "which": ("أي", "أية"),
           "whose": ("لمن",), "whom": ("من",), "how long": ("كم مدة", "كم من الوقت"), "how old": ("كم عمر",),
           "in": ("في",), "of": ("من",), "from": ("من",), "to": ("إلى",), "on": ("على",), "with": ("مع",), "by": ("بواسطة",),
           "about": ("عن", "حول"), "after": ("بعد",), "before": ("قبل",), "during": ("خلال",), "for": ("ل", "من أجل"),
           "the": ("",), "a": ("",), "an": ("",), "did": ("",), "does": ("",), "do": ("",), "is": ("",), "was": ("كان", ""),
           "are": ("",), "were": ("كانت", ""), "be": ("يكون",), "and": ("و",), "or": ("أو",), "not": ("لا",),
           "that": ("الذي", "التي"), "this": ("هذا", "هذه"), "his": ("له",), "their": ("لهم",), "it": ("هو", "هي")},
    "es": {"who": ("quién", "quiénes"), "what": ("qué", "cuál"), "when": ("cuándo",), "where": ("dónde",),
           "why": ("por qué",), "how": ("cómo",), "how many": ("cuántos", "cuántas"), "how much": ("cuánto",),
           "which": ("qué", "cuál"), "whose": ("de quién",), "in": ("en",), "of": ("de",), "from": ("de", "desde"),
           "to": ("a", "para"), "on": ("en", "sobre"), "with": ("con",), "by": ("por",), "about": ("sobre",), "after": ("después de",),
           "before": ("antes de",), "during": ("durante",), "for": ("para", "por"), "the": ("el", "la", "los", "las"),
           "a": ("un", "una"), "an": ("un", "una"), "did": ("",), "does": ("",), "do": ("",), "is": ("es", "está"), "was": ("fue", "era"),
           "are": ("son", "están"), "were": ("fueron", "eran"), "and": ("y",), "or": ("o",), "not": ("no",), "that": ("que",),
           "this": ("este", "esta"), "his": ("su",), "their": ("su",), "it": ("",)},
    "zh": {"who": ("谁",), "what": ("什么",), "when": ("什么时候", "何时"), "where": ("哪里", "在哪里"), "why": ("为什么",),
           "how": ("如何", "怎么"), "how many": ("多少", "几个"), "how much": ("多少",), "which": ("哪个", "哪一个"), "in": ("在",),
           "of": ("的",), "from": ("从",), "to": ("到",), "on": ("在",), "with": ("与",), "by": ("由",), "about": ("关于",),
           "after": ("之后",), "before": ("之前",), "for": ("为",), "the": ("",), "a": ("",), "an": ("",), "did": ("",), "does": ("",),
           "do": ("",), "is": ("是",), "was": ("是",), "are": ("是",), "were": ("是",), "and": ("和",), "or": ("或",), "not": ("不",),
           "that": ("",), "this": ("这个",), "his": ("他的",), "their": ("他们的",), "it": ("它",)},
    "fr": {"who": ("qui",), "what": ("que", "quel", "quelle"), "when": ("quand",), "where": ("où",), "why": ("pourquoi",),
           "how": ("comment",), "how many": ("combien de",), "how much": ("combien",), "which": ("quel", "quelle"),
           "in": ("dans", "en"), "of": ("de",), "from": ("de",), "to": ("à",), "on": ("sur",), "with": ("avec",), "by": ("par",),
           "the": ("le", "la", "les"), "a": ("un", "une"), "did": ("",), "does": ("",), "do": ("",), "is": ("est",),
           "was": ("était", "a été"), "are": ("sont",), "were": ("étaient",), "and": ("et",), "for": ("pour",)},
    "de": {"who": ("wer",), "what": ("was",), "when": ("wann",), "where": ("wo",), "why": ("warum",), "how": ("wie",),
           "how many": ("wie viele",), "how much": ("wie viel",), "which": ("welche", "welcher", "welches"), "in": ("in",),
           "of": ("von",), "from": ("von", "aus"), "to": ("zu", "nach"), "on": ("auf",), "with": ("mit",), "by": ("von", "durch"),
           "the": ("der", "die", "das"), "a": ("ein", "eine"), "did": ("",), "does": ("",), "do": ("",), "is": ("ist",), "was": ("war", "wurde"),
           "are": ("sind",), "were": ("waren", "wurden"), "and": ("und",), "for": ("für",)},
    "ru": {"who": ("кто",), "what": ("что", "какой"), "when": ("когда",), "where": ("где",), "why": ("почему",), "how": ("как",),
           "how many": ("сколько",), "how much": ("сколько",), "which": ("какой", "какая"), "in": ("в",), "of": ("",), "from": ("из",),
           "to": ("в",), "on": ("на",), "with": ("с",), "by": ("",), "the": ("",), "a": ("",), "did": ("",), "does": ("",), "do": ("",),
           "is": ("",), "was": ("был", "была"), "are": ("",), "were": ("были",), "and": ("и",), "for": ("для",)},
    "fa": {"who": ("چه کسی",), "what": ("چه", "چیست"), "when": ("چه زمانی", "کی"), "where": ("کجا",), "why": ("چرا",),
           "how": ("چگونه",), "how many": ("چند", "چه تعداد"), "how much": ("چقدر",), "which": ("کدام",), "in": ("در",), "of": ("",),
           "from": ("از",), "to": ("به",), "on": ("بر",), "with": ("با",), "by": ("توسط",), "the": ("",), "a": ("",), "did": ("",),
           "does": ("",), "do": ("",), "is": ("است",), "was": ("بود",), "are": ("هستند",), "were": ("بودند",), "and": ("و",), "for": ("برای",)},
    "tr": {"who": ("kim",), "what": ("ne", "nedir"), "when": ("ne zaman",), "where": ("nerede",), "why": ("neden",), "how": ("nasıl",),
           "how many": ("kaç",), "how much": ("ne kadar",), "which": ("hangi",), "in": ("içinde",), "the": ("",), "a": ("bir",), "did": ("",),
           "does": ("",), "do": ("",), "is": ("",), "was": ("",), "are": ("",), "were": ("",), "and": ("ve",), "for": ("için",)},
    "he": {"who": ("מי",), "what": ("מה",), "when": ("מתי",), "where": ("איפה", "היכן"), "why": ("למה", "מדוע"), "how": ("איך", "כיצד"),
           "how many": ("כמה",), "how much": ("כמה",), "which": ("איזה", "איזו"), "in": ("ב",), "of": ("של",), "from": ("מ",),
           "the": ("",), "a": ("",), "did": ("",), "does": ("",), "do": ("",), "is": ("",), "was": ("היה",), "are": ("",), "and": ("ו",)},
    "hi": {"who": ("कौन", "किसने"), "what": ("क्या",), "when": ("कब",), "where": ("कहाँ",), "why": ("क्यों",), "how": ("कैसे",),
           "how many": ("कितने",), "how much": ("कितना",), "which": ("कौन सा", "किस"), "in": ("में",), "of": ("का", "के", "की"),
           "the": ("",), "a": ("",), "did": ("",), "does": ("",), "do": ("",), "is": ("है",), "was": ("था",), "are": ("हैं",), "and": ("और",)},
    "ja": {"who": ("誰",), "what": ("何",), "when": ("いつ",), "where": ("どこ",), "why": ("なぜ",), "how": ("どのように",),
           "how many": ("いくつの", "何人の"), "how much": ("いくら",), "which": ("どの",), "in": ("で",), "of": ("の",), "the": ("",),
           "a": ("",), "did": ("",), "does": ("",), "do": ("",), "is": ("は",), "was": ("は",), "are": ("は",), "and": ("と",)},
    "id": {"who": ("siapa",), "what": ("apa",), "when": ("kapan",), "where": ("di mana",), "why": ("mengapa",), "how": ("bagaimana",),
           "how many": ("berapa",), "how much": ("berapa",), "which": ("yang mana",), "in": ("di",), "of": ("dari",), "the": ("",),
           "a": ("sebuah",), "did": ("",), "does": ("",), "do": ("",), "is": ("adalah",), "was": ("adalah",), "and": ("dan",)},
    "pt": {"who": ("quem",), "what": ("o que", "qual"), "when": ("quando",), "where": ("onde",), "why": ("por que",), "how": ("como",),
           "how many": ("quantos", "quantas"), "how much": ("quanto",), "which": ("qual", "que"), "in": ("em",), "of": ("de",),
           "from": ("de",), "to": ("para",), "with": ("com",), "by": ("por",), "the": ("o", "a", "os", "as"), "a": ("um", "uma"),
           "did": ("",), "does": ("",), "do": ("",), "is": ("é",), "was": ("foi", "era"), "are": ("são",), "were": ("foram",), "and": ("e",)},
}  # fmt: skip


def _stems(word: str, language: str) -> list[str]:
    """The word, then what may be its dictionary form."""
    forms = [word]
    if language == "en":
        forms += [word[: -len(end)] + other for end, other in _ENGLISH_ENDS if word.endswith(end) and len(word) > len(end) + 2]
    if language == "ar":
        bare = [word] + [word[len(p) :] for p in _ARABIC_PREFIXES if word.startswith(p) and len(word) > len(p) + 2]
        forms = bare + [w[: -len(s)] for w in bare for s in _ARABIC_SUFFIXES if w.endswith(s) and len(w) > len(s) + 2]
        forms += [w[:-1] + "ة" for w in bare if w.endswith("ت")]
    return forms


class Lexicon:
    """Word lists between English and other languages, read once from the data folder's `parallel`."""

    def __init__(self, folder: Path) -> None:
        self._from_english: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._to_english: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for name in ("lexicon_gatitos", "lexicon_ar_en", "lexicon_cldr", "lexicon_omw", "lexicon_names"):
            path = folder / f"{name}.jsonl.gz"
            if path.exists():
                for item in read_jsonl(path):
                    self._add(item["s"], item["src"], item["t"], item["tgt"])
        for language, words in QUESTION_WORDS.items():
            for english, others in words.items():
                self._from_english[language][english] = list(others)
                for other in others:
                    if other and " " not in other:
                        self._to_english[language][other].insert(0, english)

    @property
    def languages(self) -> list[str]:
        """Languages with words enough to write most of a question."""
        return [language for language in QUESTION_WORDS if len(self._from_english[language]) > 1000]

    def mix(self, text: str, source: str, target: str, share: float, rng: random.Random) -> str:
        """`text` with about `share` of its words in `target`; one of the two languages is English."""
        table = self._from_english.get(target) if source == "en" else self._to_english.get(source)
        if not table:
            return text
        pick: Callable[[str], str | None] = lambda word: self._pick(table, word, source, rng)  # noqa: E731
        out, at = [], 0
        words = list(_WORD.finditer(text))
        index = 0
        while index < len(words):
            word = words[index]
            end, found = word.end(), None
            if rng.random() < share:
                if index + 1 < len(words) and words[index + 1].start() == word.end() + 1:
                    both = text[word.start() : words[index + 1].end()]
                    found = pick(both)
                    if found is not None:
                        end, index = words[index + 1].end(), index + 1
                if found is None:
                    found = pick(word.group())
            out.append(text[at : word.start()])
            out.append(text[word.start() : end] if found is None else found)
            at = end
            index += 1
        out.append(text[at:])
        mixed = "".join(out)
        if target in _GLUED and share > 0.9:
            mixed = re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", mixed)
        return re.sub(r" {2,}", " ", mixed).strip()

    def _pick(self, table: dict[str, list[str]], word: str, language: str, rng: random.Random) -> str | None:
        if language != "en" and len(word) < 4 and word.isascii():  # small words of one language are nouns of another
            return None
        for form in _stems(word.lower(), language):
            found = table.get(form)
            if found:
                return rng.choice(found[:3])
        return None

    def _add(self, source: str, word: str, target: str, other: str) -> None:
        if source == "en":
            self._from_english[target][word.lower()].append(other)
            self._to_english[target][other.lower()].append(word)
        else:
            self._from_english[source][other.lower()].append(word)
            self._to_english[source][word.lower()].append(other)
