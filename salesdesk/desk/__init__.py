"""What a rep does, one method a deed: clock + domain + store + exchange → Changed. No screen, no printing."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from salesdesk.clock import Clock, system_clock
from salesdesk.config import Config
from salesdesk.desk.core import COUNTRY, EVERYTHING, Changed, Core, Part, Rep
from salesdesk.desk.day import DayReader
from salesdesk.desk.line import repeatable
from salesdesk.desk.whereabouts import Told, where
from salesdesk.domain.dates import Reading, read_when
from salesdesk.domain.followup import Channel
from salesdesk.errors import NotUnderstood
from salesdesk.store import settings
from salesdesk.store.file import PATIENCE_SECONDS, Store, open_store
from salesdesk.store.undo import Deed, deeds_mark, history

if TYPE_CHECKING:
    from salesdesk.desk.agenda import AgendaDrawer
    from salesdesk.desk.calendar import CalendarDrawer
    from salesdesk.desk.calls import CallsDrawer
    from salesdesk.desk.deals import DealsDrawer
    from salesdesk.desk.doubles import DoublesDrawer
    from salesdesk.desk.find import FindDrawer
    from salesdesk.desk.intake import IntakeDrawer
    from salesdesk.desk.keeper import Keeper
    from salesdesk.desk.letters import LettersDrawer
    from salesdesk.desk.lists import ListsDrawer
    from salesdesk.desk.people import NewContact, PeopleDrawer
    from salesdesk.desk.plan import PlanDrawer
    from salesdesk.desk.research import ResearchDrawer
    from salesdesk.desk.score import ScoreDrawer
    from salesdesk.desk.scripts import ScriptsDrawer
    from salesdesk.domain.call import LiveCall

__all__ = ["EVERYTHING", "Changed", "Desk", "Part", "Rep", "open_desk"]


@repeatable
class Desk:
    """The desk and its drawers over one open file."""

    def __init__(self, store: Store, clock: Clock, config: Config | None = None) -> None:
        self.core = Core(store, clock, config or Config())
        self.day = DayReader(self.core)

    # A drawer is loaded when it is first opened: the agenda on the command line needs neither scripts nor imports.

    @cached_property
    def agenda(self) -> AgendaDrawer:
        from salesdesk.desk.agenda import AgendaDrawer

        return AgendaDrawer(self.core, self.day)

    @cached_property
    def people(self) -> PeopleDrawer:
        from salesdesk.desk.people import PeopleDrawer

        return PeopleDrawer(self.core)

    @cached_property
    def keeper(self) -> Keeper:
        from salesdesk.desk.keeper import Keeper

        return Keeper(self.core)

    @cached_property
    def calls(self) -> CallsDrawer:
        from salesdesk.desk.calls import CallsDrawer

        return CallsDrawer(self.core, self.agenda, self.people)

    @cached_property
    def research(self) -> ResearchDrawer:
        from salesdesk.desk.research import ResearchDrawer

        return ResearchDrawer(self.core, self.people)

    @cached_property
    def scripts(self) -> ScriptsDrawer:
        from salesdesk.desk.scripts import ScriptsDrawer

        return ScriptsDrawer(self.core, self.keeper)

    @cached_property
    def letters(self) -> LettersDrawer:
        from salesdesk.desk.letters import LettersDrawer

        return LettersDrawer(self.core, self.people, self.calls)

    @cached_property
    def deals(self) -> DealsDrawer:
        from salesdesk.desk.deals import DealsDrawer

        return DealsDrawer(self.core, self.agenda, self.people)

    @cached_property
    def find(self) -> FindDrawer:
        from salesdesk.desk.find import FindDrawer

        return FindDrawer(self.core, self.people)

    @cached_property
    def doubles(self) -> DoublesDrawer:
        from salesdesk.desk.doubles import DoublesDrawer

        return DoublesDrawer(self.core)

    @cached_property
    def calendar(self) -> CalendarDrawer:
        from salesdesk.desk.calendar import CalendarDrawer

        return CalendarDrawer(self.core)

    @cached_property
    def lists(self) -> ListsDrawer:
        from salesdesk.desk.lists import ListsDrawer

        return ListsDrawer(self.core, self.people, self.doubles)

    @cached_property
    def intake(self) -> IntakeDrawer:
        from salesdesk.desk.intake import IntakeDrawer

        return IntakeDrawer(self.core)

    @cached_property
    def plan(self) -> PlanDrawer:
        from salesdesk.desk.plan import PlanDrawer

        return PlanDrawer(self.core, lambda: self.find, lambda: self.score)

    @cached_property
    def score(self) -> ScoreDrawer:
        from salesdesk.desk.score import ScoreDrawer

        return ScoreDrawer(self.core)

    @property
    def path(self) -> Path:
        return self.core.store.path

    def read_when_new(self, phrase: str, new: NewContact) -> Reading:
        """How a date phrase is understood for somebody who is about to be added: at the clock of what is typed of them."""
        from salesdesk.domain.phones import read_phone

        core, number = self.core, read_phone(new.phone, region=self.people.region).e164 if new.phone.strip() else None
        there = where(Told(new.zone or None, (number,) if number else (), new.city, "", new.country))
        return read_when(phrase, now=core.now(), habits=core.habits, theirs=core.side_at(there))

    def add_person(
        self, new: NewContact, when: Reading | None, *, why_now: str = "", channel: Channel = Channel.CALL
    ) -> Changed:
        """A new contact and, where a day was named, the first follow-up; one deed, all or nothing."""
        if when is not None:
            self.agenda.dated(when)
        elif why_now.strip():
            raise NotUnderstood("A reason to get in touch needs its day.", "Say when too: tomorrow 9am, in 2 weeks.")
        with self.core.deed(f"add {new.name.strip()}"):
            added = self.people.add(new)
            if when is not None and added.contact_id is not None:
                self.agenda.plan(added.contact_id, when, why_now=why_now, channel=channel)
        return added

    def undo(self) -> Changed | None:
        """Takes the last deed back; None when there is nothing to take back."""
        self.core.line.check("Undo")
        turned = self.core.store.undo()
        return Changed(f"Undone: {turned[0].label}", EVERYTHING) if turned else None

    def redo(self) -> Changed | None:
        self.core.line.check("Redo")
        turned = self.core.store.redo()
        return Changed(f"Done again: {turned[0].label}", EVERYTHING) if turned else None

    def history(self, limit: int = 50) -> tuple[Deed, ...]:
        """The last deeds, newest first."""
        return history(self.core.db, limit)

    def set(self, key: str, value: str) -> None:
        """Keeps a setting of the desk itself (the rep's name, the pace, the theme chosen)."""
        with self.core.store.beside() as db:
            settings.keep(db, key, value)

    def live_in(self, country: str) -> None:
        """The rep's country, whose holidays are no business days: by its name or two letters; empty for none.

        Raises NotUnderstood for what is no country.
        """
        from salesdesk.domain.places import country_code

        code = (country_code(country) or "") if country.strip() else ""
        if country.strip() and not code:
            raise NotUnderstood(f"“{country.strip()}” is no country.", "Its name or two letters: US, Germany.")
        if code != (self.core.workdays.country or ""):
            self.set(COUNTRY, code)
            self.core.settle_country()

    def setting(self, key: str) -> str | None:
        return settings.of(self.core.db, key)

    def call_left(self) -> LiveCall | None:
        """The call that was running when the desk ended last: asked at every start, so without the calls' drawer."""
        from salesdesk.store import drafts

        return drafts.live_call(self.core.db)

    def loose_note(self) -> str:
        """A note that is nobody's yet, as it was typed last: asked at every start too."""
        from salesdesk.store import drafts

        found = drafts.draft(self.core.db, None, drafts.NOTES)
        return found.text if found else ""

    def version(self) -> int:
        """Changes whenever another window or a script has written to the file."""
        return self.core.store.version()

    def deeds_mark(self) -> tuple[int, int]:
        """Changes with every deed, undo and redo of any window; not with what is typed."""
        return deeds_mark(self.core.db)

    def close(self) -> None:
        if "keeper" in vars(self):
            self.keeper.close()
        self.core.store.close()


def open_desk(
    path: Path, *, clock: Clock | None = None, config: Config | None = None, patience: float = PATIENCE_SECONDS
) -> Desk:
    """Opens the desk on a file, made where there is none. Raises UnusableFile, FileBusy or WriteFailed."""
    settings = config or Config()
    return Desk(open_store(path, patience=patience), clock or system_clock(settings.zone or None), settings)
