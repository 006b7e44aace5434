"""What was said of a file is known again when the next of its kind comes (ruling 45)."""

import json
from dataclasses import replace

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.importing.given import NOTHING_GIVEN, Given
from storage.ground.texts import checked_line
from storage.schema.log import META


def checked_given(given: Given) -> Given:
    """What is said of a file, as it is stored. Raises UserProblem."""
    title = checked_line(tr("Källa"), given.title, may_be_empty=True)
    checked = replace(given, title=title, publisher=checked_line(tr("Utgivare"), given.publisher, may_be_empty=True))
    if checked.problem:
        raise UserProblem(tr("{problem} Ingenting har lästs in.").format(problem=checked.problem))
    return checked


def read_remembered(connection: Connection, form: str) -> Given:
    """What was last said of a file of this form; nothing where none has been."""
    told = connection.execute(select(META.c.value).where(META.c.key == _key(form))).scalar_one_or_none()
    return NOTHING_GIVEN if told is None else Given(**json.loads(told))


def remember(connection: Connection, form: str, given: Given) -> None:
    """Keeps what was said. It lies in `meta`, which undo leaves alone: an import that is undone was often only wrong in
    its figures, and an older one must not be held up by what was said of a later."""
    told = json.dumps({"title": given.title, "publisher": given.publisher, "official": given.official})
    stored = insert(META).values(key=_key(form), value=told)
    connection.execute(stored.on_conflict_do_update(index_elements=["key"], set_={"value": told}))


def _key(form: str) -> str:
    return f"given {form}"
