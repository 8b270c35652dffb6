"""The facts' drawer: found, corrected, confirmed, thrown away; what has grown old, and the question that asks it anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from salesdesk.desk.core import Changed, Core, Part
from salesdesk.desk.line import repeatable
from salesdesk.desk.people import PeopleDrawer
from salesdesk.domain.buckets import Bucket, bucket_of
from salesdesk.domain.people import Contact
from salesdesk.domain.research import QUESTIONS_WANTED, Fact, FactKind, FactState, Question, is_stale
from salesdesk.domain.text import clean_line, fold
from salesdesk.errors import NotFound, NotUnderstood
from salesdesk.store import research
from salesdesk.store.research import StaleFact as StaleFact  # the screen has it from here

RESEARCH_PARTS = frozenset({Part.RESEARCH})
FACTS_SHOWN = 60


@dataclass(frozen=True, slots=True)
class FactWords:
    """A fact as it is typed; kind and bucket are read from the words where they are None."""

    text: str
    source: str = ""
    url: str = ""
    for_account: bool = False
    confirmed: bool = False
    kind: FactKind | None = None
    bucket: Bucket | None = None


@repeatable
class FactsDrawer:
    """What is known of one contact and their account, one method a deed."""

    def __init__(self, core: Core, people: PeopleDrawer) -> None:
        self._core = core
        self._people = people

    def get(self, fact_id: int) -> Fact:
        """Raises NotFound."""
        found = research.fact(self._core.db, fact_id)
        if found is None:
            raise NotFound("That fact is not there any more.", "u may bring it back.")
        return found

    def of(self, contact: Contact, *, limit: int = FACTS_SHOWN) -> tuple[Fact, ...]:
        """Facts about the contact and the account, the newest first."""
        return research.facts_of(self._core.db, contact.id, _account_id(contact), limit=limit)

    def count(self, contact: Contact) -> int:
        return research.count_facts(self._core.db, contact.id, _account_id(contact))

    def knows(self, contact: Contact, text: str) -> bool:
        """Whether the same words stand among the facts already."""
        wanted = fold(clean_line(text))
        return any(fold(fact.text) == wanted for fact in self.of(contact, limit=500))

    def add(self, contact_id: int, words: FactWords, *, found_on: date | None = None) -> Changed:
        """One sentence about the contact or their account; *assumed* until a call confirms it. `found_on`: the day of
        what was found, where it is older than today.

        Raises NotUnderstood for no words or a link that is none.
        """
        contact, core = self._people.get(contact_id), self._core
        values = self._values(words, contact)
        with core.deed(f"fact about {contact.name}") as db:
            row = research.add_fact(
                db, at=core.stamp(), found_on=found_on or core.today(), confirmed_on=core.today() if words.confirmed else None,
                state=FactState.CONFIRMED if words.confirmed else FactState.ASSUMED, **values,
            )  # fmt: skip
        return Changed("Fact kept", RESEARCH_PARTS, contact_id, row)

    def edit(self, contact_id: int, fact_id: int, words: FactWords) -> Changed:
        """Corrects a fact. Other words count as found today; the rest keeps the fact's age."""
        contact, core, before = self._people.get(contact_id), self._core, self.get(fact_id)
        values = self._values(words, contact)
        if words.confirmed and before.state is FactState.ASSUMED:
            values |= {"state": FactState.CONFIRMED, "confirmed_on": core.today()}
        elif not words.confirmed:
            values |= {"state": FactState.ASSUMED, "confirmed_on": None}
        if values["text"] != before.text:
            values["found_on"] = core.today()
        with core.deed(f"fact about {contact.name} corrected") as db:
            research.change_fact(db, fact_id, **values)
        return Changed("Fact corrected", RESEARCH_PARTS, contact_id, fact_id)

    def confirm(self, fact_id: int, *, contact_id: int | None = None) -> Changed:
        """They said so, or it was looked up again: it counts as new from today."""
        fact, core = self.get(fact_id), self._core
        with core.deed(f"confirmed: {_short(fact.text)}") as db:
            research.change_fact(db, fact_id, state=FactState.CONFIRMED, confirmed_on=core.today())
        return Changed(f"Confirmed today: {_short(fact.text)}", RESEARCH_PARTS, contact_id or fact.contact_id, fact_id)

    def trash(self, fact_id: int, *, contact_id: int | None = None) -> Changed:
        """To the trash; undo brings it back."""
        fact, core = self.get(fact_id), self._core
        with core.deed(f"fact thrown away: {_short(fact.text)}") as db:
            research.change_fact(db, fact_id, trashed_at=core.stamp())
        return Changed(f"Thrown away: {_short(fact.text)}", RESEARCH_PARTS, contact_id or fact.contact_id, fact_id)

    def stale(self, *, limit: int = 200) -> tuple[StaleFact, ...]:
        """What is stale, of people who are due first."""
        return research.stale_facts(self._core.db, today=self._core.today(), limit=limit)

    def suggested(
        self, contact_id: int, facts: tuple[Fact, ...], planned: tuple[Question, ...]
    ) -> tuple[Question, ...]:
        """Stale facts as ready questions, as many as are missing to three.

        They are only offered: each stands under its fact's number below zero until it is planned or ticked.
        """
        today, room = self._core.today(), QUESTIONS_WANTED - len(planned)
        if room <= 0 or not facts:
            return ()
        from salesdesk.domain.factwords import question_for  # its patterns take a while to compile

        refreshed = {question.fact_id for question in planned}
        said = {fold(question.text) for question in planned}
        found: list[Question] = []
        for fact in facts:
            if len(found) == room:
                break
            if fact.id not in refreshed and is_stale(fact, today=today):
                text = question_for(fact)
                if fold(text) not in said:
                    said.add(fold(text))
                    found.append(Question(-fact.id, contact_id, text, fact_id=fact.id))
        return tuple(found)

    def _values(self, words: FactWords, contact: Contact) -> dict[str, object]:
        """The columns that the words say; raises before anything is written."""
        from salesdesk.domain.factwords import guess_kind

        text = clean_line(words.text)
        if not text:
            raise NotUnderstood("A fact needs words.", "Type one sentence.")
        about_account = contact.account.id if words.for_account and contact.account else None
        kind = words.kind or guess_kind(text)
        bucket = words.bucket or (Bucket.PERSON if kind is FactKind.PERSON else bucket_of(text))
        return {
            "contact_id": None if about_account else contact.id, "account_id": about_account, "text": text,
            "source": clean_line(words.source), "url": web_address(words.url), "kind": kind, "bucket": bucket,
        }  # fmt: skip


def web_address(text: str) -> str | None:
    """A web address as it is kept, https: where nobody said; None for nothing. Raises NotUnderstood for what is none."""
    wanted = clean_line(text)
    if not wanted:
        return None
    whole = wanted if "://" in wanted else f"https://{wanted}"
    try:
        parts = urlsplit(whole)
        _ = parts.port  # raises for what is none
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in whole and len(whole) <= 2000
    except ValueError:
        fine = False
    if not fine:
        raise NotUnderstood("This is not a web address.", "Like https://northwind.example/news, or nothing.")
    return whole


def _account_id(contact: Contact) -> int | None:
    return contact.account.id if contact.account else None


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
