"""Plant wrong figures in the real records, and count how many ``eymh verify`` catches.

Run with a number of mutants and a seed: ``python tests/mutants.py 5000 7``. Works from the committed indexes alone.
"""

import copy
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from eymh_content.library import load
from eymh_content.models import Source
from eymh_content.paths import content_dir
from eymh_content.roles import Role
from eymh_content.sources.claims import Claim, claims_of
from eymh_content.sources.index import read_index
from eymh_content.sources.load import Sources
from eymh_content.sources.numbers import LABELS
from eymh_content.sources.verify import Counts, verify_record

Record = dict[str, Any]
_NUMBER = re.compile(r"(?<![\w.,/(\[-])[0-9]+(?:\.[0-9]+)?(?![\w./)-])")


def holder(record: Record, pointer: str) -> tuple[Any, str | int]:
    """Give the object or list that holds the value at a pointer, and its key there."""
    *steps, last = pointer.split("/")[1:]
    place: Any = record
    for step in steps:
        place = place[int(step)] if isinstance(place, list) else place[step]
    return place, int(last) if isinstance(place, list) else last


def other_number(text: str, rng: random.Random) -> str:
    """Give another number of the same look: a digit changed, two swapped, or the point moved."""
    while True:
        digits = list(text)
        places = [i for i, digit in enumerate(digits) if digit.isdigit()]
        place = rng.choice(places)
        how = rng.randrange(3)
        if how == 0:
            digits[place] = rng.choice("123456789")
        elif how == 1 and len(places) > 1:
            one, two = rng.sample(places, 2)
            digits[one], digits[two] = digits[two], digits[one]
        else:
            digits.insert(place + 1, rng.choice("0123456789"))
        made = "".join(digits)
        if float(made) != float(text):
            return made


def wrong_value(claim: Claim, record: Record, rng: random.Random) -> bool:
    """Plant a wrong normalised value."""
    if claim.role is not Role.NUMBER:
        return False
    place, key = holder(record, claim.pointer)
    place[key] = float(other_number(f"{claim.value:g}", rng))
    return True


def wrong_in_text(claim: Claim, record: Record, rng: random.Random) -> bool:
    """Plant a wrong number in prose, in a name, or in the words quoted."""
    if claim.role not in (Role.PROSE, Role.NAME, Role.STATED):
        return False
    place, key = holder(record, claim.pointer)
    labels = [label.span() for label in LABELS.finditer(place[key])]  # "Part 6" is no figure, and is not read as one
    found = [m for m in _NUMBER.finditer(place[key]) if not any(a <= m.start() < b for a, b in labels)]
    if not found:
        return False
    match = rng.choice(found)
    place[key] = place[key][: match.start()] + other_number(match[0], rng) + place[key][match.end() :]
    return True


def wrong_value_and_words(claim: Claim, record: Record, rng: random.Random) -> bool:
    """Plant a wrong value, and the same wrong number in the words beside it."""
    place, key = holder(record, claim.pointer)
    if claim.role is not Role.NUMBER or "stated" not in claim.holder:
        return False
    old = f"{claim.value:g}"
    if not re.search(rf"(?<![0-9.]){re.escape(old)}(?![0-9.])", place["stated"]):
        return False
    new = other_number(old, rng)
    place[key] = float(new)
    place["stated"] = re.sub(rf"(?<![0-9.]){re.escape(old)}(?![0-9.])", new, place["stated"], count=1)
    return True


MUTATIONS: list[Callable[[Claim, Record, random.Random], bool]] = [wrong_value, wrong_in_text, wrong_value_and_words]


def run(count: int, seed: int, content: Path | None = None) -> Counter[str]:
    """Plant ``count`` wrong figures, one at a time; count the planted and the caught of each sort."""
    rng = random.Random(seed)  # noqa: S311  # repeatable on purpose
    folder = content or content_dir()
    library = load(folder)
    sources = Sources({source.id: read_index(folder, source.id) for source in library.of(Source)})
    claims = {
        reference: [c for c in claims_of(reference.partition("/")[0], library.raw(reference)) if c.role is not Role.CSL]
        for reference in library
    }
    pool = [(reference, claim) for reference, found in claims.items() for claim in found]
    score: Counter[str] = Counter()
    while score["planted"] < count:
        reference, claim = rng.choice(pool)
        record = copy.deepcopy(library.raw(reference))
        mutation = rng.choice(MUTATIONS)
        if not mutation(claim, record, rng):
            continue
        caught = bool(verify_record(reference.partition("/")[0], record, sources, Counts()))
        score["planted"] += 1
        score["caught"] += caught
        score[f"{mutation.__name__}: planted"] += 1
        score[f"{mutation.__name__}: caught"] += caught
    return score


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:3]]
    count, seed = [*arguments, *[2000, 1][len(arguments) :]]
    result = run(count, seed)
    sys.stdout.write(json.dumps(result, indent=2) + "\n")
    raise SystemExit(result["caught"] < 0.9 * result["planted"])
