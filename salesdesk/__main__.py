"""The command `salesdesk`: everything it can do stands in `cli.table`; nothing is loaded before it is needed."""

from __future__ import annotations

import gc
import os
import sys

from salesdesk.cli.main import main


def run() -> None:
    """Does what the words ask and ends with its exit code.

    What was opened is closed by then; Python's own tidying up would keep the prompt back for another 25 ms or more.
    """
    gc.set_threshold(50_000)  # what is loaded at the start is no garbage, and is not looked through again and again
    code = main()
    if sys.stderr is not None:
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
