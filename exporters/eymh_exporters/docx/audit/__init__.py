"""The audit of Word packs: every pack must open in Word without questions, and be readable for everyone.

The checks read the finished file and rely on nothing that earlier steps reported.
"""

import zlib
from zipfile import BadZipFile

from lxml import etree

from eymh_content.library import Library
from eymh_content.problems import Problem
from eymh_exporters.docx.audit import controls, origin, structure, styles, text
from eymh_exporters.docx.audit.document import WordDocument
from eymh_exporters.docx.audit.rules import AUDIT_RULES, Finding

__all__ = ["AUDIT_RULES", "audit"]

UNREADABLE = (BadZipFile, zlib.error, KeyError, IndexError, ValueError, etree.XMLSyntaxError)
"""What reading and checking a damaged file raises: a part or an element is missing, or is not what it should be."""
CHECKS = (
    structure.properties,
    structure.headings,
    structure.paragraphs,
    text.leftovers,
    structure.tables,
    structure.links,
    structure.contents_list,
    structure.pages,
    structure.pictures,
    styles.readability,
    controls.controls,
)


def audit(file: str, data: bytes, disclaimer: str, library: Library | None = None) -> list[Problem]:
    """Check a pack, whose header must contain ``disclaimer``. Problems name it ``file``.

    What comes from a text of the ``library`` names its record and pointer in place of the pack; line and column are 1.
    """
    try:
        document = WordDocument.read(data, disclaimer)
        found = [finding for check in CHECKS for finding in check(document)]
    except UNREADABLE as error:
        found = [Finding("file", f"The file cannot be read as a Word document: {type(error).__name__}: {error}.")]
    problems = [origin.located(finding, file, library) if library else None for finding in found]
    return [
        problem or Problem.of_file(file, finding.rule, finding.message, finding.fix)
        for finding, problem in zip(found, problems, strict=True)
    ]
