"""What is done with recommendations from the tab, as operations; what could not be stored is answered at its field."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from domain.ground.area import Area
from domain.ground.changes import Changes
from domain.ground.display import show_list
from domain.ground.problem import UserProblem
from domain.recommendations.copying import names_left
from domain.recommendations.own_template import without_field
from domain.recommendations.recommendation import Recommendation, RecommendationStatus, Template
from domain.recommendations.replacing import Words
from storage.file.workspace import Workspace
from storage.recommendations import queries as stored
from storage.recommendations import several
from storage.recommendations.recording import add_recommendation, edit_recommendation, write_recommendation_text
from storage.recommendations.templates import move_to_template
from widgets.recommendations.copy_dialog import WantedCopies
from widgets.recommendations.editor import Facts, RecommendationEditor
from widgets.recommendations.replace_dialog import ReplaceDialog
from widgets.recommendations.several import SeveralForm
from widgets.tab.contract import Services
from widgets.text import tr


class RecommendationRecording:
    """One for the tab. Nothing is shown here but what is said in messages and at the fields."""

    def __init__(self, services: Services, editor: RecommendationEditor, members: Sequence[Area]) -> None:
        self._services, self._editor = services, editor
        self._names = {member.code: member.name for member in members}

    def write(self, recommendation: int, field: str, text: str, goes_on: bool) -> None:
        """One field of the template."""

        def refused(problem: UserProblem) -> None:
            self._editor.refuse(field, problem.text)

        writing = partial(
            write_recommendation_text, recommendation=recommendation, field=field, text=text, goes_on=goes_on
        )
        self._services.submit(writing, on_problem=refused)

    def decide(self, recommendation: int, facts: Facts) -> None:
        """Title, owner, status or areas."""

        def refused(problem: UserProblem) -> None:
            fields = {"title": facts.title, "theme": facts.theme}
            given = next((key for key, text in fields.items() if text is not None), None)
            if given is not None:
                self._editor.refuse(given, problem.text)
            else:
                self._services.messages.problem(problem)

        decided = partial(
            edit_recommendation,
            recommendation=recommendation,
            title=facts.title,
            theme=facts.theme,
            status=facts.status,
            areas=facts.areas,
        )
        self._services.submit(decided, on_problem=refused)

    def add(self, year: int, template: Template) -> int | None:
        """A new one; its id, or None where it could not be added."""
        made: list[int] = []

        def add(workspace: Workspace) -> Changes:
            title = tr("Ny rekommendation")
            number, changes = add_recommendation(workspace, year=year, template=template.key, title=title)
            made.append(number)
            return changes

        return made[0] if self._services.submit(add) is not None else None

    def follow(self, recommendation: Recommendation, template: Template) -> None:
        """Another version of its template, once what loses its field has been told and agreed to."""
        lost = without_field(recommendation, template)
        text = tr("Alla texter följer med till version {version}.")
        if lost:
            text = tr(
                "Version {version} har inget fält för {fields}. De texterna finns kvar att läsa under fälten, men "
                "skrivs inte ut. Övriga texter följer med."
            )
        asked = text.format(
            version=template.version, fields=show_list(tr("”{field}”").format(field=each) for each in lost)
        )
        title = tr("Följ en nyare version av mallen")
        if self._services.dialogs.ask(title, asked, yes=tr("Följ version {version}").format(version=template.version)):
            moved = partial(move_to_template, recommendation=recommendation.id, template=template.key)
            self._services.submit(moved)

    def change(
        self, chosen: Sequence[int], form: SeveralForm, theme: str | None, status: RecommendationStatus | None
    ) -> None:
        """Owner and status of several, as one step."""
        changing = partial(several.change_recommendations, recommendations=chosen, theme=theme, status=status)
        reason = self._services.refused(changing)
        form.refuse(reason)
        if not reason:
            said = tr("{count} rekommendationer är ändrade. Ctrl+Z ändrar tillbaka dem.")
            self._services.messages.tell(said.format(count=len(chosen)))

    def replace_words(self, listed: Sequence[Recommendation], sought: str, parent: QWidget) -> None:
        """Ask for the words, `sought` to begin with, and for what is to stand instead, and do it in one step."""
        self._editor.commit_pending()
        now = {each.id: each for each in stored.recommendations(self._services.workspace)}
        ids = [each.id for each in listed]

        def replace(words: Words) -> str:
            return self._services.refused(partial(several.replace_words, recommendations=ids, words=words))

        (dialog := ReplaceDialog([now[each] for each in ids], replace, sought, parent)).exec()
        dialog.deleteLater()
        if dialog.replaced:
            said = tr("1 ställe är ersatt. Ctrl+Z tar tillbaka det.")
            if dialog.replaced > 1:
                said = tr("{count} ställen är ersatta. Ctrl+Z tar tillbaka dem.")
            self._services.messages.tell(said.format(count=dialog.replaced))

    def move(self, moved: Sequence[int], listed: Sequence[Recommendation], target: int, after: bool) -> None:
        """To before or after another of their year."""
        year = next(each.year for each in listed if each.id == target)
        others = [each.id for each in listed if each.year == year and each.id not in moved]
        position = others.index(target) + after
        self._services.submit(partial(several.move_recommendations, recommendations=moved, position=position))

    def remove(self, removed: Sequence[Recommendation]) -> None:
        """Take them away."""
        ids = [each.id for each in removed]
        if self._services.submit(partial(several.remove_recommendations, recommendations=ids)) is not None:
            one = tr("”{title}” är borttagen. Ctrl+Z tar tillbaka den.")
            more = tr("{count} rekommendationer är borttagna. Ctrl+Z tar tillbaka dem.")
            text = one if len(removed) == 1 else more
            self._services.messages.tell(text.format(title=removed[0].title, count=len(removed)))

    def copy(self, copied: Sequence[Recommendation], wanted: WantedCopies) -> list[int]:
        """Copies; their ids. What was copied is said, and which names of other kommuner are left in the texts."""
        made: list[int] = []

        def copy(workspace: Workspace) -> Changes:
            numbers, changes = several.copy_recommendations(
                workspace,
                recommendations=[each.id for each in copied],
                year=wanted.year,
                areas=wanted.areas,
                follows=wanted.follows,
            )
            made.extend(numbers)
            return changes

        if self._services.submit(copy) is not None:
            said = tr("1 kopia i {year}.") if len(made) == 1 else tr("{count} kopior i {year}.")
            self._services.messages.tell(said.format(count=len(made), year=wanted.year))
            self._tell_names_left(made)
        return made

    def _tell_names_left(self, made: Sequence[int]) -> None:
        copies = (stored.recommendation(self._services.workspace, each) for each in made)
        left = [each for copy in copies for each in names_left(copy, self._names)]
        if left:
            once, more = tr("”{title}”, {where}: {name}, 1 gång"), tr("”{title}”, {where}: {name}, {times} gånger")
            details = [
                (once if each.times == 1 else more).format(
                    title=each.title, where=each.where or tr("rubriken"), name=each.name, times=each.times
                )
                for each in left
            ]
            text = tr("Kopiorna nämner kommuner som de inte gäller. Läs igenom texterna.")
            self._services.dialogs.tell(tr("Namn i kopiorna"), text, details)
