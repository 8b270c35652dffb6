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
        "sentence": card.sentence or None,
    }


def _print(card: Card) -> None:
    first, last = card.span.first, card.span.last
    put(f"# Scorecard, {_day(first)}" + (f" to {_day(last)}" if last != first else ""))
    put()
    for measure in MEASURES:
        if not measure.small:
            put(f"- {measure.title}: {card.counts[measure.id].words}")
    put()
    put("Promises that were due: " + ", ".join(f"{len(ids)} {name}" for name, ids in card.promises.items()))
    if card.hours:
        put()
        put("## When people pick up, on their clock")
        put()
        for hour, count in card.hours.items():
            put(f"- {hour:02}:00: {count.words}")
    if card.sentence:
        put()
        put(card.sentence)
    put()
    put("In small print: " + ", ".join(f"{m.title.lower()} {card.counts[m.id].words}" for m in MEASURES if m.small))


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"
