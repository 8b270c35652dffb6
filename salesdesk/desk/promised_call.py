"""The call that a voicemail promises: read from its words, dated at their clock, taken back when they say no thanks."""

from __future__ import annotations

import re
from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from salesdesk.desk.core import Core
from salesdesk.desk.dated import text_of
from salesdesk.desk.promises import PromisesDrawer
from salesdesk.domain.dates import Reading, TheirSide, find_when
from salesdesk.domain.followup import BY_PHONE, PromiseState, Result, Side
from salesdesk.store import followups

NOT_NEEDED = frozenset({Result.NOT_NOW, Result.NO_NEED, Result.DECLINED})
"""Results after which a call that was promised is not owed any more: it was they who said so."""
_CLAUSE_END = re.compile(r"[.,;:!?\n](?!\d)|\s(?:to|if|and|unless|because|so|or|but)\s", re.IGNORECASE)


def promised_call(core: Core, text: str, theirs: TheirSide) -> Reading | None:
    """The day that a message names for the next call, at their clock; None where it names none for certain."""
    from salesdesk.domain.voicemail import critique

    promise = critique(text).check("next_call")
    if not promise.passed or not promise.spans:
        return None
    start, end = min(a for a, _ in promise.spans), max(b for _, b in promise.spans)
    rest = _CLAUSE_END.search(text, end)
    said = text[start : rest.start() if rest else len(text)]
    clock = _zone_of(theirs) or core.zone
    found = find_when(said, now=core.now().astimezone(clock), habits=core.habits, theirs=theirs)
    return _on_ours(core, found[0]) if found and found[0].certain else None


def _zone_of(theirs: TheirSide) -> ZoneInfo | None:
    try:
        return ZoneInfo(theirs.zone) if theirs.zone else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _on_ours(core: Core, theirs: Reading) -> Reading:
    """A reading at their clock as the rep's day and hour: Thursday morning in Sydney is Wednesday in Chicago."""
    if theirs.at is None:
        return theirs
    at = theirs.at.astimezone(core.zone)
    return replace(theirs, on=at.date(), at=at, text=f"{text_of(at.date())} {at:%H:%M}")


def take_back(core: Core, promises: PromisesDrawer, contact_id: int) -> None:
    """Our promised calls are not needed any more; inside the deed in which they said so."""
    by_phone = {f.promise_id for f in followups.open_of(core.db, contact_id) if f.channel in BY_PHONE}
    for promise in promises.of(contact_id):
        if promise.id in by_phone and promise.side is Side.OURS and promise.state is PromiseState.OPEN:
            promises.withdraw(promise.id)
