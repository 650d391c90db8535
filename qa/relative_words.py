"""Words for days, months, years, weeks and other times, by language, which `qa.relative` counts from an article's day.

Data only: regular expressions without case, matched on folded text. An empty one is a word that can mean two things.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def relative_words() -> Any:
    """{"days": {language: those for the day before yesterday to the day after tomorrow}, "months", "years": {language:
    for the last, this and the next}, "year_ago": what tells of the year before in whatever words, …}.

    An evening is of its day. A night is of two, and "last night" of either: it is not there; nor is a month where
    "last" and "ago" are one word ("3 tháng trước"), or one of the solar year.

    "to_come": what before or behind "tomorrow" makes it the days to come, or part of a name: "the cars of tomorrow" and
    "the meeting of tomorrow" are alike, so neither is counted; in Persian nothing stands between the two nouns, so only
    what names are behind is told. "day_parts": what behind it makes a day of it all the same: "la réunion de demain
    matin", and in Hungarian a participle ("a holnap kezdődő ülés"). "around": words beside a time that leave it what it
    is, as "before", "from" and "late" do not. "elsewhen": of other times: what was said "two weeks ago" counts its
    "tomorrow" from there. "east": hours that the clocks of a language's press may be before Greenwich's.

    "before_after": what stands before or behind a weekday and leaves no doubt which it is: the last before the
    article's day, and the first after it; "next Tuesday" may be the one after that, "в прошлый вторник" the one before.
    "last": "last Friday" may be that of this week or of the last: counted where the one of this week is still to come.
    "weeks": what stands before, and behind, weekdays of the last week, of this one and of the next. "weekdays": forms
    beside those of CLDR, Monday first.

    "parts" stand in the others by their names. "no name": somebody's name ends in 明 before 日前, "the other day", and
    光明日报 is a newspaper; "by midnight": nor where an evening may go on into the next day; "nobody's": "her last year
    as captain" is not the calendar's; "no school's": nor is a year of school; "no few": no few months, of which Thai
    has no other form.
    """
    text = Path(__file__).with_suffix(".json").read_text(encoding="utf-8")
    for name, part in json.loads(text)["parts"].items():
        text = text.replace(f"<{name}>", json.dumps(part)[1:-1])
    return json.loads(text)
