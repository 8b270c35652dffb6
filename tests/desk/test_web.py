"""A company looked up on a real server of this machine: what is taken, and one clear line for each thing that goes wrong."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from salesdesk.config import Config
from salesdesk.desk import Desk, webresearch
from salesdesk.desk.webresearch import MOST_BYTES, Source, fetch, is_outside, look_up
from salesdesk.domain.research import FactState
from salesdesk.domain.webpage import FoundIn, read_feed, read_page
from salesdesk.errors import NotFound, SalesdeskError, Unreadable
from salesdesk.store import people
from tests import builders

TODAY = date(2022, 11, 22)
PAGE = """<!doctype html><html><head><title>Northwind Freight | Carrier</title>
<meta name="description" content="Freight for two coasts.">
<link rel="alternate" type="application/rss+xml" href="/feed.xml">
<script type="application/ld+json">{broken</script>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":["Organization","Brand"],
"name":"Northwind","foundingDate":"1998-04-01","numberOfEmployees":{"@type":"QuantitativeValue","value":240},
"address":{"@type":"PostalAddress","addressLocality":"Portland","addressRegion":"Oregon","addressCountry":"US"},
"parentOrganization":{"name":"Castor Group"}}]}</script></head><body>x</body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>Salem depot &lt;b&gt;opens&lt;/b&gt; &amp; hires</title><link>/salem</link><pubDate>Mon, 14 Nov 2022 09:00:00 GMT</pubDate></item>
<item><title>Old news of the firm</title><pubDate>Mon, 14 Nov 2005 09:00:00 GMT</pubDate></item>
<item><title>News of tomorrow</title><pubDate>Mon, 14 Nov 2033 09:00:00 GMT</pubDate></item>
<item><title>No date here</title><pubDate>someday</pubDate></item></channel></rss>"""


class Answering(BaseHTTPRequestHandler):
    """Answers by path; every hostile one has its own."""

    let_go = threading.Event()
    asked: list[str]

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        try:
            getattr(
                self, "answer_" + self.path.strip("/").split("?")[0].replace(".", "_").replace("/", "_"), self.answer_
            )()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def send(self, body: bytes, *, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_(self) -> None:
        self.send(PAGE.encode())

    def answer_feed_xml(self) -> None:
        self.send(FEED.encode(), kind="application/rss+xml")

    def answer_plain(self) -> None:
        self.send(b"<html><body>nothing at all</body></html>")

    def answer_missing(self) -> None:
        self.send(b"no", status=404)

    def answer_picture(self) -> None:
        self.send(b"\x89PNG\r\n", kind="image/png")

    def answer_program(self) -> None:
        self.send(b"<title>x</title>\x00\x01\x02" * 50)

    def answer_told_huge(self) -> None:
        self.send(b"<title>", Content_Length=str(MOST_BYTES + 1))

    def answer_huge(self) -> None:
        self.send(b"")
        for _ in range(80):
            self.wfile.write(b"a" * 65_536)

    def answer_bomb(self) -> None:
        self.send(gzip.compress(b"a" * 200_000_000, 1), Content_Encoding="gzip")

    def answer_packed(self) -> None:
        self.send(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def answer_brotli(self) -> None:
        self.send(b"xx", Content_Encoding="br")

    def answer_loop(self) -> None:
        self.send(b"", status=302, Location="/loop")

    def answer_moved(self) -> None:
        self.send(b"", status=301, Location="/")

    def answer_to_file(self) -> None:
        self.send(b"", status=302, Location="file:///etc/passwd")

    def answer_to_nonsense(self) -> None:
        self.send(b"", status=302, Location="http://[::1")

    def answer_inside(self) -> None:
        self.send(b"", status=302, Location=f"http://127.0.0.2:{self.path.partition('?')[2]}/secret")

    def answer_to_metadata(self) -> None:
        self.send(b"", status=302, Location="http://169.254.169.254/latest/meta-data/")

    def answer_to_v6(self) -> None:
        self.send(b"", status=307, Location="http://[::1]:8080/")

    def answer_to_short(self) -> None:
        self.send(b"", status=308, Location="//127.1/")

    def answer_to_other_scheme(self) -> None:
        self.send(b"", status=303, Location="gopher://shop.example/1")

    def answer_silent(self) -> None:
        self.let_go.wait(20)

    def answer_drip(self) -> None:
        self.send(b"<title>")
        while not self.let_go.wait(0.05):
            self.wfile.write(b"a")
            self.wfile.flush()

    def answer_cut(self) -> None:
        self.send(b"<title>half", Content_Length="5000")

    def answer_no_http(self) -> None:
        self.wfile.write(b"\x16\x03\x01 what is this\r\n\r\n")

    def answer_deep(self) -> None:
        self.send(
            b'<script type="application/ld+json">'
            + b"[" * 100_000
            + b"</script><title>Deep water</title>"
            + b"<div>" * 20_000
        )

    def answer_controls(self) -> None:
        self.send("<title>Acme \x1b[2J\u202e evil [@click=app.quit]x[/]</title>".encode())


@pytest.fixture
def site() -> Iterator[str]:
    Answering.let_go.clear()
    Answering.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    Answering.let_go.set()
    server.shutdown()
    server.server_close()


def seen_from_outside(monkeypatch: pytest.MonkeyPatch, site: str) -> None:
    """shop.example is the test's own server, as if it stood outside; every other address is what it is."""
    real_names, real_judge = socket.getaddrinfo, webresearch.is_outside
    port = int(site.rpartition(":")[2])

    def names(host: str, to: int, *more: object, **options: object) -> object:
        if host == "shop.example":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.9", port))]
        if host == "127.0.0.9":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        return real_names(host, to, *more, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", names)
    monkeypatch.setattr(webresearch, "is_outside", lambda address: address == "127.0.0.9" or real_judge(address))


def asked(site: str, path: str, *, seconds: float = 5.0) -> tuple[str, ...]:
    """What goes wrong at that path."""
    return look_up((Source("site", site + path),), today=TODAY, allow_local=True, seconds=seconds).troubles


def test_a_site_and_the_feed_it_names_become_dated_findings(site: str) -> None:
    found = look_up((Source("site", site),), today=TODAY, allow_local=True)
    assert [(one.text, one.found_in, one.on) for one in found.findings] == [
        ("Their site says: Northwind Freight | Carrier", FoundIn.TITLE, None),
        ("Freight for two coasts.", FoundIn.DESCRIPTION, None),
        ("Founded 1998", FoundIn.ORGANIZATION, None),
        ("240 employees", FoundIn.ORGANIZATION, None),
        ("Based in Portland, Oregon, US", FoundIn.ORGANIZATION, None),
        ("Part of Castor Group", FoundIn.ORGANIZATION, None),
        ("News of tomorrow", FoundIn.HEADLINE, TODAY),
        ("Salem depot opens & hires", FoundIn.HEADLINE, date(2022, 11, 14)),
        ("No date here", FoundIn.HEADLINE, None),
    ]
    assert found.troubles == ()


@pytest.mark.parametrize(
    "path, said",
    [
        ("/plain", "nothing to take"),
        ("/missing", "answers 404"),
        ("/picture", "sends image/png, no page"),
        ("/program", "sends no text"),
        ("/told_huge", "more than 2 MB"),
        ("/huge", "more than 2 MB"),
        ("/bomb", "more than 2 MB"),
        ("/brotli", "packed in a way that is not read"),
        ("/loop", "from page to page, more than 5 times"),
        ("/to_file", "Only http and https are asked, not file:"),
        ("/to_nonsense", "broke off"),
        ("/cut", "broke off"),
        ("/no_http", "broke off or does not speak HTTP"),
    ],
)
def test_each_failure_is_one_clear_line(site: str, path: str, said: str) -> None:
    troubles = asked(site, path)
    assert len(troubles) == 1
    assert said in troubles[0]


@pytest.mark.parametrize("path", ["/silent", "/drip"])
def test_a_slow_site_is_left_after_its_time(site: str, path: str) -> None:
    assert "did not answer within 0.3 seconds" in asked(site, path, seconds=0.3)[0]


@pytest.mark.parametrize("path", ["/moved", "/packed", "/deep", "/controls"])
def test_odd_but_honest_answers_are_read(site: str, path: str) -> None:
    assert asked(site, path) == ()


def test_no_control_character_of_a_page_gets_through(site: str) -> None:
    found = look_up((Source("site", site + "/controls"),), today=TODAY, allow_local=True)
    assert found.findings[0].text == "Their site says: Acme \ufffd[2J\ufffd evil [@click=app.quit]x[/]"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "127.1", "[::ffff:127.0.0.1]"]
)
def test_this_machine_is_never_asked_unless_a_setting_allows_it(site: str, host: str) -> None:
    port = site.rpartition(":")[2]
    with pytest.raises(Unreadable, match=r"this machine or its network|is found"):
        fetch(f"http://{host}:{port}/")
    assert Answering.asked == []


@pytest.mark.parametrize(
    "address, outside",
    [
        ("93.184.216.34", True), ("2606:4700::1111", True), ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False),
        ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("::1", False),
        ("::", False), ("fe80::1%eth0", False), ("fd00::1", False), ("::ffff:10.0.0.1", False), ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("224.0.0.1", False), ("255.255.255.255", False), ("x", False),
    ],
)  # fmt: skip
def test_which_addresses_are_outside(address: str, outside: bool) -> None:
    assert is_outside(address) is outside


@pytest.mark.parametrize("path", ["/to_metadata", "/to_v6", "/to_other_scheme", "/to_short"])
def test_a_redirect_to_an_inner_address_is_one_clear_line(
    site: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen_from_outside(monkeypatch, site)
    (trouble,) = look_up((Source("site", f"http://shop.example{path}"),), today=TODAY).troubles
    assert "leads to this machine or its network" in trouble or "Only http and https" in trouble
    assert "\n" not in trouble


def test_a_name_that_changes_its_address_between_two_answers_is_asked_at_the_checked_one(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the first answer is outside, the second inside; only the first is ever used."""
    answers = iter(["93.184.216.34", "127.0.0.1", "127.0.0.1"])
    connected: list[str] = []

    def names(host: str, port: int, *more: object, **options: object) -> list[object]:
        literal = host.replace(".", "").isdecimal()
        connected.extend([host] if literal else [])
        if literal:
            raise OSError("not reachable from a test")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", names)
    with pytest.raises(Unreadable):
        fetch("http://rebinding.example/")
    assert set(connected) <= {"93.184.216.34"}
    assert next(answers) == "127.0.0.1", "the name is asked once"


@pytest.mark.parametrize(
    "url", ["ftp://x.example", "file:///etc/passwd", "http://", "http://a:b@x.example/", "http://[", "http://x:99999/"]
)
def test_what_is_no_web_address_is_not_asked(url: str) -> None:
    with pytest.raises(SalesdeskError):
        fetch(url)


def test_a_finding_becomes_an_assumed_fact_of_the_company_only_when_it_is_taken(desk: Desk, site: str) -> None:
    contact = desk.people.get(builders.a_contact(desk, account="Northwind Freight"))
    assert contact.account
    with desk.core.deed("site") as db:
        people.change_account(db, contact.account.id, website=site)
    contact = desk.people.get(contact.id)
    with pytest.raises(Unreadable):
        fetch(site)
    assert "not asked" in desk.research.web.looker(contact)().troubles[0]
    desk.core.config = Config(web_allows_local=True)
    answers = desk.research.web.looker(contact)()
    assert desk.research.known.count(contact) == 0
    headline = next(one for one in answers.findings if one.on == date(2022, 11, 14))
    desk.research.web.accept(contact, headline)
    (fact,) = desk.research.known.of(contact)
    assert (fact.text, fact.state, fact.source, fact.found_on) == (
        headline.text,
        FactState.ASSUMED,
        "news",
        date(2022, 11, 14),
    )
    assert fact.account_id == contact.account.id if contact.account else False
    assert fact.url == f"{site}/salem"


def test_a_contact_without_an_address_is_told_so(desk: Desk) -> None:
    contact = desk.people.get(builders.a_contact(desk))
    with pytest.raises(NotFound, match="No web address"):
        desk.research.web.looker(contact)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe<",
        b"<html",
        b"<title>" + b"x" * 500_000,
        b"<rss>" * 5000,
        b"\x00" * 10,
        b"<!DOCTYPE a [<!ENTITY b 'x'>]><rss>&b;</rss>",
    ],
)
def test_broken_bytes_give_fewer_findings_and_no_error(body: bytes) -> None:
    assert len(read_page(body, url="https://x.example").findings) <= 1
    assert read_feed(body, url="https://x.example", today=TODAY) == ()


@pytest.mark.parametrize(
    "pattern",
    ["<div>", "<b><p>", "<table><a>", "<svg><title>", "<x a=1", "<meta name='", "<script>", "<title>", "&", "<"],
)
def test_pages_made_to_choke_a_parser_are_read_at_once(pattern: str) -> None:
    body = (pattern * (1_000_000 // len(pattern))).encode()
    begun = time.process_time()
    read_page(body, url="https://x.example")
    assert time.process_time() - begun < 2


def test_a_feed_without_end_is_read_as_far_as_it_is_looked_at() -> None:
    items = "".join(f"<item><title>Headline number {n}</title></item>" for n in range(30_000))
    found = read_feed(f"<rss><channel>{items}</channel></rss>".encode(), url="https://x.example", today=TODAY)
    assert [one.text for one in found][:2] == ["Headline number 0", "Headline number 1"]


@pytest.mark.parametrize(
    "charset", ["punycode", "hex", "idna", "rot13", "unicode_escape", "nonsense", "", "latin-1", "windows-1252"]
)
def test_any_charset_that_a_server_names_gives_a_title(charset: str) -> None:
    (found,) = read_page(
        "<title>Müller Freight</title>".encode("latin-1"), url="https://x.example", charset=charset
    ).findings
    assert "Freight" in found.text


def test_a_page_may_hide_things_in_attributes_and_scripts() -> None:
    page = b"""<script>var x = '<title>not this</title>';</script><title>Acme &amp; Sons</title>
    <META CONTENT="Freight > air" NAME=description><link rel='alternate' type='application/atom+xml' href='/a?b=1&amp;c=2'>"""
    found = read_page(page, url="https://x.example/home")
    assert [one.text for one in found.findings] == ["Their site says: Acme & Sons", "Freight > air"]
    assert found.feeds == ("https://x.example/a?b=1&c=2",)


def test_a_redirect_inside_is_refused_at_its_own_step(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = site.rpartition(":")[2]
    monkeypatch.setattr(webresearch, "is_outside", lambda address: address == "127.0.0.1")
    with pytest.raises(Unreadable, match=r"127.0.0.2 leads to this machine or its network"):
        fetch(f"{site}/inside?{port}")
    assert Answering.asked == [f"/inside?{port}"]


def test_entity_bombs_stay_small() -> None:
    bomb = (
        '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY a{i} "{"&a" + (str(i - 1) if i else "") + ";" * 1}{"&a;" * 9}">' for i in range(9))
        + "]>"
    )
    feed = f"{bomb}<rss><channel><item><title>&a8;</title></item></channel></rss>".encode()
    assert all(len(one.text) < 300 for one in read_feed(feed, url="https://x.example", today=TODAY))
