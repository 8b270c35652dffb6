"""Who is on the sample day and what has happened: eighteen invented people as a table, counted in days from that day.

No rules and no writing here; `sample_day` puts it into a file. Numbers are those set aside for fiction,
or not given out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from salesdesk.domain.followup import Channel, Result, Side
from salesdesk.domain.research import FactKind
from salesdesk.domain.touch import Disposition
from salesdesk.domain.who import Kind

CALL, EMAIL, MEETING = Channel.CALL, Channel.EMAIL, Channel.MEETING
TALKED, VOICEMAIL, NO_ANSWER = Disposition.CONNECTED, Disposition.LEFT_VOICEMAIL, Disposition.NO_ANSWER


@dataclass(frozen=True, slots=True)
class Past:
    """A touch `ago` days back (on the working day before where that was a weekend); 0 is the sample day itself."""

    ago: int
    channel: Channel
    text: str = ""
    words: str | None = None
    """Their words."""
    seconds: int | None = None
    disposition: Disposition | None = None
    result: Result | None = None
    direction: str = "out"
    at: time = time(10, 40)
    gave: bool = False
    late: int = 0
    """Days after the follow-up's own day on which it was done."""


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise, due `due_in` days from the sample day (negative: before), perhaps kept."""

    what: str
    due_in: int
    made_ago: int
    side: Side = Side.OURS
    kept_ago: int | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """An open follow-up `due_in` days from the sample day; texts may hold day words such as {friday}."""

    why: str
    due_in: int = 0
    at: time | None = None
    channel: Channel = CALL
    for_them: str | None = None
    agreed_words: str | None = None
    """What they said when the day was agreed."""
    for_promise: bool = False
    """It carries out the person's first promise."""
    repeats: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A fact, with where it is from and how many days ago."""

    text: str
    kind: FactKind
    source: str
    ago: int
    confirmed: bool = False
    ask: str | None = None
    """The question that would refresh it."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A deal and how far it has come."""

    title: str
    evidence: tuple[str, ...]
    """One line for each step that is earned; the one after them is in front."""
    amount: int
    my_next: str
    their_next: str
    ball_with: str
    """A name, or "us"."""
    closes_in: int
    their_next_in: int | None = None
    done: int = 0
    """Tasks of the present step that are done."""


@dataclass(frozen=True, slots=True)
class Person:
    """One contact of the sample day."""

    name: str
    title: str
    account: str
    industry: str
    city: str
    country: str
    phones: tuple[tuple[str, str], ...]
    kind: Kind | None = Kind.PROSPECT
    zone: str | None = None
    email: str = ""
    reading: str | None = None
    done: Past | None = None
    done_why: str = ""
    plan: Plan | None = None
    pledges: tuple[Pledge, ...] = ()
    dates: tuple[tuple[str, int | None], ...] = ()
    """What of theirs is ahead and in how many days; None: the working day that the texts call {friday}."""
    facts: tuple[Known, ...] = ()
    questions: tuple[str, ...] = ()
    past: tuple[Past, ...] = ()
    deal: Stage | None = None
    permission: tuple[int, str] | None = None
    """Asked so many days ago, answered yes in these words."""
    away: tuple[int, int, str] | None = None
    """Out of office from so many days ago until so many days ago, in these words."""
    stalled: tuple[int, str, str] | None = None
    """Since so many days ago, the reason's stored word, and in what words."""
    refuses: str | None = None
    """They asked today, in these words, not to be contacted."""
    voicemail_ok: bool | None = None
    role: str | None = None
    struck: str | None = None
    """A number that was found to be wrong."""
    met_by: str | None = None
    """Who introduced them."""
    source: str = "contacts-aug.csv"
    gave: str | None = None
    tags: tuple[str, ...] = ()


QUALIFIERS = (
    "Runs its own delivery fleet",
    "More than one site",
    "Buys on a yearly contract",
    "Someone owns freight cost",
    "Renewal within twelve months",
    "Open to a second supplier",
)
FIT_OF_THE_FIRST = (
    ("yes", "38 trucks"), ("yes", "two depots"), ("yes", "a yearly fleet contract"), ("yes", "it is on their desk"),
    ("unknown", None), ("no", "one carrier by policy"),
)  # fmt: skip
VALUE_ITEMS = (
    ("checklist", "Ten questions before you re-tender freight", "freight, retail"),
    ("article", "What a second depot does to delivery cost", "freight, food"),
    ("talk", "One price for several sites: 20 minutes, recorded", "freight, health"),
)

VOICEMAIL_DRAFTS = (
    "Hi Dana, it's Sam at Brightline, 503 555 0199.",
    "Hi Dana, it's Sam at Brightline, 503 555 0199. You asked for one price across both depots — I have it, and it "
    "holds through {friday} so you won't need to re-tender before the {renewal_th}. I'll send it now; could you tell "
    "me who signs above 25k? Again, Sam, 503 555 0199.",
)
NOTES_DRAFT = (
    "- picked up, in the yard, 5 min\n* Priya signs up to 40k since {since}\n! send both-site price by 15:00 today\n"
    "@ {salem} Salem slips to {slips}\n? does the rate hold for the new depot"
)

DUE = (
    Person(
        "Dana Ruiz", "VP Operations", "Northwind Freight", "freight", "Portland", "US",
        (("+1 503 555 0142", "mobile"), ("+1 503 555 0160", "office")), email="dana.ruiz@northwindfreight.example",
        plan=Plan(
            "Quote 218 expires {friday}; she asked for a two-site price.", -4, for_promise=True,
            for_them="One rate for both depots before the {renewal} renewal: no re-tender.",
        ),
        pledges=(Pledge("Send two-site pricing", -4, 8), Pledge("Intro to Salem reference", -5, 15, kept_ago=5)),
        dates=(("Fleet contract renewal", 8), ("Salem depot opens", 20)),
        facts=(
            Known("38 trucks, two depots", FactKind.SIZE, "call", 8, confirmed=True),
            Known("CFO signs above 25k", FactKind.DECISION, "email", 81, True, "Who signs off above 25k now?"),
            Known("Carrier: Acme until {month}", FactKind.SUPPLIER, "web", 250),
        ),
        questions=("Is the Salem opening on track?", "What would make {friday} easy?"),
        past=(
            Past(8, CALL, "Both depots in one price, then it goes to Priya.", "Send both sites, I take it to Priya.",
                360, TALKED, Result.NEXT_STEP, at=time(14, 10)),
            Past(15, CALL, "no call back", None, 22, VOICEMAIL, at=time(12, 5)),
            Past(81, EMAIL, "", "anything over 25k goes to our CFO", direction="in", at=time(16, 20)),
            Past(95, CALL, "first call, from list contacts-aug.csv", None, 240, TALKED, at=time(13, 30)),
        ),
        deal=Stage(
            "Two-site freight rate",
            ("Talked for four minutes about the renewal", "“Anything over 25k goes to our CFO”"),
            38_000, "Send two-site pricing", "Take it to their CFO", "us", 24, done=1,
        ),
        voicemail_ok=True, role="champion", tags=("fleet", "renewal"),
    ),
    Person(
        "Omar Haddad", "Logistics Manager", "Castor", "retail", "Miami", "US", (("+1 305 555 0164", "mobile"),),
        plan=Plan("reference call", -1, for_promise=True,
            for_them="Twenty minutes with someone who made the same switch."),
        pledges=(Pledge("Set up the reference call", -1, 6), Pledge("Name a time for the call", 2, 6, Side.THEIRS)),
        facts=(
            Known("Three stores share one warehouse", FactKind.SIZE, "call", 6, True),
            Known("Budget is set in January", FactKind.PRICE, "call", 70, True,
                "When is next year's budget settled now?"),
        ),
        questions=("What would you want to hear from a reference?",),
        past=(
            Past(6, CALL, "Wants to hear it from someone in retail.", "Let me talk to somebody who did it.", 540,
                TALKED, Result.NEXT_STEP, at=time(11, 15)),
            Past(13, EMAIL, "The case of a retailer with three sites", gave=True),
            Past(20, CALL, "", None, 19, VOICEMAIL, at=time(15, 30)),
            Past(48, CALL, "First talk: late deliveries on Mondays.", None, 300, TALKED),
        ),
        role="decision_maker", gave="What a second depot does to delivery cost", tags=("fleet",),
    ),
    Person(
        "Lee Park", "Head of Supply Chain", "Contoso", "electronics", "Boston", "US", (("+1 617 555 0131", "direct"),),
        plan=Plan("asked for 09:45", 0, time(9, 45), agreed_words="Call me at quarter to ten, before the stand-up.",
                  for_them="The two open points from last week, answered in ten minutes."),
        facts=(Known("Ships 400 parcels a day", FactKind.SIZE, "call", 6, True),),
        questions=("What did the warehouse say about the labels?", "How do you choose between two carriers?"),
        past=(
            Past(6, CALL, "Two points open: labels, Saturday pick-up.",
                "Call me at quarter to ten, before the stand-up.", 420, TALKED, Result.NEXT_STEP, at=time(9, 50)),
            Past(12, EMAIL, "The label sample they asked for", gave=True),
            Past(19, CALL, "", None, None, NO_ANSWER),
        ),
        permission=(6, "Yes, mornings, by phone."), role="evaluator",
    ),
    Person(
        "Priya Nair", "Operations Director", "Fabrikam", "manufacturing", "London", "GB",
        (("+44 20 7946 0121", "office"),),
        email="priya.nair@fabrikam.example",
        plan=Plan("pilot ends {fri}", 0, time(10, 0),
            for_them="The pilot's figures on one page, ready for their board."),
        pledges=(Pledge("Decide after the pilot", 9, 10, Side.THEIRS, words="We decide the week after it ends."),),
        dates=(("Pilot ends", None), ("Board meeting", 9)),
        facts=(
            Known("Pilot runs at the Reading plant", FactKind.PLACE, "call", 10, True),
            Known("The board decides above 50k", FactKind.DECISION, "call", 31, True),
        ),
        questions=("What would the board want to see first?", "How has the pilot changed Mondays?"),
        past=(
            Past(10, MEETING, "Half-time of the pilot: two late runs, none since.",
                "We decide the week after it ends.", 1800, TALKED, Result.NEXT_STEP),
            Past(17, EMAIL, "The first fortnight's figures", gave=True),
            Past(31, CALL, "Pilot agreed.", "Start with Reading, then we'll see.", 900, TALKED, Result.NEXT_STEP),
            Past(60, CALL, "", None, 24, VOICEMAIL),
        ),
        deal=Stage(
            "Three plants, one carrier",
            ("They named the Monday problem", "Needs confirmed by the plant manager", "Proposal read by the board"),
            64_000, "Figures of the pilot", "Board meeting", "Priya Nair", 30, their_next_in=13, done=1,
        ),
        role="economic_buyer", gave="One price for several sites: 20 minutes, recorded",
    ),
    Person(
        "Sam Roe", "Fleet Coordinator", "Tailspin", "food", "Atlanta", "US", (("+1 404 555 0118", ""),), kind=None,
        plan=Plan("new to list", 0, time(10, 30)), source="contacts-nov.csv",
    ),
    Person(
        "Ines Moreau", "Purchasing", "Litware", "wholesale", "Lyon", "FR", (("+33 1 99 00 55 12", "office"),),
        kind=Kind.CLIENT, zone="Europe/Paris",
        plan=Plan("pricing review", 0, time(11, 15), for_them="Where their rate stands before they ask."),
        facts=(Known("Rate fixed until next summer", FactKind.CONTRACT, "call", 214, True,
            "How is the fixed rate working out?"),),
        questions=("What has changed in your volumes this year?",),
        past=(
            Past(214, CALL, "All well; a new warehouse is being talked about.", None, 480, TALKED),
            Past(331, EMAIL, "Good wishes for the new year", gave=True),
        ),
        tags=("client",),
    ),
    Person(
        "Jon Bell", "Operations Lead", "Adatum", "construction", "San Diego", "US", (("+1 619 555 0126", "mobile"),),
        plan=Plan("back from leave", 0, time(13, 0), for_them="What changed in the rates while they were away."),
        facts=(Known("Moves site equipment every Thursday", FactKind.NEED, "call", 40, True),),
        questions=("What is first on the pile after your leave?",),
        past=(
            Past(12, EMAIL, "", "On leave for two weeks; I read this when I am back.", direction="in"),
            Past(14, CALL, "", None, 21, VOICEMAIL, late=1),
            Past(40, CALL, "Equipment waits for trucks.", "Thursdays are chaos here.", 660, TALKED, Result.NEXT_STEP),
        ),
        away=(12, 1, "On leave, not reading mail."), struck="+1 619 555 0187",
    ),
    Person(
        "Kofi Mensah", "Distribution Manager", "Proseware", "health", "Accra", "GH", (("+233 30 555 0148", "office"),),
        zone="Africa/Accra",
        plan=Plan("third voicemail", 0, time(14, 0),
            for_them="One way to keep vaccine runs cold, from a hospital group."),
        facts=(
            Known("Cold chain for two hospitals", FactKind.NEED, "web", 23),
            Known("New distribution lead since spring", FactKind.ROLE, "web", 150),
        ),
        questions=("How do you keep the long runs cold today?",),
        past=(
            Past(4, CALL, "", None, 26, VOICEMAIL, at=time(11, 20)),
            Past(4, EMAIL, "What the voicemail was about, in four lines", at=time(11, 30)),
            Past(9, CALL, "", None, 28, VOICEMAIL, late=1),
        ),
        tags=("cold chain",),
    ),
    Person(
        "Mia Chen", "IT Security", "Wingtip", "retail", "Chicago", "US", (("+1 312 555 0173", "direct"),),
        email="mia.chen@wingtip.example",
        plan=Plan("security sheet", 0, time(15, 30), for_promise=True,
            for_them="Every answer their audit asks for, on one sheet."),
        pledges=(Pledge("Send the security sheet", 2, 5),),
        dates=(("Security audit", 16),),
        facts=(Known("Audit asks where data is kept", FactKind.NEED, "call", 5, True),),
        questions=("Who reads the sheet after you?",),
        past=(
            Past(5, CALL, "Nothing against it, but the sheet comes first.",
                "Send me the sheet and I'll wave it through.", 700, TALKED, Result.NEXT_STEP, at=time(16, 0)),
            Past(11, CALL, "", None, 20, VOICEMAIL),
            Past(26, MEETING, "Walked through the whole route with their warehouse.", None, 2400, TALKED,
                Result.NEXT_STEP),
        ),
        deal=Stage(
            "Shop deliveries, east", ("Their warehouse lead asked us in",),
            21_500, "Security sheet", "Audit sign-off", "Mia Chen", 45, done=2,
        ),
        role="evaluator",
    ),
    Person(
        "Tom Weiss", "Managing Director", "Relecloud", "software", "Berlin", "DE", (("+49 30 23125 142", "office"),),
        kind=Kind.CLIENT,
        plan=Plan("renewal in 30 d", agreed_words="Ring me a month before it ends.",
                  for_them="The renewal ready to read, with this year's savings on top."),
        dates=(("Contract renewal", 30),),
        facts=(Known("Happy with the night runs", FactKind.OTHER, "call", 52, True),),
        questions=("What should be different next year?",),
        past=(
            Past(52, CALL, "Night runs work.", "Ring me a month before it ends.", 510, TALKED, Result.NEXT_STEP),
            Past(120, EMAIL, "The article on night deliveries", gave=True),
            Past(180, CALL, "Half-year talk.", None, 620, TALKED),
            Past(270, MEETING, "Visit in Berlin.", None, 3600, TALKED),
            Past(340, EMAIL, "", "Contract attached, thank you both.", direction="in"),
        ),
        permission=(52, "Always."), tags=("client",),
    ),
    Person(
        "Ana Sousa", "Founder", "VanArsdel", "food", "São Paulo", "BR", (("+55 11 1555 0147", "mobile"),), kind=None,
        zone="America/Sao_Paulo", plan=Plan("intro from Mia",
            for_them="The two answers Mia said they were looking for."),
        facts=(Known("Opens a second kitchen next quarter", FactKind.TIMING, "Mia Chen", 5),),
        questions=("What did Mia tell you about us?",), met_by="Mia Chen", source="introduction",
    ),
)  # fmt: skip

DONE = (
    Person(
        "陳偉", "Director of Finance", "Lotus Peak Trading", "wholesale", "Singapore", "SG",
        (("+65 5550 0144", "office"),),
        reading="Chen Wei", zone="Asia/Singapore",
        done=Past(0, CALL, "Wants the sheet in local currency.", "Show it to me in dollars we use.", 380, TALKED,
            Result.NEXT_STEP,
                  at=time(7, 35)),
        done_why="quote in local currency", plan=Plan("quote in Singapore dollars", 6, agreed_words="Early next week."),
        facts=(Known("Books are closed on the 25th", FactKind.TIMING, "call", 0, True),),
        questions=("How do you compare the two offers?",),
        past=(Past(7, CALL, "", None, 23, VOICEMAIL, at=time(7, 40)), Past(21, EMAIL, "First mail, two lines", late=1)),
        role="economic_buyer",
    ),
    Person(
        "Alexandra Featherstone-Cholmondeley", "Group Head of Procurement and Logistics",
        "Brackenbury & Hollis Underwriting", "insurance", "London", "GB", (("+44 20 7946 0188", "switchboard"),),
        done=Past(0, CALL, "", None, 25, VOICEMAIL, at=time(8, 5)), done_why="after the half-year report",
        plan=Plan("after the voicemail", 2), facts=(Known("Report names freight as a risk", FactKind.NEWS, "web", 3),),
        past=(Past(8, EMAIL, "A note on their half-year report", gave=True),),
    ),
    Person(
        "Aoife Byrne", "Transport Manager", "Kilmore Foods", "food", "Dublin", "IE", (("+353 20 915 0143", "mobile"),),
        email="aoife.byrne@kilmore.example",
        done=Past(0, EMAIL, "The two routes they asked about", at=time(8, 20), gave=True),
        done_why="promised the two routes",
        plan=Plan("have read the routes", 9),
        pledges=(Pledge("Send the two routes", 0, 3, kept_ago=0), Pledge("Check the ferry times", 4, 3, Side.THEIRS)),
        facts=(Known("Two refrigerated runs a week", FactKind.SIZE, "call", 3, True),),
        past=(Past(3, CALL, "Ferry times decide.", "Give me both routes on paper.", 450, TALKED, Result.NEXT_STEP),),
        role="user",
    ),
    Person(
        "Grace Okoro", "Procurement", "Maple Ridge Clinics", "health", "Toronto", "CA",
        (("+1 416 555 0182", "office"),),
        done=Past(0, Channel.CARD, "Get-well card, no ask in it", at=time(8, 30), gave=True),
        done_why="a card, nothing else",
        facts=(Known("Assistant is Ben, also on that number", FactKind.REACH, "call", 19, True),),
        past=(
            Past(19, CALL, "The assistant says: ill, back in some weeks.", "Please give it time.", 90,
                Disposition.LEFT_WORD),
            Past(33, CALL, "Went through the clinics one by one.", None, 840, TALKED, Result.NEXT_STEP),
        ),
        stalled=(19, "contact_ill", "Ill since early this month; the assistant asks for patience."),
        deal=Stage(
            "Linen runs, four clinics", ("Went through the clinics one by one",), 12_000, "", "", "Grace Okoro", 60,
        ),
    ),
    Person(
        "Luca Ferri", "Owner", "Ferrovia Viaggi", "travel", "Milan", "IT", (("+39 02 5550 0147", "office"),),
        done=Past(0, CALL, "No fleet left, everything is hired.", "We gave the vans back in spring.", 260, TALKED,
            Result.NO_NEED,
                  at=time(8, 50)),
        done_why="second try this month",
        past=(Past(13, CALL, "", None, None, NO_ANSWER, at=time(9, 10)),),
    ),
    Person(
        "Nils Berger", "Head of Procurement", "Nordlicht Technik", "machinery", "Hamburg", "DE",
        (("+49 40 66969 155", "office"),),
        email="nils.berger@nordlicht.example",
        done=Past(0, CALL, "", "Please take me off your list.", 40, Disposition.DO_NOT_CONTACT, at=time(9, 5)),
        done_why="second call after the fair",
        past=(Past(16, CALL, "", None, 27, VOICEMAIL),),
        refuses="Please take me off your list.",
    ),
    Person(
        "Rosa Delgado", "Partner Lead", "Mesa Verde Print", "print", "Austin", "US", (("+1 512 555 0139", "direct"),),
        kind=Kind.PARTNER,
        done=Past(0, EMAIL, "Names for each other this month", at=time(9, 20)), done_why="monthly swap of names",
        plan=Plan("monthly swap of names", 30, channel=EMAIL, repeats="RRULE:FREQ=MONTHLY;INTERVAL=1"),
        facts=(Known("Their reps visit the same depots", FactKind.OTHER, "meeting", 61, True),),
        past=(Past(31, EMAIL, "Three names each", gave=True),
            Past(61, MEETING, "Agreed to swap names monthly.", None, 2700, TALKED)),
        tags=("partner",),
    ),
)  # fmt: skip
TWICE = (
    Person(
        "PARK, LEE", "Supply chain", "Contoso Ltd", "electronics", "Boston", "US", (("(617) 555-0131", "phone"),),
        email="lee.park@contoso.example",
        plan=Plan("answer to the autumn mail", 12), facts=(Known("Peak weeks are 48 to 51", FactKind.TIMING, "web", 30),),
        past=(Past(32, EMAIL, "The autumn mail, four lines"),), source="contacts-nov.csv",
    ),
)  # fmt: skip
"""Somebody who came in a second time from another list, so that the duplicates have something to show."""
EVERYBODY = (*DUE, *DONE, *TWICE)
