"""``eymh verify`` and ``eymh coverage``: what they see in a small invented source, and in the real content."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from eymh_content.cli import main
from eymh_content.paths import content_dir
from eymh_content.problems import Rule
from eymh_content.rules import RULES
from eymh_content.sources.rules import COVERAGE, VERIFY

PROOF = Path(__file__).parent / "data" / "proof"
SOURCES = PROOF / "sources"
Record = dict[str, Any]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROOF / "content", tmp_path / "content"))


def eymh(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def change(content: Path, reference: str, how: Callable[[Record], object]) -> None:
    file = content / f"{reference}.json"
    record = json.loads(file.read_text(encoding="utf-8"))
    how(record)
    file.write_text(json.dumps(record, indent=2), encoding="utf-8")


def problems(content: Path, *options: str | Path) -> list[tuple[str, str]]:
    run = eymh("verify", "--content", content, "--format", "json", *options)
    return [(problem["rule"], problem["pointer"]) for problem in json.loads(run.stdout)["problems"]]


def test_true_content_raises_nothing_with_and_without_the_texts(content: Path) -> None:
    assert problems(content) == []
    assert problems(content, "--sources", SOURCES) == []
    assert eymh("coverage", "--content", content).exit_code == 0


def test_a_wrong_figure_is_named_with_the_places_where_its_number_does_stand(content: Path) -> None:
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(value=45, stated="boys (45%)"))
    run = eymh("verify", "--content", content)
    assert run.exit_code == 1
    assert "The number 45 is not in small-survey:12.1; it is in small-survey:12.2." in run.output
    assert ("number-not-in-source", "/figures/1/value") in problems(content)


def test_a_figure_that_cites_a_place_that_does_not_exist_is_reported_once(content: Path) -> None:
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(at=["small-survey:12.9"]))
    assert problems(content) == [("anchor-not-in-source", "/figures/1/at/0")]
    assert "eymh sources show small-survey 12" in eymh("verify", "--content", content).output


def test_without_the_texts_a_line_is_shown_as_the_index_knows_it(content: Path) -> None:
    shown = eymh("sources", "show", "small-survey", "12", "--content", content).output
    assert "small-survey:12.2  (" in shown
    assert "numbers " in shown
    assert "cited by statistic/daily-naps" in shown
    assert "--sources" in shown


def test_a_figure_beside_the_words_of_another_group_is_seen(content: Path) -> None:
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(value=16))
    assert problems(content) == [("value-not-in-quotation", "/figures/1/value")]


def test_a_figure_that_changed_places_with_its_words_is_not_seen_by_a_machine(content: Path) -> None:
    """docs/verify.md says so: here the reader-back looks."""
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(value=16, stated="girls (16%)"))
    assert problems(content, "--sources", SOURCES) == []


def test_a_citation_of_the_wrong_line_is_seen(content: Path) -> None:
    change(content, "finding/length-of-naps", lambda r: r["statements"][0].update(at=["small-survey:12.1"]))
    assert {pointer for _, pointer in problems(content)} == {"/statements/0/text"}


def test_an_anchor_to_nothing_is_seen(content: Path) -> None:
    change(content, "finding/length-of-naps", lambda r: r["statements"][1].update(at=["small-survey:5.1"]))
    assert ("anchor-not-in-source", "/statements/1/at/0") in problems(content)


def test_a_quotation_that_is_not_literal_is_seen_where_the_text_is_at_hand(content: Path) -> None:
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(stated="lads (24%)"))
    assert problems(content) == []
    assert problems(content, "--sources", SOURCES) == [("quotation-not-in-source", "/figures/1/stated")]


def test_the_report_says_how_far_quotations_were_proved(content: Path) -> None:
    far = json.loads(eymh("verify", "--content", content, "--format", "json").stdout)["counts"]
    whole = json.loads(eymh("verify", "--content", content, "--sources", SOURCES, "--format", "json").stdout)["counts"]
    assert (far["quotations"], far["quotations_by_index_only"]) == (3, 3)
    assert (whole["quotations"], whole["quotations_by_index_only"]) == (3, 0)


def test_a_computed_number_passes_only_when_it_says_how(content: Path) -> None:
    text = "Between the longest and the shortest nap of the 12 children lay 15 minutes."
    change(content, "finding/length-of-naps", lambda r: r["statements"][0].update(text=text))
    assert problems(content) == [("number-not-in-source", "/statements/0/text")]
    derived = [{"pointer": "/text", "how": "45 minus 30"}]
    change(content, "finding/length-of-naps", lambda r: r["statements"][0].update(derived=derived))
    assert problems(content) == []


def missing(content: Path) -> list[str]:
    run = eymh("coverage", "--content", content, "--format", "json")
    problems = json.loads(run.stdout)["problems"]
    assert (run.exit_code == 1) == bool(problems)
    assert {problem["file"] for problem in problems} <= {"source/small-survey.json"}
    return [problem["message"] for problem in problems]


def test_a_dropped_bullet_is_missed(content: Path) -> None:
    change(content, "source/small-survey", lambda r: r["aims"].pop(1))
    assert "small-survey:8: no entry states it." in missing(content)
    assert "small-survey:8: no entry that cites it has the name Quiet Corner." in missing(content)
    assert "small-survey:8" in eymh("coverage", "--content", content, "--uncovered").output


def test_a_dropped_row_of_figures_is_missed(content: Path) -> None:
    change(content, "statistic/daily-naps", lambda r: r["figures"].pop(2))
    assert missing(content) == ["small-survey:12.1: no entry that cites it has the number 16."]


def test_outside_a_complete_range_coverage_only_reports(content: Path) -> None:
    change(content, "source/small-survey", lambda r: (r["aims"].pop(1), r.update(complete=["10-15"])))
    assert missing(content) == []
    assert "small-survey:8  no entry states it" in eymh("coverage", "--content", content, "--details").output


def test_an_altered_index_is_found_out_where_the_text_is_at_hand(content: Path) -> None:
    file = content / "source-index" / "small-survey.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"24"', '"25"'), encoding="utf-8")
    for command in ("verify", "coverage"):
        run = eymh(command, "--content", content, "--sources", SOURCES)
        assert run.exit_code == 3
        assert "does not match its text" in run.output


@pytest.mark.parametrize("command", ["verify", "coverage"])
def test_nothing_passes_without_an_index(content: Path, command: str) -> None:
    (content / "source-index" / "small-survey.json").unlink()
    run = eymh(command, "--content", content)
    assert run.exit_code == 3
    assert "eymh sources index" in run.output


def test_the_index_of_another_text_is_refused(content: Path) -> None:
    change(content, "source/small-survey", lambda r: r.update(sha256="0" * 64))
    assert "not that of the text" in eymh("verify", "--content", content).output
    assert "not the text that was encoded" in eymh("sources", "index", SOURCES, "--content", content).output


def test_an_index_holds_no_sentence() -> None:
    for file in (content_dir() / "source-index").glob("*.json"):
        for segment in json.loads(file.read_text(encoding="utf-8"))["segments"]:
            assert set(segment) <= {"at", "sha256", "words", "numbers", "names"}
            assert all(len(name.split()) <= 8 for name in segment.get("names", []))


def test_coverage_is_drawn_as_a_page(content: Path, tmp_path: Path) -> None:
    eymh("coverage", "--content", content, "--html", tmp_path / "coverage.html")
    page = (tmp_path / "coverage.html").read_text(encoding="utf-8")
    assert "A small survey of naps" in page
    assert "<script" not in page


def test_a_passage_is_shown_with_what_cites_it(content: Path) -> None:
    run = eymh("sources", "show", "small-survey", "12", "--content", content, "--sources", SOURCES)
    assert "small-survey:12.2" in run.output
    assert "cited by statistic/daily-naps/figures/0" in run.output


@pytest.mark.parametrize("lines", ["0", "99", "8-5", "x"])
def test_lines_that_are_not_there_cannot_be_shown(content: Path, lines: str) -> None:
    run = eymh("sources", "show", "small-survey", lines, "--content", content, "--sources", SOURCES)
    assert run.exit_code == 2
    assert "is not a range of lines" in run.output


def test_the_real_content_is_borne_out_by_its_sources() -> None:
    run = eymh("verify")
    assert run.exit_code == 0, run.output


def test_the_ranges_declared_complete_are_whole() -> None:
    run = eymh("coverage")
    assert run.exit_code == 0, run.output


def test_of_an_invalid_record_verify_says_what_validate_says_and_checks_the_others(content: Path) -> None:
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(value=45, stated="boys (45%)"))
    change(content, "finding/length-of-naps", lambda r: r.update(colour="blue"))
    for form in ("text", "json", "github"):
        said = eymh("validate", "--content", content, "--format", form).stdout
        run = eymh("verify", "--content", content, "--format", form)
        assert run.exit_code == 1
        assert "A record of this kind has no field 'colour'." in said
        assert "A record of this kind has no field 'colour'." in run.stdout
        assert "number-not-in-source" in run.stdout
    assert {rule for rule, _ in problems(content)} == {"unknown-field", "number-not-in-source"}


def test_a_record_that_is_not_json_does_not_stop_the_others(content: Path) -> None:
    (content / "finding" / "length-of-naps.json").write_text('{"id": 1,}', encoding="utf-8")
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(value=45, stated="boys (45%)"))
    assert {rule for rule, _ in problems(content)} == {"json", "number-not-in-source"}


@pytest.mark.parametrize("rule", [*VERIFY, *COVERAGE], ids=lambda rule: rule.name)
def test_every_rule_of_verify_and_coverage_explains_itself(rule: Rule[None]) -> None:
    assert all(text.endswith(".") or "eymh " in text for text in (rule.sentence, rule.why, rule.fix))
    assert rule.name not in {other.name for other in RULES}


def test_coverage_reports_at_the_line_that_declares_the_range(content: Path) -> None:
    change(content, "source/small-survey", lambda r: r["aims"].pop(1))
    run = eymh("coverage", "--content", content, "--format", "json")
    problem, *_ = json.loads(run.stdout)["problems"]
    line = (content / problem["file"]).read_text(encoding="utf-8").splitlines()[problem["line"] - 1]
    assert problem["pointer"] == "/complete/0"
    assert line[problem["column"] - 1 :].startswith('"')
    assert "::error file=" in eymh("coverage", "--content", content, "--format", "github").stdout
    assert "[segment-not-covered]" in eymh("coverage", "--content", content).stdout
