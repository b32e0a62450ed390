"""``eymh list``: filters, samples and formats."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eymh_content import load
from eymh_content.cli import main
from eymh_content.factors import named_factors

PROOF = Path(__file__).parent / "data" / "proof" / "content"


def eymh_list(*options: str) -> Result:
    return CliRunner().invoke(main, ["list", *options])


def test_every_record_is_listed_with_its_title() -> None:
    rows = [line.split("\t") for line in eymh_list().stdout.splitlines()]
    library = load()
    named = {reference: factor.name for reference, _, factor in named_factors(library)}
    assert dict(rows) == {reference: library[reference].title for reference in library} | named
    assert [reference for reference, _ in rows if reference not in named] == list(library)


def test_records_are_selected_by_kind_topic_and_source_lines() -> None:
    rows = eymh_list("--kind", "statistic", "--topic", "prevalence", "--source", "ncb-review:406-448").stdout
    assert "statistic/mental-disorder-ages-2-4-england-2017\t" in rows
    assert all(row.startswith("statistic/") for row in rows.splitlines())
    assert eymh_list("--source", "nhsggc-framework:76-88").stdout.startswith("entitlement/")


def test_records_are_selected_by_source() -> None:
    library = load()
    citing = [
        one.ref for one in library.kind("organisation") if '"nhsggc-framework:' in json.dumps(library.raw(one.ref))
    ]
    assert 0 < len(citing) < len(library.kind("organisation"))
    rows = eymh_list("--kind", "organisation", "--source", "nhsggc-framework").stdout.splitlines()
    assert [row.partition("\t")[0] for row in rows] == citing


def test_records_that_lack_a_field_are_listed_if_their_kind_has_it() -> None:
    library = load()
    rows = eymh_list("--lacking", "undated").stdout.splitlines()
    lacking = [one.ref for one in library.kind("source") if "undated" not in library.raw(one.ref)]
    assert [row.partition("\t")[0] for row in rows] == lacking != []
    unknown = eymh_list("--lacking", "mesage")
    assert (unknown.exit_code, "did you mean 'message'?" in unknown.output) == (2, True)


def test_a_sample_depends_only_on_its_seed() -> None:
    one, again, other = (eymh_list("--sample", "10", "--seed", seed).stdout for seed in ("21", "21", "22"))
    assert len(one.splitlines()) == 10
    assert one == again != other


def test_the_json_format_lists_records() -> None:
    rows = json.loads(eymh_list("--kind", "nation", "--format", "json").stdout)
    assert {row["record"] for row in rows} >= {"nation/wales"}


def test_an_unknown_kind_topic_or_line_is_a_usage_error_with_a_suggestion() -> None:
    for options in (["--kind", "figures"], ["--topic", "sports"], ["--source", "ncb-review:x"], ["--source", ""]):
        run = eymh_list(*options)
        assert run.exit_code == 2
        assert options[1] in run.output
    assert "did you mean 'prevalence'?" in eymh_list("--topic", "prevalance").output
    assert "did you mean 'ncb-review'?" in eymh_list("--source", "ncb-reviews:3").output


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("small-survey:99999", "is after the last line of small-survey, which has 15."),
        ("small-survey:99999-3", "is a range that ends before it begins."),
        ("small-survey:12.3", "names a segment that does not exist: line 12 has 2."),
        ("small-survey:7.1", "names a segment, but line 7 is short and is cited as a whole: small-survey:7."),
        ("small-survey:2", "is blank: nothing is stated there."),
    ],
)
def test_a_place_where_the_source_states_nothing_is_a_usage_error(place: str, message: str) -> None:
    run = eymh_list("--content", str(PROOF), "--source", place)
    assert (run.exit_code, run.stdout) == (2, "")
    assert f"Error: {place} {message}\n" in run.stderr


def test_a_segment_selects_the_records_that_cite_it_or_its_line() -> None:
    assert eymh_list("--content", str(PROOF), "--source", "small-survey:12.1").stdout.startswith("statistic/")
    assert eymh_list("--content", str(PROOF), "--source", "small-survey:12.2").stdout.startswith("finding/")
    assert len(eymh_list("--content", str(PROOF), "--source", "small-survey:12").stdout.splitlines()) == 2


def test_an_empty_answer_says_so_and_is_no_error() -> None:
    run = eymh_list("--kind", "nation", "--topic", "prevalence", "--source", "ncb-review:406")
    assert (run.exit_code, run.stdout) == (0, "")
    assert run.stderr.endswith(
        "note: of the records of the kind nation on the topic prevalence that cite ncb-review:406 there is none\n"
    )
    few = eymh_list("--kind", "nation", "--sample", "9").stderr
    assert few.endswith("note: of the records of the kind nation there are only 4\n")


def test_a_title_with_control_characters_is_printed_escaped(tmp_path: Path) -> None:
    (tmp_path / "topic").mkdir()
    topic = {"$schema": "../../schema/topic.schema.json", "id": "a", "title": "\x1b[31mRed", "scope_note": "Red."}
    (tmp_path / "topic" / "a.json").write_text(json.dumps(topic))
    assert eymh_list("--content", str(tmp_path)).stdout == "topic/a\t\\u001b[31mRed\n"
