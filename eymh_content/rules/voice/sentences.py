"""Sentences are short."""

from collections.abc import Iterator

from eymh_content.rules.base import Fault, RawRecord, RecordRule
from eymh_content.rules.voice.texts import sentences

MOST = 35
"""Words of a sentence: what has a letter or a digit."""


def _check(record: RawRecord) -> Iterator[Fault]:
    long = [text for text in record.distinct if text.count(" ") >= MOST and _may_be_long(text)]
    for visit in record.prose if long else ():
        if visit.value in long:
            for sentence in sentences(visit.value):
                if (words := _count(sentence.text)) > MOST:
                    message = f"This sentence has {words} words, more than {MOST}."
                    yield Fault(visit.pointer, message, "Make it two, or shorten it.", start=sentence.start)


def _count(text: str) -> int:
    """Return the number of words of a text. A dash alone is none."""
    return sum(any(map(str.isalnum, part)) for part in text.split())


def _may_be_long(text: str) -> bool:
    """Return whether a text may have a sentence that is too long. Faster than to find its sentences."""
    return any(part.count(" ") >= MOST - 1 for part in text.split(". "))


RULE = RecordRule(
    name="voice-long-sentence",
    sentence=f"A sentence has at most {MOST} words; 25 is the habit to aim for.",
    why="Readers lose the thread of longer ones, as GOV.UK found when it tested them.",
    fix="Make it two sentences, or leave out words.",
    severity="warning",
    check=_check,
)
