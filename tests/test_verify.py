"""``eymh verify`` and ``eymh coverage`` on a small test source and on the real content."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from eymh_content.characters import visible
from eymh_content.cli import main
from eymh_content.paths import content_dir
from eymh_content.problems import MANY, Rule
from eymh_content.rules import RULES
from eymh_content.schema.walk import Walk
from eymh_content.sources.groups.indexed import ROW_FORM
from eymh_content.sources.index import build_index, read_index
from eymh_content.sources.load import Sources
from eymh_content.sources.rules import COVERAGE, VERIFY
from eymh_content.sources.rules import SOURCES as SOURCE_RULES
from eymh_content.sources.segments import SourceText
from eymh_content.sources.verify import Counts, _some, verify_record

PROOF = Path(__file__).parent / "data" / "proof"
SOURCES = PROOF / "sources"
Record = dict[str, Any]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROOF / "content", tmp_path / "content"))


def eymh(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def change(content: Path, reference: str, edit: Callable[[Record], object]) -> None:
    file = content / f"{reference}.json"
    record = json.loads(file.read_text(encoding="utf-8"))
    edit(record)
    file.write_text(json.dumps(record, indent=2), encoding="utf-8")


def problems(content: Path, *options: str | Path) -> list[tuple[str, str]]:
    run = eymh("verify", "--content", content, "--format", "json", *options)
    return [(problem["rule"], problem["pointer"]) for problem in json.loads(run.stdout)["problems"]]


def test_correct_content_has_no_problems_with_or_without_the_source_texts(content: Path) -> None:
    assert problems(content) == []
    assert problems(content, "--sources", SOURCES) == []
    assert eymh("coverage", "--content", content).exit_code == 0


def test_a_wrong_figure_is_reported_with_the_segments_that_contain_its_number(content: Path) -> None:
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(value=45, stated="boys (45%)"))
    run = eymh("verify", "--content", content)
    assert run.exit_code == 1
    assert "The number 45 is not in small-survey:12.1, which has" in run.output
    assert ("number-not-in-source", "/figures/1/value") in problems(content)


def test_1_in_5_is_what_a_source_prints_as_one_in_five(content: Path) -> None:
    change(content, "statistic/daily-naps", lambda r: r.update(summary=["A daily nap was taken by 1 in 5 children."]))
    assert problems(content) == []
    change(content, "statistic/daily-naps", lambda r: r.update(summary=["A daily nap was taken by 2 in 5 children."]))
    assert problems(content) == [("number-not-in-source", "/summary/0")]


@pytest.mark.parametrize("field", ["as_of", "reference_period"])
def test_the_year_for_which_a_record_is_true_may_stand_in_its_text(content: Path, field: str) -> None:
    def say(record: Record) -> None:
        record[field] = {"when": "2019-07", "stated": "July 2019", "at": ["small-survey:8"]}
        record["summary"] = ["In 2019 a fifth of the children took a nap each day."]

    change(content, "statistic/daily-naps", say)
    assert problems(content) == []
    change(content, "statistic/daily-naps", lambda r: r.update(summary=["In 2018 a fifth took a nap each day."]))
    assert problems(content) == [("number-not-in-source", "/summary/0")]
    change(content, "statistic/daily-naps", lambda r: r.update(summary=["In week 7 a fifth took a nap each day."]))
    assert problems(content) == [("number-not-in-source", "/summary/0")]


def test_a_number_is_reported_at_its_own_column_as_it_is_written_with_what_the_segments_have(content: Path) -> None:
    change(content, "statistic/daily-naps", lambda r: r.update(summary=["Of the children, *nineteen* in 24 napped."]))
    run = eymh("verify", "--content", content)
    line = next(line for line in run.output.splitlines() if "nineteen" in line)
    column = 5 + len('"Of the children, *')
    assert f":{column}" in line.split()[0]
    assert "'nineteen' (19) is not in small-survey:12.1, which has the numbers 5, 16, 20 and 24." in line
    assert "It is nowhere in the sources cited." in line


def test_of_many_numbers_of_the_segments_the_nearest_are_named() -> None:
    assert _some(map(str, range(100)), "50") == "the numbers 45, 46, 47, 48, 49, 50, 51, 52, 53 and 54"
    assert _some([], "50") == "no number"
    assert _some(["3", "9" * 30], "9" * 40) == f"the numbers 3 and {'9' * 30}"


def test_a_figure_with_an_unknown_anchor_is_reported_once(content: Path) -> None:
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(at=["small-survey:12.9"]))
    assert problems(content) == [("anchor-not-in-source", "/figures/1/at/0")]
    assert "eymh sources show small-survey 12" in eymh("verify", "--content", content).output


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("2", " is blank: nothing is stated there."),
        ("7.1", " names a segment, but line 7 is short and is cited as a whole: small-survey:7."),
        ("12.9", " names a segment that does not exist: line 12 has 2."),
    ],
)
def test_the_message_for_an_anchor_without_a_segment_says_why(content: Path, place: str, message: str) -> None:
    change(content, "finding/length-of-naps", lambda r: r["statements"][1].update(at=[f"small-survey:{place}"]))
    assert f"small-survey:{place}{message}" in eymh("verify", "--content", content).output


def test_a_line_is_shown_from_the_index_if_there_are_no_source_texts(content: Path) -> None:
    shown = eymh("sources", "show", "small-survey", "12", "--content", content).output
    assert "small-survey:12.2  (" in shown
    assert "numbers " in shown
    assert "cited by statistic/daily-naps" in shown
    assert "--sources" in shown


def test_a_value_that_differs_from_its_quotation_is_reported(content: Path) -> None:
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(value=16))
    assert problems(content) == [("value-not-in-quotation", "/figures/1/value")]


def test_a_value_and_quotation_of_another_group_are_reported(content: Path) -> None:
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(value=16, stated="girls (16%)"))
    assert problems(content, "--sources", SOURCES) == [("value-not-as-stated", "/figures/1/group")]


def test_a_wrong_anchor_is_reported(content: Path) -> None:
    change(content, "finding/length-of-naps", lambda r: r["statements"][0].update(at=["small-survey:12.1"]))
    assert {pointer for _, pointer in problems(content)} == {"/statements/0/text"}


def test_an_anchor_that_does_not_exist_is_reported(content: Path) -> None:
    change(content, "finding/length-of-naps", lambda r: r["statements"][1].update(at=["small-survey:5.1"]))
    assert ("anchor-not-in-source", "/statements/1/at/0") in problems(content)


def test_a_quotation_that_is_not_literal_is_reported_if_the_source_text_is_available(content: Path) -> None:
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(stated="lads (24%)"))
    assert problems(content) == []
    assert problems(content, "--sources", SOURCES) == [("quotation-not-in-source", "/figures/1/stated")]


def test_the_report_counts_quotations_checked_by_index_only(content: Path) -> None:
    by_index = json.loads(eymh("verify", "--content", content, "--format", "json").stdout)["counts"]
    by_text = json.loads(eymh("verify", "--content", content, "--sources", SOURCES, "--format", "json").stdout)[
        "counts"
    ]
    assert (by_index["quotations"], by_index["quotations_by_index_only"]) == (3, 3)
    assert (by_text["quotations"], by_text["quotations_by_index_only"]) == (3, 0)


def test_a_computed_number_is_accepted_only_if_it_is_listed_under_derived(content: Path) -> None:
    text = "Between the longest and the shortest nap of the 12 children lay 15 minutes."
    change(content, "finding/length-of-naps", lambda r: r["statements"][0].update(text=text))
    assert problems(content) == [("number-not-in-source", "/statements/0/text")]
    derived = [{"pointer": "/text", "how": "45 minus 30"}]
    change(content, "finding/length-of-naps", lambda r: r["statements"][0].update(derived=derived))
    assert problems(content) == []


def coverage_messages(content: Path) -> list[str]:
    run = eymh("coverage", "--content", content, "--format", "json")
    problems = json.loads(run.stdout)["problems"]
    assert (run.exit_code == 1) == bool(problems)
    assert {problem["file"] for problem in problems} <= {f"{content}/source/small-survey.json"}
    return [problem["message"] for problem in problems]


def test_coverage_reports_a_missing_list_entry(content: Path) -> None:
    change(content, "source/small-survey", lambda r: r["aims"].pop(1))
    assert "small-survey:8: no entry states it." in coverage_messages(content)
    assert "small-survey:8: no entry that cites it has the name Quiet Corner." in coverage_messages(content)
    assert "small-survey:8" in eymh("coverage", "--content", content, "--uncovered").output


def test_coverage_reports_a_missing_figure(content: Path) -> None:
    change(content, "statistic/daily-naps", lambda r: r["figures"].pop(2))
    assert coverage_messages(content) == ["small-survey:12.1: no entry that cites it has the number 16."]


def test_coverage_reports_no_problem_outside_a_complete_range(content: Path) -> None:
    change(content, "source/small-survey", lambda r: (r["aims"].pop(1), r.update(complete=["10-15"])))
    assert coverage_messages(content) == []
    assert "small-survey:8  no entry states it" in eymh("coverage", "--content", content, "--details").output


def test_an_altered_index_is_an_error_if_the_source_text_is_available(content: Path) -> None:
    file = content / "source-index" / "small-survey.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"24"', '"25"'), encoding="utf-8")
    for command in ("verify", "coverage"):
        run = eymh(command, "--content", content, "--sources", SOURCES)
        assert run.exit_code == 3
        assert "does not match its text" in run.output


def damaged(row: str, head: str = '"source": "small-survey", "lines": 15') -> str:
    """Return an index with a row, or several, after a sound one, and a head."""
    sound = '{"at": "1", "sha256": "0", "words": 1}'
    return f'{{"sha256": "0", {head}, "segments": [{sound}, {row}]}}'


ROW = '"sha256": "0", "words": 1'
DAMAGED_INDEXES = {
    "not JSON": "{",
    "not UTF-8": "\udcff",
    "100,000 brackets": "[" * 100_000,
    "no segments": '{"source": "small-survey", "sha256": "0", "lines": 15}',
    "a list": "[]",
    "another source": damaged(f'{{"at": "2", {ROW}}}', '"source": "large-survey", "lines": 15'),
    "an unknown field": damaged(f'{{"at": "2", {ROW}}}', '"source": "small-survey", "lines": 15, "line": 1'),
    "lines that are a text": damaged(f'{{"at": "2", {ROW}}}', '"source": "small-survey", "lines": "15"'),
    "lines that are true": damaged("[]", '"source": "small-survey", "lines": true').replace(", []", ""),
    "segments that are a group": '{"source": "small-survey", "sha256": "0", "lines": 15, "segments": {"at": "1"}}',
    "a row that is a text": damaged('"2"'),
    "an invalid anchor": damaged(f'{{"at": "x", {ROW}}}'),
    "an anchor of another source": damaged(f'{{"at": "2\\nsmall-survey:2", {ROW}}}'),
    "an anchor over lines": damaged(f'{{"at": "2-3", {ROW}}}'),
    "an anchor after the last line": damaged(f'{{"at": "16", {ROW}}}'),
    "an anchor of thousands of digits": damaged(f'{{"at": "{"9" * 5000}", {ROW}}}'),
    "an anchor twice": damaged(f'{{"at": "1", {ROW}}}'),
    "anchors out of order": damaged(f'{{"at": "3", {ROW}}}, {{"at": "2", {ROW}}}'),
    "a segment that is missing": damaged(f'{{"at": "2.1", {ROW}}}, {{"at": "2.3", {ROW}}}'),
    "a line both whole and in segments": damaged(f'{{"at": "2", {ROW}}}, {{"at": "2.1", {ROW}}}'),
    "no number of words": damaged('{"at": "2", "sha256": "0"}'),
    "words that are a text": damaged('{"at": "2", "sha256": "0", "words": "1"}'),
    "words that are none": damaged('{"at": "2", "sha256": "0", "words": 0}'),
    "names that are a text": damaged(f'{{"at": "2", {ROW}, "names": "Marsh Lane"}}'),
    "a name that is a number": damaged(f'{{"at": "2", {ROW}, "names": [7]}}'),
    "numbers that are numbers": damaged(f'{{"at": "2", {ROW}, "numbers": [7]}}'),
    "a number that is a word": damaged(f'{{"at": "2", {ROW}, "numbers": ["seven"]}}'),
    "a force word of no class": damaged(f'{{"at": "2", {ROW}, "force": ["loud may AbCd"]}}'),
    "a force word without neighbours": damaged(f'{{"at": "2", {ROW}, "force": ["poss may"]}}'),
    "a class that does not exist": damaged(f'{{"at": "2", {ROW}, "bears": ["loud"]}}'),
    "an unknown field of a row": damaged(f'{{"at": "2", {ROW}, "number": ["7"]}}'),
    "a name with a control character": damaged(f'{{"at": "2", {ROW}, "names": ["\\u001b[31mMarsh"]}}'),
    "a name that runs backwards": damaged(f'{{"at": "2", {ROW}, "names": ["\u202eMarsh"]}}'),
    "a field twice": damaged(f'{{"at": "2", {ROW}, "words": 2}}'),
}
UNREADABLE = ("a folder", "a pipe", "not UTF-8")


def put(what: str, file: Path) -> None:
    """Put something that cannot be read at the place of a file, which is missing."""
    if what == "a folder":
        file.mkdir()
    elif what == "a pipe":
        os.mkfifo(file)
    elif what != "missing":
        file.write_bytes(b"caf\xe9" if what == "not UTF-8" else b"\n" * 1_000_000)


READ_AN_INDEX = [
    ("verify",),
    ("coverage",),
    ("build", "--out", "dist"),
    ("sources", "show", "small-survey", "12"),
    ("list", "--source", "small-survey:12"),
]


@pytest.mark.parametrize("text", DAMAGED_INDEXES.values(), ids=DAMAGED_INDEXES.keys())
def test_a_damaged_index_is_an_error_that_says_how_to_write_it_again(content: Path, text: str) -> None:
    file = content / "source-index" / "small-survey.json"
    file.write_bytes(text.encode(errors="surrogateescape"))
    run = eymh("verify", "--content", content)
    assert run.exit_code == 3
    assert f"{file}\n" in run.output
    assert "The index cannot be read (" in run.output
    assert "eymh sources index" in run.output
    assert len(run.output) < 1000
    assert visible(run.output, kept="\n") == run.output


@pytest.mark.parametrize("command", READ_AN_INDEX, ids=" ".join)
@pytest.mark.parametrize("what", ["missing", *UNREADABLE])
def test_every_command_reports_an_index_that_cannot_be_read(
    content: Path, command: tuple[str, ...], what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = content / "source-index" / "small-survey.json"
    file.unlink()
    put(what, file)
    monkeypatch.chdir(tmp_path)
    run = eymh(*command, "--content", content)
    assert run.exit_code == 3
    assert run.exception is None or isinstance(run.exception, SystemExit)
    assert "content/source-index/small-survey.json\n" in run.stdout
    assert "The index cannot be read (" in run.stdout
    assert "eymh sources index" in run.stdout
    assert not Path("dist").exists()


@pytest.mark.parametrize("command", [("verify", "--sources"), ("sources", "index")], ids=" ".join)
@pytest.mark.parametrize("what", [*UNREADABLE, "a million lines"])
def test_a_text_that_cannot_be_read_is_an_error(
    content: Path, tmp_path: Path, command: tuple[str, ...], what: str
) -> None:
    file = tmp_path / "texts" / "small-survey.txt"
    file.parent.mkdir()
    put(what, file)
    run = eymh(*command, file.parent, "--content", content)
    assert run.exit_code == 3
    assert f"The text {file} " in run.output
    assert run.exception is None or isinstance(run.exception, SystemExit)


def test_sources_index_writes_the_committed_index_and_then_nothing(content: Path) -> None:
    file = content / "source-index" / "small-survey.json"
    committed = file.read_bytes()
    shutil.rmtree(file.parent)
    assert eymh("sources", "index", SOURCES, "--content", content).stdout == f"{file}: written\n"
    assert file.read_bytes() == committed
    assert eymh("sources", "index", SOURCES, "--content", content).stdout == f"{file}: up to date\n"


@pytest.mark.parametrize("command", [("verify", "--sources"), ("sources", "index")], ids=" ".join)
def test_a_missing_source_text_is_an_error(content: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "texts").mkdir()
    run = eymh(*command, tmp_path / "texts", "--content", content)
    assert run.exit_code == 3
    text = tmp_path / "texts" / "small-survey.txt"
    assert f"The text {text} cannot be read (" in run.output


@pytest.mark.parametrize("command", ["verify", "coverage"])
def test_a_missing_index_is_an_error(content: Path, command: str) -> None:
    (content / "source-index" / "small-survey.json").unlink()
    run = eymh(command, "--content", content)
    assert run.exit_code == 3
    assert "eymh sources index" in run.output
    assert run.stdout.endswith(f"1 error and 0 warnings in 1 file of {content}.\n")
    assert run.stderr.endswith("Error: the index of small-survey cannot be used\n")


def test_a_record_that_cannot_be_read_is_reported_with_the_number_of_files(content: Path) -> None:
    (content / "finding" / "length-of-naps.json").write_text("{", encoding="utf-8")
    files = len([file for file in content.glob("*/*.json") if file.parent.name != "source-index"])
    assert f"1 error and 0 warnings in {files} files of {content}." in eymh("coverage", "--content", content).stdout


def test_the_index_of_another_text_is_an_error(content: Path) -> None:
    change(content, "source/small-survey", lambda r: r.update(sha256="0" * 64))
    assert "not that of the text" in eymh("verify", "--content", content).output
    assert "not the text that was encoded" in eymh("sources", "index", SOURCES, "--content", content).output


def test_an_index_contains_no_sentence() -> None:
    for file in (content_dir() / "source-index").glob("*.json"):
        for segment in json.loads(file.read_text(encoding="utf-8"))["segments"]:
            assert set(segment) <= {"at", "sha256", "words", "numbers", "names", "url", "near", "force", "bears"}
            assert all(ROW_FORM.fullmatch(row) for row in segment.get("near", []))
            assert all(len(row.split()) <= 8 and len(row.split()[-1]) <= 16 for row in segment.get("force", []))
            assert all(len(address.split()) == 1 for address in segment.get("url", []))
            assert all(len(name.split()) <= 8 for name in segment.get("names", []))


def test_coverage_can_be_written_as_an_html_page(content: Path, tmp_path: Path) -> None:
    eymh("coverage", "--content", content, "--html", tmp_path / "coverage.html")
    page = (tmp_path / "coverage.html").read_text(encoding="utf-8")
    assert "A small survey of naps" in page
    assert "<script" not in page


def test_a_segment_is_shown_with_the_records_that_cite_it(content: Path) -> None:
    run = eymh("sources", "show", "small-survey", "12", "--content", content, "--sources", SOURCES)
    assert "small-survey:12.2" in run.output
    assert "cited by statistic/daily-naps/figures/0" in run.output


@pytest.mark.parametrize(("lines", "message"), [("2", "The line is blank.\n"), ("2-2", "The lines are blank.\n")])
def test_blank_lines_are_shown_as_blank(content: Path, lines: str, message: str) -> None:
    run = eymh("sources", "show", "small-survey", lines, "--content", content, "--sources", SOURCES)
    assert (run.exit_code, run.stdout) == (0, message)


def test_showing_another_text_prints_a_warning(content: Path, tmp_path: Path) -> None:
    (tmp_path / "small-survey.txt").write_text("One line.\n", encoding="utf-8")
    run = eymh("sources", "show", "small-survey", "1", "--content", content, "--sources", tmp_path)
    assert run.exit_code == 0
    assert run.stdout.startswith("warning: small-survey.txt is not the text that was encoded")
    assert "small-survey:1  One line." in run.output


@pytest.mark.parametrize("command", [("coverage", "large-survey"), ("sources", "show", "large-survey", "1")])
def test_an_unknown_source_is_a_usage_error_that_lists_the_sources(content: Path, command: tuple[str, ...]) -> None:
    run = eymh(*command, "--content", content)
    assert run.exit_code == 2
    assert "no source 'large-survey'; there are small-survey" in run.output


@pytest.mark.parametrize("lines", ["0", "99", "8-5", "x", "8\n"])
def test_showing_an_invalid_range_of_lines_is_a_usage_error(content: Path, lines: str) -> None:
    run = eymh("sources", "show", "small-survey", lines, "--content", content, "--sources", SOURCES)
    assert run.exit_code == 2
    assert "is not a range of lines" in run.output


def test_the_real_content_is_verified_against_its_sources() -> None:
    run = eymh("verify")
    assert run.exit_code == 0, run.output


def test_the_ranges_declared_complete_are_covered() -> None:
    run = eymh("coverage")
    assert run.exit_code == 0, run.output


def test_verify_reports_an_invalid_record_as_validate_does_and_checks_the_others(content: Path) -> None:
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(value=45, stated="boys (45%)"))
    change(content, "finding/length-of-naps", lambda r: r.update(colour="blue"))
    for form in ("text", "json", "github"):
        validated = eymh("validate", "--content", content, "--format", form).stdout
        run = eymh("verify", "--content", content, "--format", form)
        assert run.exit_code == 1
        assert "A record of this kind has no field 'colour'." in validated
        assert "A record of this kind has no field 'colour'." in run.stdout
        assert "number-not-in-source" in run.stdout
    assert {rule for rule, _ in problems(content)} == {"unknown-field", "number-not-in-source"}


def test_verify_reports_a_record_that_is_not_json_and_checks_the_others(content: Path) -> None:
    (content / "finding" / "length-of-naps.json").write_text('{"id": 1,}', encoding="utf-8")
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(value=45, stated="boys (45%)"))
    assert {rule for rule, _ in problems(content)} == {"json", "number-not-in-source"}


@pytest.mark.parametrize("rule", [*VERIFY, *SOURCE_RULES, *COVERAGE], ids=lambda rule: rule.name)
def test_every_rule_of_verify_and_coverage_has_a_sentence_a_reason_and_a_fix(rule: Rule[None]) -> None:
    assert all(text.endswith(".") or "eymh " in text for text in (rule.sentence, rule.why, rule.fix))
    assert rule.name not in {other.name for other in RULES}
    assert rule.severity == "error"  # `locate` makes every fault of verify and coverage an error


def test_coverage_problems_are_at_the_line_that_declares_the_range(content: Path) -> None:
    change(content, "source/small-survey", lambda r: r["aims"].pop(1))
    run = eymh("coverage", "--content", content, "--format", "json")
    problem, *_ = json.loads(run.stdout)["problems"]
    line = (content / problem["file"]).read_text(encoding="utf-8").splitlines()[problem["line"] - 1]
    assert problem["pointer"] == "/complete/0"
    assert line[problem["column"] - 1 :].startswith('"')
    assert "::error file=" in eymh("coverage", "--content", content, "--format", "github").stdout
    assert "[segment-not-covered]" in eymh("coverage", "--content", content).stdout


def test_an_invalid_source_record_is_reported_once_and_what_cites_it_is_left_alone(content: Path) -> None:
    change(content, "source/small-survey", lambda r: r.update(lines="many"))
    assert problems(content) == [("wrong-type", "/lines")]


@pytest.mark.parametrize("command", ["verify", "coverage"])
@pytest.mark.parametrize("form", ["json", "github"])
def test_a_missing_index_is_a_problem_in_every_form(content: Path, command: str, form: str) -> None:
    (content / "source-index" / "small-survey.json").unlink()
    run = eymh(command, "--content", content, "--format", form)
    assert run.exit_code == 3
    assert "source-index" in run.stdout
    assert "source-index/small-survey.json" in run.stdout


def test_verify_has_no_option_for_warnings_because_its_rules_have_none(content: Path) -> None:
    assert eymh("verify", "--content", content, "--fail-on", "warning").exit_code == 2


@pytest.mark.parametrize("command", ["verify", "coverage"])
@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("text", [None, "One line.\n"], ids=["missing", "another text"])
def test_a_source_text_that_does_not_match_is_a_problem_in_every_form(
    content: Path, tmp_path: Path, command: str, form: str, text: str | None
) -> None:
    if text is not None:
        (tmp_path / "small-survey.txt").write_text(text, encoding="utf-8")
    run = eymh(command, "--content", content, "--sources", tmp_path, "--format", form)
    assert run.exit_code == 3
    assert "source-text" in run.stdout
    assert "source/small-survey.json" in run.stdout


def test_the_json_of_coverage_is_a_report_whether_the_content_is_valid_or_not(content: Path) -> None:
    covered = json.loads(eymh("coverage", "--content", content, "--format", "json").stdout)
    assert covered["valid"] is True
    assert covered["counts"] == {"files": 1, "all_files": 1, "errors": 0, "warnings": 0, "elsewhere": 0}
    change(content, "finding/length-of-naps", lambda r: r.update(colour="blue"))
    invalid = json.loads(eymh("coverage", "--content", content, "--format", "json").stdout)
    assert invalid["valid"] is False
    assert covered.keys() - invalid.keys() == {"sources", "read"}


@pytest.mark.parametrize("change_folder", ["unreadable", "linked to a folder elsewhere", "misspelt"])
@pytest.mark.parametrize("command", [("verify",), ("coverage",), ("list",), ("sources", "show", "small-survey", "12")])
def test_a_folder_that_is_not_read_is_reported_by_every_command(
    content: Path, tmp_path: Path, command: tuple[str, ...], change_folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(value=45, stated="boys (45%)"))
    folder, scandir = content / "statistic", os.scandir

    def refuse(path: str | Path) -> object:
        if str(path).endswith("statistic"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    if change_folder == "unreadable":
        monkeypatch.setattr(os, "scandir", refuse)
    elif change_folder == "misspelt":
        folder.rename(content / "statistics")
    else:
        folder.rename(tmp_path / "elsewhere")
        folder.symlink_to(tmp_path / "elsewhere")
    run = eymh(*command, "--content", content)
    assert run.exit_code == 1
    assert f"{folder}{'s' if change_folder == 'misspelt' else ''}\n" in run.stdout
    assert "fix: " in run.stdout


def test_content_with_a_stray_file_can_be_loaded(content: Path) -> None:
    (content / "topic" / "notes.txt").write_text("Call Anne.")
    assert eymh("list", "--content", content).exit_code == 0


@pytest.mark.parametrize("command", ["verify", "coverage"])
def test_content_without_a_source_is_a_usage_error(content: Path, command: str) -> None:
    for folder in ("source", "finding", "organisation", "statistic"):
        shutil.rmtree(content / folder)
    run = eymh(command, "--content", content)
    assert run.exit_code == 2
    assert "has no record of a source" in run.stderr


def test_the_report_says_how_much_was_checked_and_where(content: Path) -> None:
    whole = "Checked: 16 numbers, 9 pairs of numbers, 9 stated values, 3 quotations"
    force = " and 2 force words. 0 exceptions in the ledger.\n"
    by_index = eymh("verify", "--content", content).stdout
    assert by_index == f"No problems in 5 files of {content}. {whole} (3 by index only){force}"
    assert eymh("verify", "--content", content, "--sources", SOURCES).stdout.endswith(f" {whole}{force}")
    one = eymh("verify", "--content", content, content / "topic").stdout
    nothing = "Checked: 0 numbers, 0 pairs of numbers, 0 stated values, 0 quotations and 0 force words."
    assert one == f"No problems in 1 of 5 files of {content}. {nothing} 0 exceptions in the ledger.\n"
    assert by_index in eymh("verify", "--content", content, "--format", "github").stdout
    assert json.loads(eymh("verify", "--content", content, "--format", "json").stdout)["folder"] == str(content)
    assert eymh("coverage", "--content", content).stdout.endswith(f"\nNo problems in 1 file of {content}.\n")


def test_a_path_whose_source_is_not_valid_is_not_verified_in_silence(content: Path) -> None:
    change(content, "source/small-survey", lambda r: r.update(colour="blue"))
    run = eymh("verify", "--content", content, content / "statistic")
    assert run.exit_code == 1
    assert "A record of this kind has no field 'colour'." in run.stdout
    assert "values could not be checked." in run.stdout


def test_a_number_in_a_record_that_cites_nothing_is_reported(content: Path) -> None:
    change(content, "topic/sleep", lambda r: r.update(scope_note="How 95% of all children sleep."))
    assert problems(content) == [("number-not-in-source", "/scope_note")]
    assert "This states 95, but a record of this kind cites no source." in eymh("verify", "--content", content).stdout


HIDDEN = {
    "behind a bracket that belongs to no link": "In most](93%) of children.",
    "as the target of a link": "In [most](93%) of children.",
    "as the target around a link": "In [most [naps](topic/sleep)](93%) of children.",
    "half in emphasis": "In ninet*y-three* per cent, or **9**3%, of children.",
    "half in a link": "In 9[3](topic/sleep)% of children.",
    "under a line": "In 9\u03323\u0332% of children.",
    "between low lines": "In _ninety-three_ per cent of children.",
}


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN.keys())
def test_no_figure_of_a_record_hides_in_its_markup(text: str) -> None:
    sources = Sources({"small-survey": read_index(PROOF / "content", "small-survey")})
    record = {"at": ["small-survey:12"], "summary": [text]}
    found = verify_record(Walk(record, "finding"), sources, Counts())
    assert [(fault.pointer, "The number 93 is not in" in fault.message) for fault in found] == [("/summary/0", True)]


def add_reference(content: Path, **item: object) -> None:
    """Add a reference record with some fields of its CSL item."""
    record = {
        "$schema": "../../schema/reference.schema.json",
        "id": "smith",
        "title": "Smith",
        "csl": {"id": "smith", "type": "book", "title": "Naps", **item},
        "cited_as": [{"at": ["small-survey:5"]}],
    }
    (content / "reference").mkdir()
    (content / "reference" / "smith.json").write_text(json.dumps(record))


def print_line(content: Path, tmp_path: Path, line: str) -> Path:
    """Print a line as the last of the survey, its line 16, index it, and return the folder of its text."""
    folder = tmp_path / "texts"
    folder.mkdir()
    text = (SOURCES / "small-survey.txt").read_text(encoding="utf-8").rstrip("\n") + f"\n\n{line}\n"
    (folder / "small-survey.txt").write_text(text, encoding="utf-8")
    facts = {"sha256": hashlib.sha256(text.encode()).hexdigest(), "lines": text.count("\n") + 1}
    change(content, "source/small-survey", lambda r: r.update(facts))
    assert eymh("sources", "index", folder, "--content", content).exit_code == 0
    return folder


PRINTED = (
    "See <https://www.naps.example.org/A%20b/>, naps.org.uk/Sleep, "
    "[a page](http://naps.example/x\\_\\(1\\)) and www.nap.org."
)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.naps.example.org/A%20b/",
        "http://NAPS.example.org/A%20b",
        "https://naps.org.uk/Sleep",
        "http://naps.example/x_(1)",
        "https://nap.org",
    ],
)
def test_an_address_is_found_however_its_source_prints_it(content: Path, tmp_path: Path, address: str) -> None:
    texts = print_line(content, tmp_path, PRINTED)
    add_reference(content, URL=address)
    change(content, "reference/smith", lambda r: r["cited_as"][0].update(at=["small-survey:16"]))
    change(content, "organisation/marsh-lane-nursery", lambda r: r.update(url=address, at=["small-survey:16"]))
    for options in ((), ("--sources", texts)):
        assert "address-not-in-source" not in {rule for rule, _ in problems(content, *options)}


def test_an_address_that_is_not_printed_is_reported_with_the_nearest_one(content: Path, tmp_path: Path) -> None:
    print_line(content, tmp_path, PRINTED)
    add_reference(content, URL="https://naps.org.uk/Slep")
    change(content, "reference/smith", lambda r: r["cited_as"][0].update(at=["small-survey:16"]))
    assert problems(content) == [("address-not-in-source", "/csl/URL")]
    output = eymh("verify", "--content", content).output
    assert "'https://naps.org.uk/Slep' is not in small-survey:16; it is nowhere in the sources cited." in output
    assert "fix: Write 'https://naps.org.uk/Sleep', which is printed there." in output


def test_an_address_that_is_printed_elsewhere_is_reported_with_its_place(content: Path, tmp_path: Path) -> None:
    print_line(content, tmp_path, PRINTED)
    add_reference(content, URL="https://nap.org/")
    assert problems(content) == [("address-not-in-source", "/csl/URL")]
    output = eymh("verify", "--content", content).output
    assert "'https://nap.org/' is not in small-survey:5; it is in small-survey:16." in output
    assert "fix: Write the address that the segment prints, or cite the segment that prints it." in output


def test_a_doi_under_another_name_is_told_once_and_none_of_its_numbers(content: Path) -> None:
    add_reference(content, doi="10.1016/S0140-6736(15)00392-X")
    assert problems(content) == [("csl-field", "/csl/doi")]


@pytest.mark.parametrize("anchors", [["small-survey:12.1"], ["not an anchor"], [5], [{}], []])
def test_anchors_within_a_csl_item_are_those_of_nothing(content: Path, anchors: list[object]) -> None:
    add_reference(content, custom={"at": anchors, "x": "24%"})
    assert ("number-not-in-source", "/csl/custom/x") in problems(content)


@pytest.mark.parametrize("name", ["id", "type"])
def test_only_the_csl_item_itself_has_an_id_and_type_that_need_no_source(content: Path, name: str) -> None:
    add_reference(content, custom={"csl": {name: "93 of 100 children"}}, note="Naps in 93% of children")
    pointers = [pointer for _, pointer in problems(content)]
    assert (pointers.count(f"/csl/custom/csl/{name}"), pointers.count("/csl/note")) == (2, 1)


@pytest.mark.parametrize("edit", [{"title": "Sleep of 93% of children"}, {"aliases": ["Ninety-three naps"]}])
def test_a_number_in_the_name_of_a_record_that_cites_nothing_is_reported(content: Path, edit: Record) -> None:
    change(content, "topic/sleep", lambda r: r.update(edit))
    assert [rule for rule, _ in problems(content)] == ["number-not-in-source"]
    change(content, "topic/sleep", lambda r: r.update(title="Sleep in the four nations", aliases=["Naps"]))
    assert problems(content) == []


@pytest.mark.parametrize(
    "stated",
    [
        "4%) than girls",
        "oys (24%)",
        "boys (24",
        "boys (2",
        "five (20%)*",
        "45 minutes for a nap",
        "range of 30",
        "hour, call",
    ],
)
def test_a_quotation_that_is_part_of_a_word_or_number_is_reported(content: Path, stated: str) -> None:
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(stated=stated, at=["small-survey:12"]))
    found = ("quotation-not-in-source", "/figures/1/stated") in problems(content, "--sources", SOURCES)
    assert found == (stated != "five (20%)*")


@pytest.mark.parametrize("stated", ["boys^{never} (24%)", "boys (24%)¹", "boys (24%)1"])
def test_a_quotation_with_note_marks_is_reported(content: Path, stated: str) -> None:
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(stated=stated))
    for options in ((), ("--sources", SOURCES)):
        assert problems(content, *options).count(("quotation-not-in-source", "/figures/1/stated")) == 1


@pytest.mark.parametrize("unit", ["gbp", "count", "minutes"])
def test_a_value_of_another_unit_than_its_quotation_is_reported(content: Path, unit: str) -> None:
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(unit=unit))
    assert problems(content) == [("value-not-in-quotation", "/figures/1/value")]
    told = eymh("verify", "--content", content).stdout
    assert (
        '  In \'boys (24%)\' 24 is percent.  [value-not-in-quotation]\n         fix: Write "unit": "percent".\n' in told
    )


def told(content: Path) -> list[tuple[str, str, str]]:
    """Return the pointer, the message and the fix of each problem."""
    run = eymh("verify", "--content", content, "--format", "json")
    return [(p["pointer"], p["message"], p["fix"]) for p in json.loads(run.stdout)["problems"]]


AGREE = "Make the value and 'stated' agree with the source, or list it under 'derived' and say how it was computed."
BESIDE_ITS_WORDS: dict[str, tuple[str, float, str, tuple[str, str] | None]] = {
    "one in so many, taken for percent": (
        "one in eighteen (5.5%)",
        18,
        "percent",
        ("In 'one in eighteen (5.5%)' 18 is 'one in 18' and 5.5 is percent.", 'Write 5.5, or "unit": "one-in".'),
    ),
    "percent, taken for one in so many": (
        "one in eighteen (5.5%)",
        5.5,
        "one-in",
        ("In 'one in eighteen (5.5%)' 5.5 is percent and 18 is 'one in 18'.", 'Write 18, or "unit": "percent".'),
    ),
    "one in so many": ("one in eighteen (5.5%)", 18, "one-in", None),
    "percent beside one in so many": ("one in eighteen (5.5%)", 5.5, "percent", None),
    "1 in 7, a count": ("1 in 7", 7, "count", ("In '1 in 7' 7 is 'one in 7'.", 'Write "unit": "one-in".')),
    "the 1 of 1 in 7": (
        "1 in 7",
        1,
        "percent",
        ("In '1 in 7' 1 is part of '1 in 7'.", 'Write 7 with "unit": "one-in".'),
    ),
    "the 1 of 1 in 7, as one in so many": (
        "1 in 7",
        1,
        "one-in",
        ("In '1 in 7' 1 is part of '1 in 7' and 7 is 'one in 7'.", "Write 7."),
    ),
    "one in every five": (
        "One in every five",
        5,
        "times",
        ("In 'One in every five' 5 is 'one in 5'.", 'Write "unit": "one-in".'),
    ),
    "the whole of a share": (
        "3 in 10",
        10,
        "one-in",
        ("In '3 in 10' 10 is part of '3 in 10'.", "Write the share in percent, and list '/value' under 'derived'."),
    ),
    "the part of a share": (
        "seven out of ten",
        7,
        "percent",
        (
            "In 'seven out of ten' 7 is part of 'seven out of ten'.",
            "Write the share in percent, and list '/value' under 'derived'.",
        ),
    ),
    "the part of a share, counted": ("seven out of ten", 7, "count", None),
    "a part of a hundred": ("20 in 100", 20, "percent", None),
    "twice, with two units": ("one in ten (10%)", 10, "percent", None),
    "twice, with two units, the other": ("one in ten (10%)", 10, "one-in", None),
    "twice, once without a unit": ("24 (24%)", 24, "count", None),
    "so many times": (
        "a tenfold rise",
        10,
        "percent",
        ("In 'a tenfold rise' 10 is 'tenfold'.", 'Write "unit": "times".'),
    ),
    "a year": ("one in 2019", 2019, "count", None),
    "a time": ("one in ten years", 10, "years", None),
    "another percentage": ("one in 10%", 10, "percent", None),
    "another currency": ("€40", 40, "gbp", ("In '€40' 40 is in EUR.", AGREE)),
    "no multiple": (
        "£16 billion",
        16,
        "gbp",
        (
            "The value 16 is not in the words beside it, '£16 billion': '£16 billion' is 16000000000.",
            "Write 16000000000.",
        ),
    ),
    "no multiple, in words": (
        "three hundred thousand",
        3,
        "count",
        (
            "The value 3 is not in the words beside it, 'three hundred thousand': 'three hundred thousand' is 300000.",
            "Write 300000.",
        ),
    ),
    "a wrong value, told once": (
        "£16 billion",
        17,
        "gbp",
        ("The value 17 is not in the words beside it, '£16 billion'.", AGREE),
    ),
}


@pytest.mark.parametrize(("stated", "value", "unit", "wrong"), BESIDE_ITS_WORDS.values(), ids=BESIDE_ITS_WORDS.keys())
def test_a_value_has_the_number_and_the_unit_of_the_words_beside_it(  # noqa: PLR0913, PLR0917
    content: Path, tmp_path: Path, stated: str, value: float, unit: str, wrong: tuple[str, str] | None
) -> None:
    print_line(content, tmp_path, stated)
    figure = {"stated": stated, "value": value, "unit": unit, "at": ["small-survey:16"]}
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(figure))
    assert told(content) == ([("/figures/1/value", *wrong)] if wrong else [])


@pytest.mark.parametrize(
    ("stated", "currency", "wrong"),
    [
        ("~£0.21 each", "EUR", ("In '~£0.21 each' 0.21 is in GBP.", 'Write "currency": "GBP".')),
        ("US$0.21 each", "GBP", ("In 'US$0.21 each' 0.21 is in USD.", 'Write "currency": "USD".')),
        ("€0.21 each", "EUR", None),
        ("A$0.21 each", "USD", None),
        ("£0.21 or €0.21", "EUR", None),
    ],
)
def test_a_currency_is_that_of_the_words_beside_it(stated: str, currency: str, wrong: tuple[str, str] | None) -> None:
    text = SourceText("prices", f"{stated}\n")
    cost = {"stated": stated, "at": ["prices:1"], "amount": 0.21, "currency": currency}
    cost |= {"qualifier": "about"} if "~" in stated else {}
    walk = Walk({"at": ["prices:1"], "costs": [cost]}, "measure")
    found = verify_record(walk, Sources({"prices": build_index(text)}), Counts())
    assert [(f.pointer, f.message, f.fix) for f in found] == ([("/costs/0/currency", *wrong)] if wrong else [])


@pytest.mark.parametrize(
    ("value", "why"), [(67, "The value 67 is not in the words"), (20, "In 'two thirds of 20 in 24'")]
)
def test_a_computed_value_need_not_be_in_the_words_beside_it_and_is_counted(
    content: Path, tmp_path: Path, value: int, why: str
) -> None:
    print_line(content, tmp_path, "two thirds of 20 in 24 children")
    figure: Record = {"stated": "two thirds of 20 in 24", "value": value, "unit": "percent", "at": ["small-survey:16"]}
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(figure))
    assert [(pointer, message[: len(why)]) for pointer, message, _ in told(content)] == [("/figures/1/value", why)]
    figure["derived"] = [{"pointer": "/value", "how": "Computed from it."}]
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(figure))
    assert problems(content) == []
    assert "(1 computed by us)" in eymh("verify", "--content", content).stdout


@pytest.mark.parametrize("hyphen", "-–—")
def test_a_year_across_two_is_the_same_however_it_is_printed(content: Path, tmp_path: Path, hyphen: str) -> None:
    stated = f"between 2010{hyphen}11 and 2017{hyphen}18"
    print_line(content, tmp_path, stated)

    def edit(when: str) -> None:
        period = {"stated": stated, "when": when, "at": ["small-survey:16"]}
        change(content, "statistic/daily-naps", lambda r: r.update(reference_period=period))

    change(content, "finding/length-of-naps", lambda r: r["statements"][0].update(text="From 2010/11 to 2017–18."))
    change(content, "finding/length-of-naps", lambda r: r["statements"][0].update(at=["small-survey:16"]))
    edit("2017/18")
    assert problems(content) == []
    edit("2010-11")
    message = f"'2010-11' is a month, but the words beside it, '{stated}', have two years."
    assert told(content) == [("/reference_period/when", message, 'Write "2010/11".')]
    edit("2018/19")
    assert [pointer for pointer, _, _ in told(content)] == ["/reference_period/when"]


def test_many_wrong_numbers_of_a_record_are_counted_and_not_all_listed(content: Path) -> None:
    text = " ".join(str(number) for number in range(1001, 1091))
    change(content, "finding/length-of-naps", lambda r: r["statements"][0].update(text=text))
    assert len(problems(content)) == MANY + 1
    assert "There are 40 more problems of this kind" in eymh("verify", "--content", content).stdout


@pytest.mark.parametrize("text", ["a\n" * 30_000, "a" * 2_000_001], ids=["segments", "bytes"])
def test_a_text_whose_index_would_be_too_large_is_refused(content: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "small-survey.txt").write_text(text)
    facts = {"sha256": hashlib.sha256(text.encode()).hexdigest(), "lines": text.count("\n") + 1}
    change(content, "source/small-survey", lambda r: r.update(facts))
    run = eymh("sources", "index", tmp_path, "--content", content)
    assert run.exit_code == 3
    assert "The text " in run.output


def test_an_index_row_of_a_million_digits_is_quoted_in_short(content: Path) -> None:
    file = content / "source-index" / "small-survey.json"
    file.write_text(damaged(f'{{"at": "{"5" * 1_000_000}", {ROW}}}'))
    assert len(eymh("verify", "--content", content).output) < 1000


def test_numbers_with_separators_in_an_index_are_shown_in_order(content: Path) -> None:
    file = content / "source-index" / "small-survey.json"
    file.write_text(file.read_text(encoding="utf-8").replace('["16", "20", "24"', '["1,000", "20", "24"'))
    shown = eymh("sources", "show", "small-survey", "12", "--content", content)
    assert "20, 24, 1,000" in shown.stdout


@pytest.mark.parametrize("stated", ["*", "¹²", "^{7}"])
def test_a_quotation_of_nothing_but_marks_is_reported(content: Path, stated: str) -> None:
    change(content, "statistic/daily-naps", lambda r: r["figures"][1].update(stated=stated))
    for options in ((), ("--sources", SOURCES)):
        assert ("quotation-not-in-source", "/figures/1/stated") in problems(content, *options)


def test_a_number_in_a_heading_whose_first_line_is_blank_is_reported(content: Path) -> None:
    change(content, "source/small-survey", lambda r: r["outline"][1].update(title="Seven aims", lines="4-9"))
    assert problems(content) == [("number-not-in-source", "/outline/1/title")]


@pytest.mark.parametrize("pointer", ["", "/derived/0/how", "/id"])
def test_what_is_declared_as_computed_excuses_that_value_alone(content: Path, pointer: str) -> None:
    derived = [{"pointer": pointer, "how": "Guessed by us."}]
    change(content, "finding/length-of-naps", lambda r: r["statements"][0].update(text="Nearly 98%.", derived=derived))
    assert problems(content) == [("derived-value", "/statements/0/derived/0/pointer")]


def test_a_row_of_thousands_of_digits_is_a_number_like_others(content: Path) -> None:
    add_reference(content, title=f"{'9' * 5000}/19 and {'9' * 5000} million")
    assert set(problems(content)) == {("number-not-in-source", "/csl/title")}


def test_a_range_of_a_thousand_million_lines_has_the_segments_of_the_text(content: Path) -> None:
    index = read_index(content, "small-survey")
    assert index.within(1, 10**12) == index.segments
    text = SourceText.read("small-survey", SOURCES, "small-survey.txt")
    assert [at for at, _ in text.passages(-5, 10**12)] == [segment.anchor for segment in index.segments]


def test_coverage_reports_a_segment_that_is_under_no_heading(content: Path) -> None:
    change(content, "source/small-survey", lambda r: (r["outline"][1].update(lines="3-7"), r["aims"].pop(1)))
    assert "small-survey:8: no entry states it." in coverage_messages(content)
    assert "Under no heading" in eymh("coverage", "--content", content).stdout


def test_coverage_refuses_a_source_with_a_range_that_is_wrong(content: Path) -> None:
    change(content, "source/small-survey", lambda r: r.update(complete=["15-1"]))
    run = eymh("coverage", "--content", content)
    assert run.exit_code == 1
    assert "The range '15-1' ends before it begins." in run.stdout


def test_control_characters_of_a_source_are_shown_escaped(content: Path, tmp_path: Path) -> None:
    (tmp_path / "small-survey.txt").write_text("One \x1b[31mline.\n", encoding="utf-8")
    run = eymh("sources", "show", "small-survey", "1", "--content", content, "--sources", tmp_path)
    assert "small-survey:1  One \\u001b[31mline." in run.stdout


@pytest.mark.parametrize("content_of", ["packs/content", "publishing"])
def test_the_indexes_of_the_other_test_contents_match_their_texts(content_of: str) -> None:
    data = PROOF.parent
    assert eymh("verify", "--content", data / content_of, "--sources", data / "texts").exit_code == 0
