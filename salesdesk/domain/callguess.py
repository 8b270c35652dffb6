"""How a call seems to have ended, from what was typed and how long it took: a default to accept or change.

Reads words only; stores nothing and decides nothing.
"""

from __future__ import annotations

import re

from salesdesk.domain.patterns import pattern
from salesdesk.domain.touch import Disposition

NO_ANSWER_BELOW = 20
"""Seconds: a call without notes that was shorter than this rang and was given up."""
MESSAGE_BELOW = 90
"""Seconds: ringing, a greeting and a message of 20–40 s; a longer call without notes was a talk."""
LONG_TALK = 240
"""Seconds: after this long the rep has talked with somebody, whoever the notes speak about."""

_MARKED = frozenset('!@?*>"“”„«！＠？＊＞＂')


def _any_of(*patterns: str, flags: int = re.IGNORECASE | re.MULTILINE) -> re.Pattern[str]:
    """One expression out of many; capitals and line starts as in ordinary notes."""
    return pattern("|".join(patterns), flags)


_VM = (
    r"(?:v/?m(?:ail)?|v\.m\.|voice[- ]?mails?|voice message|ans(?:wer(?:ing)?)?[- ]?(?:machine|phone)|a/m|ansa?phone"
    r"|mailbox)"
)
_MSG = rf"(?:{_VM}|messages?|msgs?)"
_MINE = (
    r"(?:a|an|another|one|the|my|our|him|her|them|short|quick|brief|full|long|detailed|new|first|second|third|last"
    r"|\w+th|1st|2nd|3rd|\d+ sec\w*|\d+ ?s)"
)
_NOT = r"(?:did ?n[o']t|didn'?t|does ?n[o']t|doesn'?t|is ?n[o']t|isn'?t|was ?n[o']t|wasn'?t|not|never|no)"
_STOP = r"(?=\s*(?:[.,;!\"”']|$))"

_OFF_LIST = _any_of(
    r"\bdnc\b",
    r"\b(?:do not|don'?t|never|not to) (?:ever )?(?:call|contact|ring|phone)(?: (?:me|us|him|her|them|here))?"
    rf"(?: (?:again|any ?more|ever|list))?{_STOP}",
    r"\bstop (?:calling|ringing|contacting|phoning)\b",
    r"\b(?:take|remove|get|strike) (?:me|us|him|her|them|my \w+|our \w+|this number) (?:off|from) (?:\w+ ){0,2}list\b",
    r"\b(?:off|from) (?:your|our|my) (?:call(?:ing)? )?list\b",
    r"\b(?:take|remove) (?:me|us) off\b|\b(?:taken|be|get) off (?:the|our|your|this) (?:\w+ )?list\b",
    r"\b(?:do(?:es)? ?n[o']t|doesn't|don't|never) wants? (?:to be (?:contacted|called|rung)|any (?:more )?calls"
    r"|to hear from (?:me|us)(?: again| any ?more| ever))\b",
)
_WRONG = _any_of(
    r"\bwrong (?:number|num|no\.?|nr|person|extension)\b",
    r"\b(?:no ?one|nobody|no \w+) (?:by|of|with) that name\b",
    r"\b(?:number|phone|mobile) belongs to\b|\ba private (?:number|person|household)\b",
    r"(?:n't|\bnot) (?:their|her|his) number\b",
)
_DEAD = _any_of(
    r"\b(?:number|line|phone|mobile|cell)(?: (?:is|was|seems|now|has been))*"
    r" (?:dead|disconnected|cut off|unobtainable)\b",
    r"\bdead (?:line|number)\b|\bdisconnected number\b|\bfax (?:tone|machine)\b",
    r"\b(?:number|line|phone|mobile|cell|it)\b.{0,12}\b(?:not|out of|no longer) (?:in )?(?:service|use)\b",
    r"^\W*(?:not in|out of) (?:service|use)\b",
    r"\bnumber (?:is )?not (?:recogni[sz]ed|valid|assigned)\b|\binvalid number\b",
    r"\b(?:number|line) (?:does ?n[o']t|doesn'?t|no longer) (?:exist|work)s?\b",
    r"^\W*(?:number )?(?:disconnected|unobtainable|dead)\W*$",
)
_GONE = _any_of(
    r"\bno longer (?:there|here|with|works?|at|employed|in the (?:role|company))\b",
    r"(?:n't|\bnot) (?:there|here|with \w+|working (?:there|here)) any ?(?:more|longer)\b",
    rf"\b{_NOT} work(?:s|ing)? (?:there|here)(?: any ?more)?\b|\b{_NOT} work(?:s|ing)? (?:for|at) \w+ any ?more\b",
    r"\b(?:left|quit|leaves|leaving) (?:the |their |her |his )?"
    r"(?:company|firm|business|organi[sz]ation|role|job|bank)\b",
    r"\b(?:has|have|'s|'ve|she|he|they|who) (?:already |just )?left"
    r"(?= (?:in|last|for|to|at the end|already|some|a (?:month|year|while|week))\b|\s*(?:[.,;]|$))",
    r"\bmoved on(?:$|\W*[.,;]| (?:in|last|from|to (?:a|another)\b))|\b(?:has|have|is|'s) retired\b|^\W*retired\b",
    r"\b(?:was|were|been|got) (?:let go|laid off|made redundant|fired)\b",
    r"\bmoved to (?:another|a different|a new) (?:company|firm|job)\b",
)
_NOT_LEFT = _any_of(
    rf"\b{_NOT}\b(?:(?!\bleft\b|\banswer)[^.,;\n-]){{0,25}}\b{_VM}",
    r"\b(?:not|never) left\b",
    rf"\bwithout\b[^.\n]{{0,25}}\b{_MSG}",
    rf"\b{_VM}\b[^.\n]{{0,15}}\b(?:full|not set ?up|not left|was ?n[o']t|wasn'?t|is ?n[o']t|isn'?t|disabled)\b",
    rf"\b{_NOT} leav(?:e|ing) (?:{_MINE} )*{_MSG}\b|\bno (?:message|msg)\b",
)
_HEARD_IT = _any_of(
    r"\b(?:heard|received|listened to|thanks for|thank you for|liked|remembered|mentioned|about|after)"
    rf" (?:my|the|your|our|last|\w+'s)(?: \w+)? {_MSG}\b",
    rf"\b(?:got|had|saw|has) (?:my|our|your)(?: \w+)? {_MSG}\b",
)
_LEFT_MESSAGE = _any_of(
    r"\bl/?v/?mm?\b|\bl/?m(?:vm|om|tcb)?\b",
    rf"\b(?:left|leave|lft|dropped|gave)\s+(?:{_MINE}\s+)*{_MSG}\b",
    rf"\b{_MSG} (?:was )?left\b|\b{_VM}\b",
)
_PERSON = r"(?:gate ?keeper|receptionist|switchboard|secretary|front desk|reception|operator|co-?worker)"
_DESK = rf"(?:(?i:assistant|colleague|team ?mate|{_PERSON})|PA|EA|P\.A\.)"
_LEFT_WORD = _any_of(
    r"\bleft (?:a |my |the )?(?:message|msg|note|name|number|details)(?: and (?:number|name))? (?:with|at)\b",
    rf"\bleft word\b|\bspoke (?:to|with) (?:someone|somebody)\b|\b{_PERSON}\b",
)
_SPOKE_DESK = _any_of(
    rf"\b(?i:got|spoke (?:to|with)|talked (?:to|with)|reached|via|through|only|by|with)\b"
    rf"(?:(?! and )[^.\n,;]){{0,25}}?\b{_DESK}\b",
    rf"\b{_DESK}\b,? (?i:answered|picked up|took|takes|will pass|passes|said|says|screen\w*|blocked)\b",
    rf"^\W*(?i:her |his |their |the )?{_DESK}\b(?! (?i:controller|manager|director|vp|buyer|vice))",
    flags=re.MULTILINE,
)
_NO_ANSWER = _any_of(
    r"\bno (?:answer|ans|reply|pick ?up|response|luck|joy)\b|\bn/a\b|^\W*na\b(?=\W*$|\s*[-–—,.:])",
    r"\brang out\b|\bno ?(?:body|one) home\b"
    r"|\bkept ringing\b|\b(?:just )?rings and rings\b|\bjust rings?\b"
    r"|\bringing out\b|\bphone (?:is |was )?(?:switched )?off\b",
    rf"\b(?:{_NOT}|nobody|no ?one) (?:answer(?:s|ed|ing)?|pick(?:s|ed|ing)? up)\b",
)
_BUSY = _any_of(
    r"\b(?:line|number|phone)(?:'s| is| was)? (?:busy|engaged)\b|\b(?:busy|engaged) (?:signal|tone|line)\b",
)
_SAYS_BUSY = _any_of(r"\b(?:busy|bz|engaged)\b(?! (?:season|period|month|quarter|week))")
_TRY = r"(?:call|ring|phone|try)"
_CALL_BACK = _any_of(
    r"\b(?:asked|asks|wants|wanted|said|says|told|requested|prefers|better)\b(?:(?!will|'d|'ll|would)[^.\n]){0,30}"
    rf"\b{_TRY}(?:ed|ing)?(?: (?:me|him|her|them|us))? (?:back|again|later)\b",
    rf"^\W*(?:please )?{_TRY} (?:me |him |her |them )?(?:back|again|later)\b",
    rf"^\W*(?:please )?{_TRY} (?:me|him|her|them) (?:on|at|after|tomorrow|next|mon|tue|wed|thu|fri)",
    r"\bcall ?back (?:asked|requested|wanted|please)\b|\bcallback\b",
    r"\b(?:bad|not a good|wrong) (?:time|moment)\b",
    rf"\b(?:in|into) (?:a |another )?(?:meeting|call)\b.{{0,30}}\b(?:{_TRY}|later|again|back)\b",
    rf"\b(?:busy|driving)\b.{{0,25}}\b{_TRY}\b.{{0,12}}\b(?:back|again|later|tomorrow|next|at|on|after)\b",
)


def guess_disposition(notes: str, seconds: float | None = None) -> Disposition:
    """The likeliest of the ten dispositions (FIELD.md), from the notes and the length in seconds.

    What the rep did ("left vm", "wrong number") counts at any length; words about other people ("left the
    company", "assistant") only in a call too short for a talk. No notes: under 20 s nobody answered, under 90 s
    a message was left, else they talked.
    """
    words = notes[:4_000].replace("’", "'").strip()
    if not any(c.isalnum() for c in words):
        return _from_length(seconds)
    if _OFF_LIST.search(words):
        return Disposition.DO_NOT_CONTACT
    if _speaks_of_a_talk(words):
        return Disposition.CONNECTED
    return _from_deeds(words) or _from_others(words, (seconds or 0) >= LONG_TALK) or Disposition.CONNECTED


_TALKED = _any_of(r"^\W*(?:we |i )?(?:talked|spoke|chatted|connected|reached|discussed|good (?:call|talk|chat))\b")
_HARMLESS = frozenset({Disposition.LEFT_VOICEMAIL, Disposition.NO_ANSWER})


def said_outright(text: str) -> Disposition | None:
    """The disposition that a logged line names by itself ("talked, wants two sites", "left vm"); None for a guess.

    Never one that changes more than the touch, such as a wrong number.
    """
    words = text[:4_000].replace("’", "'").strip()
    if _from_others(words, long_talk=False) is Disposition.LEFT_WORD:
        return Disposition.LEFT_WORD
    if _TALKED.search(words):
        return Disposition.CONNECTED
    if (found := _from_deeds(words)) in _HARMLESS:
        return found
    return Disposition.NO_ANSWER if _NO_ANSWER.search(words) else None


def _from_length(seconds: float | None) -> Disposition:
    """What a call without a word of notes was."""
    if seconds is None or seconds < NO_ANSWER_BELOW:
        return Disposition.NO_ANSWER
    return Disposition.LEFT_VOICEMAIL if seconds < MESSAGE_BELOW else Disposition.CONNECTED


def _from_deeds(words: str) -> Disposition | None:
    """What the notes say about the line or the rep's own message, at any length of the call."""
    if _WRONG.search(words):
        return Disposition.WRONG_NUMBER
    if _DEAD.search(words):
        return Disposition.NUMBER_DEAD
    if not _LEFT_MESSAGE.search(words) or _LEFT_WORD.search(words):
        return None
    if _NOT_LEFT.search(words):
        return Disposition.NO_ANSWER
    return None if _HEARD_IT.search(words) else Disposition.LEFT_VOICEMAIL


def _from_others(words: str, long_talk: bool) -> Disposition | None:
    """What the notes say about people, where the call was too short for those to be the talk's subject."""
    if _BUSY.search(words):
        return Disposition.BUSY
    if long_talk:
        return None
    rules = (
        (_GONE, Disposition.NO_LONGER_THERE),
        (_LEFT_WORD, Disposition.LEFT_WORD),
        (_SPOKE_DESK, Disposition.LEFT_WORD),
        (_NO_ANSWER, Disposition.NO_ANSWER),
        (_CALL_BACK, Disposition.CALLBACK_ASKED),
    )
    found = next((word for pattern, word in rules if pattern.search(words)), None)
    if found is None and len(words.split()) <= 4 and _SAYS_BUSY.search(words):
        return Disposition.BUSY
    return found


def _speaks_of_a_talk(words: str) -> bool:
    """Two marked lines, or their own words: nobody catches a fact and a date from a machine."""
    starts = [line.lstrip()[:1] for line in words.splitlines() if line.strip()]
    return sum(mark in _MARKED for mark in starts) >= 2 or any(mark in '"“”„«＂' for mark in starts)


# Questions asked -----------------------------------------------------------------------------------------------------

_ENDS_ASKING = pattern(r"[^\W_][)\]'’%]{0,3}\s?\?(?![^\s?)\]!])")
_I_ASKED = pattern(r"^\W*(?:i |we )?(?:asked|q:)\s", re.I)


def count_questions(notes: str) -> int:
    """How many questions the rep asked, going by the notes.

    Sentences that end in a question mark, and lines that begin with "asked" or "Q:". Lines marked `?` are
    for next time and lines in quotation marks are theirs: neither is counted.
    """
    total = 0
    for line in notes.splitlines():
        text = line.strip()[:2_000]
        if not text or text[0] in '?？"“„«>':
            continue
        asked = len(_ENDS_ASKING.findall(text))
        total += asked or (1 if _I_ASKED.match(text) else 0)
    return total
