"""The holidays of the rep's country, kept in the file for a month: the library of them is not loaded to open the day."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date

from salesdesk.domain import workdays
from salesdesk.domain.workdays import Workdays
from salesdesk.errors import FileBusy, WriteFailed
from salesdesk.store import whereabouts
from salesdesk.store.file import Store


def recall(store: Store, own: Workdays, *, today: date) -> None:
    """Brings to hand the holidays of last year, this and the next; what the file has not is worked out and kept.

    A file that takes nothing at this moment is asked again another time.
    """
    if own.country is None or not store.has_file:
        return
    place = (own.country, own.subdivision)
    years = [year for year in range(today.year - 1, today.year + 2) if not workdays.is_at_hand(*place, year)]
    marks = {f"holidays {own.country} {own.subdivision or ''} {year}": year for year in years}
    if not marks:
        return
    for mark, kept in whereabouts.kept(store.db, tuple(marks), today=today).items():
        named = {date.fromisoformat(day): name for day, name in json.loads(kept).items()}
        workdays.have_at_hand(*place, marks.pop(mark), named)
    if marks:
        found = {mark: _written(*place, year) for mark, year in marks.items()}
        with suppress(FileBusy, WriteFailed), store.at_once(), store.beside() as db:
            whereabouts.keep(db, found, today=today)


def _written(country: str, subdivision: str | None, year: int) -> str:
    return json.dumps({day.isoformat(): name for day, name in workdays.holidays_of(country, subdivision, year).items()})
