"""Clipboard, links and the editor: nothing is claimed unknown, nothing opened that deceives, nothing left behind."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from salesdesk.errors import NotFound, Refused, WriteFailed
from salesdesk.ui import outside
from salesdesk.ui.outside import checked_link, clipboard_commands, copy, edit, leads_elsewhere, open_link

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="stands in for the programs of Linux")


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def bin_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("cat", "sleep"):
        (folder / name).symlink_to(f"/bin/{name}")
    return folder


def environ(folder: Path, **more: str) -> dict[str, str]:
    return {"PATH": str(folder), **more}


@pytest.mark.parametrize(
    "given, first",
    [
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "wl-copy"),
        ({"DISPLAY": ":0"}, "xclip"),
        ({"WSL_DISTRO_NAME": "Debian"}, "clip.exe"),
        ({"DISPLAY": "localhost:10.0", "SSH_CONNECTION": "a b c d"}, "xclip"),
        ({"DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}, None),
        ({"WAYLAND_DISPLAY": "wayland-0", "SSH_TTY": "/dev/pts/1"}, None),
        ({}, None),
    ],
)
def test_only_a_program_that_reaches_the_reps_own_screen_is_used(
    bin_folder: Path, given: dict[str, str], first: str | None
) -> None:
    for name in ("wl-copy", "xclip", "xsel", "clip.exe", "pbcopy"):
        program(bin_folder, name, "cat >/dev/null")
    found = clipboard_commands(environ(bin_folder, **given))
    assert (Path(found[0][0][0]).name if found else None) == first


def test_a_copy_goes_through_a_pipe_and_is_certain_only_when_it_was_taken(bin_folder: Path, tmp_path: Path) -> None:
    program(bin_folder, "xclip", f'echo "$@" >{tmp_path}/args; cat >{tmp_path}/took; echo noise; echo noise >&2')
    done = copy("Dana Ruiz 李", environ=environ(bin_folder, DISPLAY=":0"))
    assert (done.how, done.certain) == ("xclip", True)
    assert (tmp_path / "took").read_text() == "Dana Ruiz 李"
    assert "Dana" not in (tmp_path / "args").read_text()


def test_a_program_that_fails_is_passed_over(bin_folder: Path, tmp_path: Path) -> None:
    program(bin_folder, "wl-copy", "exit 1")
    program(bin_folder, "xclip", "exit 3")
    program(bin_folder, "xsel", f"cat >{tmp_path}/took")
    assert copy("x", environ=environ(bin_folder, DISPLAY=":0", WAYLAND_DISPLAY="w")).how == "xsel"


def test_a_program_that_hangs_is_given_up(bin_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "_TOOL_SECONDS", 0.1)
    program(bin_folder, "xclip", "exec sleep 30")
    sent: list[str] = []
    began = time.monotonic()
    assert copy("x", to_terminal=sent.append, environ=environ(bin_folder, DISPLAY=":0")).how == "terminal"
    assert time.monotonic() - began < 5
    assert sent == ["x"]


def test_tmux_takes_a_copy_and_an_old_one_too(bin_folder: Path, tmp_path: Path) -> None:
    program(bin_folder, "tmux", f'[ "$2" = -w ] && exit 1; cat >{tmp_path}/took')
    done = copy("both sites", environ=environ(bin_folder, TMUX="/tmp/tmux,1,0"))
    assert done.how == "tmux"
    assert (tmp_path / "took").read_text() == "both sites"


def test_the_terminal_is_never_said_to_have_taken_it(bin_folder: Path) -> None:
    sent: list[str] = []
    done = copy("x", to_terminal=sent.append, environ=environ(bin_folder))
    assert (done.how, done.certain, sent) == ("terminal", False, ["x"])
    assert "Sent" in done.said
    assert "opied" not in done.said
    long = copy("x" * 100_000, to_terminal=sent.append, environ=environ(bin_folder))
    assert (long.how, long.certain, len(sent)) == ("", False, 1)
    assert not copy("x", environ=environ(bin_folder)).certain


GOOD = [
    ("https://northwind.example", "https", "northwind.example"),
    ("HTTPS://Northwind.Example/Path?q=1#top", "https", "northwind.example"),
    ("http://northwind.example:8080/a%20b", "http", "northwind.example:8080"),
    ("https://münchen.example/größe", "https", "xn--mnchen-3ya.example"),
    ("https://аррӏе.example", "https", "xn--80ak6aa92e.example"),
    ("https://[2001:db8::1]:443/x", "https", "[2001:db8::1]:443"),
    ("https://intranet/x", "https", "intranet"),
    ("  https://northwind.example  ", "https", "northwind.example"),
    ("mailto:dana@northwind.example", "mailto", "dana@northwind.example"),
    ("mailto:dana@northwind.example?subject=Two%20sites&body=Hi%0AThere", "mailto", "dana@northwind.example"),
    ("tel:+15035550142", "tel", "+15035550142"),
    ("tel:+1-503-555-0142;ext=12", "tel", "+1-503-555-0142;ext=12"),
]


@pytest.mark.parametrize("url, scheme, place", GOOD)
def test_plain_links_are_let_through_and_show_where_they_lead(url: str, scheme: str, place: str) -> None:
    link = checked_link(url)
    assert (link.scheme, link.place) == (scheme, place)
    assert not link.url.startswith("-")


BAD = [
    "", " ", "--version", "-P x", "javascript:alert(1)", "JavaScript:alert(1)", "file:///etc/passwd", "ms-msdt:/id",
    "vbscript:x", "data:text/html,x", "ftp://a.example", "smb://a.example/x", "//a.example", "a.example", "https:",
    "https://", "https:///x", "http:a.example", "https://user@a.example", "https://user:pw@a.example",
    "https://good.example@evil.example/", "https://good.example\\@evil.example", "https://a.example/x y",
    "https://a.example/\x1b]0;t\x07", "https://a.example/\nx", "https://a.example/%action",
    "https://a.example/%ACTION", "https://a.example:99999", "https://a.example:x", "https://-a.example",
    "https://a..example", "https://[::1", "https://[zz]/", "https://" + "a" * 300 + ".example",
    "https://a.example/" + "x" * 3000, "https://a.example/\u202e", "https://a.exam\u200bple",
    "https://\ud800.example", "https://a.example/`id`", "https://a.example/\"x", "https://a.example/$(id)\"",
    "https://{x}.example", "mailto:", "mailto:dana", "mailto:a@b.example,c@d.example", "mailto://a@b.example",
    "mailto:-x@b.example", "mailto:a@b.example?attach=/etc/passwd", "mailto:a@b.example?attachment=x",
    "mailto:a%0Ab@c.example", "mailto:a@b.example?subject=x%0D%0ABcc:%20e@evil.example", "tel:", "tel:abc",
    "tel:*%2306%23", "tel:*#06#", "tel:+1 503", "tel://5035550142", "tel:5035550142?x=1", "tel:--version",
    "https://a.example\x00", "x" * 10_000,
]  # fmt: skip


@pytest.mark.parametrize("url", BAD)
def test_whatever_is_no_plain_link_is_refused_in_a_sentence(url: str) -> None:
    with pytest.raises(Refused) as caught:
        checked_link(url)
    assert caught.value.sentence.endswith(".")
    assert url.strip() == "" or url not in caught.value.sentence


@pytest.mark.parametrize(
    "shown, url, expected",
    [
        ("northwind.example", "https://northwind.example/x", False),
        ("https://www.northwind.example/", "https://northwind.example/", False),
        ("Northwind Freight", "https://northwind.example/", False),
        ("paypal.example", "https://evil.example/", True),
        ("https://paypal.example/login", "https://evil.example/", True),
        ("dana@northwind.example", "mailto:dana@northwind.example", False),
        ("dana@northwind.example", "mailto:eve@evil.example", True),
        ("+1 503 555 0142", "tel:+15035550142", False),
        ("503 555 0142", "tel:+15035550142", False),
        ("503 555 0142", "tel:+19005550199", True),
        ("Call Dana", "tel:+15035550142", False),
    ],
)
def test_a_text_that_names_another_place_than_its_link_is_noticed(shown: str, url: str, expected: bool) -> None:
    assert leads_elsewhere(shown, checked_link(url)) is expected


def test_a_link_is_opened_as_one_argument_without_a_shell(bin_folder: Path, tmp_path: Path) -> None:
    program(
        bin_folder,
        "xdg-open",
        f'printf "%s\\n" "$#" "$1" >{tmp_path}/part; mv {tmp_path}/part {tmp_path}/args; echo noise',
    )
    (bin_folder / "mv").symlink_to("/bin/mv")
    url = "https://northwind.example/?a=1&b=$HOME;touch%20x"
    open_link(checked_link(url), environ=environ(bin_folder, DISPLAY=":0"))
    end = time.monotonic() + 5
    while not (tmp_path / "args").exists():
        assert time.monotonic() < end
    assert (tmp_path / "args").read_text().splitlines() == ["1", url]


@pytest.mark.parametrize("more", [{}, {"DISPLAY": ":0"}, {"WSL_DISTRO_NAME": "Debian"}])
def test_where_nothing_opens_links_that_is_said(bin_folder: Path, more: dict[str, str]) -> None:
    with pytest.raises(NotFound, match="No program here opens links"):
        open_link(checked_link("https://a.example"), environ=environ(bin_folder, **more))


def edited(tmp_path: Path, bin_folder: Path, script: str, text: str = "old words") -> outside.Edited:
    program(bin_folder, "editor", script)
    return edit(
        text, asleep=nullcontext, folder=tmp_path / "edits", environ=environ(bin_folder, EDITOR="editor --wait")
    )


@pytest.mark.parametrize(
    "script, text, expected",
    [
        ('printf "new words\\n" >"$2"', "old words", "new words"),
        ('printf "new words" >"$2"', "old words", "new words"),
        ('printf "a\\r\\nb\\n" >"$2"', "x", "a\nb"),
        ('printf "a\\n" >"$2"', "x\n", "a\n"),
        ('printf "caf\\351" >"$2"', "x", "caf\ufffd"),
        ('printf "\\033]0;t\\007" >"$2"', "x", "\ufffd]0;t\ufffd"),
        (': >"$2"', "x", ""),
        (":", "", ""),
        (":", "kept\n\n", "kept\n\n"),
        ('printf "lost" >"$2"; exit 1', "kept", "kept"),
        ('printf "saved" >"$2"; kill -9 $$', "kept", "saved"),
        (': >"$2"; kill -9 $$', "kept", "kept"),
        ('rm "$2"', "kept", "kept"),
        ('rm "$2"; mkdir "$2"', "kept", "kept"),
        ('rm "$2"; mkfifo "$2"', "kept", "kept"),
        ('rm "$2"; ln -s /etc/hostname "$2"', "kept", "kept"),
    ],
)
def test_the_text_comes_back_as_the_editor_left_it(
    tmp_path: Path, bin_folder: Path, script: str, text: str, expected: str
) -> None:
    for name in ("rm", "ln", "mkdir", "mkfifo"):
        (bin_folder / name).symlink_to(f"/bin/{name}")
    done = edited(tmp_path, bin_folder, script, text)
    assert done.text == expected
    assert done.changed is (expected != text)
    assert list((tmp_path / "edits").iterdir()) == []


def test_the_text_lies_in_a_private_place_while_it_is_edited(tmp_path: Path, bin_folder: Path) -> None:
    (bin_folder / "stat").symlink_to("/usr/bin/stat")
    (bin_folder / "dirname").symlink_to("/usr/bin/dirname")
    edited(
        tmp_path,
        bin_folder,
        f'stat -c %a "$2" "$(dirname "$2")" >{tmp_path}/modes; cat "$2" >{tmp_path}/seen; : >"$2.swp"',
    )
    assert (tmp_path / "modes").read_text().split() == ["600", "700"]
    assert (tmp_path / "seen").read_text() == "old words\n"
    assert stat.S_IMODE((tmp_path / "edits").stat().st_mode) == 0o700
    assert list((tmp_path / "edits").iterdir()) == []


def test_the_editors_name_is_no_shell_line(tmp_path: Path, bin_folder: Path) -> None:
    with pytest.raises(NotFound, match="not here"):
        edit(
            "x", asleep=nullcontext, folder=tmp_path, environ=environ(bin_folder, EDITOR=f"touch {tmp_path}/owned; vi")
        )
    assert not (tmp_path / "owned").exists()
    with pytest.raises(NotFound, match="a quote in it is not closed"):
        edit("x", asleep=nullcontext, folder=tmp_path, environ=environ(bin_folder, EDITOR="vi 'x"))


def test_an_editor_that_nobody_named_is_not_guessed(tmp_path: Path, bin_folder: Path) -> None:
    program(bin_folder, "vi", 'printf "stuck" >"$1"')
    with pytest.raises(NotFound, match="No editor of yours is named"):
        edit("x", asleep=nullcontext, folder=tmp_path, environ=environ(bin_folder))


def test_a_text_too_long_to_be_kept_is_left_where_the_editor_put_it(
    tmp_path: Path, bin_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outside, "_LARGEST_TEXT", 100)
    with pytest.raises(WriteFailed) as caught:
        edited(tmp_path, bin_folder, 'printf "%0200d" 7 >"$2"')
    path = tmp_path / "edits" / f"edit-{os.getpid()}" / "note.md"
    assert str(path) in caught.value.sentence
    assert path.read_text().endswith("7")
    assert outside.left_in_editor(tmp_path / "edits") == ()  # this process still runs
    path.parent.rename(tmp_path / "edits" / "edit-999999999")
    assert outside.left_in_editor(tmp_path / "edits") == (tmp_path / "edits" / "edit-999999999" / "note.md",)


def test_a_voice_reads_at_the_reps_pace_until_it_is_stopped(tmp_path: Path, bin_folder: Path) -> None:
    assert outside.speak("Hi Dana.", pace=140, environ=environ(bin_folder)) is None
    program(bin_folder, "espeak-ng", f'echo "$2" >{tmp_path}/said; cat >>{tmp_path}/said; exec /bin/sleep 60')
    voice = outside.speak("Hi Dana, $(id) it's Sam.", pace=140, environ=environ(bin_folder))
    assert voice is not None
    until(lambda: (tmp_path / "said").exists() and "Sam" in (tmp_path / "said").read_text())
    assert (tmp_path / "said").read_text() == "140\nHi Dana, $(id) it's Sam."
    assert voice.reads
    voice.stop()
    until(lambda: not voice.reads)


def until(happened: Callable[[], bool]) -> None:
    for _ in range(500):
        if happened():
            return
        time.sleep(0.01)
    raise AssertionError("It did not happen within five seconds.")
