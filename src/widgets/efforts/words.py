"""The lists of target groups and kinds of need: one word renamed, or made one with another."""

from functools import partial

from domain.efforts.effort import EffortField
from storage.efforts import efforts as stored
from storage.ground.texts import wrong_line
from widgets.tab.contract import Services
from widgets.text import tr


def manage_words(services: Services) -> None:
    """Asks which word, and what it is to be called."""
    title = tr("Målgrupper och behov")
    lists = (EffortField.GROUPS, EffortField.NEEDS)
    words = [(of, word) for of in lists for word in stored.words_of(services.workspace, of)]
    if not words:
        services.dialogs.tell(title, tr("Inga målgrupper och behov är skrivna ännu. De växer med insatserna."))
        return
    shown = [tr("{list}: {word}").format(list=of.label, word=word) for of, word in words]
    at = services.dialogs.choose(title, tr("Vilket ord?"), shown)
    if at is None:
        return
    of, word = words[at]
    text = tr("Namnet byts i alla insatser som har ordet. Finns det nya redan blir de två ett. Ctrl+Z ångrar.")

    def wrong(written: str) -> str:
        return (
            tr("Semikolon skiljer ord åt och kan inte stå i ett.") if ";" in written else wrong_line(of.label, written)
        )

    new = services.dialogs.ask_text(tr("Byt namn"), text, label=of.label, value=word, wrong=wrong)
    if new is not None:
        services.submit(partial(stored.rename_word, field=of, word=word, to=new))
