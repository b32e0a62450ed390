"""Exchange two folders in one step, so that a reader sees the old or the new one and never a mixture.

Linux has ``renameat2`` with RENAME_EXCHANGE, macOS has ``renamex_np`` with RENAME_SWAP. If a system or file system has
neither, ``exchange`` returns False and ``Staging`` renames twice instead; the docstring of ``staging`` has the details.
"""

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100  # paths are relative to the working folder
_RENAME_EXCHANGE = _RENAME_SWAP = 2
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY}


def exchange(first: Path, second: Path) -> bool:
    """Exchange two folders of one file system; False if this system cannot. Raise OSError if it fails."""
    if sys.platform == "win32":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    one, other = os.fsencode(first), os.fsencode(second)
    if hasattr(library, "renameat2"):
        failed = library.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE)
    elif hasattr(library, "renamex_np"):
        failed = library.renamex_np(one, other, _RENAME_SWAP)
    else:
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(second))
