"""Several files with counts at once (*flera blanketter*): the same row must not have two figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.ground.display import show_count, show_date
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Value
from domain.importing.tidy import PopulationCountRow, PopulationCounts

_Key = tuple[str, date, str, Sex]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One row that two files give different figures: the first file that has it, and the later one (`file`)."""

    area: str
    reference_date: date
    row: str
    sex: Sex
    first_file: str
    first_count: Value
    file: str
    count: Value
    place: str = ""

    def text(self, areas: Mapping[str, str], labels: Mapping[str, str]) -> str:
        """The sentence: `areas` are names by code, `labels` the rows' by key; codes and keys where there is none."""
        said = tr("{area} {date}, {row}: {count} i {file}, men {first} i {first_file}.").format(
            area=areas.get(self.area, self.area),
            date=show_date(self.reference_date),
            row=row_and_sex(labels.get(self.row, self.row), self.sex),
            count=show_count(self.count),
            file=self.file,
            first=show_count(self.first_count),
            first_file=self.first_file,
        )
        return f"{self.place}: {said}" if self.place else said


def row_and_sex(label: str, sex: Sex) -> str:
    """`varav arbetslösa`, or `varav arbetslösa, kvinnor`."""
    plural = {Sex.KVINNA: tr("kvinnor"), Sex.MAN: tr("män"), Sex.ANNAT: tr("annat eller okänt kön")}
    return label if sex is Sex.ALLA else f"{label}, {plural[sex]}"


def conflicts(contents: Iterable[tuple[str, PopulationCounts]]) -> tuple[Conflict, ...]:
    """Every row that two of the files, named and in the order they are to be taken in, give different figures.

    Each later file is held against the first that has the row. A file that contradicts itself is another matter.
    """
    first: dict[_Key, tuple[str, PopulationCountRow]] = {}
    found = []
    for file, content in contents:
        mine: dict[_Key, tuple[str, PopulationCountRow]] = {}
        for row in content.rows:
            key = (row.area, row.reference_date, row.row, row.sex)
            mine.setdefault(key, (file, row))
            earlier, theirs = first.get(key, (file, row))
            if theirs.count != row.count:
                found.append(
                    Conflict(
                        row.area,
                        row.reference_date,
                        row.row,
                        row.sex,
                        earlier,
                        theirs.count,
                        file,
                        row.count,
                        row.place,
                    )
                )
        first = mine | first
    return tuple(found)
