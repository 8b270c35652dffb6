"""A logged touch, corrected: what it said before stays on the timeline, a line for each thing that changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from salesdesk.desk.caught import CaughtNotes
from salesdesk.desk.core import EVERYTHING, Changed, Core
from salesdesk.domain.followup import CHANNEL_WORDS, RESULT_WORDS, Channel, Result
from salesdesk.domain.text import clean_lines
from salesdesk.domain.timeline import spoken_length
from salesdesk.domain.touch import DISPOSITION_WORDS, Disposition, Touch
from salesdesk.errors import NotUnderstood
from salesdesk.store import people, touches


@dataclass(frozen=True, slots=True)
class Correction:
    """A touch as it is to be."""

    text: str
    at: datetime
    disposition: Disposition | None = None
    result: Result | None = None
    channel: Channel = Channel.CALL
    seconds: int | None = None


def as_logged(touch: Touch) -> Correction:
    """The touch as it stands, to be changed in part."""
    return Correction(touch.text, touch.at, touch.disposition, touch.result, touch.channel, touch.seconds)


def amend(core: Core, notes: CaughtNotes, before: Touch, now: Correction) -> Changed:
    """Corrects a logged touch. Marked lines that are new are kept. Raises NotUnderstood for a time still to come."""
    if now.at > core.now():
        raise NotUnderstood("That is still to come.", "Name when it happened: yesterday 3pm.")
    words = clean_lines(now.text).strip("\n")
    old = {caught.text for caught in notes.read(before.contact_id, before.text)}
    new = [caught for caught in notes.read(before.contact_id, words) if caught.text not in old]
    name = f"{CHANNEL_WORDS[before.channel]} of {before.happened_on.day} {before.happened_on:%b}"
    with core.deed(f"{name} corrected"):
        _keep_what_was(core, before, now, words)
        touches.change_touch(
            core.db, before.id, text=words, disposition=now.disposition, result=now.result, at=now.at,
            channel=now.channel, seconds=now.seconds, happened_on=core.day_of(now.at),
            corrected_at=core.now(),
        )  # fmt: skip
        notes.keep(before.contact_id, new, source=CHANNEL_WORDS[now.channel], touch_id=before.id)
    return Changed("Corrected; what it said before stays on the timeline", EVERYTHING, before.contact_id, before.id)


def _keep_what_was(core: Core, before: Touch, now: Correction, text: str) -> None:
    name = f"{CHANNEL_WORDS[before.channel]} {before.happened_on.day} {before.happened_on:%b}"
    then, at = before.at.astimezone(core.zone), now.at.astimezone(core.zone)
    pairs = (
        (name, before.text, text),
        (f"outcome of {name}", _outcome(before.disposition, before.result), _outcome(now.disposition, now.result)),
        (f"time of {name}", f"{then:%d %b %Y %H:%M}", f"{at:%d %b %Y %H:%M}"),
        (f"channel of {name}", CHANNEL_WORDS[before.channel], CHANNEL_WORDS[now.channel]),
        (f"length of {name}", spoken_length(before.seconds), spoken_length(now.seconds)),
    )
    for field, old, new in pairs:
        if old != new:
            people.keep_change(core.db, before.contact_id, field, old, new, at=core.stamp())


def _outcome(disposition: Disposition | None, result: Result | None) -> str:
    if result:
        return RESULT_WORDS[result]
    return DISPOSITION_WORDS[disposition] if disposition else ""
