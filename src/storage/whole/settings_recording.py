"""Changing what the group has decided about its workspace."""

from dataclasses import replace

from domain.ground.changes import Changes, Subject
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from storage.file.settings import AGE_BORDERS, THRESHOLDS, WorkspaceSettings, setting_rows
from storage.file.workspace import Workspace
from storage.ground.texts import checked_line, checked_text
from storage.log.recorder import operation
from storage.schema.areas import AREA
from storage.schema.log import SETTING


def change_settings(ws: Workspace, *, settings: WorkspaceSettings) -> Changes:
    """Stores the settings; the group's code stays when its name changes.

    Raises UserProblem for an empty name or a border outside what is sensible, PersonalNumberProblem for texts.
    """
    if settings.small_count_threshold not in THRESHOLDS:
        raise UserProblem(
            tr(
                "Gränsen för små tal ska vara mellan {least} och {most}. Under {least} har en dold ruta färre än tre "
                "möjliga värden, så att det dolda talet kan räknas ut. Ingenting har ändrats."
            ).format(least=THRESHOLDS[0], most=THRESHOLDS[-1])
        )
    if settings.age_border not in AGE_BORDERS:
        raise UserProblem(tr("Åldersgränsen ska vara mellan 16 och 65 år. Ingenting har ändrats."))
    checked = replace(
        settings,
        name=checked_line(tr("Gruppens namn"), settings.name),
        chair_role=checked_line(tr("Ordförandens roll"), settings.chair_role, may_be_empty=True),
        purpose=checked_text(tr("Uppdrag, syfte och metod"), settings.purpose),
    )
    with operation(ws, tr("ändrade inställningar"), {Subject.SETTINGS, Subject.AREAS}) as op:
        op.put(SETTING, setting_rows(checked))
        op.update(AREA, (ws.group_code,), {"name": checked.name})
    return op.changes
