"""Moving about the day's screen: from panel to panel, back, to the next row. Changes no data."""

from __future__ import annotations

from salesdesk.ui.layout import DOCKED
from salesdesk.ui.typed import Typed
from salesdesk.ui.widgets.drafts import DraftArea


class Moving(Typed):
    """Where the cursor goes."""

    def do_pane(self, name: str) -> None:
        """Puts a panel in front and the cursor into it."""
        if name == "agenda":
            self.person = False
        elif self.arrangement.form == "narrow":
            self.person = True
            self.tab = name
        if name in DOCKED:
            self.tab = name
        moved = self._place()
        if "agenda" in moved:
            self.draw_agenda()
        if moved:
            self._draw_person()
        pane = self.query_one(f"#{name}")
        if pane.has_focus:
            self.draw_frame()
        else:
            pane.focus()  # whose coming draws the frame

    def do_back(self) -> None:
        """Esc: from a text or a panel to the agenda's row; there it clears the note and the filter."""
        focused = self.focused
        if isinstance(focused, DraftArea):
            self.keep_text(focused)
        if self.person or (focused is not None and focused.id != "agenda"):
            self.do_pane("agenda")
            if self.contact_id is None:
                self.follow()
        elif self.wanted:
            self.wanted = ""
            self.draw_agenda()
        self.say(self._waiting_marks(focused))

    def _waiting_marks(self, focused: object) -> str:
        """Marked lines in the notes become records when the note is kept: said, so that none is forgotten."""
        if not isinstance(focused, DraftArea) or focused.id != "notes" or self.contact_id is None:
            return ""
        marked = len(self.desk.calls.caught(self.contact_id, focused.text))
        return f"{marked} marked line{'s' * (marked != 1)}: n, then ctrl+s keeps the note with them" if marked else ""

    def do_next_pane(self) -> None:
        self._cycle(1)

    def do_previous_pane(self) -> None:
        self._cycle(-1)

    def _cycle(self, way: int) -> None:
        """Agenda → brief → dock → agenda; where all five are on the screen, through all five."""
        form = self.arrangement.form
        order = {
            "wide": ("agenda", "brief", "voicemail", "notes", "timeline"),
            "medium": ("agenda", "brief", self.arrangement.tab),
            "narrow": ("brief", "voicemail", "notes", "timeline") if self.person else ("agenda", "brief"),
        }[form]
        here = self.focused.id if self.focused is not None and self.focused.id in order else order[0]
        self.do_pane(order[(order.index(here) + way) % len(order)])

    def go_to_next_open(self) -> None:
        """The cursor on the row whose turn it is, else on the first open one, its brief in front."""
        turn = self.agenda.whose_turn() if self.agenda else None
        rows = [line.key for line in self.panel("agenda").lines if isinstance(line.key, tuple) and line.key[0] == "f"]
        open_ids = {
            item.follow_up.id for item in (self.agenda.items() if self.agenda else ()) if item.follow_up.state == "open"
        }
        following = next((key for key in rows if turn and key[1] == turn.follow_up.id), None)
        following = following or next((key for key in rows if key[1] in open_ids), None)
        if following is not None:
            self.panel("agenda").move_to(following)
        self.do_pane("agenda")
        self.follow()

    def _row_after(self) -> object:
        """The row to which the cursor goes when this one is done: the next open one."""
        panel = self.panel("agenda")
        keys = [line.key for line in panel.lines if isinstance(line.key, tuple) and line.key[0] == "f"]
        if panel.key not in keys:
            return None
        at = keys.index(panel.key)
        return (keys[at + 1 :] + keys[:at][::-1] + [None])[0]

    def do_next_step(self) -> None:
        """Unfolds the people without a next step and goes there."""
        self.unfolded.add("no_next_step")
        self.draw_agenda()
        lane = [
            line.key
            for line in self.panel("agenda").lines
            if isinstance(line.key, tuple) and line.key[-1] == "no_next_step"
        ]
        if not lane:
            self.say("Everybody whom you have dealt with has a next step.")
            return
        self.do_pane("agenda")
        self.panel("agenda").move_to(lane[min(1, len(lane) - 1)])
