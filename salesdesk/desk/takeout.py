"""Taking everything away: the record as the drafts that the exchange writes, so that our own import reads it back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime, time
from functools import cached_property
from typing import Any, Literal

from salesdesk.desk.core import Core
from salesdesk.domain.deals import EndKind
from salesdesk.domain.followup import CHANNEL_WORDS
from salesdesk.domain.matching import OWN
from salesdesk.domain.text import clean_line
from salesdesk.exchange.drafts import (
    AccountDraft,
    ActivityDraft,
    ContactDraft,
    DealDraft,
    EmailDraft,
    LinkDraft,
    PhoneDraft,
)
from salesdesk.store import takeout
from salesdesk.store.intake import RECORD_PREFIX
from salesdesk.store.takeout import Row

Rows = tuple[Row, ...]
ById = Mapping[int, Row]
STEPS = "Steps"
"""The column of a deal's steps, one a line."""
CLOSED = {"call": "phone"}
"""What the record's channels are called in a file."""
FIELD_OF_HEADER = {
    "Salutation": "prefix",
    "Credentials": "suffix",
    "Nickname": "nickname",
    "Department": "department",
    "Owner": "owner",
    "Middle name": "middle",
    "Follow-up date": "next_text",
}
"""What an import kept beside the record goes back into its own column."""
LONG_FIELDS = ("about", "for_them", "message_line", "buys_how", "pace", "their_shoes", "decision_role", "ball_with")
PRIVATE: Mapping[str, Mapping[str, Any]] = {
    "touch": {"text": "", "their_words": None, "for_them": None},
    "follow_up": {"their_words": None, "for_them": None},
    "promise": {"words": None},
    "contact": dict.fromkeys((*LONG_FIELDS, "pace_words", "ball_role")),
    "account": {"notes": None},
    "practice": {"note": None, "friend_says": None},
    "question": {"answer": ""},
    "milestone": {"words": None, "moved_why": None, "moves": "[]"},
    "deal": {"evidence": None, "again_words": None, "differently": None},
    "deal_step": {"evidence": None, "reason": None},
    "deal_reason": {"evidence": None},
    "stall": {"words": None},
    "day_plan": {"line_for_tomorrow": None},
}
"""What --without-notes leaves out: column → what stands there instead."""
PRIVATE_TABLES = frozenset(
    {
        "note",
        "draft",
        "draft_longer",
        "script_version",
        "analysis",
        "insight",
        "self_critique",
        "reflection",
        "left_open",
        "field_change",
    }
)


@dataclass(slots=True)
class _Mine:
    """What hangs on one contact or one account."""

    phone: list[Row] = field(default_factory=list)
    email: list[Row] = field(default_factory=list)
    link: list[Row] = field(default_factory=list)
    tag: list[Row] = field(default_factory=list)
    field_kept: list[Row] = field(default_factory=list)
    do_not_contact: list[Row] = field(default_factory=list)
    note: list[Row] = field(default_factory=list)


class Takeout:
    """The record on its way out. `notes`: with what the rep wrote and others said."""

    def __init__(self, core: Core, *, notes: bool = True) -> None:
        self._core = core
        self._notes = notes
        self._named: dict[int, tuple[str, ...]] = {}

    def archive(self) -> dict[str, Iterator[Row]]:
        """Every table, whole, as the file keeps it; instants in UTC. Each is read as its rows are taken, once."""
        return {name: self._public(name, rows) for name, rows in takeout.archive(self._core.db).items()}

    def contacts(self, *, next_steps: bool = True) -> tuple[ContactDraft, ...]:
        """Everybody but the trash; `next_steps` with the day of their next follow-up, where it is not told apart."""
        taken = {f"{row['source']}:{row['external_id']}" for row in self._contacts.values() if row["external_id"]}
        return tuple(
            self._contact(row, taken, next_steps=next_steps) for row in self._contacts.values() if not row["trashed_at"]
        )

    def accounts(self) -> tuple[AccountDraft, ...]:
        """Every account but the trash."""
        return tuple(self._account(row) for row in self._accounts.values() if not row["trashed_at"])

    def deals(self) -> tuple[DealDraft, ...]:
        """Every deal but the trash."""
        return tuple(self._deal(row) for row in self._deals.values() if not row["trashed_at"])

    def follow_ups(self) -> tuple[ActivityDraft, ...]:
        """What is open, by its day."""
        rows = sorted(self._open, key=lambda row: (row["due_on"], row["due_at"] or "", row["id"]))
        return tuple(self._follow_up(row) for row in rows)

    def touches(self) -> Iterator[ActivityDraft]:
        """What has happened, oldest first; read as they are taken: a million never stand in memory."""
        for row in self._public("touch", takeout.in_order(self._core.db, "touch", "at, id")):
            if not row["trashed_at"] and self._is_live(row):
                yield self._touch(row)

    def most_beside_a_touch(self) -> int:
        """The length of the longest `extra` among the touches."""
        return takeout.most_beside_a_touch(self._core.db, words=self._notes)

    def milestones(self) -> Rows:
        """Dates of theirs that are still to come or have no end."""
        rows = self._rows("milestone")
        return tuple(r for r in rows if r["wanted_on"] and not r["trashed_at"] and not r["reached_on"])

    def name_of(self, contact_id: int | None) -> str:
        row = self._people.get(contact_id or 0)
        return row["name"] if row else ""

    def open_rows(self) -> Rows:
        """The open follow-ups as the file keeps them."""
        return self._open

    def local(self, stamp: str | None) -> datetime | None:
        """A stored instant on the rep's clock."""
        return datetime.fromisoformat(stamp).astimezone(self._core.zone) if stamp else None

    # -- what is read once ---------------------------------------------------------------------------------------------

    def _rows(self, table: str) -> Rows:
        return tuple(self._public(table, takeout.rows(self._core.db, table)))

    def _public(self, table: str, rows: Iterator[Row]) -> Iterator[Row]:
        if self._notes:
            return rows
        if table in PRIVATE_TABLES:
            return iter(())
        hidden = PRIVATE.get(table, {})
        return ({**row, **hidden} for row in rows)

    @cached_property
    def _contacts(self) -> ById:
        return {row["id"]: row for row in self._rows("contact")}

    @cached_property
    def _people(self) -> ById:
        """Everybody, as far as other rows name them."""
        return takeout.people(self._core.db)

    @cached_property
    def _firsts(self) -> tuple[ById, ById]:
        """(e-mail, number) that stand first, by contact."""
        return takeout.firsts(self._core.db, "email"), takeout.firsts(self._core.db, "phone")

    @cached_property
    def _accounts(self) -> ById:
        return {row["id"]: row for row in self._rows("account")}

    @cached_property
    def _deals(self) -> ById:
        return {row["id"]: row for row in self._rows("deal")}

    @cached_property
    def _open(self) -> Rows:
        return tuple(row for row in self._rows("follow_up") if row["state"] == "open" and self._is_live(row))

    @cached_property
    def _next(self) -> dict[int, Row]:
        """The contact's next open follow-up."""
        found: dict[int, Row] = {}
        for row in sorted(self._open, key=lambda row: (row["due_on"], row["due_at"] or "", row["id"]), reverse=True):
            found[row["contact_id"]] = row
        return found

    @cached_property
    def _of_contact(self) -> defaultdict[int, _Mine]:
        return self._hanging("contact_id", ("phone", "email", "link", "tag", "field_kept", "do_not_contact", "note"))

    @cached_property
    def _of_account(self) -> defaultdict[int, _Mine]:
        return self._hanging("account_id", ("link", "tag", "field_kept", "note"))

    def _hanging(self, key: str, tables: Iterable[str]) -> defaultdict[int, _Mine]:
        found: defaultdict[int, _Mine] = defaultdict(_Mine)
        for table in tables:
            for row in sorted(self._rows(table), key=lambda row: (row.get("position") or 0, row["id"])):
                if row[key] and not row.get("trashed_at") and not row.get("lifted_on"):
                    getattr(found[row[key]], table).append(row)
        return found

    def _is_live(self, row: Row) -> bool:
        owner = self._people.get(row["contact_id"])
        return owner is not None and not owner["trashed_at"]

    # -- one of each ---------------------------------------------------------------------------------------------------

    def _contact(self, row: Row, taken: set[str], *, next_steps: bool) -> ContactDraft:
        mine, account = self._of_contact[row["id"]], self._accounts.get(row["account_id"] or 0)
        following = self._next.get(row["id"]) if next_steps else None
        named, extra = _kept(mine.field_kept)
        created = next((value for header, value in extra if header == "Created on"), None)
        extra = [pair for pair in extra if pair[0] != "Created on"]
        extra += [(name.replace("_", " ").capitalize(), row[name]) for name in LONG_FIELDS if row[name]]
        extra += [("Struck number", _struck(phone)) for phone in mine.phone if phone["struck_on"]]
        return ContactDraft(
            line=0, name=row["name"], first_name=_said(row["first_name"]), last_name=_said(row["last_name"]),
            reading=_said(row["reading"]), title=_said(row["title"]), **named,
            account=account["name"] if account else "", account_domain=(account["domain"] or "") if account else "",
            account_external_id=_id_of(account) if account else "", industry=(account["industry"] or "") if account else "",
            phones=tuple(PhoneDraft(_number(p), p["label"]) for p in mine.phone if not p["struck_on"]),
            emails=tuple(EmailDraft(e["address"], e["label"]) for e in mine.email if not e["struck_on"]),
            links=tuple(LinkDraft(link["url"], link["label"]) for link in mine.link),
            street=_said(row["street"]), city=_said(row["city"]), region=_said(row["region"]),
            postal_code=_said(row["postal_code"]), country=_said(row["country"]), zone=_said(row["zone"]),
            birthday=_said(row["birthday"]), notes=_joined(mine.note), tags=tuple(tag["name"] for tag in mine.tag),
            kind_hint=_said(row["kind"]), lead_source=_said(row["lead_source"]),
            do_not_contact=tuple(_closed(w["channel"]) for w in mine.do_not_contact),
            do_not_contact_words=next((str(w["words"]) for w in mine.do_not_contact if w["words"]), ""),
            connected_on=_day(row["connected_on"]), created_on=_day(created) or self._day_of(row["created_at"]),
            external_id=_id_of(row, taken), next_on=_day(following["due_on"]) if following else None,
            next_why=following["why_now"] if following else "", extra=tuple(extra),
        )  # fmt: skip

    def _account(self, row: Row) -> AccountDraft:
        mine = self._of_account[row["id"]]
        kept = [(r["name"], r["value"]) for r in mine.field_kept if not r["name"].startswith(RECORD_PREFIX)]
        beside = {header: value for header, value in kept if header in ("Street", "Postal code", "Owner", "Source")}
        urls: dict[str, None] = dict.fromkeys(filter(None, (row["website"], *(link["url"] for link in mine.link))))
        return AccountDraft(
            line=0, name=row["name"], domain=row["domain"] or "", industry=row["industry"] or "",
            phones=(PhoneDraft(row["phone"]),) if row["phone"] else (), links=tuple(LinkDraft(url) for url in urls),
            street=beside.get("Street", ""), city=row["city"] or "", region=row["region"] or "",
            postal_code=beside.get("Postal code", ""), country=row["country"] or "",
            notes="\n\n".join(filter(None, (row["notes"], _joined(mine.note)))),
            tags=tuple(tag["name"] for tag in mine.tag), kind_hint=row["kind"] or "",
            lead_source=beside.get("Source", ""), owner=beside.get("Owner", ""), external_id=_id_of(row),
            extra=tuple(pair for pair in kept if pair[0] not in beside),
        )  # fmt: skip

    def _deal(self, row: Row) -> DealDraft:
        account = self._accounts.get(row["account_id"] or 0)
        people = [self._people[id] for id in self._people_of_deals.get(row["id"], ()) if id in self._people]
        beside = (
            ("Their next step", row["their_next"]),
            ("Ball with", row["ball_with"]),
            ("Again on", row["again_on"]),
            (STEPS, "\n".join(map(_step, self._steps_of_deals.get(row["id"], ())))),
        )
        return DealDraft(
            line=0, name=row["title"], account=account["name"] if account else "",
            account_external_ids=(_id_of(account),) if account else (), contacts=tuple(p["name"] for p in people),
            contact_external_ids=tuple(_id_of(p) for p in people), amount=_amount(row["amount"]),
            currency=row["currency"] or "", stage=row["stage"] or "", status=_status(row["state"]),
            closes_on=_day(row["close_on"]), ended_on=_day(row["ended_on"]), lost_reason=row["evidence"] or "",
            next_text=row["my_next"] or "", created_on=self._day_of(row["created_at"]), external_id=_id_of(row),
            extra=tuple((header, value) for header, value in beside if value),
        )  # fmt: skip

    @cached_property
    def _steps_of_deals(self) -> dict[int, list[Row]]:
        found: dict[int, list[Row]] = {}
        for row in sorted(self._rows("deal_step"), key=lambda row: (row["position"], row["id"])):
            found.setdefault(row["deal_id"], []).append(row)
        return found

    @cached_property
    def _people_of_deals(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for row in self._rows("deal_contact"):
            found.setdefault(row["deal_id"], []).append(row["contact_id"])
        return found

    def _follow_up(self, row: Row) -> ActivityDraft:
        """Without an id: the file keeps none for what comes in, so that it would be another one each time."""
        at = self.local(row["due_at"])
        beside = (("Repeats", row["repeats"]), ("Their words", row["their_words"]), ("For them", row["for_them"]))
        return self._activity(
            row, external_id="", subject=row["why_now"], due_on=_day(row["due_on"]), due_at=_clock(at),
            extra=tuple((header, value) for header, value in beside if value),
        )  # fmt: skip

    def _touch(self, row: Row) -> ActivityDraft:
        beside = (
            ("Direction", "in" if row["direction"] == "in" else ""), ("Result", row["result"] or ""),
            ("Seconds", str(row["seconds"] or "")), ("Their words", row["their_words"] or ""),
        )  # fmt: skip
        return self._activity(
            row, external_id=_id_of(row), done=True, done_on=_day(row["happened_on"]), done_at=_clock(self.local(row["at"])),
            disposition=row["disposition"] or "", note=row["text"],
            extra=tuple((header, value) for header, value in beside if value),
        )  # fmt: skip

    def _activity(self, row: Row, **more: Any) -> ActivityDraft:
        """What a follow-up and a touch have in common: with whom, how."""
        name, id, email, phone, account = self._whom(row["contact_id"])
        deal = self._deals.get(row["deal_id"] or 0)
        return ActivityDraft(
            line=0, kind=CHANNEL_WORDS[row["channel"]], channel=row["channel"], contact=name, contact_external_id=id,
            email=email, phone=phone, account=account, deal=deal["title"] if deal else "", **more,
        )  # fmt: skip

    def _whom(self, contact_id: int) -> tuple[str, ...]:
        """(name, id, e-mail, number, firm) of whom something was done with: worked out once, as there is much of it."""
        found = self._named.get(contact_id)
        if found is None:
            contact = self._people[contact_id]
            account = self._accounts.get(contact["account_id"] or 0)
            email, phone = (firsts.get(contact_id) for firsts in self._firsts)
            found = self._named[contact_id] = (
                contact["name"],
                _id_of(contact),
                email["address"] if email else "",
                _number(phone) if phone else "",
                account["name"] if account else "",
            )
        return found

    def _day_of(self, stamp: str | None) -> date | None:
        local = self.local(stamp)
        return local.date() if local else None


def _step(row: Row) -> str:
    """ "earned 2026-11-18: Understand | they asked for a price": one of our steps as a line that can be read back."""
    state = " ".join(filter(None, (row["state"], row["earned_on"])))
    return " | ".join(filter(None, (f"{state}: {clean_line(row['name'])}", clean_line(row["evidence"] or ""))))


def _kept(rows: Iterable[Row]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """(fields that have a column of their own, the rest as (header, value))."""
    named: dict[str, Any] = {}
    rest: list[tuple[str, str]] = []
    for row in rows:
        column = FIELD_OF_HEADER.get(row["name"])
        if row["name"].startswith(RECORD_PREFIX):
            continue
        if column and column not in named:
            named[column] = row["value"]
        else:
            rest.append((row["name"], row["value"]))
    return named, rest


def _id_of(row: Row, taken: Iterable[str] = ()) -> str:
    """The id under which other files know a row: its own system's, else ours; none where ours is somebody else's."""
    if row.get("external_id"):
        return f"{row['source']}:{row['external_id']}"
    own = f"{OWN}:{row['id']}"
    return "" if own in taken else own


def _number(row: Row) -> str:
    """A number as it can be dialled from anywhere: with its country, where that is known."""
    if row["raw"].lstrip().startswith("+") or not row["e164"]:
        return str(row["raw"])
    return str(row["e164"]) + (f" ext. {row['extension']}" if row["extension"] else "")


def _said(text: str | None) -> str:
    """A cell of one line: blanks say nothing."""
    return (text or "").strip()


def _closed(channel: str) -> str:
    return CLOSED.get(channel, channel)


def _struck(row: Row) -> str:
    return f"{row['raw']}, {row['struck_why'] or 'struck'} {row['struck_on']}"


def _joined(notes: Iterable[Row]) -> str:
    return "\n\n".join(note["text"] for note in notes)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _clock(at: datetime | None) -> time | None:
    return at.time() if at else None


def _amount(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}".removesuffix(".00")


def _status(state: str) -> Literal["open", "won", "lost"]:
    if state == EndKind.WON:
        return "won"
    return "open" if state == "open" else "lost"


def walk(drafts: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Drafts as dicts of plain values, without where in a file they stood."""
    names: list[str] = []
    for draft in drafts:
        names = names or [f.name for f in fields(draft) if f.name not in ("line", "odd")]
        yield {name: _plain(getattr(draft, name)) for name in names}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value or None
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return asdict(value) if isinstance(value, PhoneDraft | EmailDraft | LinkDraft) else value
