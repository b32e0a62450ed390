"""Words and phrases that our prose does without. Which they are is in ``lists.json``."""

import re
from collections.abc import Iterator

from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule
from eymh_content.rules.voice.lists import Item, lists
from eymh_content.rules.voice.texts import sentence_at, texts


def _check(record: RawRecord) -> Iterator[Fault]:
    """Check all rules that have a list: together they need one look at most records."""
    for item in _candidates(record):
        text = record.prose_text
        if item.may_be_in(text) and item.pattern.search(text):
            for visit in texts(record, item.scope):
                for match in item.pattern.finditer(visit.value):
                    if not (item.unless and re.search(item.unless, sentence_at(visit.value, match.start()))):
                        message = f"{quoted(match[0])} {item.why}."
                        yield Fault(visit.pointer, message, item.suggestion(match), item.rule, start=match.start())


def _candidates(record: RawRecord) -> list[Item]:
    """Return the items that a record may have, each once."""
    every, text = lists(), record.prose_text
    found = [item for word in every.by_word.keys() & record.words for item in every.by_word[word]]
    found += [item for piece, items in every.by_piece.items() if piece in text for item in items]
    return [*dict.fromkeys(found)] if len(found) > 1 else found


PHRASE = RecordRule(
    name="voice-phrase",
    sentence="Prose is plain English, without the turns of phrase that a translation has.",
    why="Policy officers copy our sentences: one that has to be reworded first is of no use to them.",
    fix="Write the ordinary word. Say the sentence aloud: would a good civil servant have written it?",
    severity="warning",
    check=_check,
)
OPENING = RecordRule(
    name="voice-opening",
    sentence="The first word of a text is not 'It', 'They', 'This' or another word that points back.",
    why="Entries are printed and found on their own: readers do not know what is meant.",
    fix="Begin with the noun that is meant.",
    severity="warning",
)
SOURCE = RecordRule(
    name="voice-source",
    sentence="Prose speaks about its subject, not about the source, except to say what no source has.",
    why="Who said it is printed from 'at'; in the sentence it only stands in the way.",
    fix="Say it of the subject. What a reader must know of the source is a caveat.",
    severity="warning",
)
TIME_WORD = RecordRule(
    name="voice-time-word",
    sentence="Prose has no 'now', 'currently', 'recent' or 'latest' without a date in the sentence.",
    why="Readers do not know when 'now' is: the sources are years apart.",
    fix="Give the date, or leave the word out.",
    severity="warning",
)
SPELLING = RecordRule(
    name="voice-spelling",
    sentence="Words are spelt as in Britain, and as GOV.UK spells them.",
    why="Readers and search engines in the UK expect British spelling; one word has one spelling.",
    fix="Write the British form. Names and titles keep the spelling that they are published with.",
    severity="warning",
)
PERCENT = RecordRule(
    name="voice-percent",
    sentence="Percentages are written as 5.5%, without a space.",
    why="It is the style of GOV.UK, and a search for a figure finds one form alone.",
    fix="Write the figure with % directly behind it.",
    severity="warning",
)
NUMBER = RecordRule(
    name="voice-number",
    sentence="Numbers from 2 up are in digits before the noun that they count, except at the start of a sentence.",
    why="It is the style of GOV.UK: readers find a digit at a glance.",
    fix="Write the digits.",
    severity="warning",
)
CONTRACTION = RecordRule(
    name="voice-contraction",
    sentence="Prose has no contractions, except where a child speaks.",
    why="Sentences are copied into formal documents.",
    fix="Write both words in full.",
    severity="warning",
)
