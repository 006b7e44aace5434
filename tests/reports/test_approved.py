"""A report that is approved says so on every page, and is printed once: the same bytes for the same approval."""

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pypdf

from domain.reporting.report import Approval, Audience, Issue
from reports.page.issue import printed_by, state_words
from support.reports import changed, print_whole
from support.sample_report import sample_report

APPROVED = Approval(date(2022, 4, 15), 2)
ISSUE = Issue("Umeåregionen", date(2022, 3, 31), "samverkanskoordinator Tierp")


def test_every_page_says_when_it_was_approved_and_which_version_it_is() -> None:
    report = sample_report()
    printed = print_whole(changed(report, approval=APPROVED))
    pages = [page.extract_text().replace("\xa0", " ") for page in pypdf.PdfReader(io.BytesIO(printed.content)).pages]
    assert len(pages) == printed.pages
    assert all("Godkänd 2022-04-15, version 2" in page for page in pages)
    assert not any("utskrivet" in page for page in pages)
    again = print_whole(changed(report, approval=APPROVED, printed=date(2023, 1, 1)))
    assert again.content == printed.content
    assert print_whole(changed(report, approval=Approval(APPROVED.day, 3))).content != printed.content


_A_YEAR_LATER = """
import datetime, hashlib, time

seconds = 366 * 24 * 3600
now, universal, local = time.time, time.gmtime, time.localtime
time.time = lambda: now() + seconds
time.gmtime = lambda at=None: universal(time.time() if at is None else at)
time.localtime = lambda at=None: local(time.time() if at is None else at)


class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime.datetime.fromtimestamp(time.time(), tz)

    today = utcnow = now


datetime.datetime = Later

from support.reports import print_whole
from support.sample_report import sample_report

assert abs(datetime.datetime.now().timestamp() - now() - seconds) < 60
print(hashlib.sha256(print_whole(sample_report()).content).hexdigest())
"""


def test_a_draft_of_a_day_is_the_same_bytes_when_it_is_printed_a_year_later() -> None:
    """By another process, whose clock is a year ahead from its first line, in another zone and another order of sets."""
    path = os.pathsep.join(sys.path)
    surroundings = {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    told = subprocess.run(
        [sys.executable, "-c", _A_YEAR_LATER], capture_output=True, text=True, check=True, env=surroundings
    )
    assert told.stdout.strip() == hashlib.sha256(print_whole(sample_report()).content).hexdigest()


def test_an_issue_of_any_kind_says_how_far_it_has_come() -> None:
    assert state_words(ISSUE) == "Utkast, utskrivet 2022-03-31"
    approved = replace(ISSUE, approval=APPROVED)
    assert state_words(approved) == "Godkänd 2022-04-15, version 2"
    assert state_words(replace(approved, example=True)) == "Exempel. Godkänd 2022-04-15, version 2"
    assert printed_by(ISSUE) == "2022-03-31 av samverkanskoordinator Tierp"
    said = "2022-03-31 av samverkanskoordinator Tierp, godkänd 2022-04-15 som version 2"
    assert printed_by(replace(approved, audience=Audience.PUBLIC)) == said
    assert printed_by(replace(approved, by="")) == "2022-03-31, godkänd 2022-04-15 som version 2"


def test_an_internal_copy_says_that_its_version_is_of_the_internal_copies() -> None:
    approved = replace(ISSUE, approval=APPROVED, audience=Audience.INTERNAL)
    assert state_words(approved) == "Godkänd 2022-04-15, intern version 2"
    assert printed_by(approved).endswith("godkänd 2022-04-15 som intern version 2")
