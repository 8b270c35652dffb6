"""Telephone numbers as people write them: read, compared, shown, dialled, and the zones they may ring in.

phonenumbers is loaded at the first number, its geocoder never (98 MB). Letters are not digits here: "1-800-FLOWERS" and
"call 650-555-0100" are read by their figures only, and what is then no number stays the text it was.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from salesdesk.domain.patterns import pattern
from salesdesk.domain.text import clean_line
from salesdesk.domain.zones import (
    country_of_zone,
    country_zones,
    database_zones,
    distinct_clocks,
    is_zone,
    same_clock,
)

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

LONGEST = 100
"""Characters beyond which a text is a note, not a number."""

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−­ー"), "-") | dict.fromkeys(map(ord, "·•∙‧"), ".")
_EXTENSION = pattern(
    r"(?:;ext=|[\s,;.(/-]*\b(?:ext(?:ension|n)?|extensión|xtn?|durchwahl|dw|nst|app|apparat|poste|pte|interno|toestel|"
    r"tst|ramal|anexo|wew|linka|klapka|доб)\b\.?\s*[:#]?|(?<=[\d\s)])[xepw]\.?|转|轉|分机|分機|内線|內線|내선|[\s]*#|(?<=\d)[,;]+(?!\s*\d{6}))"
    r"\s*(\d{1,7})\s*[#)]?\s*$",
    re.IGNORECASE,
)
_RUN = pattern(r"\+?[(\d][\d\s().\-/+*]*")
_DATE = pattern(r"(?:\d{4}-\d\d?-\d\d?|\d{1,2}([./])\d{1,2}\1(?:\d{4}|\d\d))(?:[T ,]+\d{1,2}:\d\d.*)?")
_SPREADSHEET = pattern(r"\d(?:[.,]\d+)?[eE][+-]?\d+")  # "4.91516E+12": the figures are lost
_VANITY = pattern(r"\d[-.]?[A-Za-z]{3,}|[A-Za-z]\d")  # letters that are part of it, or a slip ("555 O142")
_SECOND_ENDING = pattern(r"\d{3}\s*/\s*\d{1,4}$")
_NORTH_AMERICAN = pattern(r"[2-9]\d\d[2-9]\d{6}")
_COUNTING = "01234567890123456789"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as it was written and, where it can be dialled from anywhere, as it is dialled."""

    raw: str
    e164: str | None
    extension: str | None
    shown: str
    """In international form with its extension, "+1 503 555 0142 ext. 12"; the raw text where it is not a number."""


def read_phone(text: str, *, region: str | None = None) -> Phone:
    """One number out of a cell; `region` (two letters) is where a number without a country is dialled from.

    A number without area code, several numbers at once, fillers like 000-000-0000 and words have no E.164 form.
    """
    return _read(text, _two_letters(region))[0]


def number_shown(number: str) -> str:
    """A kept number as people read it: "+1 503 555 0142". Those of North America are all grouped alike, so that the
    numbering plans of the world are loaded only for others, which takes a moment; what is not in E.164 stays as it is."""
    if is_north_american(number):
        return f"+1 {number[2:5]} {number[5:8]} {number[8:]}"
    return read_phone(number).shown if number.startswith("+") else number


def is_north_american(number: str) -> bool:
    """Whether a kept number is one of North America's that can be dialled from anywhere."""
    return number.startswith("+1") and bool(_NORTH_AMERICAN.fullmatch(number[2:])) and not _filler(number[1:])


def phone_key(text: str, *, region: str | None = None) -> str:
    """What equal numbers share whatever their style: E.164, else the figures; "" for what compares with nothing.

    The extension is not in it: two people behind one switchboard differ by `Phone.extension` only.
    """
    return _read(text, _two_letters(region))[1]


def phone_tail(text: str) -> str:
    """The figures with which the keys of a typed number end, without country, exit and trunk prefixes; to search by."""
    body = re.sub(r"\(0\)", "", _split_extension(_plain(text))[0])
    return re.sub(r"^(?:00|011)(?=\d{10})|^0+", "", re.sub(r"\D", "", body))


def looks_like_phone(text: str) -> bool:
    """Whether somebody typing this into the find box means a number: five figures or more, and little else."""
    plain = re.sub(r"^(?:tel|phone|call)\b[:.]?", "", _plain(text), flags=re.IGNORECASE)
    if len(plain) > LONGEST or _DATE.fullmatch(plain) or re.fullmatch(r"\s*\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*", plain):
        return False
    body = _split_extension(plain)[0]
    return sum(c.isdigit() for c in body) >= 5 and not re.search(r"[^\d\s().\-/+_*]", body)


def tel_link(phone: Phone) -> str:
    """The link that dials it, "tel:+15035550142;ext=12"; "" where there is nothing to dial."""
    number = phone.e164 or _local(phone.raw)
    return f"tel:{number}{f';ext={phone.extension}' if phone.extension else ''}" if number else ""


@lru_cache(maxsize=4096)
def phone_region(e164: str) -> str | None:
    """The two letters of the country that a number belongs to; None where that is not one country."""
    number = _parsed(e164)
    if number is None:
        return None
    import phonenumbers

    found = phonenumbers.region_code_for_number(number)
    if (
        found is None
    ):  # valid numbers only; the ranges kept for films and new ranges are none, yet their country is sure
        found = _region_of_plan(number)
    return found if found != phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY else None


@lru_cache(maxsize=4096)
def phone_zones(e164: str) -> tuple[str, ...]:
    """Every zone that a number may ring in; () where it says nothing: free-phone, satellite, unknown area code.

    A mobile number means its whole country, but where mobiles have area codes (North America, Brazil, Mexico, …).
    """
    number = _parsed(e164)
    if number is None or _says_nothing(number):
        return ()
    from phonenumbers import timezone

    listed = tuple(name for name in timezone.time_zones_for_geographical_number(number) if is_zone(name))
    if number.country_code == 1:
        return _north_american_zones(str(number.national_number)[:3], listed)
    region = phone_region(e164)
    if region is None:
        return ()
    figures = f"{number.country_code}{number.national_number}"
    if known := next((_areas()[start] for n in (5, 4, 3) if (start := figures[:n]) in _areas()), None):
        return known
    whole = country_zones(region)
    if len(whole) == 1 and not set(listed) <= set(database_zones(region)):
        return whole
    return _of_country(listed, region=region) if _has_area_code(number) else whole


def _of_country(listed: tuple[str, ...], *, region: str) -> tuple[str, ...]:
    """The zones of an area under the names that the database has today, one for each clock; else the country's."""
    own = database_zones(region)
    named = [next((name for name in (zone, *own) if name in own and same_clock(name, zone)), "") for zone in listed]
    found = distinct_clocks(named)
    kept = tuple(name for name in found if any(same_clock(name, known) for known in country_zones(region)))
    return (found if len(found) == 1 else kept) or country_zones(region)


def _north_american_zones(area: str, listed: tuple[str, ...]) -> tuple[str, ...]:
    from phonenumbers.tzdata import TIMEZONE_DATA

    own = _areas().get("1" + area)
    usual = TIMEZONE_DATA.get("1" + area)
    if own and listed in (usual, TIMEZONE_DATA.get("1")):
        return own
    return distinct_clocks(listed) if len(listed) < 5 else ()


def _says_nothing(number: PhoneNumber) -> bool:
    """Free-phone and personal numbers ring anywhere; so do the dearer kinds of +1, which spans twenty countries."""
    from phonenumbers import PhoneNumberType as Kind
    from phonenumbers import number_type

    kind = number_type(number)
    everywhere = {Kind.TOLL_FREE, Kind.PERSONAL_NUMBER}
    if number.country_code == 1:
        everywhere |= {Kind.PREMIUM_RATE, Kind.SHARED_COST, Kind.VOIP, Kind.UAN, Kind.PAGER}
    return kind in everywhere


def _has_area_code(number: PhoneNumber) -> bool:
    """Indonesia's mobiles count as geographical for phonenumbers 9.0.43, but ring from Aceh to Papua."""
    import phonenumbers

    kind = phonenumbers.number_type(number)
    if number.country_code == 62 and str(number.national_number).startswith("8"):
        return False
    return phonenumbers.is_number_geographical(number) or kind == phonenumbers.PhoneNumberType.UNKNOWN


def _region_of_plan(number: PhoneNumber) -> str | None:
    """For a number in no known range: the country of its code, by its area where several share the code."""
    import phonenumbers
    from phonenumbers import timezone

    code, national = number.country_code or 0, str(number.national_number)
    if code != 1:
        return "KZ" if code == 7 and national[0] in "67" else phonenumbers.region_code_for_country_code(code)
    zones = _north_american_zones(national[:3], timezone.time_zones_for_geographical_number(number))
    found = {country_of_zone(name) for name in zones}
    return found.pop() if len(found) == 1 else None


def written_whole(text: str) -> str:
    """The figures of a number that is written out with its country, "+493023125014", where reading it could change
    nothing; "" for every other. For lists of many thousands: the library takes fifty times as long to say so."""
    if not _WHOLE.fullmatch(text) or not text.isascii() or text[1] == "1":
        return ""
    figures = re.sub(r"\D", "", text)
    if _filler(figures):
        return ""
    for size in (2, 3):
        plan = _plan_of(figures[:size])
        if plan is not None:
            lengths, trunk = plan
            national = figures[size:]
            plain = len(national) in lengths and national[0] != "0" and not (trunk and trunk.match(national))
            return figures if plain else ""
    return ""


_WHOLE = re.compile(r"\+[2-9]\d{1,3}(?:[ .-]?\d{1,5}){1,5}")


@lru_cache(maxsize=512)
def _plan_of(code: str) -> tuple[frozenset[int], re.Pattern[str] | None] | None:
    """(lengths of a number, what stands before one inside the country) of a country code; None where it is none."""
    import phonenumbers

    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(code), ())
    if not regions or code == "52":
        return None
    plan = phonenumbers.PhoneMetadata.metadata_for_region(regions[0])
    if plan is None or plan.general_desc is None:
        return None
    trunk = plan.national_prefix_for_parsing
    return frozenset(plan.general_desc.possible_length), re.compile(trunk) if trunk else None


def _local(raw: str) -> str:
    """What can be dialled from where the rep is, if not from anywhere: "5550142", "911", "4021"."""
    plain = _plain(raw)
    body = _split_extension(plain)[0]
    run = _only_run(body)
    figures = re.sub(r"\D", "", run)
    if _no_number(plain) or _several(run) or _filler(figures) or _VANITY.search(body) or not 3 <= len(figures) <= 15:
        return ""
    return ("+" if run.startswith("+") else "") + figures


@lru_cache(maxsize=8192)
def _read(text: str, region: str | None) -> tuple[Phone, str]:
    """The phone and its key."""
    raw = clean_line(_visible(text))
    plain = _plain(text)
    if _no_number(plain):
        return Phone(raw=raw, e164=None, extension=None, shown=raw), ""
    body, extension = _split_extension(plain)
    run = _only_run(body)
    number = None if _several(run) else _dialled(run, region)
    if number is None:
        key = _key_of_text(run, body, region)
        return Phone(raw=raw, e164=None, extension=extension if run else None, shown=raw), key
    import phonenumbers

    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    shown = re.sub(r"[^\d+]+", " ", shown).strip() + (f" ext. {extension}" if extension else "")
    return Phone(raw=raw, e164=e164, extension=extension, shown=shown), e164


def _key_of_text(run: str, body: str, region: str | None) -> str:
    """The key of what has no E.164: a local number's figures; the letters too where letters are part of it."""
    figures = re.sub(r"\D", "", run)
    if _filler(figures):
        return ""
    if _VANITY.search(body):  # a vanity number; its figures alone are shared by many
        letters = re.sub(r"\W", "", body).casefold()
        return letters if len(letters) >= 7 else ""
    local = _parsed(run, region)
    if local is not None and _possible(local, local_only=True):
        figures = str(local.national_number)
    return figures if len(figures) >= 5 else ""


def _dialled(run: str, region: str | None) -> PhoneNumber | None:
    """The number if it can be dialled from anywhere: the first valid reading, else the first possible one."""
    import phonenumbers

    if _filler(re.sub(r"\D", "", run)):
        return None
    first: PhoneNumber | None = None
    for written, valid_only in _readings(run, region):
        number = _parsed(written, region)
        if number is None or not _possible(number, local_only=False):
            continue
        if phonenumbers.is_valid_number(number):
            return number
        first = first or (None if valid_only else number)
    return first


def _readings(run: str, region: str | None) -> Iterator[tuple[str, bool]]:
    """The ways a number may be meant, the likeliest first; with True, one that is taken only where it is valid."""
    bare = re.sub(r"\(\s*0\s*\)", "", run)
    figures = re.sub(r"\D", "", run)
    if run.startswith("+"):
        whole = re.sub(r"^\+\W*00", "+", run)
        yield whole, False
        if bare != run:
            yield re.sub(r"^\+\W*00", "+", bare), False
        if re.match(r"521\d{10}$", figures):  # the 1 before Mexican mobiles fell in 2019 and lives on in address books
            yield "+52" + figures[3:], False
        return
    eaten = re.match(r"[1-9]\d{11}", figures)  # a spreadsheet took the plus for a sign and dropped it
    if eaten and region and figures.startswith(_calling_code(region)):
        yield "+" + figures, True
    complete = region is not None and _has_area(run, region)
    if complete:
        yield run, True
    if figures.startswith("00"):
        yield "+" + re.sub(r"\D", "", bare)[2:], False
    if re.match(r"011[1-9]\d{9}", figures):
        yield "+" + re.sub(r"\D", "", bare)[3:], True
    if complete:
        yield run, figures.startswith("00")
    if eaten:
        yield "+" + figures, True


def _calling_code(region: str) -> str:
    import phonenumbers

    return str(phonenumbers.country_code_for_region(region))


def _has_area(run: str, region: str) -> bool:
    """Whether a national number has its area, as far as its form tells: "555 0100" in Germany has not."""
    import phonenumbers

    prefix = phonenumbers.ndd_prefix_for_region(region, True)
    return prefix != "0" or run.startswith(("(", "0")) or len(re.sub(r"\D", "", run)) > 8


def _possible(number: PhoneNumber, *, local_only: bool) -> bool:
    import phonenumbers

    reason = phonenumbers.is_possible_number_with_reason(number)
    if local_only:
        return reason == phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY
    if number.country_code == 1 and not _NORTH_AMERICAN.fullmatch(str(number.national_number)):
        return False
    return reason == phonenumbers.ValidationResult.IS_POSSIBLE


def _no_number(plain: str) -> bool:
    return (
        len(plain) > LONGEST
        or "@" in plain
        or "://" in plain
        or _DATE.fullmatch(plain) is not None
        or _SPREADSHEET.fullmatch(plain) is not None
    )


def _filler(figures: str) -> bool:
    """000-000-0000, 123-456-7890 and their like stand for "none" in exports; nobody shares them."""
    return len(figures) > 5 and (len(set(figures.lstrip("0"))) <= 1 or figures in _COUNTING)


def _parsed(text: str, region: str | None = None) -> PhoneNumber | None:
    import phonenumbers

    try:
        return phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None


def _only_run(body: str) -> str:
    """The stretch of figures in a text; "" where there is none, or more than one that could be a number."""
    runs = [run.group().strip() for run in _RUN.finditer(body)]
    long = [run for run in runs if sum(c.isdigit() for c in run) >= 5]
    if len(long) > 1:
        return ""
    return long[0] if long else next((run for run in runs if len(runs) == 1), "")


def _several(run: str) -> bool:
    """Two numbers in one stretch ("503-555-0142 / 0143"): which one is not for us to say."""
    pieces = [piece for piece in run.split("/") if sum(c.isdigit() for c in piece) >= 7]
    second = _SECOND_ENDING.search(run) is not None and len(re.sub(r"\D", "", run.rsplit("/", 1)[0])) >= 8
    return len(pieces) > 1 or second or run.count("+") > 1


def _split_extension(plain: str) -> tuple[str, str | None]:
    bare = re.sub(r"\([^)\d]*\)\s*$", "", plain).strip()
    found = _EXTENSION.search(bare)
    if not found or sum(c.isdigit() for c in bare[: found.start()]) < 5:
        return bare, None
    return bare[: found.start()], found.group(1)


def _plain(text: str) -> str:
    """Figures, plus and dashes of every script in ASCII; a tel: link without its scheme; a float without its tail."""
    plain = text
    if not text.isascii():
        plain = unicodedata.normalize("NFKC", _visible(text)).translate(_DASHES)
        plain = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in plain)
    plain = plain.strip().lstrip("'")
    plain = re.sub(r"^(?:tel|callto):(?://)?", "", plain, flags=re.IGNORECASE)
    context = re.search(r";phone-context=(\+[\d-]+)", plain)
    plain = plain.replace("_", " ")
    plain = re.sub(r";(?!ext=)[a-z-]+=[^;]*", "", plain)
    plain = f"{context.group(1)}-{plain}" if context and not plain.startswith("+") else plain
    return re.sub(r"^(\d{6,})\.0+$", r"\1", plain)


def _visible(text: str) -> str:
    """Without the invisible marks that address books wrap around numbers."""
    if text.isascii():
        return text
    return "".join(c for c in text if unicodedata.category(c) != "Cf" or c == "\u00ad")


def _two_letters(region: str | None) -> str | None:
    code = (region or "").strip().upper()
    return {"UK": "GB", "": None}.get(code, code)


@lru_cache(maxsize=1)
def _areas() -> dict[str, tuple[str, ...]]:
    from salesdesk.domain.place_table import AREA_CODES

    lines = (line.split(": ", 1) for line in AREA_CODES.strip().splitlines())
    return {code: tuple(zones.split()) for codes, zones in lines for code in codes.split()}
