"""Reads back what Swedish sentences state: numbers, directions, periods and coverage, to be held against a table."""

import re
from dataclasses import dataclass
from fractions import Fraction

_NUMBER = r"[+−]?\d{1,3}(?:\u00a0\d{3})*(?:,\d+)?"
_DIRECTIONS = {
    "ökade": 1,
    "fler": 1,
    "högre": 1,
    "bättre": 1,
    "minskade": -1,
    "färre": -1,
    "lägre": -1,
    "sämre": -1,
}
_MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as it stands in a text: its value, with how many decimals, and its sign where one is printed."""

    value: Fraction
    decimals: int
    sign: int

    def rounds(self, exact: Fraction | int | float) -> bool:
        """True when `exact` is printed so with these decimals, half away from zero; by size where no sign stands."""
        scaled = abs(Fraction(exact)) * 10**self.decimals
        size = Fraction(int(scaled + Fraction(1, 2)), 10**self.decimals)
        return abs(self.value) == size and (not self.sign or self.sign == (exact > 0) - (exact < 0))


def printed(text: str) -> Printed:
    """One number: `−46`, `1 234,5`, `en`."""
    if text == "en":
        return Printed(Fraction(1), 0, 0)
    sign = {"+": 1, "−": -1}.get(text[0], 0)
    digits = text.lstrip("+−").replace("\u00a0", "").replace(",", ".")
    value = Fraction(digits)
    return Printed(-value if sign < 0 else value, len(digits.partition(".")[2]), sign)


def sentences(text: str) -> list[str]:
    """The sentences of a text, without their full stops."""
    return [each.rstrip(".") for each in re.split(r"(?<=\.)\s+(?=[A-ZÅÄÖ”0-9])", text)]


def apart(text: str) -> list[tuple[Printed, int, str]]:
    """`46 färre än 2020`: how many, which way, and what comes after *än*."""
    found = re.findall(rf"({_NUMBER}|\ben) (fler|färre) än (.*?)(?=[;,.(]|$)", text)
    return [(printed(number), _DIRECTIONS[way], than) for number, way, than in found]


def points(text: str) -> list[tuple[Printed, int]]:
    """`1,2 procentenheter lägre` and `ökade med 1,2 procentenheter`: how many points and which way."""
    found = [(number, way) for number, way in re.findall(rf"({_NUMBER}) procentenheter (högre|lägre)", text)]
    found += [(number, way) for way, number in re.findall(rf"(ökade|minskade) med ({_NUMBER}) procentenheter", text)]
    return [(printed(number), _DIRECTIONS[way]) for number, way in found]


def moved(text: str) -> list[tuple[str, Printed, bool, int]]:
    """`sjukpenning (+200) och … ökade`: each name, its number, whether that is of points, and the verb's direction."""
    found = []
    for clause in re.split(r"; |\. ", text):
        verb = re.search(r"\) (ökade|minskade)\b", clause)
        for name, number, unit in re.findall(rf"([\wåäö][\wåäö\- ]*?) \(({_NUMBER})( procentenheter)?\)", clause):
            if verb:
                found.append((re.sub(r"^och ", "", name), printed(number), bool(unit), _DIRECTIONS[verb[1]]))
    return found


def places(text: str) -> list[tuple[Printed, int]]:
    """`35 platser bättre än`: how many places, which way."""
    found = re.findall(r"(\d+|en) plats(?:er)? (bättre|sämre) än", text)
    return [(printed(number), _DIRECTIONS[way]) for number, way in found]


def coverage(text: str, of: str) -> list[tuple[int, int]]:
    """`4 av 8 kommuner`, with `of` *kommuner* or *månader*, not what is a place among them."""
    found = re.findall(rf"(?<!plats )\b(\d+) av (?:gruppens )?(\d+) {of}", text)
    return [(int(some), int(every)) for some, every in found]


def bare_years(sentence: str) -> list[int]:
    """Years that a sentence names without any month of theirs or how many months they have."""
    if re.search(r"av \d+ månader|ofullständiga$", sentence):
        return []
    named = rf"(?:{'|'.join(_MONTHS)}) (?=20\d\d)"
    return [int(year) for year in re.findall(r"\b20\d\d\b", re.sub(named + r"20\d\d", "", sentence))]
