"""The activities of an import: what has happened becomes touches with their days, what is open becomes follow-ups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TypeVar

from salesdesk.desk.agenda import channel_of
from salesdesk.desk.intake_deals import Finder
from salesdesk.desk.intake_lines import LineReader, kept_pairs
from salesdesk.desk.intake_plan import Plan
from salesdesk.domain.followup import Channel, FollowUpState, Origin
from salesdesk.domain.matching import OWN, About, Becomes
from salesdesk.domain.matching_names import folded, shortened
from salesdesk.domain.text import clean_line, clean_lines
from salesdesk.domain.touch import Disposition
from salesdesk.exchange.drafts import ActivityDraft, Extras
from salesdesk.store.intake_deals import Deals, Doings, read_doings
from salesdesk.store.rows import instant

_CHANNELS = {channel.value: channel for channel in Channel}
_DISPOSITIONS = {
    Disposition.CONNECTED: "connected|talked|answered|reached|spoke|call connected|erreicht",
    Disposition.LEFT_VOICEMAIL: "left voicemail|left voice mail|voicemail|left message|left vm|lvm|left live message",
    Disposition.NO_ANSWER: "no answer|not reached|unanswered|missed|did not answer|nicht erreicht",
    Disposition.LEFT_WORD: "left word|gatekeeper|left message with assistant",
    Disposition.BUSY: "busy|besetzt",
    Disposition.WRONG_NUMBER: "wrong number|falsche nummer",
    Disposition.NUMBER_DEAD: "number dead|disconnected|not in service|bad number|invalid number",
    Disposition.CALLBACK_ASKED: "callback asked|callback|call back|callback requested",
    Disposition.NO_LONGER_THERE: "no longer there|left company|no longer with company",
    Disposition.DO_NOT_CONTACT: "do not contact|do not call",
}
_BY_WORDS = {word: value for value, words in _DISPOSITIONS.items() for word in words.split("|")}
_BY_WORDS |= {value.value.replace("_", " "): value for value in Disposition}


_THEIRS = frozenset(["incoming", "inbound", "received", "eingehend", "entrant", "entrante", "inkomend"])
OWN_TOUCH = {"Direction": "direction", "Result": "result", "Seconds": "seconds", "Their words": "their_words"}
OWN_FOLLOW_UP = {"Repeats": "repeats", "Their words": "their_words", "For them": "for_them"}


_Doing = TypeVar("_Doing", bound=tuple[object, ...])


class TouchLines:
    """Lines about activities."""

    def __init__(self, plan: Plan, reader: LineReader, *, finder: Finder, deals: Deals) -> None:
        self._plan = plan
        self._reader = reader
        self._finder = finder
        self._deals = deals
        self._doings = Doings()
        self._own = plan.source.startswith(OWN)

    def fetch(self, drafts: Sequence[object]) -> None:
        """Reads what is there already of the people whom these lines mean, at one go."""
        people = {i for draft in drafts if isinstance(draft, ActivityDraft) for i in self._people(draft)}
        known = {i for i in people if i not in self._plan.newcomers}
        self._plan.fetch(known)
        read_doings(self._plan.db, known, self._doings)

    def line(self, draft: ActivityDraft) -> None:
        """One line about an activity."""
        people = self._people(draft)
        if len(people) != 1:
            self._nobody(draft, len(people))
            return
        contact_id = people[0]
        day, clock = self._when(draft)
        if draft.done and day:
            self._touch(draft, contact_id, day, clock)
        elif day:
            self._follow_up(draft, contact_id, day, clock)
        else:
            self._undated(draft, contact_id)

    def _people(self, draft: ActivityDraft) -> tuple[int, ...]:
        """The people whom a line may mean: one is certain, several are a question."""
        found = self._finder.by_id(draft.contact_external_id, draft.contact) if draft.contact_external_id else None
        if found is not None:
            return (found,)
        if by_sign := self._finder.by_sign(draft.email, draft.phone):
            return by_sign
        if draft.contact:
            return self._finder.by_name(draft.contact, draft.account)
        deal = self._deal(draft, None)
        return tuple(self._deals.deals[deal].contacts) if deal else ()

    def _deal(self, draft: ActivityDraft, contact_id: int | None) -> int | None:
        """The deal that a line names, if it is one only, or one only of the contact's."""
        known = self._deals.titles.get(folded(draft.deal), []) if draft.deal else []
        theirs = [i for i in known if contact_id in self._deals.deals[i].contacts]
        return (theirs or known)[0] if len(theirs or known) == 1 else None

    def _nobody(self, draft: ActivityDraft, count: int) -> None:
        who = clean_line(draft.contact or draft.email or draft.phone or draft.contact_external_id)
        if count:
            reason = (
                f"There are {count} people whom “{shortened(who or clean_line(draft.deal))}” may mean: not imported."
            )
            self._plan.tell(draft.line, Becomes.QUESTION, reason, about=About.WHO, text=_summary(draft))
            return
        reason = f"Nobody here is “{shortened(who)}”: import the people first." if who else "It does not say with whom."
        self._plan.tell(draft.line, Becomes.REJECTED, reason, text=_summary(draft))

    def _is_here(self, known: Counter[_Doing], same: _Doing) -> bool:
        """Whether it was here before. Other lists repeat themselves; of what a desk of ours wrote, two that look alike
        are two, so that each line stands for one of those that are here."""
        if known[same] < 1:
            return False
        if self._own:
            known[same] -= 1
        return True

    def _when(self, draft: ActivityDraft) -> tuple[date | None, time | None]:
        if draft.done:
            day = draft.done_on or draft.due_on or draft.created_on
            clock = draft.done_at if draft.done_on else draft.due_at
            return (min(day, self._plan.today) if day else None), clock
        return draft.due_on, draft.due_at

    def _touch(self, draft: ActivityDraft, contact_id: int, day: date, clock: time | None) -> None:
        plan, doings = self._plan, self._doings
        channel = _CHANNELS.get(draft.channel, Channel.OTHER)
        disposition = _BY_WORDS.get(folded(draft.disposition).replace("_", " "))
        own, extra = self._reader.own_columns(draft.extra, OWN_TOUCH)
        text = _text(draft, extra, "" if disposition else draft.disposition)
        record = self._reader.record(draft.external_id)
        same = (contact_id, day.isoformat(), channel.value, folded(text))
        told_by_words = record is None or record[0] == OWN
        if record in doings.records or (told_by_words and self._is_here(doings.touches, same)):
            self._tell(draft, Becomes.DUPLICATE, contact_id, "It is on the timeline already.")
            return
        at = instant(datetime.combine(day, clock or time(12), tzinfo=plan.zone))
        system, external = record or (plan.source, None)
        touch_id = plan.batch.add(
            "touch", contact_id=contact_id, deal_id=self._deal(draft, contact_id), channel=channel.value, at=at,
            happened_on=day.isoformat(), disposition=disposition, text=text, source=system, external_id=external,
            logged_at=plan.at, **({"direction": _direction(draft)} | own),
        )  # fmt: skip
        if not self._own:
            doings.touches[same] += 1
        if record:
            doings.records.add(record)
        subject = clean_line(draft.subject)
        opened = doings.imported.pop((contact_id, subject), None) if subject else None
        if opened is None:
            self._tell(draft, Becomes.NEW, contact_id, f"Touch of {day:%d %b %Y}.")
            return
        plan.batch.change(
            "follow_up",
            opened,
            state=FollowUpState.DONE.value,
            closed_at=at,
            closed_on=day.isoformat(),
            touch_id=touch_id,
        )
        self._tell(draft, Becomes.UPDATED, contact_id, f"The follow-up was done on {day:%d %b %Y}.")

    def _follow_up(self, draft: ActivityDraft, contact_id: int, day: date, clock: time | None) -> None:
        plan = self._plan
        subject = clean_line(draft.subject) or clean_line(draft.kind)
        channel = _CHANNELS.get(draft.channel) or channel_of(subject)
        refused = plan.record(contact_id).wishes & {
            "all",
            channel.value,
            *(["call"] if channel is Channel.VOICEMAIL else []),
        }
        if refused:
            self._tell(draft, Becomes.REJECTED, contact_id, "They asked not to be contacted: no follow-up.")
            return
        same = (contact_id, day.isoformat(), subject)
        if self._is_here(self._doings.follow_ups, same):
            self._tell(draft, Becomes.DUPLICATE, contact_id, "The follow-up is here already.")
            return
        own, extra = self._reader.own_columns(draft.extra, OWN_FOLLOW_UP)
        due_at = instant(datetime.combine(day, clock, tzinfo=plan.zone)) if clock else None
        made = plan.batch.add(
            "follow_up", contact_id=contact_id, deal_id=self._deal(draft, contact_id), channel=channel.value,
            due_on=day.isoformat(), due_at=due_at, why_now=subject, origin=Origin.IMPORT.value,
            first_due_on=day.isoformat(), created_at=plan.at, **own,
        )  # fmt: skip
        if not self._own:
            self._doings.follow_ups[same] += 1
        self._doings.imported[(contact_id, subject)] = made
        if note := _text(draft, extra, subject=""):
            self._note(contact_id, f"{subject}\n{note}".strip())
        self._tell(draft, Becomes.NEW, contact_id, f"Follow-up on {day:%d %b %Y}.")

    def _undated(self, draft: ActivityDraft, contact_id: int) -> None:
        """No certain day: its words are kept as a note, and it is asked about."""
        when = clean_line(draft.due_text)
        text = "\n".join(
            part for part in (_text(draft, draft.extra, draft.disposition), f"Due: {when}" if when else "") if part
        )
        if text and text not in self._plan.record(contact_id).notes:
            self._note(contact_id, text)
        said = f"“{shortened(when)}” is no certain day" if when else "It has no day"
        reason = f"{said}: kept as a note, say when."
        self._tell(draft, Becomes.QUESTION, contact_id, reason, about=About.WHEN)

    def _note(self, contact_id: int, text: str) -> None:
        plan = self._plan
        plan.batch.add("note", contact_id=contact_id, at=plan.at, noted_on=plan.today.isoformat(), text=text)

    def _tell(
        self, draft: ActivityDraft, fate: Becomes, contact_id: int, reason: str, *, about: About | None = None
    ) -> None:
        name = self._plan.book.people[contact_id].name or self._plan.record(contact_id).name
        subject = clean_line(draft.subject) or clean_line(draft.kind)
        said = f"{shortened(subject)}: {reason[0].lower()}{reason[1:]}" if subject else reason
        self._plan.tell(draft.line, fate, said, contact=name, contact_id=contact_id, about=about)


def _direction(draft: ActivityDraft) -> str:
    """Whether they wrote or rang, as far as the file's word for it says so."""
    words = folded(f"{draft.kind} {draft.disposition}").split()
    return "in" if _THEIRS & set(words) else "out"


def _text(draft: ActivityDraft, extra: Extras, disposition: str = "", *, subject: str | None = None) -> str:
    """An activity's words, whole: subject, note, and what has no field of its own."""
    first = clean_line(draft.subject) if subject is None else subject
    note = clean_lines(draft.note).strip()
    beside = (f"{header}: {value}" for header, value in kept_pairs((("Result", disposition), *extra)))
    return "\n".join(part for part in (first, note if note != first else "", *beside) if part)


def _summary(draft: ActivityDraft) -> str:
    day = draft.done_on or draft.due_on
    parts = (draft.subject or draft.kind, draft.contact, day.isoformat() if day else draft.due_text)
    return " · ".join(clean_line(part) for part in parts if part)[:200]
