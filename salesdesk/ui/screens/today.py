"""The day's screen: five panels that follow the agenda's cursor. It reads the desk and passes values down.

What keys do stands in `ui.deeds`; where panels stand in `ui.layout`; what they show beside their widgets.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.timer import Timer

from salesdesk.desk import Changed, Desk, Part
from salesdesk.domain.agenda import Agenda
from salesdesk.domain.phones import is_north_american
from salesdesk.errors import NotFound, SalesdeskError
from salesdesk.ui import warming
from salesdesk.ui.bindings import bindings_for
from salesdesk.ui.commands import Where
from salesdesk.ui.deeds import Deeds
from salesdesk.ui.drawing import Drawing, key_ids
from salesdesk.ui.laying import LaidOnce
from salesdesk.ui.layout import DOCKED, MEDIUM, PANES, Arrangement, DeskLayout
from salesdesk.ui.ownkeys import spoken
from salesdesk.ui.passing import LOOK, TICK, Passing
from salesdesk.ui.refusals import Unshaken
from salesdesk.ui.widgets.agenda import AgendaPanel
from salesdesk.ui.widgets.drafts import DraftArea, NoteArea
from salesdesk.ui.widgets.header import HeaderBar
from salesdesk.ui.widgets.keybar import KeyBar
from salesdesk.ui.widgets.lists import LineList, Page, Pressed
from salesdesk.ui.widgets.meter import MeterBar
from salesdesk.ui.widgets.panels import BriefPanel, TimelinePanel
from salesdesk.ui.widgets.script import ScriptArea
from salesdesk.ui.widgets.titles import TitleStrip

if TYPE_CHECKING:
    from salesdesk.domain.brief import Brief
    from salesdesk.domain.dayplan import Course

FOLLOW_AFTER = 0.03
"""Seconds of rest after which the other panels follow the agenda's cursor; holding a key down stays smooth."""
SAID_FOR = 8.0

INVITED = {
    "voicemail": "No script yet. Type, or press enter.",
    "notes": "Type; it is saved as you type. ! @ ? * > at the start of a line.",
}
"""What stands where nothing is written, once it is known that nothing is."""
LOOSE = "Type; it is saved as you type. ctrl+s asks whose it is."
"""The same of a note that is nobody's yet."""


class TodayScreen(LaidOnce, Unshaken, Deeds, Drawing, Passing, Screen[None]):
    """Agenda, brief, voicemail, notes, timeline."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.DESK, Where.ANYWHERE)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.agenda: Agenda | None = None
        self.course: Course | None = None
        self.brief: Brief | None = None
        self.contact_id: int | None = None
        self.follow_up_id: int | None = None
        self.day: date = desk.core.today()
        self.tab = "voicemail"
        self.person = False
        self.unfolded: set[str] = set()
        self.wanted = ""
        self.numbers_chosen: dict[int, str] = {}
        self.note = ("", "muted")
        self.whole = False
        """Whether the first picture has been followed by the rest."""
        self._following: Timer | None = None
        self._noted: Timer | None = None
        self._version, self._deeds = desk.version(), desk.deeds_mark()
        self._tidied = 0.0
        self._placed = DeskLayout()

    # -- widgets ------------------------------------------------------------------------------------------------------

    @property
    def layout(self) -> DeskLayout:
        """Textual's question: who arranges the children."""
        return self._placed

    def compose(self) -> ComposeResult:
        yield HeaderBar(id="header")
        yield TitleStrip(id="agenda_title")
        yield AgendaPanel(id="agenda")
        yield TitleStrip(id="brief_title")
        yield BriefPanel(id="brief")
        yield TitleStrip(id="voicemail_title")
        yield ScriptArea("voicemail", id="voicemail")
        yield MeterBar(id="meter")
        yield TitleStrip(id="notes_title")
        yield NoteArea("notes", id="notes")
        yield Page(id="noted")
        yield TitleStrip(id="timeline_title")
        yield TimelinePanel(id="timeline")
        yield Page(id="peek")
        yield KeyBar(id="keybar")

    def on_mount(self) -> None:
        self._place()
        self._start_list()
        self.query_one("#agenda", AgendaPanel).focus()
        numbers = [item.number for item in self.agenda.items() if item.number] if self.agenda else []
        also = () if all(map(is_north_american, numbers)) else warming.NUMBERS
        self.call_after_refresh(warming.load, lambda: self.call_later(self.make_whole), also=also)
        self.set_interval(TICK, self.tick)
        self.set_interval(LOOK, self.look)
        self.rest_if_resting()

    def _open_the_unstarted(self) -> None:
        """Where nothing is due and nothing was done, the people who wait for a first call are what there is to do."""
        agenda = self.agenda
        if agenda and agenda.lanes.not_started and not agenda.counts.due and not agenda.counts.done:
            self.unfolded.add("not_started")

    def make_whole(self) -> None:
        """The list stands and takes keys before the rest is read; a command does not wait for its turn."""
        if not self.whole:
            self.whole = True
            self.follow()
            self._invite()
            self.say_if_back()

    def _invite(self) -> None:
        """What may be typed where nothing is written: a note of nobody yet, too, a script of nobody not."""
        if self.contact_id is not None:
            invited = INVITED
        else:
            invited = {"voicemail": "", "notes": spoken(LOOSE, self.desk.core.config.keys)}
        for name, words in invited.items():
            self.area(name).placeholder = words

    def on_resize(self, event: events.Resize) -> None:
        here = self.focused.id if self.focused is not None else ""
        if here in PANES[1:]:
            # The panel that has the cursor is in front at every size.
            self.person = True
            self.tab = here if here in DOCKED or self.arrangement.form == "narrow" else self.tab
        before = self._placed.regions
        self._place()
        if self._placed.regions is not before:
            self._draw_all()

    @property
    def arrangement(self) -> Arrangement:
        """What the layout depends on now."""
        rows = len(self.query_one("#brief", BriefPanel).lines)
        tab = self.tab if self.tab in DOCKED or (self.person and self.size.width < MEDIUM) else "voicemail"
        return Arrangement(self.size.width, self.size.height, tab, self.person, rows, len(self.caught))

    def panel(self, name: str) -> LineList:
        return self.query_one(f"#{name}", LineList)

    def area(self, name: str) -> DraftArea:
        return self.query_one(f"#{name}", DraftArea)

    # -- reading the desk ---------------------------------------------------------------------------------------------

    def reload(self, parts: Iterable[Part], *, cursor: object = None) -> None:
        """Re-reads what changed and draws it; the agenda's cursor goes to `cursor`, or stays. Who types on means the same
        person, whatever became of their row: nobody's words land with somebody else."""
        wanted = set(parts)
        if wanted & {Part.AGENDA, Part.PEOPLE, Part.PLAN}:
            self._start_list(cursor=cursor)
        if not isinstance(self.focused, DraftArea):
            self.follow()
        elif self.contact_id is not None:
            self.show_person(self.contact_id)

    def _start_list(self, *, cursor: object = None) -> None:
        self._version, self._deeds = self.desk.version(), self.desk.deeds_mark()  # what other screens did is shown too
        self._read_day()
        self.day = self.desk.core.today()
        if not self.panel("agenda").lines:
            self._open_the_unstarted()
        self.draw_agenda(cursor=cursor)

    def _read_day(self) -> None:
        """The day's rows and how it goes, as of now."""
        self.agenda = self.desk.day.today()
        self.course = self.desk.plan.course(self.agenda)

    def changed(self, done: Changed, *, cursor: object = None, words: str = "") -> None:
        """After a deed: re-reads what it changed and says its name."""
        self._version, self._deeds = self.desk.version(), self.desk.deeds_mark()
        self.reload(done.parts, cursor=cursor)
        self.say(words or done.label)

    def follow(self) -> None:
        """The other panels show the person of the agenda's row."""
        self._following = None
        self.panel("agenda").moved = False
        key = self.panel("agenda").key
        contact_id, follow_up_id = key_ids(key)
        if contact_id is not None and contact_id != self.contact_id:
            self.hand_over()
        if contact_id is None and self.contact_id is not None and key is not None:
            contact_id, follow_up_id = self.contact_id, self.follow_up_id
        try:
            self._show_contact(contact_id, follow_up_id)
        except SalesdeskError as error:
            self.say(error.sentence, "late")

    def show_person(self, contact_id: int, follow_up_id: int | None = None) -> None:
        """A person who was found, added, pointed to; with what is planned for today, where they have a row."""
        if contact_id != self.contact_id:
            self.hand_over()
        for line in self.panel("agenda").lines:
            if key_ids(line.key)[0] == contact_id:
                self.panel("agenda").move_to(line.key)
                follow_up_id = follow_up_id or key_ids(line.key)[1]
                break
        self.panel("agenda").moved = False
        self._show_contact(contact_id, follow_up_id)

    def _show_contact(self, contact_id: int | None, follow_up_id: int | None) -> None:
        changed = contact_id != self.contact_id
        self.contact_id, self.follow_up_id = contact_id, follow_up_id
        try:
            self.brief = self.desk.research.brief(contact_id, follow_up_id=follow_up_id) if contact_id else None
        except NotFound:
            self.brief = None
        self._load_texts(changed)
        self._place()
        self._draw_person()
        self.draw_frame()

    def _load_texts(self, changed: bool) -> None:
        """The drafts of this person; a text that is being typed is never taken away under the hands."""
        for name in ("voicemail", "notes"):
            area = self.area(name)
            if not changed and (area.unsaved or area.has_focus):
                continue
            self.load_text(name, self.contact_id)
        self.area("voicemail").disabled = self.contact_id is None
        if self.whole:
            self._invite()
        self.read_notes()

    def say(self, words: str, role: str = "muted") -> None:
        """One calm line in the footer; an error stays until esc, the rest goes by itself."""
        words = spoken(words, self.desk.core.config.keys)
        self.note = (words, role)
        self.app.hear(words, role)  # type: ignore[attr-defined]
        if self._noted:
            self._noted.stop()
            self._noted = None
        if words and role != "late":
            self._noted = self.set_timer(SAID_FOR, lambda: self.say(""))
        self.draw_keybar()

    @on(LineList.Moved, "#agenda")
    def _moved(self) -> None:
        if self._following:
            self._following.stop()
        self._following = self.set_timer(FOLLOW_AFTER, self.follow) if self.whole else None

    @on(LineList.Chosen, "#agenda")
    def _chosen(self, event: LineList.Chosen) -> None:
        key = event.key
        if isinstance(key, tuple) and key[0] == "fold":
            self.unfolded ^= {str(key[1])}
            self.draw_agenda(cursor=key)
        else:
            self.follow()
            self.do_pane("brief")

    @on(LineList.Chosen, "#brief")
    def _taken(self, event: LineList.Chosen) -> None:
        self.take_row(event.key)

    @on(LineList.Chosen, "#timeline")
    def _read(self) -> None:
        self.run_command("read_entry")

    @on(DraftArea.Changed)
    def _typed(self, event: DraftArea.Changed) -> None:
        if event.text_area.id == "voicemail":
            self.judge_soon()
        else:
            self.draw_noted()

    @on(DraftArea.Keep)
    def _kept(self, event: DraftArea.Keep) -> None:
        self.keep_text(event.area)

    @on(DraftArea.Left)
    def _left(self) -> None:
        self.do_back()

    @on(Pressed)
    def _pressed(self, event: Pressed) -> None:
        self.run_command(event.command)

    def on_descendant_focus(self) -> None:
        self.draw_frame()

    def on_screen_resume(self) -> None:
        if self.is_mounted and self.agenda is not None:
            self.draw_frame()

    def run_command(self, name: str) -> None:
        """Runs a command by its id; what the desk refuses is said in one line."""
        self.make_whole()
        if name == "back" and self.desk.core.today() != self.day:
            self.start_day(asked=True)
            return
        if self.panel("agenda").moved:  # keys that came in one go: the deed is for the row that they went to
            self.follow()
        try:
            self.command(name)
        except SalesdeskError as error:
            self.app.refused(error)  # type: ignore[attr-defined]
