"""Long members of a JSON document are read in pieces and give what parsing it whole would."""

import json
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.ground.unfit import Unfit
from exchange.scb import json_parts
from exchange.scb.json_parts import FLAT_LIST, FLAT_OBJECT, OBJECTS, JsonParts, Misjudged

EITHER = {b"[": FLAT_LIST, b"{": FLAT_OBJECT}
LONG = {"value": EITHER, "status": EITHER, "data": {b"[": OBJECTS}}


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_parts, "_PIECE", 8)


def whole(parts: JsonParts, key: str) -> Any:
    """The member put together again."""
    if parts.shape(key) is dict:
        return {name: value for piece in parts.pieces(key) for name, value in piece.items()}
    return [value for piece in parts.pieces(key) for value in piece]


def whole_or_misjudged(data: bytes, key: str) -> Any:
    """The member, read as the program reads it."""
    try:
        return whole(JsonParts(data, LONG), key)
    except Misjudged:
        return whole(JsonParts(data, {}), key)


def test_a_long_list_comes_in_pieces_and_is_not_in_the_document() -> None:
    parts = JsonParts(b'{"id": ["Tid"], "value": [1, 22, 333, null, 55555, 6.5], "label": "x"}', LONG)
    assert len(list(parts.pieces("value"))) > 1
    assert whole(parts, "value") == [1, 22, 333, None, 55555, 6.5]
    assert parts.document["id"] == ["Tid"]
    assert parts.document["label"] == "x"
    assert parts.shape("status") is None
    assert whole(parts, "status") == []


@pytest.mark.parametrize(
    "document",
    [
        # The name of the member stands elsewhere too, as a key further in or in a text.
        {"dimension": {"value": [7, 8, 9]}, "value": [1, 2, 3]},
        {"value": [1, 2, 3], "note": {"value": [7], "status": {"0": "x"}}, "status": {"1": ".."}},
        {"note": '"value": [1]', "value": [4, 5, 6]},
        # Brackets, commas and braces in texts.
        {"value": [1, 2, 3], "status": {"0": "a,b", "1": "}", "2": "]"}},
        {"value": ["a,b", "c]d", "e,f,g,h,i,j,k,l"]},
        {"data": [{"key": ["}, {"], "values": ["}]"]}, {"key": ["b"], "values": ["2"]}]},
        # Lists within lists, empty ones, and none.
        {"value": [[1, 2], [3, 4], [5, 6], [7, 8]]},
        {"value": [], "status": {}, "data": []},
        {"data": [], "value": [{"key": []}]},
        {"value": 3, "status": "p", "data": None},
        {},
    ],
)
def test_whatever_the_document_is_like(document: dict[str, Any]) -> None:
    for indent in (None, 2):
        data = json.dumps(document, indent=indent).encode()
        parts = JsonParts(data, LONG)
        for key in LONG:
            found = document.get(key)
            assert parts.shape(key) is (type(found) if isinstance(found, list | dict) else None)
            if isinstance(found, list | dict):
                assert whole_or_misjudged(data, key) == found
        assert {k: v for k, v in parts.document.items() if k not in LONG} == {
            k: v for k, v in document.items() if k not in LONG
        }


TEXTS = st.text(st.sampled_from('a,]}[{":\\ å'), max_size=6)
MEMBERS = st.one_of(
    st.lists(st.none() | st.integers(-5, 10**6) | TEXTS, max_size=12),
    st.dictionaries(TEXTS, TEXTS, max_size=8),
    st.lists(st.dictionaries(st.sampled_from(["key", "values"]), st.lists(TEXTS, max_size=3)), max_size=6),
)


@given(
    document=st.dictionaries(st.sampled_from(["value", "status", "data", "id", 'a"value']) | TEXTS, MEMBERS, max_size=5)
)
def test_pieces_are_always_the_whole(document: dict[str, Any]) -> None:
    data = orjson.dumps(document)
    for key, member in document.items():
        assert (whole_or_misjudged(data, key) if key in LONG else JsonParts(data, LONG).document[key]) == member


@pytest.mark.parametrize(
    "text", ["", "{", '{"value": [1, 2', '{"value": [1, 2], "a": ', '{"value": [1 2]}', "[1]", "3"]
)
def test_what_is_no_document(text: str) -> None:
    with pytest.raises(Unfit):
        whole_or_misjudged(text.encode(), "value")
