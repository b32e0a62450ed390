"""The command line: ``eymh``. Each command has its own file, and imports what is heavy when it runs."""

from eymh_content.cli.main import main

__all__ = ["main"]
