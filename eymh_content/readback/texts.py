"""Compare two texts: say whether they differ in a figure, a name, a force word or a list item, or in wording only."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from eymh_content.readback import words
from eymh_content.readback.words import WordClass, plain, same, stems, tokens
from eymh_content.sources.names import names_in
from eymh_content.sources.numbers import find_number, numbers_in

_NEAR = 4
"""How many words of the subject on each side of a number tell what it is a number of."""
_NAMES_OF_PEOPLE = "who"


class Difference(NamedTuple):
    """One difference in meaning."""

    what: str
    """figure, force, negation, name, date, place, unit, list item, who does what …"""
    old: str
    new: str

    def __str__(self) -> str:
        """Say what was replaced by what; a dash stands for nothing."""
        return f"{self.what} {self.old or '–'} → {self.new or '–'}"


def differences(old: str, new: str) -> Iterator[Difference]:
    """Yield every difference in meaning between two texts in Markdown; none if they differ in wording only."""
    before, after = plain(old), plain(new)
    yield from _numbers(old, new, before, after)
    yield from _names(old, new, before, after)
    for each in words.classes():
        yield from _COMPARE[each.compare](each, before, after)
    for pole in words.poles():
        yield from _presence(WordClass("pole", "sense", "presence", (pole,)), before, after)
    yield from _order(before, after)
    yield from _items(before, after)


def _difference(what: str, lost: Counter[str], gained: Counter[str]) -> Iterator[Difference]:
    if lost or gained:
        yield Difference(what, ", ".join(sorted(lost)), ", ".join(sorted(gained)))


def _sets(what: str, one: Counter[str], other: Counter[str]) -> Iterator[Difference]:
    yield from _difference(what, one - other, other - one)


def _numbers(old: str, new: str, before: str, after: str) -> Iterator[Difference]:
    had, has = numbers_in(old), numbers_in(new)
    yield from _sets("figure", Counter(had), Counter(has))
    if had == has and len(had) > 1:
        yield from _exchanged(sorted(had), old, new, before, after)


def _exchanged(numbers: list[str], old: str, new: str, before: str, after: str) -> Iterator[Difference]:
    """Yield a difference if two numbers have changed places: each is nearer to the words of the other."""
    left = {number: _around(number, old, before) for number in numbers}
    right = {number: _around(number, new, after) for number in numbers}
    for position, one in enumerate(numbers):
        for other in numbers[position + 1 :]:
            kept = len(left[one] & right[one]) + len(left[other] & right[other])
            crossed = len(left[one] & right[other]) + len(left[other] & right[one])
            if crossed > kept:
                yield Difference("figure", f"{one}, {other}", f"{other}, {one}")


def _around(number: str, text: str, plain_text: str) -> frozenset[str]:
    start, printed = find_number(number, text)
    if start < 0:
        return frozenset()
    place = plain_text.find(printed.lower())
    near = (stems(plain_text[:place])[-_NEAR:], stems(plain_text[place + len(printed) :])[:_NEAR])
    return frozenset(near[0][-1:] + near[1][:1]) or frozenset(near[0] + near[1])


def _names(old: str, new: str, before: str, after: str) -> Iterator[Difference]:
    lost = _missing(names_in(old), after, new)
    gained = _missing(names_in(new), before, old)
    yield from _difference("name", Counter(lost), Counter(gained))


def _missing(names: list[str], text: str, original: str) -> list[str]:
    """Return the names of which a text has neither all words nor the initials."""
    known = {*map(same, tokens(text))}
    short = set(re.findall(r"\b[A-Z]{2,}s?\b", original))
    initials = "".join(word[0] for word in original.split() if word[0].isalpha()).upper()
    return [
        name
        for name in names
        if not all(same(word) in known for word in tokens(plain(name)) if word not in words.stop_words())
        and "".join(word[0] for word in name.split() if word[0].isupper()) not in short
        and not (name.isupper() and name in initials)
    ]


def _count(each: WordClass, before: str, after: str) -> Iterator[Difference]:
    had, has = each.found(before), each.found(after)
    if len(had) != len(has) and not _instead(each, len(had) > len(has), before, after):
        yield Difference(each.what, ", ".join(had), ", ".join(has))


def _presence(each: WordClass, before: str, after: str) -> Iterator[Difference]:
    had, has = each.found(before), each.found(after)
    if bool(had) != bool(has) and not _instead(each, bool(had), before, after):
        yield Difference(each.what, ", ".join(had), ", ".join(has))


def _instead(each: WordClass, is_lost: bool, before: str, after: str) -> bool:  # noqa: FBT001  # which way round
    """Return whether a word that stands for the class has come where one is lost, or gone where one is gained."""
    if each.instead is None:
        return False
    had, has = (len(each.instead.findall(text)) for text in (before, after))
    return has > had if is_lost else had > has


def _words(each: WordClass, before: str, after: str) -> Iterator[Difference]:
    """Compare which words of a class two texts have; a word may come in place of a pronoun, or go for one."""
    had, has = (Counter({same(word) for word in each.found(text)}) for text in (before, after))
    lost, gained = had - has, has - had
    if each.name == _NAMES_OF_PEOPLE and bool(lost) != bool(gained):
        other = after if lost else before
        if not words.pronouns().isdisjoint(tokens(other)):
            return
    yield from _difference(each.what, lost, gained)


def _choice(each: WordClass, before: str, after: str) -> Iterator[Difference]:
    """Compare which patterns of a class two texts have."""
    for pattern in each.patterns:
        had, has = pattern.findall(before), pattern.findall(after)
        if bool(had) != bool(has):
            yield Difference(each.what, ", ".join(had), ", ".join(has))


def _swap(each: WordClass, before: str, after: str) -> Iterator[Difference]:
    """Compare which one of two patterns the texts have, if each has only one."""
    had, has = ([bool(pattern.search(text)) for pattern in each.patterns] for text in (before, after))
    if sum(had) == sum(has) == 1 and had != has:
        yield Difference(each.what, ", ".join(each.found(before)), ", ".join(each.found(after)))


_COMPARE = {"count": _count, "presence": _presence, "words": _words, "choice": _choice, "swap": _swap}


def _order(before: str, after: str) -> Iterator[Difference]:
    """Yield a difference if two parties have changed places in a sentence that is otherwise the same."""
    (people,) = (each for each in words.classes() if each.name == _NAMES_OF_PEOPLE)
    had, has = ([same(word) for word in people.found(text)] for text in (before, after))
    turned = (" by " in before) != (" by " in after)
    if had != has and sorted(had) == sorted(has) and sorted(stems(before)) == sorted(stems(after)) and not turned:
        yield Difference("who does what", ", ".join(had), ", ".join(has))


def _items(before: str, after: str) -> Iterator[Difference]:
    """Yield a difference if an item of a list is left out or added, or any words of the subject and nothing else."""
    had, has = _subject(before), _subject(after)
    lost, gained = set(had) - set(has), set(has) - set(had)
    if _one_for_another(tokens(before), tokens(after)) and len(lost) == len(gained) == 1:
        yield Difference("sense", ", ".join(_printed(before, lost)), ", ".join(_printed(after, gained)))
    elif bool(lost) != bool(gained):
        pure = _is_in(had, has) or _is_in(has, had)
        item = _in_a_list(before, lost) or _in_a_list(after, gained)
        if pure or item:
            yield Difference("list item", ", ".join(_printed(before, lost)), ", ".join(_printed(after, gained)))


def _one_for_another(before: list[str], after: list[str]) -> bool:
    """Return whether one word is in the place of one other, which is no form of it, and all else is the same."""
    if len(before) != len(after):
        return False
    changed = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    return len(changed) == 1 and not (
        changed[0][0].startswith(changed[0][1]) or changed[0][1].startswith(changed[0][0])
    )


def _is_in(some: list[str], every: list[str]) -> bool:
    """Return whether some words are among others, in the same order."""
    rest = iter(every)
    return all(word in rest for word in some)


def _printed(text: str, wanted: set[str]) -> list[str]:
    return [word for word in tokens(text) if words.stem(word) in wanted]


def _in_a_list(text: str, wanted: set[str]) -> bool:
    """Return whether one of some words is beside a sign or word that joins the items of a list."""
    return any(
        re.search(rf"(?:,|\b(?:and|or|including)) {re.escape(word)}\b|\b{re.escape(word)}(?:,| and\b| or\b)", text)
        for word in _printed(text, wanted)
    )


def _subject(text: str) -> list[str]:
    """Return the stems of a text without words that the classes compare, and without numbers in words."""
    compared = {part for each in words.classes() for word in each.found(text) for part in tokens(word)}
    return [
        words.stem(word) for word in tokens(text) if word not in compared | words.stop_words() and not numbers_in(word)
    ]
