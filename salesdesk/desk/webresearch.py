"""The web's drawer: on a key, a company's site and feed become findings that the rep takes one by one.

Nothing is asked by itself. Only http and https, no address of this machine or its network, with limits on all of it.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import SplitResult, quote_plus, urljoin, urlsplit
from xml.sax import SAXException

from salesdesk.desk.core import Changed, Core, Part
from salesdesk.desk.facts import FactsDrawer, FactWords, web_address
from salesdesk.desk.line import repeatable
from salesdesk.domain.people import Contact
from salesdesk.domain.webpage import Finding, FoundIn, is_feed, looks_binary, read_feed, read_page
from salesdesk.errors import NotFound, NotUnderstood, SalesdeskError, Unreadable
from salesdesk.store import people, research_prep

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")
SECONDS = 10.0
MOST_BYTES = 2_000_000
MOST_REDIRECTS = 5
_READ_SECONDS = 5.0
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, OSError, RuntimeError,
    SAXException, TypeError, ValueError,
)  # fmt: skip
"""Whatever others' parsers raise on pages that nobody foresaw."""
_PAGES = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/rdf")


@dataclass(frozen=True, slots=True)
class Source:
    """One address to ask: the company's site or its news feed."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What was found, and one line for each address that gave nothing."""

    findings: tuple[Finding, ...] = ()
    troubles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fetched:
    """The body of one address, after redirects."""

    url: str
    charset: str
    body: bytes


@repeatable
class WebDrawer:
    """Looking a company up, one method a deed."""

    def __init__(self, core: Core, facts: FactsDrawer) -> None:
        self._core = core
        self._facts = facts

    def sources(self, contact: Contact) -> tuple[Source, ...]:
        """The addresses of the contact's account. Raises NotFound where there is none."""
        account = contact.account
        site = (account.website or account.domain or "") if account else ""
        feed = (account.feed or "") if account else ""
        named = (("site", site), ("feed", feed))
        found = tuple(Source(name, url if "://" in url else f"https://{url}") for name, url in named if url.strip())
        if not found:
            raise NotFound(
                f"No web address of {contact.account_name or contact.name} is known.",
                "e adds it.",
            )
        return found

    def looker(self, contact: Contact) -> Callable[[], Answers]:
        """What looks the company up; to be run in a thread, it touches no file. Raises NotFound."""
        sources, today = self.sources(contact), self._core.today()
        local = self._core.config.web_allows_local
        return lambda: look_up(sources, today=today, allow_local=local)

    def accept(self, contact: Contact, finding: Finding) -> Changed:
        """One finding becomes a fact: *assumed*, about the company, with its address and its day."""
        news = finding.found_in is FoundIn.HEADLINE
        words = FactWords(finding.text, "news" if news else "web", finding.url, for_account=contact.account is not None)
        return self._facts.add(contact.id, words, found_on=finding.on)

    def set_addresses(self, contact: Contact, *, site: str, feed: str, profile: str) -> Changed:
        """The company's site and feed and the person's profile, as typed; empty takes one away.

        Raises NotUnderstood for what is no web address, or for a company's address without a company.
        """
        kept = [web_address(text) for text in (site, feed, profile)]
        account = contact.account
        if account is None and (kept[0] or kept[1]):
            raise NotUnderstood(f"No company is known of {contact.name}.", "e adds it to the person.")
        with self._core.deed(f"web addresses of {contact.account_name or contact.name}") as db:
            if account:
                people.change_account(db, account.id, website=kept[0], feed=kept[1])
            research_prep.set_profile(db, contact.id, kept[2])
        return Changed("Addresses kept", frozenset({Part.PEOPLE, Part.RESEARCH}), contact.id, None)

    def address(self, contact: Contact, what: str) -> str:
        """An address for the browser: "site", "profile", "news" or "map". Raises NotFound."""
        if what == "site":
            return self.sources(contact)[0].url
        if what == "profile":
            if not contact.links:
                raise NotFound(f"No profile link of {contact.name} is known.", "e in From the web adds it.")
            return contact.links[0].url
        account = contact.account
        if what == "news":
            return f"https://duckduckgo.com/?iar=news&ia=news&q={quote_plus(account.name if account else contact.name)}"
        city = contact.city or (account.city if account else None) or ""
        place = ", ".join(part for part in (account.name if account else "", city) if part)
        if not place:
            raise NotFound(f"No place of {contact.name} is known.", "e adds a city.")
        return f"https://www.openstreetmap.org/search?query={quote_plus(place)}"


def look_up(sources: Sequence[Source], *, today: date, allow_local: bool = False, seconds: float = SECONDS) -> Answers:
    """Asks every address, and the feed that the site names where none is known; each within its own time."""
    findings: list[Finding] = []
    troubles: list[str] = []
    waiting = list(sources)
    for source in waiting:
        try:
            found, feeds = _within(seconds, source.url, partial(_read, source, today, allow_local))
        except SalesdeskError as error:
            troubles.append(f"{source.name}: {error.sentence}")
            continue
        findings += [one for one in found if one not in findings]
        if feeds and not any(other.name == "feed" for other in waiting):
            waiting.append(Source("feed", feeds[0]))
        if not found and not feeds:
            troubles.append(f"{source.name}: nothing to take from {_host(source.url)}.")
    return Answers(tuple(findings), tuple(troubles))


def _read(
    source: Source, today: date, allow_local: bool, stop: threading.Event
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    got = fetch(source.url, allow_local=allow_local, stop=stop)
    if is_feed(got.body):
        return read_feed(got.body, url=got.url, today=today), ()
    page = read_page(got.body, url=got.url, charset=got.charset)
    return page.findings, page.feeds


def _within(seconds: float, url: str, work: Callable[[threading.Event], T]) -> T:
    """The work's result, or Unreadable when it takes longer; it is left alone then, in a thread that holds up nothing."""
    stop = threading.Event()
    done: list[T] = []
    failed: list[SalesdeskError] = []

    def run() -> None:
        try:
            done.append(work(stop))
        except SalesdeskError as error:
            failed.append(error)
        except _BROKEN:
            failed.append(Unreadable(f"{_host(url)} sends what cannot be read."))

    thread = threading.Thread(target=run, daemon=True, name="from the web")
    thread.start()
    thread.join(seconds)
    stop.set()
    if failed:
        raise failed[0]
    if not done:
        raise Unreadable(f"{_host(url)} did not answer within {seconds:g} seconds.")
    return done[0]


def fetch(url: str, *, allow_local: bool = False, stop: threading.Event | None = None) -> Fetched:
    """The page at an address. Raises Unreadable with one clear line for whatever stands in the way."""
    import httpx

    halt = stop or threading.Event()
    at = url
    for _ in range(MOST_REDIRECTS + 1):
        try:
            got, onward = _ask(at, allow_local=allow_local, stop=halt)
        except httpx.TimeoutException as error:
            raise Unreadable(f"{_host(at)} takes too long.") from error
        except httpx.ConnectError as error:
            raise Unreadable(_connect_words(at, error)) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, zlib.error) as error:
            raise Unreadable(f"{_host(at)} broke off or does not speak HTTP.") from error
        if got is not None:
            return got
        at = _next(at, onward)
    raise Unreadable(f"{_host(url)} sends from page to page, more than {MOST_REDIRECTS} times.")


def _ask(url: str, *, allow_local: bool, stop: threading.Event) -> tuple[Fetched | None, str]:
    """One request: the page, or where it sends us."""
    import httpx

    parts = _checked(url)
    address = _addresses(parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80), allow_local)[0]
    asked = httpx.URL(url)
    headers = {
        "Host": asked.netloc.decode("ascii"), "User-Agent": "salesdesk", "Accept": "text/html, application/rss+xml, */*;q=0.5",
        "Accept-Encoding": "gzip", "Connection": "close",
    }  # fmt: skip
    # The checked address itself is asked, so that a second answer of the name service can not lead elsewhere; no proxy
    # of the environment, which would ask the name service again.
    with httpx.Client(timeout=_READ_SECONDS, trust_env=False, follow_redirects=False) as client:
        request = client.build_request(
            "GET", asked.copy_with(host=address, fragment=None), headers=headers,
            extensions={"sni_hostname": asked.raw_host.decode("ascii")},
        )  # fmt: skip
        answer = client.send(request, stream=True)
        try:
            if answer.status_code in (301, 302, 303, 307, 308) and answer.headers.get("location"):
                return None, str(answer.headers["location"])
            _fit(answer, url)
            body = _body(answer, url, stop)
        finally:
            answer.close()
    if looks_binary(body):
        raise Unreadable(f"{_host(url)} sends no text.")
    return Fetched(url, answer.charset_encoding or "", body), ""


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises for what is none
    except ValueError as error:
        raise Unreadable("This is not a web address.") from error
    if parts.scheme not in ("http", "https"):
        raise Unreadable(f"Only http and https are asked, not {parts.scheme or 'this'}:.")
    if not parts.hostname or parts.username is not None or parts.password is not None:
        raise Unreadable("This is not a web address.")
    return parts


def _next(at: str, onward: str) -> str:
    try:
        return urljoin(at, onward)
    except ValueError as error:
        raise Unreadable(f"{_host(at)} sends on to no web address.") from error


def _addresses(host: str, port: int, allow_local: bool) -> list[str]:
    """The addresses of a name, every one of them outside; Unreadable for a name without one, and for one inside."""
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreadable(f"No site of the name {host} is found.") from error
    found = list(dict.fromkeys(str(row[4][0]) for row in sorted(rows, key=lambda row: row[0] != socket.AF_INET)))
    if not allow_local and not all(is_outside(address) for address in found):
        raise Unreadable(f"{host} leads to this machine or its network: not asked (web_allows_local in the config).")
    if not found:
        raise Unreadable(f"No site of the name {host} is found.")
    return found


def is_outside(address: str) -> bool:
    """Whether an IP address is on the public internet, also what is wrapped in an IPv6 one."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = [ip.ipv4_mapped, ip.sixtofour, ip.teredo[1] if ip.teredo else None]
        if ip in _NAT64 or int(ip) >> 32 == 0:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if any(one is not None and not is_outside(str(one)) for one in inner):
            return False
        if ip.ipv4_mapped:
            return True
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _fit(answer: httpx.Response, url: str) -> None:
    """Raises for an answer that is not worth reading."""
    if answer.status_code != 200:
        raise Unreadable(f"{_host(url)} answers {answer.status_code}.")
    kind = answer.headers.get("content-type", "text/html").partition(";")[0].strip().casefold()
    if not kind.startswith(_PAGES):
        raise Unreadable(f"{_host(url)} sends {kind[:40]}, no page.")
    if answer.headers.get("content-encoding", "identity").casefold() not in ("identity", "gzip", "x-gzip", ""):
        raise Unreadable(f"{_host(url)} sends it packed in a way that is not read.")
    length = answer.headers.get("content-length", "")
    if length.isdecimal() and int(length[:18]) > MOST_BYTES:
        raise Unreadable(f"{_host(url)} sends more than {MOST_BYTES // 1_000_000} MB: not read.")


def _body(answer: httpx.Response, url: str, stop: threading.Event) -> bytes:
    """The body as it comes, unpacked by us so that a small packet can not grow without end."""
    body = bytearray()
    for piece in _unpacked(answer):
        body += piece
        if len(body) > MOST_BYTES:
            raise Unreadable(f"{_host(url)} sends more than {MOST_BYTES // 1_000_000} MB: not read.")
        if stop.is_set():
            raise Unreadable(f"{_host(url)} takes too long.")
    return bytes(body)


def _unpacked(answer: httpx.Response) -> Iterator[bytes]:
    packed = "gzip" in answer.headers.get("content-encoding", "").casefold()
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
    for raw in answer.iter_raw(65_536):
        if not packed:
            yield raw
            continue
        left = raw
        while left:
            yield unpack.decompress(left, 65_536)
            left = unpack.unconsumed_tail


def _connect_words(url: str, error: Exception) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return f"{_host(url)} has no certificate that can be trusted."
        cause = cause.__cause__ or cause.__context__
    return f"{_host(url)} cannot be reached."


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "This address")[:80]
    except ValueError:
        return "This address"
