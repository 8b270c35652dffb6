"""Content lines as vCard and iCalendar want them: escaped, folded at 75 octets, ended by CR LF."""

from __future__ import annotations

_MOST = 75


def escaped(text: str) -> str:
    """A text value: backslash, semicolon, comma and line ends escaped."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\\n").replace("\r", "\\n").replace("\n", "\\n")


def param(text: str) -> str:
    """A parameter value: quoted where it must be; quotes and controls, which it cannot hold, left out."""
    kept = "".join(c for c in text if c not in '"\x7f' and (c >= " " or c == "\t"))
    return f'"{kept}"' if any(c in kept for c in ":;,") else kept


def folded(line: str) -> str:
    """One content line, cut so that no piece is longer than 75 octets and no letter is cut in two."""
    octets = line.encode("utf-8", "replace")
    if len(octets) <= _MOST:
        return line.encode("utf-8", "replace").decode() + "\r\n"
    pieces: list[str] = []
    start, room = 0, _MOST
    while start < len(octets):
        end = min(start + room, len(octets))
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end].decode())
        start, room = end, _MOST - 1
    return "\r\n ".join(pieces) + "\r\n"
