"""What is hidden of LOTS cases and why, figure by figure, for whoever answers for what is printed (ruling 22)."""

from domain.ground.hidden_figure import HiddenFigure, HiddenFigures
from domain.ground.period import Period, span_label
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import is_hidden
from domain.hiding.additive_table import CellKey
from domain.hiding.lots import lots_values, post_table, public_post, with_hidden
from domain.hiding.lots_periods import Tallies, tables_of, without_zeros
from domain.hiding.periods import hidden_of_periods, linked
from domain.hiding.suppression import has_solver, hide_small
from domain.hiding.why import Reason, Why, reasons
from domain.lots.month import AgeGroup, Party, PeriodPost
from domain.lots.period import in_margins


def hidden_figures(
    where: str, own: Tallies, threshold: int = 5, border: int = 30, *, zeros: bool = False
) -> HiddenFigures:
    """The hidden figures of the last of the periods; `own` is what `public_periods` takes, `border` the age that the
    workspace divides at. `zeros` says that noughts are hidden too."""
    tallies = {period: in_margins(tally) for period, tally in own.items()}
    tables = tables_of(tallies)
    hidden = hidden_of_periods(tables, threshold)
    last = list(tallies)[-1]
    values = lots_values(tallies[last])
    of = [(last, key) for key in values if key in hidden[last].cells]
    dark = frozenset((period, key) for period, each in hidden.items() for key in each.cells)
    found = reasons(linked(tables), dark, of, threshold)
    figures = [
        HiddenFigure(where, _name(key, border), values[key], _why(found[last, key], border, last)) for _last, key in of
    ]
    if zeros:
        public = with_hidden(tallies[last], hidden[last].cells, threshold)
        darker = lots_values(without_zeros(tallies[last], public, threshold))
        more = (key for key in values if is_hidden(darker[key]) and key not in hidden[last].cells)
        figures += [HiddenFigure(where, _name(key, border), values[key], _why_noughts()) for key in more]
    return HiddenFigures(tuple(figures), len(of) - hidden[last].at_least if has_solver() else 0, has_solver())


def hidden_of_post(
    where: str, post: PeriodPost, threshold: int = 5, border: int = 30, *, zeros: bool = False
) -> HiddenFigures:
    """The hidden figures of a period post that is told of by itself."""
    table = post_table(post)
    hidden = hide_small(table, threshold)
    own = [key for key in post.counts if key in hidden]
    found = reasons(table, hidden, own, threshold)
    figures = [HiddenFigure(where, _name(key, border), post.counts[key], _why(found[key], border)) for key in own]
    darker = public_post(post, threshold, hide_zeros=True).counts if zeros else {}
    more = (key for key, value in darker.items() if is_hidden(value) and key not in hidden)
    figures += [HiddenFigure(where, _name(key, border), post.counts[key], _why_noughts()) for key in more]
    return HiddenFigures(tuple(figures), by_solver=has_solver())


def _why_noughts() -> str:
    return tr("noll, eller ett tal som avslöjar en nolla")


def _name(key: CellKey, border: int) -> str:
    """`Försäkringskassan, kvinnor`, `Försäkringskassan, totalt`, `alla parter, under 30`."""
    party, split = tr("Alla parter"), tr("totalt")
    if isinstance(key, tuple):
        party, sex, age = key[0].label, key[1], key[2]
        parts = [sex.label.lower()] if sex is not Sex.UNSPLIT else []
        parts += [age.label(border).lower()] if age is not AgeGroup.ALLA else []
        split = " ".join(parts) or split
    elif isinstance(key, Party):
        party = key.label
    elif isinstance(key, AgeGroup):
        split = key.label(border).lower()
    elif isinstance(key, Sex):
        split = key.label.lower()
    return tr("{party}, {split}").format(party=party, split=split)


def _why(reason: Reason, border: int, shown: Period | None = None) -> str:
    """`shown` is the period of a figure that is told of beside others: then those it protects name theirs."""
    if reason.why is Why.SMALL:
        return tr("litet antal")
    if reason.protects is None:
        return tr("skulle tillsammans med andra tal avslöja ett litet antal")
    period, key = shown, reason.protects
    if shown is not None:
        assert isinstance(key, tuple)
        period, key = key
    if period is None or period == shown:
        return tr("skyddar {figure}").format(figure=_name(key, border))
    months = span_label(period.months[0], period.months[-1])
    return tr("skyddar {figure} i {months}").format(figure=_name(key, border), months=months)
