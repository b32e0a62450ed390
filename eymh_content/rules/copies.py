"""One thing has one record, and is said once in it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from eymh_content.files.discover import file_of
from eymh_content.problems import quoted
from eymh_content.roles import Role
from eymh_content.rules.base import Content, ContentRule, Fault, Gist, RawRecord, RecordRule, Visit, in_words

_ONE_OF_THEM = "If both are about the same thing, delete one and correct the links to it; otherwise "


def _alike(gists: Iterable[Gist], what: int) -> Iterator[list[Gist]]:
    """Yield the records that have a field of their gists in common, as far as it is filled."""
    groups: dict[object, list[Gist]] = defaultdict(list)
    for gist in gists:
        groups[gist[what]].append(gist)
    return (group for value, group in groups.items() if value and len(group) > 1)


def _check_titles(content: Content) -> Iterator[Fault]:
    of_one_work = {ref for group in content.works.values() if len(group) > 1 for ref, _ in group}
    for gists in content.gists.values():
        for group in _alike(gists, 1):
            for gist in group:
                if gist.ref in of_one_work:
                    continue  # another rule reports that
                other = next(each for each in group if each is not gist)
                and_text = " and the same text" if gist.text and gist.text == other.text else ""
                message = f"{quoted(other.ref, 110)} has the same title{and_text}."
                yield Fault("/title", message, f"{_ONE_OF_THEM}give each its own title.", file=file_of(gist.ref))


TITLES = ContentRule(
    name="same-title",
    sentence="No two records of one kind have the same title.",
    why="A reader of a list or an index cannot tell them apart, and one is often a copy that nobody finished.",
    fix="Delete one of the two, or give each its own title.",
    check=_check_titles,
)


def _is_copy(one: Gist, other: Gist) -> bool:
    """Return whether two records with the same prose are one: short ones may be, if one title is in the other."""
    if one.title == other.title:
        return False  # another rule reports that
    return one.own or one.title in other.title or other.title in one.title


def _check_texts(content: Content) -> Iterator[Fault]:
    for gists in content.gists.values():
        for group in _alike(gists, 2):
            for gist in group:
                other = next((each.ref for each in group if each is not gist and _is_copy(gist, each)), None)
                if other:
                    message = f"{quoted(other, 110)} has the same text, word for word."
                    fix = f"{_ONE_OF_THEM}write what is said of this one."
                    yield Fault("", message, fix, file=file_of(gist.ref))


TEXTS = ContentRule(
    name="same-text",
    sentence="No record is a copy of another of its kind under a new id.",
    why="A copy is printed as if it were a second thing, and is forgotten when the first is corrected.",
    fix="Delete the copy, or write what is said of it alone.",
    check=_check_texts,
)


_DOI = ("DOI", "DOI")
_DESCRIPTION = ("title, author and date", "title, author or date")


def _check_works(content: Content) -> Iterator[Fault]:
    told: set[str] = set()
    for group in content.works.values():
        for ref, pointer in group if len(group) > 1 else ():
            other = next((each for each, _ in group if each != ref), None)
            if other and ref not in told:
                told.add(ref)
                what, wrong = _DOI if pointer.endswith("DOI") else _DESCRIPTION
                message = f"The work in {quoted(other, 110)} has the same {what}."
                fix = f"If both are one work, delete one and correct the links to it; otherwise correct the {wrong}."
                yield Fault(pointer, message, fix, file=file_of(ref))


WORKS = ContentRule(
    name="same-work",
    sentence="A work has one reference.",
    why="Zotero and packs would list it twice, and each list of what cites it would be incomplete.",
    fix="Delete one of the two, and cite the other.",
    check=_check_works,
)

_SHORTEST = 30
"""Characters. A shorter text, such as "At home.", may be true of several things."""


def _check_paragraphs(record: RawRecord) -> Iterator[Fault]:
    if len(record.distinct) == len(record.paragraphs):
        return
    seen: dict[tuple[str, str], Visit] = {}
    for visit in record.prose:
        scope = _scope(visit)
        if len(visit.value) < _SHORTEST or scope is None:
            continue
        first = seen.setdefault((visit.value, scope), visit)
        if first is not visit:
            message = f"This text is already in {in_words(first)}: {quoted(visit.value, 40)}."
            yield Fault(visit.pointer, message, "Delete one of the two, or write what is different here.")


def _scope(visit: Visit) -> str | None:
    """Return where a text may be only once: prose in the record, a caveat in its list. Other remarks may recur."""
    if visit.node.role is Role.PROSE:
        return ""
    caveat = visit.holder
    return caveat.parent.pointer if "Caveat" in caveat.node.models and caveat.parent else None


PARAGRAPHS = RecordRule(
    name="repeated-text",
    sentence=f"No text of {_SHORTEST} characters or more is twice in a record.",
    why="It is a paragraph or entry that was pasted twice, or copied and not changed yet.",
    fix="Delete one of the two.",
    check=_check_paragraphs,
)

_WITHOUT_PROSE = ("Figure", "EvidenceRating", "Availability")
_NOT_SAID = frozenset({"id", "at", "context", "stated", "cites", "caveats", "derived"})
"""Fields that say where an entry is stated, or what is to be known of it, and not what it says."""


def _check_entries(record: RawRecord) -> Iterator[Fault]:
    for objects in map(record.walk.objects, _WITHOUT_PROSE):
        seen: dict[str, Visit] = {}
        for visit in objects if len(objects) > 1 else ():
            holder = visit.parent.pointer if visit.parent else ""
            said = sorted((name, value) for name, value in visit.value.items() if name not in _NOT_SAID)
            says = repr([holder, *said])
            first = seen.setdefault(says, visit)
            if first is not visit:
                message = f"This says the same as {in_words(first)}."
                yield Fault(visit.pointer, message, "Delete one of the two, or correct what this one says.")


ENTRIES = RecordRule(
    name="repeated-entry",
    sentence="No figure, rating or place of a service is twice in a list, under two ids.",
    why="Packs would print it twice, and a sum over the list would be wrong.",
    fix="Delete one of the two.",
    check=_check_entries,
    models=_WITHOUT_PROSE,
)
