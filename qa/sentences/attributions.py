"""Who asked or said it, behind a quotation that ends with a stop of its own: “Is it over?” Price asked. «…؟» سأل عمر.

A speaker and a verb of speech say nothing without the words that were said, so such a sentence belongs to the quotation
before it. One that goes on ("Price said prices would rise.") has something to say and stays a sentence.
"""

from __future__ import annotations

import regex

__all__ = ["is_attribution"]

LONGEST = 400
"""Characters of a quotation: it bounds what is looked through for one boundary."""
_FAR = 120
_STOP = r"[.!?…؟۔。！？।]"
_QUOTATION = regex.compile(
    "|".join(
        rf"{opener}[^{opener}{closer}]+{_STOP}\s?{closer}"
        for opener, closer in ("“”", "«»", "「」", "『』", ('"', '"'), ("„", "“"))
    )
)
_WORD = r"[\p{L}\p{M}\p{Cf}’'-]+"
_NAME = rf"(?:\p{{Lu}}{_WORD}|\p{{Lu}}\p{{L}}{{0,3}}\.)"
# A capital there is that of a name: "the mayor asked" has none, and is no boundary in the first place.
_ENGLISH = (
    r"(?!(?:An?|The|He|She|It|They|We|I|You|This|That|These|Those|His|Her|Their|My|Our|Some|Many|No|Nobody|One|Who|But|"
    rf"And|Then|So|Yes|Why|What|Oh)\b){_NAME}(?:\s(?:{_NAME}|of|the|de|der|al|bin|van|von)){{0,5}}\s"
    r"(?:said|asked|shouted|replied|cried|exclaimed|wondered|told(?=\s(?:reporters|journalists|him|her|them|the)\b))"
    r"(?:\s(?:reporters|journalists|him|her|them|the\s\p{Ll}+))?(?:\s(?:on|in|at|during|after)(?:\s[\w’'-]+){1,4})?\."
)
_PATTERNS = {
    "en": _ENGLISH,
    "ar": (
        r"(?:قال|قالت|سأل|سألت|تساءل|تساءلت|أجاب|أجابت|صاح|صاحت|هتف|هتفت)"
        rf"(?:\s(?!ب|(?:[إأ]ن(?:ه|ها|هم|نا|ني)?|لا|نعم|لكن|ثم)\b){_WORD}){{1,4}}\."
    ),
    "he": rf"(?:שאל|אמר|אמרה|תהה|תהתה|השיב|השיבה|ענה|ענתה)(?:\s(?![שב]|כי\b){_WORD}){{1,4}}\.",
    "fa": (
        rf"(?:(?!(?:که|نه|آری|هیچ|چنین|دروغ|سخن|تبریک|تسلیت)\b){_WORD}\s){{1,4}}"
        r"(?:پرسید|پرسیدند|گفت|گفتند|پاسخ داد)\."
    ),
    "ur": rf"(?:{_WORD}\s){{1,4}}نے\s(?:{_WORD}\sسے\s)?(?:کہا|پوچھا|جواب دیا|سوال کیا)۔",
    "hi": rf"(?:{_WORD}\s){{1,4}}ने\s(?:{_WORD}\sसे\s)?(?:कहा|पूछा|जवाब दिया|सवाल किया)\s?।",
    "bn": rf"(?:{_WORD}\s){{1,4}}(?:বলেন|বললেন|প্রশ্ন করেন|জিজ্ঞাসা করেন|জানতে চান)।",
    "ko": rf"(?:(?!이렇게|다음){_WORD}(?<![을를고])\s){{1,4}}(?:말했다|되?물었다|반문했다|외쳤다|대?답했다)\.",
    "zh": (
        r"(?:(?![没沒不未无無拒否据據听聽这這]|如此)[\p{Han}·]){1,20}?(?:说道?|說道?|问道?|問道?|"
        r"反问道?|反問道?|表示|回答道?|答道|喊道|强调|強調|指出|告诉记者|告訴記者)。"
    ),
}
_ATTRIBUTIONS = {language: regex.compile(rf"(?:{pattern})(?!{_STOP})") for language, pattern in _PATTERNS.items()}


def is_attribution(line: str, start: int, cut: int, language: str) -> bool:
    """Whether line[start:cut] is one quotation, and what follows it up to the next stop is who said it."""
    pattern = _ATTRIBUTIONS.get(language)
    if pattern is None or cut - start > LONGEST or not pattern.match(line, cut, cut + _FAR):
        return False
    return bool(_QUOTATION.fullmatch(line[start:cut].strip()))
