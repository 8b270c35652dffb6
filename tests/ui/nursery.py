"""Starts desks that are killed: everything is loaded once, each desk is a fork of it in a terminal of its own.

Reads lines "terminal's name, tab, data file" and answers each with the desk's process number.
"""

from __future__ import annotations

import fcntl
import os
import signal
import sys
import termios

from salesdesk.cli import opening
from salesdesk.cli.main import main
from salesdesk.ui import app
from salesdesk.ui.screens import calling

LOADED = (opening, app, calling)


def desk_in(terminal: str, path: str) -> None:
    """The forked desk: the terminal is its own, as after a login."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    fd = os.open(terminal, os.O_RDWR)
    fcntl.ioctl(fd, termios.TIOCSCTTY, 0)
    for number in range(3):
        os.dup2(fd, number)
    sys.stdin = sys.__stdin__ = os.fdopen(0, closefd=False)
    sys.stdout = sys.__stdout__ = os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.__stderr__ = os.fdopen(2, "w", closefd=False)
    os._exit(main(["--db", path]))


def serve() -> None:
    """One desk for each line, until there are no more lines."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    asked = b""
    while got := os.read(0, 4096):
        asked += got
        while b"\n" in asked:
            line, _, asked = asked.partition(b"\n")
            terminal, _, path = line.decode().partition("\t")
            child = os.fork()
            if child == 0:
                desk_in(terminal, path)
            os.write(1, f"{child}\n".encode())


if __name__ == "__main__":
    serve()
