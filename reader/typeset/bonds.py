"""Which two words stay on one line: a number and its unit, a day and its month, initials and a name, a sign that
opens or closes and what it belongs to.

What a word holds of the next one and what it lets the one before hold are sets of bonds; the two words stay together
when the sets meet. The rules are those of style manuals (Duden, Imprimerie nationale, Chicago), no language's in full.
"""

import re
from enum import IntFlag

OPENING = "([{“‘«‹¿¡「『（【〔［｛〈《〘〖〝｟"
CLOSING = ")]}.,;:!?%”’»›…、。，．・：；？！」』）】〕］｝〉》〙〗〟｠"


class Bond(IntFlag):
    """``OPENING`` and ``CLOSING`` signs cling to whatever follows or precedes them; ``COUNTED`` joins a number with
    what it counts, ``NUMBERED`` a sign or a month with its number, ``NAMED`` an initial or a title with its name.
    """

    NONE = 0
    OPENING = 1
    CLOSING = 2
    COUNTED = 4
    NUMBERED = 8
    NAMED = 16


_ALL_CLOSING = re.compile(f"[{re.escape(CLOSING)}]+|[-–—]+")
_ALL_OPENING = re.compile(f"[{re.escape(OPENING)}]+")
_OUTSIDE = OPENING + CLOSING + "\"'"

# A bare number, by itself or with its currency; a full stop after it makes it an ordinal in half of Europe.
_NUMBER = re.compile(r"[~±+−-]?[$€£¥]?\d(?:[\d.,:/\u00a0\u202f–-]*\d)?(?:st|nd|rd|th|er|º|ª)?\.?")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+")

_CURRENCIES = "$ € £ ¥ ₽ US$ EUR USD GBP CHF"
_UNITS = """
    % ‰ ° °C °F mm cm m km km² m² m³ ft mi ha l ml hl mg g kg t lb lbs oz mph kph km/h kn s min h ms Hz kHz MHz GHz
    W kW MW GW kWh MWh GWh TWh V kJ kcal KB MB GB TB am pm a.m p.m Uhr heures
    percent cents dollars euros pounds million billion trillion thousand hundred
    Prozent Euro Mio Mrd Tausend Millionen Milliarden millions milliards millones milhões milioni miliardi
    miljoen miljard procent тыс млн млрд трлн руб рублей г году лет км кг
"""
_MONTH_WORDS = """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    januar februar märz mai juni juli oktober dezember
    janvier février mars avril juin juillet août septembre octobre novembre décembre
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
    januari februari maart mei augustus
    janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
"""
_NUMBERED = "No. Nos. Nr. nr. n° nº № p. pp. S. Vol. vol. ch. Art. art. § §§"
_TITLE_WORDS = "Mr. Mrs. Ms. Dr. Prof. Rev. Sen. Rep. Gov. Gen. Col. Capt. Sgt. Lt. St. Hr. Fr. Sr. Sra. Mme."

_MONTHS = frozenset(_MONTH_WORDS.split())
_COUNTED = frozenset(_UNITS.split()) | frozenset(_CURRENCIES.split())
_BEFORE_NUMBERS = frozenset(_NUMBERED.split()) | frozenset(_CURRENCIES.split())
_TITLES = frozenset(_TITLE_WORDS.split())


def held_after(word: str) -> Bond:
    """The bonds in which ``word`` may hold the word after it."""
    if _ALL_OPENING.fullmatch(word):
        return Bond.OPENING | Bond.CLOSING
    held = Bond.CLOSING
    bare = word.lstrip(_OUTSIDE)
    if _NUMBER.fullmatch(bare):
        held |= Bond.COUNTED
    if bare in _BEFORE_NUMBERS or bare.rstrip(".").lower() in _MONTHS:
        held |= Bond.NUMBERED
    if bare in _TITLES or (_INITIAL.fullmatch(bare) and bare[0].isupper()):
        held |= Bond.NAMED
    return held


def held_before(word: str) -> Bond:
    """The bonds in which ``word`` may be held by the word before it."""
    if _ALL_CLOSING.fullmatch(word):
        return Bond.OPENING | Bond.CLOSING
    held = Bond.OPENING
    bare = word.rstrip(_OUTSIDE) or word
    if bare in _COUNTED or word in _COUNTED or bare.lower() in _MONTHS:
        held |= Bond.COUNTED
    if _NUMBER.fullmatch(bare):
        held |= Bond.NUMBERED
    if bare[:1].isupper():
        held |= Bond.NAMED
    return held
