"""The JSON API, read as a client reads it: from the files below ``v1/`` alone."""

import json
import re
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from eymh_content import load
from eymh_content.canonical import canonical, digest, number
from eymh_content.export import Artefact, Job, exporter
from eymh_content.models import KINDS
from eymh_content.nations import editions
from eymh_content.schema.editor_help import without_help

LIBRARY = load(Path(__file__).parent / "data" / "publishing")
FILES: dict[str, Any]


def export(nations: set[str] | None = None) -> list[Artefact]:
    chosen = tuple(e for e in editions(LIBRARY) if nations is None or e.name in nations)
    return list(exporter("json-api").export(Job(LIBRARY, chosen, ())))


FILES = {artefact.path: json.loads(artefact.data) for artefact in export()}


def resolve(path: str, relative: str) -> str:
    parts = path.split("/")[:-1]
    for piece in relative.split("/"):
        parts = parts[:-1] if piece == ".." else [*parts, piece]
    return "/".join(parts)


def validator(schema: str) -> Draft202012Validator:
    """Validate with only the exported schemas, by file name."""
    resources = [(Path(p).name, Resource.from_contents(s)) for p, s in FILES.items() if p.startswith("v1/schema/")]
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft202012Validator(FILES[schema], registry=registry)


@pytest.mark.parametrize("path", [path for path in FILES if not path.startswith("v1/schema/")])
def test_every_file_is_valid_against_its_schema(path: str) -> None:
    content = FILES[path]
    named = content["$schema"] if isinstance(content, dict) else "schema/references.schema.json"
    validator(resolve(path, named)).validate(content)


@pytest.mark.parametrize("path", [path for path in FILES if path.startswith("v1/schema/")])
def test_every_schema_is_a_valid_schema(path: str) -> None:
    Draft202012Validator.check_schema(FILES[path])


@pytest.mark.parametrize("path", [path for path in FILES if path.startswith("v1/schema/")])
def test_a_schema_has_no_help_for_editors_and_refers_only_to_others_in_its_folder(path: str) -> None:
    schema = FILES[path]
    assert without_help(schema) == schema
    files = re.findall(r'"\$ref": "([^"#]+)', json.dumps(schema))
    assert {resolve(path, file) for file in files} <= FILES.keys()


@pytest.mark.parametrize(
    ("change", "error_path"),
    [
        ({"version": "0"}, ["version"]),
        ({"kind": "intervention"}, ["result", "$schema"]),
        ({"result": {}}, ["result"]),
        ({"extra": 1}, []),
        ({"applicability": {"status": "own"}}, ["applicability"]),
    ],
)
def test_the_schema_of_an_item_rejects_invalid_files(change: dict[str, Any], error_path: list[str]) -> None:
    path = "v1/uk/statistic/sleep-scotland-2019.json"
    errors = list(validator("v1/schema/item.schema.json").iter_errors(FILES[path] | change))
    assert error_path in [list(error.absolute_path) for error in errors]


def test_the_schema_path_in_a_record_exists() -> None:
    path = "v1/scotland/statistic/sleep-scotland-2019.json"
    assert resolve(path, FILES[path]["result"]["$schema"]) == "v1/schema/statistic.schema.json"
    assert "v1/schema/statistic.schema.json" in FILES


def test_a_record_is_the_same_as_in_its_content_file() -> None:
    file = Path(__file__).parent / "data/publishing/statistic/sleep-scotland-2019.json"
    result = FILES["v1/uk/statistic/sleep-scotland-2019.json"]["result"]
    assert json.dumps(result) == json.dumps(json.loads(file.read_text(encoding="utf-8")))


def test_the_version_of_a_record_is_the_digest_of_its_canonical_form_in_every_edition() -> None:
    for nation in ("uk", "england", "scotland"):
        item = FILES[f"v1/{nation}/statistic/sleep-scotland-2019.json"]
        assert item["version"] == digest(item["result"])


def test_a_figure_about_another_nation_is_labelled() -> None:
    def applicability(nation: str) -> dict[str, Any]:
        value: dict[str, Any] = FILES[f"v1/{nation}/statistic/sleep-scotland-2019.json"]["applicability"]
        return value

    assert applicability("england")["label"] == "Scotland's figure; differs in England"
    assert applicability("england")["status"] == "elsewhere"
    assert applicability("scotland")["label"] is None


def test_an_entry_with_its_own_place_has_its_own_label() -> None:
    entry = {"pointer": "/figures/1", "id": "english-part"}
    path = "statistic/sleep-scotland-2019.json"
    assert FILES[f"v1/england/{path}"]["applicability"]["entries"] == [
        entry | {"status": "own", "label": "England's figure"}  # or it would pass for Scotland's, as its record is
    ]
    assert FILES[f"v1/scotland/{path}"]["applicability"]["entries"] == [
        entry | {"status": "elsewhere", "label": "England's figure"}
    ]


def test_a_departure_is_included_only_for_its_nation() -> None:
    path = "statistic/sleep-scotland-2019.json"
    departure = FILES[f"v1/england/{path}"]["applicability"]["departure"]
    assert departure == {"status": "differs", "note": "England counts otherwise."}
    assert "departure" not in FILES[f"v1/scotland/{path}"]["applicability"]


def test_a_list_matches_the_files_of_its_records() -> None:
    for nation in ("uk", "england", "scotland"):
        for kind in KINDS:
            listed = FILES[f"v1/{nation}/{kind}.json"]
            assert listed["total"] == len(listed["result"]) == len(LIBRARY.kind(kind))
            for item in listed["result"]:
                single = FILES[f"v1/{nation}/{kind}/{item['result']['id']}.json"]
                assert item.items() <= single.items()


def test_the_index_lists_every_file() -> None:
    index = FILES["v1/index.json"]
    indexed = {"v1/index.json", f"v1/{index['references']}"}
    indexed |= {f"v1/{kind['schema']}" for kind in index["kinds"]}
    indexed |= {
        f"v1/{n['path']}/{item['path']}" for n in index["nations"] for item in index["kinds"] + index["records"]
    }
    unindexed = {f"v1/schema/{name}.schema.json" for name in ("item", "list", "index", "references")}
    assert indexed | unindexed == set(FILES)


def test_the_uk_is_always_included() -> None:
    folders = {artefact.path.split("/")[1] for artefact in export({"wales"})}
    assert folders == {"index.json", "references.json", "schema", "uk", "wales"}


def test_the_same_content_gives_the_same_bytes() -> None:
    assert export() == export()


def test_files_are_utf_8_without_a_byte_order_mark_and_end_with_a_newline() -> None:
    for artefact in export():
        assert artefact.data.endswith(b"}\n") or artefact.data.endswith(b"]\n")
        assert not artefact.data.startswith(b"\xef\xbb\xbf")
    assert "Sŵn ŷ".encode() in b"".join(artefact.data for artefact in export())


def test_cited_works_are_a_csl_json_array() -> None:
    assert [work["id"] for work in FILES["v1/references.json"]] == ["jones-2019-sleep"]


# RFC 8785, appendix B: the bits of a double, and its text.
NUMBERS = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af6": "1e+23",
    "44b52d02c7e14af7": "1.0000000000000001e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332",
    "becbf647612f3696": "-0.0000033333333333333333",
}


@pytest.mark.parametrize(("bits", "written"), NUMBERS.items())
def test_numbers_are_written_as_in_rfc_8785(bits: str, written: str) -> None:
    assert number(struct.unpack(">d", bytes.fromhex(bits))[0]) == written


def test_keys_are_sorted_by_utf_16_code_units_as_in_rfc_8785() -> None:
    text = canonical({"\ufb33": 1, "\U0001f600": 2, "1": [], "\r": {}})
    assert text == '{"\\r":{},"1":[],"\U0001f600":2,"\ufb33":1}'.encode()


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=4)
    ),
)


@given(values)
def test_the_canonical_form_is_equivalent_and_stable(value: Any) -> None:  # noqa: ANN401
    once = canonical(value)
    assert json.loads(once, parse_int=float) == value  # to JSON every number is a double
    assert canonical(json.loads(once)) == once
