"""Full-year equivalents: six kinds in three groups, always in this order."""

from domain.benefits.benefit import AGE_20_64, Benefit, BenefitFigures, BenefitGroup
from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value


def figures(*persons: Value) -> BenefitFigures:
    return BenefitFigures(
        Area("2401", "Nordmaling", AreaKind.KOMMUN),
        parse_period("2021"),
        Sex.ALLA,
        AGE_20_64,
        dict(zip(Benefit, persons, strict=True)),
        Empty.SAKNAS,
        None,
        Source("regional deck 2021"),
    )


def test_the_kinds_and_their_groups_in_order():
    assert [(kind.label, kind.group.label) for kind in Benefit] == [
        ("Sjukpenning", "Ohälsa"),
        ("Sjuk- och aktivitetsersättning", "Ohälsa"),
        ("Arbetslöshetsersättning", "Arbetslöshet"),
        ("Arbetsmarknadsåtgärder", "Arbetslöshet"),
        ("Etableringsersättning", "Arbetslöshet"),
        ("Ekonomiskt bistånd", "Ekonomiskt bistånd"),
    ]


def test_nordmaling_2021_adds_up_to_551():
    nordmaling = figures(108, 180, 42, 155, 10, 56)
    assert nordmaling.total == 551
    assert [nordmaling.group_total(group) for group in BenefitGroup] == [288, 207, 56]


def test_a_missing_kind_leaves_only_its_own_group_missing():
    incomplete = figures(108, 180, 42, 155, 10, Empty.SAKNAS)
    assert incomplete.total is Empty.SAKNAS
    assert [incomplete.group_total(group) for group in BenefitGroup] == [288, 207, Empty.SAKNAS]
