"""The deals of an import: stage as text, status, value and next step; their firms and people where they are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import zip_longest

from salesdesk.desk.intake_firms import FirmLines
from salesdesk.desk.intake_lines import LineReader, kept_pairs
from salesdesk.desk.intake_plan import Plan
from salesdesk.desk.takeout import STEPS
from salesdesk.domain.amounts import read_amount
from salesdesk.domain.deals import EndKind
from salesdesk.domain.matching import OWN, Becomes, Firm
from salesdesk.domain.matching_names import firm_key, folded, name_key, shortened
from salesdesk.domain.patterns import pattern
from salesdesk.domain.text import clean_line, clean_lines
from salesdesk.exchange.drafts import DealDraft, Extras
from salesdesk.store.intake_deals import Deals, KnownDeal

_NO_DECISION = (
    "no decision",
    "no budget",
    "budget",
    "silent",
    "unresponsive",
    "went dark",
    "no response",
    "stalled",
    "keine entscheidung",
)
OWN_FIELDS = {"Their next step": "their_next", "Ball with": "ball_with", "Again on": "again_on"}
_STEP = pattern(r"(?P<state>open|earned|skipped)(?: (?P<on>\d{4}-\d\d-\d\d))?: (?P<name>.+?)(?: \| (?P<evidence>.+))?")
DEAL_WORDS = {"close_on": "expected close", "my_next": "next step", "ended_on": "ended on", "evidence": "reason"}


class Finder:
    """Finds the people whom lines about deals and activities name."""

    def __init__(self, plan: Plan, reader: LineReader) -> None:
        self._plan = plan
        self._reader = reader

    def by_id(self, id: str, name: str = "") -> int | None:
        """The contact with that id in another system; one of our own is theirs only where the name agrees."""
        book = self._plan.book
        record = self._reader.record(id)
        found = book.records.get(record) if record else None
        if found is None and record and record[0] == OWN and name:
            found = book.own_id(record[1], name_key(name))
        return found if found is not None and not book.people[found].trashed else None

    def by_name(self, name: str, firm: str) -> tuple[int, ...]:
        """People of that name at that firm; of any firm where one of the two firms is not known."""
        book = self._plan.book
        known = [i for i in book.names.get(name_key(name), ()) if not book.people[i].trashed]
        key = firm_key(firm)
        at_firm = [i for i in known if key and book.people[i].firm == key]
        return tuple(at_firm or [i for i in known if not key or not book.people[i].firm])

    def by_sign(self, email: str, phone: str) -> tuple[int, ...]:
        """People with that address or number."""
        from salesdesk.exchange.drafts import PhoneDraft

        book = self._plan.book
        found = book.emails.get(email.strip().casefold(), ()) if email else ()
        if not found and phone:
            found = book.numbers.get(self._reader.number(PhoneDraft(phone)).key, ())
        return tuple(i for i in found if not book.people[i].trashed)


class DealLines:
    """Lines about deals."""

    def __init__(self, plan: Plan, reader: LineReader, *, firms: FirmLines, finder: Finder, deals: Deals) -> None:
        self._plan = plan
        self._reader = reader
        self._firms = firms
        self._finder = finder
        self._deals = deals
        self._taken: set[int] = set()
        """Deals for which a line of this file stands."""

    def line(self, draft: DealDraft) -> None:
        """One line about a deal."""
        plan = self._plan
        title = clean_line(draft.name)
        firm = self._firm(draft)
        account_id = self._firms.known(firm)
        contacts, missing = self._contacts(draft)
        of_a_new_firm = account_id is None and firm is not None and bool(firm.name)
        found = self._by_record(draft)
        if found is None and not of_a_new_firm:
            found = self._by_title(draft, title, account_id=account_id, contacts=contacts)
        if found is None:
            found = self._make(draft, title, firm, contacts)
            stage = f", {shortened(clean_line(draft.stage))}" if draft.stage else ""
            fate, sentences = Becomes.NEW, [f"Deal “{shortened(title)}”{stage}."]
        else:
            said = self._update(found, draft, firm, contacts)
            fate = Becomes.UPDATED if said else Becomes.DUPLICATE
            sentences = [f"Deal “{shortened(title)}” is here already.", *(said or ["Nothing new."])]
        self._taken.add(found.id)
        sentences += [
            f"Nobody here is certainly “{shortened(name)}”: the deal stands without them." for name in missing
        ]
        if firm and not firm.name and self._firms.known(firm) is None:
            sentences.append("Its company is not here yet: import the companies, then this file again.")
        if draft.closes_text:
            sentences.append(f"The closing date “{shortened(clean_line(draft.closes_text))}” was kept as text.")
        first = next(iter(contacts), None)
        plan.tell(
            draft.line, fate, " ".join(sentences), contact_id=first,
            contact=(plan.book.people[first].name or None) if first else None,
        )  # fmt: skip

    def _firm(self, draft: DealDraft) -> Firm | None:
        record = next((self._reader.record(id) for id in draft.account_external_ids), None)
        name = clean_line(draft.account)
        if not name and record is None:
            return None
        return Firm(name, firm_key(name), external=record)

    def _contacts(self, draft: DealDraft) -> tuple[list[int], list[str]]:
        """(contacts found, names that are nobody's or several people's)."""
        named = zip_longest(draft.contact_external_ids, draft.contacts, fillvalue="")
        found = [i for id, name in named if id and (i := self._finder.by_id(id, name)) is not None]
        missing: list[str] = []
        for name in draft.contacts:
            met = self._finder.by_name(name, draft.account)
            if len(met) == 1:
                found.append(met[0])
            elif not any(i in found for i in met):
                missing.append(clean_line(name))
        if len(found) >= len(draft.contacts):
            missing = []
        return list(dict.fromkeys(found)), missing

    def _by_record(self, draft: DealDraft) -> KnownDeal | None:
        record = self._reader.record(draft.external_id)
        found = self._deals.records.get(record) if record else None
        return self._deals.deals[found] if found is not None else None

    def _by_title(
        self, draft: DealDraft, title: str, *, account_id: int | None, contacts: Sequence[int]
    ) -> KnownDeal | None:
        """A deal without an id is known by title and firm; without a firm by its people too.

        Lines of one file that differ in day or amount are deals of their own.
        """
        record = self._reader.record(draft.external_id)
        known = [self._deals.deals[i] for i in self._deals.titles.get(folded(title), ())]
        known = [d for d in known if d.account_id == account_id and not _another(d, record, contacts)]
        said = _fields(draft, self._plan.today)
        exact = [d for d in known if all(d.fields.get(c) == said.get(c) for c in ("close_on", "amount"))]
        return next(iter(exact or [d for d in known if d.id not in self._taken]), None)

    def _make(self, draft: DealDraft, title: str, firm: Firm | None, contacts: Iterable[int]) -> KnownDeal:
        plan = self._plan
        record = self._reader.record(draft.external_id)
        system, external = record or (plan.source, None)
        account_id = self._firms.of(firm)
        own, extra = self._reader.own_columns(draft.extra, OWN_FIELDS | {STEPS: STEPS})
        steps = own.pop(STEPS, "")
        fields, state = _fields(draft, plan.today), _state(draft)
        deal_id = plan.batch.add(
            "deal", title=title, account_id=account_id, state=state, source=system, external_id=external,
            created_at=plan.at, **fields, **own,
        )  # fmt: skip
        deal = KnownDeal(deal_id, title, account_id, state, fields, record=record)
        self._deals.enter(deal)
        self._link(deal, contacts)
        self._put_back_steps(deal_id, steps)
        self._note(deal, draft, extra)
        return deal

    def _update(self, deal: KnownDeal, draft: DealDraft, firm: Firm | None, contacts: Iterable[int]) -> list[str]:
        """Fills what is blank and links who is missing; returns sentences, none where nothing is new."""
        plan = self._plan
        fields = _fields(draft, plan.today)
        changes: dict[str, str | float | int | None] = {c: v for c, v in fields.items() if c not in deal.fields}
        added = [DEAL_WORDS.get(column, column) for column in changes]
        differing = [
            (c, deal.fields[c], v) for c, v in fields.items() if c in deal.fields and not _equal(deal.fields[c], v)
        ]
        if (state := _state(draft)) != deal.state:
            differing.append(("state", deal.state, state))
        if deal.account_id is None and (account_id := self._firms.of(firm)):
            changes["account_id"] = deal.account_id = account_id
            added.append("company")
        deal.fields |= {c: v for c, v in fields.items() if c in changes}
        told = self._tell_differing(deal, differing)
        if self._link(deal, contacts):
            added.append("people")
        record = self._reader.record(draft.external_id)
        if record and deal.record is None:
            deal.record = record
            self._deals.records[record] = deal.id
            changes |= {"source": record[0], "external_id": record[1]}
        if changes:
            plan.batch.change("deal", deal.id, **changes)
        said = [f"Added: {', '.join(added)}."] if added else []
        return said + ([f"Differs, yours kept: {', '.join(told)}."] if told else [])

    def _tell_differing(self, deal: KnownDeal, differing: list[tuple[str, str | float, str | float]]) -> list[str]:
        """Theirs stands on the firm's timeline, once."""
        plan, told = self._plan, []
        for column, ours, theirs in differing:
            name = f"deal {deal.title}: {DEAL_WORDS.get(column, column)}"
            if deal.account_id is not None and not self._firms.told(deal.account_id, name, str(theirs)):
                plan.batch.add(
                    "field_change", account_id=deal.account_id, at=plan.at, field=name, old=str(ours), new=str(theirs),
                    source=plan.file,
                )  # fmt: skip
                told.append(f"{DEAL_WORDS.get(column, column)} “{shortened(str(theirs))}”")
        return told

    def _link(self, deal: KnownDeal, contacts: Iterable[int]) -> bool:
        new = [i for i in contacts if i not in deal.contacts]
        for contact_id in new:
            self._plan.batch.add("deal_contact", deal_id=deal.id, contact_id=contact_id)
            deal.contacts.add(contact_id)
        return bool(new)

    def _put_back_steps(self, deal_id: int, steps: str) -> None:
        """The steps that a desk of ours wrote, each as it stood."""
        found = filter(None, map(_STEP.fullmatch, steps.splitlines()))
        for place, step in enumerate(found):
            self._plan.batch.add(
                "deal_step", deal_id=deal_id, name=step["name"], position=place, state=step["state"],
                earned_on=step["on"], evidence=step["evidence"],
            )  # fmt: skip

    def _note(self, deal: KnownDeal, draft: DealDraft, extra: Extras) -> None:
        """What a deal has no field for, as a note on its firm, else on its first contact."""
        beside = kept_pairs((
            ("Notes", draft.notes), ("Pipeline", draft.pipeline), ("Probability", draft.probability),
            ("Source", draft.lead_source), ("Owner", draft.owner), ("Tags", ", ".join(draft.tags)),
            ("Expected close", draft.closes_text), ("Amount", "" if read_amount(draft.amount) else draft.amount),
            ("People", "" if deal.contacts else ", ".join(draft.contacts)), *extra,
        ))  # fmt: skip
        contact_id = None if deal.account_id is not None else min(deal.contacts, default=None)
        if not beside or (contact_id is None and deal.account_id is None):
            return
        text = "\n".join([f"Deal {deal.title}", *(f"{header}: {value}" for header, value in beside)])
        self._plan.batch.add(
            "note", account_id=deal.account_id, contact_id=contact_id, at=self._plan.at,
            noted_on=self._plan.today.isoformat(), text=text,
        )  # fmt: skip


def _another(deal: KnownDeal, record: tuple[str, str] | None, contacts: Sequence[int]) -> bool:
    """Whether a deal of that title is certainly a different one."""
    if record and deal.record and deal.record[0] == record[0]:
        return True
    return deal.account_id is None and bool(deal.contacts and contacts) and not deal.contacts & set(contacts)


def _fields(draft: DealDraft, today: date) -> dict[str, str | float]:
    """The columns of a deal that the line says something of."""
    amount = read_amount(draft.amount)
    ended = draft.ended_on
    if draft.status != "open" and ended is None and draft.closes_on and draft.closes_on <= today:
        ended = draft.closes_on
    said = {
        "stage": clean_line(draft.stage), "currency": clean_line(draft.currency) or (amount.currency if amount else ""),
        "close_on": draft.closes_on.isoformat() if draft.closes_on else "", "my_next": clean_lines(draft.next_text).strip(),
        "ended_on": ended.isoformat() if ended else "", "evidence": clean_lines(draft.lost_reason).strip(),
    }  # fmt: skip
    fields: dict[str, str | float] = {column: value for column, value in said.items() if value}
    if amount:
        fields["amount"] = amount.value
    return fields


def _state(draft: DealDraft) -> str:
    """How the deal stands: other systems know one way to lose, so the reason says which of ours it is."""
    if draft.status == "open":
        return "open"
    if draft.status == "won":
        return EndKind.WON
    reason = folded(draft.lost_reason)
    return EndKind.NO_DECISION if any(sign in reason for sign in _NO_DECISION) else EndKind.LOST_TO_OTHER


def _equal(ours: str | float, theirs: str | float) -> bool:
    if isinstance(ours, str) and isinstance(theirs, str):
        return folded(ours) == folded(theirs)
    return ours == theirs
