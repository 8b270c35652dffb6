"""What installing brings beside the package: the man page and the completions, made from the command line's table.

An editable install is compiled like any other: where Python may not write what it has compiled (PYTHONDONTWRITEBYTECODE)
each start of the desk would take half as long again.
"""

from __future__ import annotations

import compileall
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SharedFiles(BuildHookInterface):  # type: ignore[type-arg]
    """Writes them where the builder takes them from; they lie nowhere else."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            compileall.compile_dir(Path(self.root, "salesdesk"), quiet=2, workers=0)
        sys.path.insert(0, self.root)
        from salesdesk.cli.manpage import shared_files

        folder = Path(tempfile.mkdtemp(prefix="salesdesk-wheel-"))
        for number, (place, text) in enumerate(shared_files().items()):
            made = folder / str(number)
            made.write_text(text, encoding="utf-8")
            build_data["shared_data"][str(made)] = place
