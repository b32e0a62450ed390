"""Publishing writes all files or none, keeps files that no build wrote, and does not touch unchanged files."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from eymh_content.errors import ExportError
from eymh_content.publish import apply, manifest, staging
from eymh_content.publish.apply import Outcome
from eymh_content.publish.changes import Changes
from eymh_content.publish.exchange import exchange
from eymh_content.publish.lock import MARK
from eymh_content.publish.output_folder import FileState, OutputFolder, scan_files, staging_folder, state_of
from eymh_content.publish.staging import Staging
from tests.outputs import put, siblings, texts


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "dist"


def test_all_files_are_written_and_the_staging_folder_is_deleted(out: Path) -> None:
    assert put(out, {"a.txt": "A", "b/c.txt": "C"}) == Outcome(2, 0, 0)
    assert texts(out) == {"a.txt": "A", "b/c.txt": "C"}
    assert siblings(out) == ["dist"]


def test_an_unchanged_file_keeps_its_inode_and_modification_time(out: Path) -> None:
    put(out, {"a.txt": "A", "b.txt": "B"})
    before = (out / "a.txt").stat()
    assert put(out, {"a.txt": "A", "b.txt": "changed"}) == Outcome(1, 1, 0)
    after = (out / "a.txt").stat()
    assert (before.st_ino, before.st_mtime_ns, after.st_nlink) == (after.st_ino, after.st_mtime_ns, 1)


def test_publishing_the_same_files_again_changes_nothing(out: Path) -> None:
    put(out, {"a.txt": "A"})
    before = (out.stat().st_ino, (out / manifest.FILE_NAME).stat().st_mtime_ns)
    assert put(out, {"a.txt": "A"}) == Outcome(0, 1, 0)
    assert (out.stat().st_ino, (out / manifest.FILE_NAME).stat().st_mtime_ns) == before


def test_a_file_that_is_no_longer_exported_is_removed_with_its_empty_folder(out: Path) -> None:
    put(out, {"a.txt": "A", "old/b.txt": "B"})
    assert put(out, {"a.txt": "A"}) == Outcome(0, 1, 1)
    assert not (out / "old").exists()


def test_files_links_and_empty_folders_that_no_build_wrote_are_kept(out: Path) -> None:
    put(out, {"a.txt": "A", "old/b.txt": "B"})
    (out / "old/mine.txt").write_text("mine")
    (out / "empty/below").mkdir(parents=True)
    (out / "link").symlink_to("nowhere")
    inode = (out / "old/mine.txt").stat().st_ino
    put(out, {"a.txt": "new"})
    assert (out / "old/mine.txt").read_text() == "mine"
    assert (out / "old/mine.txt").stat().st_ino == inode
    assert (out / "empty/below").is_dir()
    assert (out / "link").readlink() == Path("nowhere")
    assert not (out / "old/b.txt").exists()


def test_the_files_of_another_exporter_are_kept(out: Path) -> None:
    put(out, {"docx/a.docx": "A"}, name="docx")
    put(out, {"v1/a.json": "{}"}, name="json-api")
    assert texts(out) == {"docx/a.docx": "A", "v1/a.json": "{}"}
    put(out, {}, name="docx")
    assert texts(out) == {"v1/a.json": "{}"}


@pytest.mark.parametrize("later", [{"a.docx": "rebuilt"}, {}])
def test_a_file_edited_by_hand_is_overwritten_only_with_overwrite(out: Path, later: dict[str, str]) -> None:
    put(out, {"a.docx": "built"})
    (out / "a.docx").write_text("edited by an officer")
    with pytest.raises(ExportError, match=r"(?s)a\.docx.*--overwrite"):
        put(out, later)
    assert texts(out) == {"a.docx": "edited by an officer"}
    assert siblings(out) == ["dist"]
    put(out, later, overwrite=True)
    assert texts(out) == later


def test_an_edit_of_the_same_length_is_detected_after_another_exporter_has_run(out: Path) -> None:
    put(out, {"a.docx": "built"}, name="docx")
    (out / "a.docx").write_text("Built")
    put(out, {"a.json": "{}"}, name="json-api")
    with pytest.raises(ExportError, match=r"a\.docx"):
        put(out, {"a.docx": "built"}, name="docx")
    assert (out / "a.docx").read_text() == "Built"


def test_a_file_that_no_build_wrote_is_not_overwritten(out: Path) -> None:
    put(out, {"a.txt": "A"})
    (out / "b.txt").write_text("mine")
    with pytest.raises(ExportError, match=r"b\.txt"):
        put(out, {"a.txt": "A", "b.txt": "B"})
    assert texts(out) == {"a.txt": "A", "b.txt": "mine"}


def test_a_deleted_file_is_written_again(out: Path) -> None:
    put(out, {"a.txt": "A", "b.txt": "B"})
    (out / "a.txt").unlink()
    assert put(out, {"a.txt": "A", "b.txt": "B"}) == Outcome(1, 1, 0)


def test_a_folder_with_files_where_a_new_file_goes_is_a_conflict(out: Path) -> None:
    put(out, {"a.txt": "A"})
    (out / "b").mkdir()
    (out / "b/mine.txt").write_text("mine")
    with pytest.raises(ExportError, match=r"would be lost:\n.*dist/b/mine\.txt"):
        put(out, {"a.txt": "changed", "b": "B"})
    assert texts(out) == {"a.txt": "A", "b/mine.txt": "mine"}
    assert siblings(out) == ["dist"]
    put(out, {"a.txt": "changed", "b": "B"}, overwrite=True)
    assert texts(out) == {"a.txt": "changed", "b": "B"}


def test_an_empty_folder_where_a_new_file_goes_is_replaced(out: Path) -> None:
    put(out, {"a.txt": "A"})
    (out / "b/below").mkdir(parents=True)
    put(out, {"a.txt": "A", "b": "B"})
    assert texts(out) == {"a.txt": "A", "b": "B"}


@pytest.mark.parametrize("change", ["the same files", "other files"])
@pytest.mark.parametrize("kind", ["a file", "a link"])
def test_what_stands_in_place_of_a_folder_of_ours_is_a_conflict(out: Path, kind: str, change: str) -> None:
    put(out, {"a.txt": "A", "docx/a.docx": "A"})
    elsewhere = (out / "docx").rename(out.parent / "elsewhere")
    if kind == "a file":
        (out / "docx").write_text("notes")
    else:
        (out / "docx").symlink_to("../elsewhere")
    before = {path: state_of(status) for path, status in scan_files(out).items()}
    later = {"a.txt": "A", "docx/a.docx": "A" if change == "the same files" else "B"}
    for _ in range(2):
        with pytest.raises(ExportError, match=r"would be lost:\n.*dist/docx\n"):
            put(out, later)
    assert {path: state_of(status) for path, status in scan_files(out).items()} == before
    assert siblings(out) == ["dist", "elsewhere"]
    put(out, later, overwrite=True)
    assert texts(out) == later
    assert (elsewhere / "a.docx").read_text() == "A"


def test_folders_keep_their_permissions(out: Path) -> None:
    put(out, {"a.txt": "A"})
    (out / "mine/private").mkdir(parents=True)
    (out / "mine/private/notes.txt").write_text("mine")
    (out / "mine/private").chmod(0o700)
    out.chmod(0o750)
    put(out, {"a.txt": "B"})
    modes = {path: (out / path).stat().st_mode & 0o777 for path in (".", "mine/private")}
    assert modes == {".": 0o750, "mine/private": 0o700}


@pytest.mark.parametrize("path", ["../a", "/a", "a/../../b", "a//b", "a\\b", "", manifest.FILE_NAME])
def test_an_invalid_output_path_is_an_error(out: Path, path: str) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        put(out, {path: "x"})
    assert siblings(out) == []


@pytest.mark.parametrize("other", ["a.txt", "A.TXT", "a.txt/b"])
def test_two_exporters_cannot_write_the_same_path(out: Path, other: str) -> None:
    put(out, {"a.txt": "A"}, name="one")
    with pytest.raises(ExportError, match=r"(?i)a\.txt"):
        put(out, {other: "B"}, name="two")
    assert texts(out) == {"a.txt": "A"}


def test_a_second_build_at_the_same_time_is_an_error(out: Path) -> None:
    with Staging(out), pytest.raises(ExportError, match=rf"another build \(process {os.getpid()}\) is writing"):
        put(out, {"a.txt": "A"})
    put(out, {"a.txt": "A"})


def test_a_file_added_while_a_build_runs_is_kept(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(out, {"a.txt": "A"})
    (out / "notes.txt").write_text("first")

    apply_changes = apply.apply_changes

    def apply_with_concurrent_edits(changes: Changes, folder: OutputFolder, tree: Path) -> dict[str, FileState]:
        states = apply_changes(changes, folder, tree)
        real = folder.path
        (real / "late.txt").write_text("late")
        (real / "new.txt").write_text("theirs")
        (real / "saved.txt").write_text("second")
        (real / "saved.txt").replace(real / "notes.txt")
        return states

    monkeypatch.setattr(apply, "apply_changes", apply_with_concurrent_edits)
    put(out, {"a.txt": "B", "new.txt": "ours"})
    assert texts(out) == {
        "a.txt": "B",
        "late.txt": "late",
        "new.txt": "ours",
        "new.txt.kept-1": "theirs",
        "notes.txt": "second",
    }


def test_folders_are_renamed_if_they_cannot_be_exchanged(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "exchange", lambda _one, _other: False)
    put(out, {"a.txt": "A", "b.txt": "B"})
    (out / "mine.txt").write_text("mine")
    put(out, {"a.txt": "changed"})
    assert texts(out) == {"a.txt": "changed", "mine.txt": "mine"}
    assert siblings(out) == ["dist"]


def leave_staging_folder(out: Path) -> Path:
    """Leave what a killed build leaves: the staging folder with its mark."""
    (folder := staging_folder(out)).mkdir(mode=0o700)
    (folder / "lock").write_bytes(MARK + b"1\n")
    return folder


def test_the_next_build_recovers_from_a_kill_between_two_renames(out: Path) -> None:
    put(out, {"a.txt": "A"})
    out.rename(leave_staging_folder(out) / "old")
    with Staging(out):
        assert texts(out) == {"a.txt": "A"}
    assert siblings(out) == ["dist"]


def test_the_next_build_deletes_an_unfinished_tree(out: Path) -> None:
    put(out, {"a.txt": "A"})
    tree = leave_staging_folder(out) / "new"
    tree.mkdir()
    (tree / "a.txt").write_text("unfinished")
    with Staging(out):
        assert texts(out) == {"a.txt": "A"}
    assert siblings(out) == ["dist"]


@pytest.mark.parametrize("folder", ["old", "new"])
def test_the_next_build_keeps_files_added_before_a_kill_after_the_swap(out: Path, folder: str) -> None:
    put(out, {"a.txt": "A"})
    old = shutil.copytree(out, out.parent / "old")
    put(out, {"a.txt": "B"})
    (old / "late.txt").write_text("late")
    old.rename(leave_staging_folder(out) / folder)
    with Staging(out):
        assert texts(out) == {"a.txt": "B", "late.txt": "late"}
    assert siblings(out) == ["dist"]


def test_files_are_copied_if_the_file_system_has_no_hard_links(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_arguments: object, **_options: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    put(out, {"a.txt": "A", "b.txt": "B"})
    (out / "mine.txt").write_text("mine")
    before = (out / "a.txt").stat().st_mtime_ns
    put(out, {"a.txt": "A", "b.txt": "changed"})
    assert texts(out) == {"a.txt": "A", "b.txt": "changed", "mine.txt": "mine"}
    assert (out / "a.txt").stat().st_mtime_ns == before
    assert siblings(out) == ["dist"]


def test_a_failed_rename_restores_the_old_output(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "exchange", lambda _one, _other: False)
    put(out, {"a.txt": "A"})
    rename = Path.rename

    def fail_for_tree(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_for_tree)
    with pytest.raises(OSError, match="Input/output error"):
        put(out, {"a.txt": "changed"})
    assert texts(out) == {"a.txt": "A"}
    assert siblings(out) == ["dist"]


def test_exchanging_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    if not exchange(tmp_path / "one", shutil.copytree(tmp_path / "one", tmp_path / "two")):
        pytest.skip("this file system cannot exchange folders")
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "one", tmp_path / "missing")
    assert (tmp_path / "one").is_dir()


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"manifest": 0}'])
def test_a_damaged_manifest_is_an_error(out: Path, text: str) -> None:
    put(out, {"a.txt": "A"})
    (out / manifest.FILE_NAME).write_text(text)
    with pytest.raises(ExportError, match="cannot be read"):
        put(out, {"a.txt": "B"})
    assert (out / "a.txt").read_text() == "A"
