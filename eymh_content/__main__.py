"""The command ``eymh``, also as ``python -m eymh_content``.

A command makes many objects, keeps nearly all of them and ends soon, so collecting garbage would only cost time: the
collector is off from before the first import. The process ends without tidying up: nothing is left to be written, and
an interrupt or a full disk in that moment would print a traceback and change the exit code.
"""

import gc
import os

_STOP = ("SIGTERM", "SIGHUP")
"""Signals that end a command as Ctrl+C does, unless they are ignored (nohup). Windows has no SIGHUP."""
_INTERRUPTED = 130
"""The exit code after Ctrl+C, as shells have it."""


def run() -> None:
    """Run the command line of this process, and end it."""
    code: object = _INTERRUPTED
    try:
        gc.disable()
        import signal  # noqa: PLC0415  # an interrupt while modules are imported is none of their business

        from eymh_content.cli import main  # noqa: PLC0415

        for name in _STOP:
            if getattr(signal, name, None) and signal.getsignal(getattr(signal, name)) == signal.SIG_DFL:
                signal.signal(getattr(signal, name), signal.default_int_handler)
        main(prog_name="eymh")
    except SystemExit as ended:
        code = ended.code
    except KeyboardInterrupt:
        os.write(2, b"Interrupted.\n")
    finally:
        os._exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    run()
