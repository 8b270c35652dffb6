"""The command `salesdesk`: everything it can do stands in `cli.table`; nothing is loaded before it is needed."""

from __future__ import annotations

import sys

from salesdesk.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
