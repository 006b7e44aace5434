"""A record of level WARNING or more that no test asked for fails the test in which it was logged.

Records are seen where they are made, so neither a logger that does not propagate nor a set-up that
replaces the root's handlers hides one.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest


@dataclass
class ExpectedLogs:
    """What the test says will be logged: `expect_log(logging.ERROR, "disk is full")` before it happens."""

    patterns: list[tuple[int, re.Pattern[str]]] = field(default_factory=list)

    def __call__(self, level: int, pattern: str) -> None:
        self.patterns.append((level, re.compile(pattern)))

    def covers(self, record: logging.LogRecord) -> bool:
        return any(record.levelno == level and text.search(record.getMessage()) for level, text in self.patterns)

    def missing_from(self, records: list[logging.LogRecord]) -> list[str]:
        return [
            f"{logging.getLevelName(level)} /{text.pattern}/"
            for level, text in self.patterns
            if not any(r.levelno == level and text.search(r.getMessage()) for r in records)
        ]


def _described(record: logging.LogRecord) -> str:
    return f"{record.levelname} {record.name}: {record.getMessage()}"


def _close_handlers_beyond(before: list[logging.Handler]) -> None:
    root = logging.getLogger()
    for handler in [h for h in root.handlers if h not in before]:
        root.removeHandler(handler)
        handler.close()


@pytest.fixture
def expect_log() -> ExpectedLogs:
    """Ask for a log line; the test also fails when the line does not come."""
    return ExpectedLogs()


@pytest.fixture(autouse=True)
def log_guard(expect_log: ExpectedLogs) -> Iterator[None]:
    seen: list[logging.LogRecord] = []
    make_record = logging.getLogRecordFactory()
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level

    def observing(*args: object, **kwargs: object) -> logging.LogRecord:
        record = make_record(*args, **kwargs)
        if record.levelno >= logging.WARNING:
            seen.append(record)
        return record

    logging.setLogRecordFactory(observing)
    yield
    logging.setLogRecordFactory(make_record)
    _close_handlers_beyond(handlers)
    root.setLevel(level)

    unexpected = [_described(record) for record in seen if not expect_log.covers(record)]
    if unexpected:
        pytest.fail("logged without being expected:\n  " + "\n  ".join(unexpected), pytrace=False)
    missing = expect_log.missing_from(seen)
    if missing:
        pytest.fail("expected in the log, but never came:\n  " + "\n  ".join(missing), pytrace=False)
