"""The library: typed and immutable records, look-ups, backlinks."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from eymh_content import ContentError, NotFoundError, load
from eymh_content.errors import UsageError
from eymh_content.ids import kind_of, pointer_steps
from eymh_content.models import KINDS, Intervention, Source, Topic
from eymh_content.paths import content_dir

LIBRARY = load()


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
    with pytest.raises(NotFoundError, match="no kind 'sources'"):
        LIBRARY.kind("sources")


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
    with pytest.raises(UsageError, match="no folder"):
        load(tmp_path / "nowhere")


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
