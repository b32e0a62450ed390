"""The ledger: of each record, what has been read against its source by a second person. It holds no text of either.

One file for each record, ``content/ledger/<kind>/<id>.json``; ``eymh review`` writes them. They are no records.
"""

from typing import Annotated, Literal

from pydantic import Field

from eymh_content import forms
from eymh_content.models.types import Opt, SomeOf, Text
from eymh_content.models.values import Model

_Person = Annotated[str, Text(min_length=1, max_length=80, pattern=forms.NOT_BLANK.pattern)]
_Day = Annotated[str, Text(pattern=forms.DAY.pattern)]
_Digest = Annotated[str, Text(pattern=forms.DIGEST.pattern)]
_EntryId = Annotated[str, Text(pattern=forms.ENTRY.pattern, max_length=80)]
_Remark = Annotated[str, Text(min_length=1, max_length=2_000, pattern=forms.NOT_BLANK.pattern)]
_Grade = Literal["A", "B", "C"]


class Verdict(Model):
    """What a reader thought of a text: A (change nothing), B (small changes) or C (it misleads, or write it again)."""

    truth: _Grade
    """Whether it says what the source says."""
    prose: _Grade
    """Whether it can be pasted as it is."""


class LedgerEntry(Model):
    """That an entry was read and accepted."""

    digest: _Digest
    """The digest of what was read. If that of the entry is another, the entry was changed since."""
    date: _Day
    """The day on which it was accepted."""
    author: _Person
    """Who wrote it: a name or role."""
    reader: _Person
    """Who read it against the source: another person."""
    first: Verdict
    """The verdict of the first reading, which stays for ever."""


class LedgerNote(Model):
    """What a reader said of an entry that was sent back, or a second reader of an accepted one."""

    entry: _EntryId
    """The id of the entry; a full stop for the own text of the record."""
    digest: _Digest
    """The digest of what was read."""
    date: _Day
    """The day of the reading."""
    reader: _Person
    """Who read it."""
    truth: _Grade
    """Whether it says what the source says."""
    prose: _Grade
    """Whether it can be pasted as it is."""
    note: Opt[_Remark] = None
    """What should change, and why. Do not quote more of a source than a few words."""
    second: Opt[Literal[True]] = None
    """True if it is from a second reader of an accepted entry."""
    open: Opt[Literal[True]] = None
    """True until the entry is accepted again."""


class LedgerException(Model):
    """That a finding of a proof is right of the words and wrong of the meaning, by someone who read the entry."""

    entry: _EntryId
    """The id of the entry; a full stop for the own text of the record."""
    proof: Annotated[str, Text(pattern=forms.SLUG.pattern, max_length=80)]
    """The proof: ``force``, ``group`` or ``value``."""
    class_: Annotated[str, Text(pattern=forms.SLUG.pattern, max_length=80), Field(alias="class")]
    """The class of the finding."""
    word: Annotated[str, Text(pattern=forms.NOT_BLANK.pattern, max_length=80)]
    """The word or number that the finding is about."""
    reason: _Remark
    """Why the entry is right."""


class Ledger(Model):
    """What has been read of one record."""

    schema_: Annotated[Literal["../../../schema/ledger.schema.json"], Field(alias="$schema")]
    """The schema of ledger files."""
    entries: Opt[dict[str, LedgerEntry]] = None
    """The entries that were accepted, by id; a full stop stands for the own text of the record."""
    notes: Opt[SomeOf[LedgerNote]] = None
    """What readers said, the oldest first."""
    exceptions: Opt[SomeOf[LedgerException]] = None
    """Findings of the proofs that are no errors."""
