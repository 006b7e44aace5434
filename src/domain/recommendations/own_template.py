"""Templates of a group's own: what holds for them, what is lost by moving to one, and how groups share one as JSON."""

import json
import re
from dataclasses import replace
from typing import Any

from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.recommendations.recommendation import FieldKind, Recommendation, Template, TemplateField

MOST_FIELDS = 40
MOST_COLUMNS = 8
_LONGEST = 300
_MARK = "lagesbild-mall"
_PLAIN = str.maketrans("åäöé", "aaoe")


def wrong_template(template: Template) -> str:
    """Why a template cannot be kept, in Swedish; empty where it can."""
    labels = [field.label.strip().casefold() for field in template.fields]
    tables = [field for field in template.fields if field.kind is FieldKind.TABLE]
    if not template.name.strip():
        return tr("Mallen behöver ett namn.")
    if not labels or not all(labels):
        return tr("Mallen behöver minst ett fält, och varje fält en rubrik.")
    if len(set(labels)) < len(labels):
        return tr("Två fält har samma rubrik. Ge dem olika.")
    if len(labels) > MOST_FIELDS:
        return tr("Mallen har fler än {most} fält. Ta bort några.").format(most=MOST_FIELDS)
    if any(not 0 < len(field.columns) <= MOST_COLUMNS for field in tables):
        return tr("En tabell behöver minst en kolumn och högst {most}.").format(most=MOST_COLUMNS)
    return ""


def with_keys(template: Template) -> Template:
    """Each new field with a key of its own, made of its heading; keys that there are stay, so that texts find them."""
    taken = {field.key for field in template.fields if field.key}
    fields = []
    for field in template.fields:
        key = field.key or _key(field.label, taken)
        taken.add(key)
        fields.append(replace(field, key=key, label=" ".join(field.label.split())))
    return replace(template, name=" ".join(template.name.split()), fields=tuple(fields))


def base_of(name: str, taken: set[str]) -> str:
    """What the versions of a new template have in common."""
    return _key(name, taken)


def without_field(recommendation: Recommendation, template: Template) -> tuple[str, ...]:
    """The headings of texts that have no field in `template`: they stay, and can be read, but are not printed."""
    labels = {field.key: field.label for field in recommendation.template.all_fields} | dict(recommendation.left)
    kept = {field.key for field in template.all_fields}
    return tuple(labels.get(key, key) for key, text in recommendation.texts.items() if text.strip() and key not in kept)


def template_file(template: Template) -> str:
    """The template as JSON, for another group."""
    fields = [
        {
            "nyckel": field.key,
            "rubrik": field.label,
            "slag": field.kind.value,
            "hjalp": field.hint,
            "kravs": field.required,
            "kolumner": list(field.columns),
        }
        for field in template.fields
    ]
    told = {"format": _MARK, "version": 1, "namn": template.name, "numrerad": template.numbered, "falt": fields}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def read_template_file(text: str) -> Template:
    """The template of such a file, not yet kept. Raises UserProblem for anything else."""
    try:
        told = json.loads(text)
        if told["format"] != _MARK:
            raise UserProblem(_not_a_template())
        template = with_keys(
            Template(
                "",
                _line(told["namn"]),
                tuple(_field(each) for each in told["falt"]),
                _truth(told.get("numrerad", False)),
            )
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise UserProblem(_not_a_template()) from None
    keys = [field.key for field in template.fields]
    if len(set(keys)) < len(keys):
        raise UserProblem(_not_a_template())
    if wrong := wrong_template(template):
        raise UserProblem(tr("Mallen i filen kan inte användas. {why}").format(why=wrong))
    return template


def _field(told: dict[str, Any]) -> TemplateField:
    return TemplateField(
        _key(_line(told.get("nyckel", "")), set()) if told.get("nyckel") else "",
        _line(told["rubrik"]),
        FieldKind(told.get("slag", FieldKind.TEXT.value)),
        _line(told.get("hjalp", "")),
        _truth(told.get("kravs", True)),
        tuple(_line(column) for column in told.get("kolumner", ())),
    )


def _line(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise TypeError
    return " ".join(value.split())


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _not_a_template() -> str:
    return tr("Filen är ingen mall för rekommendationer från Lägesbild. Välj en fil som sparats med Exportera mallen.")


def _key(words: str, taken: set[str]) -> str:
    """`slutdatum`, `slutdatum_2`: short enough that a version can follow."""
    plain = re.sub(r"[^a-z0-9]+", "_", words.lower().translate(_PLAIN)).strip("_")[:28] or "falt"
    number = 1
    while (key := plain if number == 1 else f"{plain}_{number}") in taken:
        number += 1
    return key
