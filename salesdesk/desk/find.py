"""The find drawer: people, notes, promises, facts, scripts and deals by their words, best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salesdesk.desk.core import Core
from salesdesk.desk.people import PeopleDrawer
from salesdesk.domain.excerpt import excerpt, holds, wanted_words
from salesdesk.domain.text import clean_line
from salesdesk.domain.who import ContactLine
from salesdesk.store import search

LIMIT = 40


KINDS = ("contact", "account", "note", "quote", "promise", "fact", "script", "deal", "follow_up", "date", "question")
"""What is found, in the order in which it is shown."""
_KIND_IN_THE_FILE = {"quote": "note"}


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    kind: str
    """contact, account, note, quote, promise, fact, script, deal, follow_up, date or question."""
    id: int
    contact: ContactLine | None
    text: str
    """The words around the find, the found ones between \\x02 and \\x03; or the whole text."""
    on: str | None
    table: str = ""
    """Where it stands in the file: a note may be a touch's, a script somebody's draft."""


class FindDrawer:
    """Finding, read-only."""

    def __init__(self, core: Core, people: PeopleDrawer) -> None:
        self._core = core
        self._people = people

    def in_thread(self) -> FindDrawer:
        """This drawer over a connection of its own: to be called in the thread that uses it, and closed there."""
        core = self._core.again()
        return FindDrawer(core, PeopleDrawer(core))

    def stop(self) -> None:
        """Breaks off what another thread is looking for with this drawer's connection; it then raises Stopped."""
        self._core.store.interrupt()

    def close(self) -> None:
        """Ends the connection of a drawer made by `in_thread`."""
        self._core.store.close()

    def people(self, text: str, *, limit: int = LIMIT) -> tuple[ContactLine, ...]:
        """Contacts meant by an address, a number in any style, or part of a name."""
        return self._people.matches(text, limit=limit) if clean_line(text) else ()

    def everything(self, text: str, *, kind: str = "", limit: int = LIMIT) -> tuple[Hit, ...]:
        """People first, then every text that holds all the words (the last one as a beginning); of one kind only, where
        it is named. Best first within a kind, at most `limit` of each."""
        wanted = clean_line(text)
        if not wanted:
            return ()
        words = wanted_words(wanted)
        met = self.people(wanted, limit=limit) if kind in ("", "contact") else ()
        hits = [Hit("contact", line.id, line, excerpt(line.name, words), None, "contact") for line in met]
        seen = {line.id for line in met}
        for found in search.matching(self._core.db, wanted, limit=limit, kind=_KIND_IN_THE_FILE.get(kind, kind)):
            if found.kind != "contact" or found.row_id not in seen:
                hits.append(_hit(found, words))
        ordered = sorted(hits, key=lambda hit: KINDS.index(hit.kind) if hit.kind in KINDS else len(KINDS))
        return tuple(hit for hit in ordered if kind in ("", hit.kind))


def _hit(found: search.Found, words: Sequence[str]) -> Hit:
    kind, text = found.kind, " ".join(part for part in found.texts if part)
    if found.table == "touch":
        own, theirs = found.texts
        if theirs and not holds(own, words) and holds(theirs, words):
            kind, text = "quote", f"“{theirs.strip('“”')}”"
        else:
            text = own or theirs
    elif found.table in ("contact", "account"):
        text = found.texts[0] if holds(found.texts[0], words) else " · ".join(part for part in found.texts if part)
    return Hit(kind, found.row_id, found.contact, excerpt(text, words), found.on, found.table)
