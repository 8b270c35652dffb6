"""`salesdesk where`, `keys` and `config`: where things lie, the key table, the settings. The data file stays closed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from salesdesk import locations
from salesdesk.cli.desks import config_file, config_of, data_file
from salesdesk.cli.paper import heading, put, put_json, put_rows, say
from salesdesk.errors import WrongUsage

WHERE = {
    "data": "The data file",
    "config": "The settings",
    "themes": "Your themes",
    "shipped_themes": "The desk's themes",
    "backups": "Backups",
    "log": "The log",
    "crashes": "Crash reports",
}


def where(given: Namespace) -> None:
    paths = {
        "data": data_file(given),
        "config": config_file(given),
        "themes": locations.user_themes(),
        "shipped_themes": locations.shipped_themes(),
        "backups": locations.backups(data_file(given)),
        "log": locations.log_file(),
        "crashes": locations.crash_folder(),
    }
    if given.json:
        put_json({name: {"path": str(path.absolute()), "exists": path.exists()} for name, path in paths.items()})
        return
    put_rows([(WHERE[n], str(path.absolute()), "" if path.exists() else "not made yet") for n, path in paths.items()])


def keys(given: Namespace) -> None:
    from salesdesk.ui.commands import COMMANDS, Group
    from salesdesk.ui.ownkeys import key_problems, keys_of, keys_on
    from salesdesk.ui.pagekeys import KEY_PAGES

    own = config_of(given).keys
    problems = key_problems(own)
    day = [(command, keys_of(command, own)) for command in COMMANDS]
    pages = [(page, [(key, now) for key, now in keys_on(page, own).items() if key.bound]) for page in KEY_PAGES]
    if given.json:
        on_pages = [_page_key_shape(page, key, now) for page, found in pages for key, now in found]
        put_json({"commands": [_key_shape(*one) for one in day], "pages": on_pages, "problems": problems})
        return
    for group in Group:
        heading(group.value.capitalize())
        put_rows([_key_row(command, now, own) for command, now in day if command.group is group], indent=2)
    for page, found in pages:
        heading(page.title.capitalize())
        put_rows([_key_row(key, now, own) for key, now in found], indent=2)
    for problem in problems:
        say(problem)


def _key_row(command: Any, now: tuple[str, ...], own: Mapping[str, str]) -> tuple[str, ...]:
    from salesdesk.ui.commands import key_name

    yours = ", yours" if command.id in own else ""
    return (" ".join(map(key_name, now)), command.title, command.help, f"[keys] {command.id}{yours}")


def config(given: Namespace) -> int:
    from salesdesk.config import default_toml, toml_value

    if given.what is not None:
        return _config_check(given)
    if given.default:
        for line in default_toml().splitlines():
            put(line)
        return 0
    settings = config_of(given)
    values = {f.name: getattr(settings, f.name) for f in fields(settings)}
    if given.json:
        put_json({"path": str(config_file(given)), "settings": {name: _plain(value) for name, value in values.items()}})
        return 0
    put(f"# {config_file(given)}")
    put_rows(
        [
            (f"{name} = {toml_value(value)}", "" if value != f.default else "# default")
            for (name, value), f in zip(values.items(), fields(settings), strict=True)
            if name != "keys"
        ]
    )
    if settings.keys:
        put("[keys]")
        put_rows([(f"{name} = {toml_value(keys)}",) for name, keys in settings.keys.items()])
    return 0


def _config_check(given: Namespace) -> int:
    """`salesdesk config check`: what is wrong in the settings and the rep's own keys; exit code 1 where anything is."""
    from salesdesk.cli.check import settings

    if given.what != "check":
        raise WrongUsage(f"“{given.what}” is no part of config.", "Did you mean: salesdesk config check?")
    found = settings(given)
    if given.json:
        put_json(found)
    elif found["problems"]:
        put(f"# {found['path']}")
        for problem in found["problems"]:
            put(problem)
    else:
        put(f"{found['path']}: " + ("nothing is wrong." if found["exists"] else "not made; the defaults are used."))
    return 1 if found["problems"] else 0


def _key_shape(command: Any, now: tuple[str, ...]) -> dict[str, Any]:
    return {
        "id": command.id,
        "keys": list(now),
        "title": command.title,
        "help": command.help,
        "group": command.group,
        "where": command.where,
    }


def _page_key_shape(page: Any, key: Any, now: tuple[str, ...]) -> dict[str, Any]:
    return {"id": key.id, "keys": list(now), "title": key.title, "help": key.help, "page": page.name}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return dict(value) if hasattr(value, "items") else value
