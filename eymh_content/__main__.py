"""The command ``eymh``, also as ``python -m eymh_content``.

A command makes many objects, keeps nearly all of them and ends soon, so collecting garbage would only cost time: the
collector is off from before the first import, and has nothing to go through at the end.
"""

import atexit
import gc


def run() -> None:
    """Run the command line of this process."""
    gc.disable()
    atexit.register(gc.freeze)
    from eymh_content.cli import main  # noqa: PLC0415  # click is imported with the collector off

    main(prog_name="eymh")


if __name__ == "__main__":
    run()
