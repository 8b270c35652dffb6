"""The value library: something worth giving, where it was last used, and what this contact has had beside what was asked."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import ClassVar

from salesdesk.desk import Changed, Desk
from salesdesk.desk.library import ITEM_KINDS, ValueItem
from salesdesk.domain.people import Contact
from salesdesk.ui.lines import BLANK, Line, Row
from salesdesk.ui.sheets.form import Field, FormSheet
from salesdesk.ui.sheets.rows import RowsSheet
from salesdesk.ui.widgets.timeline import day_text


class ValuesSheet(RowsSheet):
    """Enter notes that it was given; nothing is ever sent. o opens its link."""

    letters: ClassVar[dict[str, str]] = {
        "a": "add",
        "e": "correct",
        "g": "own_words",
        "o": "open_it",
        "delete": "trash",
    }
    sheet_width = 100

    def __init__(self, desk: Desk, contact: Contact) -> None:
        super().__init__(desk)
        self.contact = contact

    def head(self) -> Sequence[Line]:
        brief = self.desk.research.brief(self.contact.id)
        words = f"   {self.contact.name}   {brief.given_count} given · {brief.asks} asked of them"
        return (Row().add(" Worth giving", bold=True).add(words, "muted").line(), BLANK)

    def rows(self) -> Sequence[Line]:
        had, today, lines = self.desk.research.library.had(self.contact.id), self.desk.core.today(), []
        for one in self.desk.research.library.items(self.contact):
            mark = self.glyphs.kept if one.id in had else " "
            row = Row(key=one.id).add(f" {mark} ", "ok").column(one.kind, 13, "muted")
            row.column(one.title, max(16, self.inner_width - 48)).add(" ").column(one.industries or "any", 14, "muted")
            last = f"{day_text(one.last_on, today)} {one.last_to or ''}" if one.last_on else "not used yet"
            lines.append(row.add(" ").up_to(last, self.inner_width, "muted").line())
        return tuple(lines)

    def empty(self) -> str:
        return "The library is empty. a adds an article, a talk, a checklist, an introduction."

    def hints(self) -> Sequence[tuple[str, str]]:
        return (
            ("enter", "Given to them"),
            ("g", "Something else"),
            ("a", "Add"),
            ("e", "Correct"),
            ("o", "Open"),
            ("delete", "Take out"),
        )

    def chosen(self, key: Hashable) -> None:
        if isinstance(key, int):
            self.do(lambda: self.desk.research.library.give(self.contact.id, "", item_id=key))

    def own_words(self) -> None:
        self.ask(
            "What did you give?",
            lambda words: self.desk.research.library.give(self.contact.id, words),
            example="an introduction to Ana",
        )

    def add(self) -> None:
        self._form(None)

    def correct(self) -> None:
        self._form(next((one for one in self.desk.research.library.items() if one.id == self.key), None))

    def _form(self, item: ValueItem | None) -> None:
        self.app.push_screen(ItemSheet(self.desk, item), lambda done: self.do(lambda: done) if done else None)

    def open_it(self) -> None:
        from salesdesk.errors import SalesdeskError
        from salesdesk.ui.outside import checked_link, open_link

        found = next((one for one in self.desk.research.library.items() if one.id == self.key), None)
        if found is None or not found.url:
            self.say("This one has no link.")
            return
        try:
            open_link(checked_link(found.url))
        except SalesdeskError as error:
            self.trouble(error)

    def trash(self) -> None:
        key = self.key
        if isinstance(key, int):
            self.do(lambda: self.desk.research.library.trash_item(key))


class ItemSheet(FormSheet[Changed]):
    """One thing worth giving: what it is, for which industries, where it lies, the words that go with it."""

    def __init__(self, desk: Desk, item: ValueItem | None = None) -> None:
        self.item = item
        fields = (
            Field("title", "Title", item.title if item else "", "Ten questions before you re-tender"),
            Field("kind", "Kind", item.kind if item else "", ", ".join(ITEM_KINDS)),
            Field("industries", "Industries", (item.industries or "") if item else "", "retail, finance; empty: any"),
            Field("url", "Link", (item.url or "") if item else "", "https://…  or nothing"),
            Field("text", "With it", (item.text or "") if item else "", "one line to send along"),
        )
        super().__init__(desk, title="Worth giving", fields=fields)
        self.kept_as = f"form:value_item {item.id}" if item else "form:value_item"

    @property
    def first_field(self) -> str:
        return "title"

    def save(self, values: Mapping[str, str]) -> Changed:
        library = self.desk.research.library
        word = values["kind"].strip().casefold()
        kind = next((one for one in ITEM_KINDS if word and one.startswith(word)), word or "other")
        more = {"url": values["url"], "industries": values["industries"], "text": values["text"]}
        if self.item:
            return library.edit_item(self.item.id, kind, values["title"], **more)
        return library.add_item(kind, values["title"], **more)
