"""Word lists of the checks: denials, asides that deny nothing, counting words, names of places, and common words."""

from __future__ import annotations

from typing import Any

from qa.text.word_tables import table_code, word_table


def word_lists() -> Any:
    """{"denials", "asides", "leads": {language: pattern}, "places": {language: {code: pattern}}, "counting", "teens",
    "tens": {language: words}, "dating": {language: words}, "common": words}; words with blanks between, but "teens"
    with commas, as some are two words; "|" between the forms of one.

    "places" have those that are also called by other names than CLDR's, "leads" what stands before a name without
    changing what it is, "dating" the same in dates, "counting" three to ten, "teens" eleven and on, "tens" twenty to
    ninety and a hundred, "-" where there is no such word; "halved" one and a half and on, where that is one word.

    "one" and "two" are numbers only before a scale or what is counted, and not behind "parts" ("half a million"), "an"
    before a unit;
    "doubled": {language: {scale: words}}, two of a scale in one word, "pairs" of a unit; "halves": "and a half";
    "fronts": {language: {part: words}}, before a number that a part of one is added to; "and": between years and
    months, not behind "between"; "while": what else parts two clauses; "about" a number and "nearly" so many, and
    "fractions" in two words, as patterns; "hundredths" of money; "hundreds": those that begin or go on with a
    number; "rounds": {language: {number: words}}, hundreds and thousands in one word, "beside": what is a number only
    in a row of them, "tails": what makes an ordinal of one, or is not read, "decades": before a ten that is one;
    "days": the first to
    the 31st of a month, with commas, and "of" behind them; "more_scales": {language: {scale: words}}, which CLDR has
    not; "people": {language: {"person": words,
    "dead", "wounded": pattern}}; "people_written": {language: {CLDR's form of a plural: text}}.
    """
    return word_table(__file__)


def listed(name: str, language: str, default: Any = "") -> Any:
    """What one of these lists has for a language."""
    return word_lists()[name].get(table_code(language), default)
