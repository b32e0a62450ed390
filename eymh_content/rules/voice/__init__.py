"""The rules on voice: how a record sounds. They are warnings, and only ``eymh validate`` checks them."""

from eymh_content.rules.base import RecordRule
from eymh_content.rules.voice import abbreviations, commentary, numbers, openings, sentences, words

VOICE_RULES: tuple[RecordRule, ...] = (
    words.PHRASE,
    openings.RULE,
    sentences.RULE,
    commentary.RULE,
    words.TIME_WORD,
    words.SPELLING,
    words.TERM,
    words.PERCENT,
    numbers.RULE,
    abbreviations.RULE,
    words.CONTRACTION,
)

__all__ = ["VOICE_RULES"]
