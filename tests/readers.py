"""Test a reader: plant faults in true entries, hand them over among sound ones, and count which are found.

    python -m tests.readers plant DIR [SEED]   writes DIR/entries.txt for the reader, and DIR/key.json
    python -m tests.readers show N [SEED]      prints N faults of each kind, with what the proofs say
    python -m tests.readers score DIR          compares DIR/answers.json ({"1": "ok", "2": "the group is wrong"})

The reader compares each entry with the lines of the sources, and sees neither the records nor the key. What the
proofs of ``eymh verify`` find is counted too: a fault should be found by one of the two (docs/reading-back.md).
"""

import copy
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from eymh_content.library import walk_of
from eymh_content.schema.walk import Walk
from eymh_content.sources.proofs import flags_of
from eymh_content.sources.verify import Counts, verify_record
from tests.force_mutants import UPGRADES, Planted, put
from tests.group_mutants import KINDS

FAULTS, SOUND = 60, 25
"""How many entries with a fault, and how many without one, a reader gets."""
_LEFT_OUT = {"$schema", "cites", "mentions", "topics", "related"}
Record = dict[str, Any]


class Trial(NamedTuple):
    """An entry for the reader."""

    kind: str
    """What was planted; empty for a sound entry."""
    record: Record
    reference: str
    pointer: str
    """JSON Pointer of what was changed."""


def upgrades(field: Planted, rng: random.Random, most: int = 4) -> Iterator[Trial]:
    """Yield records of which a text is stronger than its source, ``most`` of each class."""
    for name in UPGRADES:
        mutants = field.mutants(name)
        for mutant in rng.sample(mutants, min(most, len(mutants))):
            record = copy.deepcopy(field.library.raw(mutant.reference))
            put(record, mutant.pointer, mutant.text)
            yield Trial(name, record, mutant.reference, mutant.pointer)


def exchanges(field: Planted, rng: random.Random, most: int = 4) -> Iterator[Trial]:
    """Yield records with numbers, figures or values exchanged, ``most`` of each kind."""
    planted: dict[str, list[Trial]] = {}
    for reference in field.library:
        walk = walk_of(field.library, reference)
        for plant in KINDS:
            for mutant in plant(walk, field.sources, rng):
                pointer = mutant.what.partition(" ")[0]
                pointer = pointer if pointer.startswith("/") else f"/figures/{pointer}"
                kind = mutant.kind.partition(":")[0]
                planted.setdefault(kind, []).append(Trial(kind, mutant.record, reference, pointer))
    for trials in planted.values():
        yield from rng.sample(trials, min(most, len(trials)))


def findings(field: Planted, record: Record, reference: str) -> set[tuple[str, ...]]:
    """Return what the proofs find in a record."""
    walk = Walk(record, reference.partition("/")[0])
    flags = {(flag.kind, flag.word, flag.pointer, flag.message) for flag in flags_of(walk, field.sources)}
    return flags | {(fault.pointer, fault.message) for fault in verify_record(walk, field.sources, Counts())}


def shown(trial: Trial) -> str:
    """Return what the reader sees of a trial: the entry at its pointer, without the entries in it, and its places."""
    walk = Walk(trial.record, trial.reference.partition("/")[0])
    steps = f"{trial.pointer}/"
    holders = [one for one in walk.objects("Entry") if steps.startswith(f"{one.pointer}/")]
    entry = max(holders, key=lambda one: len(one.pointer), default=walk.root).value
    kept = {name: value for name, value in entry.items() if name not in _LEFT_OUT and not _entries(value)}
    return json.dumps({"at": trial.record.get("at"), **kept}, ensure_ascii=False, indent=1)


def _entries(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) and "id" in one for one in value)


def plant(folder: Path, seed: int) -> None:
    """Write the entries for the reader, and the key."""
    field, rng = Planted(), random.Random(seed)  # noqa: S311  # repeatable on purpose
    every = [*upgrades(field, rng), *exchanges(field, rng)]
    trials = rng.sample(every, min(FAULTS, len(every)))
    trials += [Trial("", field.library.raw(ref), ref, claim.pointer) for ref, claim in rng.sample(field.prose, SOUND)]
    rng.shuffle(trials)
    key = []
    for trial in trials:
        new = findings(field, trial.record, trial.reference)
        by_machine = bool(new - findings(field, field.library.raw(trial.reference), trial.reference))
        key.append({"planted": trial.kind, "at": f"{trial.reference}{trial.pointer}", "by_machine": by_machine})
    texts = [f"## {number} ({trial.reference})\n{shown(trial)}\n" for number, trial in enumerate(trials, 1)]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "entries.txt").write_text("\n".join(texts), encoding="utf-8")
    (folder / "key.json").write_text(json.dumps(key, indent=1), encoding="utf-8")


def show(most: int, seed: int) -> Iterator[str]:
    """Yield a row for each planted fault: its kind, its place, and the first thing that the proofs say of it."""
    field, rng = Planted(), random.Random(seed)  # noqa: S311  # repeatable on purpose
    for trial in (*upgrades(field, rng, most), *exchanges(field, rng, most)):
        new = findings(field, trial.record, trial.reference)
        new -= findings(field, field.library.raw(trial.reference), trial.reference)
        yield f"{trial.kind} | {trial.reference}{trial.pointer} | {min(new)[-1] if new else 'not found'}"


def score(folder: Path) -> str:
    """Return what was found, as a table. ValueError if an answer is missing."""
    key = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    answers = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    if missing := [number for number in range(1, len(key) + 1) if str(number) not in answers]:
        raise ValueError(f"answers.json has nothing on {missing}")
    reported = [answers[str(number)] != "ok" for number in range(1, len(key) + 1)]
    planted = [(row, found) for row, found in zip(key, reported, strict=True) if row["planted"]]
    missed = [f"{row['planted']}: {row['at']}" for row, found in planted if not found and not row["by_machine"]]
    sound = [found for row, found in zip(key, reported, strict=True) if not row["planted"]]
    rows = [
        f"planted                  {len(planted)}",
        f"found by the proofs      {sum(row['by_machine'] for row, _ in planted)}",
        f"found by the reader      {sum(found for _, found in planted)}",
        f"found by one of the two  {len(planted) - len(missed)}",
        f"sound, but reported      {sum(sound)} of {len(sound)}",
    ]
    return "\n".join([*rows, *(f"missed: {one}" for one in missed)])


def main(what: str, folder: str, seed: str = "1") -> None:
    """Plant, show or score."""
    if what == "plant":
        plant(Path(folder), int(seed))
    elif what == "show":
        sys.stdout.writelines(f"{row}\n" for row in show(int(folder), int(seed)))
    else:
        sys.stdout.write(score(Path(folder)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
