"""The command ``eymh``, also as ``python -m eymh_content``.

A command makes many objects, keeps nearly all of them and ends soon, so collecting garbage would only cost time: the
collector is off from before the first import. The process ends without tidying up: nothing is left to be written, and
an interrupt or a full disk in that moment would print a traceback and change the exit code.
"""

import gc
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType

_STOP = ("SIGTERM", "SIGHUP", "SIGINT")
"""Signals that end a command as Ctrl+C does, unless they are ignored (nohup). Windows has no SIGHUP."""
_SWALLOWS = "pydantic"
"""A package whose compiled part may print an interrupt that it meets, and go on: there the interrupt waits."""
_CLEANS_UP = ("importlib", "_frozen_importlib")
"""Modules whose own frames may do so, when they clean up."""
_WAIT = 0.002  # seconds
_INTERRUPTED = 130
"""The exit code after Ctrl+C, as shells have it."""


def run() -> None:
    """Run the command line of this process, and end it."""
    code: object = _INTERRUPTED
    try:
        gc.disable()
        import signal  # noqa: PLC0415  # an interrupt while modules are imported is none of their business

        from eymh_content.cli import main  # noqa: PLC0415

        usual = (signal.SIG_DFL, signal.default_int_handler)
        for number in (getattr(signal, name) for name in _STOP if hasattr(signal, name)):
            if signal.getsignal(number) in usual:
                signal.signal(number, _interrupt)
        main(prog_name="eymh")
    except SystemExit as ended:
        code = ended.code
    except KeyboardInterrupt:
        os.write(2, b"Interrupted.\n")
    finally:
        os._exit(code if isinstance(code, int) else 0)


def _interrupt(_number: int, frame: "FrameType | None") -> None:
    """Raise KeyboardInterrupt, or come again a little later."""
    import signal  # noqa: PLC0415

    names = []
    while frame:
        names.append(frame.f_globals.get("__name__", ""))
        frame = frame.f_back
    waits = "".join(names[:1]).startswith(_CLEANS_UP) or any(name.startswith(_SWALLOWS) for name in names)
    if not (waits and hasattr(signal, "setitimer")):
        raise KeyboardInterrupt
    signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, _WAIT)


if __name__ == "__main__":
    run()
