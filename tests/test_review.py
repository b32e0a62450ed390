"""``eymh review``: what is unread and how it was changed, what readers decide, and the shares in ``eymh coverage``."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from eymh_content.cli import main
from eymh_content.readback.history import History
from eymh_content.sources import proofs
from eymh_content.sources.flags import Flag

PROOF = Path(__file__).parent / "data" / "proof"
NAPS = "statistic/daily-naps"
ENTRIES = [".", "all", "boys", "girls"]
BY = ("--author", "ann", "--reader", "bob")
FLAG = Flag("force", "poss", "may", "/figures/1/group", "boys", "The source has 'may' here.")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of the content in a git repository with one commit."""
    made = Path(shutil.copytree(PROOF / "content", tmp_path / "content"))
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    return made


@pytest.fixture(autouse=True)
def without_flags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "flags_of", lambda *_: [])


def git(folder: Path, *arguments: str) -> None:
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    name = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True, env=environment)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")


def review(content: Path, *arguments: str | Path) -> Result:
    named = arguments[:1] if arguments and arguments[0] in ("accept", "note", "except", "sample", "list") else ()
    rest = arguments[len(named) :]
    return CliRunner().invoke(main, ["review", *map(str, named), *map(str, rest), "--content", str(content)])


def unread(content: Path, *arguments: str | Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(review(content, *arguments, "--format", "json").stdout)["unread"]
    return found


def states(content: Path, *arguments: str | Path) -> dict[str, tuple[str, str | None]]:
    return {item["entry"]: (item["state"], item["change"]) for item in unread(content, *arguments)}


def edit(content: Path, old: str, new: str, reference: str = NAPS) -> None:
    file = content / f"{reference}.json"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def ledger(content: Path, reference: str = NAPS) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((content / "ledger" / f"{reference}.json").read_text("utf-8"))
    return data


def accept(content: Path, target: str = NAPS) -> None:
    run = review(content, "accept", target, *BY)
    assert run.exit_code == 0, run.output


def test_everything_is_unread_at_first_and_validate_says_nothing_of_it(content: Path) -> None:
    assert {state for state, _ in states(content).values()} == {"never read"}
    run = CliRunner().invoke(main, ["validate", "--content", str(content), "--fail-on", "warning"])
    assert run.exit_code == 0


def test_what_is_accepted_is_no_longer_listed_and_opens_the_gate_when_it_is_all(content: Path) -> None:
    assert review(content, NAPS, "--check").exit_code == 1
    accept(content)
    assert unread(content, NAPS) == []
    assert review(content, NAPS, "--check").exit_code == 0
    assert review(content, "--check").exit_code == 1
    assert review(content).exit_code == 0


def test_the_gate_stays_shut_while_a_file_is_not_valid(content: Path) -> None:
    accept(content)
    (content / "finding" / "broken.json").write_text("{", encoding="utf-8")
    run = review(content, NAPS, "--check")
    assert run.exit_code == 1
    assert "note: 1 file not valid" in run.stderr


@pytest.mark.parametrize(
    "target",
    [NAPS, f"{NAPS}#boys", f"content/{NAPS}.json", "content/statistic", f"content/ledger/{NAPS}.json"],
)
def test_records_entries_and_paths_are_named_in_the_same_way(
    content: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.chdir(content.parent)
    back = ("--reader", "bob", "--truth", "B", "--prose", "A")
    assert review(content, "note", f"{NAPS}#boys", "Say of what age.", *back).exit_code == 0
    found = {item["record"] + "#" + item["entry"] for item in unread(content, target)}
    assert found == ({f"{NAPS}#boys"} if "#" in target else {f"{NAPS}#{entry}" for entry in ENTRIES})


def test_kind_and_source_choose_entries(content: Path) -> None:
    assert {item["record"].partition("/")[0] for item in unread(content, "--kind", "finding")} == {"finding"}
    assert len(unread(content, "--source", "small-survey")) == len(unread(content))
    assert "did you mean 'finding'?" in review(content, "--kind", "findings").stderr
    assert "did you mean 'small-survey'?" in review(content, "--source", "small-surveys").stderr


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("statistic/daily-nap", "did you mean 'statistic/daily-naps'?"),
        (f"{NAPS}#boy", "did you mean 'boys'?"),
        ("statistic/daily-naps.txt", "holds no record"),
    ],
)
def test_a_target_that_is_not_there_is_wrong_usage(content: Path, target: str, message: str) -> None:
    run = review(content, target)
    assert run.exit_code == 2, run.output
    assert message in run.stderr or "name a record as KIND/ID" in run.stderr


def test_a_text_that_changes_is_unread_and_a_change_of_meaning_comes_first(content: Path) -> None:
    accept(content)
    accept(content, "finding/length-of-naps")
    commit(content.parent)
    edit(content, "took a nap each day", "took a nap every day")
    assert states(content, NAPS) == {".": ("changed", "wording")}
    edit(content, '"group": "boys"', '"group": "older boys"')
    found = unread(content, NAPS)
    assert [(item["entry"], item["change"]) for item in found] == [("boys", "meaning"), (".", "wording")]
    assert found[0]["differences"] == [{"what": "name", "old": "boys", "new": "older boys"}]
    assert "changed in meaning (name boys → older boys)" in review(content, NAPS).stdout


def test_layout_never_makes_an_entry_unread(content: Path) -> None:
    accept(content)
    file = content / f"{NAPS}.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")), indent=7), encoding="utf-8")
    assert unread(content, NAPS) == []


def test_the_text_that_was_read_is_found_however_many_commits_ago(content: Path) -> None:
    accept(content)
    for number in range(4):
        edit(content, '"title": "', f'"title": "{number} ')
        commit(content.parent)
    (item,) = unread(content, NAPS)
    assert (item["entry"], item["change"]) == (".", "meaning")


def test_without_the_old_text_it_is_only_said_that_an_entry_was_changed(content: Path) -> None:
    edit(content, "each day", "every day")  # accepted before it is committed
    accept(content)
    edit(content, "every day; among", "every day, and among")
    assert states(content, NAPS) == {".": ("changed", "unknown")}
    assert "changed since it was read (git has no text" in review(content, NAPS).stdout


def test_content_outside_of_git_has_no_history(tmp_path: Path) -> None:
    made = Path(shutil.copytree(PROOF / "content", tmp_path / "content"))
    accept(made)
    edit(made, "each day", "every day")
    assert states(made, NAPS) == {".": ("changed", "unknown")}


def test_a_git_that_fails_is_as_none(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "/nowhere/git")
    assert History(content).leaves(NAPS, "boys", "0" * 16) is None


def test_the_lines_are_shown_beside_the_text_if_the_sources_are_at_hand(content: Path) -> None:
    words = "numbers 5, 16, 20, 24"
    assert words in review(content, NAPS).stdout
    with_texts = review(content, NAPS, "--sources", PROOF / "sources").stdout
    assert words not in with_texts
    source = (PROOF / "sources" / "small-survey.txt").read_text("utf-8").splitlines()
    assert any(line[:40] in with_texts for line in source if len(line) > 40)


def test_a_long_list_is_cut_and_says_so(content: Path) -> None:
    run = review(content, "--limit", "2").stdout
    assert run.count("never read\n") == 1 + 2  # the head of the table, and two entries
    assert "2 of 11 are shown; see more with --limit." in run
    assert len(unread(content, "--limit", "3")) == 3


def test_what_the_proofs_find_is_listed_with_the_entry(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "flags_of", lambda walk, _: [FLAG] if walk.record["id"] == "daily-naps" else [])
    assert "    force (poss): The source has 'may' here." in review(content, NAPS).stdout
    assert [item["entry"] for item in unread(content) if item["flags"]] == ["boys"]


REFUSED: dict[str, tuple[list[str], int, str]] = {
    "the author": ([NAPS, "--author", "ann", "--reader", " ANN "], 2, "another person must have read it"),
    "no record": (["statistic/none", *BY], 2, "no record"),
    "a record that rests on no source": (["topic/sleep", *BY], 2, "rests on no source"),
}


@pytest.mark.parametrize(("arguments", "code", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_accept_refuses(content: Path, arguments: list[str], code: int, message: str) -> None:
    run = review(content, "accept", *arguments)
    assert (run.exit_code, message in run.output) == (code, True), run.output
    assert not (content / "ledger").exists()


def test_what_was_sent_back_is_accepted_by_its_own_name_alone(content: Path) -> None:
    back = ("--reader", "bob", "--truth", "B", "--prose", "A")
    review(content, "note", f"{NAPS}#boys", "Say of what age.", *back)
    run = review(content, "accept", NAPS, *BY)
    assert (run.exit_code, "accept each by its name: #boys" in run.stderr) == (0, True)
    assert states(content, NAPS).keys() == {"boys"}
    assert review(content, "accept", NAPS, *BY).exit_code == 2
    accept(content, f"{NAPS}#boys")
    assert unread(content, NAPS) == []


def test_accept_refuses_a_record_that_is_not_valid_or_does_not_match_its_source(content: Path) -> None:
    edit(content, '"value": 24', '"value": 25')
    run = review(content, "accept", NAPS, *BY)
    assert run.exit_code == 1
    assert "[value-not-in-quotation]" in run.output
    edit(content, '"value": 25', '"valeu": 24')
    run = review(content, "accept", NAPS, *BY)
    assert run.exit_code == 1
    assert "[unknown-field]" in run.output
    assert not (content / "ledger").exists()


def test_a_certain_finding_hinders_acceptance_until_it_has_an_exception(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proofs, "flags_of", lambda *_: [FLAG])
    run = review(content, "accept", NAPS, *BY)
    assert run.exit_code == 1
    assert "[accepted-and-flagged]" in run.output
    accept(content, f"{NAPS}#girls")
    named = ("--proof", "force", "--class", "poss", "--word")
    assert "nothing to exempt" in review(content, "except", f"{NAPS}#girls", "It is right.", *named, "may").output
    run = review(content, "except", f"{NAPS}#boys", "It is right.", *named, "can")
    assert run.exit_code == 2
    assert "--proof force --class poss --word 'may'" in run.stderr
    assert review(content, "except", NAPS, "It is right.", *named, "may").exit_code == 2
    assert review(content, "except", f"{NAPS}#boys", "It is right.", *named, "may").exit_code == 0
    assert review(content, "except", f"{NAPS}#boys", "It is right.", *named, "may").exit_code == 2
    accept(content)
    assert [item["word"] for item in ledger(content)["exceptions"]] == ["may"]


def test_an_uncertain_finding_hinders_nothing(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unsure = Flag("force", "able", "can", "/figures/1/group", "boys", "Perhaps.", certain=False)
    monkeypatch.setattr(proofs, "flags_of", lambda *_: [unsure])
    accept(content)


def test_the_first_verdict_is_kept_for_ever(content: Path) -> None:
    back = ("--reader", "bob", "--truth", "B", "--prose", "C")
    assert review(content, "note", f"{NAPS}#boys", "Say of what age.", *back).exit_code == 0
    assert states(content, f"{NAPS}#boys") == {"boys": ("sent back", None)}
    accept(content)
    accept(content, f"{NAPS}#boys")
    assert review(content, "accept", f"{NAPS}#boys", *BY, "--truth", "A").output.count("accepted already") == 1
    edit(content, '"group": "boys"', '"group": "the boys"')
    run = review(content, "accept", f"{NAPS}#boys", *BY, "--truth", "C")
    assert "note: the first verdict on #boys stays B and C" in run.stderr
    entries = ledger(content)["entries"]
    assert entries["boys"]["first"] == {"truth": "B", "prose": "C"}
    assert entries["girls"]["first"] == {"truth": "A", "prose": "A"}
    assert "open" not in ledger(content)["notes"][0]
    assert "Sent back at the first reading: 1 of 4 (25 %)." in review(content).stdout


def test_a_first_verdict_can_be_given_with_the_acceptance(content: Path) -> None:
    assert review(content, "accept", f"{NAPS}#all", *BY, "--prose", "B").exit_code == 0
    assert ledger(content)["entries"]["all"]["first"] == {"truth": "A", "prose": "B"}


def test_what_was_sent_back_comes_before_the_rest_once_it_is_changed_and_last_until_then(content: Path) -> None:
    back = ("--reader", "bob", "--truth", "B", "--prose", "A")
    review(content, "note", f"{NAPS}#all", "Say of what age.", *back)
    assert unread(content)[-1]["entry"] == "all"
    edit(content, '"group": "all children"', '"group": "all infants"')
    first = unread(content)[0]
    assert (first["entry"], first["state"], first["change"]) == ("all", "sent back", "meaning")
    assert first["note"]["note"] == "Say of what age."


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Fine.", "--truth", "A", "--prose", "A"], "accept it with"),
        (["--truth", "B", "--prose", "A"], "say what should change"),
        (["x", "--truth", "B", "--prose", "A", "--second"], "only what has been accepted"),
    ],
)
def test_a_note_that_makes_no_sense_is_refused(content: Path, arguments: list[str], message: str) -> None:
    run = review(content, "note", f"{NAPS}#boys", *arguments, "--reader", "bob")
    assert (run.exit_code, message in run.stderr) == (2, True), run.output


def test_a_second_reader_is_another_person_and_their_disagreement_sends_back_and_is_counted(content: Path) -> None:
    accept(content)
    second = ("--second", "--truth", "A", "--prose", "A")
    for person in ("ann", "Bob"):
        assert review(content, "note", f"{NAPS}#all", "--reader", person, *second).exit_code == 2
    assert review(content, "note", f"{NAPS}#all", "--reader", "cay", *second).exit_code == 0
    assert unread(content, NAPS) == []
    wrong = ("--second", "--truth", "C", "--prose", "A", "--reader", "cay")
    assert review(content, "note", f"{NAPS}#boys", "Only in one school.", *wrong).exit_code == 0
    assert states(content, NAPS) == {"boys": ("sent back", None)}
    assert "Second readers disagreed with 1 of 2 (50 %)." in review(content, "sample", "--seed", "1").stdout
    assert ledger(content)["entries"]["boys"]["first"] == {"truth": "A", "prose": "A"}


def test_a_sample_is_of_accepted_entries_and_depends_only_on_its_seed(content: Path) -> None:
    assert "0 of these entries are accepted" in review(content, "sample", "--seed", "1").stderr
    accept(content)
    one, again, other = (review(content, "sample", "--seed", seed, "--size", "2").stdout for seed in ("1", "1", "4"))
    assert one == again != other
    data = json.loads(review(content, "sample", "--seed", "1", "--size", "2", "--format", "json").stdout)
    assert [item["state"] for item in data["sample"]] == ["accepted"] * 2


def test_a_ledger_file_is_written_in_its_format_and_is_valid(content: Path) -> None:
    accept(content)
    review(content, "note", f"{NAPS}#boys", "Say “of what age”.", "--reader", "bob", "--truth", "B", "--prose", "A")
    for command in (["format", "--check"], ["validate"], ["verify"]):
        run = CliRunner().invoke(main, [*command, "--content", str(content)])
        assert run.exit_code == 0, run.output
    assert [*ledger(content)["entries"]] == ENTRIES
    assert [file.name for file in (content / "ledger" / "statistic").iterdir()] == ["daily-naps.json"]


def test_no_text_of_a_record_or_source_is_in_the_ledger(content: Path) -> None:
    accept(content)
    written = (content / "ledger" / f"{NAPS}.json").read_text("utf-8")
    assert not any(word in written for word in ("nap each", "children", "percent", "one in five"))


def test_a_ledger_folder_that_is_a_link_is_not_written_through(content: Path) -> None:
    (content.parent / "elsewhere").mkdir()
    (content / "ledger").mkdir()
    (content / "ledger" / "statistic").symlink_to(content.parent / "elsewhere")
    assert review(content, "accept", NAPS, *BY).exit_code in (1, 2)
    assert not [*(content.parent / "elsewhere").iterdir()]


def test_coverage_says_how_much_was_read_by_kind_and_by_source(content: Path, tmp_path: Path) -> None:
    accept(content)
    coverage = ["coverage", "--content", str(content)]
    run = CliRunner().invoke(main, [*coverage, "--html", str(tmp_path / "page.html")])
    assert "read and accepted: 36 % of 11 entries" in run.stdout
    assert "  36 %  4 of 11  small-survey" in run.stdout
    assert " 100 %  4 of 4  statistic" in run.stdout
    page = (tmp_path / "page.html").read_text("utf-8")
    assert '<th scope="row">statistic</th><td>4</td><td>4 (100 %)</td>' in page
    read = json.loads(CliRunner().invoke(main, [*coverage, "--format", "json"]).stdout)["read"]
    assert (read["entries"], read["accepted"], read["kinds"]["statistic"]["never_read"]) == (11, 4, 0)


def test_the_command_is_listed_with_its_default(content: Path) -> None:
    assert review(content).stdout == review(content, "list").stdout
    assert "\n  list " in CliRunner().invoke(main, ["review", "--help"]).output
