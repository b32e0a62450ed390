"""Words and phrases that our prose does without. Which they are is in ``lists.json``."""

from collections.abc import Iterator

from eymh_content.rules.base import Fault, RawRecord, RecordRule
from eymh_content.rules.voice.lists import lists


def _check(record: RawRecord) -> Iterator[Fault]:
    """Check all rules that have a list: together they need one look at most records."""
    for item in lists().candidates(record):
        for visit in item.scope.texts(record):
            yield from item.faults(visit)


PHRASE = RecordRule(
    name="voice-phrase",
    sentence="Prose is plain English, without the turns of phrase that a translation has.",
    why="Policy officers copy our sentences: one that has to be reworded first is of no use to them.",
    fix="Write the ordinary word, and read the sentence aloud to test it.",
    severity="warning",
    check=_check,
)
TIME_WORD: RecordRule = RecordRule(
    name="voice-time-word",
    sentence="Prose has no 'now', 'currently', 'recent' or 'latest' without a date in the sentence.",
    why="Readers do not know when 'now' is: the sources are years apart.",
    fix="Give the date, or leave the word out.",
    severity="warning",
)
SPELLING: RecordRule = RecordRule(
    name="voice-spelling",
    sentence="Words are spelt as in Britain, and as GOV.UK spells them.",
    why="Readers and search engines in the UK expect British spelling; one word has one spelling.",
    fix="Write the British form. Names and titles keep the spelling that they are published with.",
    severity="warning",
)
TERM: RecordRule = RecordRule(
    name="voice-term",
    sentence="One thing has one name: the term that people in the field use.",
    why="A reader takes two names for two things, and a search finds one of them.",
    fix="Write the field's own term. Names and titles keep the words that they are published with.",
    severity="warning",
)
PERCENT: RecordRule = RecordRule(
    name="voice-percent",
    sentence="Percentages are written as 5.5%, without a space.",
    why="It is the style of GOV.UK, and a search for a figure finds one form alone.",
    fix="Write the figure with % directly behind it.",
    severity="warning",
)
CONTRACTION: RecordRule = RecordRule(
    name="voice-contraction",
    sentence="Prose has no contractions, except where a child speaks.",
    why="Sentences are copied into formal documents.",
    fix="Write both words in full.",
    severity="warning",
)
