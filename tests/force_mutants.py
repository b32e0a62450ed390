"""Make true entries stronger than their sources, and count for how many the proof of force raises a new flag.

Run with a number of mutants for each class and a seed: ``python tests/force_mutants.py 200 7``. Prints a table by
class, and what share of the entries, as they are, has a flag. Needs only the committed indexes. Exit code 1 below 70%.
"""

import copy
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from eymh_content.library import Library, load, walk_of
from eymh_content.models import Source
from eymh_content.paths import content_dir
from eymh_content.roles import Role
from eymh_content.schema.walk import Walk
from eymh_content.sources.claims import Claim, claims_of
from eymh_content.sources.flags import Flag
from eymh_content.sources.force.check import force_flags
from eymh_content.sources.force.indexed import parse
from eymh_content.sources.index import read_index
from eymh_content.sources.load import Sources

_VERB = r"(?!be\b|have\b|not\b|also\b|only\b|never\b)([a-z]+)\b"
_THINGS = r"(?=[a-z]+s\b|people\b|children\b)(?!(?:times|kinds|sorts|ways|cases|is|as)\b)"
_OFTEN = "often|usually|sometimes|typically|generally|frequently|mostly|commonly"
_CONDITION = r"if|unless|provided that|as long as|(?:where|when|as) (?:needed|possible|appropriate|necessary|required)"

UPGRADES: dict[str, list[tuple[str, str]]] = {
    "may dropped": [
        (r"\b(?:may|might|could) (?:also )?be\b", "is"),
        (r"\b(?:may|might|could) (?:also )?have\b", "has"),
        (rf"\b(?:may|might|could) (?:also )?{_VERB}", r"\1s"),
    ],
    "should made must": [(r"\bshould\b", "must")],
    "linked made causes": [
        (r"\b(?:is|are) (?:closely |also )?(?:linked|associated|connected) (?:with|to)\b", "leads to"),
        (r"\b(?:linked|associated|connected) (?:with|to)\b", "caused by"),
        (r"\b(goes?) (?:together|hand in hand) with\b", "causes"),
    ],
    "some made all": [
        (r"\b[Ss]ome (?!of the\b|time|kind|sort|way|degree|extent)(?=[a-z])", "all "),
        (r"\b[Ss]ome of the\b", "all of the"),
    ],
    "some made most": [(rf"\b(?:[Ss]ome|[Mm]any) {_THINGS}", "most "), (r"\b[Ss]ome of the\b", "most of the")],
    "often dropped": [
        (rf"(?<!how )(?<!most )(?<!more )(?<!less )(?<!as )\b(?:{_OFTEN}) ", ""),
        (r"\btends? to ", ""),
        (r"\b(?:is|are) (?:more |less )?likely to be\b", "are"),
        (r"\b(?:is|are) likely to |\bprobably ", ""),
    ],
    "intensifier added": [
        (
            r"\b(linked|associated|effective|affects?|increase[sd]?|reduce[sd]?|improve[sd]?)\b",
            r"strongly \1",
        ),
        (r"\b(better|higher|lower|worse|poorer)\b", r"significantly \1"),
    ],
    "negation turned": [
        (r"\b(is|are|can|does|do|was|were|has|have|should|may|will)(?: not|n't)\b", r"\1"),
        (r"\bcannot\b", "can"),
        (r"\bwithout\b", "with"),
        (r"\bno (?=[a-z])", "a "),
        (r"\b(is|are|can|was|were|should|may|will) (?!not\b)(?=[a-z])", r"\1 not "),
    ],
    "direction turned": [
        (r"\bincreas(e|es|ed|ing)\b", r"reduc\1"),
        (r"\breduc(e|es|ed|ing)\b", r"increas\1"),
        (r"\bhigher\b", "lower"),
        (r"\blower\b", "higher"),
        (r"(?<!or )(?<!and )\bmore\b(?! than| and)", "less"),
        (r"\bless\b(?! than)", "more"),
        (r"(?<!for )\bbetter\b", "worse"),
        (r"\bfewer\b", "more"),
    ],
    "should dropped": [
        (r"\bshould be\b", "are"),
        (rf"\bshould {_VERB}", r"\1"),
        (r"\b(?:needs?|ha(?:s|ve)) to be\b", "is"),
    ],
    "some dropped": [(rf"(?<!of )(?<!or )\b(?:[Ss]ome|[Ss]everal|[Mm]any)(?: of the)? {_THINGS}", "")],
    "condition dropped": [
        (rf",? \b(?:{_CONDITION})\b[^,.;]*(?=[.,;])", ""),
        (r"^(?:If|Unless) [^,.;]+, ", ""),
    ],
    "aim dropped": [(r"\b(?:aims?|seeks?|intends?|hopes?|(?:is|are) (?:meant|designed|intended)) to ([a-z]+)", r"\1s")],
}
"""By class, what is found and what is put in its place."""
NEEDS = {
    "may dropped": "poss",
    "often dropped": "freq",
    "should dropped": "oblig",
    "some dropped": "some",
    "condition dropped": "cond",
    "aim dropped": "purp",
}
"""What a cited segment must have, or an entry without the word is no stronger than its source."""


class Mutant(NamedTuple):
    """A text of a record that was made stronger."""

    reference: str
    pointer: str
    text: str


def upgrades(text: str, name: str) -> Iterator[str]:
    """Yield every text that an upgrade of a class makes of one."""
    for pattern, stronger in UPGRADES[name]:
        for match in re.finditer(pattern, text):
            new = text[: match.start()] + match.expand(stronger) + text[match.end() :]
            yield new[:1].upper() + new[1:]


def put(record: dict[str, Any], pointer: str, value: str) -> None:
    """Put a value in the place of a JSON Pointer."""
    *steps, last = pointer.split("/")[1:]
    parent: Any = record
    for step in steps:
        parent = parent[int(step)] if isinstance(parent, list) else parent[step]
    parent[int(last) if isinstance(parent, list) else last] = value


class Planted:
    """The real content, its sources, and the flags that it has as it is."""

    def __init__(self) -> None:
        """Load all of it."""
        folder = content_dir()
        self.library: Library = load(folder)
        self.sources = Sources({source.id: read_index(folder, source.id) for source in self.library.of(Source)})
        self.flags = {ref: force_flags(walk_of(self.library, ref), self.sources) for ref in self.library}
        self.prose = [
            (ref, claim)
            for ref in self.library
            for claim in claims_of(walk_of(self.library, ref))
            if claim.role is Role.PROSE and claim.anchors
        ]

    def mutants(self, name: str) -> list[Mutant]:
        """Return every mutant of a class."""
        return [
            Mutant(ref, claim.pointer, new)
            for ref, claim in self.prose
            if name not in NEEDS or NEEDS[name] in self._kinds(claim)
            for new in upgrades(str(claim.value), name)
            if new != claim.value
        ]

    def _kinds(self, claim: Claim) -> set[str]:
        """Return the classes of the force words of the segments that a claim cites."""
        return {parse(row).kind for segment in self.sources.segments(claim.anchors) for row in segment.force}

    def is_caught(self, mutant: Mutant) -> bool:
        """Return whether a mutant has a flag that the record as it is has not."""
        record = copy.deepcopy(self.library.raw(mutant.reference))
        put(record, mutant.pointer, mutant.text)
        flags = force_flags(Walk(record, mutant.reference.partition("/")[0]), self.sources)
        return bool(_counted(flags) - _counted(self.flags[mutant.reference]))

    def flagged(self) -> tuple[Counter[str], int, int]:
        """Return how many entries have a flag: of each class, of any class that is certain; and how many there are."""
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for ref, flags in self.flags.items():
            for flag in flags:
                found[flag.kind].add((ref, flag.entry))
                found["certain" if flag.certain else "to look at"].add((ref, flag.entry))
        every = {(ref, claim.owner) for ref, claim in self.prose}
        return Counter({name: len(entries) for name, entries in found.items()}), len(found["certain"]), len(every)


def _counted(flags: list[Flag]) -> Counter[tuple[str, str, str]]:
    return Counter((flag.kind, flag.word, flag.pointer) for flag in flags)


def run(most: int, seed: int) -> tuple[Planted, dict[str, tuple[int, int]]]:
    """Plant up to so many mutants of each class. Return by class how many were caught, and how many planted."""
    field, rng = Planted(), random.Random(seed)  # noqa: S311  # repeatable on purpose
    score = {}
    for name in UPGRADES:
        mutants = field.mutants(name)
        chosen = rng.sample(mutants, min(most, len(mutants)))
        score[name] = sum(map(field.is_caught, chosen)), len(chosen)
    return field, score


def main(most: int = 200, seed: int = 1) -> int:
    """Print the tables; 1 if less than 70% are caught."""
    field, score = run(most, seed)
    rows = [f"{name:20} {caught:5} of {all_:5}  {caught / all_:4.0%}" for name, (caught, all_) in score.items()]
    caught, planted = map(sum, zip(*score.values(), strict=True))
    rows.append(f"{'all':20} {caught:5} of {planted:5}  {caught / planted:6.1%}\n")
    flagged, _, entries = field.flagged()
    rows += [f"{name:20} {count:5} of {entries:5}  {count / entries:6.1%}" for name, count in flagged.most_common()]
    sys.stdout.write("\n".join(rows) + "\n")
    return int(caught < 0.7 * planted)


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:3])))
