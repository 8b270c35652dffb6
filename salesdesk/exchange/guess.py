"""Which letters the bytes of an old export are, where they are no Unicode: Windows' western ones, unless words say else.

A guess departs from cp1252 only where that would put signs and capitals in the middle of words, and another does not.
"""

from __future__ import annotations

import re

WESTERN = "cp1252"
_SAMPLE = 1 << 16
_HIGH_LINE = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")
_ALPHABETS = ("cp1250", "mac_roman", "cp1251", "koi8_r", "cp1253")
_PAIRS: tuple[tuple[str, frozenset[int]], ...] = (
    ("cp932", frozenset((*range(0x81, 0x84), *range(0x88, 0x98)))),
    ("cp949", frozenset((*range(0xB0, 0xC9), 0xA1))),
    ("gb18030", frozenset((*range(0xB0, 0xD8), 0xA1, 0xA3))),
    ("big5", frozenset(range(0xA1, 0xC7))),
)
"""Codecs of two bytes a sign, with the first bytes of nearly everything that is written in them."""
_MOST = 0.9
_GREEK = b"\xe1\xef\xe9\xf2\xf4\xdc\xdd\xdf\xfc"
_CYRILLIC = b"\xee\xe0\xe5\xe8\xed"
_CZECH = re.compile(rb"[\xf8\xec](?=[a-z\xe1\xe9\xed\xf3\xfa\xfd])")
_CZECH_TOO = re.compile(rb"[\x8a\x8e\x9a\x9e]|[A-Za-z][\xe8\xf9](?=[a-z\xe1\xed])|\xc8(?=[a-z\xe1\xed])")


def legacy_encoding(content: bytes) -> str:
    """The codec of bytes that are no UTF: cp1252 unless something else is plain."""
    sample = b"\n".join(_HIGH_LINE.findall(content[: 8 * _SAMPLE]))[:_SAMPLE]
    if not sample:
        return WESTERN
    return _of_two_bytes(sample) or _of_one_byte(sample)


def _of_two_bytes(sample: bytes) -> str:
    """An East Asian codec that reads nearly everything as everyday signs; "" where none does."""
    high = sum(byte >= 0x80 for byte in sample)
    for codec, usual in _PAIRS:
        text = sample.decode(codec, "ignore")
        signs = [sign for sign in text if ord(sign) >= 0x80]
        encoded = [sign.encode(codec, "ignore") for sign in signs]
        pairs = [pair for pair in encoded if len(pair) == 2]
        everyday = sum(pair[0] in usual for pair in pairs)
        covered = sum(sum(byte >= 0x80 for byte in pair) for pair in pairs)
        if pairs and everyday >= _MOST * len(signs) and covered >= _MOST * high and _stand_together(text):
            return codec
    return ""


def _stand_together(text: str) -> bool:
    """Such signs stand beside one another; one alone between western letters is an accented letter misread."""
    alone = re.findall(r"(?<=[A-Za-z])[^\x00-\x7f]|[^\x00-\x7f](?=[a-z])", text)
    return len(alone) * 5 <= sum(ord(sign) >= 0x80 for sign in text)


def _of_one_byte(sample: bytes) -> str:
    western = _oddities(sample, WESTERN)
    best = min(_ALPHABETS, key=lambda codec: _oddities(sample, codec))
    if best == "cp1251" and sum(map(sample.count, _bytes_in(_GREEK))) > sum(map(sample.count, _bytes_in(_CYRILLIC))):
        best = "cp1253"
    if western and _oddities(sample, best) * 3 <= western:
        return best
    if not western and _CZECH.search(sample) and _CZECH_TOO.search(sample):
        return "cp1250"
    return WESTERN


def _bytes_in(letters: bytes) -> list[bytes]:
    return [bytes([letter]) for letter in letters]


_SIGN_IN_WORD = re.compile(
    r"[^\W\d_][^\w\s'’\-–—‐.,;:/&@+()\"“”„«»…|\t!?*#®™°]+(?=[^\W\d_])|(?<![^\W\d_])[£¯¿¥¾¼³¹](?=[a-z])"
)
_QUOTE_AFTER = re.compile(r"[a-z][‘‚„](?=[\s,;\w]|$)")
_DASH_IN_WORD = re.compile(r"[a-z][–—](?=[a-z])")
_CAPITAL_IN_WORD = re.compile(r"[^\W\d_]*")
_TWO_SCRIPTS = re.compile(r"[A-Za-z][\u0370-\u04ff]|[\u0370-\u04ff][A-Za-z]")
_THREE = re.compile(r"[\u0080-\u024f]{3,}")


def _oddities(sample: bytes, codec: str) -> int:
    """How many places in a text no word of any language looks like, when its bytes are read so."""
    text = sample.decode(codec, "replace")
    found = sum(len(odd.findall(text)) for odd in (_SIGN_IN_WORD, _QUOTE_AFTER, _DASH_IN_WORD, _TWO_SCRIPTS))
    found += len(_THREE.findall(text)) + text.count("\ufffd")
    found += sum(0x80 <= ord(sign) < 0xA0 for sign in text)
    for word in _CAPITAL_IN_WORD.findall(text):
        found += 0 if word.isascii() else _capitals_inside(word)
    return found


def _capitals_inside(word: str) -> int:
    """Capitals beyond ASCII that stand after a small letter, or between a capital and a small one."""
    found = 0
    for before, sign, after in zip(word, word[1:], (*word[2:], ""), strict=False):
        if not sign.isascii() and sign.isupper():
            found += before.islower() or after.islower()
        elif not before.isascii() and before.islower() and sign.isupper() and not sign.isascii():
            found += 1
    return found
