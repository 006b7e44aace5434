"""The recommendation report from the command line: for the public unless a reason is given."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from domain.reporting.composition import Composition
from domain.reporting.saved_plan import SavedPlan
from storage.file.workspace import open_workspace
from storage.reporting.plans import save_plan
from support.commands import Run
from support.tidy_files import PERSONAL_NUMBER


@pytest.fixture
def workspace(tmp_path: Path, lagesbild: Run) -> Path:
    path = tmp_path / "exempel.lagesbild"
    assert lagesbild("demo", path).code == 0
    return path


def text_of(pdf: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(pdf).pages)


def test_a_public_report_is_written_and_its_place_told(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "rapport.pdf"

    answer = lagesbild("report", "recommendations", workspace, "--out", out)

    assert (answer.code, answer.out, answer.err) == (0, f"{out}\n", "")
    assert out.read_bytes().startswith(b"%PDF-")
    assert "internt" not in text_of(out).lower()


def test_an_internal_report_says_so_on_every_page(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "internt.pdf"

    answer = lagesbild(
        "report", "recommendations", workspace, "--out", out, "--internal", "--reason", "Analysteamets möte i maj"
    )

    assert answer.code == 0
    assert all("internt" in page.extract_text().lower() for page in PdfReader(out).pages)


def test_one_area_and_period_can_be_asked_for(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "nordmaling.pdf"

    answer = lagesbild("report", "recommendations", workspace, "--out", out, "--area", "2401", "--period", "2021")

    assert answer.code == 0
    assert "Nordmaling" in text_of(out)
    said = " ".join(text_of(out).split())
    left_out = r"Urval: Nordmaling\. Inte med av gruppens kommuner: [^.]*Robertsfors[^.]*\."
    assert re.search(left_out, said)
    assert "Robertsfors" not in re.sub(left_out, "", said)


def test_an_earlier_file_is_replaced_whole_and_nothing_is_left_beside(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "ut"
    folder.mkdir()
    out = folder / "rapport.pdf"
    out.write_bytes(b"gammalt")

    assert lagesbild("report", "recommendations", workspace, "--out", out).code == 0

    assert out.read_bytes().startswith(b"%PDF-")
    assert list(folder.iterdir()) == [out]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--area", "9999"], "9999"),
        (["--internal", "--reason", f"Möte om {PERSONAL_NUMBER}"], "personnummer"),
    ],
)
def test_what_cannot_be_printed_leaves_no_file(
    lagesbild: Run, workspace: Path, tmp_path: Path, options: list[str], said: str
) -> None:
    out = tmp_path / "rapport.pdf"

    answer = lagesbild("report", "recommendations", workspace, "--out", out, *options)

    assert (answer.code, answer.out) == (1, "")
    assert said in answer.err
    assert "2391" not in answer.err
    assert not out.exists()


def test_the_profile_of_a_kommun_is_printed_with_its_published_figures(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    out = tmp_path / "nordmaling.pdf"

    answer = lagesbild("report", "profile", workspace, "--out", out, "--area", "2401", "--period", "2021")

    assert (answer.code, answer.out, answer.err) == (0, f"{out}\n", "")
    said = " ".join(text_of(out).split())
    assert "Nordmaling 2021" in said
    assert "Totalt 597 551 −46" in said


def test_without_a_period_the_latest_year_with_figures_is_printed(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    out = tmp_path / "senaste.pdf"

    assert lagesbild("report", "profile", workspace, "--out", out, "--area", "2401").code == 0

    assert "Nordmaling 2021" in text_of(out)


def test_the_whole_group_is_printed_with_every_member(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "region.pdf"

    answer = lagesbild("report", "region", workspace, "--out", out, "--period", "2021", "--gaps", "senast-kanda")

    assert (answer.code, answer.err) == (0, "")
    said = text_of(out)
    for name in ("Nordmaling", "Vindeln", "Robertsfors", "Innehåll"):
        assert name in said


@pytest.mark.parametrize(
    ("kind", "options", "said"),
    [
        ("profile", ["--area", "9999"], "Området 9999 finns inte i arbetsboken."),
        ("profile", ["--area", "2401", "--period", "2005"], "inga helårsekvivalenter för Nordmaling 2005"),
        ("region", ["--area", "2401"], "Nordmaling är ingen grupp av kommuner"),
        ("region", ["--period", "2005"], "inga helårsekvivalenter"),
    ],
)
def test_a_wrong_area_or_period_gets_one_sentence_and_no_file(
    lagesbild: Run, workspace: Path, tmp_path: Path, kind: str, options: list[str], said: str
) -> None:
    out = tmp_path / "rapport.pdf"

    answer = lagesbild("report", kind, workspace, "--out", out, *options)

    assert (answer.code, answer.out) == (1, "")
    assert said in answer.err
    assert len(answer.err.strip().splitlines()) == 1
    assert not out.exists()


@pytest.mark.parametrize("options", [[], ["--area", "2401", "--internal"], ["--area", "2401", "--period", "i fjol"]])
def test_a_profile_asked_for_wrongly_is_wrong_usage(
    lagesbild: Run, workspace: Path, tmp_path: Path, options: list[str]
) -> None:
    out = tmp_path / "rapport.pdf"

    assert lagesbild("report", "profile", workspace, "--out", out, *options).code == 2

    assert not out.exists()


@pytest.mark.parametrize(
    ("kind", "options", "said"),
    [
        (
            "recommendations",
            ["--definition", "published"],
            "har inget val --definition; den tar --year, --area, --period och --hide-zeros",
        ),
        ("recommendations", ["--gaps", "senast-kanda"], "har inget val --gaps"),
        ("profile", ["--area", "2401", "--hide-zeros"], "har inget val --hide-zeros"),
        ("lots", ["--hide-zeros", "--internal", "--reason", "möte"], "--hide-zeros gäller bara en offentlig rapport"),
        ("recommendations", ["--date", "2024-10-31"], "har inget val --date"),
        ("profile", ["--area", "2401", "--year", "2022"], "har inget val --year; den tar --area, --period och --gaps"),
        ("profile", ["--area", "2401", "--definition", "default"], "har inget val --definition"),
        ("region", ["--date", "2024-10-31"], "har inget val --date"),
        ("populations", ["--gaps", "senast-kanda"], "den tar --area, --period, --date och --definition"),
        ("populations", ["--date", "2024-10-31", "--period", "2024-10-31"], "ange mättillfället en gång"),
        ("lots", ["--date", "2016-01-31"], "har inget val --date; den tar --area, --period och --hide-zeros"),
        ("recommendations", ["--year", "20222"], "skriv ett år som 2022"),
    ],
)
def test_an_option_that_the_report_does_not_know_is_refused(
    lagesbild: Run, workspace: Path, tmp_path: Path, kind: str, options: list[str], said: str
) -> None:
    out = tmp_path / "rapport.pdf"
    answer = lagesbild("report", kind, workspace, "--out", out, *options)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert not out.exists()


def test_the_year_of_the_recommendations_can_be_chosen(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "rapport.pdf"
    assert lagesbild("report", "recommendations", workspace, "--out", out, "--year", "2021").code == 0
    said = text_of(out)
    assert "Rekommendationer 2021" in said
    assert "Inga rekommendationer är skrivna ännu." in said
    assert lagesbild("report", "recommendations", workspace, "--out", out).code == 0
    assert "Rekommendationer 2022" in text_of(out)


def test_lots_cases_are_a_report_of_their_own(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "lots.pdf"
    assert lagesbild("report", "lots", workspace, "--out", out).code == 0
    said = " ".join(text_of(out).split())
    assert "LOTS-ärenden Exempelregionen 2015" in said
    assert "Tierp, januari–december 2015" in said
    assert "För Tierp är också januari–april 2016 registrerat, som inte är med: halvåret är inte helt." in said
    assert "dolt" in said
    options = ("--area", "0360", "--internal", "--reason", "möte", "--period", "2016 H1")
    assert lagesbild("report", "lots", workspace, "--out", out, *options).code == 0
    said = " ".join(text_of(out).split())
    assert "LOTS-ärenden Tierp första halvåret 2016" in said
    assert "Tierp, januari–juni 2016" in said
    assert lagesbild("report", "lots", workspace, "--out", out, "--period", "2016 Q1").code == 0
    said = " ".join(text_of(out).split())
    assert "Tierp har inte första kvartalet 2016 att visa" in said
    assert "Källa: Publicerade LOTS-ärenden våren 2016" in said, "period posts alone have their source too"
    for plan, period in (("lots", "2016-01-31"), ("region", "2016 Q1")):
        assert lagesbild("report", plan, workspace, "--out", out, "--period", period).code == 2
    answer = lagesbild("report", "lots", workspace, "--out", out, "--area", "2401")
    assert (answer.code, answer.out) == (1, "")
    assert "Det finns inga LOTS-ärenden för Nordmaling." in answer.err


def test_the_population_of_a_kommun_is_printed_with_its_sum_and_range(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    out = tmp_path / "lycksele.pdf"

    for period in ([], ["--period", "2024"], ["--period", "2024-10-31"]):
        answer = lagesbild("report", "populations", workspace, "--out", out, "--area", "2481", *period)

        assert (answer.code, answer.out, answer.err) == (0, f"{out}\n", "")
        said = " ".join(text_of(out).split())
        assert "72 + 27 + 33 + 36 + 21 + 92 = 281" in said
        assert "209–281 olika personer" in said


def test_the_population_as_published_says_who_is_counted_twice(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "publicerat.pdf"
    answer = lagesbild(
        "report",
        "populations",
        workspace,
        "--out",
        out,
        "--area",
        "2481",
        "--definition",
        "published",
        "--internal",
        "--reason",
        "möte i analysgruppen",
    )

    assert answer.code == 0
    said = " ".join(text_of(out).split())
    assert "= 323" in said
    assert "42 räknas två gånger" in said
    assert "internt" in said.lower()


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--area", "2481", "--period", "2023-10-31"], 1, "ingen samverkanspopulation för Lycksele 2023-10-31"),
        (["--area", "2481", "--definition", "egen"], 1, "Definitionen egen finns inte"),
        (["--area", "2481", "--period", "2024-13-31"], 2, "skriv ett datum"),
    ],
)
def test_a_population_that_is_not_there_leaves_no_file(
    lagesbild: Run, workspace: Path, tmp_path: Path, options: list[str], code: int, said: str
) -> None:
    out = tmp_path / "rapport.pdf"
    answer = lagesbild("report", "populations", workspace, "--out", out, *options)
    assert answer.code == code
    assert said in answer.err
    assert not out.exists()


def test_a_day_is_no_period_of_a_profile(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    answer = lagesbild(
        "report", "profile", workspace, "--out", tmp_path / "r.pdf", "--area", "2401", "--period", "2021-10-31"
    )
    assert answer.code == 2
    assert "2021-03" in answer.err


def test_a_report_of_ones_own_takes_what_its_parts_take(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    """Lycksele has no whole year of helårsekvivalenter, and a report of all else."""
    own = SavedPlan(
        "", "Till styrelsen", "profile", ("population", "lots", "gone"), Composition(own_text="# Syfte\nAllt.")
    )
    with open_workspace(workspace, who="samordnare") as ws:
        save_plan(ws, plan=own, shipped=())
    out = tmp_path / "egen.pdf"
    of_area = ("report", "profile", workspace, "--out", out, "--area", "2481")
    assert lagesbild(*of_area).err == "Det finns inget helt år med helårsekvivalenter för Lycksele.\n"

    answer = lagesbild(*of_area, "--plan", "TILL styrelsen")

    assert (answer.code, answer.err) == (0, "")
    said = " ".join(text_of(out).split())
    assert "Till styrelsen Lycksele" in said
    assert "281 personer räknas till den kända samverkanspopulationen" in said
    assert "Syfte Allt." in said
    wrong = lagesbild(*of_area, "--plan", "Till styrelsen", "--year", "2022")
    assert wrong.code == 2
    assert "rapporten Till styrelsen har inget val --year" in wrong.err
    assert lagesbild("report", "profile", workspace, "--out", out, "--plan", "Till styrelsen").code == 2
    unknown = lagesbild(*of_area, "--plan", "Annat")
    assert (unknown.code, unknown.err) == (
        1,
        "Arbetsboken har ingen egen rapport av slaget profile som heter Annat. Det här finns: Till styrelsen.\n",
    )
    assert lagesbild("report", "lots", workspace, "--out", out, "--plan", "Till styrelsen").err == (
        "Arbetsboken har ingen egen rapport av slaget lots som heter Till styrelsen.\n"
    )


def test_a_folder_for_the_archive_is_written_whole_and_never_over_another(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "Arkiv 2022"
    asked = ("report", "lots", workspace, "--folder", folder)
    assert lagesbild(*asked).out == f"{folder}\n"
    assert {"Läs mig.txt", "tabeller.xlsx"} <= {path.name for path in folder.iterdir()}
    again = lagesbild(*asked)
    assert again.code == 1
    assert "finns redan" in again.err
    neither = lagesbild("report", "lots", workspace)
    assert neither.code == 2
    assert "--out F.pdf, --folder DIR eller båda" in neither.err
