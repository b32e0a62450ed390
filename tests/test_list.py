"""``eymh list``: filters, samples and formats."""

import json

from click.testing import CliRunner, Result

from eymh_content import load
from eymh_content.cli import main


def eymh_list(*options: str) -> Result:
    return CliRunner().invoke(main, ["list", *options])


def test_every_record_is_listed_with_its_title() -> None:
    rows = [line.split("\t") for line in eymh_list().stdout.splitlines()]
    library = load()
    assert rows == [[reference, library[reference].title] for reference in library]


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


def test_a_sample_depends_only_on_its_seed() -> None:
    one, again, other = (eymh_list("--sample", "10", "--seed", seed).stdout for seed in ("21", "21", "22"))
    assert len(one.splitlines()) == 10
    assert one == again != other


def test_the_json_format_lists_records() -> None:
    rows = json.loads(eymh_list("--kind", "nation", "--format", "json").stdout)
    assert {row["record"] for row in rows} >= {"nation/wales"}


def test_an_unknown_kind_topic_or_line_is_a_usage_error_with_a_suggestion() -> None:
    for options in (["--kind", "figures"], ["--topic", "sports"], ["--source", "ncb-review:x"]):
        run = eymh_list(*options)
        assert run.exit_code == 2
        assert options[1] in run.output
    assert "did you mean 'prevalence'?" in eymh_list("--topic", "prevalance").output
    assert "did you mean 'ncb-review'?" in eymh_list("--source", "ncb-reviews:3").output
