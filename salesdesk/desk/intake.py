"""The intake drawer: a file is read, what would become of every line is shown, and all of it is one deed or none."""

from __future__ import annotations

import csv
import gc
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from itertools import count, islice
from typing import TYPE_CHECKING, Literal

from salesdesk.desk.core import EVERYTHING, Changed, Core
from salesdesk.desk.intake_plan import Fate, Plan, Told, new_plan
from salesdesk.desk.line import repeatable
from salesdesk.domain.matching import Becomes
from salesdesk.domain.text import clean_line
from salesdesk.errors import SalesdeskError, WrongUsage
from salesdesk.store import intake as rows
from salesdesk.store import intake_kept as kept
from salesdesk.store.undo import log_nothing

if TYPE_CHECKING:
    from salesdesk.exchange.drafts import ColumnUse, Draft, Order, Reading

__all__ = ["Cancelled", "Fate", "Intake", "IntakeDrawer", "Preview", "fates_csv"]

LINES_AT_ONCE = 1_000
THREAD_PATIENCE_SECONDS = 5.0
"""How long an import in a thread waits for the lock: the desk's own writes are short."""
PLANNING_SHARE = 0.5
"""How much of the bar is the working out; the rest is the writing."""

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


class Cancelled(SalesdeskError):
    """The rep stopped an import; nothing of it was written."""


@dataclass(frozen=True, slots=True)
class Intake:
    """A file and what became of each of its lines; `rows` is the sum of the five."""

    file: str
    format: str
    format_name: str
    encoding: str
    delimiter: str | None
    rows: int
    new: int
    updated: int
    duplicate: int
    question: int
    rejected: int
    fates: tuple[Fate, ...]
    columns: tuple[ColumnUse, ...] = ()
    order_open: tuple[str, ...] = ()
    """Date columns that could be day first or month first."""
    id: int = 0
    """Of the import in the file; 0 for a preview."""
    at: str = ""
    wrote: bool = True
    """False where the file said nothing new: then there is nothing to undo."""

    @property
    def questions(self) -> tuple[Fate, ...]:
        """The lines about which the rep has not said yet."""
        return tuple(f for f in self.fates if f.fate == Becomes.QUESTION and f.answered_on is None)

    @property
    def changed(self) -> Changed:
        """What to re-read after it."""
        return Changed(_label(self.file, self.rows), EVERYTHING)


@dataclass(frozen=True, slots=True)
class Preview(Intake):
    """What would become of a file; nothing is written. Hand it to `run` to do it."""

    reading: Reading | None = field(default=None, repr=False, compare=False)
    plan: Plan | None = field(default=None, repr=False, compare=False)
    seen: tuple[object, ...] = field(default=(), repr=False, compare=False)
    """How the file stood when this was worked out."""


@contextmanager
def _many_values() -> Iterator[None]:
    """A plan makes millions of values and no circles of them: looking for circles took a third of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@repeatable
class IntakeDrawer:
    """Importing, from bytes to one deed."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def in_thread(self) -> IntakeDrawer:
        """This drawer over a connection of its own: to be called in the thread that uses it, and closed there."""
        core = self._core
        return IntakeDrawer(Core(core.store.again(patience=THREAD_PATIENCE_SECONDS), core.clock, core.config))

    def close(self) -> None:
        """Ends the connection of a drawer made by `in_thread`."""
        self._core.store.close()

    def read(
        self, name: str, content: bytes, *, as_format: str | None = None, order: Order | None = None,
        mapping: Mapping[str, str | None] | None = None,
    ) -> Reading:  # fmt: skip
        """A file of people, firms, deals or activities as drafts; raises Unreadable for what is none."""
        from salesdesk.exchange.reader import read_file

        return read_file(name, content, as_format=as_format, order=order, mapping=mapping)

    def field_names(self) -> Mapping[str, str]:
        """What a column may become, by id, with its name on the screen."""
        from salesdesk.exchange.fields import FIELDS

        return {one.id: one.name for one in FIELDS}

    def field_name(self, use: str) -> str:
        """A field's name on the screen, also of one that the mapping does not offer."""
        from salesdesk.exchange.fields import field_name

        return field_name(use)

    @_many_values()
    def preview(
        self, reading: Reading, *, file: str = "", progress: Progress | None = None, cancelled: Stop | None = None,
        answers: Mapping[int, str] | None = None,
    ) -> Preview:  # fmt: skip
        """What would become of every line; writes nothing. `answers` as for `run`."""
        file = clean_line(file)
        seen = rows.marker(self._core.db)
        plan = self._plan(reading, file, answers or {}, _Bar(reading.rows, progress, cancelled))
        unmade = plan.batch.free["contact"] - len(plan.batch.rows["contact"])
        shown = [Fate(*f[:3], f[3] if (f[3] or 0) < unmade else None, *f[4:7]) for f in plan.fates]
        told = _intake(plan, reading, shown)
        return Preview(**{f.name: getattr(told, f.name) for f in fields(Intake)}, reading=reading, plan=plan, seen=seen)

    @_many_values()
    def run(
        self, preview_or_reading: Preview | Reading, *, file: str, progress: Progress | None = None,
        cancelled: Stop | None = None, answers: Mapping[int, str] | None = None,
    ) -> Intake:  # fmt: skip
        """Imports a file as one deed: every line has its fate, or nothing is written at all.

        `answers` says of a line that is a question whether it is the "same" person or somebody "apart". `cancelled` is
        asked now and then; raises Cancelled when it says so, FileBusy or WriteFailed when the file can not be written.
        """
        preview = preview_or_reading if isinstance(preview_or_reading, Preview) else None
        reading = preview_or_reading.reading if isinstance(preview_or_reading, Preview) else preview_or_reading
        if reading is None:
            raise WrongUsage("This preview can not be carried out.", "Read the file again.")
        bar = _Bar(reading.rows, progress, cancelled)
        file = clean_line(file)
        store = self._core.store
        version = store.version()
        plan = self._still_good(preview, file) if preview and not answers else None
        if plan is None:
            plan = self._plan(reading, file, answers or {}, bar)
        with self._core.deed(_label(file, reading.rows)):
            if store.version() != version:  # another window wrote between the planning and the lock
                plan = self._plan(reading, file, answers or {}, bar)
            return self._write(plan, reading, bar)

    def last(self) -> Intake | None:
        """The last import with the fates of its lines; None where there was none."""
        from salesdesk.desk.intake_answers import as_fate

        found = next(iter(self.intakes(limit=1)), None)
        if found is None:
            return None
        return replace(found, fates=tuple(map(as_fate, kept.fates(self._core.db, found.id))))

    def intakes(self, *, limit: int = 20) -> tuple[Intake, ...]:
        """The last imports, newest first, without the fates of their lines."""
        return tuple(map(_kept_intake, kept.intakes(self._core.db, limit=limit)))

    def questions(self) -> tuple[Fate, ...]:
        """Every question that imports left open, the last import's first."""
        from salesdesk.desk import intake_answers

        return intake_answers.questions(self._core)

    def answer(self, fate_id: int, said: Literal["same", "apart"]) -> Changed:
        """What the rep says to a question: the same person (they become one), or somebody apart."""
        from salesdesk.desk import intake_answers

        return intake_answers.answer(self._core, fate_id, said)

    def settle(self, fate_id: int) -> Changed:
        """Takes a question off the list without an answer."""
        from salesdesk.desk import intake_answers

        return intake_answers.settle(self._core, fate_id)

    def _still_good(self, preview: Preview, file: str) -> Plan | None:
        """The plan of a preview, where nothing was done to the desk since and it has not been carried out."""
        plan = preview.plan
        if plan is None or plan.written or preview.file != file or preview.seen != rows.marker(self._core.db):
            return None
        return plan

    def _plan(self, reading: Reading, file: str, answers: Mapping[int, str], bar: _Bar) -> Plan:
        from salesdesk.desk.intake_archive import is_archive, plan_archive
        from salesdesk.desk.intake_lines import LineReader
        from salesdesk.desk.intake_walk import Walk

        core = self._core
        plan = new_plan(
            core.db,
            file=file,
            source=reading.format,
            today=core.today(),
            at=core.stamp(),
            zone=core.zone,
            answers=answers,
        )
        if is_archive(reading):
            plan_archive(plan, reading)
            _tell_problems(plan, reading)
            return plan
        reader = LineReader(core.region, reading.format)
        walk = Walk(plan, reader)
        for some in _in_parts(iter(reading.drafts)):
            walk.lines(some)
            bar.planned(len(some))
        _tell_problems(plan, reading)
        for line in _without_fate(plan.fates, reading):
            plan.tell(line, Becomes.REJECTED, "Nothing in this line could be read as a person, a firm or a deal.")
        return plan

    def _write(self, plan: Plan, reading: Reading, bar: _Bar) -> Intake:
        from salesdesk.desk.intake_archive import is_archive, write_archive

        db = self._core.db
        plan.written = True
        if is_archive(reading):  # its own imports and their fates are in it: this one leaves none of its own
            bar.writes(reading.rows)
            write_archive(db, reading, step=bar.written)
            return replace(_intake(plan, reading, [Fate(*f[:7]) for f in plan.fates]), at=plan.at)
        told = _intake(plan, reading, ())
        wrote = plan.batch.changes_the_record or bool(plan.called_off)
        if not wrote:
            log_nothing(db)
        counts = {b.value: getattr(told, b) for b in Becomes}
        intake_id = plan.batch.add(
            "intake", at=plan.at, file=plan.file, format=reading.format, rows=reading.rows, **counts
        )
        fates = []
        for fate in plan.fates:
            stored = plan.batch.add(
                "intake_fate", intake_id=intake_id, line=fate.line, fate=fate.fate, contact_id=fate.contact_id,
                other_id=fate.other_id, reason=fate.reason, text=fate.text or None,
            )  # fmt: skip
            fates.append(Fate(*fate[:7], stored))
        bar.writes(len(plan.batch))
        rows.write(db, plan.batch, step=bar.written)
        if plan.called_off:
            rows.call_off(db, plan.called_off, at=plan.at, on=plan.today.isoformat())
        return replace(_intake(plan, reading, fates), id=intake_id, at=plan.at, wrote=wrote)


@dataclass(slots=True)
class _Bar:
    """Tells how far an import is, in rows of the file, and hears whether it is to stop."""

    rows: int
    progress: Progress | None
    cancelled: Stop | None
    done: int = 0
    to_write: int = 1
    wrote: int = 0

    def planned(self, count: int) -> None:
        self.done += count
        self._tell(self.done * PLANNING_SHARE)

    def writes(self, count: int) -> None:
        self.to_write = max(count, 1)

    def written(self, count: int) -> None:
        self.wrote += count
        share = min(self.wrote / self.to_write, 1)
        self._tell(self.rows * (PLANNING_SHARE + (1 - PLANNING_SHARE) * share))

    def _tell(self, rows: float) -> None:
        if self.cancelled and self.cancelled():
            raise Cancelled("The import was stopped.", "Nothing was changed.")
        if self.progress:
            self.progress(min(round(rows), self.rows), self.rows)


def _tell_problems(plan: Plan, reading: Reading) -> None:
    for problem in reading.problems:
        plan.tell(problem.line, Becomes.REJECTED, clean_line(problem.reason), text=clean_line(problem.text))


def _without_fate(told: Sequence[Told], reading: Reading) -> Iterator[int]:
    """Lines that were counted as rows and became neither a draft nor a problem: they too have a fate."""
    missing = reading.rows - len(told)
    if missing <= 0:
        return
    lines = {fate.line for fate in told}
    free = (line for line in count(reading.header_line + 1) if line not in lines)
    yield from islice(free, missing)


def _label(file: str, rows: int) -> str:
    return f"import of {file}, {rows:,} {'row' if rows == 1 else 'rows'}"


def fates_csv(intake: Intake) -> str:
    """The list of fates as a CSV file, one row a line of the file."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(("line", "fate", "contact", "reason"))
    for fate in intake.fates:
        writer.writerow((fate.line, fate.fate, _defused(fate.contact or ""), _defused(fate.reason)))
    return out.getvalue()


def _defused(text: str) -> str:
    """A cell that a spreadsheet can not take for a formula."""
    return f"'{text}" if text.lstrip()[:1] in ("=", "+", "-", "@", "＝", "＋", "－", "＠") else text


def _kept_intake(stored: kept.KeptIntake) -> Intake:
    from salesdesk.exchange.formats import format_of

    known = format_of(stored.format)
    counts = {b.value: getattr(stored, b) for b in Becomes}
    return Intake(
        file=stored.file, format=stored.format, format_name=known.name if known else stored.format, encoding="",
        delimiter=None, rows=stored.rows, fates=(), id=stored.id, at=stored.at, **counts,
    )  # fmt: skip


def _intake(plan: Plan, reading: Reading, fates: Iterable[Fate]) -> Intake:
    """What became of a file, its fates in the order of its lines."""
    counts = Counter(fate.fate for fate in plan.fates)
    return Intake(
        file=plan.file,
        format=reading.format,
        format_name=reading.format_name,
        encoding=reading.encoding,
        delimiter=reading.delimiter,
        rows=reading.rows,
        new=counts[Becomes.NEW],
        updated=counts[Becomes.UPDATED],
        duplicate=counts[Becomes.DUPLICATE],
        question=counts[Becomes.QUESTION],
        rejected=counts[Becomes.REJECTED],
        fates=tuple(sorted(fates, key=lambda fate: fate.line)),
        columns=reading.columns,
        order_open=reading.order_open,
    )


def _in_parts(drafts: Iterator[Draft]) -> Iterator[Sequence[Draft]]:
    while some := list(islice(drafts, LINES_AT_ONCE)):
        yield some
