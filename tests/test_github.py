"""The report on GitHub: annotations, the log, and the summary of the job."""

import os
import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click import unstyle
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from eymh_content.cli import main
from eymh_content.problems import Problem, Report
from eymh_content.reporters import github, markdown

DATA = Path(__file__).parent / "data"
ACCEPTED = DATA / "accepted"
MEBIBYTE = 1024 * 1024
FILES = "https://github.example/us/content/blob/0123abc"
WARNING = Problem("z.json", 1, 1, "", "figure-share", "warning", "It is 140 percent.", "Look again.")
AWKWARD = Problem("a b,c:d.json", 3, 7, "/x", "some-rule", "error", "50 % of\r\nit: bad, 🚣.", "Fix: it.")


def error(file: str, line: int, rule: str, message: str = "It is wrong.") -> Problem:
    return Problem(f"{file}.json", line, 1, "", rule, "error", message, "Fix it.")


def report(*problems: Problem, **more: object) -> Report:
    return Report.of(problems, 20)._replace(command="eymh validate", **more)  # type: ignore[arg-type]


def commands(log: str) -> Iterator[str]:
    """Yield the commands that GitHub's runner finds in a log: at the start of a line, or in the old form anywhere."""
    token = ""
    for line in re.split(r"\r\n|\r|\n", log):
        command = line.lstrip() if line.lstrip().startswith("::") else re.search(r"##\[.*", line)
        if token or not command:
            token = "" if line.lstrip() == f"::{token}::" else token
            continue
        command = command if isinstance(command, str) else command[0]
        token = command.removeprefix("::stop-commands::") if command.startswith("::stop-commands::") else ""
        if not token:
            yield command


def annotations(log: str, level: str = "(?:error|warning)") -> list[str]:
    return [command for command in commands(log) if re.match(f"::{level} ", command)]


class _Cells(HTMLParser):
    """The texts of the cells and items of a page, and the addresses that it links to."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.inside = tag in {"td", "li", "p", "h3"} or (self.inside and tag in {"a", "br", "span"})
        if tag in {"td", "li", "p", "h3"}:
            self.texts.append("")
        if tag == "br":
            self.texts[-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in {"td", "li", "p", "h3"}

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[-1] += data.replace("\xa0", " ").strip("\n")


def rendered(summary: str) -> _Cells:
    cells = _Cells()
    cells.feed(MarkdownIt("commonmark", {"html": True}).enable("table").render(summary))
    return cells


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    return tmp_path / "summary.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content" / "topic").mkdir(parents=True)
    (tmp_path / "content" / "topic" / "boats.json").write_text('{"id": 1,}', encoding="utf-8")
    return tmp_path / "content"


def test_annotations_are_escaped() -> None:
    assert annotations(github.write(report(AWKWARD, WARNING), "content/")) == [
        "::error file=content/a b%2Cc%3Ad.json,line=3,col=7,title=some-rule::50 %25 of%0D%0Ait: bad, 🚣. Fix: it.",
        "::warning file=content/z.json,line=1,col=1,title=figure-share::It is 140 percent. Look again.",
    ]


def test_the_log_has_annotations_then_the_whole_report_then_the_last_line() -> None:
    log = github.write(report(error("a", 2, "x"), unchecked=("README.md is outside",)), "content/")
    assert re.sub(r"[0-9a-f]{32}", "TOKEN", unstyle(log)).splitlines() == [
        "::error file=content/a.json,line=2,col=1,title=x::It is wrong. Fix it.",
        "::group::1 problem",
        "::stop-commands::TOKEN",
        "content/a.json",
        "  2:1    error  It is wrong.  [x]",
        "         fix: Fix it.",
        "",
        "::TOKEN::",
        "::endgroup::",
        "::stop-commands::TOKEN",
        "note: README.md is outside",
        "::TOKEN::",
        "1 error and 0 warnings in 20 files of content.",
    ]


def test_a_report_without_problems_is_one_line() -> None:
    assert github.write(report(), "content/") == "No problems in 20 files of content.\n"
    nothing = report()._replace(checked=0)
    assert github.write(nothing, "content/") == "Nothing was checked: no such record in content.\n"


@pytest.mark.parametrize("bad", ["\n::error::stop", "\r\n  ::add-mask::a", "x ##[error]a", "\n::stop-commands::a"])
def test_no_text_of_a_record_or_path_becomes_a_command(bad: str) -> None:
    problems = [error("a", n, "rule", f"It{bad}") for n in range(12)]
    log = github.write(report(*problems, unchecked=(f"x{bad}",)), "content/")
    names = [re.match(r"::([a-z-]+)", command)[1] for command in commands(log)]  # type: ignore[index]
    assert names == ["error"] * 10 + ["notice", "group", "endgroup"]


def test_the_ten_annotations_are_errors_of_many_files_and_rules() -> None:
    many = [error("a", n, "unknown-field") for n in range(50)]
    others = [error("a", 60, "wrong-type"), error("b", 1, "unknown-field"), *(error(c, 1, "json") for c in "cd")]
    chosen = github.most_useful([WARNING, *many, *others])
    assert len(chosen) == 10
    assert set(others) < set(chosen)
    assert [problem.line for problem in chosen if problem in many] == [0, 1, 2, 3, 4, 5]


def test_warnings_are_annotated_after_all_errors() -> None:
    warnings = [WARNING._replace(file=f"{n}.json") for n in range(20)]
    chosen = github.most_useful([*warnings, *(error("a", n, "x") for n in range(7))])
    assert [problem.severity for problem in chosen].count("error") == 7
    assert len(chosen) == 10


def test_one_annotation_counts_the_rest_by_rule() -> None:
    problems = [*(error("a", n, "json") for n in range(1_015)), error("b", 1, "link")]
    log = github.write(report(*problems, WARNING), "content/")
    assert len(annotations(log)) == 10
    (notice,) = annotations(log, "notice")
    assert notice.startswith("::notice title=1%2C007 more problems::Not shown here: 1,006 json, 1 figure-share. ")
    assert notice.endswith(
        " The summary of this job and the log of this step list all. On your computer, run: eymh validate"
    )
    assert unstyle(log).count("error  It is wrong.") == 1_016


def test_what_another_command_annotates_is_only_counted_and_in_the_log() -> None:
    repeated = [error("a", n, "unknown-field") for n in range(20)] + [error("b", 1, "json")]
    found = report(*repeated, error("c", 1, "number-not-in-source"), repeated=frozenset([*repeated, WARNING]))
    log = github.write(found, "content/")
    assert [line.partition(",")[0] for line in annotations(log)] == ["::error file=content/c.json"]
    words = "Not verified, because not valid: 2 files. To see why, run eymh validate."
    assert annotations(log, "notice") == [f"::notice title=eymh validate::{words}"]
    assert unstyle(log).count("error  It is wrong.") == 22
    assert words in markdown.write(found, "content/", "", MEBIBYTE)


def test_a_long_fix_is_cut_between_words_in_an_annotation_only() -> None:
    fix = f"Write one of {', '.join(f'topic/topic-{n}' for n in range(49))}."
    log = github.write(report(error("a", 1, "x")._replace(fix=fix)), "content/")
    (line,) = annotations(log)
    shown = line.partition("It is wrong. ")[2]
    assert 280 < len(shown) <= 300
    assert re.fullmatch(r".*topic/topic-\d+,…", shown)
    assert fix.startswith(shown[:-1])
    assert f"fix: {fix}" in log


def test_what_stops_a_command_is_said_without_text_of_records_at_its_end(content: Path, summary: Path) -> None:
    record = (ACCEPTED / "topic" / "boats.json").read_text(encoding="utf-8")
    record = record.replace('"title"', '"##[set-output name=a]b": 1, "title"')
    (content / "topic" / "boats.json").write_text(record, encoding="utf-8")
    assert "set-output" in run("coverage", "--content", content).stderr
    result = run("coverage", "--content", content, "--format", "github")
    assert result.exit_code == 1
    assert result.stderr.endswith("\nError: the content is not valid: the problems are above\n")
    assert not any("set-output" in command for command in commands(result.stderr))
    words = "These are the problems that stop this command. To check all rules, run eymh validate."
    assert result.stdout.endswith(f" of {content}. {words}\n")
    assert words in summary.read_text(encoding="utf-8")


def test_problems_in_other_files_are_counted_in_a_notice_and_in_the_summary() -> None:
    found = report(elsewhere=3)
    words = "3 problems in other files, which may come from this change. To see them, run eymh validate without paths."
    assert annotations(github.write(found, "content/"), "notice") == [f"::notice title=eymh validate::{words}"]
    assert words in markdown.write(found, "content/", "", MEBIBYTE)


def test_the_summary_has_every_problem_with_a_link_to_its_line() -> None:
    page = rendered(markdown.write(report(AWKWARD, WARNING, unchecked=("x is gone",)), "content/", FILES, MEBIBYTE))
    assert page.texts == [
        "eymh validate",
        "1 error and 1 warning in 20 files of content.",
        "Note: x is gone",
        *("content/a b,c:d.json:3:7", "error: some-rule", "50 % of\nit: bad, 🚣.", "Fix: it."),
        *("content/z.json:1:1", "warning: figure-share", "It is 140 percent.", "Look again."),
    ]
    assert page.links == [f"{FILES}/content/a%20b%2Cc%3Ad.json#L3", f"{FILES}/content/z.json#L1"]


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\xa0"), min_size=1))
def test_the_summary_shows_the_text_of_a_record_as_it_is(text: str) -> None:
    found = report(error("a", 1, "rule", f"It is {text}."), unchecked=(f"{text} is gone",))
    page = rendered(markdown.write(found, "content/", "", MEBIBYTE))
    assert f"It is {text}." in page.texts
    assert f"Note: {text} is gone" in page.texts
    assert page.tags <= {"h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "span"}


@pytest.mark.parametrize(
    "text", ["a | b", "<b>*a*</b>", "[a](b) `c`", r"\| \\", "&lt; &", "a  b", "https://a.b", "$a$ ~~b~~"]
)
def test_marks_of_markdown_and_html_are_shown_as_they_are(text: str) -> None:
    page = rendered(markdown.write(report(error("a", 1, "rule", text)), "content/", "", MEBIBYTE))
    assert page.texts[4] == text
    assert page.links == []


@pytest.mark.parametrize("room", [MEBIBYTE, 10_000, 2_000])
def test_the_summary_keeps_within_the_size_that_github_takes(room: int) -> None:
    problems = [error("🚣", n, "rule", "long" * 50) for n in range(10_000)]
    text = markdown.write(report(*problems, unchecked=("x is gone",)), "content/", FILES, room)
    assert room - 2_000 < len(text.encode()) <= room
    (left,) = re.findall(
        r"\nNot in this summary, which is full: ([\d,]+) problems\. The log of the step has all\.\n$", text
    )
    assert int(left.replace(",", "")) + text.count("| longlong") == 10_000


def test_the_summary_is_added_to_what_earlier_commands_said(content: Path, summary: Path) -> None:
    summary.write_text("# Before\n\n", encoding="utf-8")
    run("validate", "--content", content, "--format", "github")
    run("validate", "--content", ACCEPTED, "--format", "github")
    page = rendered(summary.read_text(encoding="utf-8"))
    assert page.texts[:3] == [
        "eymh validate",
        f"1 error and 0 warnings in 1 file of {content}.",
        f"{content}/topic/boats.json:1:9",
    ]
    assert page.texts[-1] == "No problems in 15 files of tests/data/accepted."
    assert summary.read_text(encoding="utf-8").startswith("# Before\n\n### eymh validate\n")


def test_what_is_there_already_counts_in_the_size_of_the_summary(content: Path, summary: Path) -> None:
    summary.write_bytes(b"x" * (MEBIBYTE - 100))
    result = run("validate", "--content", content, "--format", "github")
    assert summary.read_bytes() == b"x" * (MEBIBYTE - 100)
    assert f"note: the summary of this job was not written: {summary} has no room for it" in result.stderr


@pytest.mark.parametrize("form", ["text", "json"])
def test_only_the_form_for_github_writes_a_summary(form: str, content: Path, summary: Path) -> None:
    run("validate", "--content", content, "--format", form)
    assert not summary.exists()


@pytest.mark.parametrize("kind", ["folder", "pipe", "full disk", "missing folder"])
@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not have these")
def test_a_summary_that_cannot_be_written_changes_only_a_note(
    kind: str, content: Path, summary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind == "folder":
        summary.mkdir()
    elif kind == "pipe":
        os.mkfifo(summary)
    else:
        path = "/dev/full" if kind == "full disk" else str(summary / "x")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", path)
    result = run("validate", "--content", content, "--format", "github")
    assert result.exit_code == 1
    assert len(annotations(result.stdout)) == 1
    assert "note: the summary of this job was not written: " in result.stderr


@pytest.mark.parametrize("command", ["validate", "verify", "coverage"])
def test_an_error_without_a_place_is_an_annotation_and_in_the_summary(
    command: str, tmp_path: Path, summary: Path
) -> None:
    result = run(command, "--content", tmp_path / "gone\u202e", "--format", "github")
    assert result.exit_code == 2
    message = f"no folder of content at {tmp_path}/gone\ufffd: No such file or directory"
    assert result.stdout == f"::error title=eymh {command}::{message}\n"
    assert rendered(summary.read_text(encoding="utf-8")).texts == [f"eymh {command}", f"Not finished: {message}"]
