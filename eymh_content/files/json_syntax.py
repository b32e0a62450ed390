"""Say in plain words why a text is not JSON, and where it should be mended."""

import re
from typing import NamedTuple

from eymh_content.files.positions import DEEPEST, Broken, line_and_column
from eymh_content.problems import quoted

_WORD = re.compile(r"[^\s,:\[\]{}\"]+")
_NUMBER_LIKE = re.compile(r"[-+.]?[0-9]")
_VALUE = re.compile(r"(?:true|false|null)\b|-?[0-9]")
_STRING_UP_TO_FAULT = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+')
_NEVER_NUMBERS = {"NaN", "Infinity", "-Infinity", "+Infinity"}
_OTHER_SPELLINGS = {"True": "true", "False": "false", "None": "null", "TRUE": "true", "FALSE": "false", "NULL": "null"}
_CONFLICT = "<" * 7
_NOT_A_START = ("//", "/*", "#", _CONFLICT)
_QUOTES = "'‘’“”„«»`"


class Explained(NamedTuple):
    """A fault in the syntax, explained."""

    rule: str
    offset: int
    message: str
    fix: str


def explain(text: str, broken: Broken) -> Explained:
    """Explain where ``text`` stops being JSON."""
    if broken.why != "syntax":
        return _limit(broken)
    if broken.offset >= len(text):
        return _ends_too_soon(text, broken)
    if broken.expected == "value" and broken.opener < 0 and not text[broken.offset :].startswith(_NOT_A_START):
        met = quoted(text[broken.offset : broken.offset + 20].splitlines()[0])
        message = f"A record begins with '{{', but this file with {met}."
        return _json(broken.offset, message, "Write the record between { and }; compare it with another one.")
    if text[broken.offset] == '"' and broken.expected in ("value", "first-value", "key", "first-key"):
        return _string(text, broken)
    for look in (_conflict, _comma, _bracket, _missing, _run_on):
        explained = look(text, broken)
        if explained:
            return explained
    return _word(text, broken)


def _limit(broken: Broken) -> Explained:
    """Explain what JSON may allow, but we do not read."""
    if broken.why == "depth":
        message = f"More than {DEEPEST} brackets stand inside each other here; no record needs more than ten."
        return Explained("too-deep", broken.offset, message, "Look for brackets that were opened and never closed.")
    if broken.why == "number":
        return Explained(
            "json", broken.offset, "This number has thousands of digits.", "Write the number that is meant."
        )
    message = (
        "This text holds one half of a character pair ('\\ud800' to '\\udfff'), which stands for nothing by itself."
    )
    return Explained("control-character", broken.offset, message, "Type the character itself, such as 😀.")


def _json(offset: int, message: str, fix: str) -> Explained:
    return Explained("json", offset, message, fix)


def _ends_too_soon(text: str, broken: Broken) -> Explained:
    end = len(text.rstrip())
    if broken.opener < 0:
        return _json(end, "The file ends before anything stands in it.", "Write the record.")
    opener = text[broken.opener]
    line = line_and_column(text, broken.opener)[0]
    closer = "}" if opener == "{" else "]"
    message = f"The file ends, but the '{opener}' of line {line} is still open."
    return _json(end, message, f"Add the '{closer}' that is missing, or look for what was cut off.")


def _string(text: str, broken: Broken) -> Explained:
    match = _STRING_UP_TO_FAULT.match(text, broken.offset)
    at = match.end() if match else broken.offset
    char = text[at : at + 1]
    if char in ("", "\n", "\r"):
        message = "The text that begins here has no closing quotation mark on its line."
        fix = 'Add the closing ". A text stays on one line; inside it, a quotation mark is written \\".'
        return _json(broken.offset, message, fix)
    if char == "\\":
        message = f"A backslash may not stand before {quoted(text[at + 1 : at + 2])} in a text."
        return _json(at, message, "Delete the backslash, or write it twice if it is meant.")
    name = "A tab" if char == "\t" else f"An invisible control character (U+{ord(char):04X})"
    return Explained("control-character", at, f"{name} stands inside a text.", "Delete it, or put a space instead.")


def _conflict(text: str, broken: Broken) -> Explained | None:
    """Find what Git leaves where it cannot merge."""
    if not text.startswith(_CONFLICT, broken.offset):
        return None
    message = "From here on Git shows two versions of some lines, which it could not merge."
    fix = "Keep the lines that are right, and delete those that begin with <<<<<<<, ======= and >>>>>>>."
    return _json(broken.offset, message, fix)


def _comma(text: str, broken: Broken) -> Explained | None:
    """Find a comma too many."""
    char, before = text[broken.offset], text[broken.before - 1 : broken.before]
    if before == "," and char in "}]" and broken.expected in {"key", "value"}:
        return _json(broken.before - 1, f"After this comma nothing follows before the '{char}'.", "Delete the comma.")
    if char == "," and broken.expected not in {"comma", "end"}:
        if before == ",":
            return _json(broken.offset, "Here stand two commas, with nothing between them.", "Delete one.")
        return _json(broken.offset, "Here stands a comma with nothing before it.", "Delete the comma.")
    return None


def _bracket(text: str, broken: Broken) -> Explained | None:
    """Find a bracket that does not fit, or something after the last one."""
    char = text[broken.offset]
    if broken.expected == "end":
        message = f"The record is complete before this {quoted(char)}; nothing may follow it."
        return _json(broken.offset, message, "Delete what follows, or the closing brace that stands too early.")
    if char in "}]" and broken.expected in {"comma", "first-key", "first-value"} and broken.opener >= 0:
        opener = text[broken.opener]
        line = line_and_column(text, broken.opener)[0]
        right = "}" if opener == "{" else "]"
        message = f"Here stands '{char}', but the bracket that is open is the '{opener}' of line {line}."
        return _json(broken.offset, message, f"Write '{right}', or look for a bracket that is missing before it.")
    if char in "}]":
        return _json(broken.offset, f"Here a value is missing before the '{char}'.", "Write the value.")
    return None


def _missing(text: str, broken: Broken) -> Explained | None:
    """Find where a comma or a colon is missing."""
    char = text[broken.offset]
    starts_value = char in '"{[' or (_VALUE.match(text, broken.offset) and broken.offset > broken.before)
    if broken.expected == "comma" and starts_value:
        return _json(broken.before, "Here a comma is missing before the next item.", "Add a comma.")
    if broken.expected == "comma" and char == ";":
        return _json(broken.offset, "Here stands a semicolon; JSON has a comma between two items.", "Write a comma.")
    if char == ":" and broken.expected == "comma" and text[broken.opener] == "[":
        line = line_and_column(text, broken.opener)[0]
        message = f"Here stands a colon, but the list that began in line {line} is still open."
        return _json(broken.offset, message, "Close that list with ']' before this; or put { } round what has names.")
    if broken.expected == "colon":
        message = f"A colon should follow the name, but {quoted(char)} stands here."
        fix = 'Write it like this: "name": "value". After a text in a list comes a comma.'
        return _json(broken.offset, message, fix)
    return None


def _run_on(text: str, broken: Broken) -> Explained | None:
    """Find something that stands directly behind a value: a quotation mark too early, or the rest of a number."""
    if broken.expected != "comma" or broken.offset > broken.before:
        return None
    if text[broken.before - 1] == '"':
        message = (
            f"The text ends here, but {quoted(text[broken.offset : broken.offset + 12].splitlines()[0])} follows it."
        )
        fix = 'A quotation mark inside a text is written \\", or as ‘ and ’.'
        return _json(broken.before - 1, message, fix)
    start = broken.offset
    while start and _WORD.match(text[start - 1]):
        start -= 1
    return _word(text, broken._replace(offset=start))


def _word(text: str, broken: Broken) -> Explained:
    """Find something that is no JSON: a comment, another spelling, text without quotation marks."""
    offset = broken.offset
    match = _WORD.match(text, offset)
    word = match[0] if match else text[offset]
    spelling = _spelling(offset, word)
    if spelling:
        return spelling
    if broken.expected == "key" and word.isdecimal():
        message = f"After this comma a name should follow, but {quoted(word)} does."
        return _json(broken.before - 1, message, "If this is one number, write it with a point: 5.5, 1463.")
    if _NUMBER_LIKE.match(word):
        fix = "Write it with digits and a point: 5, 0.5, 1463. Units and signs go elsewhere."
        return _json(offset, f"{quoted(word)} is not a number as JSON writes it.", fix)
    if broken.expected in {"key", "first-key"}:
        message = f"Here the name of a field should stand, in quotation marks, but {quoted(word)} does."
        return _json(offset, message, 'Write it like this: "title": "Family Foundations".')
    return _json(offset, f"{quoted(word)} stands here without quotation marks.", 'Text is written between two ".')


def _spelling(offset: int, word: str) -> Explained | None:
    """Find what other formats allow."""
    if word.startswith(("//", "/*", "#")):
        fix = "Delete it; a caveat can hold a remark."
        return _json(offset, "Here stands a comment, which JSON does not have.", fix)
    if word in _NEVER_NUMBERS:
        fix = "Write the number, or leave the field out where there is none."
        return _json(offset, f"'{word}' is not a number that JSON has.", fix)
    if word in _OTHER_SPELLINGS:
        return _json(offset, f"'{word}' is not JSON.", f"Write '{_OTHER_SPELLINGS[word]}', without quotation marks.")
    if word[0] in _QUOTES:
        message = f"This quotation mark ( {word[0]} ) is not the straight double one, the only one that JSON has."
        return _json(offset, message, 'Write " at both ends.')
    if not word[0].isprintable():
        message = f"Here stands an invisible character (U+{ord(word[0]):04X})."
        return Explained("control-character", offset, message, "Delete it.")
    return None
