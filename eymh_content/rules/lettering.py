"""Letters are what they look like: none is garbled, in pieces, or of another alphabet."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple
from unicodedata import is_normalized, name, normalize

from eymh_content.problems import quoted
from eymh_content.roles import Role
from eymh_content.rules.base import Fault, RawRecord, RecordRule, contains_any

_SIGNS = (
    *(b"\xc3", b"\xcc", b"\xcd", b"\xce", b"\xcf", b"\xd0", b"\xd1", b"\xef", b"\xe2\x84"),
    *(b"\xe2\x80\x90", b"\xe2\x80\x91"),
)
"""What UTF-8 has of what is searched for: ÂÃÄÅâïð that begin a garbled character, accents apart from their letters,
Greek and Cyrillic, ligatures and the like, and hyphens of Word."""
_OF_OURS = (Role.PROSE, Role.VOICE)
_QUOTES = str.maketrans("‘’“”", "''\"\"")


def _check(record: RawRecord) -> Iterator[Fault]:
    raw = record.raw
    if record.is_ascii or not (contains_any(raw, _SIGNS) or b"\\u" in raw):
        return
    for visit in record.walk.texts:
        role = visit.node.role
        key = visit.pointer.replace("/", " ") if role is Role.CSL else ""  # the keys of others are those of the schema
        for text in (visit.value, key):
            if isinstance(text, str) and not text.isascii():
                found = _garbled_in(text, of_ours=role in _OF_OURS) or _disguised_in(text)
                if found:
                    start = text.find(found.word) if text is visit.value else -1
                    yield Fault(visit.pointer, found.message, found.fix, start=start)


class _Found(NamedTuple):
    word: str
    message: str
    fix: str


@cache
def _bytes() -> dict[str, int]:
    """Return the byte of each character of Latin-1 and of Windows-1252, from 0x80 on."""
    windows = {bytes([byte]).decode("cp1252", "ignore"): byte for byte in range(0x80, 0xA0)}
    return {chr(byte): byte for byte in range(0x80, 0x100)} | windows


@cache
def _garbled() -> re.Pattern[str]:
    """Return the pattern of UTF-8 that was read as one of the two, for the characters that English texts have."""
    later = f"[{''.join(re.escape(char) for char, byte in _bytes().items() if char and byte < 0xC0)}]"  # noqa: PLR2004
    half = r"(?<=[^\sA-Za-z])Â(?=\s|$)"  # of a no-break space, whose other half became a plain one
    return re.compile(
        f"[ÂÃ]{later}|[ÄÅ](?![\xa0©®°»]){later}|â{later}{{2}}|ï»¿|ï¿½|ï¬{later}|ð[\x9fŸ]{later}{{2}}|â€|{half}"
    )


def garbled(text: str) -> re.Match[str] | None:
    """Find the first garbled piece of a text."""
    return _garbled().search(text)


def _repaired(text: str) -> str:
    """Return a text with its garbled pieces as they were meant, also if it was garbled twice."""
    repaired = _garbled().sub(lambda match: _decoded(match[0]), text)
    return repaired if repaired == text else _repaired(repaired)


def _decoded(piece: str) -> str:
    if piece == "â€":
        return "”"  # its third character is one that many programs drop
    table = _bytes()
    return bytes(table[char] for char in piece).decode("utf-8", "ignore").replace("\ufeff", "")


def _garbled_in(text: str, *, of_ours: bool) -> _Found | None:
    """Return the word that has the first garbled piece, with message and fix: the word as it was meant."""
    match = garbled(text)
    if not match:
        return None
    word, start = _word_around(text, match.start())
    end = start + len(word)
    meant = _repaired(word)
    shown = meant.translate(_QUOTES) if of_ours else meant
    message = f"{quoted(match[0])} in {quoted(word)} is garbled: it was pasted or saved in the wrong encoding."
    if "\ufffd" in meant:
        return _Found(word, message, "The character itself is lost: type the word again, as the source prints it.")
    if not shown.strip("\xa0"):
        return _Found(word, message, "Delete it." if end == len(text) or not shown else "Write a space.")
    return _Found(word, message, f"Write {quoted(shown)}.")


def _word_around(text: str, place: int) -> tuple[str, int]:
    """Return the word at a place of a text, up to the next plain spaces, and where it begins."""
    start = text.rfind(" ", 0, place) + 1
    return text[start:].split(" ", 1)[0], start


_COMPATIBLE = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_COMPATIBLE |= {"\u2010": "-", "\u2011": "-"}
_COMPATIBLE |= {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
"""Signs that stand for plain ones: ligatures, hyphens that do not break, and letters as wide as Chinese ones."""
_FOREIGN = dict(zip("аеорсухіјѕһАВЕКМНОРСТХІЅЈ", "aeopcyxijshABEKMHOPCTXISJ", strict=True))
_FOREIGN |= dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True))
"""Cyrillic and Greek letters that look like ours."""


def _disguised_in(text: str) -> _Found | None:
    """Return the first word that is not stored as the plain letters that it looks like, with message and fix."""
    for word in text.split(" "):
        if not word.isascii() and (meant := _plain(word)) != word:
            return _Found(word, _why(word, meant), f"Write {quoted(meant)}, typed afresh.")
    return None


def _plain(word: str) -> str:
    """Return a word with the plain letters that it looks like."""
    whole = word if is_normalized("NFC", word) else normalize("NFC", word)
    whole = _replaced(whole, _COMPATIBLE)
    return re.sub(r"[^\W\d_]+", _in_one_alphabet, whole)


def _in_one_alphabet(match: re.Match[str]) -> str:
    letters = match[0]
    others = {char for char in letters if not char.isascii()}
    disguised = others & _FOREIGN.keys() and (re.search("[A-Za-z]", letters) or others <= _FOREIGN.keys())
    return _replaced(letters, _FOREIGN) if disguised else letters


def _replaced(text: str, signs: Mapping[str, str]) -> str:
    return "".join(signs.get(char, char) for char in text)


def _why(word: str, meant: str) -> str:
    if normalize("NFC", word) == meant:
        return f"{quoted(word)} has letters with their accents apart, as some programs on a Mac write them."
    sign = next(char for char in word if char in _COMPATIBLE or char in _FOREIGN)
    return f"{quoted(word)} has '{sign}' ({name(sign).lower()}), which only looks like '{_looks_like(sign)}'."


def _looks_like(sign: str) -> str:
    return _COMPATIBLE.get(sign) or _FOREIGN[sign]


RULE = RecordRule(
    name="wrong-character",
    sentence="Characters are those that are meant: none is garbled, apart from its accent, or a look-alike.",
    why="Packs print what is garbled; a word that only looks right is found by no search, and sorted wrongly.",
    fix="Type the word afresh, and save the file as UTF-8.",
    check=_check,
)
