"""Sentences are short."""

from collections.abc import Iterator

from eymh_content.roles import Role
from eymh_content.rules.base import Fault, RawRecord, RecordRule
from eymh_content.rules.voice.texts import sentences

MOST = 35
"""Words of a sentence."""


def _check(record: RawRecord) -> Iterator[Fault]:
    if all(text.count(" ") < MOST for text in record.distinct):
        return
    for visit in record.walk.of(Role.PROSE, Role.VOICE):
        if visit.value.count(" ") >= MOST:
            for sentence in sentences(visit.value):
                if (words := len(sentence.text.split())) > MOST:
                    message = f"This sentence has {words} words, more than {MOST}."
                    yield Fault(visit.pointer, message, "Make it two, or shorten it.", start=sentence.start)


RULE = RecordRule(
    name="voice-long-sentence",
    sentence=f"A sentence has at most {MOST} words; 25 is the habit to aim for.",
    why="Readers lose the thread of longer ones, as GOV.UK found when it tested them.",
    fix="Make it two sentences, or leave out words.",
    severity="warning",
    check=_check,
)
