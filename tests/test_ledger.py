"""The ledger: digests of what is read, the check of its files, and what verify makes of it."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from eymh_content import load
from eymh_content.cli import main
from eymh_content.errors import ContentError
from eymh_content.ledger.ledger import Exemption, Ledger, Page
from eymh_content.ledger.units import OWN_TEXT, units_of
from eymh_content.library import walk_of
from eymh_content.models import KINDS, Envelope
from eymh_content.schema.walk import Walk
from eymh_content.sources import proofs, verify
from eymh_content.sources.claims import Claim
from eymh_content.sources.flags import Flag
from eymh_content.sources.force.check import Force
from eymh_content.sources.index import read_index
from eymh_content.sources.load import Sources

PROOF = Path(__file__).parent / "data" / "proof" / "content"
REFERENCE = "statistic/daily-naps"
RECORD: dict[str, Any] = json.loads((PROOF / f"{REFERENCE}.json").read_text("utf-8"))
FINDING: dict[str, Any] = json.loads((PROOF / "finding" / "length-of-naps.json").read_text("utf-8"))
A = {"truth": "A", "prose": "A"}
READING = {"digest": "0123456789abcdef", "date": "2026-11-29", "author": "ann", "reader": "bob", "first": A}
NOTE = {
    "entry": "boys",
    "digest": "0123456789abcdef",
    "date": "2026-11-29",
    "reader": "bob",
    "truth": "B",
    "prose": "A",
}
EXCEPTION = {"entry": "boys", "proof": "force", "class": "poss", "word": "may", "reason": "It is a quotation."}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROOF, tmp_path / "content"))


def eymh(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def keep(content: Path, reference: str = REFERENCE, **fields: object) -> Path:
    file = content / "ledger" / f"{reference}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    data = {"$schema": "../../../schema/ledger.schema.json", **fields}
    file.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    return file


def problems(command: str, content: Path, *paths: Path) -> list[tuple[str, str, str]]:
    report = json.loads(eymh(command, "--content", content, "--format", "json", *paths).stdout)
    return [(Path(one["file"]).name, one["rule"], one["pointer"]) for one in report["problems"]]


def digests(record: dict[str, Any], kind: str = "statistic") -> dict[str, str]:
    return {name: unit.digest for name, unit in units_of(Walk(record, kind)).items()}


def changed(edit: Callable[[dict[str, Any]], object]) -> set[str]:
    """Return the entries whose digest an edit changes."""
    record = json.loads(json.dumps(RECORD))
    edit(record)
    before, after = digests(RECORD), digests(record)
    return {name for name in before if before[name] != after[name]}


def test_the_digest_of_an_entry_stays_the_same_for_as_long_as_the_program_exists() -> None:
    record = {
        "id": "boats",
        "title": "Boats",
        "at": ["survey:1"],
        "figures": [{"id": "all", "value": 5.0, "at": ["survey:2"]}],
    }
    own, figure = '[["/at/0","survey:1"],["/title","Boats"]]', '[["/at/0","survey:2"],["/value",5]]'
    assert (
        digests(record)
        == {".": hashed(own), "all": hashed(figure)}
        == {".": "18e03adf11739463", "all": "d07678cf74481594"}
    )


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


SAME: dict[str, Callable[[dict[str, Any]], object]] = {
    "$schema": lambda r: r.update({"$schema": "x"}),
    "topics": lambda r: r.update(topics=["topic/other"]),
    "context": lambda r: r["figures"][0].update(context=["small-survey:1"]),
    "cites": lambda r: r["figures"][0].update(cites=["reference/x"]),
    "the caveat that another record explains": lambda r: r.update(caveats=[{"see": "discrepancy/x"}]),
    "the order of fields": lambda r: r.update(title=r.pop("title")),
    "a whole number written as a decimal": lambda r: r["figures"][0].update(value=20.0),
}
OTHER: dict[str, tuple[set[str], Callable[[dict[str, Any]], object]]] = {
    "a text": ({"."}, lambda r: r.update(summary=["Fewer."])),
    "the title": ({"."}, lambda r: r.update(title="Naps")),
    "a figure": ({"boys"}, lambda r: r["figures"][1].update(value=25)),
    "a closed value": ({"girls"}, lambda r: r["figures"][2].update(unit="count")),
    "an anchor": ({"all"}, lambda r: r["figures"][0].update(at=["small-survey:13"])),
    "the note of a caveat": ({"all"}, lambda r: r["figures"][0].update(caveats=[{"kind": "scope", "note": "No."}])),
    "a text that moves to another field": ({"all"}, lambda r: r["figures"][0].update(x=r["figures"][0].pop("group"))),
}


@pytest.mark.parametrize("edit", SAME.values(), ids=SAME.keys())
def test_what_says_nothing_of_the_subject_is_not_in_a_digest(edit: Callable[[dict[str, Any]], object]) -> None:
    assert changed(edit) == set()


@pytest.mark.parametrize(("entries", "edit"), OTHER.values(), ids=OTHER.keys())
def test_what_a_reader_reads_is_in_the_digest_of_its_own_entry_only(
    entries: set[str], edit: Callable[[dict[str, Any]], object]
) -> None:
    assert changed(edit) == entries


def test_an_entry_in_an_entry_is_read_by_itself() -> None:
    library = load()
    nested = next(
        (walk, visit)
        for walk in (walk_of(library, ref) for ref in library)
        for visit in walk.objects("Entry")
        if len(visit.path) > 1
    )
    walk, visit = nested
    units = units_of(walk)
    outer = units[visit.path[-2]]
    own = visit.pointer.removeprefix(outer.visit.pointer)
    assert not any(leaf.path.startswith(f"{own}/") for leaf in outer.leaves)
    assert units[visit.path[-1]].leaves


@given(st.randoms(use_true_random=False))
def test_no_order_of_fields_changes_a_digest(rng: Any) -> None:  # noqa: ANN401
    def shuffled(value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, dict):
            return {name: shuffled(value[name]) for name in rng.sample([*value], len(value))}
        return [shuffled(item) for item in value] if isinstance(value, list) else value

    assert digests(shuffled(FINDING), "finding") == digests(FINDING, "finding")


def test_every_kind_that_rests_on_sources_is_read_and_no_other() -> None:
    library = load()
    read = {walk_of(library, ref).kind for ref in library if units_of(walk_of(library, ref))}
    assert read == {kind for kind, model in KINDS.items() if issubclass(model, Envelope)}


def test_no_two_values_of_the_real_content_share_a_place_in_an_entry() -> None:
    library = load()
    for reference in library:
        for unit in units_of(walk_of(library, reference)).values():
            assert len({leaf.path for leaf in unit.leaves}) == len(unit.leaves) > 0


WRONG: dict[str, tuple[dict[str, object], tuple[str, str]]] = {
    "an unknown entry": ({"entries": {"boy": READING}}, ("ledger-entry", "/entries/boy")),
    "an unknown entry in a note": ({"notes": [NOTE | {"entry": "men"}]}, ("ledger-entry", "/notes/0/entry")),
    "an unknown entry in an exception": (
        {"exceptions": [EXCEPTION | {"entry": "men"}]},
        ("ledger-entry", "/exceptions/0/entry"),
    ),
    "its author as its reader": (
        {"entries": {".": READING | {"reader": " Ann"}}},
        ("ledger-reader", "/entries/./reader"),
    ),
    "no day": ({"entries": {".": READING | {"date": "2026-02-30"}}}, ("ledger-date", "/entries/./date")),
    "a digest of another form": ({"entries": {".": READING | {"digest": "1f"}}}, ("wrong-form", "/entries/./digest")),
    "a verdict that is none": (
        {"entries": {".": READING | {"first": {"truth": "D", "prose": "A"}}}},
        ("not-in-list", "/entries/./first/truth"),
    ),
    "no reader": (
        {"entries": {".": {k: v for k, v in READING.items() if k != "reader"}}},
        ("missing-field", "/entries/."),
    ),
    "a field that it does not have": ({"entry": {}}, ("unknown-field", "/entry")),
}


@pytest.mark.parametrize(("fields", "expected"), WRONG.values(), ids=WRONG.keys())
@pytest.mark.parametrize("engine", ["jsonschema-rs", "jsonschema"])
def test_what_is_wrong_in_a_ledger_file_is_reported_at_its_place(
    content: Path, fields: dict[str, object], expected: tuple[str, str], engine: str
) -> None:
    keep(content, REFERENCE, **fields)
    run = eymh("validate", "--content", content, "--engine", engine, "--format", "json")
    assert [(one["rule"], one["pointer"]) for one in json.loads(run.stdout)["problems"]] == [expected]


def test_a_ledger_file_without_a_record_is_reported_and_so_is_one_of_a_record_that_is_not_read(content: Path) -> None:
    keep(content, "statistic/no-naps", entries={".": READING})
    keep(content, "topic/sleep", entries={".": READING})
    assert problems("validate", content) == [("no-naps.json", "ledger-record", ""), ("sleep.json", "ledger-record", "")]


def test_damaged_json_in_the_ledger_is_reported_at_its_line(content: Path) -> None:
    file = keep(content, entries={".": READING})
    file.write_text(file.read_text("utf-8").replace('"entries": {', '"entries" {'), encoding="utf-8")
    run = eymh("validate", "--content", content)
    assert run.exit_code == 1
    assert "3:" in run.stdout
    assert "[json]" in run.stdout


def test_what_is_no_ledger_file_does_not_belong_in_the_ledger(content: Path) -> None:
    keep(content, entries={".": READING})
    (content / "ledger" / "notes.txt").touch()
    (content / "ledger" / "statistic" / "notes.txt").touch()
    (content / "ledger" / "boats").mkdir()
    assert {rule for _, rule, _ in problems("validate", content)} == {"stray-file"}
    assert len(problems("validate", content)) == 3


def test_a_sound_ledger_file_has_no_problems_and_is_no_record(content: Path) -> None:
    before = json.loads(eymh("validate", "--content", content, "--format", "json").stdout)["counts"]["files"]
    file = keep(content, entries={".": READING, "boys": READING}, notes=[NOTE], exceptions=[EXCEPTION])
    report = json.loads(eymh("validate", "--content", content, "--format", "json").stdout)
    assert (report["problems"], report["counts"]["files"]) == ([], before + 1)
    assert "No problems in 1 of" in eymh("validate", "--content", content, file).stdout
    assert set(load(content)) == set(load(PROOF))


def test_a_damaged_ledger_stops_neither_the_library_nor_the_unread_from_being_valid(content: Path) -> None:
    keep(content, entries={"nobody": READING})
    assert REFERENCE in load(content)
    with pytest.raises(ContentError, match="ledger"):
        Ledger.load(keep(content, entry={}).parents[2])


def test_eymh_format_formats_ledger_files(content: Path) -> None:
    file = keep(content, notes=[NOTE])
    run = eymh("format", "--content", content)
    assert run.exit_code == 0, run.output
    assert '  "notes": [\n    {"entry": "boys", ' in file.read_text("utf-8")
    assert eymh("format", "--content", content, "--check").exit_code == 0


def test_an_entry_is_accepted_as_it_was_read_and_not_while_a_note_is_open() -> None:
    digest = READING["digest"]
    assert Page({}).state("boys", str(digest)) == "never read"
    assert Page({"entries": {"boys": READING}}).state("boys", str(digest)) == "accepted"
    assert Page({"entries": {"boys": READING}}).state("boys", "f" * 16) == "changed"
    assert Page({"entries": {"boys": READING}, "notes": [NOTE]}).state("boys", str(digest)) == "accepted"
    sent_back = Page({"entries": {"boys": READING}, "notes": [NOTE | {"open": True}]})
    assert sent_back.state("boys", str(digest)) == "sent back"


def test_the_ledger_of_a_folder_says_what_was_accepted(content: Path) -> None:
    keep(content, entries={"boys": READING}, exceptions=[EXCEPTION])
    ledger = Ledger.load(content)
    assert ledger.accepted(REFERENCE, "boys", "0123456789abcdef")
    assert not ledger.accepted(REFERENCE, "girls", "0123456789abcdef")
    assert not ledger.accepted("topic/sleep", OWN_TEXT, "0123456789abcdef")
    assert ledger.exceptions(REFERENCE) == [Exemption("boys", "force", "poss", "may")]


def flag(entry: str = "boys", word: str = "may", *, certain: bool = True) -> Flag:
    pointer = "/figures/1/group" if entry else "/summary/0"
    return Flag("force", "poss", word, pointer, entry, "The source has 'may' here.", 0, certain)


def find(monkeypatch: pytest.MonkeyPatch, flags: list[Flag]) -> None:
    """Have the proof of force find some flags in the record of naps, and the proof of groups none."""

    def check_force(claims: list[Claim], _sources: Sources) -> Force:
        records = [[*claim.visit.to_root()][-1].value["id"] for claim in claims[:1]]
        return Force(flags if records == ["daily-naps"] else [], 0)

    monkeypatch.setattr(verify, "check_force", check_force)
    monkeypatch.setattr(verify, "compare_groups", lambda *_: (0, []))


ACCEPTED = {name: READING | {"digest": digest} for name, digest in digests(RECORD).items()}
OPEN = [NOTE | {"open": True}]
FLAGGED: dict[str, tuple[list[Flag], dict[str, object], list[tuple[str, str, str]]]] = {
    "in an accepted entry": (
        [flag()],
        {"entries": ACCEPTED},
        [("daily-naps.json", "accepted-and-flagged", "/figures/1/group")],
    ),
    "in the own text of an accepted record": (
        [flag("")],
        {"entries": ACCEPTED},
        [("daily-naps.json", "accepted-and-flagged", "/summary/0")],
    ),
    "with an exception": ([flag()], {"entries": ACCEPTED, "exceptions": [EXCEPTION]}, []),
    "that is not certain": ([flag(certain=False)], {"entries": ACCEPTED}, []),
    "in an entry that nobody has read": ([flag()], {"entries": {".": ACCEPTED["."]}}, []),
    "in an entry that was changed": ([flag()], {"entries": {"boys": READING}}, []),
    "in an entry that was sent back": ([flag()], {"entries": ACCEPTED, "notes": OPEN}, []),
    "gone, and its exception left": (
        [],
        {"entries": ACCEPTED, "exceptions": [EXCEPTION]},
        [("daily-naps.json", "exception-not-needed", "/exceptions/0")],
    ),
    "of another word than the exception": (
        [flag(word="can")],
        {"exceptions": [EXCEPTION]},
        [("daily-naps.json", "exception-not-needed", "/exceptions/0")],
    ),
}


@pytest.mark.parametrize(("flags", "fields", "expected"), FLAGGED.values(), ids=FLAGGED.keys())
def test_verify_fails_on_a_finding_only_in_an_accepted_entry_without_an_exception(
    content: Path,
    monkeypatch: pytest.MonkeyPatch,
    flags: list[Flag],
    fields: dict[str, object],
    expected: list[tuple[str, str, str]],
) -> None:
    find(monkeypatch, flags)
    keep(content, REFERENCE, **fields)
    assert problems("verify", content) == expected
    assert eymh("verify", "--content", content).exit_code == int(bool(expected))


def test_verify_always_says_how_many_exceptions_there_are(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find(monkeypatch, [flag()])
    assert "0 exceptions in the ledger." in eymh("verify", "--content", content).stdout
    keep(content, exceptions=[EXCEPTION])
    assert "1 exception in the ledger." in eymh("verify", "--content", content).stdout
    report = json.loads(eymh("verify", "--content", content, "--format", "json").stdout)
    assert report["counts"]["exceptions"] == 1


def test_verify_collects_what_all_proofs_find(content: Path) -> None:
    library = load(content)
    indexes = {"small-survey": read_index(content, "small-survey")}
    for reference in library:
        walk, collected = walk_of(library, reference), list[Flag]()
        verify.verify_record(walk, Sources(indexes), verify.Counts(), collected)
        assert collected == proofs.flags_of(walk, Sources(indexes))
