"""What a killed build leaves behind is deleted by the next one; what is not ours is left alone."""

import errno
import hashlib
import os
import random
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eymh_content.errors import ExportError, LeftoverError
from eymh_content.publish import manifest, staging
from eymh_content.publish.exchange import exchange
from eymh_content.publish.lock import MARK
from eymh_content.publish.output_folder import OutputFolder, scan_files, staging_folder
from eymh_content.publish.staging import Staging
from tests.outputs import put, siblings, texts

CALLS = ("open", "write", "mkdir", "link", "rename", "replace", "unlink", "rmdir", "utime", "chmod")
"""The functions of ``os`` that change something on the disk."""
OLD = {"kept": "K", "changed": "old", "folder/kept": "K", "folder/removed": "R", "gone/removed": "R"}
NEW = {"kept": "K", "changed": "new", "folder/kept": "K", "added/a": "A", "added/b": "B"}
MINE = {"folder/mine": "mine", "theirs/notes": "mine"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "dist"


def start(out: Path) -> None:
    """Build the old output, and add files of other people."""
    put(out, OLD)
    for path, text in MINE.items():
        (out / path).parent.mkdir(exist_ok=True)
        (out / path).write_text(text)


def put_and_kill(out: Path, at: int, *, can_exchange: bool) -> bool:
    """Publish in a process that is killed just before a call that changes the disk. False if there are fewer calls."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGKILL
    count = 0

    def killed_at(call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401
            nonlocal count
            count += 1
            if count == at:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **options)

        return counted

    for name in CALLS:
        setattr(os, name, killed_at(getattr(os, name)))
    real_exchange = exchange if can_exchange else lambda _one, _other: False
    setattr(staging, "exchange", killed_at(real_exchange))  # noqa: B010  # it is no public name of that module
    put(out, NEW)
    os._exit(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.parametrize("then", ["", "copied"])
@pytest.mark.parametrize("system", ["exchanges folders", "renames twice"])
def test_a_kill_before_any_call_leaves_the_old_output_or_the_new_one_and_nothing_else(
    tmp_path: Path, system: str, then: str
) -> None:
    can_exchange = system == "exchanges folders"
    states = set()
    for at in range(1, 1000):
        out = tmp_path / f"{at}" / "dist"
        start(out)
        killed = put_and_kill(out, at, can_exchange=can_exchange)
        if then:
            shutil.copytree(out.parent, tmp_path / f"{at}-copy")
            out = tmp_path / f"{at}-copy" / "dist"
        if out.exists():
            assert texts(out) in (OLD | MINE, NEW | MINE)
        else:
            assert not can_exchange
        with Staging(out):
            states.add(texts(out)["changed"])
            assert texts(out) in (OLD | MINE, NEW | MINE)
        assert siblings(out) == ["dist"]
        put(out, NEW)
        assert texts(out) == NEW | MINE
        if not killed:
            break
    assert at > 30
    assert states == {"old", "new"}
    assert not killed


def test_an_empty_folder_that_others_may_write_to_is_left_alone(out: Path) -> None:
    staging_folder(out).mkdir()
    staging_folder(out).chmod(0o777)
    with pytest.raises(ExportError, match=r"dist\.eymh-staging was not made by eymh"):
        put(out, {"a.txt": "A"})
    assert siblings(out) == [".dist.eymh-staging"]


@pytest.mark.parametrize("kind", ["link", "folder", "private folder", "file"])
def test_something_else_with_the_name_of_the_staging_folder_is_left_alone(out: Path, kind: str) -> None:
    victim = out.parent / "victim"
    (victim / "new").mkdir(parents=True)
    (victim / "new/mine.txt").write_text("mine")
    (victim / "lock").write_text("mine")
    other = staging_folder(out)
    if kind == "link":
        other.symlink_to("victim")
    elif kind == "file":
        other.write_text("mine")
    else:
        shutil.copytree(victim, other)
        other.chmod(0o700 if kind == "private folder" else 0o755)
    before = {path: (out.parent / path).read_text() for path in scan_files(out.parent) if kind != "link"}
    with pytest.raises(ExportError, match=r"dist\.eymh-staging was not made by eymh"):
        put(out, {"a.txt": "A"})
    assert {path: (out.parent / path).read_text() for path in scan_files(out.parent) if kind != "link"} == before
    assert (victim / "lock").read_text() == "mine"
    assert (victim / "new/mine.txt").exists()
    assert not out.exists()


@pytest.mark.parametrize("name", ["new", "old", "scratch"])
def test_a_link_in_the_staging_folder_is_deleted_and_not_followed(out: Path, name: str) -> None:
    put(out, {"a.txt": "A"})
    victim = Path(shutil.copytree(out, out.parent / "victim"))
    staging_folder(out).mkdir(mode=0o700)
    (staging_folder(out) / "lock").write_bytes(MARK + b"1\n")
    (staging_folder(out) / name).symlink_to("../victim")
    put(out, {"a.txt": "B"})
    assert texts(victim) == {"a.txt": "A"}
    assert texts(out) == {"a.txt": "B"}
    assert siblings(out) == ["dist", "victim"]


def test_a_lock_that_is_a_link_is_not_written_through(out: Path) -> None:
    victim = out.parent / "victim"
    victim.write_bytes(MARK)
    staging_folder(out).mkdir(mode=0o700)
    (staging_folder(out) / "lock").symlink_to("../victim")
    with pytest.raises(OSError, match="lock"):
        put(out, {"a.txt": "A"})
    assert victim.read_bytes() == MARK


def test_the_staging_folder_is_private(out: Path) -> None:
    umask = os.umask(0)
    try:
        with Staging(out) as stage:
            assert stage.folder.stat().st_mode & 0o777 == 0o700
    finally:
        os.umask(umask)


def test_a_failure_after_the_swap_says_that_the_output_is_written(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start(out)
    unlink = os.unlink

    def fail(path: Any, **options: Any) -> None:  # noqa: ANN401
        if str(path).endswith("removed"):
            raise OSError(errno.EIO, "Input/output error")
        unlink(path, **options)

    monkeypatch.setattr(os, "unlink", fail)
    with pytest.raises(LeftoverError, match=r"dist is written, but .*dist\.eymh-staging cannot be deleted"):
        put(out, NEW)
    assert texts(out) == NEW | MINE
    with pytest.raises(ExportError, match=r"what a killed build left in .*dist\.eymh-staging cannot be deleted"):
        put(out, NEW)
    monkeypatch.undo()
    put(out, NEW)
    assert texts(out) == NEW | MINE
    assert siblings(out) == ["dist"]


def test_folders_that_were_made_for_an_output_that_was_not_written_are_deleted(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        put(tmp_path / "a/b/dist", {"../x": "x"})
    assert list(tmp_path.iterdir()) == []
    put(tmp_path / "a/b/dist", {"x": "x"})
    assert texts(tmp_path / "a/b/dist") == {"x": "x"}


def hidden_edit(file: Path) -> None:
    """Change a file, but not its size or its modification time."""
    status = file.stat()
    file.write_text(file.read_text().swapcase())
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.mark.parametrize("copy", ["none", "with times", "without times"])
@pytest.mark.parametrize("path", ["kept", "changed"])
def test_an_edit_that_keeps_size_and_time_is_noticed(out: Path, path: str, copy: str) -> None:
    put(out, OLD)
    put(out, NEW)
    assert OutputFolder(out).is_up_to_date("api", "input")
    hidden_edit(out / path)
    if copy != "none":
        copied = out.parent / "copy/dist"
        shutil.copytree(out, copied, copy_function=shutil.copy2 if copy == "with times" else shutil.copyfile)
        out = copied
    assert not OutputFolder(out).is_up_to_date("api", "input")
    with pytest.raises(ExportError, match=rf"would be lost:\n  .*{path}"):
        put(out, OLD)


def test_no_file_is_read_as_long_as_the_seal_holds(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def file_digest(data: Any, name: str) -> Any:  # noqa: ANN401
        read.append(Path(data.name).name)
        return hashlib.file_digest(data, name)

    monkeypatch.setattr("eymh_content.publish.output_folder.file_digest", file_digest)
    put(out, OLD)
    put(out, NEW)
    (out / "mine").write_text("mine")
    read.clear()
    assert OutputFolder(out).is_up_to_date("api", "input")
    assert read == []
    os.utime(out / "kept")
    assert OutputFolder(out).is_up_to_date("api", "input")
    assert sorted(read) == sorted(path.rpartition("/")[2] for path in NEW)


@pytest.mark.parametrize("break_seal", ["chmod", "link", "touch", "rewrite"])
def test_a_later_change_to_the_manifest_hides_no_edit(out: Path, break_seal: str) -> None:
    put(out, OLD)
    hidden_edit(out / "kept")
    file = out / manifest.FILE_NAME
    if break_seal == "chmod":
        file.chmod(0o600)
    elif break_seal == "link":
        (out.parent / "link").hardlink_to(file)
    elif break_seal == "touch":
        file.touch()
    else:
        file.write_bytes(file.read_bytes())
    assert not OutputFolder(out).is_up_to_date("api", "input")


def test_an_edit_while_the_build_ends_is_noticed_by_the_next_one(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(out, OLD)
    swap = Staging.swap

    def swap_and_edit(stage: Staging, *arguments: Any) -> None:  # noqa: ANN401
        swap(stage, *arguments)
        (out / "kept").write_text("k")

    monkeypatch.setattr(Staging, "swap", swap_and_edit)
    put(out, NEW)
    assert not OutputFolder(out).is_up_to_date("api", "input")


def kill_when_both_are_there(tmp_path: Path, changed: str) -> Path:
    """Return an output folder beside which a killed build left another whole output; ``changed`` is in the first."""
    for at in range(1, 200):
        out = tmp_path / f"{at}" / "dist"
        start(out)
        put_and_kill(out, at, can_exchange=True)
        if (staging_folder(out) / "new" / manifest.FILE_NAME).exists() and texts(out)["changed"] == changed:
            return out
    raise AssertionError("no kill leaves both")


@pytest.mark.parametrize("changed", ["old", "new"])
def test_the_output_may_be_deleted_after_a_kill(tmp_path: Path, changed: str) -> None:
    out = kill_when_both_are_there(tmp_path, changed)
    shutil.rmtree(out)
    put(out, NEW)
    assert NEW.items() <= texts(out).items()
    assert siblings(out) == ["dist"]


def test_a_file_deleted_after_a_kill_before_the_swap_stays_deleted(tmp_path: Path) -> None:
    out = kill_when_both_are_there(tmp_path, "old")
    (out / "folder/mine").unlink()
    put(out, NEW)
    assert texts(out) == NEW | {"theirs/notes": "mine"}


def test_an_interrupt_between_two_renames_puts_the_old_output_back(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start(out)
    rename = Path.rename

    def interrupted(path: Path, target: Path) -> Path:
        moved = rename(path, target)
        if target.name == "old":
            raise KeyboardInterrupt
        return moved

    monkeypatch.setattr(staging, "exchange", lambda _one, _other: False)
    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        put(out, NEW)
    assert texts(out) == OLD | MINE
    assert siblings(out) == ["dist"]


def test_a_build_whose_staging_folder_was_deleted_swaps_nothing(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start(out)
    swap = Staging.swap

    def deleted_and_used_by_another(stage: Staging, *arguments: Any) -> None:  # noqa: ANN401
        shutil.rmtree(stage.folder)
        (stage.folder / "new").mkdir(parents=True)
        swap(stage, *arguments)

    monkeypatch.setattr(Staging, "swap", deleted_and_used_by_another)
    with pytest.raises(ExportError, match="was deleted while the build ran"):
        put(out, NEW)
    assert texts(out) == OLD | MINE


def test_a_file_that_appears_in_the_old_output_at_the_last_moment_is_kept(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(out)
    rmdir = os.rmdir

    def upload(path: Any, **options: Any) -> None:  # noqa: ANN401
        if str(path).endswith("new/folder") and not (out / "folder/upload").exists():
            (Path(path) / "upload").write_text("late")
            monkeypatch.setattr(os, "rmdir", rmdir)
        rmdir(path, **options)

    monkeypatch.setattr(os, "rmdir", upload)
    put(out, NEW)
    assert texts(out) == NEW | MINE | {"folder/upload": "late"}


def test_a_folder_that_is_nested_too_deeply_stops_the_build_before_anything_changes(out: Path) -> None:
    put(out, {"a": "A"})
    (out / ("d/" * 150)).mkdir(parents=True)
    with pytest.raises(OSError, match="Nested more than 100 folders deep"):
        put(out, {"a": "B"})
    assert (out / "a").read_text() == "A"
    assert siblings(out) == ["dist"]


def refuse_to_link(monkeypatch: pytest.MonkeyPatch, name: str, number: int) -> None:
    link = os.link

    def refused(source: str, target: str, **options: Any) -> None:  # noqa: ANN401
        if str(source).endswith(name):
            raise OSError(number, os.strerror(number), source)
        link(source, target, **options)

    monkeypatch.setattr(os, "link", refused)


@pytest.mark.parametrize("number", [errno.EXDEV, errno.EPERM])
def test_a_file_of_others_that_cannot_be_kept_stops_the_build(
    out: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    start(out)
    refuse_to_link(monkeypatch, "theirs/notes", number)
    with pytest.raises(ExportError, match="theirs/notes cannot be kept"):
        put(out, NEW)
    assert texts(out) == OLD | MINE
    assert siblings(out) == ["dist"]


def test_a_file_of_ours_that_cannot_be_linked_is_copied(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start(out)
    refuse_to_link(monkeypatch, "folder/kept", errno.EPERM)
    put(out, NEW)
    assert texts(out) == NEW | MINE


def test_what_is_mounted_in_the_output_stops_the_build(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start(out)
    mounts = f"36 35 98:0 / {out}/my\\040data rw - ext4 /dev/root rw\n"
    monkeypatch.setattr(Path, "read_text", lambda *_arguments, **_options: mounts)
    with pytest.raises(ExportError, match="my data is mounted in the output folder"):
        put(out, NEW)
    monkeypatch.undo()
    assert texts(out) == OLD | MINE


@pytest.mark.parametrize(
    "path", ["a:b", "a?", "con/", "x.", "x /y", "\u202ea", "\x1b", "\udcff", f"{manifest.FILE_NAME}.new", "a/./b"]
)
def test_a_path_that_some_system_cannot_have_is_an_error(out: Path, path: str) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        put(out, {path: "x"})


def test_two_paths_that_differ_in_how_accents_are_stored_are_one(out: Path) -> None:
    with pytest.raises(ExportError, match="two files have the path"):
        put(out, {"\u00c1": "x", "A\u0301": "x"})


def test_files_are_told_apart_by_content_where_the_replaced_folder_has_neither_links_nor_records(out: Path) -> None:
    rng = random.Random(1)  # noqa: S311  # any texts will do
    put(out, {"a": "A"})
    old = Path(shutil.copytree(out, out.parent / "old"))
    (old / manifest.FILE_NAME).write_text("damaged")
    added = {f"x/{number}": f"{rng.random()}" for number in range(3)}
    (old / "x").mkdir()
    for path, text in added.items():
        (old / path).write_text(text)
    (out / "x").write_text("a file in the way")
    staging_folder(out).mkdir(mode=0o700)
    (staging_folder(out) / "lock").write_bytes(MARK + b"1\n")
    old.rename(staging_folder(out) / "old")
    with Staging(out):
        pass
    moved = {path.replace("x/", "x.kept-1/"): text for path, text in added.items()}
    assert texts(out) == {"a": "A", "x": "a file in the way"} | moved
