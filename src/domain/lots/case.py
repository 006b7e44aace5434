"""One LOTS case (*LOTS-ärende*), without anything that could tell who it is about (domain handbook §5 and §10).

Nothing in a case is free text. A party, a sex, an age group and a kind of problem are choices; units, what was asked
for, what was done and risk factors are words of a list; the case worker is a short code of letters and digits, in which
neither a name nor a date of birth has room.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise, product

from domain.ground.area import Area
from domain.ground.display import show_count
from domain.ground.identity import without_marks
from domain.ground.period import Period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value
from domain.lots.month import AGES, PARTIES, SEXES, AgeGroup, CellKey, Counts, Party, cell_words

_WORKER = re.compile(r"[A-ZÅÄÖ]{1,3}[0-9]{1,3}")


class CollaborationProblem(Enum):
    """Why the person is stuck (*samverkansproblem*): one of five, or not known."""

    SAKNAS = "saknas"
    TILLAMPAS_INTE = "tillampas_inte"
    RACKER_INTE = "racker_inte"
    PASSAR_INTE = "passar_inte"
    TILLAMPAS_FEL = "tillampas_fel"
    OKANT = "okant"

    @property
    def label(self) -> str:
        """The Swedish words."""
        return {
            CollaborationProblem.SAKNAS: tr("Struktur saknas"),
            CollaborationProblem.TILLAMPAS_INTE: tr("Finns men tillämpas inte"),
            CollaborationProblem.RACKER_INTE: tr("Finns, tillämpas, räcker inte"),
            CollaborationProblem.PASSAR_INTE: tr("Finns, tillämpas, personen kan inte tillgodogöra sig"),
            CollaborationProblem.TILLAMPAS_FEL: tr("Finns, tillämpas felaktigt"),
            CollaborationProblem.OKANT: tr("Okänt"),
        }[self]


class CaseList(Enum):
    """A list that words of a case are taken from, to which a workspace may add its own (*egna ord*)."""

    UNIT = "unit"
    REQUEST = "request"
    OUTCOME = "outcome"
    RISK_FACTOR = "risk_factor"

    @property
    def label(self) -> str:
        """The Swedish heading."""
        return {
            CaseList.UNIT: tr("Enhet"),
            CaseList.REQUEST: tr("Frågan gällde"),
            CaseList.OUTCOME: tr("Det som gjordes"),
            CaseList.RISK_FACTOR: tr("Riskfaktorer"),
        }[self]

    @property
    def words(self) -> Mapping[str, str]:
        """The words that come with the program, by code and in order."""
        return _WORDS[self]()


TO_RESOURCE = "tillaggsresurs"
"""The outcome of a case that went on to the extra resource (*tilläggsresurs*): it is not said in two places."""

# Each by itself: to put the words of all four in Swedish takes longer than to look one up.
_WORDS: Mapping[CaseList, Callable[[], Mapping[str, str]]] = {
    CaseList.UNIT: lambda: {
        "forsorjningsstod": tr("Försörjningsstöd"),
        "primarvard": tr("Primärvård"),
        "psykiatri": tr("Psykiatri"),
        "job": tr("JOB"),
        "gk": tr("GK"),
        "ar": tr("AR"),
    },
    CaseList.REQUEST: lambda: {
        "sysselsattning": tr("Sysselsättning, arbetsträning"),
        "medicinskt_underlag": tr("Medicinskt underlag"),
        "ratt_ersattning": tr("Rätt ersättning"),
        "information": tr("Information"),
        "planering": tr("Planering"),
    },
    CaseList.OUTCOME: lambda: {
        "kontakt_fk": tr("Kontakt förmedlad FK"),
        "kontakt_af": tr("Kontakt förmedlad AF"),
        "kontakt_kommun": tr("Kontakt förmedlad kommun"),
        "kontakt_region": tr("Kontakt förmedlad region"),
        TO_RESOURCE: tr("Tilläggsresurs"),
        "information": tr("Information"),
        "bekraftelse": tr("Bekräftelse"),
        "loste_sig": tr("Löste sig"),
    },
    CaseList.RISK_FACTOR: lambda: {
        "lag_utbildning": tr("Låg utbildning"),
        "sociala_problem": tr("Sociala problem"),
        "funktionsnedsattning": tr("Funktionsnedsättning"),
        "psykisk_ohalsa": tr("Psykisk ohälsa"),
        "samsjuklighet": tr("Samsjuklighet"),
        "lang_franvaro": tr("Lång frånvaro"),
    },
}


@dataclass(frozen=True, slots=True)
class LotsCase:
    """One case. `unit` and `worker` are empty where they are not known; `day` where only the month is. Of what was
    asked for, what was done and risk factors there may be several: codes of their lists."""

    area: Area
    month: Period
    party: Party
    sex: Sex
    age: AgeGroup
    day: date | None = None
    unit: str = ""
    worker: str = ""
    problem: CollaborationProblem = CollaborationProblem.OKANT
    requests: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    risk_factors: tuple[str, ...] = ()


def worker_code(text: str) -> str:
    """A case worker's code (*handläggarens kod*) as it is kept: `fk3` is FK3, nothing is nothing.

    Raises UserProblem for anything that is not one to three letters and one to three digits: what is longer could be
    a name or a date of birth. The refusal never repeats what was typed.
    """
    code = without_marks(text).strip().upper()
    if code and not _WORKER.fullmatch(code):
        raise UserProblem(
            tr(
                "Handläggarens kod är en till tre bokstäver och en till tre siffror, till exempel FK3. "
                "Skriv aldrig ett namn eller ett födelsedatum."
            )
        )
    return code


def case_counts(cases: Mapping[CellKey, int]) -> Counts:
    """A month's figures from its cases, by party, sex and age at once. What no case was about is nought: a month that
    is kept case by case has no others."""
    return dict.fromkeys(product(PARTIES, SEXES, AGES), 0) | dict(cases)


def known_workers(different: int, without_code: int) -> Value:
    """How many different case workers (*unika handläggare*) called (ruling 19): exact where every case has a code, and
    not known where some have none."""
    return Empty.SAKNAS if without_code else different


def differences(cases: Counts, totals: Counts) -> tuple[tuple[CellKey, int, int], ...]:
    """Where totals that were recorded before (*kontrollsummor*) say something else than the cases: cell, cases, totals.

    A total by sex or by age alone is held against all cases in it.
    """
    apart = []
    for (party, sex, age), total in totals.items():
        of_cases = sum(
            count
            for (of, of_sex, of_age), count in cases.items()
            if of is party
            and sex in (Sex.UNSPLIT, of_sex)
            and age in (AgeGroup.ALLA, of_age)
            and isinstance(count, int)
        )
        if isinstance(total, int) and total != of_cases:
            apart.append(((party, sex, age), of_cases, total))
    return tuple(apart)


def difference_words(cell: CellKey, cases: int, total: int, border: int = 30) -> str:
    """`Försäkringskassan, kvinnor: månadstalen sade 3, ärendena ger 2.`"""
    text = tr("{cell}: månadstalen sade {total}, ärendena ger {cases}.")
    return text.format(cell=cell_words(cell, border), total=show_count(total), cases=show_count(cases))


def looks_like_name(word: str) -> bool:
    """True where two words begin with capitals as a person's name does (*Anna Svensson*, *Anna S.*): it may be a place
    or an office too, so that whoever wrote it is asked."""
    return any(first.istitle() and second.istitle() for first, second in pairwise(word.split()))


def joined(codes: Iterable[str]) -> str:
    """Codes as one text, each once and in order: so they stand in the file, and two equal sets are equal texts."""
    return " ".join(sorted(set(codes)))
