"""The library: typed and immutable records, look-ups, backlinks."""

import copy
import json
import pickle
import shutil
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from eymh_content import ContentError, NotFoundError, UsageError, load
from eymh_content.ids import kind_of, pointer_steps
from eymh_content.library import Library
from eymh_content.models import (
    KINDS,
    Intervention,
    Measure,
    Model,
    Record,
    Reference,
    Source,
    Statement,
    Statistic,
    Topic,
    Topical,
)
from eymh_content.paths import content_dir

LIBRARY = load()
ACCEPTED = Path(__file__).parent / "data" / "accepted"


def test_a_record_is_looked_up_by_its_reference() -> None:
    record = LIBRARY["intervention/family-foundations"]
    assert isinstance(record, Intervention)
    assert record.title == "Family Foundations"
    assert record.ref == "intervention/family-foundations"


def test_a_record_is_looked_up_with_its_type() -> None:
    programme = LIBRARY.record(Intervention, "family-foundations")
    assert programme.ages
    assert programme is LIBRARY["intervention/family-foundations"]
    with pytest.raises(NotFoundError):
        LIBRARY.record(Source, "family-foundations")


def test_a_missing_record_is_a_key_error_with_a_readable_message() -> None:
    with pytest.raises(KeyError):
        LIBRARY["intervention/none-such"]
    with pytest.raises(NotFoundError) as error:
        LIBRARY["intervention/none-such"]
    assert str(error.value) == "no record 'intervention/none-such' in this library"
    assert error.value.__suppress_context__


@pytest.mark.parametrize(
    ("wanted", "meant"),
    [
        ("intervention/family-foundation", "intervention/family-foundations"),
        ("interventions/family-foundations", "intervention/family-foundations"),
        ("Intervention/Family Foundations", "intervention/family-foundations"),
        ("programme/family-foundations", "intervention/family-foundations"),
        ("family-foundations", "intervention/family-foundations"),
        ("measure/SDQ", "measure/strengths-and-difficulties-questionnaire"),
        ("measure/sdq ", "measure/strengths-and-difficulties-questionnaire"),
    ],
)
def test_a_missing_record_is_an_error_that_names_the_one_that_was_meant(wanted: str, meant: str) -> None:
    with pytest.raises(NotFoundError) as error:
        LIBRARY[wanted]
    what = f"no record '{wanted}' in this library"
    what += "" if "/" in wanted else " (a reference is a kind, a slash and an id)"
    assert str(error.value) == f"{what}; did you mean '{meant}'?"


def test_links_and_data_of_a_missing_record_are_an_error() -> None:
    for look_up in (LIBRARY.links, LIBRARY.backlinks, LIBRARY.raw):
        with pytest.raises(NotFoundError, match="did you mean 'intervention/family-foundations'"):
            look_up("intervention/family-foundation")


def test_a_record_instead_of_its_reference_is_an_error_that_says_what_to_pass() -> None:
    record: Any = LIBRARY["intervention/family-foundations"]
    for look_up in (LIBRARY.__getitem__, LIBRARY.links, LIBRARY.backlinks, LIBRARY.raw):
        with pytest.raises(NotFoundError) as error:
            look_up(record)
        expected = "records are looked up by reference; pass record.ref, here 'intervention/family-foundations'"
        assert str(error.value) == expected


def test_an_id_without_a_kind_is_an_error_that_names_every_record_with_it() -> None:
    topic = LIBRARY.of(Topic)[0]
    copy = LIBRARY.of(Measure)[0].model_copy(update={"id": topic.id})
    records = {one.ref: one for one in (topic, copy)}
    with pytest.raises(NotFoundError, match=f"did you mean 'measure/{topic.id}' or 'topic/{topic.id}'"):
        Library(records, {})[topic.id]


@pytest.mark.parametrize("wanted", ["", "/", "measure/", 7, None, ("measure", "sdq")])
def test_what_is_no_reference_is_a_missing_record(wanted: Any) -> None:  # noqa: ANN401
    with pytest.raises(NotFoundError, match="no record"):
        LIBRARY[wanted]
    assert wanted not in LIBRARY
    assert LIBRARY.get(wanted) is None


def test_asking_whether_there_is_a_record_searches_for_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Library, "_not_found", lambda *_: pytest.fail("it searched"))
    assert "intervention/family-foundation" not in LIBRARY
    assert LIBRARY.get("intervention/family-foundation") is None
    assert LIBRARY.get("intervention/family-foundation", 7) == LIBRARY.get("", default=7) == 7
    assert LIBRARY.get("intervention/family-foundations") is LIBRARY["intervention/family-foundations"]


@pytest.mark.parametrize("model", [Record, Topical, Model, Statement, str, "intervention", None])
def test_what_is_the_model_of_no_kind_is_refused_with_the_models_that_are(model: Any) -> None:  # noqa: ANN401
    with pytest.raises(UsageError, match=r" is not the model of a kind; name one of Comparison, .*Vignette$"):
        LIBRARY.of(model)
    with pytest.raises(UsageError, match=r" is not the model of a kind; name one of Comparison, .*Vignette$"):
        LIBRARY.record(model, "family-foundations")


def test_what_is_printed_of_a_library_and_of_a_record_is_short() -> None:
    assert repr(LIBRARY) == f"<Library: {len(LIBRARY)} records>"
    record = LIBRARY["intervention/family-foundations"]
    assert repr(record) == "Intervention(ref='intervention/family-foundations', title='Family Foundations')"
    assert str(record) == "ref='intervention/family-foundations' title='Family Foundations'"


def test_a_notebook_completes_references() -> None:
    assert LIBRARY._ipython_key_completions_() == list(LIBRARY)  # as IPython does


def test_a_record_is_read_again_from_what_it_writes_and_from_its_data() -> None:
    for reference, record in LIBRARY.items():
        for text in (
            record.model_dump_json(exclude_none=True),
            record.model_dump_json(exclude_none=True, by_alias=True),
            json.dumps(LIBRARY.raw(reference)),
        ):
            assert type(record).model_validate_json(text) == record


def test_a_record_is_written_as_it_is_in_its_file() -> None:
    for reference, record in LIBRARY.items():
        written = json.loads(record.model_dump_json(exclude_unset=True))
        assert json.dumps(written, sort_keys=True) == json.dumps(LIBRARY.raw(reference), sort_keys=True)


def test_numbers_are_whole_where_those_of_the_files_are() -> None:
    figures = [figure for statistic in LIBRARY.of(Statistic) for figure in statistic.figures]
    values = [value for figure in figures for value in (figure.value, figure.low, figure.high)]
    assert {type(value) for value in values} == {int, float, type(None)}
    assert not any(type(value) is float and value.is_integer() for value in values)


def test_a_whole_number_written_as_a_decimal_is_an_int(tmp_path: Path) -> None:
    shutil.copytree(ACCEPTED, tmp_path / "content")
    file = next(iter(sorted((tmp_path / "content" / "statistic").glob("*.json"))))
    data = json.loads(file.read_text(encoding="utf-8"))
    data["figures"][0] = {k: v for k, v in data["figures"][0].items() if k not in ("low", "high")} | {"value": 6.0}
    file.write_text(json.dumps(data), encoding="utf-8")
    library = load(tmp_path / "content")
    value = library.record(Statistic, file.stem).figures[0].value
    assert (value, type(value)) == (6, int)
    assert type(library.raw(f"statistic/{file.stem}")["figures"][0]["value"]) is float


def test_nothing_that_the_library_returns_can_change_it() -> None:
    library = load()
    reference = library.of(Reference)[0].ref
    as_it_was = library.raw(reference)
    changed = library.raw(reference)
    changed["title"] = "Another"
    changed["csl"]["title"] = "Another"
    changed["cited_as"].clear()
    assert library.raw(reference) == as_it_was
    csl: Any = library.record(Reference, reference.partition("/")[2]).csl
    for change in (
        lambda: csl.update(title="Another"),
        lambda: csl.__setitem__("title", "Another"),
        lambda: csl.__delitem__("title"),
        csl["author"][0].clear,
        lambda: csl["issued"].pop("date-parts"),
        lambda: csl.setdefault("note", "Another"),
        csl.popitem,
        lambda: csl.__ior__({"title": "Another"}),
    ):
        with pytest.raises(TypeError, match="records cannot be changed"):
            change()
    with pytest.raises(AttributeError):
        csl["author"].append({})
    assert json.loads(json.dumps(csl)) == as_it_was["csl"]


def test_records_can_be_copied_pickled_and_put_into_sets() -> None:
    for record in (LIBRARY.of(Reference)[0], LIBRARY.of(Source)[0], LIBRARY.of(Statistic)[0]):
        assert pickle.loads(pickle.dumps(record)) == copy.deepcopy(record) == record  # noqa: S301  # our own
        assert {record, copy.deepcopy(record)} == {record}


def test_records_cannot_be_changed() -> None:
    record = LIBRARY["intervention/family-foundations"]
    with pytest.raises(ValidationError):
        setattr(record, "title", "Something else")  # noqa: B010  # mypy refuses the plain assignment
    assert isinstance(LIBRARY.of(Source)[0].outline, tuple)


def test_every_file_of_the_content_is_in_the_library() -> None:
    files = {f"{kind}/{file.stem}" for kind in KINDS for file in (content_dir() / kind).glob("*.json")}
    assert set(LIBRARY) == files
    assert len(LIBRARY) == len(files)
    assert list(LIBRARY) == sorted(files)


def test_records_of_a_kind_are_returned_by_model_or_by_name() -> None:
    assert LIBRARY.of(Source) == LIBRARY.kind("source")
    assert {source.id for source in LIBRARY.of(Source)} >= {"ncb-review", "nhsggc-framework"}
    with pytest.raises(NotFoundError, match=r"^no kind 'Sources'; did you mean 'source'\?$"):
        LIBRARY.kind("Sources")
    with pytest.raises(NotFoundError, match=r"^no kind 'xyz'; there are comparison, .*, vignette$"):
        LIBRARY.kind("xyz")


def test_every_backlink_points_to_a_link() -> None:
    for reference in LIBRARY:
        for link in LIBRARY.backlinks(reference):
            value: Any = LIBRARY.raw(link.reference)
            for step in pointer_steps(link.pointer):
                value = value[int(step) if isinstance(value, list) else step]
            assert value == reference or f"]({reference})" in str(value)
    assert LIBRARY.backlinks("organisation/national-childrens-bureau")


def test_another_folder_can_be_loaded(tmp_path: Path) -> None:
    shutil.copytree(content_dir() / "topic", tmp_path / "topic")
    assert {kind_of(reference) for reference in load(tmp_path)} == {"topic"}


def test_loading_invalid_content_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "topic").mkdir()
    (tmp_path / "topic" / "a.json").write_text('{"id": "a"}', encoding="utf-8")
    with pytest.raises(ContentError, match=r"topic/a\.json"):
        load(tmp_path)


def test_loading_fails_if_a_folder_is_not_read_or_there_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "invoices").mkdir()
    with pytest.raises(UsageError, match="has no records"):
        load(tmp_path)
    shutil.copytree(content_dir() / "topic", tmp_path / "topic")
    with pytest.raises(ContentError, match="'invoices' is not a kind of record"):
        load(tmp_path)
    (tmp_path / "invoices").rmdir()
    (tmp_path / "notes.txt").write_text("Call Anne.")
    assert load(tmp_path)
    (tmp_path / "statistic").write_text("../statistic")  # as git leaves a link on Windows
    with pytest.raises(ContentError, match="'statistic'"):
        load(tmp_path)
    (tmp_path / "statistic").unlink()
    (tmp_path / "topic" / "sleep.JSON").write_text("{}")
    with pytest.raises(ContentError, match=r"sleep\.JSON"):
        load(tmp_path)


def test_loading_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        load(tmp_path / "nowhere")
    assert str(error.value) == f"no folder of content at {tmp_path / 'nowhere'}: No such file or directory"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a folder with content, documentation, an empty folder, and an API that a build wrote."""
    shutil.copytree(ACCEPTED, tmp_path / "content")
    for folder in ("docs", "empty", "dist/v1/uk/topic"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "docs" / "page.md").touch()
    (tmp_path / "dist" / "v1" / "index.json").write_text("{}")
    (tmp_path / "dist" / "v1" / "uk" / "topic" / "boats.json").write_text("{}")
    return tmp_path


@pytest.mark.parametrize(
    ("folder", "message"),
    [
        ("", "{} has no records; did you mean '{content}'?"),
        ("docs", "{} has no records; did you mean '{content}'?"),
        ("empty", "{} has no records; did you mean '{content}'?"),
        ("content/statistic", "{} has no records; did you mean '{content}'?"),
        ("contents", "no folder of content at {}: No such file or directory; did you mean '{content}'?"),
        ("content/statistics", "no folder of content at {}: No such file or directory; did you mean '{content}'?"),
        ("docs/page.md", "no folder of content at {}: Not a directory"),
        ("dist", "{} was written by 'eymh build'; name the folder of the content that it was built from"),
        ("dist/v1", "{} was written by 'eymh build'; name the folder of the content that it was built from"),
        ("dist/v1/uk", "{} was written by 'eymh build'; name the folder of the content that it was built from"),
    ],
)
def test_loading_a_wrong_folder_is_an_error_that_names_the_right_one(
    repository: Path, folder: str, message: str
) -> None:
    with pytest.raises(UsageError) as error:
        load(repository / folder)
    assert str(error.value) == message.format(repository / folder, content=repository / "content")


@pytest.mark.parametrize("folder", ["/", "//", "a\nb", "x" * 300])
def test_loading_a_strange_folder_is_an_error_too(folder: str) -> None:
    with pytest.raises(UsageError, match=r"has no records|no folder of content") as error:
        load(folder)
    assert str(error.value).isprintable()


def test_loading_a_record_instead_of_a_folder_names_the_folder(repository: Path) -> None:
    record = next((repository / "content" / "statistic").glob("*.json"))
    with pytest.raises(UsageError, match=f"Not a directory; did you mean '{repository / 'content'}'"):
        load(record)


def test_loading_a_broken_link_is_an_error_that_names_file_line_and_the_record_that_was_meant(tmp_path: Path) -> None:
    shutil.copytree(content_dir() / "topic", tmp_path / "topic")
    file = tmp_path / "topic" / "pregnancy.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    data["related"] = ["topic/maternity-and-neonatl"]
    file.write_text(json.dumps(data, indent=2), encoding="utf-8")
    line = file.read_text(encoding="utf-8").split("\n").index('    "topic/maternity-and-neonatl"') + 1
    with pytest.raises(ContentError) as error:
        load(tmp_path)
    assert str(error.value) == (
        f"the content is not valid; run 'eymh validate'. {file}:{line}:5: This links to 'topic/maternity-and-neonatl', "
        "but there is no such record. Did you mean 'topic/maternity-and-neonatal'?"
    )
    assert [problem.rule for problem in error.value.problems] == ["unknown-reference"]


def test_loading_a_record_that_has_not_the_id_of_its_file_is_an_error(tmp_path: Path) -> None:
    shutil.copytree(content_dir() / "topic", tmp_path / "topic")
    (tmp_path / "topic" / "pregnancy.json").rename(tmp_path / "topic" / "expecting.json")
    with pytest.raises(ContentError) as error:
        load(tmp_path)
    assert {problem.rule for problem in error.value.problems} == {"id-is-file-name"}


def test_what_a_model_refuses_although_the_schema_accepts_it_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(content_dir() / "topic", tmp_path / "topic")

    def refuse(_raw: bytes) -> Topic:
        return Topic.model_validate({"id": 7})

    monkeypatch.setattr(Topic, "model_validate_json", refuse)
    with pytest.raises(ContentError) as error:
        load(tmp_path)
    assert {problem.rule for problem in error.value.problems} == {"wrong-value"}
    assert all(problem.line >= 1 and problem.fix for problem in error.value.problems)
