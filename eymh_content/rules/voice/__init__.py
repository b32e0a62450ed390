"""The rules on voice: how a record sounds. They are warnings, and only ``eymh validate`` checks them."""

from eymh_content.rules.base import RecordRule
from eymh_content.rules.voice import abbreviations, sentences, words

VOICE_RULES: tuple[RecordRule, ...] = (
    words.PHRASE,
    words.OPENING,
    sentences.RULE,
    words.SOURCE,
    words.TIME_WORD,
    words.SPELLING,
    words.PERCENT,
    words.NUMBER,
    words.CONTRACTION,
    abbreviations.RULE,
)

__all__ = ["VOICE_RULES"]
