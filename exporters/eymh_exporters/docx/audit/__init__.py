"""The audit of Word packs: every pack must open in Word without questions, and be readable for everyone.

The checks read the finished file and rely on nothing that earlier steps reported.
"""

import zlib
from zipfile import BadZipFile

from lxml import etree

from eymh_content.problems import Problem
from eymh_exporters.docx.audit import controls, structure, styles, text
from eymh_exporters.docx.audit.document import WordDocument
from eymh_exporters.docx.audit.rules import AUDIT_RULES, fault

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


def audit(file: str, data: bytes, disclaimer: str) -> list[Problem]:
    """Check a pack, whose header must contain ``disclaimer``. Problems name it ``file``."""
    try:
        document = WordDocument.read(data, disclaimer)
        faults = [found for check in CHECKS for found in check(document)]
    except UNREADABLE as error:
        faults = [fault("file", f"The file cannot be read as a Word document: {type(error).__name__}: {error}.")]
    return [Problem.of_file(file, found.rule, found.message, found.fix) for found in faults]
