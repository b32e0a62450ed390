"""Single files are read only if they are regular and not too large, and written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from eymh_content.disk import read_regular, write_whole


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.parametrize("size", [0, 1, 9, 10])
def test_a_file_up_to_the_limit_is_read_whole(tmp_path: Path, size: int) -> None:
    (tmp_path / "a").write_bytes(b"x" * size)
    assert read_regular(tmp_path / "a", 10) == b"x" * size


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        file.truncate(5_000_000_000)
    with pytest.raises(OSError, match="Larger than 1 MB") as caught:
        read_regular(tmp_path / "a", 1_000_000)
    assert caught.value.errno == errno.EFBIG


def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="Not a regular file"):
        read_regular(tmp_path / "pipe", 10)


@pytest.mark.parametrize("path", [".", "/dev/zero"])
def test_what_is_no_file_is_not_read(path: str) -> None:
    with pytest.raises(OSError, match="Not a regular file"):
        read_regular(path, 10)


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_whole(file, b"new", before=b"old")
    assert (file.read_bytes(), file.stat().st_mode & 0o777, names(tmp_path)) == (b"new", 0o640, ["a"])


def test_a_new_file_is_made_with_the_mode_that_the_umask_allows(tmp_path: Path) -> None:
    umask = os.umask(0o027)
    try:
        write_whole(tmp_path / "a", b"new", None)
    finally:
        os.umask(umask)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("target", ["elsewhere", "nothing"])
def test_a_link_is_neither_followed_nor_replaced(tmp_path: Path, target: str) -> None:
    (tmp_path / "elsewhere").write_bytes(b"mine")
    (tmp_path / "link").symlink_to(target)
    with pytest.raises(OSError, match="A symbolic link"):
        write_whole(tmp_path / "link", b"new", None)
    assert (tmp_path / "elsewhere").read_bytes() == b"mine"
    assert names(tmp_path) == ["elsewhere", "link"]


@pytest.mark.parametrize("before", [b"old", b"saved by an edit", b"saved by an editor!", b"", None])
def test_a_file_that_is_not_the_one_to_be_replaced_is_not_replaced(tmp_path: Path, before: bytes | None) -> None:
    (tmp_path / "a").write_bytes(b"saved by an editor")
    with pytest.raises(OSError, match="Changed by another program"):
        write_whole(tmp_path / "a", b"new", before)
    assert (tmp_path / "a").read_bytes() == b"saved by an editor"
    assert names(tmp_path) == ["a"]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(tmp_path / "a", b"new", b"old")
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names(tmp_path) == ["a"]
