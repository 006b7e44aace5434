"""Files a little wrong: each mutation knows the form it spoils, so that most of what it makes still looks like a file."""

import csv
import io
import json
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from typing import Any

# What people, programs and mischief put where a number should be.
ODD: list[object] = [
    "", "-", "..", ".", "<5", "<10", "-5", "1,000", "1.000", "1 234", "13,3", "1\u200e2", "0x10", "NaN", "#REF!", "=1+1",
    1.5, -1, -0.0, 1e308, 10**20, 10**400, 2**31, "7" * 400, "\0", "å" * 5000, "2024M13", "0000M01", "2401",
    "9999 Ingenstans", "20-64 år", "kvinnor",
]  # fmt: skip
# What is no number though Python takes it for one.
NO_NUMBERS: tuple[object, ...] = (True, False, "1e3", "1_000", "٣", "+5")
_NO_TEXTS: tuple[object, ...] = (None, [], {}, [1], {"a": 1})
_SPOILT_ALREADY = (
    ValueError, LookupError, TypeError, AttributeError, EOFError, NotImplementedError, RecursionError, csv.Error,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip
Dice = random.Random
Mutation = Callable[[bytes, Dice], bytes]


def spoiled(data: bytes, dice: Dice, form: str, *, later: bool) -> bytes:
    """The file after one to three mutations; `later` lets cells stand anywhere in a workbook, and puts what only looks
    like a number to Python among the figures."""
    if later and NO_NUMBERS[0] not in ODD:
        ODD.extend(NO_NUMBERS)
    own: Sequence[Mutation] = {"json": JSON, "csv": CSV, "px": PX, "xlsx": (*XLSX, *XLSX, *(FAR if later else ()))}[
        form
    ]
    for _time in range(dice.choice((1, 1, 1, 2, 3))):
        mutate = dice.choice(own) if dice.random() < 0.85 else dice.choice(BYTES)
        try:
            data = mutate(data, dice)
        except _SPOILT_ALREADY:
            data = dice.choice(BYTES)(data, dice)
    return data


# --- bytes ---


def _cut(data: bytes, dice: Dice) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _flip(data: bytes, dice: Dice) -> bytes:
    spoilt = bytearray(data)
    for _time in range(dice.randint(1, 4)):
        spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
    return bytes(spoilt)


def _encoded(data: bytes, dice: Dice) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(dice.choice(("utf-16", "utf-8-sig", "cp1252", "utf-32", "utf-16-le")), "replace")


def _repeated(data: bytes, dice: Dice) -> bytes:
    start = dice.randrange(len(data))
    piece = data[start : start + dice.randint(1, 2000)]
    return data[:start] + piece * dice.choice((2, 3, 50)) + data[start:]


def _taken_out(data: bytes, dice: Dice) -> bytes:
    start = dice.randrange(len(data))
    return data[:start] + data[start + dice.randint(1, 300) :]


BYTES: Sequence[Mutation] = (_cut, _flip, _encoded, _repeated, _taken_out)


# --- JSON ---


def _places(node: Any) -> list[tuple[Any, Any]]:
    """Every container with a key of it."""
    found: list[tuple[Any, Any]] = []
    waiting = [node]
    while waiting:
        each = waiting.pop()
        keys = list(each) if isinstance(each, dict) else range(len(each)) if isinstance(each, list) else ()
        found += [(each, key) for key in keys]
        waiting += [each[key] for key in keys]
    return found


def _json(change: Callable[[Any, Dice], None]) -> Mutation:
    def mutate(data: bytes, dice: Dice) -> bytes:
        document = json.loads(data)
        change(document, dice)
        return json.dumps(document, ensure_ascii=dice.random() < 0.2).encode("utf-8", "replace")

    return mutate


def _odd_value(document: Any, dice: Dice) -> None:
    where, key = dice.choice(_places(document))
    where[key] = dice.choice((*ODD, *_NO_TEXTS))


def _gone(document: Any, dice: Dice) -> None:
    where, key = dice.choice(_places(document))
    del where[key]


def _swapped(document: Any, dice: Dice) -> None:
    places = _places(document)
    (one, a), (other, b) = dice.choice(places), dice.choice(places)
    if dice.random() < 0.7:
        one[a], other[b] = json.loads(json.dumps([other[b], one[a]]))


def _twice(document: Any, dice: Dice) -> None:
    lists = [where[key] for where, key in _places(document) if isinstance(where[key], list) and where[key]]
    where = dice.choice(lists)
    where.insert(dice.randrange(len(where) + 1), dice.choice(where))


def _renamed(document: Any, dice: Dice) -> None:
    where, key = dice.choice([place for place in _places(document) if isinstance(place[0], dict)])
    where[dice.choice((f"0{key}", f" {key}", f"{key}x", "10", "010", "-1", "1e1", str(key).upper()))] = where.pop(key)


def _sparse(document: Any, dice: Dice) -> None:
    """Values by place, some of them given in more than one way."""
    values = document["value"]
    listed = values if isinstance(values, list) else list(values.values())
    document["value"] = {str(at): value for at, value in enumerate(listed) if dice.random() < 0.8}
    if dice.random() < 0.5:
        document["value"][dice.choice(("010", "01", "+1", " 2", "1_0", "٣", "-0", "1.0"))] = dice.randrange(99)


def _giant(document: Any, dice: Dice) -> None:
    codes = [f"{code:04d}" for code in range(1, dice.choice((50, 3_000)))]
    months = [f"{1900 + at // 12}M{at % 12 + 1:02d}" for at in range(dice.choice((30, 2_400)))]
    if "dimension" in document:
        for name, values in (("Region", codes), ("Tid", months)):
            document["dimension"][name]["category"] = {"index": values}
            document["size"][document["id"].index(name)] = len(values)
        document["value"] = dice.choice(([1] * 10, {"0": 1}, {str(len(codes)): 1}))
    else:
        row = document["data"][0]
        keys = [column["code"] for column in document["columns"] if column["type"] != "c"]
        for code, month in zip(codes, months * 2, strict=False):
            key = [{"Region": code, "Tid": month}.get(name, old) for name, old in zip(keys, row["key"], strict=True)]
            document["data"].append({"key": key, "values": row["values"]})


def _nested(data: bytes, dice: Dice) -> bytes:
    depth = dice.choice((20, 900, 100_000))
    opened, closed = dice.choice(((b"[", b"]"), (b'{"a":', b"}")))
    inside = data.find(b":", dice.randrange(len(data))) + 1
    return data[:inside] + opened * depth + b"1" + closed * depth + b"," + data[inside:]


def _raw_number(data: bytes, dice: Dice) -> bytes:
    found = list(re.finditer(rb"(?<=[\[,: ])\d+(?=[,\]}])", data))
    at = dice.choice(found)
    odd = dice.choice((b"1e400", b"9" * 400, b"007", b"1.", b"NaN", b"-0", b"1e3", b"1E-2", b"0.1e2", b'"5"'))
    return data[: at.start()] + odd + data[at.end() :]


JSON: Sequence[Mutation] = (
    *map(_json, (_odd_value, _odd_value, _gone, _swapped, _twice, _renamed, _sparse, _giant)), _nested, _raw_number,
)  # fmt: skip


# --- CSV ---


def _csv(change: Callable[[list[list[str]], Dice], None]) -> Mutation:
    def mutate(data: bytes, dice: Dice) -> bytes:
        text = data.decode("utf-8")
        sign = ";" if ";" in text.split("\n", 1)[0] else ","
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
        change(rows, dice)
        made = io.StringIO(newline="")
        ending, other = dice.choice(("\r\n", "\n", "\r")), dice.choice((sign, sign, ";", ",", "\t"))
        csv.writer(made, delimiter=other, lineterminator=ending).writerows(rows)
        return made.getvalue().encode("utf-8", "replace")

    return mutate


def _any_cell(rows: list[list[str]], dice: Dice) -> tuple[list[str], int]:
    row = dice.choice([row for row in rows if row])
    return row, dice.randrange(len(row))


def _odd_cell(rows: list[list[str]], dice: Dice) -> None:
    row, at = _any_cell(rows, dice)
    row[at] = str(dice.choice(ODD))


def _cells_swapped(rows: list[list[str]], dice: Dice) -> None:
    (one, a), (other, b) = _any_cell(rows, dice), _any_cell(rows, dice)
    one[a], other[b] = other[b], one[a]


def _cell_gone(rows: list[list[str]], dice: Dice) -> None:
    row, at = _any_cell(rows, dice)
    del row[at]


def _cell_twice(rows: list[list[str]], dice: Dice) -> None:
    row, at = _any_cell(rows, dice)
    row.insert(at, row[at])


def _row_moved(rows: list[list[str]], dice: Dice) -> None:
    row = dice.choice(rows)
    if dice.random() < 0.6:
        rows.remove(row)
    if dice.random() < 0.6:
        rows.insert(dice.randrange(len(rows) + 1), list(row))


def _column_changed(rows: list[list[str]], dice: Dice) -> None:
    one, other = (dice.randrange(len(rows[0])) for _ in range(2))
    way = dice.randrange(3)
    for row in rows:
        if way == 0:
            row[one], row[other] = row[other], row[one]
        elif way == 1:
            row.insert(other, row[one])
        else:
            del row[one]


def _many(rows: list[list[str]], dice: Dice) -> None:
    if dice.random() < 0.5:
        rows[0] += [f"k{at}" for at in range(5000)]
    else:
        rows += [list(rows[-1]) for _ in range(3000)]


CSV: Sequence[Mutation] = tuple(
    map(
        _csv,
        (_odd_cell, _odd_cell, _odd_cell, _cells_swapped, _cell_gone, _cell_twice, _row_moved, _column_changed, _many),
    )
)


# --- PX ---


def _px(data: bytes, dice: Dice) -> bytes:
    parts = data.split(b";\r\n")
    at, to = dice.randrange(len(parts)), dice.randrange(len(parts))
    way = dice.randrange(4)
    if way == 0:
        del parts[at]
    elif way == 1:
        parts.insert(to, parts[at])
    elif way == 2:
        parts[at], parts[to] = parts[to], parts[at]
    else:
        parts[at] = parts[at].replace(b'","', dice.choice((b'";"', b'" "', b",", b'","","')), 1)
    return b";\r\n".join(parts)


def _px_figure(data: bytes, dice: Dice) -> bytes:
    head, mark, figures = data.partition(b"DATA=")
    words = figures.split(b" ")
    at = dice.randrange(len(words))
    odd = [str(value).encode() for value in ODD if isinstance(value, int | float | str)] + [
        b'"..."',
        b'"......."',
        b'"-"',
    ]
    words[at : at + dice.choice((0, 1, 1, 2))] = [dice.choice(odd)]
    return head + mark + b" ".join(words)


def _px_giant(data: bytes, dice: Dice) -> bytes:
    codes = ",".join(f'"{code:04d}"' for code in range(1, 4_000)).encode()
    months = ",".join(f'"{1900 + at // 12}M{at % 12 + 1:02d}"' for at in range(2_400)).encode()
    for name, values in ((b"region", codes), ("månad".encode(), months)):
        for word in (b"VALUES", b"CODES"):
            data = re.sub(word + rb'\("' + name + rb'"\)=[^;]*', word + b'("' + name + b'")=' + values, data)
    return data


PX: Sequence[Mutation] = (_px, _px, _px_figure, _px_figure, _px_giant)


# --- workbooks, as the zip of XML they are ---


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def _sheet(change: Callable[[list[bytes], Dice], None], pattern: bytes = rb"<c [^>]*?(?:/>|>.*?</c>)") -> Mutation:
    def mutate(data: bytes, dice: Dice) -> bytes:
        parts = _parts(data)
        name = dice.choice([name for name in parts if name.startswith("xl/worksheets/")])
        between = re.split(pattern, parts[name], flags=re.DOTALL)
        found = re.findall(pattern, parts[name], flags=re.DOTALL)
        change(found, dice)
        between += [b""] * (len(found) + 1 - len(between))
        parts[name] = b"".join(a + b for a, b in zip(between, [*found, b""], strict=False))
        return _packed(parts)

    return mutate


def _cell(found: list[bytes], dice: Dice) -> None:
    at = dice.randrange(len(found))
    value = str(dice.choice(ODD)).replace("<", "&lt;").replace("\0", "").encode()
    ref = re.search(rb'r="[A-Z]+\d+"', found[at])
    where = ref[0] if ref else b""
    found[at] = dice.choice((
        b"<c %s><v>%s</v></c>" % (where, value),
        b'<c %s t="str"><v>%s</v></c>' % (where, value),
        b'<c %s t="inlineStr"><is><t>%s</t></is></c>' % (where, value),
        b'<c %s t="e"><v>#REF!</v></c>' % where,
        b'<c %s t="b"><v>1</v></c>' % where,
        b'<c %s t="s"><v>99999</v></c>' % where,
        b"<c %s><f>A1+1</f></c>" % where,
        b"<c %s><f>A1+1</f><v>7</v></c>" % where,
        b'<c %s t="d"><v>2024-01-31</v></c>' % where,
        b"<c %s/>" % where,
        b"",
    ))  # fmt: skip


def _cells_exchanged(found: list[bytes], dice: Dice) -> None:
    one, other = dice.randrange(len(found)), dice.randrange(len(found))
    way = dice.randrange(3)
    if way == 0:
        found[one], found[other] = found[other], found[one]
    elif way == 1:
        found[one] += found[one]
    else:
        found[one] = re.sub(rb'r="[A-Z]+', b'r="' + dice.choice((b"A", b"C", b"AZ")), found[one])


def _far(found: list[bytes], dice: Dice) -> None:
    at = dice.randrange(len(found))
    far = dice.choice((b"XFD1048576", b"ZZ100000", b"A1048576", b"XFD1", b"AAAA9999999", b"A0", b"ZZZ99999999999"))
    found[at] += b'<c r="%s"><v>1</v></c>' % far


def _part(data: bytes, dice: Dice) -> bytes:
    parts = _parts(data)
    name, other = dice.choice(list(parts)), dice.choice(list(parts))
    way = dice.randrange(5)
    if way == 0:
        del parts[name]
    elif way == 1:
        parts[name] = parts[other]
    elif way == 2:
        parts[name] = parts[name][: dice.randrange(len(parts[name]) + 1)]
    elif way == 3:
        parts[name] = parts[name].replace(b">", b">" + b" " * 20_000_000, 1)
    else:
        parts[name] = _flip(parts[name], dice)
    return _packed(parts)


def _hidden(data: bytes, dice: Dice) -> bytes:
    parts = _parts(data)
    state = dice.choice((b"hidden", b"veryHidden", b"odd"))
    parts["xl/workbook.xml"] = re.sub(
        rb'state="\w+"|(?<=<sheet )', b'state="%s" ' % state, parts["xl/workbook.xml"], count=1
    )
    return _packed(parts)


_ROWS = rb"<row [^>]*?(?:/>|>.*?</row>)"
XLSX: Sequence[Mutation] = (
    _sheet(_cell), _sheet(_cell), _sheet(_cells_exchanged), _sheet(_cells_exchanged, _ROWS), _part, _hidden,
)  # fmt: skip
FAR: Sequence[Mutation] = (_sheet(_far),)
