"""The standard streams: whatever cannot be written in the encoding of a stream is escaped, and none is missing."""

import codecs
import io
import os
import sys
from typing import TextIO

_ESCAPE = "eymh-escape"


def prepare() -> None:
    """Make the standard streams safe to write any text to. Writing to a closed standard output is an OSError."""
    codecs.register_error(_ESCAPE, _escaped)
    for number in range(3):
        _occupy(number)
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # as long as the process
    sys.stdout, sys.stderr = _safe(sys.stdout), _safe(sys.stderr)


def _safe(stream: TextIO) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):
        return stream  # none, or one of a test
    stream.reconfigure(errors=_ESCAPE)
    if isinstance(stream.buffer, io.RawIOBase):  # PYTHONUNBUFFERED: what a full disk does not take is lost in silence
        stream = io.TextIOWrapper(io.BufferedWriter(stream.buffer), stream.encoding, _ESCAPE)
    return stream


def _occupy(number: int) -> None:
    """Open nothing at the number of a stream that is closed: the next file that is opened would take its place."""
    try:
        os.fstat(number)
    except OSError:
        os.open(os.devnull, os.O_RDONLY)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Escape what has no place in an encoding as JSON does, so that JSON stays JSON."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return _as_json(error.object[error.start : error.end]), error.end


def for_json(text: str) -> str:
    """Return JSON as standard output can take it: in ASCII unless that is UTF-8, and with what nobody sees escaped."""
    if text.isascii():
        return text
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    if codecs.lookup(encoding).name != "utf-8":
        return text.encode("ascii", _ESCAPE).decode()
    from eymh_content.characters import visible_json  # noqa: PLC0415

    return visible_json(text)


def _as_json(text: str) -> str:
    r"""Return a text as in ASCII JSON: ``\u2019``."""
    import json  # noqa: PLC0415  # rarely needed

    return json.dumps(text)[1:-1]
