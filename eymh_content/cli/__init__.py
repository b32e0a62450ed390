"""The command line: ``eymh``. Each command is in a file of its own, and imports what is heavy when it runs.

A command makes many objects, keeps nearly all of them and soon ends, so collecting garbage would only cost time: the
collector is off while it runs, and has nothing to go through at the end.
"""

import atexit
import gc

gc.disable()
atexit.register(gc.freeze)

from eymh_content.cli.main import main  # noqa: E402  # the imports gain most

__all__ = ["main"]
