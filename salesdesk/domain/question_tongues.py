"""Questions in other languages than English: an asking word opens them; of the rest nothing is said. Words only."""

from __future__ import annotations

from salesdesk.domain.patterns import pattern
from salesdesk.domain.text import fold

_LAST_LATIN = 0x24F
_WORD = pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def _set(said: str) -> frozenset[str]:
    return frozenset(fold(word) for word in said.split())


_ENGLISH = _set(
    "the you your yours do does did is are was were what how why when which who where to of and it its this that these those "
    "have has had can could would will should may for with at by from as if be been they them their there we our us not any "
    "about tell describe explain walk no am or a an in on so me he she one right yes all more most other go"
)
_FOREIGN = _set(
    "der die den wenn ich sie ihr ihre ihren ihrem ihrer du dein deine wir uns unser ist sind haben hat habt hatte wird werden würde würden wurde "
    "können könnte könnten möchten möchte müssen soll sollte das dem ein eine einen einem einer und oder mit für nicht bei zum "
    "zur vom auf heute gibt es auch noch schon nach über ihnen euch euer eure macht machen hätte wäre "
    "je tu il elle nous vous votre vos est sont avez avec avoir êtes ce cette ces le la les du des une et ou dans sur pour pas "
    "aujourd'hui chez quand faire fait que qui "
    "el los las una uno usted ustedes su sus es son está están tiene tienen puede pueden con para por del al y o hoy "
    "lo gli della delle dei degli che non siete avete ha hanno suo sua vostro vostra oggi nel nella "
    "het een van met voor bij niet zijn bent heeft hebben kunt kunnen jullie uw jouw vandaag wordt worden dit deze "
    "gosta gostam sistema usam fazem "
    "czy jest są ma mają pan pani państwo się nie "
    "o os um uma você vocês seu sua são tem têm com não na no hoje pode podem "
    "ni er era ert din ditt dina har kan ska skall vill och eller med för inte på av den det detta idag om som "
    "jer jeres de dere deres din dit har kan skal vil og eller med ikke på af av til dette er blir bliver dag"
)
_ASKING = _set(
    "wie was warum wieso weshalb wann wer wem wen wessen wo wohin woher woran worauf wodurch womit welche welcher welches welchen "
    "inwiefern "
    "comment pourquoi quand où qui quoi quel quelle quels quelles qu'est-ce combien "
    "cómo qué porqué cuándo dónde quién quiénes cuál cuáles cuánto cuántos "
    "come cosa perché quando dove chi quale quali quanto quanti "
    "hoe wat waarom wanneer wie waar welke hoeveel "
    "como porque onde quem qual quais quanto "
    "hur vad varför när vem vilka vilket vilken var hurdan "
    "jak kiedy gdzie dlaczego kto ile jaki jaka jakie który która które "
    "hvordan hvad hvorfor hvornår hvem hvor hvilke hvilken hvilket hva når"
)
_SMALL = _set(
    "und aber also dann et mais alors y pero e ma en maar och men og så mit an in bei auf für à de con med på i"
)


def is_foreign(text: str) -> bool:
    """Whether more of its small words are of another language than of English."""
    words = [fold(word) for word in _WORD.findall(text)]
    ours = sum(word in _ENGLISH for word in words)
    theirs = sum(word in _FOREIGN - _ENGLISH for word in words)
    asks = any(word in _ASKING - _ENGLISH for word in words[:2])
    if words[:1] == ["was"] and words[1:] and words[1] in _FOREIGN - _ENGLISH:  # "Was ist …", not "Was the …"
        return True
    return _in_other_letters(text) or (theirs + asks > ours and (ours == 0 or theirs >= 2))


def _in_other_letters(text: str) -> bool:
    """Whether most of its letters are of another script than the Latin one."""
    letters = [sign for sign in text if sign.isalpha()]
    return sum(ord(sign) > _LAST_LATIN for sign in letters) * 2 > len(letters)


def asks_openly(text: str) -> bool:
    """Whether it begins with an asking word, a small word before it aside."""
    words = [fold(word) for word in _WORD.findall(text)]
    first = next((word for word in words[:3] if word not in _SMALL), "")
    return first in _ASKING or fold(text).lstrip("¿ ").startswith(
        ("qu'est", "qu’est", "en que", "por que", "parlez", "erzahlen")
    )
