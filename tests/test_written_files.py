"""``eymh coverage --html`` and ``eymh sources index`` replace only files that they wrote, and never through a link."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eymh_content.cli import main
from eymh_content.sources import html_report

PROOF = Path(__file__).parent / "data" / "proof"
INDEX = "source-index/small-survey.json"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(PROOF / "content", tmp_path / "c")
    Path("mine.html").write_text("<p>mine</p>", encoding="utf-8")
    return Path("c")


def coverage(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["coverage", "--content", "c", *arguments])


def index() -> Result:
    return CliRunner().invoke(main, ["sources", "index", str(PROOF / "sources"), "--content", "c"])


def test_a_page_is_written_and_replaced_by_the_next(content: Path) -> None:
    assert coverage("--html", "page.html").exit_code == 0
    written = Path("page.html").read_bytes()
    (content / "statistic" / "daily-naps.json").unlink()
    assert coverage("--html", "page.html").exit_code == 1  # what the record stated is missing now
    assert Path("page.html").read_bytes() != written


REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "mine.html": (lambda: None, "was not written by 'eymh coverage'"),
    "c/term/x.json": (lambda: Path("c/term").mkdir(), "is in the content"),
    "c/topic/sleep.json": (lambda: None, "is in the content"),
    "c2/topic/sleep.json": (lambda: Path("c2").symlink_to("c"), "is in the content"),
    "c2": (lambda: Path("c2").symlink_to("c/topic/sleep.json"), "is in the content"),
    "link.html": (lambda: Path("link.html").symlink_to("mine.html"), "was not written by"),
    "broken.html": (lambda: Path("broken.html").symlink_to("nothing.html"), "was not written by"),
    "pipe.html": (lambda: os.mkfifo("pipe.html"), "was not written by"),
    "folder": (lambda: Path("folder").mkdir(), "is a directory"),
    "away/page.html": (lambda: None, "there is no folder away"),
    "mine.html/page.html": (lambda: None, "there is no folder mine.html"),
    "notes.md": (
        lambda: Path("notes.md").write_text('A page has <meta name="generator" content="eymh coverage">'),
        "was not written by",
    ),
    "quoted.html": (
        lambda: Path("quoted.html").write_text("x" * 2_000 + '<meta name="generator" content="eymh coverage">'),
        "was not written by",
    ),
}


@pytest.mark.parametrize("page", REFUSED)
def test_a_page_is_not_written_where_something_else_is(content: Path, page: str) -> None:
    prepare, message = REFUSED[page]
    prepare()
    before = {file: file.read_bytes() for file in Path().rglob("*") if file.is_file()}
    result = coverage("--html", page)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert {file: file.read_bytes() for file in Path().rglob("*") if file.is_file()} == before
    assert (content / "topic" / "sleep.json").exists()


def test_a_file_that_appears_meanwhile_is_not_replaced(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def page(_covers: object, _read: str) -> str:
        (content.parent / "page.html").write_text("mine", encoding="utf-8")
        return "coverage"

    monkeypatch.setattr(html_report, "page", page)
    result = coverage("--html", "page.html")
    assert (result.exit_code, Path("page.html").read_text(encoding="utf-8")) == (3, "mine")


def test_a_link_to_an_earlier_page_stays_a_link(content: Path) -> None:
    assert coverage("--html", "page.html").exit_code == 0
    Path("link.html").symlink_to("page.html")
    (content / "statistic" / "daily-naps.json").unlink()
    written = Path("page.html").read_bytes()
    assert coverage("--html", "link.html").exit_code == 2
    assert Path("page.html").read_bytes() == written


@pytest.mark.parametrize(
    "options", [["--format", "json", "--details"], ["--format", "github", "--uncovered"], ["--details", "--uncovered"]]
)
@pytest.mark.usefixtures("content")
def test_options_that_would_be_ignored_are_wrong_usage(options: list[str]) -> None:
    result = coverage(*options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--details and --uncovered" in result.stderr


def test_the_indexes_are_not_written_into_a_folder_that_is_a_link(content: Path) -> None:
    (content / "source-index").rename("elsewhere")
    (content / "source-index").symlink_to(Path("elsewhere").absolute())
    Path("elsewhere/small-survey.json").write_bytes(b"mine")
    result = index()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "c/source-index is a link or a file" in result.stderr
    assert Path("elsewhere/small-survey.json").read_bytes() == b"mine"


@pytest.mark.parametrize("target", ["../../mine.html", "nowhere"])
def test_an_index_is_not_written_through_a_link(content: Path, target: str) -> None:
    (content / INDEX).unlink()
    (content / INDEX).symlink_to(target)
    assert index().exit_code != 0
    assert (content / INDEX).is_symlink()
    assert Path("mine.html").read_text(encoding="utf-8") == "<p>mine</p>"
    assert not (content / "source-index" / "nowhere").exists()


def test_a_missing_folder_of_indexes_is_made(content: Path) -> None:
    written = (content / INDEX).read_bytes()
    shutil.rmtree(content / "source-index")
    assert index().stdout == f"{content / INDEX}: written\n"
    assert (content / INDEX).read_bytes() == written


def test_content_without_sources_has_nothing_to_index(content: Path) -> None:
    shutil.rmtree(content)
    shutil.copytree(PROOF.parent / "accepted" / "topic", content / "topic")
    result = index()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nothing to index" in result.stderr
