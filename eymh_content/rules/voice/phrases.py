"""Search a text for a phrase. It is much faster than a regular expression, which would have to be compiled first."""

from collections.abc import Iterator

_ENDS = (". ", "? ", "! ")


def occurrences(text: str, phrase: str) -> Iterator[tuple[int, str]]:
    """Yield each place of a phrase in a text, and the phrase as it is written there.

    It is found as whole words, and not behind a quotation mark: there it is not ours. At the beginning of a sentence it
    may have a capital, unless the next word has one too: then it is a name. A phrase that begins with a capital is
    found there alone; an abbreviation, anywhere.
    """
    rest = phrase[1:]
    place = text.find(rest, 1)
    while place > 0:
        start, end = place - 1, place + len(rest)
        if _is_whole(text, start, end) and _has_its_case(text, start, end, phrase[0]):
            yield start, text[start:end]
        place = text.find(rest, max(end, place + 1))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Return whether neither the character before a piece nor the one behind it belongs to one of its words.

    What has a slash before it is the target of a link.
    """
    before, last, after = text[start - 1 : start], text[end - 1], text[end : end + 1]
    return not (before.isalnum() or before in ("'", "-", "_", "/")) and not (last.isalnum() and after.isalnum())


def _has_its_case(text: str, start: int, end: int, first: str) -> bool:
    if text[start] == first and (first.islower() or text[start + 1].isupper()):
        return True
    begins = start == 0 or text[:start].endswith(_ENDS)
    return begins and text[start] == first.upper() and not text[end + 1 : end + 2].isupper()
