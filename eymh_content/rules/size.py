"""A record is about one thing."""

from collections.abc import Iterator

from eymh_content.rules.base import Fault, RawRecord, RecordRule

LONGEST = 12_000


def _check(record: RawRecord) -> Iterator[Fault]:
    if len(record.text) >= LONGEST and record.kind != "source":
        message = f"The file has {len(record.text):,} characters; a record has fewer than {LONGEST:,}."
        yield Fault("", message, "It is probably about two things: make two records, and link them.")


RULE = RecordRule(
    name="file-size",
    sentence=f"A file has fewer than {LONGEST:,} characters (the record of a source may have more).",
    why="A longer record is about two things, and neither an editor nor a reader finds the second.",
    fix="Make two records of it.",
    check=_check,
)
