"""The people of an import: new ones written, known ones filled, doubtful ones kept apart and asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from salesdesk.desk.intake_firms import FirmLines
from salesdesk.desk.intake_keep import draft_to_text
from salesdesk.desk.intake_lines import LineReader
from salesdesk.desk.intake_plan import Plan
from salesdesk.domain.differences import Difference, Record, compare, grown, has_number, take
from salesdesk.domain.followup import Channel, Origin
from salesdesk.domain.matching import COMPARED, OWN, About, Address, Becomes, How, Number, Person, Verdict, judge
from salesdesk.domain.matching_names import folded, shortened
from salesdesk.exchange.drafts import ContactDraft, Draft
from salesdesk.store.intake import LINE_MARK, RECORD_PREFIX, WAITING_PREFIX

SAME, APART = "same", "apart"
NUMBER_QUESTION = "has the same number"
MAILBOX_QUESTION = "has the same shared mailbox"
HOW_WORDS = {
    How.RECORD: "Same record", How.EMAIL: "Same e-mail", How.NUMBER: "Same number", How.PROFILE: "Same profile",
    How.LINE: "The same line came in before", How.NAME: "Same name", How.ANSWER: "The same person, as you said",
}  # fmt: skip


class PeopleLines:
    """Lines about people."""

    def __init__(self, plan: Plan, reader: LineReader, firms: FirmLines) -> None:
        self._plan = plan
        self._reader = reader
        self._firms = firms
        self._read: dict[int, Person] = {}

    def line(self, draft: ContactDraft) -> None:
        """One line about somebody: judged, planned, told."""
        person = self._read.pop(draft.line, None) or self._reader.person(draft)
        if person.firm and not person.firm.name:
            person = replace(person, firm=self._firms.whole(person.firm))
        verdict = judge(person, self._plan.book)
        if verdict.about is About.NAME and (known := self._with_its_number(person)):
            verdict = Verdict("same", known, How.NUMBER)
        if verdict.sort == "question":
            self._doubtful(person, draft, verdict)
        elif verdict.contact_id is not None and verdict.how is not None:
            self.update(person, verdict.contact_id, verdict.how)
        else:
            made = self.add(person)
            self._tell_new(person, made, _new_words(person))

    def fetch(self, drafts: Sequence[Draft]) -> None:
        """Reads these lines, and the records that they may be compared with, at one go."""
        book = self._plan.book
        people = [self._reader.person(d) for d in drafts if isinstance(d, ContactDraft) and not d.is_company]
        self._read = {person.line: person for person in people}
        found: set[int] = set()
        for person in people:
            if person.fingerprint in book.lines:
                continue
            for address in person.emails:
                found.update(book.emails.get(address.key, ()))
            for number in person.phones:
                found.update(book.numbers.get(number.key, ()))
            if person.external in book.records:
                found.add(book.records[person.external])
        self._plan.fetch(found)

    def add(self, person: Person) -> int:
        """Somebody new, with everything that the line says of them."""
        plan, batch = self._plan, self._plan.batch
        system, external = person.external or (plan.source, None)
        reading = person.fields.get("reading")
        contact_id = batch.add(
            "contact", name=person.name, name_key=folded(f"{person.name} {reading}") if reading else folded(person.name),
            account_id=self._firms.of(person.firm), kind=person.kind, source=system, external_id=external,
            created_at=plan.at, **person.fields,
        )  # fmt: skip
        self._numbers(contact_id, person.phones, start=0)
        self._addresses(contact_id, person.emails, start=0)
        for place, page in enumerate(person.pages):
            batch.add("link", contact_id=contact_id, label=page.label, url=page.url, position=place)
        for tag in person.tags:
            batch.add("tag", contact_id=contact_id, name=tag)
        for header, value in person.kept:
            batch.add("field_kept", contact_id=contact_id, name=header, value=value)
        if person.notes:
            self._note(contact_id, person.notes)
        self._write_wishes(contact_id, person, person.wishes)
        wishes = {*person.wishes, *self._put_back(contact_id, person.phones, person.emails, known=person.wishes)}
        if person.next_on and not wishes & {"all", "call"}:
            self._follow_up(contact_id, person)
        self._wait_for_firm(contact_id, person)
        plan.book.enter(contact_id, person)
        if person.own:
            plan.book.taken.add(contact_id)
        plan.newcomers[contact_id] = person
        return contact_id

    def update(self, person: Person, contact_id: int, how: How) -> None:
        """What the line says that the record does not; nothing of ours is overwritten."""
        plan = self._plan
        if person.own:
            plan.book.taken.add(contact_id)
        if how is How.LINE:
            self._again(person, contact_id)
            return
        record = plan.record(contact_id)
        found = compare(person, record)
        self._learn_record(found, record)
        if record.firm is None and person.firm and person.firm.external not in record.waits_for:
            self._wait_for_firm(contact_id, person)
        fate = Becomes.UPDATED if found.says_something else Becomes.DUPLICATE
        words = found.words() or "Nothing new."
        if found.says_something:
            self._write(found, person, record)
        reason = f"{HOW_WORDS[how]}. {words}{_kept_as_text(person)}"
        plan.tell(
            person.line, fate, reason, contact=record.name, contact_id=contact_id, text=_line_text(person)
        )  # fmt: skip

    def _again(self, person: Person, contact_id: int) -> None:
        """A line that came in before says nothing new, not even what the rep has taken out since."""
        self._plan.tell(
            person.line, Becomes.DUPLICATE, f"{HOW_WORDS[How.LINE]}.", contact=self._plan.name_of(contact_id),
            contact_id=contact_id, text=_line_text(person),
        )  # fmt: skip

    def answered(self, draft: ContactDraft, other_id: int, said: str) -> int:
        """A line that waited for an answer: into the one it means, brought back from the trash, or somebody new."""
        person = self._reader.person(draft)
        if said == SAME:
            self._restore(other_id)
            self.update(person, other_id, How.ANSWER)
            return other_id
        made = self.add(person)
        self._plan.batch.add("kept_apart", one_id=other_id, other_id=made, at=self._plan.at)
        return made

    def _with_its_number(self, person: Person) -> int | None:
        """Somebody of the very same name with the same number, where one of the two was written without its country."""
        plan = self._plan
        for contact_id in plan.book.names.get(person.key, ())[:COMPARED]:
            if plan.book.people[contact_id].trashed or (person.own and contact_id in plan.book.taken):
                continue
            record = plan.record(contact_id)
            if any(number.tells_who and has_number(record, number) for number in person.phones):
                return contact_id
        return None

    def _doubtful(self, person: Person, draft: ContactDraft, verdict: Verdict) -> None:
        """Who may be somebody we have: kept apart and asked about, unless the rep has said."""
        plan = self._plan
        other_id = verdict.contact_id or 0
        said = plan.answers.get(person.line)
        if said == SAME:
            self.answered(draft, other_id, SAME)
            return
        reason = self._question(verdict)
        if plan.record(other_id).wishes:
            reason += " They asked not to be contacted."
        if verdict.about is About.TRASH and said != APART:
            plan.tell(
                person.line, Becomes.QUESTION, reason, contact=person.name, other_id=other_id, about=About.TRASH,
                text=draft_to_text(draft),
            )  # fmt: skip
            return
        if said == APART:
            self._tell_new(person, self.answered(draft, other_id, APART), "Another person, as you said.")
            return
        made = self.add(person)
        plan.tell(
            person.line, Becomes.QUESTION, reason + _kept_as_text(person), contact=person.name, contact_id=made,
            other_id=other_id, about=verdict.about, text=_line_text(person),
        )  # fmt: skip

    def _tell_new(self, person: Person, made: int, reason: str) -> None:
        self._plan.tell(
            person.line, Becomes.NEW, reason + _kept_as_text(person), contact=person.name, contact_id=made,
            text=_line_text(person),
        )  # fmt: skip

    def _question(self, verdict: Verdict) -> str:
        known = self._plan.book.people[verdict.contact_id or 0]
        record = self._plan.record(verdict.contact_id or 0)
        at = f" ({shortened(record.firm)})" if record.firm else ""
        name = shortened(known.name or record.name)
        if verdict.about is About.TRASH:
            return f"{name}{at} is in the trash: restore them?"
        if verdict.about is About.NUMBER:
            return f"{name}{at} {NUMBER_QUESTION}: the same person? Kept apart until you say."
        if verdict.about is About.MAILBOX:
            return f"{name}{at} {MAILBOX_QUESTION}: the same person? Kept apart until you say."
        return f"There is another {name}{at}: the same person? Kept apart until you say."

    def _restore(self, contact_id: int) -> None:
        known = self._plan.book.people[contact_id]
        if known.trashed:
            self._plan.batch.change("contact", contact_id, trashed_at=None)
            self._plan.book.people[contact_id] = replace(known, trashed=False)

    def _write(self, found: Difference, person: Person, record: Record) -> None:
        plan, batch, contact_id = self._plan, self._plan.batch, record.id
        columns: dict[str, object] = dict(found.filled)
        if "name" in columns or "reading" in columns:
            name = columns.get("name", record.name)
            columns["name_key"] = folded(f"{name} {columns.get('reading', record.fields.get('reading', ''))}")
        if found.kind:
            columns["kind"] = found.kind
        if found.firm:
            columns["account_id"] = self._firms.of(person.firm)
        if columns:
            batch.change("contact", contact_id, **columns)
        for d in found.differing:
            batch.add(
                "field_change", contact_id=contact_id, at=plan.at, field=d.field, old=d.ours, new=d.theirs,
                source=plan.file,
            )  # fmt: skip
        self._numbers(contact_id, found.numbers, start=len(record.numbers))
        self._addresses(contact_id, found.addresses, start=len(record.addresses))
        for place, page in enumerate(found.pages, len(record.pages)):
            batch.add("link", contact_id=contact_id, label=page.label, url=page.url, position=place)
        for tag in found.tags:
            batch.add("tag", contact_id=contact_id, name=tag)
        for header, value in found.kept:
            batch.add("field_kept", contact_id=contact_id, name=header, value=value)
        if found.notes:
            self._note(contact_id, found.notes)
        self._write_wishes(contact_id, person, found.wishes)
        back = self._put_back(contact_id, found.numbers, found.addresses, known=(*record.wishes, *found.wishes))
        if back or found.wishes:
            plan.called_off.append(contact_id)
        if found.next_on and not back & {"all", "call"}:
            self._follow_up(contact_id, person)
        take(found, person, record)
        record.wishes = grown(record.wishes, back)
        plan.changed.add(contact_id)
        plan.book.learn(contact_id, person)

    def _wait_for_firm(self, contact_id: int, person: Person) -> None:
        """Whose company is named by an id only, and has not come in yet, joins it when it does."""
        firm = person.firm
        if firm and firm.external and not firm.name:
            system, id = firm.external
            self._plan.batch.add("field_kept", contact_id=contact_id, name=WAITING_PREFIX + system, value=id)

    def _learn_record(self, found: Difference, record: Record) -> None:
        """A further id of another system, kept so that its deals and activities find the contact; no news by itself."""
        if found.record is None or found.record in self._plan.book.records:
            return
        system, id = found.record
        self._plan.book.records[found.record] = record.id
        if (system, id) == (OWN, str(record.id)):
            return  # our own number is no news
        self._plan.batch.add("field_kept", contact_id=record.id, name=RECORD_PREFIX + system, value=id)

    def _numbers(self, contact_id: int, numbers: Sequence[Number], *, start: int) -> None:
        for place, n in enumerate(numbers, start):
            self._plan.batch.add(
                "phone", contact_id=contact_id, label=n.label, raw=n.raw, e164=n.e164, extension=n.extension,
                match_key=n.key, position=place,
            )  # fmt: skip

    def _addresses(self, contact_id: int, addresses: Sequence[Address], *, start: int) -> None:
        for place, a in enumerate(addresses, start):
            self._plan.batch.add(
                "email", contact_id=contact_id, label=a.label, address=a.address, match_key=a.key, position=place
            )

    def _note(self, contact_id: int, text: str) -> None:
        plan = self._plan
        plan.batch.add("note", contact_id=contact_id, at=plan.at, noted_on=plan.today.isoformat(), text=text)

    def _follow_up(self, contact_id: int, person: Person) -> None:
        day = person.next_on.isoformat() if person.next_on else ""
        self._plan.batch.add(
            "follow_up", contact_id=contact_id, channel=Channel.CALL, due_on=day, first_due_on=day,
            why_now=person.next_why, origin=Origin.IMPORT, created_at=self._plan.at,
        )  # fmt: skip

    def _write_wishes(self, contact_id: int, person: Person, channels: Sequence[str]) -> None:
        """Their wish, on the contact and on each number and address, which carry it beyond the contact."""
        plan = self._plan
        words = person.wish_words or f"from {plan.file}"
        identities = [n.e164 for n in person.phones if n.e164] + [a.key for a in person.emails]
        for channel in channels:
            plan.batch.add(
                "do_not_contact", contact_id=contact_id, channel=channel, since_on=plan.today.isoformat(), words=words
            )
            for identity in identities:
                plan.wish(identity, channel, words)

    def _put_back(
        self, contact_id: int, numbers: Sequence[Number], addresses: Sequence[Address], *, known: Sequence[str]
    ) -> set[str]:
        """A wish that hangs on a number or an address comes back with it; returns the channels."""
        if not self._plan.wishes:
            return set()
        back: set[str] = set()
        for identity in [n.e164 for n in numbers if n.e164] + [a.key for a in addresses]:
            for wish in self._plan.wishes.get(identity, ()):
                if wish.channel not in back and wish.channel not in known:
                    back.add(wish.channel)
                    self._plan.batch.add(
                        "do_not_contact", contact_id=contact_id, channel=wish.channel, since_on=wish.since_on,
                        words=wish.words, asked_by=wish.asked_by,
                    )  # fmt: skip
        return back


def _line_text(person: Person) -> str:
    return LINE_MARK + person.fingerprint


def _kept_as_text(person: Person) -> str:
    """What is no number, address or day is kept as it was written; a follow-up date is asked about as well."""
    if not (person.odd or person.next_text):
        return ""
    said = [f" Kept as text: {', '.join(f'“{shortened(odd)}”' for odd in person.odd)}."] if person.odd else []
    if person.next_text:
        said.append(f" The follow-up date “{shortened(person.next_text)}” was kept as text: say when.")
    return "".join(said)


def _new_words(person: Person) -> str:
    if not person.named:
        return "New, without a name."
    if person.own:
        return "New."
    return "New: nobody here has this name, e-mail or number."
