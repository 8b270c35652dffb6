"""The one mode an open person is in, worked out from the record and never stored (PRACTICES, decision 1).

Pure: what the record says comes in as a `Standing`, the day as a parameter.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from salesdesk.domain.clockwords import how_long
from salesdesk.domain.followup import Result
from salesdesk.domain.who import DoNotContact, Kind


class Mode(StrEnum):
    """How this person is to be treated now."""

    PROSPECTING = "prospecting"
    PROMISE_DUE = "promise_due"
    QUIET = "quiet"
    CLIENT = "client"
    RESTING = "resting"
    DO_NOT_CONTACT = "do_not_contact"


MODE_WORDS = {mode: mode.value.replace("_", " ") for mode in Mode}

CLIENT_WARN, CLIENT_ALARM = 4, 2
"""Touches in twelve months: fewer than the first is a warning, the second or fewer an alarm (FIELD.md)."""
REST_FROM_DAYS = 28
"""An agreed day this long after the talk rests too, where no result was noted: nobody waits a month for a next step."""
RESTING_RESULTS = frozenset({Result.NOT_NOW, Result.NO_NEED, Result.DECLINED})


class Standing(NamedTuple):
    """What the record says of one contact, as far as the mode depends on it."""

    kind: Kind | None = None
    wish: DoNotContact | None = None
    """A do-not-contact wish for all channels."""
    stall_since: date | None = None
    stall_reason: str | None = None
    agreed_on: date | None = None
    """The day of the next open follow-up that was agreed with them."""
    agreed_words: str | None = None
    last_result: str | None = None
    """What their last talk led to, where it was noted."""
    last_answer_on: date | None = None
    """The last day on which they spoke or wrote."""
    promised_on: date | None = None
    """The earliest day that they or we named in an open promise."""
    promised_what: str | None = None
    promised_by_them: bool = False
    their_promise_on: date | None = None
    """The earliest day that they named in an open promise."""
    their_promise: str | None = None
    tries: int = 0
    """Our touches since their last answer."""
    touches_in_year: int = 0
    """Our touches and theirs in the last twelve months."""
    last_touch_on: date | None = None
    last_quiet_touch_on: date | None = None
    last_out_on: date | None = None
    """Our last touch on any channel."""
    out_from: date | None = None
    """The first of the days on which they are out of office; None with `out_until` set: since always."""
    out_until: date | None = None
    """The last of these days."""
    absences: tuple[tuple[date | None, date], ...] = ()
    """Their absences of late, first and last day each, however they came into the record."""

    def out_over(self, day: date) -> date | None:
        """The last day of the absence that holds that day; None where they were there."""
        lasts = (last for first, last in self.absences if (first or day) <= day <= last)
        return max(lasts, default=None)

    def is_out(self, day: date) -> bool:
        """Whether they are out of office on that day."""
        return self.out_until is not None and (self.out_from or day) <= day <= self.out_until


def mode_of(standing: Standing) -> Mode:
    """The mode; the first that fits of: do not contact, quiet, resting, promise due, client, prospecting.

    An agreed day keeps a person resting also on that day and after it: what brings them back is the day itself, and
    silence changes nothing. A next step that was agreed in a good talk is no rest (`rests`).
    """
    if standing.wish is not None:
        return Mode.DO_NOT_CONTACT
    if standing.stall_since is not None:
        return Mode.QUIET
    if rests(standing):
        return Mode.RESTING
    if standing.promised_by_them and standing.promised_on is not None:
        return Mode.PROMISE_DUE
    if standing.kind in (Kind.CLIENT, Kind.FORMER_CLIENT):
        return Mode.CLIENT
    return Mode.PROSPECTING


def rests(standing: Standing) -> bool:
    """Whether the agreed day came from a "not now": by the talk's result, else by how far off it was when agreed."""
    if standing.agreed_on is None:
        return False
    if standing.last_result is not None:
        return standing.last_result in RESTING_RESULTS
    if standing.last_answer_on is None:
        return standing.last_touch_on is None
    return standing.agreed_on - standing.last_answer_on >= timedelta(days=REST_FROM_DAYS)


def mode_reason(standing: Standing, *, today: date) -> str:
    """Why this mode, in one short line, in their words where there are any."""
    reasons = {
        Mode.DO_NOT_CONTACT: _wish_reason,
        Mode.QUIET: _quiet_reason,
        Mode.RESTING: _resting_reason,
        Mode.PROMISE_DUE: _promise_reason,
        Mode.CLIENT: _client_reason,
        Mode.PROSPECTING: _prospecting_reason,
    }
    return reasons[mode_of(standing)](standing, today)


def quiet_from(standing: Standing) -> date | None:
    """In quiet mode the first day for one light touch, thirty days after the last at most; None outside quiet mode."""
    if standing.stall_since is None:
        return None
    from salesdesk.domain.stalls import Stall, StallReason, next_allowed

    known = StallReason.__members__.values()
    reason = next((r for r in known if r.value == standing.stall_reason), StallReason.OTHER)
    last = max((d for d in (standing.last_quiet_touch_on, standing.last_out_on) if d), default=None)
    return next_allowed(Stall(0, standing.stall_since, reason, last_touch_on=last))


class ClientRhythm(StrEnum):
    """How a client is kept in touch with over twelve months."""

    FINE = "fine"
    WARN = "warn"
    ALARM = "alarm"


def client_rhythm(touches_in_year: int) -> ClientRhythm:
    """Under four touches in twelve months is a warning, two or fewer an alarm."""
    if touches_in_year <= CLIENT_ALARM:
        return ClientRhythm.ALARM
    return ClientRhythm.WARN if touches_in_year < CLIENT_WARN else ClientRhythm.FINE


def a_year_before(day: date) -> date:
    """The same day twelve months ago; of 29 February the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def day_words(day: date, today: date) -> str:
    """A day inside a sentence: "5 Oct", with the year where it is not this one."""
    return f"{day.day} {day:%b}" if day.year == today.year else f"{day.day} {day:%b %Y}"


def quoted(words: str | None) -> str:
    """Their words in quotation marks; nothing where there are none."""
    said = (words or "").strip().strip('“”"')
    return f"“{said}”" if said else ""


def _wish_reason(standing: Standing, today: date) -> str:
    wish = standing.wish
    if wish is None:
        return ""
    asked = f"asked not to be contacted, {day_words(wish.since_on, today)}"
    return f"{asked}: {quoted(wish.words)}" if quoted(wish.words) else asked


def _quiet_reason(standing: Standing, today: date) -> str:
    since, from_on = standing.stall_since, quiet_from(standing)
    if since is None or from_on is None:
        return ""
    from salesdesk.domain.stalls import PLAYS, StallReason

    known = {reason.value: play.words for reason, play in PLAYS.items() if reason is not StallReason.OTHER}
    words = known.get(standing.stall_reason or "", (standing.stall_reason or "stands still").replace("_", " "))
    what = (
        "a light touch is fine now" if from_on <= today else f"wait; next light touch from {day_words(from_on, today)}"
    )
    return f"{words} since {day_words(since, today)} · {what}"


def _resting_reason(standing: Standing, today: date) -> str:
    if standing.agreed_on is None:
        return ""
    day = "today" if standing.agreed_on == today else f"on {day_words(standing.agreed_on, today)}"
    words = quoted(standing.agreed_words)
    return f"agreed to talk again {day}" + (f": {words}" if words else "")


def _promise_reason(standing: Standing, today: date) -> str:
    on = standing.their_promise_on or standing.promised_on
    if on is None:
        return ""
    what = (standing.their_promise or standing.promised_what or "").strip()
    gone = (
        f"passed {how_long(on, today)} ago"
        if on < today
        else "due today"
        if on == today
        else f"due in {how_long(on, today)}"
    )
    return f"they named {day_words(on, today)}" + (f" for “{what}”" if what else "") + f" · {gone}"


def _client_reason(standing: Standing, today: date) -> str:
    count = standing.touches_in_year
    noun = "touch" if count == 1 else "touches"
    last = f", last {day_words(standing.last_touch_on, today)}" if standing.last_touch_on else ""
    mark = {ClientRhythm.ALARM: " · far too few", ClientRhythm.WARN: " · under four"}.get(client_rhythm(count), "")
    return f"{count} {noun} in twelve months{last}{mark}"


def _prospecting_reason(standing: Standing, today: date) -> str:
    if standing.tries == 0 and standing.last_answer_on is not None:
        return f"talked {day_words(standing.last_answer_on, today)}"
    if standing.tries == 0:
        return "not tried yet"
    noun = "try" if standing.tries == 1 else "tries"
    last = f", last {day_words(standing.last_out_on, today)}" if standing.last_out_on else ""
    return f"{standing.tries} {noun} without an answer{last}: they are busy"
