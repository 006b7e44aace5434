"""What can be done in the tab, named before it is made: the search lists it all."""

from collections.abc import Iterable
from functools import partial

from domain.ground.period import Period, PeriodKind
from domain.recommendations.recommendation import Recommendation, Template
from widgets.parts import Button
from widgets.tab.contract import Offer, Services, Thing
from widgets.text import literal, tr


def recommendation_offers(templates: Iterable[Template]) -> tuple[Offer, ...]:
    """One for each template to begin on, then what is done with those chosen, and what leads through the list."""
    new = (
        Offer(
            f"new-{template.key}",
            literal(tr("Ny rekommendation: {template}").format(template=template.name)),
            f"Ctrl+Shift+{at}" if at < 10 else "",
            at_once=True,
            words=tr("skriva förslag åtgärd mall"),
        )
        for at, template in enumerate(templates, start=1)
    )
    return (
        *new,
        Offer("copy-recommendation", tr("Kopiera rekommendationen …"), words=tr("kopia område år dubblett")),
        Offer("remove-recommendation", tr("Ta bort rekommendationen"), words=tr("radera stryk")),
        Offer("move-up", tr("Flytta rekommendationen uppåt"), "Ctrl+Shift+Up", words=tr("ordning")),
        Offer("move-down", tr("Flytta rekommendationen nedåt"), "Ctrl+Shift+Down", words=tr("ordning")),
        Offer("seek-recommendation", tr("Sök bland rekommendationerna"), "Ctrl+F", words=tr("filter hitta leta")),
        Offer("fill-rate", tr("Fyllnadsgrad"), words=tr("tomma fält ifyllt saknas")),
        Offer("next-empty", tr("Nästa tomma fält"), "Ctrl+Shift+F", words=tr("fyllnadsgrad ej ifyllt saknas")),
        Offer("templates", tr("Mallar …"), words=tr("egen mall fält version exportera")),
        Offer("replace-words", tr("Sök och ersätt …"), "Ctrl+H", words=tr("byt ut ord texter")),
        Offer("evidence", tr("Underlag …"), "Ctrl+U", words=tr("tabell diagram infoga sätt in")),
        Offer("next-finding", tr("Nästa att se över"), "F8", words=tr("granska fel siffror")),
        Offer("previous-finding", tr("Föregående att se över"), "Shift+F8", words=tr("granska fel siffror")),
        Offer("page-beside", tr("Visa sidan bredvid texten"), "F9", words=tr("förhandsvisa dölj tryck pdf rapport")),
    )


def recommendation_things(written: Iterable[Recommendation]) -> tuple[Thing, ...]:
    """Every recommendation, found by its title."""
    return tuple(Thing(each.title, Period(each.year, PeriodKind.YEAR), each.id) for each in written)


def command_buttons(services: Services) -> list[Button]:
    """*Räkna om …* and *Möte*, which are commands of the window."""
    made = []
    for words, command in ((tr("Räkna om …"), "recount"), (tr("Möte"), "meeting")):
        button = Button(words)
        button.clicked.connect(partial(services.run_command, command))
        made.append(button)
    return made
