"""Plays: the next follow-up that each mode proposes. Pure; a play proposes, the rep decides, nothing is sent.

Days and channels come from the touches themselves, so that any touch on any channel resets the rhythm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from salesdesk.domain.followup import BY_PHONE, CHANNEL_WORDS, Channel, Play
from salesdesk.domain.modes import (
    ClientRhythm,
    Mode,
    Standing,
    client_rhythm,
    day_words,
    mode_reason,
    quiet_from,
    quoted,
)
from salesdesk.domain.people import Contact
from salesdesk.domain.rhythm import DEFAULT_RHYTHM, Rhythm
from salesdesk.domain.touch import Disposition, Touch
from salesdesk.domain.workdays import Workdays

if TYPE_CHECKING:
    from salesdesk.domain.deal_pace import DealTouch
    from salesdesk.domain.deals import Pace


MOVES = frozenset({Play.PROSPECTING, Play.CLIENT, Play.QUIET})
"""Follow-ups of these plays move when a touch resets the rhythm."""
ENDS_WITH_ANSWER = frozenset({Play.PROSPECTING, Play.PROMISE_PASSED, Play.SECOND_CHANNEL})
"""Follow-ups of these plays are called off when they answer."""

NUDGE_BUSINESS_DAYS, NUDGE_CALL_DAYS = 2, 2
"""After their day: an e-mail two business days on; two days after that the phone, on the next business day."""
LATER_NUDGES = (5, 10, 20, 30)
"""Business days between the nudges after those two; the last one repeats."""
CALL_AFTER_MAIL = 2
"""Business days from an e-mail to the call that goes with it."""
SAME_FOLLOW_UP_DAYS = 3
"""A touch on the other channel this recently belongs to the same follow-up."""
AFTER_TALK = 5
"""Business days from a talk without a date to the next call, where their own rhythm is not known."""
NEAR_DATE_DAYS = 92
"""A date of theirs further off does not hold the next touch back."""
CLIENT_GAP_DAYS = {ClientRhythm.FINE: 61, ClientRhythm.WARN: 45, ClientRhythm.ALARM: 30}
LEFT_SOMETHING = frozenset({Disposition.LEFT_VOICEMAIL, Disposition.LEFT_WORD, None})
"""Phone tries after which an e-mail says the same; a busy line left nothing to refer to."""


@dataclass(frozen=True, slots=True)
class Reach:
    """On which channels they can and may be reached."""

    phone: bool = True
    email: bool = True
    preferred: Channel | None = None
    """The channel they asked for, where permission named one."""

    @property
    def nobody(self) -> bool:
        return not self.phone and not self.email


@dataclass(frozen=True, slots=True)
class Proposal:
    """The next follow-up that a play proposes."""

    channel: Channel
    on: date
    why_now: str
    play: Play
    step: int = 0

    @property
    def words(self) -> str:
        """As the "when next?" sheet offers it: "e-mail Thu 24 Nov"."""
        return f"{CHANNEL_WORDS[self.channel]} {self.on:%a} {self.on.day} {self.on:%b}"


@dataclass(frozen=True, slots=True)
class Trail:
    """What our last touches say: since their last answer, unless another thing is named."""

    tried_days: int = 0
    """Days on which we tried; a call and its e-mail on one day are one try."""
    mails_in_a_row: int = 0
    """E-mails sent since the last try by phone."""
    last_out_on: date | None = None
    last_answer_on: date | None = None
    last_on: date | None = None
    last_channel: Channel | None = None


def reach_of(contact: Contact) -> Reach:
    """How a contact can be reached: live numbers and addresses, without the channels they forbade.

    Where neither is recorded both count as open: the rep may know more than the record.
    """
    known = bool(contact.live_phones or contact.live_emails)
    permission = contact.permission
    asked = {"call": Channel.CALL, "phone": Channel.CALL, "email": Channel.EMAIL, "e-mail": Channel.EMAIL}
    wanted = asked.get((permission.channel or "").casefold()) if permission and permission.answer == "yes" else None
    return Reach(
        phone=(bool(contact.live_phones) or not known) and contact.refusal("call") is None,
        email=(bool(contact.live_emails) or not known) and contact.refusal("email") is None,
        preferred=wanted,
    )


def took_part(touch: Touch) -> bool:
    """Whether they took part: wrote, rang, talked, met."""
    return (
        touch.direction == "in"
        or touch.disposition in (Disposition.CONNECTED, Disposition.CALLBACK_ASKED)
        or touch.channel is Channel.MEETING
    )


def trail_of(touches: Sequence[Touch], *, today: date) -> Trail:
    """The trail of touches in any order; what is dated after today has not happened yet."""
    known = sorted((t for t in touches if t.happened_on <= today), key=lambda t: (t.at, t.id))
    answers = [n for n, touch in enumerate(known) if took_part(touch)]
    since = known[answers[-1] + 1 :] if answers else known
    outward = [t for t in since if t.channel is not Channel.OTHER]
    phone = [n for n, touch in enumerate(outward) if touch.channel in BY_PHONE]
    after_phone = outward[phone[-1] + 1 :] if phone else outward
    return Trail(
        tried_days=len({t.happened_on for t in outward}),
        mails_in_a_row=sum(t.channel is Channel.EMAIL for t in after_phone),
        last_out_on=max((t.happened_on for t in known if t.direction == "out"), default=None),
        last_answer_on=known[answers[-1]].happened_on if answers else None,
        last_on=known[-1].happened_on if known else None,
        last_channel=outward[-1].channel if outward else None,
    )


def propose(
    mode: Mode, standing: Standing, touches: Sequence[Touch] = (), *, today: date, workdays: Workdays,
    reach: Reach = Reach(), rhythm: Rhythm = DEFAULT_RHYTHM, their_date: tuple[str, date] | None = None,
    pace: Pace | None = None,
) -> Proposal | None:  # fmt: skip
    """The next follow-up that the mode's play proposes, never before today; None where nothing may be proposed.

    `their_date`: the next date that they named; `pace`: how fast they like to go, where the rep knows. Out of office, the day waits for the return.
    """
    if mode is Mode.DO_NOT_CONTACT or (reach.nobody and mode is not Mode.QUIET):
        return None
    trail = trail_of(touches, today=today)
    if mode is Mode.RESTING:
        found = _resting(standing, reach)
    elif mode is Mode.QUIET:
        found = _quiet(standing, today)
    elif mode is Mode.PROMISE_DUE and (on := standing.their_promise_on or standing.promised_on):
        found = nudge(on, touches, today=today, workdays=workdays, reach=reach)
    elif trail.last_answer_on and trail.tried_days == 0 and mode is Mode.PROSPECTING:
        found = _after_talk(trail, touches, today, workdays, reach, their_date, pace)
    elif mode is Mode.CLIENT:
        found = _client(standing, trail, reach, today)
    else:
        found = _prospecting(trail, rhythm, reach, today, workdays)
    return _not_before(found, standing, today, workdays) if found else None


def nudge(
    promised_on: date, touches: Sequence[Touch], *, today: date, workdays: Workdays, reach: Reach = Reach()
) -> Proposal:
    """The next nudge after the day they named: an e-mail, then the phone, then ever more slowly; never before it.

    What was tried since their day counts, whichever channel came first.
    """
    since = [t for t in touches if promised_on < t.happened_on <= today and not took_part(t) and t.direction == "out"]
    mailed = max((t.happened_on for t in since if t.channel is Channel.EMAIL), default=None)
    called = max((t.happened_on for t in since if t.channel in BY_PHONE), default=None)
    passed = f"promise passed {day_words(promised_on, today)}"
    last = max((day for day in (mailed, called) if day), default=None)
    if last is None:
        channel = Channel.EMAIL if reach.email else Channel.CALL
        return _nudge(channel, workdays.add(promised_on, NUDGE_BUSINESS_DAYS), passed, 1)
    if (mailed is None and reach.email) or (called is None and reach.phone):
        channel = Channel.CALL if called is None and reach.phone else Channel.EMAIL
        return _nudge(channel, workdays.on_or_after(last + timedelta(days=NUDGE_CALL_DAYS)), passed, 2)
    step = len({t.happened_on for t in since})
    gap = LATER_NUDGES[min(max(step - 2, 0), len(LATER_NUDGES) - 1)]
    channel = Channel.CALL if reach.phone and (last == mailed or not reach.email) else Channel.EMAIL
    return _nudge(channel, workdays.add(last, gap), passed, step + 1)


def second_channel(
    touch: Touch, touches: Sequence[Touch], *, mode: Mode, reach: Reach, today: date, workdays: Workdays
) -> Proposal | None:
    """The other half of a follow-up that went out on one channel only; None where it is whole, or was an answer.

    After a voicemail the e-mail goes the same day; after an e-mail the phone two business days on.
    """
    if mode not in (Mode.PROSPECTING, Mode.PROMISE_DUE, Mode.CLIENT) or took_part(touch) or touch.happened_on != today:
        return None
    by_phone = touch.channel in BY_PHONE and touch.disposition in LEFT_SOMETHING
    if not by_phone and touch.channel is not Channel.EMAIL:
        return None
    wanted = {Channel.EMAIL} if by_phone else BY_PHONE
    recent = today - timedelta(days=SAME_FOLLOW_UP_DAYS)
    if any(t.channel in wanted and t.direction == "out" and recent <= t.happened_on <= today for t in touches):
        return None
    if by_phone:
        why = "half done: voicemail left, the e-mail goes with it"
        return Proposal(Channel.EMAIL, today, why, Play.SECOND_CHANNEL) if reach.email else None
    why = f"half done: e-mail sent {day_words(today, today)}, not confirmed; the phone is the other half"
    on = workdays.add(today, CALL_AFTER_MAIL)
    return Proposal(Channel.CALL, on, why, Play.SECOND_CHANNEL) if reach.phone else None


def mail_signs(touches: Sequence[Touch], *, today: date) -> tuple[str, ...]:
    """What the e-mails say: a streak without a try by phone, and the last one sent but not confirmed."""
    trail = trail_of(touches, today=today)
    signs = []
    if trail.mails_in_a_row >= 2:
        signs.append(f"{trail.mails_in_a_row} e-mails in a row, no call tried")
    known = [t for t in touches if t.happened_on <= today]
    answered = max((t.at for t in known if took_part(t)), default=None)
    waiting = [t for t in known if t.channel is Channel.EMAIL and t.direction == "out"]
    last = max(waiting, key=lambda t: t.at, default=None)
    if last and (answered is None or last.at > answered):
        signs.append(f"e-mail {day_words(last.happened_on, today)}: sent, not confirmed")
    return tuple(signs)


def _nudge(channel: Channel, on: date, passed: str, step: int) -> Proposal:
    kind = "e-mail nudge" if channel is Channel.EMAIL else "call nudge"
    return Proposal(channel, on, f"{passed}; {kind}", Play.PROMISE_PASSED, step)


def _resting(standing: Standing, reach: Reach) -> Proposal | None:
    if standing.agreed_on is None:
        return None
    why = quoted(standing.agreed_words) or "agreed to talk again on this day"
    return Proposal(_first_choice(reach), standing.agreed_on, why, Play.RESTING)


def _quiet(standing: Standing, today: date) -> Proposal | None:
    on = quiet_from(standing)
    if on is None:
        return None
    return Proposal(Channel.THINKING_OF_YOU, on, mode_reason(standing, today=today), Play.QUIET)


def _after_talk(
    trail: Trail, touches: Sequence[Touch], today: date, workdays: Workdays, reach: Reach,
    their_date: tuple[str, date] | None, their_pace: Pace | None,
) -> Proposal:  # fmt: skip
    """After a talk: the workday after their own next date, else as many days on as they usually take, else their pace."""
    from salesdesk.domain.deal_pace import PACE_DAYS, reply_rhythm  # the agenda loads this room, and no deals

    channel, talked = _first_choice(reach), trail.last_answer_on or today
    if their_date and today <= their_date[1] <= today + timedelta(days=NEAR_DATE_DAYS):
        on = workdays.on_or_after(their_date[1] + timedelta(days=1))
        return Proposal(channel, on, f"after their date: {their_date[0]}", Play.PROSPECTING)
    pace = reply_rhythm(tuple(pace_touch(t) for t in touches if t.happened_on <= today))
    if pace.days is not None:
        on = workdays.on_or_after(talked + timedelta(days=max(1, round(pace.days))))
        return Proposal(channel, on, pace.line, Play.PROSPECTING)
    why = f"talked {day_words(talked, today)}, no day agreed"
    if their_pace is not None:
        on = workdays.on_or_after(talked + timedelta(days=PACE_DAYS[their_pace]))
        return Proposal(channel, on, f"{why}; {their_pace.value} pace", Play.PROSPECTING)
    return Proposal(channel, workdays.add(talked, AFTER_TALK), why, Play.PROSPECTING)


def pace_touch(touch: Touch) -> DealTouch:
    """A touch as pace sees it."""
    from salesdesk.domain.deal_pace import DealTouch

    theirs = touch.direction == "in"
    return DealTouch(touch.happened_on, theirs=theirs, answered=took_part(touch) and not theirs)


def _client(standing: Standing, trail: Trail, reach: Reach, today: date) -> Proposal:
    last = max((day for day in (trail.last_on, standing.last_touch_on) if day), default=None)
    gap = CLIENT_GAP_DAYS[client_rhythm(standing.touches_in_year)]
    on = last + timedelta(days=gap) if last else today
    return Proposal(_first_choice(reach), on, mode_reason(standing, today=today), Play.CLIENT)


def _prospecting(trail: Trail, rhythm: Rhythm, reach: Reach, today: date, workdays: Workdays) -> Proposal:
    """The beat after as many as were tried; two e-mails without a call make the next one a call."""
    beat = rhythm.beat(trail.tried_days)
    channel = beat.channel
    forced = trail.mails_in_a_row >= 2 and reach.phone
    if forced or (channel is Channel.EMAIL and not reach.email):
        channel = Channel.CALL
    elif channel in BY_PHONE and not reach.phone:
        channel = Channel.EMAIL
    on = workdays.add(trail.last_out_on, beat.gap) if trail.last_out_on and trail.tried_days else today
    if forced:
        why = f"{trail.mails_in_a_row} e-mails in a row, no call tried"
    elif trail.tried_days == 0:
        why = "first try"
    else:
        last = f", last {day_words(trail.last_out_on, today)}" if trail.last_out_on else ""
        why = f"try {trail.tried_days + 1}{last}"
    return Proposal(channel, on, why, Play.PROSPECTING, trail.tried_days)


def _first_choice(reach: Reach) -> Channel:
    if reach.preferred is Channel.EMAIL and reach.email:
        return Channel.EMAIL
    return Channel.CALL if reach.phone else Channel.EMAIL


def _not_before(found: Proposal, standing: Standing, today: date, workdays: Workdays) -> Proposal:
    """A day that has come already becomes today, one out of office the return; only an agreed day stays as it is."""
    if found.play is Play.RESTING:
        return found
    on = max(found.on, today)
    if standing.out_until and standing.is_out(on):
        on = standing.out_until + timedelta(days=1)
    on = on if found.play is Play.QUIET else workdays.on_or_after(on)
    return Proposal(found.channel, on, found.why_now, found.play, found.step)
