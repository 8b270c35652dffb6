"""A new person: a name, a number, when to call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from salesdesk.desk import Changed, Desk
from salesdesk.desk.people import NewContact
from salesdesk.domain.followup import Channel
from salesdesk.domain.phones import read_phone
from salesdesk.domain.who import KIND_WORDS, Kind
from salesdesk.errors import NotUnderstood
from salesdesk.ui.lines import Line, Row
from salesdesk.ui.sheets.form import Field, FormSheet
from salesdesk.ui.sheets.when import reading_lines

KINDS = "prospect · client · former client · partner · other"


def kind_of(text: str) -> Kind | None:
    """The kind that the first letters name; None for nothing. Raises NotUnderstood."""
    wanted = text.strip().casefold().replace("_", " ")
    if not wanted:
        return None
    found = [kind for kind, words in KIND_WORDS.items() if words.startswith(wanted)]
    if len(found) != 1:
        raise NotUnderstood(f"“{text.strip()}” is no kind of contact.", f"One of: {KINDS}.")
    return found[0]


class AddSheet(FormSheet[Changed]):
    """Answers the new person; only the name is needed."""

    kept_as = "form:add"

    def __init__(self, desk: Desk, *, name: str = "") -> None:
        fields = (
            Field("name", "Name", name, "Dana Ruiz"),
            Field("account", "Company", "", "Northwind Freight"),
            Field("title", "Job", "", "VP Operations"),
            Field("phone", "Number", "", "+1 503 555 0142"),
            Field("email", "E-mail", "", "dana@northwind.example"),
            Field("kind", "Kind", "", KINDS),
            Field("city", "City", "", "Portland"),
            Field("when", "Call when", "", "tomorrow 9am · in 2 weeks · empty: no date yet"),
            Field("why", "Why now", "", "asked for a two-site price"),
        )
        super().__init__(desk, title="Add a person", fields=fields)

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        lines: list[Line] = []
        if values["phone"].strip():
            phone = read_phone(values["phone"], region=self.desk.people.region)
            words = f" {phone.shown}" if phone.e164 else " kept as typed: not a number we know"
            lines.append(Row().add(words, "muted" if phone.e164 else "stale").line())
        if values["when"].strip():
            reading = self.desk.read_when_new(values["when"], self._new(values))
            lines += reading_lines(self.desk, reading, None, self.inner_width)
        return lines

    def save(self, values: Mapping[str, str]) -> Changed:
        new = replace(self._new(values), kind=kind_of(values["kind"]))
        when = self.desk.read_when_new(values["when"], new) if values["when"].strip() else None
        return self.desk.add_person(new, when, why_now=values["why"], channel=Channel.CALL)

    def _new(self, values: Mapping[str, str]) -> NewContact:
        return NewContact(
            name=values["name"], account=values["account"], title=values["title"], phone=values["phone"],
            email=values["email"], city=values["city"],
        )  # fmt: skip
