"""Whether a message praises the one who speaks; a compliment to them is innocent."""

from __future__ import annotations

import re

from salesdesk.domain.patterns import pattern
from salesdesk.domain.voicemail.findings import Check, CheckId, Listener, Span, failed, passed
from salesdesk.domain.voicemail.language import Text, rule
from salesdesk.domain.voicemail.marking import US, apart, first_word_end, named, without
from salesdesk.domain.voicemail.wordlists import OFFER, PRODUCT, any_of

_ABOUT_MARKET = (
    r"(?:in|on|of|across|within) (?:the |our |this |its |your |all )?(?:\w+ )?(?:industry|market|"
    r"business|world|country|region|trade|sector|field|class|nation|uk|us|europe|state|planet|area|"
    r"category|space|north|south|midwest|northeast|northwest|southeast|southwest|county|city|valley|america|england|scotland|germany)"
)
_NOT_LEADING = (
    r"(?! (?:a|an|the|your|our|my|this|that|up|to|you|them|him|her|us|me|into|in|on|with|by|from|off|"
    r"out|change|teams|people|questions?|indicators?|cause|causes|zero|zeros|figures?|actor|lady|man|"
    r"woman|role|part|light|two|three|four|five|six|seven|eight|nine|ten|\d+|several|both|all|those|these|his|her|their|its)\b)"
)
_BIG = (
    "fastest easiest strongest smartest largest biggest cheapest lowest highest greatest broadest widest newest safest"
)
_MOST = (
    "advanced powerful trusted innovative comprehensive reliable popular successful sophisticated "
    "experienced efficient complete affordable respected effective flexible cost-effective "
    "competitive recognised recognized exciting robust"
)

RULES = (
    # words that praise wherever they stand
    rule("boast", "superior", r"\b(?! (?:court|officer|street|avenue|road|wisconsin|,? wi\b))"),
    rule("boast", "best", r"(?: |-)(?:in|of)(?: |-)(?:class|breed|show)|-(?:in|of)-\w+"),
    rule(
        "boast",
        "world",
        r"(?: |-)(?:class|leading|beating|renowned|famous)\b|'?s (?:best|first|leading|largest|most|"
        r"number|top|finest|only)\b",
    ),
    rule("boast", "first top", r"(?: |-)class\b"),
    rule(
        "boast", "industry market award world category sector", r"(?: |-)(?:leading|winning|leader|leaders|beating)\b"
    ),
    rule(
        "boast",
        "leader leaders",
        r" (?:in|of) (?:the |our |its )?(?:\w+ )?(?:industry|market|field|space|sector|category|software|"
        r"technology)\b",
    ),
    rule("boast", "cutting bleeding leading", r"(?: |-)edge\b"),
    rule("boast", "state", r"(?: |-)of(?: |-)the(?: |-)art\b"),
    rule(
        "boast",
        "revolutionary groundbreaking unparalleled unparalled unrivalled unrivaled unmatched unbeatable "
        "unsurpassed unequalled "
        "unequaled incomparable matchless trailblazing trailblazers",
        r"\b",
    ),
    rule("boast", "ground", r"-breaking\b"),
    rule("boast", "game", r"(?: |-)chang(?:er|ing|ers)\b"),
    rule("boast", "second", r" to none\b"),
    rule("boast", "one", r"(?: |-)of(?: |-)a(?: |-)kind\b"),
    rule("boast", "gold", r"(?: |-)standard\b"),
    rule("boast", "like", r" no other\b"),
    rule(
        "boast",
        "nothing",
        r" (?:else )?(?:like (?:it|this|us|our)|(?:else )?comes close)\b(?! (?:happens|again|has happened))",
    ),
    rule(
        "boast",
        "most",
        r" (?:awarded|decorated|certified|downloaded|sought-after|talked-about|recommended)\b",
    ),
    rule(
        "boast",
        "number",
        r" one (?:in|for|at|provider|supplier|choice|vendor|company|brand|firm|platform|solution|software|"
        + PRODUCT
        + r")\b",
    ),
    rule("boast", "no", r"\. ?1\b"),
    rule("boast", "head", r" and shoulders above\b"),
    rule("boast", "nobody no", r"(?:(?<=no) one)?(?: else)? comes close\b"),
    rule(
        "boast",
        "top",
        r"(?: |-)(?:rated|tier|notch|ranked|performing|flight|drawer|provider|supplier|vendor|company|"
        r"quality|firm)\b(?! (?:customers|drivers|teams|depots|stores))|(?: |-)of(?: |-)the(?: |-)(?:line|"
        r"range)\b",
    ),
    rule(
        "boast",
        "leading",
        _NOT_LEADING + r"(?=,? [\w-])(?<!you're leading)(?<!you are leading)(?<!i'm leading)(?<!are leading)"
        r"(?<!is leading)(?<!of leading)(?<!been leading)(?<!be leading)(?<!for leading)(?<!'s leading)"
        r"(?<!-leading)(?<!now leading)(?<!you leading)",
    ),
    rule("boast", "premier", r"(?! (?:league|inn|foods))\b"),
    rule("boast", "guaranteed", r" (?:results|savings|lowest|roi|success|return|returns|best|satisfaction)\b"),
    rule("boast", "unique", r"(?:ly)? (?:positioned|placed|qualified|selling)\b"),
    rule("boast", "uniquely", r" \w+"),
    # a superlative of ours, or of the whole market
    rule("boast", "best", r" (?:\w+ )?" + OFFER + r"\b(?! (?:for your|is the one))"),
    rule(
        "boast",
        "best",
        r"(?! of both)(?: [\w-]+){0,3}? (?:"
        + _ABOUT_MARKET
        + r"|on the market|money can buy|around\b|anywhere|available|out there|you'll (?:ever )?(?:find|see|"
        r"get)|you will (?:ever )?(?:find|see)|there is\b|you can (?:get|buy)|in town)",
    ),
    rule(
        "boast",
        "we're we are is it's",
        r"(?: simply| quite simply| still| truly| by far| are| is){0,6}(?: the) (?:very )?best\b(?! "
        r"(?:of both|time|day|way|number|person|place|moment|hour|thing|address|e-?mail|one to|for you|if|"
        r"to\b|part|week|slot|route|fit|month|contact))",
    ),
    rule(
        "boast",
        "our",
        r" (?:very )?best(?:-(?:selling|known))?\b(?! (?:guess|wishes|regards|to\b|time|efforts?|" r"people to|foot))",
    ),
    rule(
        "boast", "do does", r" (?:it|this|that|these things) (?:better|best)\b(?: than (?:any|every|us\b|we\b)|[.,!]|$)"
    ),
    rule("boast", "best", r"-(?:selling|known|rated|loved|value)\b"),
    rule("boast", "ranked rated voted", r" (?:number one|no\. ?1|first|top|best|highest)\b"),
    rule("boast", "better", r" (?:\w+ )?" + OFFER + r" (?:anywhere|out there|on the market|than)\b"),
    rule(
        "boast",
        "better faster cheaper easier quicker smarter safer stronger",
        r" than (?:any(?:one|body|thing)?|every(?:one|body|thing)?|all|the (?:competition|rest|others)|"
        r"our competitors?|your (?:current|existing|competitors?))\b",
    ),
    rule("boast", _BIG + " finest ultimate perfect ideal", r"(?: [\w-]+)? " + OFFER + r"\b"),
    rule(
        "boast", _BIG + " finest", r"(?: [\w-]+){0,3}? (?:" + _ABOUT_MARKET + r"|on the market|money can buy|available)"
    ),
    rule("boast", "most", r" " + any_of(_MOST) + r"\b(?! (?:way|time|part|of (?:your|the) day))"),
    rule(
        "boast",
        "we",
        r"(?: are|'re) (?:simply |truly |really |quite )?(?:great|excellent|brilliant|fantastic|terrific|"
        r"superb|number one)\b",
    ),
    # praise that is a compliment when it is theirs
    rule(
        "praise",
        "amazing incredible fantastic awesome outstanding exceptional phenomenal extraordinary stunning "
        "sensational remarkable "
        "tremendous superb spectacular magnificent terrific marvellous marvelous unbelievable wonderful "
        "brilliant "
        "legendary astonishing breathtaking",
        r"(?:ly)?\b",
    ),
    rule(
        "praise",
        "great excellent exciting powerful unique innovative impressive perfect unprecedented robust",
        r"(?:,? (?:and |new )?[\w-]+)? " + OFFER + r"\b",
    ),
    rule("praise", "mind", r"-blowing\b"),
    rule("praise", "incredibly amazingly exceptionally extraordinarily unbelievably", r" \w+"),
)

_NICE_TIME = pattern(
    r"(?:ly)?,?(?: \w+)? (?:day|days|week|weekend|evening|afternoon|morning|time off|holiday|holidays|"
    r"summer|christmas|trip|break|vacation|easter|weather|year|season|quarter|talk|keynote|speech|"
    r"article|post|job|work|move|milestone|achievement|news|conversation|chat|event|show|opening|"
    r"launch|growth|story|team|turnout|piece|podcast|interview|people|session|panel|webinar|evening|"
    r"hosts?|welcome|start|store|shop|site)\b"
)
_WISH = pattern(
    r"\b(?:would|'d|that'd|it'd|could)(?: really| also)? be (?:\w+ )?\Z|\b(?:have|having|had) an? "
    r"(?:\w+ )?\Z|\bhope (?:\w+ ){1,6}\Z"
)
_OFFERED = pattern(rf"(?:ly)?,?(?: [\w-]+)?(?: [\w-]+)? {OFFER}\b")


def superlative(text: Text, listener: Listener) -> Check:
    """Whether it praises itself; a compliment to them is none of that."""
    heard = [*text.own("boast"), *(s for s in text.own("praise") if not _compliment(text, s, listener))]
    spans = apart(sorted(s for s in heard if not _said_of_them(text, s)))
    if not spans:
        return passed(CheckId.SUPERLATIVE, "It does not praise itself.")
    message = f"{named(text, spans)} praises you, not what they gain."
    return failed(CheckId.SUPERLATIVE, message, spans=spans, suggestion=without(text, spans[0]))


def _compliment(text: Text, span: Span, listener: Listener) -> bool:
    begin, end = text.around(span[0])
    before, word_end = text.low[begin : span[0]], first_word_end(text, span)
    if _WISH.search(before):
        return not _OFFERED.match(text.low, word_end, end) or before.rstrip().endswith("be")
    if _OFFERED.match(text.low, word_end, end) and not re.search(r"\byour \Z|\byour [\w-]+ \Z", before):
        return False
    if _NICE_TIME.match(text.low, word_end, end) and not re.search(r"\b(?:our|my) \Z", before):
        return True
    return bool(_their_turn(before, listener))


def _their_turn(before: str, listener: Listener) -> bool:
    """Whether the last one spoken of, before the praise, is the listener."""
    theirs = max((m.end() for m in _THEM.finditer(before)), default=-1)
    for name in filter(None, (listener.first_name, listener.account)):
        theirs = max(theirs, before.rfind(name.lower()))
    ours = max((m.end() for m in US.finditer(before)), default=-1)
    return theirs > ours


_THEM = pattern(r"\b(?:your|you|you've|you're|yours|their|they|his|her|she|he|congratulations|congrats)\b")
_OF_THEM = pattern(
    r"\b(?:your|you are|you're|you were|you have been|you've been|as)(?: (?:an?|the|own|team's|such|"
    r"clearly|already|one of the|now))*(?: \w+)? \Z"
)

_AMONG_YOURS = pattern(r"(?: [\w-]+){0,4} (?:in|of|on|at) your (?!industry|market|area|region|sector|field|class)\w")
_THEN_YOU = pattern(r",? you\b")


def _said_of_them(text: Text, span: Span) -> bool:
    """ "your award-winning store", "you're one of the leading growers": theirs, so innocent."""
    begin, end = text.around(span[0])
    if _AMONG_YOURS.match(text.low, span[1]):
        return True
    found = _OF_THEM.search(text.low[max(begin, span[0] - 60) : span[0]])
    if not found or US.search(found.group()):
        return False
    return not found.group().startswith("as ") or bool(_THEN_YOU.search(text.low, span[1], end))
