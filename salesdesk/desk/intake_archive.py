"""A desk's own archive comes back: every row as it was, into an empty desk, as one deed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from salesdesk.desk.intake_plan import Plan
from salesdesk.domain.matching import Becomes
from salesdesk.errors import Refused, Unreadable
from salesdesk.exchange.archive import ID
from salesdesk.exchange.drafts import RecordDraft
from salesdesk.store import takeout

if TYPE_CHECKING:
    from salesdesk.exchange.drafts import Reading
    from salesdesk.store.database import Database

ROWS_AT_ONCE = 2_000


def is_archive(reading: Reading) -> bool:
    """Whether a file that was read is a whole desk."""
    return reading.format == ID


def plan_archive(plan: Plan, reading: Reading) -> None:
    """The fate of each row. Raises Refused for a desk that holds something, Unreadable for a newer desk's archive."""
    if takeout.holds_anything(plan.db):
        raise Refused(
            f"{plan.file} is a whole desk, and this desk holds something already.",
            "Bring it into an empty one: --db new.db. Single lists come in as CSV.",
        )
    known = takeout.columns(plan.db)
    records = list(_records(reading))
    names = {r.values.get("id"): str(r.values.get("name") or "") for r in records if r.table == "contact"}
    for record in records:
        if record.table not in known or not record.values.keys() <= known[record.table]:
            raise Unreadable(f"{plan.file} was written by a newer salesdesk.", "Update salesdesk first.")
        about = record.values.get("id" if record.table == "contact" else "contact_id")
        kind = record.table.replace("_", " ")
        plan.tell(record.line, Becomes.NEW, f"Put back as it was: {kind}.", contact=names.get(about) or None)


def write_archive(db: Database, reading: Reading, *, step: Callable[[int], None]) -> None:
    """Writes the rows inside the deed that is open; `step` hears how many, and may raise to stop."""
    takeout.let_them_wait_for_each_other(db)
    for table, records in groupby(_records(reading), key=lambda record: record.table):
        rows = (record.values for record in records)
        while some := list[Mapping[str, Any]](islice(rows, ROWS_AT_ONCE)):
            takeout.put_back(db, table, some)
            step(len(some))
    takeout.refuse_loose_ends(db)


def _records(reading: Reading) -> Iterable[RecordDraft]:
    return (draft for draft in reading.drafts if isinstance(draft, RecordDraft))
