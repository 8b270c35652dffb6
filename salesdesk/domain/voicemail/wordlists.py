"""Families of words that several checks share, as pieces of regular expressions in lower case.

Words only; no check is decided here.
"""

from __future__ import annotations


def any_of(words: str) -> str:
    """One of these words (separated by spaces; `_` stands for a space inside one)."""
    return "(?:" + "|".join(sorted(words.replace("_", "\t").split(" "), key=len, reverse=True)).replace("\t", " ") + ")"


def words(said: str) -> frozenset[str]:
    """These words, as a set."""
    return frozenset(said.split())


def _lines(block: str) -> str:
    return any_of(" ".join(block.split()))


PEOPLE = _lines("""
controllers cfos ceos coos ctos cios cmos vps directors presidents owners founders principals teachers heads schools
colleges universities hospitals clinics practices surgeries dentists doctors gps nurses vets lawyers solicitors attorneys
accountants bookkeepers auditors buyers planners dispatchers drivers carriers hauliers shippers retailers wholesalers
distributors manufacturers makers producers growers farmers builders contractors architects engineers developers
designers marketers recruiters plants factories warehouses depots shops stores restaurants hotels hoteliers cafes
charities nonprofits landlords agents brokers insurers banks lenders councils municipalities operators fleets
administrators coordinators supervisors foremen superintendents chefs publishers agencies startups breweries bakeries
brands labs pharmacies pharmacists gyms salons churches consultants managers executives leaders crews technicians
underwriters merchants installers electricians plumbers roofers printers exporters importers utilities estates
dealerships garages nurseries trusts venues museums libraries festivals surveyors foundries mills wineries vineyards
quarries yards ports airlines airports studios bookshops grocers butchers florists opticians physios therapists
counsels traders mechanics midwives trustees bursars wardens matrons analysts caterers housekeepers welders joiners tilers
fundraisers editors curators translators stewards pilots skippers fishmongers jewellers tailors cleaners carers paramedics
resorts academies dairies farms orchards laundries kennels stables marinas campsites theatres cinemas creches hostels hospices
associations clerks cooperatives plasterers glaziers scaffolders cabinetmakers potters weavers opticians dispensers laboratories smelters refineries sawmills
""")
"""People and places of work in the plural that say by themselves whose situation is meant."""

CROWD = any_of(
    "companies businesses firms organisations organizations customers clients people teams "
    "departments groups "
    "folks colleagues peers others users households families professionals employers sites offices homes"
)
"""Plurals that say it only with a word before them: "freight firms"."""

ROLE = _lines(
    """controller cfo ceo coo cto cio cmo vp director president owner founder principal teacher head lawyer solicitor
    attorney accountant bookkeeper auditor buyer planner dispatcher engineer developer designer recruiter manager editor
    treasurer secretary chair dentist doctor nurse vet pharmacist chef landlord broker architect surveyor builder
    contractor supervisor foreman partner clinic school retailer haulier manufacturer charity practice"""
)

VAGUE_YOURS = _lines(
    """time day convenience call calls number phone telephone voicemail message messages inbox email emails e mail mails
    desk business businesses company companies organisation organization firm needs need goals goal objectives team teams
    schedule diary calendar interest attention thoughts thought help feedback week weekend morning afternoon evening reply
    response answer assistant pa side end way name behalf colleague colleagues life job money signature decision
    decisions budget budgets bottom success growth roi potential operations operation problems problem challenges
    challenge pain situation industry sector role position shoes seat field requirements future current existing busy own
    entire whole overall specific unique particular valuable precious best earliest first last next details detail
    information details contact services patience understanding consideration competitors competition performance
    productivity efficiency results result revenue profits profit sales voice ear hands mind head face line mobile cell
    office door earlier permission account colleague's company's business's organisation's team's boss thing kind
    support loyalty custom trust partner supplier provider solution opportunity chance turn choice pick doorstep discount spot
    place seat slot savings deal trial demo copy convenience's"""
)
"""What anybody has: "your business" says nothing about them."""

NOT_PEOPLE = _lines(
    """days weeks hours minutes months years seconds times calls messages voicemails emails mails e-mails things ways
    reasons questions ideas examples products modules features spots seats slots places options awards services solutions
    locations countries offices states employees steps pages points numbers tools apps systems packages percents pounds
    dollars euros cents miles words lines lies this is was has its us does yes always perhaps less news business process
    benefits results offers deals discounts updates versions integrations dashboards links attempts tries rings evenings
    mornings afternoons fridays mondays tuesdays wednesdays thursdays saturdays sundays nights quarters weekends sites
    details facts figures notes thoughts topics aspects areas levels kinds types sorts parts pieces copies cases chances"""
)
"""Plurals that are no one: behind a number they do not say whose situation is meant."""

PRODUCT = _lines(
    """product products platform platforms solution solutions software system systems tool tools app apps technology
    suite service services offering offerings portfolio package packages module modules programme program line range
    algorithm algorithms dashboard engine machine machines equipment device devices api plugin"""
)

OFFER = _lines(
    """product products platform platforms solution solutions software system systems tool tools app technology suite
    service services offering offerings portfolio package packages deal deals offer offers price prices pricing rate rates
    value quality results roi savings support opportunity opportunities features functionality discount discounts
    provider providers supplier suppliers vendor vendors company companies firm agency partner consultancy
    manufacturer expertise experience reputation reliability coverage customer_service customer_support track_record
    team_of solution's benefits returns promotion programme program guarantee warranty approach methodology technologies"""
)
"""What a seller praises; the same praise of anything of theirs is a compliment."""

WEEKDAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\b"
MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b"
)
COUNTS = (
    r"(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|"
    r"thirty|forty|fifty|half(?: an?)?|several|a few|a couple(?: of)?|a good|another|a whole|a full)"
)
UNITS = (
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|evenings?|weekends?|mornings?|afternoons?|"
    r"weeks?|fortnights?|months?|quarters?|years?|per ?cent|percent|%|points?|k|grand|thousand|million|pounds?|"
    r"dollars?|euros?|quid|pence|cents?|tonnes?|tons?|miles?|kilometres?|pages?|people|heads?|"
    r"fridays?|saturdays?|sundays?)"
)
