"""The rules of the audit: what must hold of a Word pack, why, and how to fix an exporter that breaks it."""

from typing import NamedTuple

from eymh_content.problems import Rule

AUDIT_RULES: tuple[Rule[None], ...] = (
    Rule(
        "alignment",
        "Every style is left aligned.",
        "Justified text has uneven gaps between words, which make it hard to read, above all for people with dyslexia.",
        "Set w:jc to 'left' for the style, in reference.py.",
    ),
    Rule(
        "bookmark",
        "Every bookmark has a name and a number of its own.",
        "Word follows a link to the first of two bookmarks with the same name, or repairs the file when opening it.",
        "Give the sections of the outline unique ids; _renumber_bookmarks in postprocess.py sets the numbers.",
    ),
    Rule(
        "compatibility",
        "The document is in the mode of Word 2013 and later.",
        "In compatibility mode, Word lays out pages differently and asks the reader to convert the document.",
        "Keep compatibilityMode 15 in SETTINGS of postprocess.py.",
    ),
    Rule(
        "contents",
        "A long pack has one contents list, with entries.",
        "Without it, readers of a long document cannot find a section or see what there is.",
        "Check has_contents in the outline, the paragraph with the style TOC Heading, and contents.py.",
    ),
    Rule(
        "contrast",
        "Text has a contrast of at least 4.5:1 with its background (WCAG 2.2, 1.4.3).",
        "People with low vision, and readers of a pale print, cannot read text with less contrast.",
        "Choose a darker text colour or a lighter background in styles.py.",
    ),
    Rule(
        "control",
        "Every control has a title, a unique tag and id, a lock and a prompt, and the document is not protected.",
        "A screen reader reads the title out; without the lock a reader can delete the field by accident; in a "
        "protected document, screen readers cannot reach the text around the fields.",
        "Write controls only with content_control of controls.py, with a unique id and a title.",
    ),
    Rule(
        "empty-paragraph",
        "No paragraph is empty.",
        "Screen readers announce empty paragraphs as 'blank'.",
        "Use spacing of styles in styles.py instead, or leave out blocks without text.",
    ),
    Rule(
        "file",
        "The file is a Word document.",
        "Word reports a file that it cannot open as damaged.",
        "Check what package.write was given, and that pandoc wrote a whole document.",
    ),
    Rule(
        "header",
        "Every page has a header with the disclaimer.",
        "A single printed page must show how old its sources are, and that it is no statement of current policy.",
        "Keep the header of reference.py, and its placeholder, which postprocess.py replaces.",
    ),
    Rule(
        "heading",
        "There are headings, none is empty, and no level is skipped.",
        "Screen readers navigate by headings; a skipped level suggests that a section is missing.",
        "Nest sections in the outline without gaps, and give every section a heading.",
    ),
    Rule(
        "language",
        "The language of all text is en-GB.",
        "Screen readers pronounce text, and Word checks its spelling, in the language that is set.",
        "Set w:lang to en-GB in the defaults of reference.py, and remove it from other styles.",
    ),
    Rule(
        "link",
        "Every link has an existing target, and a text that makes sense on its own.",
        "Screen readers list links without the text around them; a link without a target does nothing.",
        "Link only to targets in the outline; give a descriptive text, and a number a tooltip.",
    ),
    Rule(
        "page",
        "Every page is A4 portrait, without text boxes or frames.",
        "Offices in the UK print on A4; screen readers skip text boxes or read them out of order.",
        "Set the page size in reference.py; use paragraphs and tables instead of text boxes.",
    ),
    Rule(
        "path",
        "The document properties contain no file path.",
        "A path reveals the machine on which the pack was made, and differs between machines.",
        "Write only the properties of _core_properties and _app_properties in postprocess.py.",
    ),
    Rule(
        "picture",
        "Every picture has an alternative text that is not a file name.",
        "Without it, people who cannot see the picture do not learn what it shows.",
        "Give the picture a description in the outline.",
    ),
    Rule(
        "size",
        "Body text has at least 12 points, and other text at least 10.",
        "Smaller text is hard to read in print, above all for people with low vision.",
        "Raise the size of the style in styles.py.",
    ),
    Rule(
        "style",
        "Every paragraph has a style that the document defines.",
        "Word shows a paragraph with an unknown style as normal text: headings and notes are lost.",
        "Add the style to styles.py, or use the name of an existing one in pandoc_writer.py.",
    ),
    Rule(
        "table",
        "Every table has a caption, an alternative text, a repeated header row and row headers, and its rows are not "
        "split; no cell is empty or merged.",
        "Screen readers name the headers of each cell, which merged cells prevent; readers of a table that continues "
        "on the next page need its header row.",
        "Write tables only as Table blocks, with text such as 'Not stated' in cells that have no value.",
    ),
    Rule(
        "text",
        "The text contains no markup, template, record id, program value or unfinished abbreviation.",
        "Readers cannot understand it, and take the pack for a draft.",
        "Parse the text with outline/inline.py, or put the value into words with outline/wording.py.",
    ),
    Rule(
        "title",
        "The document has a title.",
        "Screen readers and Word windows show the title; without it they show the file name.",
        "Set dc:title in _core_properties of postprocess.py.",
    ),
    Rule(
        "update-prompt",
        "No field is marked for an update.",
        "Word would ask the reader to update fields when opening the pack.",
        "Write fields with their result, and without w:dirty and w:updateFields.",
    ),
)
"""The rules, by name. Every finding names one of them."""

_FIXES = {rule.name: rule.fix for rule in AUDIT_RULES}


class Finding(NamedTuple):
    """What a check found, with what leads to the record that it comes from."""

    rule: str
    message: str
    printed: str | None = None
    """The whole text at fault, as it is printed: empty where a text is missing, None where no record is to blame."""
    piece: str = ""
    """What of the text is wrong."""

    @property
    def fix(self) -> str:
        """How to fix an exporter that breaks the rule."""
        return _FIXES[self.rule]
