"""Files are laid out by ``eymh format``."""

from collections.abc import Iterator

from eymh_content.layout import is_laid_out
from eymh_content.problems import Fault
from eymh_content.rules.base import Draft, Rule


def _check(draft: Draft) -> Iterator[Fault]:
    if not is_laid_out(draft.text, draft.data):
        message = "The file is not laid out as 'eymh format' does it (blanks, line breaks, spelling of characters)."
        yield Fault("", message, "Run: eymh format")


RULE = Rule(
    name="layout",
    sentence="Files are laid out by 'eymh format'.",
    why="Otherwise a change of one word shows as a change of the whole file, and nobody can review it.",
    fix="Run 'eymh format'.",
    severity="warning",
    check=_check,
    only_if_clean=True,
)
