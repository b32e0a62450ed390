"""What an editor shows while a record is written, asked of the JSON language server that is in VS Code.

These tests need Node and the package of tests/editor, which ``make test`` installs where npm is; else they are skipped.
In a text, ¦ is where the cursor is.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft202012Validator

from eymh_content.models import KINDS
from eymh_content.paths import content_dir, schema_dir
from eymh_content.places import place_names
from eymh_content.roles import Link
from eymh_content.schema.store import LINKS, Schema, resolved, schema_for

ROOT = Path(__file__).parent.parent
SERVER = ROOT / "tests" / "editor" / "server.mjs"
SETTINGS = ".vscode/settings.json"
RECORDS = sorted(file for kind in KINDS for file in (content_dir() / kind).glob("*.json"))
REFERENCES = [f"{file.parent.name}/{file.stem}" for file in RECORDS]


class Editor:
    """The language server, with the settings of this project."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            ["node", SERVER, f"{ROOT.as_uri()}/", SETTINGS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def ask(self, what: str, file: str, text: str) -> Any:  # noqa: ANN401
        before, _, after = text.partition("¦")
        offset = len(before.encode("utf-16-le")) // 2
        question = {"ask": what, "uri": (ROOT / file).as_uri(), "text": before + after, "offset": offset}
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def completions(self, kind: str, text: str) -> dict[str, dict[str, Any]]:
        """Return what is proposed, by label, in the order in which it is shown."""
        items = self.ask("complete", f"content/{kind}/new.json", text)["items"]
        items.sort(key=lambda item: item.get("sortText", item["label"]))
        return {item["label"]: item for item in items}

    def values(self, kind: str, text: str) -> list[str]:
        """Return the texts that are proposed as a value."""
        return [json.loads(item["textEdit"]["newText"]) for item in self.completions(kind, text).values()]

    def hover(self, kind: str, text: str) -> str:
        (shown,) = self.ask("hover", f"content/{kind}/new.json", text)["contents"]
        return str(shown)

    def problems(self, file: str, text: str) -> list[tuple[str, str]]:
        """Return what is underlined, and why."""
        lines = text.splitlines(keepends=True)

        def underlined(problem: dict[str, Any]) -> str:
            start, end = problem["range"]["start"], problem["range"]["end"]
            assert start["line"] == end["line"]
            return str(lines[start["line"]][start["character"] : end["character"]])

        return [(underlined(problem), problem["message"]) for problem in self.ask("validate", file, text)]


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    if not shutil.which("node"):
        pytest.skip("Node is missing: what editors show is not tested")
    if not (SERVER.parent / "node_modules").is_dir():
        pytest.skip("the JSON language server is missing: install it with 'make test', which needs npm")
    started = Editor()
    with started.process:
        yield started
        assert started.process.stdin
        started.process.stdin.close()


def record(kind: str, fields: str) -> str:
    return f'{{"$schema": "../../schema/{kind}.schema.json", {fields}}}'


class Place(NamedTuple):
    """A place in the records of a kind: its schema, and a text in which its value is to be written."""

    kind: str
    text: str
    schema: Schema

    def __str__(self) -> str:
        return f"{self.kind} {self.text}"


def places(kind: str) -> Iterator[Place]:
    """Yield every place of a kind that can hold a value. A model within itself is looked at once."""
    root = schema_for(kind)

    def below(schema: Schema, text: str, models: tuple[str, ...]) -> Iterator[Place]:
        schema = resolved(schema, root)
        yield Place(kind, text, schema)
        if "items" in schema:
            yield from below(schema["items"], text.replace("¦", "[¦]"), models)
        if schema.get("title") not in models:
            for name, child in schema.get("properties", {}).items():
                yield from below(child, text.replace("¦", f'{{"{name}": ¦}}'), (*models, schema.get("title", "")))

    for name, child in root["properties"].items():
        if name != "$schema":
            yield from below(child, record(kind, f'"{name}": ¦'), (root["title"],))


PLACES = {kind: list(places(kind)) for kind in KINDS}


def test_the_settings_map_each_folder_of_the_content_to_its_schema() -> None:
    settings = json.loads((ROOT / SETTINGS).read_text(encoding="utf-8"))
    folders = {kind: kind for kind in KINDS} | {"ledger": "ledger/*"}
    assert settings["json.schemas"] == [
        {"fileMatch": [f"/content/{folder}/*.json"], "url": f"./schema/{name}.schema.json"}
        for name, folder in sorted(folders.items())
    ]


def test_no_record_of_the_content_has_a_problem(editor: Editor) -> None:
    texts = {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in RECORDS}
    found = {file: editor.problems(file, text) for file, text in texts.items()}
    assert {file: problems for file, problems in found.items() if problems} == {}
    assert len(found) == len(RECORDS) > 700


@pytest.mark.parametrize("kind", KINDS)
def test_each_link_and_place_is_completed_from_the_records_that_it_may_lead_to(editor: Editor, kind: str) -> None:
    checked = set()
    for place in PLACES[kind]:
        comment = place.schema.get("$comment", "")
        link = Link.parse(comment)
        if link:
            allowed = [ref for ref in REFERENCES if not link.kinds or ref.partition("/")[0] in link.kinds]
        elif comment == "role: place":
            allowed = list(place_names())
        else:
            continue
        for text in (place.text, place.text.replace("¦", '"¦"'), place.text.replace("¦", '"t¦"')):
            assert sorted(editor.values(kind, text)) == sorted(allowed), place
        checked.add(comment)
    written = re.findall(r'"(link: [^"]*|role: place)"', (schema_dir() / f"{kind}.schema.json").read_text("utf-8"))
    assert checked == {*written}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_empty_is_proposed_and_every_closed_list_is_whole(editor: Editor, kind: str) -> None:
    for place in PLACES[kind]:
        proposed = editor.completions(kind, place.text)
        assert not {'""', "[]", "{}", "null"} & proposed.keys() or place.schema.get("$comment") == "role: csl", place
        if "enum" in place.schema:
            assert [*proposed] == sorted(map(json.dumps, place.schema["enum"])), place
        if place.schema.get("type") == "boolean":
            assert [*proposed] == (["true"] if "const" in place.schema else ["false", "true"]), place


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_proposed_with_its_description_and_a_place_for_its_value(editor: Editor, kind: str) -> None:
    for place in PLACES[kind]:
        if fields := place.schema.get("properties"):
            proposed = editor.completions(kind, place.text.replace("¦", "{¦}"))
            assert proposed.keys() == fields.keys(), place
            for name, item in proposed.items():
                assert item["documentation"], (place, name)
                assert item["textEdit"]["newText"].startswith(f'"{name}": '), (place, name)
                assert "$1" in item["textEdit"]["newText"] or "${1" in item["textEdit"]["newText"], (place, name)


TITLES = {
    ("policy", '"topics": ["¦"]', "topic/prevalence"): "Prevalence",
    ("policy", '"provisions": [{"mentions": ["¦"]}]', "organisation/nspcc"): "NSPCC",
    ("policy", '"body": "¦"', "organisation/parent-infant-foundation"): "Parent-Infant Foundation",
    ("policy", '"place": ["¦"]', "FR"): "France",
    ("policy", '"place": [¦]', "GB-NIR"): "Northern Ireland",
}


@pytest.mark.parametrize(("kind", "text", "value"), TITLES)
def test_a_proposed_link_or_place_is_shown_with_its_title(editor: Editor, kind: str, text: str, value: str) -> None:
    item = editor.completions(kind, record(kind, text))[f'"{value}"']
    assert item["detail"] == item["documentation"] == TITLES[kind, text, value]


def test_the_whole_uk_and_the_nations_come_before_other_places(editor: Editor) -> None:
    proposed = editor.values("policy", record("policy", '"place": ["¦"]'))
    assert proposed[:7] == ["GB", "GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR", "AD", "AE"]


def test_a_link_that_is_in_the_list_already_is_not_proposed_again(editor: Editor) -> None:
    proposed = editor.values("policy", record("policy", '"topics": ["topic/prevalence", "¦"]'))
    assert "topic/prevalence" not in proposed
    assert "topic/attachment" in proposed


HOVERS = {
    ("policy", '"topics": ["topic/prev¦alence"]'): "`topic/prevalence`: Prevalence",
    ("policy", '"to¦pics": ["topic/prevalence"]'): "Its topics, one to four of those in `content/topic/`.",
    ("policy", '"provisions": [{"mentions": ["organisation/ns¦pcc"]}]'): "`organisation/nspcc`: NSPCC",
    ("policy", '"place": ["GB-¦NIR"]'): "`GB-NIR`: Northern Ireland",
    ("policy", '"body": "organisation/ns¦pcc"'): (
        "The organisation responsible for it\\. Leave out if no source says\\.\n\n`organisation/nspcc`: NSPCC"
    ),
    ("policy", '"body": "organisation/not-¦yet"'): (
        "The organisation responsible for it\\. Leave out if no source says\\."
    ),
    ("policy", '"ar¦ea": "overarching"'): "The policy area; `not-stated` if the source does not say.",
    ("statistic", '"ages": {"fr¦om": {}}'): "Age\n\nThe lowest age.",
}


@pytest.mark.parametrize(("kind", "text"), HOVERS)
def test_a_value_and_a_field_are_explained_under_the_mouse(editor: Editor, kind: str, text: str) -> None:
    assert editor.hover(kind, record(kind, text)) == HOVERS[kind, text]


WRONG = {
    '"id": "NHS Plan"': '"NHS Plan": Should be small letters, digits and single hyphens: letters-and-digits.',
    '"at": ["ncb-review 428"]': (
        '"ncb-review 428": Should be a place in a source (a line, a range of lines, or a segment of a line): '
        "source:line, source:line-line or source:line.segment."
    ),
    '"at": "ncb-review:428"': '"ncb-review:428": Should be a list in [ ].',
    '"topics": ["Prevalence"]': ('"Prevalence": Should be a reference to a record of the kind topic: topic/id.'),
    '"body": "reference/nspcc"': (
        '"reference/nspcc": Should be a reference to a record of the kind organisation: organisation/id.'
    ),
    '"place": ["Scotland"]': (
        '"Scotland": Should be the code of a place: GB-ENG, GB-SCT, GB-WLS, GB-NIR, or GB for the whole UK.'
    ),
    '"as_of": {"when": "May 2019"}': (
        '"May 2019": Should be a year, quarter, month or day, or a year across two: YYYY, YYYY-MM, '
        "YYYY-MM-DD, YYYY/YY, YYYY-Qn or YYYY/YY-Qn."
    ),
    '"status_stated": "in  force"': (
        '"in  force": Should be one to eight words with single spaces, as printed in the source.'
    ),
    '"aera": "overarching"': '"aera": Property aera is not allowed.',
    '"area": "health"': (
        '"health": Value is not accepted. Valid values: "overarching", "health-services", "health-visiting", '
        '"early-education", "family-support-and-social-care", "not-stated".'
    ),
    '"caveats": [{"see": "discrepancy/x", "kind": "scope"}]': (
        "\"kind\": A caveat has either 'see' and nothing else, or both 'kind' and 'note'."
    ),
    '"caveats": [{"note": "Old."}]': '{: Missing property "kind".',
}
SOUND = ROOT / "content" / "policy" / "girfec.json"


@pytest.mark.parametrize("fields", WRONG)
def test_what_is_wrong_is_underlined_with_what_it_should_be(editor: Editor, fields: str) -> None:
    """The record is sound but for one field, which is added at its end; a field with a new value is replaced."""
    sound = json.loads(SOUND.read_text(encoding="utf-8"))
    written = {name: value for name, value in sound.items() if name not in json.loads(f"{{{fields}}}")}
    text = f"{json.dumps(written)[:-1]}, {fields}}}"
    assert [f"{where}: {why}" for where, why in editor.problems("content/policy/new.json", text)] == [WRONG[fields]]


def test_a_field_that_can_only_be_true_says_so(editor: Editor) -> None:
    problems = editor.problems("content/source/new.json", record("source", '"undated": false'))
    assert ("false", "Value must be true.") in problems


def test_an_id_that_is_not_in_the_list_yet_is_no_problem(editor: Editor) -> None:
    sound = json.loads(SOUND.read_text(encoding="utf-8"))
    changed = sound | {"topics": ["topic/not-yet"], "body": "organisation/not-yet", "place": ["XK"]}
    assert editor.problems("content/policy/new.json", json.dumps(changed)) == []


def expanded(snippet: str) -> Any:  # noqa: ANN401
    """Read a snippet as it is inserted: the first of each choice, and each placeholder as it is."""
    text = re.sub(r"\$\{[0-9]+\|([^,|]*)[^|]*\|\}", r"\1", snippet)
    text = re.sub(r"\$\{[0-9]+:([^}]*)\}", r"\1", text)
    return json.loads(re.sub(r"(?<!\\)\$[0-9]+", "", text).replace("${TM_FILENAME_BASE}", "new").replace(r"\$", "$"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_record_begins_with_all_fields_that_it_must_have(editor: Editor, kind: str) -> None:
    proposed = editor.completions(kind, "¦")
    assert [*proposed] == [f"new {kind}"]
    made = expanded(proposed[f"new {kind}"]["textEdit"]["newText"])
    assert [*made][:3] == ["$schema", "id", "title"]
    errors = list(Draft202012Validator(schema_for(kind)).iter_errors(made))
    assert {error.validator for error in errors} <= {"pattern", "minLength", "minimum", "required"}
    assert all(error.path[0] == "csl" for error in errors if error.validator == "required")


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_of_a_record_is_proposed_as_its_folder_says(editor: Editor, kind: str) -> None:
    inserted = editor.completions(kind, "{¦}")["$schema"]["textEdit"]["newText"]
    assert expanded(f"{{{inserted}}}") == {"$schema": f"../../schema/{kind}.schema.json"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_entry_begins_with_all_fields_that_it_must_have(editor: Editor, kind: str) -> None:
    for place in PLACES[kind]:
        if place.schema.get("required") and "properties" in place.schema:
            proposed = editor.completions(kind, place.text)
            assert proposed, place
            for item in proposed.values():
                made = expanded(item["textEdit"]["newText"])
                root = schema_for(kind)
                errors = Draft202012Validator(place.schema | {"$defs": root.get("$defs", {})}).iter_errors(made)
                assert {error.validator for error in errors} <= {"pattern", "minLength", "minimum"}, place


def test_a_file_without_a_schema_is_checked_as_its_folder_says(editor: Editor) -> None:
    missing = ("$schema", "id", "title", "scope_note")
    assert sorted(editor.problems("content/topic/new.json", "{}")) == sorted(
        ("{", f'Missing property "{name}".') for name in missing
    )


def test_the_links_refer_to_no_other_file() -> None:
    links = json.loads((schema_dir() / LINKS).read_text(encoding="utf-8"))
    assert {*links["$defs"]} == {*KINDS, "any", "place"}
    assert re.findall(r'"\$ref": "(?!#)', json.dumps(links)) == []
