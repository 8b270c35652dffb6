"""What the keys do to a row of a list: a kind, tags, a day, together, apart, away; each is one deed, one `u`."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from textual import events

from salesdesk.desk import Changed, Desk
from salesdesk.desk.lists import Listed, SavedView, Tally
from salesdesk.domain.who import Kind
from salesdesk.errors import SalesdeskError
from salesdesk.ui.aside import Aside
from salesdesk.ui.commands import key_name
from salesdesk.ui.widgets.keybar import Hint

if TYPE_CHECKING:
    from salesdesk.desk.doubles import Noun
    from salesdesk.domain.dates import Reading
    from salesdesk.ui.widgets.lists import LineList


KINDS = ("prospect", "client", "former_client", "partner", "other")


class ListDeeds(Aside):
    """The commands of the lists' screen."""

    if TYPE_CHECKING:
        desk: Desk
        shown: str
        listed: Listed | None
        tally: Tally | None
        wanted: str
        inside: bool

        @property
        def row_key(self) -> Hashable: ...
        @property
        def rows(self) -> LineList: ...
        @property
        def names(self) -> LineList: ...
        def say(self, words: str, role: str = "muted") -> None: ...
        def hint(self, name: str, word: str = "", *, on: bool = True, typing: bool = False) -> Hint: ...
        def key_of(self, name: str, *, typing: bool = False) -> str: ...
        def trouble(self, error: SalesdeskError) -> None: ...
        def draw(self, *, cursor: Hashable = None) -> None: ...
        def read(self) -> None: ...
        def read_list(self) -> None: ...

    _empty_asked = False
    touched = False
    """Whether a deed was done here: the day behind is then read again."""

    # -- what stands in the footer -------------------------------------------------------------------------------------

    def hints(self) -> list[Hint]:
        """The keys that make sense on this row."""
        if not self.inside:
            own = ["rename", "edit", "trash"] if self._own() is not None else []
            return [self.hint(name) for name in ("open", "save", *own, "undo", "back")]
        kind = self.row_key[0] if isinstance(self.row_key, tuple) else ""
        back = [self.hint("undo"), self.hint("back", "Lists")]
        if self.shown == "trash":
            return [self.hint("open", "Bring back"), self.hint("empty"), *back]
        if kind == "d":
            return [self.hint("open", "Side by side"), self.hint("apart", "Two people: keep apart"), *back]
        if kind == "q":
            asked = [self.hint(name) for name in ("same", "apart", "open")]
            return [*asked, self.hint("trash", "Off the list"), *back]
        kinds = [self.hint(name) for name in KINDS]
        doing = [self.hint(name) for name in ("open", "later", "tags", "filter")]
        if self.shown == "untagged":
            return [*kinds, *doing, *back]
        first, last = kinds[0], kinds[-1]
        return [*doing, (f"{first[0]}…{last[0]}", "Kind", "", True), *back]

    # -- opening -------------------------------------------------------------------------------------------------------

    def open_row(self, key: Hashable) -> None:
        """Enter: the person; from the trash, back."""
        if not isinstance(key, tuple):
            return
        if key[0] == "c":
            self._leave_for(key[1])
        elif key[0] == "t":
            self._do(lambda: self.desk.lists.restore(key[1], key[2]))
        elif key[0] == "q" and key[2]:
            self._leave_for(key[2])
        elif key[0] == "d":
            self._side_by_side(key[1], key[2], key[3])

    def _side_by_side(self, noun: Noun, one_id: int, other_id: int) -> None:
        from salesdesk.ui.sheets.merge import MergeSheet

        try:
            both = self.desk.doubles.compare(noun, one_id, other_id)
        except SalesdeskError as error:
            self.trouble(error)
            return
        self.app.push_screen(MergeSheet(self.desk, both), self._after)

    whom = "Enter goes to the rows, c calls there."

    def person_here(self) -> int | None:
        """The person of the row, or of its question."""
        kind, *rest = self.row_key if isinstance(self.row_key, tuple) else ("",)
        return rest[0] if kind == "c" else rest[1] if kind == "q" else None

    def _leave_for(self, contact_id: int) -> None:
        if self.is_current:
            self.dismiss(contact_id)  # type: ignore[arg-type]

    # -- deeds ---------------------------------------------------------------------------------------------------------

    def action_kind(self, kind: str) -> None:
        key = self.row_key
        if isinstance(key, tuple) and key[0] == "c":
            self._do(lambda: self.desk.people.tag(key[1], Kind(kind)))
        elif isinstance(key, tuple) and key[0] == "a":
            self._do(lambda: self.desk.lists.tag_firm(key[1], Kind(kind)))

    def action_done(self) -> None:
        key = self.row_key
        if isinstance(key, tuple) and key[0] == "c":
            if key[2] is None:
                self.say("Nothing is planned with them: r plans a follow-up.")
            else:
                self._do(lambda: self.desk.agenda.done(key[2]))

    def action_later(self) -> None:
        from salesdesk.ui.sheets.later import LaterSheet

        key = self.row_key
        if not (isinstance(key, tuple) and key[0] == "c"):
            return
        contact_id, follow_up_id = int(key[1]), key[2]
        name = self.desk.people.get(contact_id).name

        def dated(when: Reading | None) -> None:
            if when is None:
                return
            if follow_up_id is None:
                self._do(lambda: self.desk.agenda.plan(contact_id, when))
            else:
                self._do(lambda: self.desk.agenda.later(follow_up_id, when))

        self.app.push_screen(LaterSheet(self.desk, title=f"{name}: when?", contact_id=contact_id), dated)

    def action_tags(self) -> None:
        from salesdesk.ui.sheets.tags import TagSheet

        key = self.row_key
        if isinstance(key, tuple) and key[0] == "c":
            self.app.push_screen(TagSheet(self.desk, self.desk.people.get(key[1])), self._after)

    def action_edit(self) -> None:
        from salesdesk.ui.sheets.ask import AskSheet
        from salesdesk.ui.sheets.edit import EditSheet

        key = self.row_key
        if isinstance(key, tuple) and key[0] == "c":
            self.app.push_screen(EditSheet(self.desk, self.desk.people.get(key[1])), self._after)
            return
        own = self._own()
        if own is None or self.inside:
            return

        def words(text: str | None) -> None:
            if text is not None:
                self._do(lambda: self.desk.lists.change(own.id, query=text))

        self.app.push_screen(AskSheet(self.desk, title=f"The words of “{own.name}”", start_text=own.query), words)

    def action_same(self) -> None:
        key = self.row_key
        if isinstance(key, tuple) and key[0] == "q":
            self._do(lambda: self.desk.intake.answer(key[1], "same"))

    def action_apart(self) -> None:
        """k moves up everywhere but among questions, where it keeps two apart."""
        key = self.row_key
        if isinstance(key, tuple) and key[0] == "q":
            self._do(lambda: self.desk.intake.answer(key[1], "apart"))
        elif isinstance(key, tuple) and key[0] == "d":
            self._do(lambda: self.desk.doubles.keep_apart(key[1], key[2], key[3]))
        else:
            (self.rows if self.inside else self.names).action_move(-1)

    def action_trash(self) -> None:
        key, own = self.row_key, self._own()
        if isinstance(key, tuple) and key[0] == "c":
            self._do(lambda: self.desk.people.trash(key[1]))
        elif isinstance(key, tuple) and key[0] == "q":
            self._do(lambda: self.desk.intake.settle(key[1]))
        elif not self.inside and own is not None:
            self._do(lambda: self.desk.lists.remove(own.id))

    def action_empty(self) -> None:
        """Only in the trash, and only at the second key."""
        if self.shown != "trash" or not self.inside:
            return
        count = self.listed.total if self.listed else 0
        if not count:
            self.say("The trash is empty.")
        elif not self._empty_asked:
            self._empty_asked = True
            self.say(f"{self.key_of('empty')} again deletes {count:,} for good; any other key keeps them.", "late")
            self.set_timer(6.0, self._forget_empty)
        else:
            self._empty_asked = False
            self._do(self.desk.lists.empty_trash)

    def _forget_empty(self) -> None:
        if self._empty_asked:
            self._empty_asked = False
            self.say("")

    def on_key(self, event: events.Key) -> None:
        """Any other key than that one a second time keeps the trash."""
        if key_name(event.key) != self.key_of("empty"):
            self._forget_empty()

    # -- searches ------------------------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Asks for the words, shows whom they find while they are typed, then for a name."""
        from salesdesk.ui.sheets.list_words import SaveSheet

        self.app.push_screen(SaveSheet(self.desk), self._after)

    def action_rename(self) -> None:
        from salesdesk.ui.sheets.ask import AskSheet

        own = self._own()
        if own is None or self.inside:
            return

        def named(name: str | None) -> None:
            if name is not None:
                self._do(lambda: self.desk.lists.change(own.id, name=name))

        self.app.push_screen(AskSheet(self.desk, title="The list's name", start_text=own.name), named)

    def action_filter(self) -> None:
        from salesdesk.ui.sheets.ask import FilterSheet

        def narrowed(text: str | None) -> None:
            if text is not None:
                self.wanted = text.strip()
                self.read_list()

        self.app.push_screen(FilterSheet(self.desk, start_text=self.wanted), narrowed)

    # -- taking back ---------------------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        self._turned(self.desk.undo(), "Nothing to undo.")

    def action_redo(self) -> None:
        self._turned(self.desk.redo(), "Nothing to redo.")

    def _turned(self, turned: Changed | None, nothing: str) -> None:
        if turned is None:
            self.say(nothing)
        else:
            self._after(turned)

    def _do(self, deed: Callable[[], Changed]) -> None:
        """Runs a deed, says it, and reads again; the cursor stays where it is, on the row that follows."""
        try:
            done = deed()
        except SalesdeskError as error:
            if self.app.waits(error):  # type: ignore[attr-defined]
                self.say("Another program has the file: it waits, and is done when that lets go.", "stale")
            else:
                self.trouble(error)
            return
        self._after(done)

    def _after(self, done: Changed | None) -> None:
        if done is not None:
            self.touched = True
            self.say(done.label)
            self.read()

    def _own(self) -> SavedView | None:
        """The list of the rep's own under the cursor."""
        key = self.names.key
        name = key[1] if isinstance(key, tuple) and key[0] == "view" else ""
        return next((view for view in self.desk.lists.saved() if f"saved:{view.id}" == name), None)
