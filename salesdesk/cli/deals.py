"""`salesdesk deals` and `salesdesk outline`: the lane of live deals, the no list, and a deal's mutual plan."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from salesdesk import locations
from salesdesk.cli.desks import desk_for_reading
from salesdesk.cli.paper import heading, put, put_json, put_rows, say

if TYPE_CHECKING:
    from salesdesk.desk.deals import LanePeople, LaneView, NoEntry


def deals(given: Namespace) -> None:
    with desk_for_reading(given) as desk:
        lane, noes, today = desk.deals.lane(), desk.deals.reading.no_list(), desk.core.today()
    if given.json:
        put_json({
            "date": today.isoformat(),
            "live": [_shape(one, today) for one in lane.rows],
            "quiet": [_shape(one, today) for one in lane.quiet],
            "no_list": [_no_shape(one) for one in noes],
            "sums": [{"currency": currency, "value": float(value)} for currency, value in lane.sums],
        })  # fmt: skip
        return
    _print(lane, noes, today)


def outline(given: Namespace) -> None:
    with desk_for_reading(given) as desk:
        text = desk.deals.reading.outline(desk.deals.who(given.deal).id)
    if not given.o or given.o == "-":
        sys.stdout.write(text)
        return
    target = Path(given.o).expanduser()
    locations.write_private(target, text.encode("utf-8"))
    say(f"Written: {target}")


def _print(lane: LaneView, noes: tuple[NoEntry, ...], today: date) -> None:
    if not lane.rows and not lane.quiet:
        put("No live deals.")
    if lane.rows:
        heading(f"Live  {len(lane.rows) + lane.more:,}")
        put_rows([_row(one, today) for one in lane.rows])
    if lane.quiet:
        put()
        heading(f"Quiet  {len(lane.quiet):,}")
        put_rows([(str(o.row.deal_id), o.row.title, o.person, o.row.quiet) for o in lane.quiet])
    for currency, value in lane.sums:
        put(f"live together {value:,.2f} {currency}".rstrip())
    if noes:
        put()
        heading(f"No list  {len(noes):,}")
        put_rows(
            [(n.on.isoformat(), n.title, n.account if n.account != n.title else "", n.kind, n.words) for n in noes]
        )


def _row(one: LanePeople, today: date) -> tuple[str, ...]:
    row = one.row
    place = f"{row.step}, {row.place[0]} of {row.place[1]}" if row.place[1] else row.step
    theirs = f"theirs {row.theirs.on.isoformat()} {row.theirs.words}" if row.theirs else ""
    late = f"{(today - row.my_next_on).days} d late" if row.my_next_on and row.my_next_on < today else ""
    return (
        str(row.deal_id), row.title, one.person or row.account, place, row.task, late, row.ball,
        theirs, ", ".join(row.stands_out),
    )  # fmt: skip


def _shape(one: LanePeople, today: date) -> dict[str, Any]:
    row = one.row
    return {
        "id": row.deal_id, "title": row.title, "account": row.account or None,
        "contact": {"id": one.contact_id, "name": one.person} if one.contact_id else None,
        "step": row.step, "place": row.place[0], "steps": row.place[1], "next": row.task or None,
        "next_on": row.my_next_on.isoformat() if row.my_next_on else None,
        "late_days": (today - row.my_next_on).days
        if row.my_next_on and row.my_next_on < today and not row.quiet else 0,
        "ball": row.ball, "their_date": row.theirs.on.isoformat() if row.theirs else None,
        "their_words": row.theirs.words if row.theirs else None, "stands_out": list(row.stands_out),
        "quiet": row.quiet or None, "value": float(row.value) if row.value is not None else None,
        "currency": row.currency or None, "closes_on": row.close_on.isoformat() if row.close_on else None,
    }  # fmt: skip


def _no_shape(one: NoEntry) -> dict[str, Any]:
    return {
        "on": one.on.isoformat(), "title": one.title, "account": one.account or None, "kind": one.kind,
        "words": one.words or None, "deal_id": one.deal_id, "contact_id": one.contact_id,
    }  # fmt: skip
