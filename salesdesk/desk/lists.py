"""The lists drawer: ready lists and the rep's own, the figure of the record's quality, the trash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salesdesk.desk import intake_answers
from salesdesk.desk.core import EVERYTHING, Changed, Core, Part
from salesdesk.desk.doubles import DoublesDrawer, Shown
from salesdesk.desk.intake_plan import Fate
from salesdesk.desk.line import repeatable
from salesdesk.desk.people import PEOPLE_PARTS, PeopleDrawer
from salesdesk.domain.lists import BY_ID, CHECKS, READY, Figure, Ready, read_list
from salesdesk.domain.text import clean_line
from salesdesk.domain.who import KIND_WORDS, Kind
from salesdesk.errors import NotFound, NotUnderstood, SalesdeskError
from salesdesk.store import intake_kept, lanes, people, trash, views, who
from salesdesk.store.trash import Thrown
from salesdesk.store.views import ListRow, SavedView

__all__ = ["ListRow", "Listed", "ListsDrawer", "Ready", "SavedView", "Tally", "Thrown"]

SHOWN = 400
"""Rows that a list shows at most; what is beyond is counted and said."""
LISTS_PARTS = frozenset({Part.PEOPLE})


@dataclass(frozen=True, slots=True)
class Tally:
    """How many are on each list."""

    counts: dict[str, int]
    """Ready lists by their id, the rep's own as "saved:3"."""
    figure: Figure


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as it is opened."""

    total: int
    people: tuple[ListRow, ...] = ()
    firms: tuple[tuple[int, str], ...] = ()
    """(id, name) of companies on it."""
    thrown: tuple[Thrown, ...] = ()
    pairs: tuple[Shown, ...] = ()
    """Those who may be one."""
    fates: tuple[Fate, ...] = ()
    """Questions that imports have left."""
    trouble: str = ""
    """Why the rep's own words can not be read."""

    @property
    def more(self) -> int:
        """How many are on it beyond what is shown."""
        shown = (self.people, self.firms, self.thrown, self.fates, self.pairs)
        return max(0, self.total - sum(map(len, shown)))


@repeatable
class ListsDrawer:
    """Lists, read and worked off."""

    def __init__(self, core: Core, people_drawer: PeopleDrawer, doubles: DoublesDrawer) -> None:
        self._core = core
        self._people = people_drawer
        self._doubles = doubles

    def in_thread(self) -> ListsDrawer:
        """This drawer over a connection of its own: to be called in the thread that uses it, and closed there."""
        doubles = self._doubles.in_thread()
        return ListsDrawer(doubles.core, PeopleDrawer(doubles.core), doubles)

    def stop(self) -> None:
        """Breaks off what another thread reads with this drawer's connection."""
        self._core.store.interrupt()

    def close(self) -> None:
        """Ends the connection of a drawer made by `in_thread`."""
        self._core.store.close()

    # -- reading -------------------------------------------------------------------------------------------------------

    def tally(self) -> Tally:
        """How many are on each list; of the duplicates, as they were found last."""
        counts = {ready.id: self._count(ready.id) for ready in READY}
        counts |= {f"saved:{view.id}": self._count_saved(view) for view in self.saved()}
        on = {check.id: counts[check.id] for check in CHECKS} | {"doubles": self._doubles.people_in_pairs()}
        on["untagged"] = who.count_untagged(self._core.db)
        return Tally(counts, Figure(people.everybody(self._core.db), on))

    def open(self, name: str, *, wanted: str = "") -> Listed:
        """A ready list by its id, or one of the rep's own ("saved:3"); of people only those with the wanted words in
        their name or company. Raises NotFound."""
        db, today = self._core.db, self._core.today()
        if name == "trash":
            return Listed(trash.count(db), thrown=trash.thrown(db, limit=SHOWN))
        if name == "doubles":
            pairs = self._doubles.look()
            return Listed(len(pairs), pairs=pairs[:SHOWN])
        if name == "set_aside":
            fates = intake_answers.questions(self._core)
            return Listed(intake_kept.count_open(db), fates=fates)
        if name.startswith("saved:"):
            return self.words(self._saved(int(name.partition(":")[2])).query, wanted=wanted)
        if name not in BY_ID:
            raise NotFound(f"There is no list “{name}”.", "L shows them all.")
        condition = views.narrowed(views.condition_of(name, today=today), wanted)
        firms = views.firms_alone(db, limit=SHOWN) if name == "untagged" else ()
        alone = views.count_firms_alone(db) if name == "untagged" else 0
        return Listed(views.count(db, condition) + alone, views.rows(db, condition, name=name, limit=SHOWN), firms)

    def words(self, query: str, *, wanted: str = "") -> Listed:
        """The people of whom a line of words is true."""
        try:
            condition = views.narrowed(views.condition_for(read_list(query), today=self._core.today()), wanted)
        except NotUnderstood as error:
            return Listed(0, trouble=f"{error.sentence} {error.hint}")
        db = self._core.db
        return Listed(views.count(db, condition), views.rows(db, condition, limit=SHOWN))

    def saved(self) -> tuple[SavedView, ...]:
        """The rep's own lists."""
        return views.saved(self._core.db)

    def tags(self) -> tuple[str, ...]:
        """Every tag there is, the most used first."""
        return views.tags(self._core.db)

    # -- the rep's own lists -------------------------------------------------------------------------------------------

    def check_words(self, query: str) -> None:
        """Raises NotUnderstood for words that no list can look at, or for none."""
        read_list(query)

    def save(self, name: str, query: str) -> Changed:
        """Keeps a line of words as a list. Raises NotUnderstood for words that no list can look at, or without a name."""
        query = clean_line(query)
        read_list(query)
        name = self._free_name(name)
        with self._core.deed(f"list {name} saved") as db:
            row = views.save(db, name, query)
        return Changed(f"The list “{name}” is saved", LISTS_PARTS, row_id=row)

    def change(self, view_id: int, *, name: str | None = None, query: str | None = None) -> Changed:
        """Another name or other words for a list of the rep's own."""
        before = self._saved(view_id)
        changes: dict[str, str] = {}
        if name is not None and clean_line(name) != before.name:
            changes["name"] = self._free_name(name)
        if query is not None:
            read_list(query)
            changes["query"] = clean_line(query)
        with self._core.deed(f"list {before.name} changed") as db:
            views.change_saved(db, view_id, **changes)
        return Changed(f"The list is “{changes.get('name', before.name)}” now", LISTS_PARTS, row_id=view_id)

    def remove(self, view_id: int) -> Changed:
        """Takes a list of the rep's own away; nobody on it is touched."""
        before = self._saved(view_id)
        with self._core.deed(f"list {before.name} removed") as db:
            views.remove_saved(db, view_id)
        return Changed(f"The list “{before.name}” is removed. Nobody on it was touched", LISTS_PARTS)

    # -- kinds and tags ------------------------------------------------------------------------------------------------

    def tag_firm(self, account_id: int, kind: Kind) -> Changed:
        """Says what a company is to us."""
        name = self._firm(account_id)
        with self._core.deed(f"{name} is a {KIND_WORDS[kind]}") as db:
            people.change_account(db, account_id, kind=kind)
        return Changed(f"{name}: {KIND_WORDS[kind]}", PEOPLE_PARTS)

    def set_tags(self, contact_id: int, tags: Sequence[str]) -> Changed:
        """The person's tags, whole; the same word in another case is the tag that there is."""
        known = {tag.casefold(): tag for tag in self.tags()}
        wanted = tuple(dict.fromkeys(known.get(clean_line(t).casefold(), clean_line(t)) for t in tags if clean_line(t)))
        return self._people.edit(contact_id, tags=wanted)

    # -- the trash -----------------------------------------------------------------------------------------------------

    def restore(self, table: str, row_id: int) -> Changed:
        """Brings one thing back from the trash. Raises NotFound."""
        words = trash.name_of(self._core.db, table, row_id)
        if words is None:
            raise NotFound("That is not in the trash any more.", "u may bring it back there.")
        short = words.splitlines()[0][:40] if words else "it"
        with self._core.deed(f"{short} back from the trash") as db:
            trash.bring_back(db, table, row_id)
            if table == "contact":
                self._people.honour_wishes(row_id)
        return Changed(f"{short} is back", EVERYTHING, row_id if table == "contact" else None, row_id)

    def empty_trash(self) -> Changed:
        """Deletes for good all that is in the trash; what they asked stays with their numbers and addresses."""
        with self._core.deed("trash emptied") as db:
            gone = trash.empty(db)
        return Changed(f"The trash is empty; {gone:,} gone", EVERYTHING)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _count(self, name: str) -> int:
        db = self._core.db
        if name == "trash":
            return trash.count(db)
        if name == "set_aside":
            return intake_kept.count_open(db)
        if name == "doubles":
            return len(self._doubles.found())
        if name == "untagged":
            return who.count_untagged(db) + views.count_firms_alone(db)
        if name == "no_next_step":
            return lanes.count_without_next_step(db)
        return views.count(db, views.condition_of(name, today=self._core.today()))

    def _count_saved(self, view: SavedView) -> int:
        try:
            condition = views.condition_for(read_list(view.query), today=self._core.today())
        except SalesdeskError:
            return 0
        return views.count(self._core.db, condition)

    def _saved(self, view_id: int) -> SavedView:
        found = next((view for view in self.saved() if view.id == view_id), None)
        if found is None:
            raise NotFound("That list is not there any more.", "u may bring it back.")
        return found

    def _free_name(self, name: str) -> str:
        wanted = clean_line(name)
        if not wanted:
            raise NotUnderstood("A list needs a name.", "Such as: clients in Berlin")
        if any(view.name.casefold() == wanted.casefold() for view in self.saved()):
            raise NotUnderstood(f"There is a list “{wanted}” already.", "Take another name.")
        return wanted

    def _firm(self, account_id: int) -> str:
        found = people.account(self._core.db, account_id)
        if found is None:
            raise NotFound("That company is not there any more.", "u may bring it back.")
        return found.name
