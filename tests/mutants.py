"""Put wrong figures, units and addresses into the real records, and count how many ``eymh verify`` reports.

Run with a number of mutants and a seed: ``python tests/mutants.py 5000 7``. Needs only the committed indexes.
"""

import copy
import json
import random
import re
import string
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

from eymh_content.library import load, walk_of
from eymh_content.models import Source
from eymh_content.models.evidence import Unit
from eymh_content.paths import content_dir
from eymh_content.roles import Role
from eymh_content.schema.walk import Walk
from eymh_content.sources.claims import Claim, claims_of
from eymh_content.sources.index import read_index
from eymh_content.sources.load import Sources
from eymh_content.sources.numbers import LABELS
from eymh_content.sources.verify import Counts, verify_record

Record = dict[str, Any]
UNITS = {"unit": get_args(Unit), "currency": ("GBP", "USD", "EUR")}
_NUMBER = re.compile(r"(?<![\w.,/(\[-])[0-9]+(?:\.[0-9]+)?(?![\w./)-])")


def parent_and_key(record: Record, pointer: str) -> tuple[Any, str | int]:
    """Return the object or list that contains the value at a pointer, and the key of the value."""
    *steps, last = pointer.split("/")[1:]
    parent: Any = record
    for step in steps:
        parent = parent[int(step)] if isinstance(parent, list) else parent[step]
    return parent, int(last) if isinstance(parent, list) else last


def other_number(text: str, rng: random.Random) -> str:
    """Return a similar number: with one digit changed, two digits swapped, or one digit inserted."""
    while True:
        digits = list(text)
        positions = [i for i, digit in enumerate(digits) if digit.isdigit()]
        position = rng.choice(positions)
        mutation = rng.randrange(3)
        if mutation == 0:
            digits[position] = rng.choice("123456789")
        elif mutation == 1 and len(positions) > 1:
            one, two = rng.sample(positions, 2)
            digits[one], digits[two] = digits[two], digits[one]
        else:
            digits.insert(position + 1, rng.choice("0123456789"))
        changed = "".join(digits)
        if float(changed) != float(text):
            return changed


def wrong_value(claim: Claim, record: Record, rng: random.Random) -> bool:
    """Put in a wrong normalised value."""
    if claim.role is not Role.NUMBER:
        return False
    parent, key = parent_and_key(record, claim.pointer)
    parent[key] = float(other_number(f"{claim.value:g}", rng))
    return True


def wrong_in_text(claim: Claim, record: Record, rng: random.Random) -> bool:
    """Put a wrong number into prose, a name or a quotation."""
    if claim.role not in (Role.PROSE, Role.NAME, Role.STATED):
        return False
    parent, key = parent_and_key(record, claim.pointer)
    labels = [label.span() for label in LABELS.finditer(parent[key])]  # "Part 6" is not a figure
    found = [m for m in _NUMBER.finditer(parent[key]) if not any(a <= m.start() < b for a, b in labels)]
    if not found:
        return False
    match = rng.choice(found)
    parent[key] = parent[key][: match.start()] + other_number(match[0], rng) + parent[key][match.end() :]
    return True


def wrong_value_and_words(claim: Claim, record: Record, rng: random.Random) -> bool:
    """Put in a wrong value, and the same wrong number in its quotation."""
    parent, key = parent_and_key(record, claim.pointer)
    if claim.role is not Role.NUMBER or "stated" not in claim.holder:
        return False
    old = f"{claim.value:g}"
    if not re.search(rf"(?<![0-9.]){re.escape(old)}(?![0-9.])", parent["stated"]):
        return False
    new = other_number(old, rng)
    parent[key] = float(new)
    parent["stated"] = re.sub(rf"(?<![0-9.]){re.escape(old)}(?![0-9.])", new, parent["stated"], count=1)
    return True


def wrong_unit(claim: Claim, record: Record, rng: random.Random) -> bool:
    """Put in another unit, or another currency, beside a quotation."""
    if claim.role is not Role.NUMBER or "stated" not in claim.holder:
        return False
    parent, _ = parent_and_key(record, claim.pointer)
    for field, values in UNITS.items():
        if field in parent:
            parent[field] = rng.choice([value for value in values if value != parent[field]])
            return True
    return False


def wrong_address(claim: Claim, record: Record, rng: random.Random) -> bool:
    """Put another letter into an address."""
    if not claim.is_address:
        return False
    parent, key = parent_and_key(record, claim.pointer)
    place = rng.choice(
        [match.start() for match in re.finditer("[a-z]", parent[key]) if match.start() >= len("https://")]
    )
    letter = rng.choice([letter for letter in string.ascii_lowercase if letter != parent[key][place]])
    parent[key] = f"{parent[key][:place]}{letter}{parent[key][place + 1 :]}"
    return True


MUTATIONS: list[Callable[[Claim, Record, random.Random], bool]] = [
    wrong_value,
    wrong_in_text,
    wrong_value_and_words,
    wrong_unit,
    wrong_address,
]


def run(count: int, seed: int, content: Path | None = None) -> Counter[str]:
    """Put in ``count`` wrong figures, one at a time. Count the wrong and the caught figures for each mutation."""
    rng = random.Random(seed)  # noqa: S311  # repeatable on purpose
    folder = content or content_dir()
    library = load(folder)
    sources = Sources({source.id: read_index(folder, source.id) for source in library.of(Source)})
    claims = {
        reference: [c for c in claims_of(walk_of(library, reference)) if c.role is not Role.CSL or c.is_address]
        for reference in library
    }
    pool = [(reference, claim) for reference, found in claims.items() for claim in found]
    score: Counter[str] = Counter()
    while score["wrong"] < count:
        reference, claim = rng.choice(pool)
        record = copy.deepcopy(library.raw(reference))
        mutation = rng.choice(MUTATIONS)
        if not mutation(claim, record, rng):
            continue
        caught = bool(verify_record(Walk(record, reference.partition("/")[0]), sources, Counts()))
        score["wrong"] += 1
        score["caught"] += caught
        score[f"{mutation.__name__}: wrong"] += 1
        score[f"{mutation.__name__}: caught"] += caught
    return score


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:3]]
    count, seed = [*arguments, *[2000, 1][len(arguments) :]]
    result = run(count, seed)
    sys.stdout.write(json.dumps(result, indent=2) + "\n")
    raise SystemExit(result["caught"] < 0.9 * result["wrong"])
