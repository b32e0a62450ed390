"""What a proof found in an entry that its source does not bear out: for a reader, or an error once it is accepted."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Flag:
    """One finding of a proof of force, groups or closed values."""

    proof: str
    """``force``, ``group`` or ``value``."""
    kind: str
    """The class of the finding: ``poss``, ``cause``, ``exchanged``, ``availability``."""
    word: str
    """The word or number that it is about."""
    pointer: str
    """JSON Pointer of the text or value in the record."""
    entry: str
    """The id of the entry that it belongs to; empty for the record itself."""
    message: str
    """What is wrong, as a sentence."""
    start: int = -1
    """Where the word is in the text, in characters; -1 if it is not there."""
    certain: bool = True
    """Whether it is an error in an entry that has been accepted. If not, it is only listed for the reader."""
