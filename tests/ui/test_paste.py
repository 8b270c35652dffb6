"""The guard before the keys: a paste stays a paste, keys stay keys, whatever pieces they arrive in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.text import clean_lines
from salesdesk.ui.paste import END, START, PasteGuard


def through(pieces: list[tuple[float, str]], *, until: float = 100.0) -> str:
    """What the guard lets through when the pieces arrive at these times, and afterwards all is quiet."""
    guard, out = PasteGuard(), []
    for at, piece in pieces:
        out.append(guard.tick(at))
        out.append(guard.feed(piece, at))
    for at in (pieces[-1][0] + 0.03, pieces[-1][0] + 0.3, until):
        out.append(guard.tick(at))
    assert guard.wait(until) is None
    return "".join(out)


@pytest.mark.parametrize(
    "pieces, expected",
    [
        ([(0, "abc\x1b[A\x11")], "abc\x1b[A\x11"),
        ([(0, "\x1b")], "\x1b"),
        ([(0, "\x1b["), (0.5, "A")], "\x1b[A"),
        ([(0, f"{START}hi{END}")], f"{START}hi{END}"),
        ([(0, f"x{START}hi{END}y")], f"x{START}hi{END}y"),
        ([(0, "\x1b[20"), (0.001, "0~hi\x1b[2"), (0.002, "01~")], f"{START}hi{END}"),
        ([(0, "\x1b"), (0.001, "[200~hi"), (0.002, END)], f"{START}hi{END}"),
        ([(0, f"{START}a{END}\x11b{END}")], f"{START}a\ufffdb{END}"),
        ([(0, f"{START}a{END}"), (0.01, f"\x11b{END}")], f"{START}a\ufffdb{END}"),
        ([(0, f"{START}a{END}\x11{START}b{END}")], f"{START}a\ufffdb{END}"),
        ([(0, f"{START}a{END}"), (0.1, "\x11")], f"{START}a{END}\x11"),
        ([(0, f"{START}a{END}"), (0.1, f"{START}b{END}")], f"{START}a{END}{START}b{END}"),
        ([(0, f"{START}lost"), (2.5, "j")], f"{START}lost{END}j"),
        ([(0, "row 17\r" * 40)], START + "row 17\n" * 40 + END),  # a wall of text without marks
        ([(0, "row 17\r" * 8)], "row 17\r" * 8),
        ([(0, "j" * 500)], "j" * 500),
        ([(0, "row 17\x7f" * 40)], "row 17\x7f" * 40),
        ([(0, "\x1b[A\x1b[Bj" * 60)], "\x1b[A\x1b[Bj" * 60),
        ([(0, f"{START}lost"), (0.5, "a"), (1.0, "b"), (1.9, "c"), (2.1, "j")], f"{START}lostabc{END}j"),
        ([(0, END)], ""),
        ([(0, f"{START}a\x1bb\x00\x9b\x07c{END}")], f"{START}a\ufffdb\ufffd\ufffd\ufffdc{END}"),
        ([(0, f"{START}a\r\nb\rc{END}")], f"{START}a\nb\nc{END}"),
    ],
)
def test_what_is_let_through(pieces: list[tuple[float, str]], expected: str) -> None:
    assert through(pieces) == expected


def test_the_mouse_moving_over_a_paste_does_not_hold_it_up() -> None:
    guard = PasteGuard()
    guard.feed(f"{START}a{END}", 0)
    told = [guard.feed("\x1b[<35;10;10M", 0.01 * step) + guard.tick(0.01 * step) for step in range(1, 40)]
    assert any(told[:30])


@given(st.text(max_size=80), st.lists(st.integers(1, 8), max_size=40), st.text("abc\x11\x1b[A", max_size=5))
def test_a_paste_in_any_pieces_is_one_clean_paste(body: str, sizes: list[int], typed: str) -> None:
    body = body.replace(END, "").replace(START, "")
    whole, pieces, at = f"{START}{body}{END}", [], 0
    for size in sizes:
        pieces.append((at * 0.0001, whole[at : at + size]))
        at += size
    pieces.append((at * 0.0001, whole[at:]))
    pieces.append((50.0, typed))
    cleaned = body.replace(END, "").replace(START, "")
    assert through(pieces) == f"{START}{clean_lines(cleaned)}{END}{typed}"


@given(st.lists(st.text("a\x1b[201~\x11", max_size=12), min_size=1, max_size=6))
def test_inside_a_paste_no_escape_survives(parts: list[str]) -> None:
    out = through([(0, START), *((0.001, part) for part in parts), (0.002, END)])
    assert "\x1b" not in out.removeprefix(START).removesuffix(END)
