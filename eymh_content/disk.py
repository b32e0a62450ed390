"""Read and write single files safely. Every file that a user could have put there is read and written with these.

Reading takes regular files only, up to a size, and never waits for a pipe. Writing changes a file whole or not at all,
and never goes through a link.
"""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

TEMPORARY = ".eymh-"
"""What the name of a file begins with that is being written."""
_BINARY = getattr(os, "O_BINARY", 0)  # for Windows
_READ = os.O_RDONLY | _BINARY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | getattr(os, "O_NOFOLLOW", 0)
_APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def reason(error: OSError) -> str:
    """Return what an error says: the file, if it names one, and why."""
    file = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
    return f"{file}{error.strerror or error}"


def read_regular(path: str | bytes | Path, largest: int) -> bytes:
    """Return the bytes of a regular file, which may be reached through a link.

    OSError if it is not a regular file, has more than ``largest`` bytes (errno EFBIG), or cannot be read.
    """
    descriptor = os.open(path, _READ)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "Not a regular file", os.fsdecode(path))
        data = os.read(descriptor, min(status.st_size, largest) + 1)
        while status.st_size < len(data) <= largest and (more := os.read(descriptor, largest + 1 - len(data))):
            data += more  # the file has grown
    finally:
        os.close(descriptor)
    if len(data) > largest:
        raise OSError(errno.EFBIG, f"Larger than {largest // 1_000_000} MB", os.fsdecode(path))
    return data


def append(path: Path, data: bytes) -> None:
    """Write data at the end of a file, which is created if there is none. OSError if it fails; it never waits."""
    with os.fdopen(os.open(path, _APPEND, 0o666), "ab") as file:
        file.write(data)


def write_whole(path: Path, data: bytes, before: bytes | None) -> None:
    """Create a regular file, or replace one and keep its mode. The data is on the disk when this returns.

    ``before`` is what the file holds that is to be replaced; None if there is none. OSError if that is not so, the path
    is a link or no regular file, or the file may not or cannot be written; then everything is as it was.
    """
    mode = _mode(path)
    new = path.with_name(f"{TEMPORARY}{os.urandom(8).hex()}.tmp")
    descriptor = os.open(new, _CREATE, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            new.chmod(mode)
        _check_unchanged(path, before)
        new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise


def _check_unchanged(path: Path, before: bytes | None) -> None:
    try:
        now = read_regular(path, max(path.stat().st_size, 1))
    except FileNotFoundError:
        now = None
    if now != before:
        raise OSError(errno.EBUSY, "Changed by another program meanwhile", str(path))


def _mode(path: Path) -> int | None:
    """Return the permissions of a file that may be replaced; None if there is no file. OSError if it may not be."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        what = "A symbolic link" if stat.S_ISLNK(status.st_mode) else "Not a regular file"
        raise OSError(errno.EEXIST, f"{what}, which is not written through or replaced", str(path))
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return stat.S_IMODE(status.st_mode)
