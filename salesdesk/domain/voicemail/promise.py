"""Whether the caller promises when they will try again: a promise of a call, and a time that goes with it."""

from __future__ import annotations

from salesdesk.domain.patterns import pattern
from salesdesk.domain.voicemail.findings import Check, CheckId, Span, Suggestion, failed, passed
from salesdesk.domain.voicemail.language import Text, rule
from salesdesk.domain.voicemail.marking import at_the_end
from salesdesk.domain.voicemail.wordlists import COUNTS, MONTHS, WEEKDAYS

_CONTACT = (
    r"(?:bell you|buzz you|holler|pester you|call(?!ed|ing| it| this| that| a |s\b)|ring|phone|telephone|dial|try(?:ing)? (?:you|it|your|"
    r"again|back|once|one|"
    r"another|later|tomorrow|on|to (?:reach|catch|call|ring|get)|this number|the office|next)|try"
    r"(?:ing)? "
    + WEEKDAYS
    + r"|(?:give|giving|have|make|take|place)(?: (?:you|it|this|your \w+|him|her|them))? (?:a|an|"
    r"another|one more|a second|a follow-up|a quick) "
    r"(?:\w+ )?(?:call|ring|buzz|bell|shout|try|go|tinkle|phone call|crack|attempt)"
    r"|give (?:you|it)? ?"
    + WEEKDAYS
    + r"|be (?:back )?in touch|get (?:back )?in touch|come back to you|get back to you"
    r"|(?:follow|following) up|check(?:ing)? back|check in|reach(?:ing)? (?:back )?out|leave (?:you )?"
    r"(?:another|a|one more|a second) (?:message|voicemail|word)|circle back|touch base|"
    r"catch you|speak (?:to|with) you"
    r"|be (?:calling(?! it\b)|ringing|phoning|trying|back|on the (?:phone|line)|in touch|around to try)|"
    r"(?:calling|"
    r"ringing|phoning)\b(?! (?:it|about|because|to\b|on behalf|from|with))"
    r"|drop you a (?:line|call)|pick (?:this|it) up|try\b(?= *(?:[.,;]|$|then\b|and\b|"
    + WEEKDAYS
    + r"|tomorrow|next|this|early|first|after|around|about|at|in|before|by|when|once|again)))"
)
_WILL = (
    r"(?:(?:(?! (?:not|never|stop|won't)\b),? [\w'-]+){0,4}? |(?:(?! (?:not|never|stop|"
    r"won't)\b),? [\w'-]+){5,12}? and (?:then )?)"
)

_PART = r"(?: (?:morning|afternoon|evening|night|lunchtime|noon|midday))"
_ORDINAL = (
    r"\d{1,2}(?:st|nd|rd|th)\b|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|" r"eleventh|twelfth"
)

RULES = (
    # when
    rule(
        "time",
        "monday tuesday wednesday thursday friday saturday sunday mondays fridays mon tue tues wed thu "
        "thur "
        "thurs fri tomorrow tonight fortnight lunchtime",
        _PART + r"?\b",
    ),
    rule("time", "today", r"\b(?! only)"),
    rule(
        "time",
        "january february april june july august september october november december jan feb apr jun jul "
        "aug "
        "sept sep oct nov dec",
        r"\b",
    ),
    rule("time", "march may", r"(?= \d|,? (?:the )?\d|[.,;]|$)"),
    rule(
        "time",
        "next this following later early late end middle mid start beginning first back",
        rf"(?:,? (?:of|in|at|on|the|next|this|that|thing|part|half|following|coming|new)){{0,6}}? (?:week|"
        rf"month|year|quarter|"
        rf"{WEEKDAYS}|{MONTHS}|thing|tomorrow|morning|afternoon|evening|fortnight|weekend|today|tonight)\b",
    ),
    rule("time", "mid", rf"-(?:{MONTHS}|week|month|morning|afternoon)"),
    rule(
        "time",
        "the",
        rf" (?:day after|week after|end of|beginning of|start of|middle of|following|coming|next|new year|"
        rf"weekend|week of|week beginning|morning of|\d{{1,2}}(?:st|nd|rd|th)|(?:{_ORDINAL})(?= |[.,;]|$)|"
        rf"(?:{_ORDINAL}) of {MONTHS})",
    ),
    rule(
        "time",
        "in",
        rf"(?: about| around| exactly)? {COUNTS} (?:more |or (?:so|two|three) |to \w+ )?(?:hours?|days?|"
        rf"weeks?|months?|minutes?|"
        r"business days|working days|fortnight)|the (?:morning|afternoon|evening|new year)\b",
    ),
    rule("time", "in", r" (?:the )?(?:new year|morning|afternoon|evening|spring|summer|autumn|fall|winter)\b"),
    rule("time", "a", r" (?:week|fortnight|month|day) (?:from|on|today|tomorrow|later)\b"),
    rule(
        "time",
        "one two three four five six seven ten couple few week weeks",
        r" (?:days?|weeks?|months?) (?:from|later|time)\b",
    ),
    rule("time", "same", r" (?:time|day|place)\b"),
    rule(
        "time",
        "at around about by before after until till",
        r" (?:about )?(?:\d{1,2}(?:[:.]\d\d)?|one|two|three|four|five|six|seven|eight|nine|"
        r"ten|eleven|twelve|half past \w+|quarter (?:to|past) \w+|noon|midday|lunch(?:time)?|nine-thirty|"
        r"close of (?:play|business)|cob|eod)"
        r"(?: ?(?:am|pm|a\.m|p\.m|o'clock|thirty|fifteen))?(?![\w%$-]| \w+ (?:off|more))",
    ),
    rule(
        "time",
        "after before once when",
        r"(?! you (?:get|have) (?:this|a (?:chance|moment|minute))| you can\b| it suits)"
        r"(?:,? (?:you're|you are|you've|you have|they're|the|your|this|that|my|our|it's|it|we|i|i'm|"
        r"i've)\b)"
        r"(?:,? [\w'-]+){0,4}? (?:back|over|done|out|settled|settles|returned|return|closed|closes|close|"
        r"finished|ends|end|meeting|audit|holiday|"
        r"holidays|weekend|show|event|launch|opening|move|board|renewal|deadline|season|half-term|break|"
        r"leave|fair|conference|demo day|"
        r"landed|lands|arrived|arrives|read it|review|inventory|budget|close|month-end|year-end|"
        r"quarter-end|stocktake|christmas|easter)\b",
    ),
    rule("time", "eod cob eow", r"\b"),
    rule("time", "week", rf" (?:of|beginning|commencing) (?:the )?(?:\d|{MONTHS}|{WEEKDAYS}|{_ORDINAL})"),
    rule("time", "on by", r" \d{1,2}[/.-]\d{1,2}\b"),
    # the promise
    rule(
        "promise",
        "i'll ill we'll let i'm i'd i we shall will",
        rf"(?:(?<=\bi)(?: will| shall| am going to| plan to| intend to| aim to| can| do plan to|"
        rf" promise to)|"
        rf"(?<=\bwe)(?: will| shall| are going to)|(?<=\bi'd) (?:like|love) to(?= try\b)|(?<=\bi'm)"
        rf"(?: going to| planning to| gonna| fixing to| fixin to| looking to| set to)|"
        rf"(?<=\blet) me|(?<='ll)|(?<=\bill)|"
        rf"(?<=\bshall)(?! i\b| we\b)|(?<=\bwill)(?! (?:you|they|it|that|this)\b)){_WILL}(?:{_CONTACT})"
        rf"(?![\w'])",
    ),
    rule(
        "promise",
        "i'm i we're",
        rf"(?:(?<=\bi) am)?(?: \w+)? (?:(?:calling|ringing|phoning|trying) (?:you )?(?:back|again|on "
        rf"(?={WEEKDAYS})|(?={WEEKDAYS}|tomorrow|next week))|back in touch)",
    ),
    rule(
        "promise",
        "expect you'll you look watch",
        r"(?: can| will)?(?: expect| get| hear| have| out for)?(?: (?:my|a|another|the))?(?: \w+)? ?"
        r"(?:call from me|from me|my call|next call)\b",
    ),
    rule(
        "promise",
        "my",
        r" (?:next|second|third|follow-up) (?:call|try|attempt)(?: to you)?(?: is|'s| will be| comes)\b",
    ),
    rule("promise", "i'm i", r"(?:(?<=\bi) am)? back (?:on the (?:phone|line)|in touch|with you|to you)\b"),
    rule("promise", "calling ringing trying", r" (?:you )?(?:back|again)\b"),
    rule(
        "promise",
        "speak talk",
        r"(?<!to speak)(?<!to talk)(?<!'s talk)(?<!'s speak)(?<!we talk)(?<!we speak)(?<!can talk) (?:to|"
        r"with) you (?:again )?(?=(?:on )?" + WEEKDAYS + r"|tomorrow|next week)",
    ),
    rule(
        "promise",
        "gonna going will",
        r"(?:(?<=^will)|(?<=[.!?;,] will)|(?<=gonna)|(?<=[.!?] going)|(?<=^going))(?: to)? (?:"
        + _CONTACT
        + r")(?![\w'])",
    ),
    rule(
        "promise",
        "one another a",
        r"(?:(?<=[,;:.!?] one)|(?<=[,;:.!?] another)|(?<=[,;:.!?] a)|(?<=(?:make|then|with|just|have|it's) one)|(?<=and one))(?: more| last| final| further| "
        r"second| next)? (?:try|call|ring|go|attempt)(?: from me| (?:to )?you)?(?= (?:on|at|next|tomorrow|this|in|after)\b|[,;])",
    ),
    rule(
        "promise",
        "diary calendar",
        r"(?:(?<=my diary)|(?<=my calendar)|(?<=the diary)) (?:for a|to|for another) (?:call|ring|phone|try)\b",
    ),
    rule("promise", "plan idea", r" is to (?:" + _CONTACT + r")(?![\w'])"),
    rule(
        "said_before",
        "sent e emailed mailed wrote written posted left called rang phoned spoke met asked said "
        "mentioned talked tried promised told dropped had was were",
        r"(?:-?mailed)?\b",
    ),
)


def next_call(text: Text) -> Check:
    """Whether the caller says when they will try again."""
    bare: list[Span] = []
    for promise in text.own("promise"):
        when = _time_for(text, promise)
        if when:
            spans = (promise, when)
            return passed(CheckId.NEXT_CALL, "It says when you will try again.", spans=spans)
        bare.append(promise)
    line = at_the_end(text, "I'll try you again {{ next_call }}.")
    if bare:
        message = "You say you will try again, but not when."
        behind = _OBJECT.match(text.low, bare[0][1])
        at = behind.end() if behind else bare[0][1]
        day = Suggestion(at, at, " {{ next_call }}")
        return failed(CheckId.NEXT_CALL, message, spans=tuple(bare), suggestion=day)
    return failed(CheckId.NEXT_CALL, "It does not say when you will try again.", suggestion=line)


_OBJECT = pattern(r"(?: (?:you|it|your \w+|back|again|once more|one more time|another time)){0,4}")


def _time_for(text: Text, promise: Span) -> Span | None:
    begin, end = text.around(promise[0])
    times = [t for t in text.of("time") if begin <= t[0] < end and t[1] > begin]
    said = [s for s in text.of("said_before") if begin <= s[0] < end]
    after = [t for t in times if t[1] > promise[0] and not any(promise[1] <= s[0] < t[0] for s in said)]
    if after:
        return after[0]
    before = [t for t in times if t[1] <= promise[0] and _belongs(text.low[begin : promise[0]], t[0] - begin)]
    if before:
        return before[-1]
    return _time_in_fragment(text, end)


_PAST = pattern(
    r"\b(?:sent|e-?mailed|mailed|wrote|left|called|rang|phoned|spoke|met|asked|said|mentioned|tried|"
    r"was|were|had|opened|is|are|call me|ring me)\b"
)
_CLAUSE = pattern(r"[,;:]| and | but | so | or ")
_CONDITION = pattern(r"\b(?:if|unless|otherwise|when|once)\b")


def _belongs(before: str, at: int) -> bool:
    """Whether a time before the promise goes with it: in a condition, or in the last clause and not about the past."""
    if _CONDITION.search(before[:at]):
        return True
    cut = [found.end() for found in _CLAUSE.finditer(before[:at])]
    clause = before[cut[-1] if cut else 0 :]
    return not _PAST.search(clause)


def _time_in_fragment(text: Text, end: int) -> Span | None:
    """ "I'll try you again. Thursday morning.": a next sentence that begins with the time."""
    number = text.sentence(max(0, end - 1)) + 1
    if number >= len(text.sentences):
        return None
    begin, stop = text.sentences[number]
    near = [t for t in text.of("time") if begin <= t[0] <= begin + 10]
    return near[0] if near and len(text.words_in((begin, stop))) <= 6 else None
