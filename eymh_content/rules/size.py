"""A record is one thing, and no book."""

from collections.abc import Iterator

from eymh_content.problems import Fault
from eymh_content.rules.base import Draft, Rule

LONGEST = 12_000


def _check(draft: Draft) -> Iterator[Fault]:
    if len(draft.text) >= LONGEST and draft.kind != "source":
        message = f"The file has {len(draft.text):,} characters; a record stays under {LONGEST:,}."
        yield Fault("", message, "It is probably two things: make two records of it, and link them.")


RULE = Rule(
    name="file-size",
    sentence=f"A file stays under {LONGEST:,} characters (the record of a source may be longer).",
    why="A longer record is two things, and neither an editor nor a reader finds the second.",
    fix="Make two records of it.",
    check=_check,
)
