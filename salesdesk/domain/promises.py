"""What was said aloud, ours and theirs: kept on the day, kept late, broken, or moved to a new day with its reason.

Pure; the words stay neutral whoever was late.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from salesdesk.domain.clockwords import how_long
from salesdesk.domain.followup import BY_PHONE, Channel, FollowUp, Promise, PromiseState, Side
from salesdesk.domain.modes import day_words
from salesdesk.domain.patterns import pattern
from salesdesk.domain.text import clean_line
from salesdesk.domain.touch import Touch
from salesdesk.errors import NotUnderstood, Refused

WRITTEN = frozenset({Channel.EMAIL, Channel.LETTER, Channel.CARD, Channel.TEXT, Channel.THINKING_OF_YOU})


@dataclass(frozen=True, slots=True)
class Ledger:
    """Our promises of a span of days, as counts: never a percentage."""

    made: int = 0
    due: int = 0
    kept_on_day: int = 0
    kept_late: int = 0
    broken: int = 0
    open_late: int = 0

    @property
    def kept(self) -> int:
        return self.kept_on_day + self.kept_late


def kept(promise: Promise, *, now: datetime, today: date) -> Promise:
    """The promise as kept now. Raises Refused for one that is closed."""
    _must_be_open(promise)
    return replace(promise, state=PromiseState.KEPT, closed_at=now, closed_on=today)


def broken(promise: Promise, *, now: datetime, today: date) -> Promise:
    """The promise as broken, by whichever side made it. Raises Refused for one that is closed."""
    _must_be_open(promise)
    return replace(promise, state=PromiseState.BROKEN, closed_at=now, closed_on=today)


def withdrawn(promise: Promise, *, now: datetime, today: date) -> Promise:
    """The promise as taken back with their consent: they said there is no need. It is no black mark.

    Raises Refused for one that is closed.
    """
    _must_be_open(promise)
    return replace(promise, state=PromiseState.WITHDRAWN, closed_at=now, closed_on=today)


def moved(promise: Promise, *, on: date, at: datetime | None, why: str) -> Promise:
    """The promise with a new day and the reason as it was said; the first day it had stays on it.

    Raises Refused for one that is closed, NotUnderstood without a reason.
    """
    _must_be_open(promise)
    reason = clean_line(why)
    if not any(c.isalnum() for c in reason):
        raise NotUnderstood("A moved promise needs its reason.", "A few of their words are enough: board moved.")
    was = promise.moved_from_on or promise.due_on
    return replace(promise, due_on=on, due_at=at, moved_from_on=was, moved_why=reason)


def late_by(promise: Promise) -> timedelta | None:
    """How late it was kept: by the minute where an hour was named, else by whole days; None where it was in time."""
    if promise.state is not PromiseState.KEPT or promise.due_on is None:
        return None
    if promise.due_at and promise.closed_at:
        over = promise.closed_at.replace(second=0, microsecond=0) - promise.due_at
        return over if over > timedelta(0) else None
    if promise.closed_on is None or promise.closed_on <= promise.due_on:
        return None
    return promise.closed_on - promise.due_on


def state_words(promise: Promise, *, today: date) -> str:
    """How it stands, in neutral words: "kept", "kept, 1 min late", "due today", "due 18 Nov, 4 d late", "broken"."""
    if promise.state is PromiseState.KEPT:
        over = late_by(promise)
        return f"kept, {_span(over)} late" if over else "kept"
    if promise.state is not PromiseState.OPEN:
        return promise.state.value
    if promise.due_on is None:
        return "open, no day"
    if promise.due_on == today:
        return "due today"
    late = f", {how_long(promise.due_on, today)} late" if promise.due_on < today else ""
    return f"due {day_words(promise.due_on, today)}{late}"


def moved_words(promise: Promise, *, today: date) -> str:
    """That it was moved and why: "moved from 30 Sep: board moved"; nothing where it was not."""
    if promise.moved_from_on is None:
        return ""
    return f"moved from {day_words(promise.moved_from_on, today)}: {promise.moved_why or ''}".rstrip(": ")


def ledger(promises: Iterable[Promise], *, first: date, last: date) -> Ledger:
    """Our promises made, due, kept and broken in the span, both days included; open late ones as of its last day."""
    ours = [p for p in promises if p.side is Side.OURS and p.state is not PromiseState.WITHDRAWN]
    due = [p for p in ours if p.due_on and first <= p.due_on <= last]
    closed = [p for p in ours if p.closed_on and first <= p.closed_on <= last]
    done = [p for p in closed if p.state is PromiseState.KEPT]
    late = sum(late_by(p) is not None for p in done)
    return Ledger(
        made=sum(bool(p.made_on and first <= p.made_on <= last) for p in ours),
        due=len(due),
        kept_on_day=len(done) - late,
        kept_late=late,
        broken=sum(p.state is PromiseState.BROKEN for p in closed),
        open_late=sum(p.state is PromiseState.OPEN and p.due_on is not None and p.due_on <= last for p in due),
    )


def keeps(follow_up: FollowUp, touch: Touch) -> bool:
    """Whether a touch does what a promise's follow-up said: what was to be sent is not sent by a call.

    A promised call is kept by ringing on the day, answered or not.
    """
    if follow_up.promise_id is None:
        return True
    if follow_up.channel in WRITTEN:
        return touch.direction == "out" and touch.channel not in BY_PHONE
    if follow_up.channel is Channel.MEETING:
        return touch.channel is Channel.MEETING or touch.disposition == "connected"
    return touch.channel not in WRITTEN or touch.direction == "in"


_VERBS = (
    r"(?:sends?|confirms?|checks?|returns?|signs?|decides?|reviews?|introduces?|forwards?|repl(?:y|ies)|answers?|lets?\s+(?:me|us)\s+know"
    r"|(?:calls?|gets?|comes?|rings?|writes?)\s+(?:(?:me|us)\b|(?:me\s+|us\s+)?back))\b"
)
_WILL = r"(?:['’]ll|\s+(?:will|shall|promised?|promises|(?:is|are)\s+going\s+to))\s+(?:to\s+)?(?=\S)"
_THEY = pattern(
    r"(?:they|them|she|he)\s*:\s*(?=\S)"
    rf"|(?:they|she|he){_WILL}"
    rf"|(?:they|she|he)\s+(?={_VERBS})",
    re.I,
)


_THEIR_SIDE = pattern(
    rf"(?:his|her|their)\s+[\w-]+(?:{_WILL}|\s+to\s+|\s+(?={_VERBS}))|(?:still\s+)?waiting\s+(?:on|for)\s+(?:them|him|her|their|his)\b"
    r"|you(?:['’]ll|\s+will)?\s+(?:send|give|call|ring|mail|e-?mail|write|get\s+back\s+to)\s+(?:me|us)\b",
    re.I,
)
""" "His assistant will call", "waiting for her plan": theirs, and who it is stays said."""
_NAMED = pattern(rf"(?P<does>{_WILL}|\s+to\s+(?=\S)|\s+(?={_VERBS}))", re.I)


def whose(said: str) -> tuple[Side, str]:
    """Who made a promise, and what of its words is left without saying so: "they will send the list" is theirs."""
    text = said.lstrip()
    if theirs := _THEY.match(text):
        return Side.THEIRS, text[theirs.end() :]
    return (Side.THEIRS if _THEIR_SIDE.match(text) else Side.OURS), said


_WILLING = pattern(rf"(?P<does>{_WILL}|\s+to\s+(?=\S))", re.I)
_ALSO_WORDS = frozenset(
    [
        "will",
        "mark",
        "bill",
        "rob",
        "sue",
        "pat",
        "grace",
        "may",
        "june",
        "april",
        "drew",
        "chase",
        "grant",
        "frank",
        "nick",
        "art",
    ]
)
"""First names that are words too: "Will send the list" is the rep's own promise, whoever is called so."""


def by_name(said: str, names: Sequence[str]) -> str:
    """The same with "they:" for the person's own name at its start: "Tom sends numbers", "waiting on Tom for …"."""
    for name in filter(None, names):
        word = name.casefold() in _ALSO_WORDS
        begins = said.startswith(name) if word else said[: len(name)].casefold() == name.casefold()
        if begins and (does := (_WILLING if word else _NAMED).match(said, len(name))):
            return f"they: {said[does.end() :]}"
        if waits := re.match(
            rf"(?i)(?:still\s+)?waiting\s+(?:on|for)\s+{re.escape(name)}\b\s*(?:for|to)?\s*(?=\S)", said
        ):
            return f"they: {said[waits.end() :]}"
    return said


def channel_of(what: str) -> Channel:
    """The channel that the words of a promise or a next step speak of; a call where they name none.

    What it begins with decides ("call about the quote"), then what is sent ("send a card"), then any sign.
    """
    words = clean_line(what).casefold()
    first = words.split(maxsplit=1)[0].strip(",.:") if words else ""
    if first in _CALLS:
        return Channel.CALL
    named = (channel for channel, sign in _SIGNS if sign.search(words))
    if channel := next(named, None):
        return channel
    if first not in _WRITES and re.search(r"\b(?:meet|visit|demo|lunch|coffee|breakfast|dinner)", words):
        return Channel.MEETING
    written = ("send", "mail", "forward", "share", "write", "quote", "proposal")
    return Channel.EMAIL if any(sign in words for sign in written) else Channel.CALL


def reason_in(what: str) -> str:
    """What the words of a next step give as its reason; nothing where they name only the act: "call", "ring them back"."""
    words = _ACT_WORDS.findall(what.casefold())
    return "" if set(words) & _ACTS and set(words) <= _ACTS | _NO_REASON else what


_ACT_WORDS = pattern(r"[^\W_]+(?:['’-][^\W_]+)*")
_ACTS = frozenset(
    {
        *("call", "calls", "phone", "ring", "dial", "callback", "mail", "email", "e-mail", "text", "sms", "whatsapp"),
        *(
            "meet",
            "meeting",
            "visit",
            "letter",
            "card",
            "voicemail",
            "message",
            "send",
            "write",
            "talk",
            "speak",
            "chat",
        ),
        *("follow", "follow-up", "followup", "try", "catch"),
    }
)
_NO_REASON = frozenset(
    {
        *("a", "an", "the", "her", "him", "them", "she", "he", "they", "me", "us", "back", "up", "again", "with", "to"),
        *("on", "at", "by", "via", "in", "for", "my", "our", "their", "one", "next", "touch", "base", "short", "quick"),
        *("another", "first", "then", "now", "please", "will", "i", "we", "you", "and"),
    }
)

_CALLS = frozenset({"call", "ring", "phone", "dial", "callback", "chase", "talk", "speak"})
_WRITES = frozenset({"send", "mail", "e-mail", "email", "forward", "share", "write"})
_SIGNS = (
    (Channel.TEXT, pattern(r"^text\b|\b(?:by|send a|a) text\b|\btext message\b|\b(?:sms|whatsapp)\b")),
    (Channel.CARD, pattern(r"^card\b|\b(?:a|thank[- ]you|get[- ]well|birthday|christmas) card\b|\bpostcard\b")),
    (Channel.LETTER, pattern(r"^letter\b|\b(?:a|by) letter\b(?! of)|\bby post\b")),
    (Channel.VOICEMAIL, pattern(r"\bvoicemail\b")),
)
"""What names a channel outright; "send the rate card" names none."""


def _must_be_open(promise: Promise) -> None:
    if promise.state is not PromiseState.OPEN:
        raise Refused(f"That promise is {promise.state.value} already.", "u takes the last deed back.")


def _span(over: timedelta) -> str:
    if over >= timedelta(days=1):
        return f"{over.days} d"
    minutes = int(over.total_seconds() // 60)
    return f"{minutes // 60} h {minutes % 60:02}" if minutes >= 60 else f"{minutes} min"
