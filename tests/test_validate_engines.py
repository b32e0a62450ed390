"""Both engines say the same of every record: good ones, bad ones, and real ones with something changed at random."""

import json
import random
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import jiter
import pytest

from eymh_content.engines import engine
from eymh_content.folder import Folder, RecordFile
from eymh_content.models import KINDS
from eymh_content.paths import content_dir
from eymh_content.rules import RULES, Content, Draft

PYDANTIC, JSONSCHEMA = engine("pydantic"), engine("jsonschema")
DATA = Path(__file__).parent / "data"
REAL = sorted(file for kind in KINDS for file in (content_dir() / kind).glob("*.json"))
INVENTED = sorted(file for file in DATA.rglob("*.json") if file.is_file() and file.parent.name in KINDS)
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, 1.0, 3.0, 2.5, -1, -0.0, 10**20, 10**400, 1e300, "", " ", "x", "x\n", "a b", [], {}),
    *([None], [1], ["x", "x"], {"id": "x"}, "2019", "2019-07\n", "GB", "ncb-review:1", "ncb-review:0", "topic/play"),
    *(
        "١٢٣",
        "ncb-review:١",
        "Ⅳ",
        "ŵ" * 600,
        "ŵ" * 601,
        "😀" * 300,
        "😀" * 301,
        "http://x",
        "http:// x",
        "a\u00a0b",
        "\x7f",
    ),
)
SEED, MUTANTS, RECORDS = 20_240_517, 12, 60


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    """Yield the path of every value below the record."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in items:
        yield (*path, key)
        yield from places(child, (*path, key))


def mutant(record: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Give a copy of a record with one thing deleted, exchanged, added or doubled."""
    changed = deepcopy(record)
    *around, key = chance.choice(list(places(changed)))
    holder: Any = changed
    for step in around:
        holder = holder[step]
    match chance.randrange(6):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[chance.choice(["colour", "ID", "at ", "value", "low", "see", "note", "undated", "items"])] = holder[
                key
            ]
        case 2 if isinstance(holder, list):
            holder.append(deepcopy(holder[key]))
        case 3 if isinstance(holder[key], str):
            holder[key] += chance.choice(["\n", " ", "x", "/x", "ŵ", "-", ".", "\u2028"])
        case 4 if isinstance(holder[key], int) and not isinstance(holder[key], bool):  # as other programs may write it
            holder[key] = float(holder[key])
        case _:
            holder[key] = deepcopy(chance.choice(VALUES))
    return changed


def verdicts(kind: str, raw: bytes) -> tuple[set[Any], set[Any]]:
    """Give the places that each engine objects to."""
    data = jiter.from_json(raw)
    return tuple({breach.path for breach in each.check(kind, raw, data)} for each in (PYDANTIC, JSONSCHEMA))  # type: ignore[return-value]


@pytest.mark.parametrize("file", [*REAL, *INVENTED], ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_both_engines_object_to_the_same_places(file: Path) -> None:
    raw = file.read_bytes()
    try:
        jiter.from_json(raw, allow_inf_nan=False)
    except ValueError:
        pytest.skip("not JSON, so no engine sees it")
    one, other = verdicts(file.parent.name, raw)
    assert one == other


@pytest.mark.parametrize("kind", KINDS)
def test_both_engines_refuse_a_record_that_holds_nothing(kind: str) -> None:
    one, other = verdicts(kind, b"{}")
    assert one == other == {()}


def sample() -> list[Path]:
    """Give a few records of each kind."""
    chance = random.Random(SEED)  # noqa: S311  # no secret
    return [file for kind in KINDS for file in sorted(chance.sample(of(kind), min(3, len(of(kind)))))][:RECORDS]


def of(kind: str) -> list[Path]:
    return [file for file in [*REAL, *INVENTED] if file.parent.name == kind and "rejected" not in file.parts]


@pytest.mark.parametrize("file", sample(), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_both_engines_agree_on_records_changed_at_random_and_no_rule_breaks_down(file: Path) -> None:
    chance = random.Random(f"{SEED} {file.parent.name}/{file.stem}")  # noqa: S311  # no secret
    record = json.loads(file.read_bytes())
    content = Content(Folder(), known={f"{file.parent.name}/{file.stem}"}, lines={"ncb-review": 2051})
    for _ in range(MUTANTS):
        changed = mutant(record, chance)
        text = json.dumps(changed, ensure_ascii=False)
        one, other = verdicts(file.parent.name, text.encode())
        assert one == other, f"pydantic objects to {one}, jsonschema to {other}, in {text}"
        draft = Draft.of(RecordFile(file.parent.name, file.stem, "", "x.json"), changed, text, content)
        content.note(draft)
        for rule in RULES:
            for fault in rule.check(draft) if rule.check else ():
                assert fault.message
                assert fault.fix
    for rule in RULES:
        for found in rule.check_all(content) if rule.check_all else ():
            assert found.fault.message
