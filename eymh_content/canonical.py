"""The canonical form of JSON (RFC 8785), and digests of it.

Files with equal content have the same canonical form, however they are formatted: keys are sorted, there is no white
space, and each string and number has one spelling. A program in any language can compute the digest of a record.
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from typing import Any

_SORTED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
_MAX_INTEGER = 2**53  # JSON treats larger integers as doubles
_ABOVE_D7FF = re.compile("[\ud800-\U0010ffff]")
_NO_EXPONENT = range(-5, 22)  # positions of the decimal point for which ECMAScript writes no exponent


def digest(value: Any) -> str:  # noqa: ANN401
    """Return the SHA-256 of the canonical form, as 64 hexadecimal digits."""
    return sha256(canonical(value)).hexdigest()


def canonical(value: Any) -> bytes:  # noqa: ANN401
    """Return the canonical form of a value as returned by ``json.loads``."""
    return (_encode_fast(value) or "".join(_encode(value))).encode()


def _encode_fast(value: Any) -> str | None:  # noqa: ANN401
    """Encode with the C encoder of ``json``; None if its output may differ from the standard. Five times faster.

    The two differ in some numbers, and in the order of keys with characters above U+D7FF.
    """
    text = _SORTED.encode(value)
    numbers: list[str] = []
    json.loads(text, parse_float=numbers.append, parse_int=numbers.append, parse_constant=numbers.append)
    same_numbers = all(digits == number(json.loads(digits)) for digits in numbers)
    return text if same_numbers and not _ABOVE_D7FF.search(text) else None


def _encode(value: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(value, dict):
        separator = "{"
        for key in sorted(value, key=lambda key: key.encode("utf-16-be")):
            yield f"{separator}{_text(key)}:"
            yield from _encode(value[key])
            separator = ","
        yield "}" if value else "{}"
    elif isinstance(value, list):
        separator = "["
        for item in value:
            yield separator
            yield from _encode(item)
            separator = ","
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
    """Return a number as ECMAScript writes it: the fewest digits that give the same double."""
    if isinstance(value, int) and abs(value) <= _MAX_INTEGER:
        return str(value)
    sign, digits, exponent = Decimal(repr(float(value))).normalize().as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"JSON has no {value}")  # noqa: TRY004  # the value is wrong (infinity), not the type
    if digits == (0,):
        return "0"
    written = "".join(map(str, digits))
    point = len(written) + exponent  # position of the decimal point, counted from the first digit
    if point in _NO_EXPONENT:
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
