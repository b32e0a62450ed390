"""The rules of ``eymh verify`` and of ``eymh coverage``, and those on the sources that both read."""

from eymh_content.problems import Rule

VERIFY: tuple[Rule[None], ...] = (
    Rule(
        "number-not-in-source",
        "Every number of a statement is in the segments that it cites.",
        "A figure that its source does not print is the worst error that a briefing can have.",
        "Correct the number, cite the segment that has it, or list it under 'derived' and say how it was computed.",
    ),
    Rule(
        "value-not-in-quotation",
        "A normalised value is in the words beside it, in 'stated'.",
        "The quoted words prove the value; if they give another number, one of the two is wrong.",
        "Make the value and 'stated' agree with the source, or list it under 'derived' and say how it was computed.",
    ),
    Rule(
        "quotation-not-in-source",
        "The segments cited contain the words in 'stated' exactly, and whole: no part of a word or number.",
        "They are printed as a quotation.",
        "Copy one to eight words exactly as the segment prints them, without note marks.",
    ),
    Rule(
        "value-not-as-stated",
        "A value of a closed list, a qualifier, unit, age, group or place is the one that the words beside it say.",
        "A reader takes it for what the source says: 'No' becomes delivered, 6.8% becomes over 6.8%.",
        "Make the value and the words beside it agree with the source.",
    ),
    Rule(
        "address-not-in-source",
        "The segments cited print each web address, whether or not with its scheme.",
        "A reader who follows a wrong address finds nothing, or another's page.",
        "Write the address that the segment prints, or cite the segment that prints it.",
    ),
    Rule(
        "anchor-not-in-source",
        "An anchor leads to a segment that states something.",
        "What rests on a place that does not exist, or is blank, cannot be checked.",
        "Find the segment with: eymh sources show",
    ),
    Rule(
        "accepted-and-flagged",
        "In an entry that has been accepted, no proof finds anything, unless an exception says why it is right.",
        "A text that says more than its source would pass as read.",
        "Say it as the source does and have it read again, or say why it is right with: eymh review except",
    ),
    Rule(
        "exception-not-needed",
        "Each exception in the ledger exempts something that a proof finds.",
        "It would hide the next fault of its kind in that entry.",
        "Delete the exception.",
    ),
)

SOURCES: tuple[Rule[None], ...] = (
    Rule(
        "source-index",
        "Each source has a committed index that matches the text its record names.",
        "Without it no figure can be checked; a changed one would let a wrong figure pass.",
        "Write the indexes again with: eymh sources index DIR",
    ),
    Rule(
        "source-text",
        "Each text is the one that the record of its source names, with the same SHA-256.",
        "Another text has other line numbers: its lines would prove nothing.",
        "Put the text that the source record names, unchanged, into the folder of the texts.",
    ),
)

COVERAGE: tuple[Rule[None], ...] = (
    Rule(
        "segment-not-covered",
        "In a range of lines that a source declares complete, an entry cites every segment.",
        "A statement that no record has is missing from every pack, and nobody notices.",
        "Write the entry, or take the lines out of 'complete'.",
    ),
    Rule(
        "number-not-covered",
        "In such a range, an entry that cites a segment has each of its numbers.",
        "A figure was dropped.",
        "Add the number to the entry that cites the segment.",
    ),
    Rule(
        "name-not-covered",
        "In such a range, an entry that cites a segment has each of its names.",
        "A programme, body or place was dropped.",
        "Add the name to the entry that cites the segment, or link to its record under 'mentions'.",
    ),
    Rule(
        "section-thin",
        "In such a range, the entries of a section have a fair share of its words.",
        "So few words cannot say what the section says.",
        "Compare the entries with the section, and write what is missing.",
    ),
)

FIXES = {rule.name: rule.fix for rule in (*VERIFY, *SOURCES)}
"""How to fix what a rule reports, by its name."""
