"""What is pasted from Word and the web is cleaned to what a field can hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground.pasted import cleaned_html


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>Ett <b>fetstilt</b> ord,</p><p>och <em>ett\n till</em>.</p>", "Ett **fetstilt** ord,\noch *ett till*."),
        ("<b>Fet <i>och kursiv</i></b>", "**Fet** ***och kursiv***"),
        ("<b style='font-weight: normal'><p>Från Google</p></b>", "Från Google"),
        ("<ul><li>ett<ul><li>under</li></ul></li><li><p>två</p></li></ul>efter", "- ett\n  - under\n- två\nefter"),
        ("<ol><li>ett</li><li>två</li></ol>", "1. ett\n2. två"),
        ("<li>lös</li>", "- lös"),
        ('<a href="https://exempel.se">Rapporten</a>', "[Rapporten](https://exempel.se)"),
        ('<a href="javascript:x()">Nej</a> <a>inte</a>', "Nej inte"),
        ("<head><title>T</title></head><style>p{}</style><script>x</script>Kvar", "Kvar"),
        ("</style></ul></b>Kvar", "Kvar"),
        (
            "Antal<table><tr><td>a</td><td>b</td></tr><tr><th>c<td><p>1</p></tr></table>efter",
            "Antal\n| a   |   b |\n| --- | --: |\n| c   |   1 |\n\nefter",
        ),
        ("<table><tr><td>a</td><td>b</td></tr></table><table><tr><td></table>", "a\tb"),
        ("<td>lös</td><tr>cell<table><td>utan<td>slut", "lös\ncell\nutan\tslut"),
        ("<table><tr><td>i<table><tr><td>två<td>led<tr><td>1<td>2</table>", "i två led 1 2"),
        ("</table>Kvar", "Kvar"),
        ("<p>ett</p><p> </p><br><br><p>två <!-- tyst --></p>", "ett\ntvå"),
        ("a<b> </b>b <b></b> c &amp; d", "a b c & d"),
        ("", ""),
    ],
)
def test_only_what_prints_is_kept(html: str, kept: str) -> None:
    assert cleaned_html(html) == kept


@given(
    st.lists(
        st.sampled_from(
            [
                "<b>",
                "</b>",
                "<ul>",
                "<li>",
                "</ul>",
                "<p>",
                "ord ",
                "<td>",
                "<tr>",
                "<table>",
                "</table>",
                "<style>",
                "</style>",
                "<",
            ]
        )
    )
)
def test_whatever_is_pasted_is_cleaned(parts: list[str]) -> None:
    assert "style" not in cleaned_html("".join(parts))
