"""Two fuzzers that start from the real records.

``agree`` changes records. Both engines must report the same violations, the model must accept the same records, and no
rule may raise an exception.
``damage`` changes the bytes of files. Validation must never raise, and every problem must have a valid position.

Run with a number of rounds and a seed: ``python tests/fuzz.py 20000 7``.
"""

import copy
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jiter
from pydantic import ValidationError

from eymh_content.files.discover import ContentFolder, RecordFile
from eymh_content.library import load
from eymh_content.models import KINDS
from eymh_content.paths import content_dir
from eymh_content.rules import CONTENT_RULES, RECORD_RULES, Content, RawRecord
from eymh_content.structure import ENGINES, engine
from eymh_content.validation import validate

VALUES: list[Any] = [
    *(None, True, False, 0, 1, -1, 1.0, 3.0, 2.5, -0.0, 10**15, 10**30, 1e300),
    *("", " ", "x", "a\n", " a", "a b", "A-b", "GB", "GB-ENG", "2019", "2018/19", "topic/prevalence", "ncb-review:12"),
    *("é" * 700, "ŵ" * 600, "ŵ" * 601, "😀" * 300, "😀" * 301, "ŵ", "😀", "١٢٣", "Ⅳ", "ncb-review:١", "ncb-review:0"),
    *("http://a", "http:// x", "9 words that are far too many to be quoted", "2019-07\n", "a\u00a0b", "\x7f", 10**400),
    *([], {}, [1], ["x", "x"], [[]], [None], {"a": 1}, {"id": "x", "at": ["ncb-review:1"]}),
]


def paths(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value in a record."""
    found = [path] if path else []
    if isinstance(value, dict):
        for key, child in value.items():
            found += paths(child, (*path, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            found += paths(child, (*path, index))
    return found


def _change(record: dict[str, Any], rng: random.Random) -> None:
    *parents, last = rng.choice(paths(record))
    holder: Any = record
    for step in parents:
        holder = holder[step]
    mutation = rng.randrange(7)
    if mutation == 0:
        del holder[last]
    elif mutation == 1 and isinstance(holder, dict):
        holder[
            rng.choice(
                [
                    "unknown",
                    "value",
                    "low",
                    "see",
                    "note",
                    "at",
                    "stated",
                    "from",
                    "at ",
                    "ID",
                    "undated",
                    "items",
                    "$schema",
                ]
            )
        ] = holder[last]
    elif mutation == 2 and isinstance(holder, list):
        holder.insert(rng.randrange(len(holder) + 1), copy.deepcopy(holder[last]))
    elif mutation == 3 and isinstance(holder[last], str):
        text = holder[last]
        holder[last] = rng.choice(
            [
                text + "\n",
                text + "\u2028",
                text + "/x",
                " " + text,
                text.upper(),
                text[:-1],
                text * 2,
                text + "é",
                [text],
            ]
        )
    elif mutation == 4 and type(holder[last]) in (int, float) and abs(holder[last]) < 1e300:
        holder[last] = rng.choice([float(holder[last]), str(holder[last]), -holder[last], holder[last] + 0.5, [1]])
    else:
        holder[last] = copy.deepcopy(rng.choice(VALUES))


def agree(count: int, seed: int) -> list[str]:
    """Change ``count`` records. Return those on which engines and models disagree, or on which a rule raises."""
    rng = random.Random(seed)  # noqa: S311  # repeatable on purpose
    library = load()
    references = list(library)
    engines = {name: engine(name) for name in ENGINES}
    disagreements = []
    for _ in range(count):
        reference = rng.choice(references)
        record = copy.deepcopy(library.raw(reference))
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            _change(record, rng)
        raw = json.dumps(record).encode()
        kind = reference.partition("/")[0]
        found = {name: set(each.violations(kind, jiter.from_json(raw))) for name, each in engines.items()}
        if len({frozenset(violations) for violations in found.values()}) > 1:
            disagreements.append(f"{reference}: {found}: {raw.decode()[:2000]}")
        if _accepted_by_model(kind, raw) == any(found.values()):
            disagreements.append(f"{reference}: model and schemas disagree: {found}: {raw.decode()[:2000]}")
        try:
            _rules(reference, record, raw)
        except Exception as error:  # noqa: BLE001  # any exception is a defect
            disagreements.append(f"{reference}: {error!r}: {raw.decode()[:2000]}")
    return disagreements


def _accepted_by_model(kind: str, raw: bytes) -> bool:
    try:
        KINDS[kind].model_validate_json(raw)
    except ValidationError:
        return False
    return True


def _rules(reference: str, data: dict[str, Any], raw: bytes) -> None:
    """Run every rule on a record, whether it is valid or not."""
    kind, _, record_id = reference.partition("/")
    content = Content(ContentFolder(), known={reference}, lines={"ncb-review": 2051})
    record = RawRecord(RecordFile(kind, record_id, "", f"{reference}.json"), data, raw, content)
    content.add(record)
    for rule in RECORD_RULES:
        if rule.check and rule.kind in (None, kind):
            tuple(rule.check(record))
    for content_rule in CONTENT_RULES:
        tuple(content_rule.check(content) if content_rule.check else ())


def _flip(data: bytearray, rng: random.Random) -> None:
    data[rng.randrange(len(data))] = rng.randrange(256)


def _cut(data: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(data))
    del data[start : start + rng.choice([1, 2, 10, 1000])]


def _insert(data: bytearray, rng: random.Random) -> None:
    pieces = [
        b"\x00",
        b"\xef\xbb\xbf",
        b"NaN",
        b"1e999",
        b"[" * 500,
        b'{"a":' * 200,
        b"\\",
        b'"',
        b",",
        b"}",
        b"\xff",
        b"\n",
    ]
    at = rng.choice([0, len(data), rng.randrange(len(data))])
    data[at:at] = rng.choice([*pieces, "ŵ😀".encode(), b"-" + b"9" * 5000, b"\\ud800", b"/* */"])


def _repeat(data: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(data))
    piece = data[start : start + rng.choice([5, 50, 500])]
    data[start:start] = piece


DAMAGE: list[Callable[[bytearray, random.Random], None]] = [_flip, _cut, _insert, _repeat]


def _invalid_problems(data: bytes, content: Path) -> list[str]:
    lines = data.decode("utf-8", "replace").split("\n")
    return [
        f"{problem}"
        for problem in validate(content).problems
        if not 1 <= problem.line <= len(lines) or not problem.column >= 1 or not problem.message or not problem.fix
    ]


def damage(count: int, seed: int) -> tuple[list[str], float]:
    """Damage ``count`` files. Return the failures, and the time for damaged files divided by that for intact ones."""
    rng = random.Random(seed)  # noqa: S311  # repeatable on purpose
    files = sorted(content_dir().glob("*/*.json"))
    failures, intact_time, damaged_time = [], 0.0, 0.0
    with tempfile.TemporaryDirectory() as name:
        content = Path(name)
        for _ in range(count):
            file = rng.choice([file for file in files if file.parent.name != "source-index"])
            copy_of = content / file.parent.name / file.name
            copy_of.parent.mkdir(exist_ok=True)
            data = bytearray(file.read_bytes())
            copy_of.write_bytes(data)
            begin = time.perf_counter()
            validate(content)
            between = time.perf_counter()
            for _ in range(rng.choice([1, 1, 2, 5])):
                if data:
                    rng.choice(DAMAGE)(data, rng)
            copy_of.write_bytes(data)
            after = time.perf_counter()
            try:
                failures += _invalid_problems(bytes(data), content)
            except Exception as error:  # noqa: BLE001  # any exception is a defect
                failures.append(f"{file.name}: {error!r}: {bytes(data)[:300]!r}")
            intact_time, damaged_time = intact_time + between - begin, damaged_time + time.perf_counter() - after
            copy_of.unlink()
    return failures, damaged_time / intact_time


def main() -> int:
    """Run both fuzzers. Return 1 if there is a defect."""
    arguments = [int(argument) for argument in sys.argv[1:3]]
    count, seed = [*arguments, *[5000, 1][len(arguments) :]]
    disagreements = agree(count, seed)
    failures, ratio = damage(count // 10, seed)
    sys.stdout.write("\n".join([*disagreements[:20], *failures[:20]]) + "\n")
    sys.stdout.write(f"{count} changed records: {len(disagreements)} defects\n")
    sys.stdout.write(
        f"{count // 10} damaged files: {len(failures)} defects; {ratio:.2f} times the run on intact files\n"
    )
    return int(bool(disagreements or failures))


if __name__ == "__main__":
    raise SystemExit(main())
