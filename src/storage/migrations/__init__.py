"""From an older file to today's tables. What is here is read when a workspace opens: importing it costs nothing,
and Alembic is loaded only when a file is older than the program (decision 0005)."""

from collections.abc import Mapping
from pathlib import Path

# Every revision there is, the oldest first; a test compares the list with the scripts.
REVISIONS = ("0006", "0007", "0008", "0009", "0010", "0011", "0012", "0013", "0014", "0015", "0016", "0017", "0018")
HEAD = REVISIONS[-1]

# What tells the schema of each revision from every other (`inspection.schema_mark`), and of the table that holds the
# revision; a test compares them with the samples. Opening knows by them that a file has nothing else in it.
SCHEMAS: Mapping[str, str] = {
    "0006": "d19823c01b1800b94406b45738a7eab2",
    "0007": "302dda140449ebf8b06bdfd4e2023810",
    "0008": "2758d3b12c8159b2e65ec39c9ccd4d28",
    "0009": "3b3e05976351437813e408232e43bfb9",
    "0010": "5496dfabf1fd0f119222ed92e3864040",
    "0011": "5a5209b8c89e0f77857ec59aac19c0a7",
    "0012": "31a37e118ceb15c953fbbb0320d87bd2",
    "0013": "6a6b4844c2339566e06c228c66257ca0",
    "0014": "8a38feca9a6004211d09fd5c86e6b5d0",
    "0015": "36ce1374733099eb5bbce1ad4f3c499d",
    # No table is another: only what stands in them.
    "0016": "36ce1374733099eb5bbce1ad4f3c499d",
    "0017": "d17b1c175406d4c0344d8e36f403e73a",
    "0018": "603cf1f6ffb8937db29c5a2e4cbd8078",
}
# Those of files from before there was a release, which are told from damaged ones and are not read (decision 0022).
BEFORE_RELEASE: Mapping[str, str] = {
    "0001": "24fda75579da40e8b9589c46dd595dd6",
    "0002": "38b2da37b97ba41d6efca4440cc30c08",
    "0003": "44a1c1402719fb3b4f2eb3e635c852db",
    "0004": "c9c875905fec48a0bb18114e6ce45d04",
    "0005": "c04fa75b53ff5d07740576c86e2600d5",
}
STAMP = "163e6786aeefd9f5d26049451de4e686"

FOLDER = Path(__file__).parent
SCRIPT_FOLDERS = (FOLDER / "versions",)

# By table and by the name it had: columns that a revision calls something else. The change log tells rows with the
# columns of their time and is read with today's.
RENAMED: Mapping[str, Mapping[str, str]] = {}
