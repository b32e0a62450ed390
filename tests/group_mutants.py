"""Exchange true numbers, figures and values in the real records, and count how many ``eymh verify`` notices.

Run with a seed: ``python tests/group_mutants.py 7``. Needs only the committed indexes. Every pair is exchanged
once; what is put in for a type, a value or a group is drawn at random.
"""

import copy
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from eymh_content.library import load, walk_of
from eymh_content.models import Source
from eymh_content.paths import content_dir
from eymh_content.roles import Role
from eymh_content.schema.store import bundle
from eymh_content.schema.walk import Walk
from eymh_content.sources.claims import as_drawn, claims_of
from eymh_content.sources.groups.indexed import NumberPlace, number_places
from eymh_content.sources.groups.prose import group_flags
from eymh_content.sources.index import read_index
from eymh_content.sources.load import Sources
from eymh_content.sources.stated.values import compared_values, value_faults
from eymh_content.sources.verify import Counts, verify_record

Record = dict[str, Any]
GOALS = {"exchanged in prose": 0.85, "figures exchanged": 0.9, "range": 0.85, "type": 0.7, "value": 0.95}
"""The share of each kind that must be noticed."""
MOST_FALSE = 0.04
"""The share of true pairs that may be flagged."""
_FIGURE = ("value", "low", "high", "unit", "qualifier", "stated", "at")
_DATES = ("as_of", "reference_period", "quantity", "place")
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NATIONS = ("GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR", "GB")


class Mutant(NamedTuple):
    """A record with something wrong in it."""

    kind: str
    what: str
    record: Record


def at(record: Record, pointer: str) -> tuple[Any, str | int]:
    """Return the object or list that contains the value at a pointer, and the key of the value."""
    *steps, last = pointer.split("/")[1:]
    parent: Any = record
    for step in steps:
        parent = parent[int(step)] if isinstance(parent, list) else parent[step]
    return parent, int(last) if isinstance(parent, list) else last


def changed(record: Record, pointer: str, value: object) -> Record:
    """Return a copy of a record with another value at a pointer; None removes it."""
    record = copy.deepcopy(record)
    parent, key = at(record, pointer)
    if value is None:
        parent.pop(key, None)
    else:
        parent[key] = value
    return record


def in_the_style_of(place: str, value: str, text: str) -> str:
    """Write a number as another one is written: in digits, or as a word if it is small."""
    if place[0].isalpha() and text[0].isdigit():
        number = float(value)
        return _WORDS[int(number) - 2] if number.is_integer() and 2 <= number <= len(_WORDS) + 1 else text
    return value if place[0].isdigit() and text[0].isalpha() else text


def exchanged(text: str, one: NumberPlace, other: NumberPlace) -> str:
    """Exchange two numbers of a text."""
    first, second = text[one.start : one.end], text[other.start : other.end]
    left = in_the_style_of(first, other.value, second)
    right = in_the_style_of(second, one.value, first)
    return text[: one.start] + left + text[one.end : other.start] + right + text[other.end :]


def other_types(text: str, place: NumberPlace) -> Iterator[str]:
    """Yield a text in which a number is of another type: without its sign, with one, or with another unit of time."""
    before, after = text[: place.end], text[place.end :]
    if sign := re.match(r"\s?%", after):
        yield before + after[sign.end() :]
    elif place.type == "c" and re.match(r"\s[a-z]", after):
        yield f"{before}%{after}"
    elif unit := re.match(r"([\s-]?)(year|month|week)", after):
        yield f"{before}{unit[1]}{'month' if unit[2] == 'year' else 'year'}{after[unit.end() :]}"


def in_prose(walk: Walk, sources: Sources, rng: random.Random) -> Iterator[Mutant]:
    """Yield a record with two numbers of a text exchanged, with a range backwards, with a number of another type."""
    for claim in claims_of(walk):
        if claim.role is not Role.PROSE or not claim.anchors:
            continue
        text = as_drawn(str(claim.value))
        printed = {number for segment in sources.segments(claim.anchors) for number in segment.numbers}
        places = [place for place in number_places(text, bands=False) if place.value in printed]
        for one, other in combinations(places, 2):
            if one.value != other.value:
                what = f"{claim.pointer} {one.value} {other.value}"
                new = changed(walk.record, claim.pointer, exchanged(text, one, other))
                yield Mutant("exchanged in prose", what, new)
                if one.joined and (one, other) in pairwise(places):
                    yield Mutant("range", what, new)
        for place in places:
            for new_text in other_types(text, place):
                yield Mutant("type", f"{claim.pointer} {place.value}", changed(walk.record, claim.pointer, new_text))
    del rng


def in_figures(walk: Walk, _sources: Sources, _rng: random.Random) -> Iterator[Mutant]:
    """Yield a record with two of its figures exchanged, so that each has the group of the other."""
    figures = walk.record.get("figures", [])
    for one, other in combinations(range(len(figures)), 2):
        groups = [
            (figures[n]["group"], figures[n].get("as_of"), figures[n].get("reference_period")) for n in (one, other)
        ]
        if groups[0] != groups[1] and any(figures[one].get(f) != figures[other].get(f) for f in _FIGURE[:3]):
            record = copy.deepcopy(walk.record)
            for left, right in ((one, figures[other]), (other, figures[one])):
                kept = {field: value for field, value in record["figures"][left].items() if field not in _FIGURE}
                record["figures"][left] = kept | {field: right[field] for field in _FIGURE if field in right}
            yield Mutant("figures exchanged", f"{one} {other}", record)


def covered(places: list[str]) -> set[str]:
    """Return some places, with the nations of the United Kingdom if it is among them."""
    return {*places, *(_NATIONS if "GB" in places else ())}


def allowed(model: str, field: str) -> list[Any]:
    """Return the values of a closed list of a model."""
    definition = next(one for one in bundle()["$defs"].values() if one["title"] == model)
    schema = definition["properties"][field]
    schema = bundle()["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    return list(schema["enum"])


def other_values(walk: Walk, kind: str, pointer: str, holder: Record, model: str) -> Iterator[tuple[str, Any]]:
    """Yield other values for one that has words beside it, each with its pointer."""
    field = pointer.rpartition("/")[2]
    if kind == "place" and field == "place":  # one of several that are named would be narrower, which is no error
        places = [[code] for code in _NATIONS if [code] != holder["place"] and code not in covered(holder["place"])]
        yield from ((pointer, place) for place in places)
    elif kind == "group":
        figures = walk.record["figures"]
        yield from ((pointer, figure["group"]) for figure in figures if figure["group"] != holder["group"])
    elif kind == "ages":
        yield from other_ages(pointer, holder)
    elif kind in {"rating", "value", "status", "role", "force", "qualifier", "unit", "stage"}:
        place = pointer if field == kind else f"{pointer}/{kind}"
        yield from ((place, value) for value in allowed(model, kind) if value != holder.get(kind))


def other_ages(pointer: str, ages: Record) -> Iterator[tuple[str, Any]]:
    """Yield other ends for a range of ages: another number or unit, none, one included or excluded."""
    end = re.search(r"/(from|to)$", pointer)
    if end and end[1] in ages:
        age = ages[end[1]]
        yield f"{pointer}/value", age["value"] + 1
        yield f"{pointer}/unit", "months" if age["unit"] == "years" else "years"
        yield pointer, None
    if pointer.endswith("/to/through"):
        yield pointer, not ages["to"].get("through", False)


def in_values(walk: Walk, _sources: Sources, rng: random.Random) -> Iterator[Mutant]:
    """Yield a record with another value beside words that stay."""
    for compared in compared_values(walk):
        holder, model = compared.holder.value, compared.holder.node.models[0]
        choices = list(other_values(walk, compared.kind, compared.pointer, holder, model))
        if choices:
            pointer, value = rng.choice(choices)
            what = f"{pointer} {value}"
            yield Mutant(f"value: {compared.kind}", what, changed(walk.record, pointer, value))


KINDS: list[Callable[[Walk, Sources, random.Random], Iterator[Mutant]]] = [in_prose, in_figures, in_values]


def findings(walk: Walk, sources: Sources, *, every: bool) -> set[tuple[str, ...]]:
    """Return what is certain of a record: flags of groups, values that differ, with ``every`` all that verify finds."""
    found: set[tuple[str, ...]] = {
        (flag.kind, flag.pointer, flag.word) for flag in group_flags(walk, sources) if flag.certain
    }
    faults = verify_record(walk, sources, Counts()) if every else value_faults(compared_values(walk))
    groups = [(figure.get("group"), *map(str, map(figure.get, _DATES))) for figure in walk.record.get("figures", [])]
    if every and len(groups) > len(set(groups)):
        found.add(("same-group",))  # a rule of validate
    return found | {(fault.rule, fault.pointer, fault.message) for fault in faults}


def run(seed: int, content: Path | None = None, missed: list[str] | None = None) -> Counter[str]:
    """Plant everything, one at a time. Count, for each kind, what was planted and what was noticed."""
    rng = random.Random(seed)  # noqa: S311  # repeatable on purpose
    folder = content or content_dir()
    library = load(folder)
    sources = Sources({source.id: read_index(folder, source.id) for source in library.of(Source)})
    score: Counter[str] = Counter()
    for reference in library:
        walk, counts = walk_of(library, reference), Counts()
        verify_record(walk, sources, counts)
        score["true pairs"] += counts.pairs
        score["true pairs flagged"] += sum(flag.certain for flag in group_flags(walk, sources))
        score["true pairs undecided"] += sum(not flag.certain for flag in group_flags(walk, sources))
        for plant in KINDS:
            every = plant is not in_prose
            before = findings(walk, sources, every=every)
            for mutant in plant(walk, sources, rng):
                found = findings(Walk(mutant.record, reference.partition("/")[0]), sources, every=every)
                kinds = [mutant.kind] if ":" not in mutant.kind else [mutant.kind, "value"]
                for kind in kinds:
                    score[f"{kind}: planted"] += 1
                    score[f"{kind}: noticed"] += bool(found - before)
                if missed is not None and not found - before:
                    missed.append(f"{mutant.kind} {reference} {mutant.what}")
    return score


def short_of_goal(score: Counter[str]) -> list[str]:
    """Return the kinds of which too few were noticed, or of whose true pairs too many were flagged."""
    few = [kind for kind, goal in GOALS.items() if score[f"{kind}: noticed"] < goal * score[f"{kind}: planted"]]
    return [*few, *(["true pairs flagged"] if score["true pairs flagged"] > MOST_FALSE * score["true pairs"] else [])]


if __name__ == "__main__":
    lines: list[str] = []
    result = run(int(sys.argv[1]) if len(sys.argv) > 1 else 1, missed=lines)
    sys.stdout.write("\n".join(["Not noticed:", *lines, json.dumps(result, indent=2)]) + "\n")
    raise SystemExit(bool(short_of_goal(result)))
