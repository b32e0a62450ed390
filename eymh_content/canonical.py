"""The canonical form of JSON (RFC 8785), and digests of it.

Two files that say the same have the same canonical form, however they are laid out: keys sorted, no blanks, one way to
write a string and a number. A program in any language can compute the digest of a record and compare.
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from typing import Any

_EXACT = 2**53  # larger integers are doubles to JSON
_HIGH = re.compile("[\ud800-\U0010ffff]")
_PLAIN = range(-5, 22)  # how far the point may lie from the first digit, to the left or the right, without an exponent


def digest(value: Any) -> str:  # noqa: ANN401
    """Give the SHA-256 of the canonical form, as 64 hexadecimal digits."""
    return sha256(canonical(value)).hexdigest()


def canonical(value: Any) -> bytes:  # noqa: ANN401
    """Give the canonical form. ``value`` holds what JSON can hold; keys are strings."""
    return (_quick(value) or "".join(_pieces(value))).encode()


def _quick(value: Any) -> str | None:  # noqa: ANN401
    """Let the C encoder write it, and give that if it holds nothing on which encoder and standard differ.

    They differ on some numbers, and on the order of keys with characters above U+D7FF. Five times faster.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    numbers: list[str] = []
    json.loads(text, parse_float=numbers.append, parse_int=numbers.append, parse_constant=numbers.append)
    plain = all(written == number(json.loads(written)) for written in numbers)
    return text if plain and not _HIGH.search(text) else None


def _pieces(value: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(value, dict):
        before = "{"
        for key in sorted(value, key=lambda key: key.encode("utf-16-be")):
            yield f"{before}{_text(key)}:"
            yield from _pieces(value[key])
            before = ","
        yield "}" if value else "{}"
    elif isinstance(value, list):
        before = "["
        for item in value:
            yield before
            yield from _pieces(item)
            before = ","
        yield "]" if value else "[]"
    elif isinstance(value, bool) or value is None:
        yield json.dumps(value)
    elif isinstance(value, int | float):
        yield number(value)
    else:
        yield _text(value)


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def number(value: float) -> str:
    """Write a number as ECMAScript does: the fewest digits that give the same double."""
    if isinstance(value, int) and abs(value) <= _EXACT:
        return str(value)
    sign, digits, exponent = Decimal(repr(float(value))).normalize().as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"JSON has no {value}")  # noqa: TRY004  # infinity is a wrong value, not a wrong type
    if digits == (0,):
        return "0"
    written = "".join(map(str, digits))
    point = len(written) + exponent  # where the point stands, counted from the left of the digits
    if point in _PLAIN:
        if point <= 0:
            written = "0." + "0" * -point + written
        elif point < len(written):
            written = f"{written[:point]}.{written[point:]}"
        else:
            written += "0" * (point - len(written))
    else:
        fraction = f".{written[1:]}" if len(written) > 1 else ""
        written = f"{written[0]}{fraction}e{point - 1:+d}"
    return f"-{written}" if sign else written
