"""The command line: ``eymh``. Each command is in a file of its own, and imports what is heavy when it runs."""

from eymh_content.cli.main import main

__all__ = ["main"]
