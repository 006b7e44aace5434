"""The page of the text that one is writing, from figures read to a picture of it, beside two such pages printed.

The floor is a report of two such recommendations, a page each, by the report's own engine and drawn for the screen:
what the page may cost at most. Processor time, taken in turns.
"""

from __future__ import annotations

import sys
import time

from harness import Aim, interleaved, started_on_the_example, table, timed

ROUNDS = 15
WIDTH = 520
AIM = 1.0


def main() -> int:
    with started_on_the_example() as (_application, running, _path):
        assert running.program is not None
        opened = running.program.workspaces.opened
        assert opened is not None
        workspace = opened.services.workspace
        from dataclasses import replace

        from reports.recommendations.draft import print_draft
        from storage.recommendations.queries import recommendations
        from storage.recommendations.report import read_draft
        from widgets.parts.pdf import PdfPages
        from widgets.recommendations.page_beside import drawn_pages

        longest = max(recommendations(workspace), key=lambda each: sum(map(len, each.texts.values())))
        told, issue = read_draft(workspace, longest)
        two = replace(told, written=told.written * 2)

        def two_pages() -> None:
            pdf = PdfPages(print_draft(two, issue, longest.year, 1).content)
            for at in range(pdf.count):
                pdf.image(at, WIDTH)
                pdf.text(at)
            pdf.close()

        contestants = {
            "two such pages, printed and drawn": timed(two_pages, time.process_time),
            "the page beside": timed(lambda: drawn_pages(workspace, longest, 1, WIDTH), time.process_time),
            "of which its figures are read": timed(lambda: read_draft(workspace, longest), time.process_time),
        }
        pages = PdfPages(print_draft(told, issue, longest.year, 1).content).count
        title = f"The page of the recommendation one is writing ({pages} pages); processor time"
        print(table(title, interleaved(contestants, ROUNDS), (Aim("the page beside", AIM),)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
