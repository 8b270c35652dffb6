"""The pages of a damaged sealed file, opened one by one with the key; SQLCipher itself opens all of a file or nothing.

Each page is AES-256-CBC with a mark (HMAC) of its own, as SQLCipher 4 writes it; only what its mark confirms is taken.
"""

from __future__ import annotations

import hmac
from functools import cache
from hashlib import pbkdf2_hmac
from struct import pack, unpack, unpack_from

from salesdesk.store.pages import FRAME_BYTES, MAGIC, Pages

SIZE, RESERVE = 4096, 80
"""Bytes a page, and those of them that are no content: 16 to begin the chain of blocks, 64 for the mark."""
SALT, CHAIN, BLOCK = 16, 16, 16
ROUNDS = 256_000
"""How often the key is stirred; SQLCipher's own default."""
LOG_HEAD = 32


def opened(content: bytes, log: bytes, key: str) -> Pages | None:
    """The pages that the key opens, the others empty; None where it opens none."""
    for salt in dict.fromkeys((content[:SALT], *_salts_in(log))):
        lock = _Lock(key, salt)
        numbers = range(1, -(-len(content) // SIZE) + 1)
        pages = [lock.page(number, content[(number - 1) * SIZE : number * SIZE]) for number in numbers]
        whole_log = _opened_log(log, lock, pages)
        if any(pages) or whole_log:
            return Pages(b"".join(page or bytes(SIZE) for page in pages), whole_log, reserve=RESERVE, size=SIZE)
    return None


def _salts_in(log: bytes) -> list[bytes]:
    """The first page in the log begins with the salt too, should the file's own beginning be gone."""
    places = range(LOG_HEAD, len(log) - SIZE - FRAME_BYTES + 1, SIZE + FRAME_BYTES)
    return [log[at + FRAME_BYTES :][:SALT] for at in places if unpack_from(">I", log, at)[0] == 1]


def _opened_log(log: bytes, lock: _Lock, pages: list[bytes]) -> bytes:
    """The log with its pages open; a page that does not open is as it was in the file. Empty where none opens."""
    found, any_open = bytearray(log), False
    for at in range(LOG_HEAD, len(log) - SIZE - FRAME_BYTES + 1, SIZE + FRAME_BYTES):
        number = unpack_from(">I", log, at)[0]
        page = lock.page(number, log[at + FRAME_BYTES :][:SIZE])
        any_open = any_open or bool(page)
        before = pages[number - 1] if 0 < number <= len(pages) else b""
        found[at + FRAME_BYTES : at + FRAME_BYTES + SIZE] = page or before or bytes(SIZE)
    return bytes(found) if any_open else b""


class _Lock:
    """One key with one file's salt."""

    def __init__(self, key: str, salt: bytes) -> None:
        self._key = pbkdf2_hmac("sha512", key.encode(), salt, ROUNDS, 32)
        self._marks = pbkdf2_hmac("sha512", self._key, bytes(byte ^ 0x3A for byte in salt), 2, 32)

    def page(self, number: int, sealed: bytes) -> bytes:
        """The page; empty where its mark does not fit."""
        start = SALT if number == 1 else 0
        end = SIZE - RESERVE
        body, mark = sealed[start : end + CHAIN], sealed[end + CHAIN :]
        if len(sealed) != SIZE or hmac.digest(self._marks, body + pack("<I", number), "sha512") != mark:
            return b""
        plain = unchained(self._key, sealed[end : end + CHAIN], sealed[start:end])
        return (MAGIC if number == 1 else b"") + plain + bytes(RESERVE)


# -- AES-256, backwards (FIPS 197): the standard library has none ------------------------------------------------------


def unchained(key: bytes, chain: bytes, sealed: bytes) -> bytes:
    """AES-256-CBC, decrypted; whole blocks only, no padding."""
    keys, (boxes, back) = _round_keys(key), _boxes()
    words = unpack(f">{len(sealed) // 4}I", sealed)
    before, found = unpack(">4I", chain), []
    for at in range(0, len(words), 4):
        block = words[at : at + 4]
        found += [mine ^ its for mine, its in zip(_block(block, keys, boxes, back), before, strict=True)]
        before = block
    return pack(f">{len(found)}I", *found)


Words = tuple[int, ...]


def _block(block: Words, keys: list[Words], boxes: list[Words], back: bytes) -> Words:
    box0, box1, box2, box3 = boxes
    a, b, c, d = (word ^ key for word, key in zip(block, keys[-1], strict=True))
    for k0, k1, k2, k3 in keys[-2:0:-1]:
        a, b, c, d = (
            box0[a >> 24] ^ box1[d >> 16 & 255] ^ box2[c >> 8 & 255] ^ box3[b & 255] ^ k0,
            box0[b >> 24] ^ box1[a >> 16 & 255] ^ box2[d >> 8 & 255] ^ box3[c & 255] ^ k1,
            box0[c >> 24] ^ box1[b >> 16 & 255] ^ box2[a >> 8 & 255] ^ box3[d & 255] ^ k2,
            box0[d >> 24] ^ box1[c >> 16 & 255] ^ box2[b >> 8 & 255] ^ box3[a & 255] ^ k3,
        )
    mixed = ((a, d, c, b), (b, a, d, c), (c, b, a, d), (d, c, b, a))
    return tuple(
        (back[w >> 24] << 24 | back[x >> 16 & 255] << 16 | back[y >> 8 & 255] << 8 | back[z & 255]) ^ key
        for (w, x, y, z), key in zip(mixed, keys[0], strict=True)
    )


@cache
def _forth() -> bytes:
    """The substitution of the standard: the inverse in GF(2^8), then its affine change."""
    found, p, q = bytearray(256), 1, 1
    while True:
        p = p ^ _doubled(p)
        for shift in (1, 2, 4):
            q ^= q << shift & 255
        q ^= 0x09 if q & 0x80 else 0
        turned = q ^ (q << 1 | q >> 7) ^ (q << 2 | q >> 6) ^ (q << 3 | q >> 5) ^ (q << 4 | q >> 4)
        found[p] = (turned & 255) ^ 0x63
        if p == 1:
            break
    found[0] = 0x63
    return bytes(found)


def _doubled(byte: int) -> int:
    return (byte << 1 ^ (0x1B if byte & 0x80 else 0)) & 255


@cache
def _boxes() -> tuple[list[Words], bytes]:
    """Substitution back and the mixing of columns back in one step, for each place in a word; and the first alone."""
    back = bytearray(256)
    for place, byte in enumerate(_forth()):
        back[byte] = place
    first = tuple(_unmixed(byte << 24) for byte in back)
    turned = [tuple(word >> 8 * n | word << 32 - 8 * n & 0xFFFFFFFF for word in first) for n in range(4)]
    return turned, bytes(back)


def _unmixed(word: int) -> int:
    """One column, mixed back."""
    found = 0
    for place in range(4):
        byte = word >> 24 - 8 * place & 255
        two = _doubled(byte)
        eight = _doubled(_doubled(two))
        four = _doubled(two)
        nine, eleven, thirteen, fourteen = eight ^ byte, eight ^ two ^ byte, eight ^ four ^ byte, eight ^ four ^ two
        for row, factor in enumerate((fourteen, nine, thirteen, eleven)):
            found ^= factor << 24 - 8 * ((place + row) % 4)
    return found


@cache
def _round_keys(key: bytes) -> list[Words]:
    """The key for each round; those between the first and the last as the way back needs them."""
    forth, words, turn = _forth(), list(unpack(">8I", key)), 1
    for at in range(8, 60):
        word = words[-1]
        if at % 8 == 0:
            word = (word << 8 | word >> 24) & 0xFFFFFFFF
        if at % 4 == 0:
            word = int.from_bytes(bytes(forth[byte] for byte in word.to_bytes(4, "big")), "big")
        if at % 8 == 0:
            word, turn = word ^ turn << 24, _doubled(turn)
        words.append(words[-8] ^ word)
    rounds = [tuple(words[at : at + 4]) for at in range(0, 60, 4)]
    return [rounds[0], *(tuple(map(_unmixed, each)) for each in rounds[1:-1]), rounds[-1]]
