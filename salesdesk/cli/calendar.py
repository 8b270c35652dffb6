"""`salesdesk calendar`: the calendar file, written now, and where it is kept up to date."""

from __future__ import annotations

from argparse import Namespace

from salesdesk.cli.desks import desk_for_deeds
from salesdesk.cli.paper import put, put_json, say
from salesdesk.errors import NotFound, WrongUsage
from salesdesk.locations import write_private


def calendar(given: Namespace) -> None:
    """Writes the file at its place; a FILE is its place from now on."""
    if given.off and given.file:
        raise WrongUsage("--off takes no file.", "salesdesk calendar --off")
    if given.file == "-":
        with desk_for_deeds(given) as desk:
            put(desk.calendar.text().rstrip())
        return
    with desk_for_deeds(given) as desk:
        if given.file or given.off:
            desk.calendar.choose(given.file or "")
        path = desk.calendar.path
        if given.off:
            say("No calendar file is kept any more; the one that was written stays.")
        elif path is None:
            raise NotFound("No calendar file is kept.", "Name one: salesdesk calendar ~/salesdesk.ics")
        written = desk.calendar.write(write_private)
    if given.json:
        put_json({"path": str(path) if path else None, "written": written})
    elif path is not None:
        put(str(path))
