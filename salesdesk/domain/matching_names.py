"""When two names may belong to one person: word order, spelling, initials and short forms; and shared mailboxes.

Judges names only: whether two people are one is for `matching`.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from salesdesk.domain.patterns import pattern
from salesdesk.domain.text import fold

_NOT_WORD = pattern(r"[^\w]+|_+")
_APOSTROPHES = pattern("['’ʼ‘`´]")
_LATIN = pattern("[a-z]")
_PLAIN_WORDS = {
    code: None if chr(code) in "'`" else chr(code).lower() if chr(code).isalnum() else " " for code in range(128)
}
"""What becomes of each sign of a plain name: no case, no apostrophes, a blank for what is no letter or figure."""
_CLOSE = 0.8
"""Likeness of two spellings of one name: "jon" and "john" 0.86, "bell" and "ball" 0.75."""
LONGEST_NAME, MOST_WORDS, LONGEST_WORD = 200, 12, 40
"""Beyond these a text is no name: comparing must stay quick whatever a file holds."""

_SHORT_FORMS = (
    "robert rob bob bobby bert", "william will bill billy liam", "richard rick dick rich", "john jack johnny jon",
    "james jim jimmy jamie", "elizabeth liz lizzy beth betty eliza lisa", "margaret maggie peggy meg greta",
    "katherine catherine kate kathy cathy katie kat", "michael mike mick michel mikhail", "edward ed eddie ted ned",
    "thomas tom tommy", "charles charlie chuck carl", "joseph joe jo joey josef", "susan sue suzanne",
    "alexander alex sasha xander lex", "alexandra alex sandra sasha", "anthony tony antonio", "steven stephen steve",
    "patricia pat patty tricia", "patrick pat paddy", "andrew andy drew andreas", "daniel dan danny", "david dave",
    "samuel sam", "samantha sam", "benjamin ben", "matthew matt", "nicholas nick niko", "christopher chris kit",
    "christine chris tina christina", "jennifer jen jenny", "rebecca becky", "deborah debbie deb", "barbara barb babs",
    "lawrence larry laurence", "gregory greg", "timothy tim", "kenneth ken", "ronald ron", "donald don",
    "gerald gerry jerry", "frederick fred friedrich fritz", "theodore ted theo", "philip phil phillip", "peter pete",
    "francisco paco pancho", "jose pepe", "giuseppe beppe", "johannes hans hannes jan", "heinrich heinz",
    "dorothy dot dolly", "eleanor ellie nell", "abigail abby", "victoria vicky tori", "isabella bella isabel",
)  # fmt: skip
_FORMS: dict[str, frozenset[int]] = {}
for _number, _names in enumerate(_SHORT_FORMS):
    for _name in _names.split():
        _FORMS[_name] = _FORMS.get(_name, frozenset()) | {_number}

_BOXES = (
    "info office sales contact contacts hello hi admin administration support help service team mail post email "
    "enquiries inquiries enquiry inquiry accounts accounting billing invoices hr jobs careers press media marketing "
    "reception frontdesk welcome general orders order purchasing procurement webmaster postmaster noreply no-reply "
    "kontakt buero buchhaltung vertrieb verkauf einkauf bestellung contacto ventas informacion contatto "
    "amministrazione commerciale accueil bonjour contato vendas comercial verkoop secretary secretariat"
)
_SHARED_BOXES = frozenset(_BOXES.split())


def folded(text: str) -> str:
    """The form under which names are kept and compared, as `text.fold`, quickly where there is nothing to fold."""
    return " ".join(text.casefold().split()) if text.isascii() else fold(text)


def name_words(name: str) -> list[str]:
    """The words of a name without case, accents and marks: "O’Brien, Mei-Ling" is obrien, mei, ling."""
    if name.isascii():
        return name.translate(_PLAIN_WORDS).split()
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", fold(name))).split()


def name_key(name: str) -> str:
    """What a name shares with itself in other order and style: "SMITH, John" and "John Smith"."""
    return " ".join(sorted(name_words(name))) or folded(name) or name.casefold()


def firm_key(name: str) -> str:
    """What a firm's name shares with itself in other case and punctuation; its legal form stays part of it."""
    return " ".join(name_words(name.replace("&", " and "))) or folded(name) or name.casefold()


def clearly_differ(one: str, other: str) -> bool:
    """Whether two names can hardly be one person's: not for other order, spelling, initials or short forms.

    Names in two scripts can not be compared, so they never differ clearly; nor does a name that is part of the other.
    """
    first, second = _few_words(one[:LONGEST_NAME]), _few_words(other[:LONGEST_NAME])
    if not first or not second or _scripts(first) != _scripts(second):
        return False
    shorter, longer = sorted((first, second), key=len)
    left = list(longer)
    for word in shorter:
        found = next((w for w in left if w == word), None) or next((w for w in left if akin(w, word)), None)
        if found is None:
            return True
        left.remove(found)
    return False


def akin(one: str, other: str) -> bool:
    """Whether two words may be the same name: an initial, a beginning, a short form, a slip of the pen."""
    if one == other:
        return True
    if max(len(one), len(other)) > LONGEST_WORD:
        return False
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter) and len(shorter) != 2:
        return True
    if _FORMS.get(one, frozenset()) & _FORMS.get(other, frozenset()):
        return True
    if one[0] != other[0] and one[1:] != other[1:]:  # a slip in the first letter comes alone
        return False
    return len(shorter) > 2 and SequenceMatcher(None, one, other).ratio() >= _CLOSE


def is_shared_box(address: str) -> bool:
    """Whether an address is a firm's or a department's rather than a person's."""
    local = address.partition("@")[0].partition("+")[0]
    return local in _SHARED_BOXES


def shares_a_word(one: str, other: str) -> bool:
    """Whether two firms' names have a word of their own in common, legal forms apart."""
    return bool(telling_words(one) & telling_words(other))


_FORMS_OF_FIRMS = (
    "inc incorporated llc llp ltd limited plc corp corporation co company gmbh ag kg ohg mbh se sa sas sarl srl spa bv "
    "nv ab as oy aps pty sl lda ltda eirl kk group holding holdings international the and of und et y de"
)
_LEGAL_FORMS = frozenset(_FORMS_OF_FIRMS.split())


@lru_cache(maxsize=2048)
def _few_words(name: str) -> tuple[str, ...]:
    return tuple(name_words(name)[:MOST_WORDS])


def telling_words(name: str) -> set[str]:
    """The words of a firm's name that are its own: without legal forms."""
    return {word for word in name_words(name) if word not in _LEGAL_FORMS}


def _scripts(words: tuple[str, ...]) -> bool:
    return any(_LATIN.search(word) for word in words)


def shortened(text: str) -> str:
    """As much of a text as a sentence about it needs."""
    return text if len(text) <= 40 else text[:39] + "…"
