"""A fact on a form, found or corrected; and what is stale, one key each to confirm it, ask it or throw it away."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import ClassVar

from salesdesk.desk import Changed, Desk
from salesdesk.desk.facts import FactWords
from salesdesk.domain.buckets import Bucket, bucket_of
from salesdesk.domain.factwords import guess_kind
from salesdesk.domain.people import Contact
from salesdesk.domain.research import STALE_AFTER, Fact, FactKind, FactState, age_text, freshness, is_stale
from salesdesk.errors import NotUnderstood, SalesdeskError
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.outside import checked_link, open_link
from salesdesk.ui.sheets.form import Field, FormSheet
from salesdesk.ui.sheets.rows import RowsSheet
from salesdesk.ui.widgets.timeline import day_text

ALL_SHOWN = 1_000


class FactSheet(FormSheet[Changed]):
    """Answers what it changed. Kind and bucket are guessed from the words while they are typed, and can be said."""

    kept_as = "form:fact"

    def __init__(self, desk: Desk, contact: Contact, fact: Fact | None = None) -> None:
        self.contact, self.fact = contact, fact
        known = fact or Fact(0, "", contact_id=contact.id)
        about = "company" if known.account_id else "person"
        guessed = fact is None or (known.kind is guess_kind(known.text) and known.bucket is _bucket(known.text))
        fields = (
            Field("text", "Fact", known.text, "38 trucks, two depots"),
            Field("source", "Source", known.source, "call, web, mail, who said it"),
            Field("url", "Link", known.url or "", "https://…  or nothing"),
            Field("about", "About", about if fact else "", "person, or company: for everybody there"),
            Field("kind", "Kind", "" if guessed else f"{known.kind}, {known.bucket}", "read from the words; or say it"),
            Field("sure", "How sure", str(known.state) if fact else "", "assumed, until they confirm it"),
        )
        title = "Correct a fact" if fact else "A fact"
        super().__init__(desk, title=f"{title}   {contact.name}", fields=fields, contact_id=contact.id)
        if fact:
            self.kept_as = f"form:fact:{fact.id}"

    @property
    def first_field(self) -> str:
        return "text"

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        text = values["text"].strip()
        if not text:
            return ()
        try:
            words = self._words(values)
        except NotUnderstood as error:
            return (text_line(f" {error.sentence} {error.hint}", "stale"),)
        kind = words.kind or guess_kind(text)
        bucket = words.bucket or _bucket(text)
        about = self.contact.account_name if words.for_account else self.contact.name
        keeps = f"keeps {STALE_AFTER[kind]} days" if STALE_AFTER[kind] < 365 else f"keeps {STALE_AFTER[kind] // 365} y"
        row = Row().add(f" {kind}", bold=True).add(f" · {bucket} · {keeps} · about ", "muted")
        return (row.up_to(about, self.inner_width - 1, "muted").line(),)

    def save(self, values: Mapping[str, str]) -> Changed:
        words = self._words(values)
        if self.fact:
            return self.desk.research.known.edit(self.contact.id, self.fact.id, words)
        return self.desk.research.known.add(self.contact.id, words)

    def _words(self, values: Mapping[str, str]) -> FactWords:
        about = _meant(values["about"], ("person", "company"))
        if about == "company" and self.contact.account is None:
            raise NotUnderstood(f"No company is known of {self.contact.name}.", "e adds it to the person.")
        kind, bucket = _kind_and_bucket(values["kind"])
        sure = _meant(values["sure"], ("assumed", "confirmed"))
        return FactWords(
            values["text"], values["source"], values["url"], about == "company", sure == "confirmed", kind, bucket
        )


def _bucket(text: str) -> Bucket:
    return Bucket.PERSON if guess_kind(text) is FactKind.PERSON else bucket_of(text)


def _meant(typed: str, options: tuple[str, ...]) -> str:
    """The option that begins as typed; the first for nothing. Raises NotUnderstood."""
    word = typed.strip().casefold()
    found = next((option for option in options if option.startswith(word)), None)
    if found is None:
        raise NotUnderstood(f"“{typed.strip()}” is none of these.", " or ".join(options) + ".")
    return found


def _kind_and_bucket(typed: str) -> tuple[FactKind | None, Bucket | None]:
    """ "price", "price, person": what the rep says about a fact instead of the guess."""
    kind: FactKind | None = None
    bucket: Bucket | None = None
    for word in typed.replace(",", " ").casefold().split():
        if word in (Bucket.BUSINESS, Bucket.PERSON) and (kind is not None or word == Bucket.BUSINESS):
            bucket = Bucket(word)
            continue
        found = next((one for one in FactKind if one.value.startswith(word)), None)
        if found is None:
            raise NotUnderstood(f"“{word}” is no kind of fact.", "Kinds: " + ", ".join(FactKind) + ".")
        kind = found
    if kind is FactKind.PERSON and bucket is None:
        bucket = Bucket.PERSON
    return kind, bucket


ROOMY = 70
"""Cells from which a fact's row has all its columns."""
AGE, STATE = 17, 21
"""Cells for how old a fact is, with its mark, and for that with whether it is confirmed."""


class StaleSheet(RowsSheet):
    """What is stale, of those who are due first."""

    letters: ClassVar[dict[str, str]] = {" ": "confirm", "a": "plan", "e": "correct", "delete": "trash"}
    sheet_width = 100

    @property
    def roomy(self) -> bool:
        """Whether there is room for more than who, what and how old."""
        return self.inner_width >= ROOMY

    def head(self) -> Sequence[Line]:
        count = len(self.desk.research.known.stale())
        words = "   nothing is stale" if not count else f"   {count} to look at, who is due first"
        return (Row().add(" What is stale", bold=True).add(words, "muted").line(), BLANK)

    def rows(self) -> Sequence[Line]:
        today, lines = self.desk.core.today(), []
        for one in self.desk.research.known.stale():
            age = f"{self.glyphs.stale} {age_text(one.fact, today=today)}"
            due = day_text(one.due_on, today) if one.due_on else ""
            row = Row(key=(one.fact.id, one.contact_id)).add(" ").column(one.name, 18 if self.roomy else 14).add(" ")
            row.column(due, 8 if self.roomy else 0, "muted")
            row.column(one.fact.text, self.inner_width - row.width - AGE)
            lines.append(row.add(" ").up_to(age, self.inner_width, "stale").line())
        return tuple(lines)

    def empty(self) -> str:
        return "Every fact is fresh."

    def hints(self) -> Sequence[tuple[str, str]]:
        return (("space", "Still so, today"), ("a", "Ask it next time"), ("e", "Correct"), ("delete", "Throw away"))

    def chosen(self, key: Hashable) -> None:
        self.correct()

    def confirm(self) -> None:
        fact_id, contact_id = self._here()
        if fact_id:
            self.do(lambda: self.desk.research.known.confirm(fact_id, contact_id=contact_id))

    def plan(self) -> None:
        fact_id, contact_id = self._here()
        if fact_id:
            self.do(lambda: self.desk.research.asking.plan_for_fact(contact_id, fact_id))

    def trash(self) -> None:
        fact_id, contact_id = self._here()
        if fact_id:
            self.do(lambda: self.desk.research.known.trash(fact_id, contact_id=contact_id))

    def correct(self) -> None:
        fact_id, contact_id = self._here()
        if not fact_id:
            return
        fact = self.desk.research.known.get(fact_id)
        sheet = FactSheet(self.desk, self.desk.people.get(contact_id), fact)
        self.app.push_screen(sheet, lambda done: self.do(lambda: done) if done else None)

    def _here(self) -> tuple[int, int]:
        key = self.key
        return (int(key[0]), int(key[1])) if isinstance(key, tuple) else (0, 0)


class FactsSheet(StaleSheet):
    """Everything that is known of one contact and their company; the newest first."""

    letters: ClassVar[dict[str, str]] = {
        " ": "confirm", "k": "add", "a": "plan", "e": "correct", "o": "open_source", "delete": "trash",
    }  # fmt: skip

    def __init__(self, desk: Desk, contact: Contact) -> None:
        super().__init__(desk)
        self.contact = contact

    def found(self) -> Sequence[Fact]:
        return self.desk.research.known.of(self.contact, limit=ALL_SHOWN)

    def head(self) -> Sequence[Line]:
        facts, today = self.found(), self.desk.core.today()
        words = f"   {self.contact.name}   {freshness(facts, today=today).line}"
        return (Row().add(" Facts", bold=True).up_to(words, self.inner_width, "muted").line(), BLANK)

    def rows(self) -> Sequence[Line]:
        today, lines = self.desk.core.today(), []
        for fact in self.found():
            stale = is_stale(fact, today=today)
            mark = self.glyphs.stale if stale else self.glyphs.kept if fact.state is FactState.CONFIRMED else " "
            row = Row(key=(fact.id, self.contact.id)).add(f" {mark} ", "stale" if stale else "ok")
            row.column("company" if fact.account_id else fact.bucket, 9 if self.roomy else 0, "muted")
            source = 11 if self.roomy else 0
            row.column(fact.text, self.inner_width - row.width - 2 - source - STATE).add("  ")
            row.column(fact.source, source, "muted")
            lines.append(
                row.up_to(f"{age_text(fact, today=today)} · {state_words(fact)}", self.inner_width, "muted").line()
            )
        return tuple(lines)

    def empty(self) -> str:
        return "Nothing is known yet. k adds a fact."

    def hints(self) -> Sequence[tuple[str, str]]:
        return (("k", "Add"), ("e", "Correct"), ("o", "Open its link"), *super().hints()[:2], super().hints()[3])

    def add(self) -> None:
        self.app.push_screen(FactSheet(self.desk, self.contact), lambda done: self.do(lambda: done) if done else None)

    def open_source(self) -> None:
        """Where it was found, in the browser."""
        fact_id, _ = self._here()
        url = self.desk.research.known.get(fact_id).url if fact_id else None
        if not url:
            self.say("This one has no link.")
            return
        try:
            open_link(checked_link(url))
        except SalesdeskError as error:
            self.trouble(error)


def state_words(fact: Fact) -> str:
    """ "assumed" or "confirmed", as it stands on the fact."""
    return "confirmed" if fact.state is FactState.CONFIRMED else "assumed"
