"""Templates of a group's own: what holds for them, what a move leaves behind, and the file that groups share."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground.problem import UserProblem
from domain.recommendations.own_template import (
    base_of,
    read_template_file,
    template_file,
    with_keys,
    without_field,
    wrong_template,
)
from domain.recommendations.recommendation import (
    FieldKind,
    Recommendation,
    Template,
    TemplateField,
    check_field,
    initiativmall,
    shipped_templates,
)
from domain.recommendations.table_text import read_table, table_text

OWN = Template(
    "",
    "  Gruppens   mall ",
    (
        TemplateField("", "Nuläge och önskat läge"),
        TemplateField("", "Nuläge och önskat läge!", FieldKind.LIST, "En punkt per rad.", required=False),
        TemplateField("", "Kostnad", FieldKind.TABLE, columns=("Post", "Kronor")),
        TemplateField("slutdatum", "Klart", FieldKind.DATE),
        TemplateField("", "!", FieldKind.PARTY),
    ),
    numbered=True,
)


def test_new_fields_get_keys_of_their_headings_and_those_that_have_one_keep_it():
    made = with_keys(OWN)
    assert made.name == "Gruppens mall"
    assert [field.key for field in made.fields] == [
        "nulage_och_onskat_lage",
        "nulage_och_onskat_lage_2",
        "kostnad",
        "slutdatum",
        "falt",
    ]
    assert with_keys(made) == made
    assert "slutdatum" not in [field.key for field in made.beside]
    assert base_of("Initiativmall", {"initiativmall"}) == "initiativmall_2"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        (replace(OWN, name=" "), "namn"),
        (replace(OWN, fields=()), "minst ett fält"),
        (replace(OWN, fields=(TemplateField("", " "),)), "minst ett fält"),
        (replace(OWN, fields=(TemplateField("a", "Mål"), TemplateField("b", "mål "))), "samma rubrik"),
        (replace(OWN, fields=tuple(TemplateField("", str(at)) for at in range(41))), "fler än 40"),
        (replace(OWN, fields=(TemplateField("", "T", FieldKind.TABLE),)), "minst en kolumn"),
    ],
)
def test_what_is_no_template_is_said(template: Template, said: str):
    assert said in wrong_template(template)


def test_what_can_be_kept_is():
    assert wrong_template(OWN) == ""
    assert all(wrong_template(template) == "" for template in shipped_templates())


def test_a_template_comes_back_from_its_file_as_it_was():
    for template in (with_keys(OWN), *shipped_templates()):
        again = read_template_file(template_file(template))
        assert (again.name, again.numbered, again.fields) == (template.name, template.numbered, template.fields)
        assert again.key == ""


def told(**changes: object) -> str:
    return json.dumps({**json.loads(template_file(with_keys(OWN))), **changes})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "3",
        "{}",
        '{"format": "annat"}',
        told(namn=3),
        told(namn="x" * 301),
        told(falt=[3]),
        told(falt=[{"rubrik": "Mål", "slag": "bild"}]),
        told(falt=[{"rubrik": "Mål", "kravs": "ja"}]),
        told(falt=[{"rubrik": "A", "nyckel": "mal"}, {"rubrik": "B", "nyckel": "mal"}]),
    ],
)
def test_any_other_file_is_refused_in_words(text: str):
    with pytest.raises(UserProblem, match="ingen mall"):
        read_template_file(text)


def test_a_file_of_a_template_that_cannot_be_says_why():
    with pytest.raises(UserProblem, match="minst ett fält"):
        read_template_file(told(falt=[]))
    assert read_template_file(told(falt=[{"rubrik": "Mål"}])).fields == (TemplateField("mal", "Mål"),)


@given(st.text(max_size=60))
def test_no_text_is_more_than_refused(text: str):
    with pytest.raises(UserProblem):
        read_template_file(text)


def test_a_move_says_which_texts_lose_their_field():
    texts = {"mal": "Fler", "startdatum": "2022-05-01", "bakgrund": " ", "kvar": "Gammalt"}
    made = Recommendation(1, 2022, initiativmall(), "Rubrik", texts, left={"kvar": "Kvar"})
    assert without_field(made, with_keys(OWN)) == ("Mål", "Kvar")
    assert without_field(made, initiativmall()) == ("Kvar",)


def test_parties_are_at_most_four():
    field = with_keys(OWN).fields[-1]
    assert check_field(field, "FK, AF, kommunen, regionen", {}) is None
    assert check_field(field, "FK, AF, a, b, c", {}) == "Högst fyra parter kan anges."


def test_every_kind_has_its_word_and_what_stands_on_a_line_is_short():
    assert len({kind.label for kind in FieldKind}) == len(FieldKind)
    assert [kind for kind in FieldKind if kind.is_short] == [FieldKind.LINE, FieldKind.DATE, FieldKind.PARTY]


def test_a_table_is_a_line_for_each_row():
    assert table_text([["Lön", " 400  000"], ["", ""], ["A|B", ""]]) == "Lön | 400 000\nA\\|B | "
    assert read_table("Lön | 400 000\n | \nA\\|B | ") == [["Lön", "400 000"], ["A|B", ""]]


@given(st.lists(st.lists(st.text("ab |å", max_size=4), min_size=2, max_size=2), max_size=4))
def test_a_table_that_is_read_and_written_again_is_the_same(rows: list[list[str]]):
    kept = table_text(rows)
    assert table_text(read_table(kept)) == kept
