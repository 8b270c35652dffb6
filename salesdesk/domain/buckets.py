"""Business or person: the two buckets of what is known, guessed from the words until the rep says otherwise."""

from __future__ import annotations

import re
from enum import StrEnum

from salesdesk.domain.patterns import pattern


class Bucket(StrEnum):
    """Where a fact belongs: the work, or the human being."""

    BUSINESS = "business"
    PERSON = "person"


_WORK_SENSE = pattern(
    r"\bfamily[- ](?:owned|run|held|led|business|firm|company|office|group|brand)s?\b"
    r"|\bsister[- ](?:company|clinic|firm|site|brand|plant|group|depot|office|hotel|organi[sz]ation)s?\b"
    r"|\bparent (?:company|group|firm|organi[sz]ation|account)\b|\b(?:dog|cat|pet|baby) (?:food|care|products?)\b"
    r"|\bholiday (?:season|peak|rush|sales|trade|lets?|stock|orders?|pay|campaign)\b|\bhouse ?keeping\b"
    r"|\bgolf (?:resort|course|club)s? (?:as|is|are) (?:a )?(?:customer|client)s?\b|\bcat ?[56]\b|\bthe twins project\b"
    r"|\b(?:no|low|any) hobby\b|\brun(?:s|ning)? (?:month|the|a |on|their|our|out|late|over|in )",
    re.I,
)
_PERSON_WORDS = pattern(
    r"\b(?:wife|husband|spouse|fianc[eé]e?|girlfriend|boyfriend|sons?|daughters?|kids?|child(?:ren)?|baby|babies|twins"
    r"|mother|father|mum|mom|dad|parents|sister|brother|famil(?:y|ies)|grand(?:son|daughter|child(?:ren)?|parents?|kids?)"
    r"|uncle|aunt|nephew|niece|married|wedding|honeymoon|divorced?|pregnant|newborn"
    r"|(?:maternity|paternity|parental) leave"
    r"|birthday|holidays?|vacations?|annual leave|hobb(?:y|ies)|weekends?|garden(?:ing)?|choir|guitar|piano|violin"
    r"|golf(?:s|er|ing)?|football|soccer|tennis|cricket|rugby|basketball|baseball|hockey|volleyball|badminton|marathons?"
    r"|half[- ]marathon|triathlon|ironman|cyclist|cycling|bikes|skis|skiing|snowboarding|sail(?:s|ing|or)"
    r"|surf(?:s|ing|er)"
    r"|fishing|hik(?:es|ing)|climb(?:s|ing)|swims|yoga|chess|camping|motorbikes?|allotment|bird ?watching"
    r"|dogs?|puppy|puppies|cats?|kittens?|horse(?:s|riding)?|vegetarian|vegan|allergic|hometown|grew up|born in"
    r"|moving house|moved house|new house|night school|school run|alma mater|retir(?:es|ed|ing|ement)"
    r"|in hospital|broken (?:leg|arm|ankle|wrist)|surgery|recovering|unwell|funeral|bereave\w*|passed away)\b"
    r"|\b(?:supports|fan of|roots for|keen on|crazy about|plays|coaches|sings|cooks|bakes|paints)\b",
    re.I,
)


def bucket_of(words: str) -> Bucket:
    """Business, unless the words speak of family, free time or how the person is; the rep can always change it."""
    return Bucket.PERSON if _PERSON_WORDS.search(_WORK_SENSE.sub(" ", words[:500])) else Bucket.BUSINESS
