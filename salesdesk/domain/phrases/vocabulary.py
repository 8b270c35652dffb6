"""Every word that some rule knows: what is none of these names no date."""

from __future__ import annotations

from salesdesk.domain.phrases import feasts, repeats, spans, times, words, zones

_SMALL = (
    "of in at on by for from to the a an this next last past previous coming upcoming following current and or not no "
    "until till through before after prior ahead than later earlier sooner within during over inside as soon when once "
    "they they're are it open opens office their theirs his her our my mine its your there here local time times clock "
    "just right straight shortly now today ago back hence out away time's o'clock oclock uhr sharp ish onwards itself "
    "every each other alternate twice thrice times per x daily weekly fortnightly monthly quarterly yearly annually "
    "biweekly bimonthly bi semi half quarter couple few week's weeks' day's days' month's months' year's years' between "
    "around about approx approximately circa ca roughly exactly sometime anytime some any please again then latest "
    "early mid late end start beginning middle top first second third fourth fifth final very latter part h1 h2 q1 q2 "
    "q3 q4 eow eom eoq eoy w/c w/b w/e wc cw kw bank public holiday holidays season commencing ending starting new once "
    "p so weekend tonight same sooner yours side end clock timezone zone calendar containing beginning begin "
    "standard daylight utc gmt z full whole more another calendar either single as soon point business working work"
)


def _known() -> frozenset[str]:
    """All of it, from the tables of the rules."""
    tables = (
        words.WEEKDAYS, words.WEEKDAYS_PLURAL, words.MONTHS, words.NEAR, words.SEASONS, words.NUMBERS, words.TENS,
        words.ORDINALS, words.UNITS, words.BUSINESS, words.THEIR, words.JOIN, words.OR, words.AND, times.PARTS,
        times.WORDS, feasts.FEAST_WORDS, zones.WORDS, repeats.WORDS, spans.SPAN_WORDS, _SMALL.split(),
    )  # fmt: skip
    return frozenset(word for table in tables for word in table)


KNOWN = _known()
