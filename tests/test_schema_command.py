"""``eymh schema`` replaces and removes only what it wrote; damaged schemas stop every command with what to do."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eymh_content.cli import main
from eymh_content.models import KINDS
from eymh_content.paths import content_dir, schema_dir
from eymh_content.schema import store
from eymh_content.schema.generate import all_texts
from eymh_content.schema.links import links_text
from eymh_content.schema.store import BUNDLE, LINKS

MADE = {name: text.encode() for name, text in all_texts(content_dir()).items()}
DATA = Path(__file__).parent / "data"
PROOF = DATA / "proof" / "content"


def eymh_schema(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["schema", *map(str, arguments)])


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a folder of schemas that has those of an old kind, and one that is stale."""
    folder = tmp_path / "schema"
    assert len(eymh_schema("--out", folder).stdout.splitlines()) == len(MADE)
    bundle = json.loads(MADE[BUNDLE])
    bundle["$defs"]["old"] = bundle["$defs"]["topic"]
    bundle["properties"]["old"] = {"$ref": "#/$defs/old"}
    (folder / BUNDLE).write_text(json.dumps(bundle), encoding="utf-8")
    (folder / "old.schema.json").write_text("{}", encoding="utf-8")
    (folder / "term.schema.json").write_text("{}", encoding="utf-8")
    return folder


def test_schemas_are_written_to_a_new_folder(tmp_path: Path) -> None:
    result = eymh_schema("--out", tmp_path / "a" / "b")
    assert result.exit_code == 0
    assert files(tmp_path / "a" / "b") == MADE
    assert eymh_schema("--out", tmp_path / "a" / "b").stdout == ""


def test_check_reports_each_stale_schema_and_changes_nothing(out: Path) -> None:
    (out / "topic.schema.json").unlink()
    before = files(out)
    result = eymh_schema("--check", "--out", out)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        *(f"{out / name}.schema.json: stale" for name in ("old", "term", "topic")),
        f"{out / BUNDLE}: stale",
        f"Run: eymh schema --out {out}",
    ]
    assert files(out) == before


def test_stale_schemas_are_written_and_those_of_old_kinds_removed(out: Path) -> None:
    mine = {"notes.md": b"mine", "mine.schema.json": b"{}", "package.json": b"{}"}
    for name, data in mine.items():
        (out / name).write_bytes(data)
    assert eymh_schema("--out", out).stdout.splitlines() == [
        f"{out / 'old.schema.json'}: removed",
        f"{out / 'term.schema.json'}: written",
        f"{out / BUNDLE}: written",
    ]
    assert files(out) == MADE | mine
    assert eymh_schema("--check", "--out", out).exit_code == 0


def test_check_reports_stale_links_and_how_to_write_them(tmp_path: Path, out: Path) -> None:
    eymh_schema("--out", out)
    content = tmp_path / "mine"
    (content / "topic").mkdir(parents=True)
    (content / "topic" / "boats.json").write_text('{"title": "Boats"}', encoding="utf-8")
    result = eymh_schema("--check", "--out", out, "--content", content)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{out / LINKS}: stale",
        f"Run: eymh schema --content {content} --out {out}",
    ]


def test_links_have_the_ids_and_titles_of_all_records_that_can_be_read(tmp_path: Path) -> None:
    texts = {"boats": '{"title": "Boats"}', "cut": '{"title"', "list": "[]", "number": '{"title": 1}', "No Id": "{}"}
    (tmp_path / "topic").mkdir()
    for name, text in texts.items():
        (tmp_path / "topic" / f"{name}.json").write_text(text, encoding="utf-8")
    (tmp_path / "topic" / "nowhere.json").symlink_to(tmp_path / "gone")
    made = json.loads(links_text(tmp_path, ["topic", "term"]))["$defs"]
    assert dict(zip(made["topic"]["enum"], made["topic"]["enumDescriptions"], strict=True)) == {
        "topic/boats": "Boats",
        "topic/cut": "cut",
        "topic/list": "list",
        "topic/nowhere": "nowhere",
        "topic/number": "number",
    }
    assert made["topic"]["enumDetails"] == made["topic"]["enumDescriptions"]
    assert made["term"] == {"not": {}}
    assert made["any"] == {"anyOf": [{"$ref": "#/$defs/term"}, {"$ref": "#/$defs/topic"}]}


@pytest.mark.parametrize("text", [None, "", "<<<<<<< HEAD", "[]"], ids=["missing", "empty", "conflict", "list"])
@pytest.mark.parametrize("engine", ["jsonschema-rs", "jsonschema"])
def test_no_validation_depends_on_the_links(own: Path, text: str | None, engine: str) -> None:
    (own / LINKS).unlink()
    if text is not None:
        (own / LINKS).write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["validate", "--engine", engine, "--content", str(PROOF)])
    assert result.exit_code == 0, result.output


FOREIGN_BUNDLES = {
    "none": None,
    "empty": b"",
    "of other schemas": b'{"properties": {"mine": {"type": "string"}}}',
    "of kinds without definitions": b'{"properties": {"mine": {"$ref": "#/$defs/mine"}}}',
    "that names other files": json.dumps(
        {"properties": {"../mine": {"$ref": "#/$defs/../mine"}}, "$defs": {"../mine": {"properties": {}}}}
    ).encode(),
}


@pytest.mark.parametrize("kind", FOREIGN_BUNDLES)
def test_files_of_others_are_neither_removed_nor_replaced(tmp_path: Path, kind: str) -> None:
    out = tmp_path / "d"
    out.mkdir()
    for name in ("d/mine.schema.json", "mine.schema.json"):
        (tmp_path / name).write_bytes(b"{}")
    bundle = FOREIGN_BUNDLES[kind]
    if bundle is not None:
        (out / BUNDLE).write_bytes(bundle)
    before = files(out)
    result = eymh_schema("--out", out)
    assert result.exit_code == (0 if bundle is None else 2)
    assert files(out) == before | (MADE if bundle is None else {})
    assert (tmp_path / "mine.schema.json").read_bytes() == b"{}"


@pytest.mark.parametrize("what", ["file", "link", "broken link", "folder"])
def test_something_else_in_the_place_of_a_schema_stops_the_command_before_it_writes(out: Path, what: str) -> None:
    place, elsewhere = out / "topic.schema.json", out.parent / "elsewhere"
    place.unlink()
    elsewhere.write_bytes(b"mine")
    if what == "file":
        (out / BUNDLE).unlink()
        (out / "term.schema.json").unlink()
        place.write_bytes(b"mine")
    elif what == "folder":
        place.mkdir()
    else:
        place.symlink_to(elsewhere if what == "link" else "nowhere")
    result = eymh_schema("--out", out)
    assert result.exit_code == 2
    assert f"in the place of a schema: {place}. Move" in result.stderr
    assert elsewhere.read_bytes() == b"mine"
    assert (out / "old.schema.json").exists()
    assert not (out / "nowhere").exists()


def use(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the package read its schemas from a folder."""
    monkeypatch.setattr(store, "schema_dir", lambda: folder)
    monkeypatch.setattr("eymh_content.paths.schema_dir", lambda: folder)
    for cached in (store.bundle, store.kinds, store.schema_for):
        cached.cache_clear()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a copy of the schemas, which the package uses during a test."""
    folder = tmp_path / "own"
    shutil.copytree(schema_dir(), folder)
    use(folder, monkeypatch)
    yield folder
    use(folder, monkeypatch)  # forget what was read


DAMAGED = {
    "missing": None,
    "empty": b"",
    "conflict": b"<<<<<<< HEAD\n" + MADE[BUNDLE],
    "cut off": MADE[BUNDLE][:5_000],
    "not UTF-8": b'{"\xe9": 1}',
    "deep": b"[" * 100_000,
    "a list": b"[]",
    "null": b"null",
    "an empty object": b"{}",
    "properties in a list": b'{"properties": [], "$defs": {}}',
    "a kind that is a number": b'{"properties": {"topic": 5}}',
    "kinds that allow everything": json.dumps({"properties": {kind: {} for kind in KINDS}}).encode(),
    "without definitions": MADE[BUNDLE].replace(b'"$defs"', b'"defs"'),
    "a definition that is a list": b'{"properties": {"topic": {"$ref": "#/$defs/topic"}}, "$defs": {"topic": []}}',
    "a definition missing": MADE[BUNDLE].replace(b'"Heading": {', b'"Heding": {'),
}
COMMANDS = [["validate"], ["validate", "--engine", "jsonschema"], ["verify"], ["format"], ["coverage"], ["list"]]


def stopped(*command: str) -> None:
    result = CliRunner().invoke(main, [*command, "--content", str(PROOF)])
    assert (result.exit_code, result.stdout) == (3, "")
    assert "cannot be used: " in result.stderr
    assert result.stderr.endswith("write the schemas with: eymh schema\n")


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_bundle_stops_validation_with_what_to_do(own: Path, kind: str) -> None:
    data = DAMAGED[kind]
    (own / BUNDLE).unlink()
    if data is not None:
        (own / BUNDLE).write_bytes(data)
    stopped("validate")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_damaged_bundle_stops_every_command_until_it_is_written_again(own: Path, command: list[str]) -> None:
    (own / BUNDLE).write_bytes(MADE[BUNDLE][:5_000])
    stopped(*command)
    assert eymh_schema().exit_code == 0
    assert files(own) == MADE


def test_a_bundle_with_a_wrong_value_stops_validation(own: Path) -> None:
    (own / BUNDLE).write_bytes(MADE[BUNDLE].replace(b'"type": "string"', b'"type": "text"'))
    result = CliRunner().invoke(main, ["validate", "--content", str(PROOF)])
    assert (result.exit_code, result.stdout) == (3, "")
    assert "the bundle of the schemas cannot be used: " in result.stderr


def test_a_damaged_schema_of_a_kind_is_named_when_it_is_needed(own: Path, tmp_path: Path) -> None:
    (own / "topic.schema.json").write_bytes(b"[]")
    (tmp_path / "c" / "topic").mkdir(parents=True)
    (tmp_path / "c" / "topic" / "boats.json").write_bytes(b'{"id": 1}')
    result = CliRunner().invoke(main, ["validate", "--content", str(tmp_path / "c")])
    assert result.exit_code == 3
    assert f"the schema {own / 'topic.schema.json'} cannot be used: " in result.stderr
