"""The language of relief: what people have back, get done by somebody, no longer lose; and amounts that become smaller.

Phrases and amounts only; which of them count is judged in `benefit`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from salesdesk.domain.patterns import pattern
from salesdesk.domain.voicemail.findings import Span
from salesdesk.domain.voicemail.language import Text, rule
from salesdesk.domain.voicemail.marking import US
from salesdesk.domain.voicemail.wordlists import COUNTS, UNITS, WEEKDAYS

_THEIR = r"(?:their|your|her|his|every|each|all|most|half|more|those|these|the|an?|two|three|four|five|\d+)"
_NOT_TALK = (
    r"(?! (?:a|an|the|your|my|our) (?:\w+ )?(?:calls?|meetings?|demo|chat|slot|reply|response|answer|word|ring|message|"
    r"account|business|company|name|contract|deal|paperwork|ball|chance|conversation|appointment with|thoughts|order)\b)"
)
_BETWEEN = r"(?: (?!i\b|i've|i'd|we\b|we've|you\b|that\b|which\b|who\b|me\b|us\b)[\w'-]+)"
_DONE = (
    r"(?:(?!need|hundred|speed|indeed|feed|seed|started|interested|booked|scheduled|onboarded|called|introduced|"
    r"needed|updated|connected|signed)\w{3,}ed|paid|done|sold|found|built|seen|met|filled|caught|written|read|sent|made|ready|out)"
)

RULES = (
    rule("gain", "get gets got getting", rf"{_NOT_TALK}(?= {_THEIR}\b){_BETWEEN}{{1,6}} {_DONE}\b"),
    rule(
        "gain",
        "have has had having",
        rf"(?<!i have)(?<!i've had){_NOT_TALK}(?= (?:their|her|his|every|all|most|half|those)\b){_BETWEEN}{{1,5}} {_DONE}\b",
    ),
    rule(
        "gain",
        "get gets got getting have has had having give gives gave giving",
        rf"(?<!i have)(?<!i'll have)(?<!we have)(?<!i had){_NOT_TALK}(?= {_THEIR}\b){_BETWEEN}{{2,5}} (?:back|again|off|free|to "
        r"(?:themselves|herself|himself|yourself|yourselves))\b(?<!call back)(?<!ring back)(?<!word back)(?<!reply back)(?! (?:to|with|from) )",
    ),
    rule(
        "gain",
        "have has had having",
        rf" (?:them|it|that|theirs|those|the [\w-]+|your [\w-]+|their [\w-]+) (?:in|within|inside) (?:{COUNTS}) {UNITS}\b",
    ),
    rule(
        "gain",
        "down",
        rf"(?<!boils down)(?<!comes down)(?<!we're down)(?<!i'm down) to (?:about |just |under |only |nearly )?(?:{COUNTS}|none|zero|nothing|"
        r"nil)\b(?! (?:science|simple|question|matter))",
    ),
    rule("gain", "next", r" to (?:none|nothing|no \w+)\b(?<!you next to nothing)(?<!costs next to nothing)"),
    rule("gain", "almost hardly barely scarcely", r" (?:none|nothing|no|any|ever) (?!time|one\b|choice|interest|i\b|i'd|we\b)[\w-]+"),
    rule("gain", "go goes went going gets get got head heads", r" home\b(?! (?:page|office|without|or|empty))"),
    rule(
        "gain",
        "finish finishes finished done closed out",
        rf" (?:at|on) (?:{WEEKDAYS}|(?:two|three|four|five|six|seven|noon|lunchtime|\d{{1,2}})\b(?! (?:me|us|my)))",
    ),
    rule("gain", "keep keeps kept keeping", r" (?:every|each|all (?:of )?(?:their|her|his|your)) (?!call|message)[\w-]+"),
    rule("gain", "spread spreads spreading", r" (?:the|your|their) (?:costs?|load|work|bill|payments?)\b"),
    rule("gain", "lose loses lost losing waste wastes wasted", r" (?:none|nothing|almost|hardly|barely|scarcely|not one|no more)\b"),
    rule("gain", "nobody no", r"(?:(?<=no) one)? (?:[\w'-]+ ){1,8}any ?more\b"),
    rule(
        "gain",
        "is are",
        r" gone(?: now| for good)?(?=[.,;]|$| and)(?<!offer is gone)(?<!price is gone)(?<!chance is gone)(?<!deal is gone)(?<!it is gone)"
        r"(?<!spots are gone)(?<!places are gone)(?<!they are gone)",
    ),
    rule("gain", "on with for", r" half the (?!price|size of)[\w-]+"),
    rule(
        "gain",
        "take takes took taking taken knock knocks knocked shave shaves shaved",
        rf"(?: (?:about|around|nearly|roughly|at least|up to|some|another))? (?:{COUNTS}) ?{UNITS} (?:\w+ )?off\b",
    ),
    rule("gain", "nobody no", r"(?:(?<=no) one)?(?: [\w'-]+){0,4}? (?:has|have|needs|need|had) to (?!call|ring|know|sign|reply)[\w-]+"),
    rule("gain", "pays pay paid", r" for itself\b"),
    rule(
        "gain",
        "stop stops stopped",
        r"(?<!'ll stop)(?<!to stop)(?<!and stop)(?<!me stop)(?<!can stop)(?<!will stop)(?<!i stop)(?<!not stop)(?<!n't stop)"
        r"(?<!never stop)(?<!i've stopped) (?:calling|ringing|phoning|chasing|mailing) (?:you|them|your [\w-]+|their [\w-]+)\b",
    ),
    rule("gain", "in", r" and out (?:in|by|within|before)\b"),
    rule(
        "gain",
        "take takes took taking",
        r" (?:all |most of |much of |half )?the (?:worry|sting|pain|guesswork|guessing|stress|hassle|risk|fear|strain|drama|heat|"
        r"sweat|work|slog|drudgery|rush|panic|waiting|wait) out of\b",
    ),
    rule("gain", "get gets got getting", rf" {_DONE} (?:before|on|in|by|within|without|the same|first|sooner|faster|quicker)\b"),
    rule("gain", "sell sells sold", r"(?: (?!you|me|us)[\w'-]+){1,5} before\b"),
    rule("gain", "ready", r"(?: for)?(?: (?!sign|buy|move|call|talk)[\w'-]+){0,5}? (?:in an?|in one|in two|by|before|within)\b"),
    rule(
        "gain",
        "isn't aren't wasn't not never longer",
        r" (?:an? |the )?(?:yearly |monthly |usual )?(?:nightmare|headache|scramble|panic|mess|chore|fight|gamble|guesswork|struggle|"
        r"slog|last-minute)\b",
    ),
    rule(
        "gain",
        "bring brings brought bringing drive drives drove get gets getting got keep keeps kept",
        r" down (?!to\b|the (?:line|phone|road)|on\b|here|there)[\w'-]+",
    ),
    rule(
        "gain",
        "stop stops stopped",
        r"(?<!'ll stop)(?<!can stop)(?<!will stop)(?<!i stop)(?<!i've stopped)(?<!me stop) (?:that|it|this)(?: from)?"
        r"(?: happening)?(?= last| this| in | for good| with | by |[.,;])",
    ),
    rule("gain", "rest rests", r" (?:easy|easier)\b"),
    rule("gain", "worry worries worried", r" less\b"),
    rule("gain", "half third quarter fifth tenth fraction", r" (?:what it was|of what)\b"),
    rule(
        "gain",
        "looks look looked",
        r" after itself\b",
    ),
    rule("gain", "waiting sitting already", r" (?:there |done |ready )?(?:when|before) (?:she|he|they|you|your \w+) (?:walks?|comes?|gets?|starts?|arrives?|opens?)\b"),
)  # fmt: skip

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a hundred": 100,
    "half a": 0.5, "half an": 0.5, "half": 0.5, "a couple of": 2, "a few": 3, "several": 4, "a whole": 1, "a full": 1,
}  # fmt: skip
_MINUTES = {"second": 1 / 60, "minute": 1, "min": 1, "hour": 60, "morning": 240, "afternoon": 240, "evening": 240,
            "day": 480, "night": 480, "week": 2400, "fortnight": 4800, "month": 10_000, "quarter": 30_000, "year": 120_000}  # fmt: skip
_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_AMOUNT = pattern(rf"\b(\d[\d.]*|{_WORD})[ -]({'|'.join(_MINUTES)})s?\b")
_OTHER_WISE = pattern(
    r"\b(?:now|since|these days|today|today's|they|they'd|theirs|it's|there|at|on|elsewhere|others?|instead|only|just)\b"
)
_NOT = pattern(r",? (?:and |but )?(?:not|instead of|rather than|against|where (?:it|they) (?:took|needed|spent)) ")
_BARE = pattern(
    rf"(?:[^.!?]{{0,80}}[.!] )?[^.!?]{{1,80}}\b(?:it's|they're|it is|is|are|was|were|takes?|took|needs?) (?:now )?(?:nearer|closer to|more like|only|just|under|"
    rf"about|nearly) (\d+|{_WORD})\b(?! ?(?:[\w-]+ )?(?:per|%|{'|'.join(_MINUTES)}))"
    rf"|(?:[^.!?]{{0,80}}[.!] )?[^.!?]{{1,80}}\b(?:it's|it is|they're|they wait|it takes) (\d+|{_WORD}) now\b"
)
""" "Three weeks; it's nearer one": the amount without its unit."""
_SAME_VERB = pattern(
    rf"\b(\w{{3,12}}) (\d+|{_WORD}) [\w-]+[^.!?]{{1,60}}\b(?:would|could|'d|can|now|only|just) \1(?:s|ed)? "
    rf"(?:only |just )?(\d+|{_WORD})\b"
)


def smaller_amounts(text: Text) -> tuple[Span, ...]:
    """ "An hour a shift. On two wards it's ten minutes.": a time that is shorter with others, in the same or the next
    sentence; sentences of ours and questions do not count ("I spent an hour; may I have ten minutes?")."""
    times = [(found.span(), _minutes(found)) for found in _AMOUNT.finditer(text.low)]
    spans = []
    for (before, long), (after, short) in pairwise(times):
        if short > long and _NOT.fullmatch(text.low, before[1], after[0]) and not _ours(text, before):
            spans.append(before)
        nearby = text.sentence(after[0]) - text.sentence(before[0]) <= 1
        if nearby and short < 0.9 * long and not (_ours(text, before) or _ours(text, after)):
            begin, _ = text.around(after[0])
            if _OTHER_WISE.search(text.low, max(begin, before[1]), after[0]):
                spans.append(after)
    for place, _ in times:
        found = _BARE.match(text.low, place[1])
        if found and _number(found.group(1) or found.group(2)) < _number(text.low[slice(*place)].rpartition(" ")[0]):
            spans.append((place[0], found.end()))
    spans += [
        found.span() for found in _SAME_VERB.finditer(text.low) if _number(found.group(3)) < _number(found.group(2))
    ]
    return tuple(sorted(spans))


def _ours(text: Text, place: Span) -> bool:
    begin, end = text.around(place[0])
    return text.said[begin:end].rstrip().endswith("?") or bool(US.search(text.low, begin, end))


def _minutes(found: re.Match[str]) -> float:
    return _number(found.group(1)) * _MINUTES[found.group(2)]


def _number(said: str) -> float:
    if said in _NUMBERS:
        return _NUMBERS[said]
    return float(said.rstrip(".")) if re.fullmatch(r"\d+(?:\.\d*)?\.?", said) else 0.0
