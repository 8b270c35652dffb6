"""My message for them: the pinned line, its earlier wordings with how they were answered, and each message against it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from salesdesk.desk import Desk
from salesdesk.desk.messages import Said
from salesdesk.domain.followup import CHANNEL_WORDS, Channel
from salesdesk.domain.message import Version
from salesdesk.domain.people import Contact
from salesdesk.domain.touch import Disposition, Touch
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.rows import RowsSheet
from salesdesk.ui.text import first_lines
from salesdesk.ui.widgets.timeline import day_text


class MessageSheet(RowsSheet):
    """e says it in other words; Enter on an earlier wording pins it again, on a message reads it."""

    letters: ClassVar[dict[str, str]] = {"e": "reword"}
    sheet_width = 100
    most_rows = 26

    def __init__(self, desk: Desk, contact: Contact) -> None:
        super().__init__(desk)
        self.contact = contact

    def opened(self) -> None:
        super().opened()
        if not self._line:
            self.reword()

    @property
    def _line(self) -> str:
        return self.desk.people.get(self.contact.id).message_line or ""

    def head(self) -> Sequence[Line]:
        about = "   one line to stay on; later touches are compared"
        first = Row().add(f" My message for {self.contact.called}", bold=True).up_to(about, self.inner_width, "muted")
        words = [text_line(f" {line}", "accent") for line in first_lines(self._line, self.inner_width - 2, 3)]
        return (first.line(), *words, BLANK)

    def rows(self) -> Sequence[Line]:
        messages = self.desk.research.messages
        versions, said = messages.versions(self.contact.id), messages.said(self.contact.id)
        lines: list[Line] = []
        if versions:
            lines.append(text_line(" WORDINGS", "muted"))
            lines += [line for n, version in enumerate(versions) for line in self._version(n, version)]
        if said:
            lines += [*([BLANK] if lines else []), text_line(" MESSAGES", "muted"), *map(self._message, said)]
        return tuple(lines)

    def _version(self, number: int, version: Version) -> list[Line]:
        zone, today = self.desk.core.zone, self.desk.core.today()
        since = day_text(version.since.astimezone(zone).date(), today) if version.since else "before"
        row = Row(key=("version", version.text)).add(" ").column(since, 10, "muted")
        row.up_to(version.text, self.inner_width, "muted" if number else "foreground")
        return [row.line(), Row().to(11).up_to(version.line, self.inner_width, "muted").line()]

    def _message(self, one: Said) -> Line:
        kept = one.kept.stays
        row = Row(key=("touch", one.touch.id)).add(" ")
        row.column(day_text(one.touch.happened_on, self.desk.core.today()), 10, "muted")
        row.add(f"{self.glyphs.kept if kept else self.glyphs.stale} ", "ok" if kept else "stale")
        row.column(way_of(one.touch), 10, "muted").add(" ")
        room = max(10, self.inner_width - 62)
        row.column(" ".join(one.touch.text.split()), room).add("  ")
        words = one.kept.line + (" · answered" if one.answered else "")
        return row.up_to(words, self.inner_width, "muted").line()

    def empty(self) -> str:
        return "Nothing is pinned yet."

    def hints(self) -> Sequence[tuple[str, str]]:
        return (("e", "Say it differently"), ("enter", "Pin again · read"))

    def chosen(self, key: Hashable) -> None:
        if not isinstance(key, tuple):
            return
        if key[0] == "version":
            self.do(lambda: self.desk.research.preparing.pin_message(self.contact.id, str(key[1])))
        else:
            from salesdesk.ui.sheets.entry import EntrySheet

            self.app.push_screen(EntrySheet(self.desk, self.contact, "touch", int(key[1])))

    def action_close(self) -> None:
        """One esc where nothing is pinned yet: there is nothing to go back to."""
        if self._line:
            super().action_close()
        else:
            self.answer(self.last)

    def reword(self) -> None:
        self.ask(
            "One line to stay on with them",
            lambda words: self.desk.research.preparing.pin_message(self.contact.id, words),
            value=self._line,
            example="month-end in three days, not eight",
        )


def way_of(touch: Touch) -> str:
    """ "voicemail", "e-mail": how the words went out."""
    left = touch.channel is Channel.CALL and touch.disposition is Disposition.LEFT_VOICEMAIL
    return "voicemail" if left else CHANNEL_WORDS[touch.channel]
