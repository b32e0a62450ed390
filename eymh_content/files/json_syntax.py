"""Say in plain words why a text is not JSON, and how to fix it."""

import re

from eymh_content.files.file_data import DEEPEST
from eymh_content.files.json_brackets import FIELD, bracket, unclosed
from eymh_content.files.json_fault import Explained, fault_at
from eymh_content.files.json_layout import lost_closer, lost_opener
from eymh_content.files.json_numbers import in_pieces, number
from eymh_content.files.positions import Scan, Stop, line_and_column
from eymh_content.problems import quoted

_WORD = re.compile(r"[^\s,:\[\]{}\"]+")
_VALUE = re.compile(r"(?:true|false|null)\b|-?[0-9]")
_STRING_UP_TO_FAULT = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+')
_NEVER_NUMBERS = {"NaN", "Infinity", "-Infinity", "+Infinity"}
_OTHER_SPELLINGS = {
    **dict.fromkeys(("True", "TRUE", "yes"), "Write 'true', without quotation marks."),
    **dict.fromkeys(("False", "FALSE", "no"), "Write 'false', without quotation marks."),
    **dict.fromkeys(("None", "NULL", "Null", "nil", "undefined"), "Write the value, or leave the field out."),
}
_CONFLICT = "<" * 7
_CONFLICTS = (_CONFLICT, "=" * 7, ">" * 7, "|" * 7)
_NOT_A_START = ("//", "/*", "#", *_CONFLICTS)
_CURLY_END = re.compile(r"[”“„‟″’‘'´`](?=\s*[,:\]}]*\s*$)", re.MULTILINE)
"""A mark that is no straight one, at the end of a line."""
_CURLY_BEFORE = re.compile(r'[”“„‟″](?=\s*[,:\]}]+\s*"\Z)')
"""The same, before what is taken for the end of the text."""
_QUOTES = "'‘’“”„«»`"


def explain(text: str, scan: Scan, stop: Stop) -> Explained:
    """Explain where ``text`` stops being JSON."""
    if stop.why != "syntax":
        return _limit(stop)
    if stop.offset >= len(text):
        return lost_closer(text, scan) or _ends_too_soon(text, stop)
    start = len(text) - len(text.lstrip())
    if not stop.around and text[start] not in "{[" and not text[stop.offset :].startswith(_NOT_A_START):
        found = quoted(text[start : start + 20].splitlines()[0])
        message = f"A record begins with '{{', but this file begins with {found}."
        return fault_at(start, message, "Write the record between { and }; compare it with another one.")
    if text[stop.offset] == '"' and stop.expected in ("value", "first-value", "key", "first-key"):
        return _string(text, stop)
    for look in (_conflict, lost_opener, _comma, bracket, unclosed, in_pieces, _missing, _run_on):
        explained = look(text, stop)
        if explained:
            return explained
    return _word(text, stop)


def _limit(stop: Stop) -> Explained:
    """Explain what JSON allows and we do not read."""
    if stop.why == "depth":
        message = f"Brackets are nested more than {DEEPEST} deep here; no record needs more than ten."
        return fault_at(stop.offset, message, "Look for brackets that were opened and never closed.", "too-deep")
    if stop.why == "number":
        return fault_at(stop.offset, "This number has thousands of digits.", "Write the number that is meant.")
    message = "This text has one half of a surrogate pair ('\\ud800' to '\\udfff'), which is no character by itself."
    return fault_at(stop.offset, message, "Type the character itself, such as 😀.", "control-character")


def _ends_too_soon(text: str, stop: Stop) -> Explained:
    end = len(text.rstrip())
    if stop.opener < 0:
        return fault_at(end, "The file has no content.", "Write the record.")
    opener = text[stop.opener]
    line = line_and_column(text, stop.opener)[0]
    closer = "}" if opener == "{" else "]"
    message = f"The file ends, but the '{opener}' of line {line} is still open."
    return fault_at(end, message, f"Add the '{closer}' that is missing, or look for what was cut off.")


def _string(text: str, stop: Stop) -> Explained:
    match = _STRING_UP_TO_FAULT.match(text, stop.offset)
    at = match.end() if match else stop.offset
    char = text[at : at + 1]
    if char in ("", "\n", "\r"):
        curly = _CURLY_END.search(text, stop.offset + 1, at)
        if curly:
            return _curly(text, stop.offset, curly)
        message = "The text that begins here has no closing quotation mark on its line."
        fix = 'Add the closing ". A text stays on one line; inside it, a quotation mark is written \\".'
        return fault_at(stop.offset, message, fix)
    if char == "\\":
        message = f"A backslash is not allowed before {quoted(text[at + 1 : at + 2])} in a text."
        return fault_at(at, message, "Delete the backslash, or write it twice if it is meant.")
    name = "A tab" if char == "\t" else f"An invisible control character (U+{ord(char):04X})"
    return fault_at(
        at, f"{name} is not allowed in a text.", "Delete it, or replace it with a space.", "control-character"
    )


def _curly(text: str, begin: int, mark: re.Match[str]) -> Explained:
    column = line_and_column(text, begin)[1]
    message = f'The text that begins in column {column} ends with {mark[0]}, but JSON ends a text with ".'
    return fault_at(mark.start(), message, f'Write " in place of {mark[0]}.')


def _conflict(text: str, stop: Stop) -> Explained | None:
    """Find what Git leaves where it cannot merge."""
    line = text[text.rfind("\n", 0, stop.offset) + 1 :]
    if not line.startswith(_CONFLICTS):
        return None
    message = "This is a conflict marker: Git could not merge two versions of the lines that follow."
    fix = "Keep the lines that are right, and delete the markers <<<<<<<, ======= and >>>>>>>."
    return fault_at(stop.offset, message, fix)


def _comma(text: str, stop: Stop) -> Explained | None:
    """Find a comma too many."""
    char, before = text[stop.offset], text[stop.before - 1 : stop.before]
    if before == "," and char in "}]" and stop.expected in {"key", "value"}:
        return fault_at(stop.before - 1, f"Nothing follows this comma before the '{char}'.", "Delete the comma.")
    if char == "," and stop.expected not in {"comma", "end"}:
        if before == ",":
            return fault_at(stop.offset, "There are two commas with nothing between them.", "Delete one.")
        if before == ":":
            return fault_at(
                stop.offset, "A value is missing before this comma.", "Write the value, or delete the field."
            )
        return fault_at(stop.offset, "There is nothing before this comma.", "Delete the comma.")
    return None


def _missing(text: str, stop: Stop) -> Explained | None:
    """Find where a comma or a colon is missing."""
    char = text[stop.offset]
    starts_value = char in '"{[' or (_VALUE.match(text, stop.offset) and stop.offset > stop.before)
    if stop.expected == "comma" and starts_value:
        in_group = stop.around[-1:] == "{"
        if in_group and char == '"' and not FIELD.match(text, stop.offset) and text[stop.before - 1] == '"':
            message = "A second text follows the value of this field, but a field has one value."
            return fault_at(stop.offset, message, "Make one text of the two.")
        if text[stop.before - 2 : stop.before] == ',"' and text[stop.offset] == '"':
            message = "The comma is inside the quotation mark of the text, and so a part of it."
            return fault_at(stop.before - 2, message, 'Write ", in place of ,".')
        return fault_at(stop.before, "A comma is missing before the next item.", "Add a comma.")
    if stop.expected == "comma":
        return _after_value(text, stop)
    if stop.expected == "colon":
        return _no_colon(text, stop)
    return None


_NUMBER_BEFORE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?\Z")


def _after_value(text: str, stop: Stop) -> Explained | None:
    """Find what people write behind a value and JSON does not have there."""
    char, word = text[stop.offset], _WORD.match(text, stop.offset)
    number = _NUMBER_BEFORE.search(text, 0, stop.before)
    if char == "+":
        return fault_at(stop.offset, "JSON does not join texts with +.", "Write one text.")
    if number and word and char.isalpha() and stop.offset > stop.before:
        message = f"A number stands alone, but {quoted(word[0])} follows it."
        return fault_at(stop.offset, message, f"Write {number[0]} alone; a unit goes into 'unit', words into 'stated'.")
    if char in ";.":
        name = "semicolon" if char == ";" else "full stop"
        fix = "Delete it." if text[stop.offset + 1 :].lstrip()[:1] in {",", "]", "}"} else "Write a comma."
        return fault_at(stop.offset, f"This is a {name}; JSON has a comma between two items.", fix)
    return None


_NAME_AND_COLON = re.compile(r'"([^"\n]*?)\s*:\s*"\Z')


def _no_colon(text: str, stop: Stop) -> Explained:
    char = text[stop.offset]
    name = _NAME_AND_COLON.search(text, stop.opener, stop.before)
    if name:
        message = f"The name {quoted(name[1])} has no closing quotation mark."
        return fault_at(name.start(), message, f'Write "{name[1]}": with the mark before the colon.')
    message = f"A colon should follow the name, not {quoted(char)}."
    if char in "=;-":
        return fault_at(stop.offset, message, f"Write a colon in place of '{char}'.")
    return fault_at(stop.offset, message, "Add a colon after the name. If this is a list, write [ ] in place of { }.")


def _run_on(text: str, stop: Stop) -> Explained | None:
    """Find something directly after a value: a quotation mark too early, or the rest of a number."""
    if stop.expected != "comma" or stop.offset > stop.before:
        return None
    if text[stop.before - 1] == '"':
        begin = text.rfind('"', 0, stop.before - 1)
        curly = _CURLY_BEFORE.search(text, begin, stop.before)
        if curly:
            return _curly(text, begin, curly)
        if text[begin - 1 : stop.before] == '""' or text[begin : stop.before] == '""':
            message = "There are two quotation marks here, which make an empty text."
            return fault_at(stop.before - 1, message, "Delete one of the two, and one of two at the end of the text.")
        message = f"The text ends here, but {quoted(text[stop.offset : stop.offset + 12].splitlines()[0])} follows it."
        fix = 'A quotation mark inside a text is written \\", or as ‘ and ’.'
        return fault_at(stop.before - 1, message, fix)
    start = stop.offset
    while start and _WORD.match(text[start - 1]):
        start -= 1
    return _word(text, stop._replace(offset=start))


def _word(text: str, stop: Stop) -> Explained:
    """Find something that is not JSON: a comment, another spelling, text without quotation marks."""
    offset = stop.offset
    match = _WORD.match(text, offset)
    word = match[0] if match else text[offset]
    spelling = _spelling(offset, word)
    if spelling:
        return spelling
    explained = number(text, offset, word)
    if explained:
        return explained
    if stop.expected in {"key", "first-key"}:
        message = f"The name of a field should be here, in quotation marks, not {quoted(word)}."
        return fault_at(offset, message, f'Put it in quotation marks: "{word}".' if word.isidentifier() else _A_NAME)
    if word[0] in "()":
        return fault_at(offset, f"'{word[0]}' is no bracket of JSON.", f"Write '{'[' if word[0] == '(' else ']'}'.")
    return fault_at(offset, f"{quoted(word)} has no quotation marks.", 'Put " before and after a text.')


_A_NAME = 'Write the name of the field in quotation marks, and a colon: "…":'


def _spelling(offset: int, word: str) -> Explained | None:
    """Find what other formats allow."""
    if word.startswith(("//", "/*", "#")):
        fix = "Delete it; a caveat can hold a remark."
        return fault_at(offset, "This is a comment, which JSON does not have.", fix)
    if word in _NEVER_NUMBERS:
        fix = "Write the number, or leave the field out where there is none."
        return fault_at(offset, f"'{word}' is not a number that JSON has.", fix)
    if word in _OTHER_SPELLINGS:
        return fault_at(offset, f"'{word}' is not JSON.", _OTHER_SPELLINGS[word])
    if word[0] in _QUOTES:
        message = f"This quotation mark ( {word[0]} ) is not the straight double one, the only one that JSON has."
        return fault_at(offset, message, 'Write " at both ends.')
    if not word[0].isprintable():
        message = f"This is an invisible character (U+{ord(word[0]):04X})."
        return fault_at(offset, message, "Delete it.", "control-character")
    return None
