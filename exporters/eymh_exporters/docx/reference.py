"""Builds the reference document, from which pandoc takes styles, page size, header and footer."""

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from docx import Document
from docx.opc.package import OpcPackage
from docx.oxml import parse_xml
from docx.shared import Mm

from eymh_exporters.docx import package, styles
from eymh_exporters.docx.styles import CharacterStyle, ParagraphStyle

if TYPE_CHECKING:
    from docx.section import Section

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
)
HEADER_PLACEHOLDER = "(header)"
FOOTER_PLACEHOLDER = "(footer)"
"""The texts that post-processing replaces in header and footer."""


def build() -> bytes:
    """Build the reference document."""
    document = Document()
    _set_styles(document.styles.element)
    section = document.sections[0]
    _set_page(section)
    header = section.header.paragraphs[0]
    header.text = HEADER_PLACEHOLDER
    footer = section.footer.paragraphs[0]
    footer._p.append(_run(f"<w:t>{FOOTER_PLACEHOLDER}</w:t>"))  # noqa: SLF001 (python-docx has no API for fields)
    footer._p.append(_run("<w:tab/><w:t xml:space='preserve'>Page </w:t>"))  # noqa: SLF001
    footer._p.append(_field("PAGE"))  # noqa: SLF001
    return _packed(document.part.package)


def _packed(built: OpcPackage) -> bytes:
    """Pack a document with a fixed date: python-docx would take that of the clock, and fails before 1980."""
    types = []
    parts = {"_rels/.rels": built.rels.xml}
    for part in built.parts:
        types.append(f"<Override PartName={quoteattr(part.partname)} ContentType={quoteattr(part.content_type)}/>")
        parts[part.partname.membername] = part.blob
        if part.rels:
            parts[part.partname.rels_uri.membername] = part.rels.xml
    parts[package.CONTENT_TYPES] = (_TYPES + "".join(types) + "</Types>").encode()
    return package.write(parts)


def _run(inner: str) -> Any:  # noqa: ANN401 (an lxml element)
    return parse_xml(f"<w:r {NAMESPACE}>{inner}</w:r>")


def _field(name: str) -> Any:  # noqa: ANN401
    return parse_xml(f'<w:fldSimple {NAMESPACE} w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')


def _set_page(section: "Section") -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    section.header_distance = section.footer_distance = Mm(11)


def _set_styles(root: Any) -> None:  # noqa: ANN401
    for child in list(root):
        root.remove(child)
    root.append(parse_xml(_defaults()))
    root.append(
        parse_xml(
            f'<w:style {NAMESPACE} w:type="paragraph" w:default="1" w:styleId="Normal">'
            '<w:name w:val="Normal"/><w:qFormat/></w:style>'
        )
    )
    root.append(
        parse_xml(
            f'<w:style {NAMESPACE} w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
            '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
        )
    )
    for style in styles.PARAGRAPHS:
        root.append(parse_xml(_paragraph(style)))
    for character in styles.CHARACTERS:
        root.append(parse_xml(_character(character)))
    for table in _tables():
        root.append(parse_xml(table))


def _defaults() -> str:
    fonts = " ".join(f'w:{slot}="{styles.FONT}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f'<w:docDefaults {NAMESPACE}><w:rPrDefault><w:rPr><w:rFonts {fonts}/><w:color w:val="{styles.BLACK}"/>'
        '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="en-GB"/></w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )


def _paragraph(style: ParagraphStyle) -> str:
    properties = [
        "<w:keepNext/>" if style.keep_next else "",
        "<w:keepLines/>" if style.keep_lines or style.keep_next else "",
        "<w:pageBreakBefore/>" if style.page_break else "",
        _borders(style),
        f'<w:shd w:val="clear" w:color="auto" w:fill="{style.background}"/>' if style.background else "",
        f'<w:tabs><w:tab w:val="{"right" if style.name == "footer" else "left"}" w:pos="{style.tab}"/></w:tabs>'
        if style.tab
        else "",
        f'<w:spacing w:before="{style.before}" w:after="{style.after}" w:line="{style.line}" w:lineRule="auto"/>',
        f'<w:ind w:left="{style.left}" w:hanging="{style.hanging}"/>' if style.left else "",
        '<w:jc w:val="left"/>',
        f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else "",
    ]
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    half_points = round(style.size * 2)
    return (
        f'<w:style {NAMESPACE} w:type="paragraph" w:styleId="{style.id}"><w:name w:val={quoteattr(style.name)}/>'
        f'<w:basedOn w:val="{style.based_on}"/><w:qFormat/><w:pPr>{"".join(properties)}</w:pPr>'
        f'<w:rPr>{bold}<w:color w:val="{style.colour}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
        "</w:rPr></w:style>"
    )


def _borders(style: ParagraphStyle) -> str:
    sides = ""
    if style.left_border:
        sides += f'<w:left w:val="single" w:sz="36" w:space="8" w:color="{style.left_border}"/>'
    if style.bottom_border:
        sides += f'<w:bottom w:val="single" w:sz="6" w:space="4" w:color="{style.bottom_border}"/>'
    return f"<w:pBdr>{sides}</w:pBdr>" if sides else ""


def _character(style: CharacterStyle) -> str:
    run_properties = {
        "plain": "",
        "placeholder": f'<w:color w:val="{styles.GREY}"/>',
        "link": f'<w:color w:val="{styles.LINK_BLUE}"/><w:u w:val="single"/>',
        "superscript": '<w:vertAlign w:val="superscript"/>',
    }
    return (
        f'<w:style {NAMESPACE} w:type="character" w:styleId="{style.id}"><w:name w:val={quoteattr(style.name)}/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{run_properties[style.kind]}</w:rPr></w:style>'
    )


def _tables() -> tuple[str, str, str]:
    """Return the table styles: the default, the one that pandoc names, and our own."""
    margins = '<w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
    normal = (
        f'<w:style {NAMESPACE} w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        f'<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins}</w:tblPr></w:style>'
    )
    thin = f'w:val="single" w:sz="4" w:space="0" w:color="{styles.LIGHT_GREY}"'
    thick = f'w:val="single" w:sz="12" w:space="0" w:color="{styles.DEEP_BLUE}"'

    def named(style_id: str, name: str) -> str:
        return (
            f'<w:style {NAMESPACE} w:type="table" w:styleId="{style_id}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top {thick}/><w:bottom {thin}/>'
            f"<w:insideH {thin}/></w:tblBorders>{margins}</w:tblPr>"
            f'<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders><w:bottom {thick}/></w:tcBorders>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{styles.PALE_BLUE}"/></w:tcPr></w:tblStylePr>'
            '<w:tblStylePr w:type="firstCol"><w:tblPr/></w:tblStylePr></w:style>'
        )

    return normal, named("Table", "Table"), named("PackTable", "Pack Table")
