"""The words a phrase may hold, by what they are; tables only."""

from __future__ import annotations

from typing import Final

WEEKDAY_NAMES: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTH_NAMES: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTH_NAMES: Final = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def _table(*rows: str, first: int = 0) -> dict[str, int]:
    return {word: n for n, row in enumerate(rows, start=first) for word in row.split()}


WEEKDAYS: Final = _table(
    "mon monday mondy",
    "tue tues tuesday tuseday teusday",
    "wed weds wednesday wednsday wensday wedensday",
    "thu thur thurs thursday thrusday thurday thursay",
    "fri friday firday",
    "sat saturday saterday",
    "sun sunday",
)
WEEKDAYS_PLURAL: Final = _table("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays")
MONTHS: Final = _table(
    "jan january", "feb february feburary febuary", "mar march", "apr april", "may", "jun june", "jul july",
    "aug august", "sep sept september", "oct october", "nov november", "dec december", first=1,
)  # fmt: skip
NEAR: Final = {
    "today": 0, "tdy": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "tmw": 1, "tomorow": 1, "tommorow": 1, "tommorrow": 1,
    "overmorrow": 2, "yesterday": -1,
}  # fmt: skip
SEASONS: Final = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}

NUMBERS: Final = _table(
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
TENS: Final = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
ORDINALS: Final = _table(
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", first=1,
) | {"thirtieth": 30}  # fmt: skip

MINUTE, HOUR, DAY, WORKDAY, WEEK, MONTH, YEAR = "minute", "hour", "day", "workday", "week", "month", "year"
UNITS: Final = {
    word: (unit, factor)
    for unit, factor, words in (
        (MINUTE, 1, "min mins minute minutes"),
        (HOUR, 1, "h hr hrs hour hours"),
        (DAY, 1, "d day days"),
        (WORKDAY, 1, "workday workdays weekday weekdays bd bds"),
        (WEEK, 1, "w wk wks week weeks"),
        (WEEK, 2, "fortnight fortnights"),
        (MONTH, 1, "mo mos mth mths month months"),
        (MONTH, 3, "quarter quarters qtr qtrs"),
        (YEAR, 1, "y yr yrs year years"),
    )
    for word in words.split()
}
BUSINESS: Final = frozenset({"business", "biz", "working", "work", "trading", "banking"})
DAYS: Final = frozenset({"day", "days"})

THE: Final = frozenset({"the", "a", "an"})
THEIR: Final = frozenset({"the", "their", "our", "his", "her", "its", "your", "my", "a", "an"})
OF: Final = frozenset({"of", "in"})
JOIN: Final = frozenset({"-", "to", "until", "till", "til", "through", "thru"})
OR: Final = frozenset({"or", "/"})
AND: Final = frozenset({"and", "&", "+"})

O_CLOCK: Final = frozenset({"o'clock", "oclock", "uhr", "clock"})
AFTER_AN_HOUR: Final = O_CLOCK | {"am", "pm", "a", "p", "h", "hrs", "hours", "hr"}

VAGUE: Final = frozenset({
    "later", "soon", "asap", "shortly", "eventually", "sometime", "someday", "whenever", "anytime", "never", "now-ish",
    "few", "several", "some", "while", "recently", "presently", "immediately", "urgent", "urgently", "occasionally",
})  # fmt: skip
