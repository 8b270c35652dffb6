"""The command `salesdesk`: everything it can do stands in `cli.table`; nothing is loaded before it is needed."""

from __future__ import annotations

import os
import sys

from salesdesk.cli.main import main


def run() -> None:
    """Does what the words ask and ends with its exit code.

    What was opened is closed by then; Python's own tidying up would keep the prompt back for another 25 ms or more.
    """
    code = main()
    if sys.stderr is not None:
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
