"""Word files as OPC packages: the same parts always give the same bytes."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAMES = {"w": W[1:-1], "r": R[1:-1]}
RUN, TEXT, TAB, STYLE, VALUE = W + "r", W + "t", W + "tab", f"{W}pPr/{W}pStyle", W + "val"
Element = Any
"""An lxml element."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
CONTENT_TYPES = "[Content_Types].xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def w(name: str) -> str:
    """Return a WordprocessingML name with its namespace, as lxml writes it."""
    return W + name


def read(data: bytes) -> dict[str, bytes]:
    """Read the parts of a package, by path."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist() if not name.endswith("/")}


def write(parts: dict[str, bytes]) -> bytes:
    """Write a package: content types first, then the parts by path, with a fixed date."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda each: (each != CONTENT_TYPES, each)):
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = _PLAIN_FILE
            info.create_system = 3
            package.writestr(info, parts[name])
    return buffer.getvalue()


def parse(data: bytes) -> Element:
    """Parse a part."""
    return etree.fromstring(data, _PARSER)


def dump(root: Element) -> bytes:
    """Serialise a part."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def find(root: Element, path: str) -> list[Element]:
    """Find elements by XPath, with the prefixes ``w`` and ``r``."""
    return list(root.xpath(path, namespaces=NAMES))


def words(element: Element) -> str:
    """Return the text of an element, tabs included."""
    return "".join(
        [
            (child.text or "") if child.tag == TEXT else "\t"
            for child in element.iter(TEXT, TAB)
            if child.getparent().tag == RUN
        ]
    )


def style_of(paragraph: Element) -> str:
    """Return the style id of a paragraph; "Normal" if it has none."""
    found = paragraph.find(STYLE)
    return "Normal" if found is None else str(found.get(VALUE))
