"""The audit of Word packs: every pack must open in Word without questions, and be readable for everyone.

The checks read the finished file and rely on nothing that earlier steps reported.
"""

from zipfile import BadZipFile

from lxml import etree

from eymh_exporters.docx.audit import controls, structure, styles, text
from eymh_exporters.docx.audit.document import Finding, WordDocument
from eymh_exporters.docx.audit.rules import AUDIT_RULES, AuditRule

__all__ = ["AUDIT_RULES", "AuditRule", "Finding", "audit"]

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


def audit(data: bytes, disclaimer: str) -> list[Finding]:
    """Check a pack, whose header must contain ``disclaimer``. A pack without findings may be published."""
    try:
        document = WordDocument.read(data, disclaimer)
    except (BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        return [Finding("file", f"the file cannot be read as a Word document: {error}")]
    return [finding for check in CHECKS for finding in check(document)]
