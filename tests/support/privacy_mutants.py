"""Takes away one rule that protects people after another, and sees that the tests notice.

`python tests/support/privacy_mutants.py` plants each fault in a copy of the source and runs the tests of hiding on it: every
one must fail. It takes some minutes and is no part of the suite; that each can still be planted is tested.
"""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Mutant:
    """`old` in a file of `src/domain/hiding` becomes `new`."""

    file: str
    old: str
    new: str


MUTANTS = (
    # What is hidden at all.
    Mutant("suppression.py", "if view.is_small(key)) | part.hidden_by_source", "if view.is_small(key))"),
    Mutant("suppression.py", "needed | (unsure & part.hideable)", "needed"),
    Mutant("suppression.py", "small | (told & part.hideable)", "small"),
    Mutant(
        "suppression.py", "return Hiding(needed | table.hideable, len(needed))", "return Hiding(needed, len(needed))"
    ),
    Mutant("view.py", "0 < self.counts[key] < self.threshold", "1 < self.counts[key] < self.threshold"),
    # What an outsider is taken to know.
    Mutant("view.py", "else self.threshold\n\n    def bounds", "else 0\n\n    def bounds"),
    Mutant("view.py", "return (1, self.below", "return (0, self.below"),
    Mutant("outsider.py", "ENOUGH = 3", "ENOUGH = 2"),
    Mutant(
        "outsider.py", "return whole if self._narrowing.keeps(whole) else None", "return whole + (self.low < self.true)"
    ),
    Mutant(
        "worlds.py", "for value, changed in self._of[at] if not changed & shown)}", "for value, _ in self._of[at])}"
    ),
    Mutant("worlds.py", "worlds[self.outsider.allows(worlds)]", "worlds"),
    Mutant("least.py", "for at in (*self._needed, *chosen):\n", "for at in self._needed:\n"),
    Mutant("least.py", "if self.outsider.gave_up:", "if False:"),
    Mutant(
        "additive_table.py", "and key not in self.already_public | self.unpublished", "and key not in self.unpublished"
    ),
    # What each kind of table puts before the outsider.
    Mutant("lots.py", "_TOTAL: tally.total}", "_TOTAL: Empty.SAKNAS}"),
    Mutant("lots.py", "if is_hidden(total) or (isinstance(total, Empty) and parts):", "if is_hidden(total):"),
    Mutant("lots.py", "_without_sums(each) if each.party in hidden else each", "each"),
    # What one table tells beside another (ruling 58).
    Mutant("periods.py", "rules.append(Equation((period, key), cells))", "pass"),
    Mutant("periods.py", "already_public=shown, already_hidden=before", "already_hidden=before"),
    Mutant("lots_periods.py", "if not any(dark[each].cells or not adds_up(known[each])", "if not any(dark[each].cells"),
    Mutant("lots_periods.py", "public[period] = replace(public[period], known_total=0)", "pass"),
    Mutant("lots_periods.py", "already_hidden=before | noughts", "already_hidden=before"),
    Mutant("lots_periods.py", "already_hidden=before | noughts", "already_hidden=noughts"),
    Mutant("periods.py", "shown |= {(period, key) for key in own.already_public}", "pass"),
    Mutant(
        "periods.py",
        "if not _is_safe({each: tables[each] for each in within(period, tables)}, hidden, threshold)",
        "if not tables",
    ),
    Mutant("lots_about.py", "_HAVE_NOT: cases - int(at_least([count]))", "_HAVE_NOT: cases"),
    Mutant("lots_about.py", "TOLD = (CaseList.REQUEST,", "TOLD = (CaseList.UNIT, CaseList.REQUEST,"),
    Mutant("lots_about.py", ", already_public=known)", ")"),
    Mutant(
        "resource.py", "if all(isinstance(getattr(everyone[each], measure), int) for each in counted)", "if counted"
    ),
    Mutant("resource.py", ", already_public=frozenset({_EVERYONE}))", ")"),
    Mutant("resource.py", 'rules.append(Equation(passed, (opening, (period, "new"))))', "pass"),
    Mutant("resource.py", "for flow in _FLOWS]\n            continue", "for flow in ()]\n            continue"),
    Mutant("resource.py", 'return "active", period.months[-1]', 'return "active", period'),
    Mutant("resource.py", "already_public=printed, already_hidden=hidden", "already_hidden=hidden"),
    Mutant("resource.py", "return counted == own and not any(", "return not any("),
    Mutant("resource.py", "is_hidden(each.new) or (", "("),
    Mutant("populations.py", "for each in (*beside, population)", "for each in (population,)"),
    Mutant("populations.py", "already_public=frozenset(printed)", "already_public=frozenset()"),
    Mutant(
        "populations.py",
        "span=Span(0, Empty.DOLT) if total_hidden or counted_hidden else population.span",
        "span=population.span",
    ),
    Mutant(
        "populations_compared.py",
        "small = any(not isinstance(count, Empty) and 0 < count < threshold for count in (*counts, left))",
        "small = any(not isinstance(count, Empty) and 0 < count < threshold for count in counts)",
    ),
    Mutant(
        "populations_compared.py",
        "hidden = {key for key, root in roots.items() if root in {roots[each] for each in hidden}}",
        "pass",
    ),
    Mutant("populations_compared.py", "hidden |= inside | published", "pass"),
    Mutant(
        "indicators.py",
        "if not table.indicator.counted_by_group or not table.indicator.is_count:",
        "if not table.indicator.is_count:",
    ),
    Mutant("indicators.py", "replace(table, values=_without(table, hidden))", "table"),
)


def survives(mutant: Mutant) -> bool:
    """True when the tests of hiding do not see the fault."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "src"
        shutil.copytree(ROOT / "src" / "domain", source / "domain")
        path = source / "domain" / "hiding" / mutant.file
        path.write_text(path.read_text("utf-8").replace(mutant.old, mutant.new), "utf-8")
        command = [sys.executable, "-c", _RUN, str(source), str(ROOT / "tests" / "domain" / "hiding")]
        return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0


# The copy must come before the checkout, which an installed link leads to.
_RUN = """
import sys
sys.path.insert(0, sys.argv[1])
import domain.hiding.lots
assert domain.hiding.lots.__file__.startswith(sys.argv[1])
import pytest
options = ["-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "-n", "0"]
raise SystemExit(pytest.main([*options, sys.argv[2]]))
"""


def main() -> int:
    survivors = 0
    for number, mutant in enumerate(MUTANTS, start=1):
        alive = survives(mutant)
        survivors += alive
        print(  # noqa: T201 - this is its answer
            f"{number:3} {'SURVIVES' if alive else 'seen    '} {mutant.file}: {mutant.old.splitlines()[0]}", flush=True
        )
    return min(survivors, 1)


if __name__ == "__main__":
    raise SystemExit(main())
