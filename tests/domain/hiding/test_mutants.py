"""The faults that the tests of hiding are tried on can still be planted."""

import pytest

from support.privacy_mutants import MUTANTS, ROOT, Mutant


@pytest.mark.parametrize("mutant", MUTANTS)
def test_the_rule_that_is_taken_away_stands_in_the_source_once(mutant: Mutant):
    source = (ROOT / "src" / "domain" / "hiding" / mutant.file).read_text("utf-8")
    assert source.count(mutant.old) == 1
