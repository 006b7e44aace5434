"""The words of the editor: roles of rows and the parties that deliver them."""

from domain.ground.text import tr
from domain.populations.definition import RowRole


def role_words() -> dict[RowRole, str]:
    """What each role is called, in the order they are offered."""
    return {
        RowRole.COUNTED: tr("räknas"),
        RowRole.PART: tr("räknas inte"),
        RowRole.WHOLE: tr("helhet"),
        RowRole.POTENTIAL: tr("potentiell"),
        RowRole.PUBLISHED_TOTAL: tr("publicerad summa"),
        RowRole.PUBLISHED_POTENTIAL: tr("publicerad potentiell"),
    }


def short_party(party: str | None) -> str:
    """Who delivers a row, as short as a column has room for."""
    return {"af": tr("AF"), "fk": tr("FK"), "socialtjanst": tr("socialtjänst"), "scb": tr("SCB")}.get(party or "", "")


def short_role(role: RowRole) -> str:
    """A role as short as a column has room for: both published sums are told apart by their names."""
    published = (RowRole.PUBLISHED_TOTAL, RowRole.PUBLISHED_POTENTIAL)
    return tr("publicerad") if role in published else role_words()[role]


def party_words() -> dict[str | None, str]:
    """Who can deliver a row, nobody in particular first."""
    return {
        None: tr("ingen särskild"),
        "af": tr("Arbetsförmedlingen"),
        "fk": tr("Försäkringskassan"),
        "socialtjanst": tr("socialtjänsten"),
        "scb": tr("SCB"),
    }
