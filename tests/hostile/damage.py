"""What can be wrong in the bytes of a file. Each function takes the bytes and returns others."""

import json
import random
import re
from collections.abc import Callable
from typing import Any

from tests.hostile.box import HOSTILE

LITERALS = [*HOSTILE["literals"], "9" * 5000, "0." + "1" * 400]
TEXTS = [*HOSTILE["texts"], "x" * 300_000]
ANCHORS = [*HOSTILE["anchors"], "9" * 4301, "1-" + "9" * 5000, "12." + "9" * 5000]
VALUES: list[Any] = [
    None,
    True,
    0,
    -1,
    1.5,
    10**30,
    float("nan"),
    float("inf"),
    [],
    {},
    [[]],
    [None],
    [1] * 5000,
    *TEXTS,
]
DEPTHS = [50, 200, 1000, 100_000]


def _deep(data: bytes, rng: random.Random) -> bytes:
    depth = rng.choice(DEPTHS)
    opening, closing = rng.choice([(b"[", b"]"), (b'{"a":', b"}")])
    nest = opening * depth + b"1" + closing * depth
    return rng.choice([nest, opening * depth, b'{"note": ' + nest + b"," + data.lstrip()[1:]])


def _first_member(data: bytes, member: str) -> bytes:
    return data.replace(b"{", b"{" + member.encode() + b",", 1)


def _title(data: bytes, rng: random.Random) -> bytes:
    text = json.dumps(rng.choice(TEXTS), ensure_ascii=rng.random() < 0.5)
    return re.sub(rb'"title": "[^"]*"', lambda _: b'"title": ' + text.encode("utf-8", "surrogatepass"), data, count=1)


def _number(data: bytes, rng: random.Random) -> bytes:
    found = list(re.finditer(rb"(?<=: )\d+(?=[,\n}])", data))
    return _replaced(data, rng.choice(found).span(), rng.choice(LITERALS)) if found else data


def _anchor(data: bytes, rng: random.Random) -> bytes:
    found = list(re.finditer(rb'(?<=[":])\d+(\.\d+)?(?=")', data))
    return _replaced(data, rng.choice(found).span(), rng.choice(ANCHORS)) if found else data


def _replaced(data: bytes, span: tuple[int, int], text: str) -> bytes:
    return data[: span[0]] + text.encode() + data[span[1] :]


def _value(data: bytes, rng: random.Random) -> bytes:
    """Set one value of a JSON file, wherever it is."""
    try:
        whole = holder = json.loads(data)
    except (ValueError, RecursionError):
        return data
    while isinstance(holder, dict | list) and holder:
        key = rng.choice([*holder] if isinstance(holder, dict) else range(len(holder)))
        if not isinstance(holder[key], dict | list) or not holder[key] or rng.random() < 0.3:
            holder[key] = rng.choice(VALUES)
            break
        holder = holder[key]
    return json.dumps(whole, indent=2).encode()


DAMAGE: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "cut": lambda data, rng: data[: rng.randrange(len(data) + 1)],
    "one byte": lambda data, rng: bytes([rng.randrange(256)]).join(
        [data[: len(data) // 2], data[len(data) // 2 + 1 :]]
    ),
    "repeated key": lambda data, _: _first_member(data, '"id": "other"'),
    "lone surrogate": lambda data, _: _first_member(data, r'"note": "\ud800 my only copy"'),
    "NaN": lambda data, _: _first_member(data, '"note": NaN'),
    "infinity": lambda data, _: _first_member(data, '"note": -Infinity'),
    "byte order mark": lambda data, _: b"\xef\xbb\xbf" + data,
    "UTF-16": lambda data, _: data.decode("utf-8", "replace").encode("utf-16"),
    "not UTF-8": lambda data, _: data.replace(b'": "', b'": "\xff\xfe', 1) + b"\xff",
    "NUL": lambda data, _: data + b"\0",
    "NUL in the middle": lambda data, _: data[:9] + b"\0" * 40 + data[9:],
    "empty": lambda _data, _: b"",
    "no object": lambda _data, rng: rng.choice([b"[]", b"null", b"1", b'"x"', b" \n", b"{", b"{}}", b"<html>"]),
    "empty object": lambda _data, _: b"{}",
    "carriage returns": lambda data, _: data.replace(b"\n", b"\r\n"),
    "huge": lambda data, _: _first_member(data, f'"note": "{"x" * 2_000_000}"'),
    "long list": lambda data, _: _first_member(data, f'"note": [{"1," * 300_000}1]'),
    "deep": _deep,
    "title": _title,
    "number": _number,
    "anchor": _anchor,
    "value": _value,
}
NEVER_JSON = {
    *("repeated key", "lone surrogate", "NaN", "infinity", "UTF-16", "not UTF-8", "NUL", "NUL in the middle"),
    *("empty", "no object"),
}
"""What no command may accept in a record."""
