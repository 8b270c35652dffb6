"""What the day's screen shows in each of its widgets, from what it has read. It reads and changes no data itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from textual.geometry import Region

from salesdesk.domain.agenda import Agenda, Group, day_of
from salesdesk.domain.dayplan import Course
from salesdesk.ui.commands import BY_ID, FOOTER, FOOTERS, TYPED, key_name
from salesdesk.ui.judging import Judging
from salesdesk.ui.layout import DOCKED, PANES, Arrangement, DeskLayout, places
from salesdesk.ui.lines import Line, Row
from salesdesk.ui.notices import Notify, day_title, due_words, notice
from salesdesk.ui.ownkeys import keys_of
from salesdesk.ui.text import width_of
from salesdesk.ui.widgets.agenda import AgendaPanel, agenda_lines, first_key, late_by
from salesdesk.ui.widgets.header import HeaderBar, header_line
from salesdesk.ui.widgets.keybar import KeyBar, command_hints, keybar_line
from salesdesk.ui.widgets.lists import Page
from salesdesk.ui.widgets.meter import MeterBar
from salesdesk.ui.widgets.panels import empty_lines
from salesdesk.ui.widgets.titles import TitleStrip, title_line

if TYPE_CHECKING:
    from salesdesk.domain.callnotes import Caught

AWAY_AFTER = 300.0
"""Seconds between two looks that make an absence: the machine slept."""
DUE_NOW = (Group.NOW, Group.OVERDUE)


WITH_ROOM = 140
"""Cells from which the header says what still fits into the day."""


def empty_brief(*, rows: bool, nobody: bool) -> str:
    """What stands where no person's page can stand."""
    if rows:
        return "Nobody is chosen."
    nothing = "Their page: why you call, what you promised, what to ask."
    return nothing if nobody else "a adds someone, i imports a list, / finds."


class Drawing(Judging):
    """The drawing half of the day's screen."""

    _had_cursor = "agenda"

    caught: tuple[Caught, ...] = ()
    """What the notes have caught."""

    if TYPE_CHECKING:
        day: date
        note: tuple[str, str]
        unsaved_because: str
        desk_title: str
        _placed: DeskLayout

    def draw_agenda(self, *, cursor: object = None) -> None:
        panel = self.query_one("#agenda", AgendaPanel)
        if self.agenda is None:
            return
        want = self.arrangement
        region = places(want).get("agenda")
        width = region.width if region else want.width
        lines = agenda_lines(
            self.agenda, width, self.app_glyphs, zone=self.desk.core.zone,
            workdays=self.desk.core.workdays, unfolded=self.unfolded, wanted=self.wanted,
            close=want.low and want.form != "narrow", course=self.course,
        )  # fmt: skip
        if not lines:
            lines = empty_lines(self._empty_agenda(), width)
        start = cursor if cursor is not None else (None if panel.key is not None else first_key(lines))
        panel.show(lines, cursor=start)
        self.draw_header()

    def _empty_agenda(self) -> str:
        if self.wanted:
            return f"No row with “{self.wanted}”. f filters again, esc shows all."
        if self.desk.day.nobody():
            return "Nobody here yet. a adds one, i imports a list."
        return "That is everyone for today."

    def _place(self) -> frozenset[str]:
        """Gives every widget its place, and answers which of them have another one than before; what has none is hidden.

        The cursor stays in its panel, also in a size that has room for none: a letter meant for the list must never
        land in a text, nor one of a text press a key.
        """
        if self.focused is not None and self.focused.id in PANES:
            self._had_cursor = self.focused.id
        found = places(self.arrangement)
        if not any(name in found for name in PANES):
            found = {self._had_cursor: Region(0, 0, *self.size)}
        before = self._placed.regions
        if found == before:
            return frozenset()
        self._placed.regions = found
        self._show_noted()
        self.set_class(self.arrangement.form == "wide", "-wide")
        self.query_one("#meter", MeterBar).surface = "surface" if self.arrangement.form == "wide" else "background"
        for child in self.children:
            if child.id:
                child.display = child.id in found
        self.refresh(layout=True)
        if self.focused is None or not self.focused.display:
            pane = next((name for name in (self._had_cursor, "agenda", self.arrangement.tab) if name in found), "")
            if pane:
                self.query_one(f"#{pane}").focus()
        return frozenset(name for name in {*found, *before} if found.get(name) != before.get(name))

    def _draw_all(self) -> None:
        self.draw_agenda()
        self._draw_person()
        self.draw_frame()

    def _draw_person(self) -> None:
        region = self._placed.regions
        panel, peek = self.panel("brief"), self.query_one("#peek", Page)
        if self.brief is None:
            text = empty_brief(rows=bool(self.agenda and self.agenda.items()), nobody=self.desk.day.nobody())
            panel.show(empty_lines(text, region["brief"].width if "brief" in region else self.size.width))
            peek.show(empty_lines(text, self.size.width))
            self.panel("timeline").show(())
            self._draw_meter()
            return
        from salesdesk.ui.widgets.brief import View, brief_lines, peek_lines
        from salesdesk.ui.widgets.timeline import timeline_lines

        width = region["brief"].width if "brief" in region else self.size.width
        now = self.desk.core.now()
        low = self.arrangement.low and "brief" in region and region["brief"].height < 20
        panel.show(brief_lines(self.brief, View(width, now, self.app_glyphs, close=low)))
        if "peek" in region:
            peek.show(peek_lines(self.brief, self.size.width, now, self.app_glyphs))
        if "timeline" in region:
            entries = self.desk.research.timeline(self.brief.contact.id)
            self.panel("timeline").show(
                timeline_lines(entries, region["timeline"].width, self.app_glyphs, today=self.day)
            )
        self._draw_meter()
        if self.arrangement.form == "wide":
            self._place()

    def read_notes(self) -> None:
        """What the marked lines of the notes would become."""
        text = self.area("notes").text if self.contact_id is not None else ""
        self.caught = self.desk.calls.caught(self.contact_id, text) if self.contact_id and text.strip() else ()
        self._show_noted()

    def draw_noted(self) -> None:
        """Beside the notes, as they are typed: read at once, written when the note is kept."""
        before = len(self.caught)
        self.read_notes()
        if before != len(self.caught):
            self._place()

    def _show_noted(self) -> None:
        region = self._placed.regions.get("noted")
        if region is not None:
            from salesdesk.ui.widgets.callside import caught_lines

            self.query_one("#noted", Page).show(
                caught_lines(self.caught, region.width, today=self.day, rows=region.height)
            )

    def _say_what_came(self, before: Agenda | None) -> None:
        """Back at the desk: what has come due meanwhile, in one line."""
        if before is None or self.agenda is None or self.desk.plan.running_break():
            return  # reminders hold while the rep rests; on return they are told
        held = {item.follow_up.id for item in before.section(Group.HELD)}
        back = [i for g in (*DUE_NOW, Group.TODAY) for i in self.agenda.section(g) if i.follow_up.id in held]
        if back:
            more = f" and {len(back) - 1} more" if len(back) > 1 else ""
            self.say(f"{back[0].contact.name}{more} can be called now: back in the list")
        known = held | {item.follow_up.id for group in DUE_NOW for item in before.section(group)}
        came = [item for group in DUE_NOW for item in self.agenda.section(group) if item.follow_up.id not in known]
        self._ring(due_words(came, zone=self.desk.core.zone, names=self.desk.core.config.notify_names))
        if came and (self.agenda.now - before.now).total_seconds() > AWAY_AFTER:
            more = f" and {len(came) - 1} more" if len(came) > 1 else ""
            self.say(f"While you were away: {len(came)} became due, {came[0].contact.name}{more}")

    def _say_rest(self, before: Course | None) -> None:
        """A rest that is offered now rings as set, once; the line stands in the agenda and takes no key."""
        rest, known = (one.rest if one else "" for one in (self.course, before))
        if rest and _kind(rest) != _kind(known) and not self.desk.plan.running_break():
            self._ring(rest.partition(" · ")[0])

    def _ring(self, words: str) -> None:
        """A bell or a notice where one is set; never into a call."""
        if words and self.desk.calls.live() is None:
            self.app.ring(notice(words, self._told_by, focused=self.app.app_focus))  # type: ignore[attr-defined]

    @property
    def _told_by(self) -> Notify:
        return Notify(self.desk.core.config.notify)

    def draw_header(self) -> None:
        bar, now = self.query_one("#header", HeaderBar), self.desk.core.now()
        if self.agenda is not None and self._told_by is not Notify.NONE:
            words = day_title(self.agenda, now.astimezone(self.desk.core.zone), name=self.desk_title or "salesdesk")
            self.app.entitle(words)  # type: ignore[attr-defined]
        local = self.brief.clock.local if self.brief else None
        if self.brief is not None and local is not None and f"{local:%M}" != f"{now.astimezone(local.tzinfo):%M}":
            # The brief's clock never shows another minute than the header's.
            self.brief = replace(self.brief, clock=self.desk.research.clock_of(self.brief.contact))
            self._draw_person()
        if self.person and self.arrangement.form == "narrow":
            bar.show((self._person_header(),))
        elif self.agenda is not None:
            bar.show(
                (
                    header_line(
                        self.agenda,
                        now,
                        self.size.width,
                        self.app_glyphs,
                        title=self.desk_title,
                        pace=self._pace_words(),
                    ),
                )
            )

    def _pace_words(self) -> str:
        """Talks had of those wanted; with what still fits where there is room for it."""
        course = self.course
        if course is None or course.plan is None or not course.plan.planned:
            return ""
        talks = f"{course.pace} talks" if course.pace else ""
        left = course.capacity.left if course.capacity and self.size.width >= WITH_ROOM else ""
        return f" {self.app_glyphs.dot} ".join(part for part in (talks, left) if part)

    def _person_header(self) -> Line:
        rows = [key_ids(line.key) for line in self.panel("agenda").lines if key_ids(line.key)[1]]
        place = next((i for i, (contact, _) in enumerate(rows, 1) if contact == self.contact_id), 0)
        row = (
            Row()
            .add(f" {self.app_glyphs.back} ", "accent", command="back")
            .add("esc", "accent", bold=True, command="back")
        )
        row.add(f"  Today  {place} of {len(rows)}   " if place else "  Today   ", "muted", command="back")
        if self.brief:
            late = self._late_words()
            room = self.size.width - width_of(late) - 3
            row.up_to(self.brief.contact.name, room, bold=True)
            row.up_to(f"  {self.brief.contact.account_name}", room, "muted")
            if late:
                row.to(self.size.width - width_of(late) - 1).add(late, "late", bold=True)
        return row.line()

    def _late_words(self) -> str:
        """How late the follow-up shown is: "! 4 d late"; empty where it is not."""
        late = self.agenda.section(Group.OVERDUE) if self.agenda else ()
        item = next((i for i in late if i.follow_up.id == self.follow_up_id), None)
        if item is None or self.agenda is None:
            return ""
        days = (self.agenda.day - day_of(item, self.desk.core.workdays)).days
        return f"{self.app_glyphs.late} {late_by(item.follow_up.due_at, days, self.agenda.now)} late"

    def draw_frame(self) -> None:
        """Titles and hints: they depend on the focus."""
        self.draw_header()
        want, here = self.arrangement, self.focused.id if self.focused else ""
        for name in PANES:
            strip = self.query_one(f"#{name}_title", TitleStrip)
            region = self._placed.regions.get(f"{name}_title")
            if region is None:
                continue
            shared = self._tabs(want, name)
            right, role = self._saved_words(name)
            strip.show(
                (
                    title_line(
                        shared,
                        name,
                        region.width,
                        focused=here == name,
                        right=right,
                        right_role=role,
                        short=len(shared) > 3,
                        own=self.desk.core.config.keys,
                    ),
                )
            )
        self.draw_keybar()

    def _tabs(self, want: Arrangement, name: str) -> tuple[str, ...]:
        if want.form == "narrow":
            return PANES[1:]
        return DOCKED if want.form == "medium" and name in DOCKED else (name,)

    def _saved_words(self, name: str) -> tuple[str, str]:
        if name == "brief":
            if self.brief is None:
                return "", "muted"
            from salesdesk.ui.widgets.brief import ready_words

            return ready_words(self.brief, self._placed.regions["brief_title"].width - 22)
        if name not in ("voicemail", "notes"):
            return "", "muted"
        if not self.whole:  # the first picture: no text is shown yet, and the drawer of texts is not loaded for it
            return "saved as you type", "muted"
        if self.unsaved_because:
            return f"NOT SAVED ({self.unsaved_because}); trying again", "late"
        draft = self.desk.scripts.draft(self.contact_id, name)
        if draft is None or not draft.text:
            return "saved as you type", "muted"
        saved = f"saved {draft.saved_at.astimezone(self.desk.core.zone):%H:%M}"
        if self.contact_id is None:
            saved = f"nobody’s yet {self.app_glyphs.dot} {saved}"
        return (
            f"{self._draft_words(draft.text)} {self.app_glyphs.dot} {saved}" if name == "voicemail" else saved
        ), "muted"

    def _draft_words(self, text: str) -> str:
        """Which message to them this is: "draft 2"; once it was left as it stands, when: "left 09:26"."""
        if self.contact_id is None:
            return "draft 1"
        last = self.desk.scripts.last_left(self.contact_id)
        if last is not None and last.text == text.strip():
            at = last.made_at.astimezone(self.desk.core.zone)
            return f"left {at:%H:%M}" if at.date() == self.desk.core.today() else f"left {at.day} {at:%b}"
        return f"draft {self.desk.scripts.draft_number(self.contact_id)}"

    def draw_keybar(self) -> None:
        """The hints of where the cursor is."""
        here = self.focused.id if self.focused is not None else ""
        own = self.desk.core.config.keys
        typing = here in ("voicemail", "notes")
        names = FOOTERS.get(here or "", FOOTER)
        hints = command_hints(own, lambda name: self.check_action("do", (name,)) is not None, names, typing=typing)
        words, role = self.note
        keys = [key for key in keys_of(BY_ID["help"], own) if not (typing and key in TYPED)]
        help_key = key_name(keys[0]) if keys else ""
        line = keybar_line(
            hints, self.size.width, help_key=help_key, note=words, note_role=role, note_command="messages"
        )
        self.query_one("#keybar", KeyBar).show((line,))


def _kind(rest: str) -> str:
    """Which rest is offered: "3 hours in one piece" is the same as two."""
    return "".join(c for c in rest if not c.isdigit())


def key_ids(key: object) -> tuple[int | None, int | None]:
    """(contact, follow-up) that an agenda row stands for."""
    if not isinstance(key, tuple):
        return None, None
    if key[0] == "f":
        return key[2], key[1]
    return (key[1], None) if key[0] == "c" else (None, None)
