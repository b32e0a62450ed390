"""The rules on the ledger of what has been read. ``ledger.check`` applies them."""

from eymh_content.problems import Rule

RULES: tuple[Rule[None], ...] = (
    Rule(
        "ledger-record",
        "A ledger file belongs to a record that rests on a source.",
        "What it says was read would be somebody else's text, or nobody's.",
        "Delete the file; if the record was renamed, rename the file in the same way.",
    ),
    Rule(
        "ledger-entry",
        "A ledger file names only entries that its record has.",
        "An entry that was renamed or removed would count as read.",
        "Delete it from the ledger file, or write the id that the entry has now.",
    ),
    Rule(
        "ledger-reader",
        "Nobody accepts a text that they wrote themselves.",
        "An author sees what was meant, not what is written.",
        "Have it read by another person.",
    ),
    Rule(
        "ledger-date",
        "The days in a ledger file are in the calendar.",
        "They say when a text was read.",
        "Correct the day.",
    ),
)
