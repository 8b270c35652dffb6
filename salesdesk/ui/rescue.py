"""What the data file did not take goes into a file elsewhere at the end, and comes back at the next start."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from salesdesk import locations
from salesdesk.desk import Desk
from salesdesk.errors import SalesdeskError
from salesdesk.ui import crash

STEM = "salesdesk-unsaved-"
FAULT_TOLD = "fault_told"
"""The setting that names the crash report which was told last."""

Held = tuple[tuple[int | None, str], str]
"""((contact or nobody, kind), text)."""


def put_aside(data: Path, texts: Sequence[Held], *, now: datetime) -> Path | None:
    """Writes the texts for the rep alone (0600): beside the log or, on a full disk, with the temporary files.

    The path; None when no disk takes them.
    """
    content = json.dumps(
        {"desk": str(data.absolute()), "texts": [[contact, kind, text] for (contact, kind), text in texts]}
    ).encode()
    for folder in _folders():
        try:
            if folder == locations.state_folder():
                locations.private_folder(folder)
            path = folder / f"{STEM}{data.stem}-{now:%Y%m%d-%H%M%S}.json"
            locations.write_private(path, content)
        except (OSError, SalesdeskError):
            continue
        return path
    return None


def bring_back(desk: Desk) -> int:
    """Gives this desk's texts to the keeper and removes their files once they are on the disk; how many there were."""
    count = 0
    for path, texts in list(_waiting(desk.path)):
        for contact_id, kind, text in texts:
            if desk.scripts.on_file(contact_id, kind) != text:
                desk.keeper.loaded(contact_id, kind, "")  # what the file holds meanwhile is kept beside it
                desk.scripts.keep(contact_id, kind, text, caret=len(text))
                count += 1
        if desk.keeper.flush():
            path.unlink(missing_ok=True)
    return count


def last_fault(desk: Desk, folder: Path | None) -> str:
    """That the desk ended by a fault since it was told last, and where the report lies; nothing when it did not."""
    found = crash.reports(folder) if folder is not None else ()
    if not found or desk.setting(FAULT_TOLD) == found[-1].name:
        return ""
    try:
        desk.set(FAULT_TOLD, found[-1].name)
    except SalesdeskError:
        return ""
    return f"The desk met a fault of its own last time; your text is here. Report, without your data: {found[-1]}"


def _folders() -> tuple[Path, ...]:
    return (locations.state_folder(), Path(tempfile.gettempdir()))


def _waiting(data: Path) -> Iterator[tuple[Path, list[tuple[int | None, str, str]]]]:
    for folder in _folders():
        for path in sorted(folder.glob(f"{STEM}{_plain(data.stem)}-*.json")):
            try:
                seen = path.lstat()
                if not stat.S_ISREG(seen.st_mode) or (hasattr(os, "geteuid") and seen.st_uid != os.geteuid()):
                    continue  # the folder of temporary files is everybody's
                read: Any = json.loads(path.read_text(encoding="utf-8"))
                if read["desk"] == str(data.absolute()):
                    yield path, [(contact, str(kind), str(text)) for contact, kind, text in read["texts"]]
            except (OSError, ValueError, KeyError, TypeError):
                continue


def _plain(stem: str) -> str:
    """The stem as a pattern that means itself."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in stem)
