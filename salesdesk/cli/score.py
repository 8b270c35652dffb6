"""`salesdesk score`: the scorecard of any days, as Markdown that reads well aloud or as JSON."""

from __future__ import annotations

from argparse import Namespace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from salesdesk.cli.days import any_day
from salesdesk.cli.desks import desk_for_reading
from salesdesk.cli.paper import put, put_json
from salesdesk.domain.scorecard import MEASURES
from salesdesk.errors import WrongUsage

if TYPE_CHECKING:
    from salesdesk.desk import Desk
    from salesdesk.desk.score import Card
    from salesdesk.domain.score_mix import Fall
    from salesdesk.domain.score_rows import Count, LossRow

FORMATS = ("md", "json")
USUAL_DAYS = 14


def score(given: Namespace) -> None:
    wanted = (given.format or "md").strip().lower()
    if wanted not in FORMATS:
        raise WrongUsage(f"The scorecard is not written as “{given.format}”.", "--format takes md or json.")
    with desk_for_reading(given) as desk:
        first, last = _days(given, desk)
        card = desk.score.between(first, last)
    if wanted == "json":
        put_json(shape(card))
    else:
        _print(card)


def _days(given: Namespace, desk: Desk) -> tuple[date, date]:
    def day(words: str | None, otherwise: date) -> date:
        return otherwise if words is None else any_day(words, now=desk.core.now(), config=desk.core.config)

    last = day(given.to, desk.core.today())
    return day(given.from_, max(date.min, last - timedelta(days=USUAL_DAYS - 1))), last


def shape(card: Card) -> dict[str, Any]:
    """The scorecard as JSON; `of` is null where a measure is no share, `value` where there was nothing to measure."""
    return {
        "from": card.span.first.isoformat(),
        "to": card.span.last.isoformat(),
        "measures": [
            {
                "id": measure.id,
                "title": measure.title,
                "value": None if card.counts[measure.id].words == "–" else card.counts[measure.id].value,
                "of": None if (of := card.counts[measure.id].of) is None else len(of),
                "wanted": card.counts[measure.id].goal,
                "words": card.counts[measure.id].words,
                "rows": measure.rows,
                "ids": list(card.counts[measure.id].ids),
                "definition": measure.definition,
            }
            for measure in MEASURES
        ],
        "promises": {name.replace(" ", "_"): len(ids) for name, ids in card.promises.items()},
        "pick_up_hours": [
            {"hour": hour, "reached": len(count.ids), "tried": len(count.of or ())}
            for hour, count in card.hours.items()
        ],
        "sources": [
            {"source": source.name, "conversations": len(source.count.ids), "ids": list(source.count.ids)}
            for source in card.sources
        ],
        "losses": {
            name: [_loss(one) for one in card.losses[mine]] for name, mine in (("mine", True), ("not_mine", False))
        },
        "fewer_next_steps": _fall(card.fall) if card.fall else None,
        "sentence": card.sentence or None,
    }


def _loss(one: LossRow) -> dict[str, Any]:
    return {"kind": one.noun, "id": one.id, "on": one.on.isoformat(), "who": one.name, "reason": one.what}


def _fall(fall: Fall) -> dict[str, Any]:
    def pair(now: Count, before: Count) -> dict[str, Any]:
        return {
            "now": {"value": len(now.ids), "of": len(now.of or ())},
            "before": {"value": len(before.ids), "of": len(before.of or ())},
        }

    behaviours = [{"id": name, **pair(now, before)} for name, now, before in fall.behaviours]
    return {**pair(fall.now, fall.before), "behaviours": behaviours}


def _print(card: Card) -> None:
    first, last = card.span.first, card.span.last
    put(f"# Scorecard, {_day(first)}" + (f" to {_day(last)}" if last != first else ""))
    put()
    if card.fall:
        put(card.sentence)
        put()
    for measure in MEASURES:
        if not measure.small:
            put(f"- {measure.title}: {card.counts[measure.id].words}")
    put()
    put("Promises that were due: " + ", ".join(f"{len(ids)} {name}" for name, ids in card.promises.items()))
    if card.hours:
        _heading("When people pick up, on their clock")
        for hour, count in card.hours.items():
            put(f"- {hour:02}:00: {count.words}")
    if card.sources:
        _heading("Where talks come from")
        for source in card.sources:
            put(f"- {source.name}: {source.count.words}")
    if any(card.losses.values()):
        _heading("What was lost")
        for title, mine in (("Mine to change", True), ("Not mine", False)):
            for one in card.losses[mine]:
                put(f"- {title}: {one.what} ({one.name}, {_day(one.on)})")
    if card.sentence and not card.fall:
        put()
        put(card.sentence)
    put()
    put("In small print: " + ", ".join(f"{m.title.lower()} {card.counts[m.id].words}" for m in MEASURES if m.small))


def _heading(words: str) -> None:
    put()
    put(f"## {words}")
    put()


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"
