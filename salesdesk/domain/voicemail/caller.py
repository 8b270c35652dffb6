"""Who is calling: name and firm as people introduce themselves, and whether they come early."""

from __future__ import annotations

import re
from dataclasses import dataclass

from salesdesk.domain.patterns import pattern
from salesdesk.domain.voicemail.findings import Caller, Check, CheckId, Span, Suggestion, failed, passed
from salesdesk.domain.voicemail.language import Text
from salesdesk.domain.voicemail.wordlists import MONTHS, WEEKDAYS

EARLY = 32
"""Words within which name and firm must have begun: about twelve seconds."""

_INTRODUCED_WITHIN = 6_000  # characters: whoever is not named by then is not named

# Said with capitals, so this is read in the text as it was typed.
_GAP = r"(?:\{\{[^{}\n]{0,60}\}\}|\[[^\]\n]{1,30}\]|<[^<>\n]{1,30}>)"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'-]*+"
_NAME = rf"(?:{_GAP}|{_CAPITAL}(?:\.?(?: (?:van|von|de|der|da|di|al|bin|la|le|del))? {_CAPITAL}){{0,3}})"
_FIRM = (
    rf"(?:{_GAP}|(?:the )?(?:[a-z]{{1,2}}[A-Z]\w*+|\d{{1,3}}[A-Za-z&][\w&-]*+|"
    rf"[A-Za-z][\w-]*+\.(?:com|io|co|net|org|ai|app|de|test|example)\b|{_CAPITAL})(?:(?: (?:and|&|of|"
    rf"for))? {_CAPITAL}|"
    rf" & {_CAPITAL}){{0,4}})"
)
_INTRO = (
    r"(?:[Ii]t's|[Ii]t is|[Tt]his is|[Ii]ts|I'm|I am|[Mm]y name is|[Mm]y name's|[Nn]ame's|"
    r"[Tt]he name's|[Ii]t's me,?|[Hh]ere's|[Hh]ere is|[Yy]ou've got|[Tt]his'll be|[Tt]hat's|IT'S|"
    r"THIS IS|MY NAME IS)"
)
_HI = (
    r"(?:[Hh]i(?: there| again)?|[Hh]ello(?: there| again)?|[Hh]ey(?: there)?|[Gg]ood (?:morning|"
    r"afternoon|evening|day)|[Mm]orning|[Aa]fternoon|[Ee]vening|[Dd]ear|[Gg]reetings|HI|HELLO|G'day|"
    r"Hiya|Yes, hello)"
)
_TO = rf"(?:,? {_NAME})?"
_LINK = (
    r"(?:,? (?:here|again|calling|ringing|phoning|speaking|over|now|and I'm|and I am|I'm|I am|just|"
    r"this side|back|once more|,))*,? (?:at|from|with|of|for|on behalf of|representing|here at|FROM|AT|WITH)"
)

_NAMED = pattern(rf"(?<!\w){_INTRO},? (?:just |only |me, |once again |again )?(?P<name>{_NAME})(?!'s\b)")
_NAME_HERE = pattern(rf"(?P<name>{_NAME}),? (?:here|calling|speaking|HERE)\b")
_NAME_AT_FIRM = pattern(
    rf"(?:\A|[.,!?:;–—-] ?|\n){_HI}{_TO}[.,!:;–—-]{{1,2}} ?(?:-|–|—)? ?(?P<name>{_NAME}){_LINK} "
    rf"(?P<firm>{_FIRM})"
    rf"|(?:\A|[.!?,–—] |\n)(?P<name2>{_NAME}){_LINK} (?P<firm2>{_FIRM})"
)
_NAME_COMMA_FIRM = pattern(
    rf"\A(?:(?:{_NAME}, )?{_HI}{_TO}[.,!–—]{{1,2}} ?)?(?P<name>{_NAME}), (?P<firm>{_FIRM})(?=[,.;:]|"
    rf" here| –| —| -| (?:over |down |up )?in {_CAPITAL})"
)
_NAME_ALONE = pattern(rf"\A(?:{_HI},? {_NAME}|{_NAME}, {_HI})[.,!] (?P<name>{_NAME})(?=\.)")
_NAME_THEN_FIRM = pattern(
    rf"\A(?:{_HI}{_TO}[.,!–—] ?)?(?P<name>{_CAPITAL}(?: {_CAPITAL})?)[.!] (?P<firm>{_CAPITAL}(?: {_CAPITAL}){{0,2}})\.(?= |\Z)"
)
_FIRM_IN_SMALL = pattern(r" (?:at|from) (?P<firm>[a-z][\w&-]{2,})(?= ?[,.;!]| here| and| about)")
_FIRM_SAID = pattern(
    rf"\b(?:from|at|with|of|for|behalf of|representing|FROM|AT|WITH|work for|called|company is|firm is|"
    rf"name is) (?P<firm>{_FIRM})"
    rf"|\b(?:[Ww]e're|[Ww]e are) (?P<we>{_FIRM})(?=,|\.| and)"
)
_FIRM_AFTER_COMMA = pattern(rf"(?:, | \()(?P<firm>{_FIRM})(?=[,.;:!?)]| here| –| —| -|$)")
_NOT_A_NAME = pattern(
    rf"(?:{WEEKDAYS}|{MONTHS}|i|i'm|i've|i'll|i'd|you|your|we|it|the|a|an|just|about|not|here|only|"
    rf"because|regarding|re|no|yes|"
    r"sorry|thanks|again|if|so|our|my|what|when|how|that|this|there|hi|hello|hey|good|morning|please|"
    r"to|"
    r"in|on|and|but|christmas|easter|usa|uk|us|pm|am|ok|okay|one|last|most|q[1-4])\Z",
    re.IGNORECASE,
)
_PLAIN = pattern(
    r"(?<![\w'-])(?:it's|it is|this is|its|i'm|i am|my name is|my name's|name's) "
    r"(?P<name>[a-z][\w'-]++(?: [a-z][\w'-]++)?)"
    r"(?: here| calling| again){0,6},? (?:at|from|with|of|calling from) (?P<firm>[a-z][\w&.-]++)"
    r"|(?<![\w'-])(?P<name2>[a-z][\w'-]++(?: [a-z][\w'-]++)?) (?:here )?(?:at|from|with) "
    r"(?P<firm2>[a-z][\w&.-]++)(?: here)?\b"
)
_PLAIN_NOT = pattern(
    r"(?:a|an|the|about|just|regarding|been|not|with|to|in|calling|your|my|our|time|good|great|nice|"
    r"worth|because|only|really|"
    r"here|quick|fine|ok|important|urgent|all|going|so|very|hard|for|on|at|you|me|us|them|it|least|"
    r"first|once|from|back|away|"
    r"home|far|message|call|hear|heard|know|works?|working|help|helping|happy|calls?|mail|email|sent|"
    r"is|are|was|be|and|"
    r"month|week|day|end|days|people|teams?|problem|problems|trouble|issues?|good|better|down|up|off|"
    r"out|look|one|two|that|this)\b"
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """Where the caller's name and firm are first said, and the firm as it was said."""

    name: Span | None
    firm: Span | None
    firm_said: str = ""


def introduction(text: Text, caller: Caller) -> Introduction:
    """The caller as the record knows them, else as the text introduces them."""
    said = text.said.replace("’", "'").replace("‘", "'")
    heard = _heard(said[:_INTRODUCED_WITHIN], text)
    name = known(text, (caller.name, caller.name.partition(" ")[0])) or heard.name
    firm = known(text, (caller.firm, short(caller.firm))) or heard.firm
    return Introduction(name, firm, caller.firm or heard.firm_said)


_LEGAL = pattern(
    r",? (?:inc|ltd|limited|llc|plc|gmbh|ag|corp|corporation|co|company|group|pty|bv|sa|srl|llp)\.?\Z", re.IGNORECASE
)


def short(firm: str) -> str:
    """The firm as people say it: without its legal form."""
    return _LEGAL.sub("", firm.strip())


def known(text: Text, names: tuple[str, ...]) -> Span | None:
    """Where the first of these names that is said stands, whatever its case."""
    for name in names:
        if len(name.strip()) > 1:
            found = re.search(rf"(?<!\w){re.escape(name.strip().lower())}(?!\w)", text.low)
            if found:
                return found.span()
    return None


def _heard(said: str, text: Text) -> Introduction:
    if said == said.lower() or said == said.upper():
        return _in_lower_case(text.low[: len(said)])
    short_words = _NAME_THEN_FIRM.match(said)
    if short_words and _is_name(short_words["name"]) and _is_name(short_words["firm"]):
        return Introduction(short_words.span("name"), short_words.span("firm"), short_words["firm"])
    found = next((m for m in _NAMED.finditer(said) if _is_name(m["name"])), None)
    firm = _firm_near(said, text, found) if found else None
    if not firm:
        together = _in_commas(said) or _together(said)
        if together:
            return together
        found = found or next((m for m in _NAME_HERE.finditer(said) if _is_name(m["name"])), None)
        found = found or _NAME_ALONE.match(said)
        firm = _firm_near(said, text, found)
    return Introduction(found.span("name") if found else None, firm, said[firm[0] : firm[1]] if firm else "")


def _in_commas(said: str) -> Introduction | None:
    """ "Hi Dana, Sam Lee, Brightline, about …": nothing but commas between name and firm."""
    found = _NAME_COMMA_FIRM.match(said)
    if not found or not (_is_name(found["name"]) and _is_name(found["firm"])):
        return None
    return Introduction(found.span("name"), found.span("firm"), found["firm"])


def _together(said: str) -> Introduction | None:
    for found in _NAME_AT_FIRM.finditer(said):
        which = ("name", "firm") if found["name"] else ("name2", "firm2")
        name, firm = found.span(which[0]), found.span(which[1])
        if _is_name(said[name[0] : name[1]]) and _is_name(said[firm[0] : firm[1]]) and not _greets(said, name[0]):
            return Introduction(name, firm, said[firm[0] : firm[1]])
    return None


_GREETS = pattern(rf"\b{_HI} \Z")


def _greets(said: str, at: int) -> bool:
    return bool(_GREETS.search(said[max(0, at - 20) : at]))


def _is_name(said: str) -> bool:
    first = said.split()[0].strip(".,").partition("'")[0] if said.split() else ""
    return bool(first) and not _NOT_A_NAME.match(first)


def _firm_near(said: str, text: Text, name: re.Match[str] | None) -> Span | None:
    """The firm in the sentence of the name or the next one; without a name, anywhere."""
    if name is None:
        return next((_firm_span(m) for m in _FIRM_SAID.finditer(said) if _is_firm(m)), None)
    number = text.sentence(name.start("name"))
    last = text.sentences[min(number + 1, len(text.sentences) - 1)][1] if text.sentences else len(said)
    after = _FIRM_AFTER_COMMA.match(said, name.end(), last)
    if after and _is_name(after["firm"]):
        return after.span("firm")
    small = _FIRM_IN_SMALL.match(said, name.end())
    if small and not _PLAIN_NOT.fullmatch(small["firm"]):
        return small.span("firm")
    return next((_firm_span(m) for m in _FIRM_SAID.finditer(said, name.end(), last) if _is_firm(m)), None)


def _firm_span(found: re.Match[str]) -> Span:
    return found.span("firm") if found["firm"] else found.span("we")


def _is_firm(found: re.Match[str]) -> bool:
    return _is_name((found["firm"] or found["we"] or "").removeprefix("the "))


def _in_lower_case(said: str) -> Introduction:
    """Typed without capitals: "hi dana its sam from brightline"."""
    for found in _PLAIN.finditer(said):
        which = ("name", "firm") if found["name"] else ("name2", "firm2")
        if not any(_PLAIN_NOT.match(word) for word in (*found[which[0]].split(), found[which[1]])):
            return Introduction(found.span(which[0]), found.span(which[1]), found[which[1]])
    return Introduction(None, None)


def caller_check(text: Text, intro: Introduction, caller: Caller) -> Check:
    """Whether name and firm are said in the first seconds."""
    spans = tuple(span for span in (intro.name, intro.firm) if span)
    message = _caller_message(text, intro)
    if not message:
        return passed(CheckId.CALLER, "It says who is calling.", spans=spans)
    return failed(CheckId.CALLER, message, spans=spans, suggestion=_introduce(text, caller))


def _caller_message(text: Text, intro: Introduction) -> str:
    if not intro.name and not intro.firm:
        return "It does not say who is calling and from where."
    if not intro.firm:
        return "It says your name but not your firm."
    if not intro.name:
        return "It says your firm but not your name."
    early = text.words[EARLY][0] if len(text.words) > EARLY else len(text.said)
    if max(intro.name[0], intro.firm[0]) >= early:
        return "Your name and firm come late: say them first."
    return ""


GREETING = pattern(rf"\s*{_HI}{_TO}\s*[,.!–—-]?\s*")


def _introduce(text: Text, caller: Caller) -> Suggestion:
    greeting = GREETING.match(text.said)
    at = greeting.end() if greeting else 0
    words = f"it's {caller.name or '{{ my_name }}'} at {caller.firm or '{{ my_firm }}'}. "
    return Suggestion(at, at, words if greeting else f"Hi, {words}")
