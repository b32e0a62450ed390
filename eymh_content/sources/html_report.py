"""Coverage as one static page, without script."""

from collections.abc import Iterable
from html import escape

from eymh_content.sources.coverage import SectionCover, SourceCover
from eymh_content.sources.coverage_report import percent, what_is_missing

HEAD = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="eymh coverage">
"""
"""What every page begins with, and by which one is known again."""
_PAGE = """<title>Coverage of the sources</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #0b0c0c }}
table {{ border-collapse: collapse; width: 100% }}
caption {{ text-align: left; font-weight: 700; padding: 0.5rem 0 }}
th, td {{ text-align: left; padding: 0.25rem 0.5rem; border-bottom: 1px solid #b1b4b6; vertical-align: top }}
th[scope="row"] {{ font-weight: 400 }}
meter {{ width: 6rem }}
</style>
</head>
<body>
<main>
<h1>Coverage of the sources</h1>
<p>The share of the words of each section that the records cover, and what is missing from the records
that cite the place. Sections are counted without their sub-sections.</p>
{sources}
{read}
</main>
</body>
</html>
"""

_SOURCE = """<h2>{title}</h2>
<table>
<caption>{share} of {words} words are covered</caption>
<thead><tr><th scope="col">Section</th><th scope="col">Lines</th><th scope="col">Words</th><th scope="col">Covered</th>
<th scope="col">Missing</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
"""

_ROW = """<tr><th scope="row" style="padding-left: {indent}rem">{title}</th><td>{lines}</td><td>{words}</td>
<td><meter value="{value:.3f}">{share}</meter> {share}{thin}</td><td>{missing}</td></tr>"""


def _row(section: SectionCover) -> str:
    gaps = [cover for cover in section.segments if cover.missing]
    listed = "".join(f"<li>{cover.segment.anchor}: {escape(what_is_missing(cover))}</li>" for cover in gaps)
    return _ROW.format(
        indent=section.heading.level,
        title=escape(section.heading.title),
        lines=section.heading.lines,
        words=section.words,
        value=section.share,
        share=percent(section.share),
        thin=" (thin)" if section.thin else "",
        missing=f"<details><summary>{len(gaps)} places</summary><ul>{listed}</ul></details>" if gaps else "Nothing",
    )


def page(covers: Iterable[SourceCover], read: str = "") -> str:
    """Draw coverage as the text of an HTML file, with a section on what has been ``read`` at its end."""
    sources = (
        _SOURCE.format(
            title=escape(cover.source.title),
            share=percent(cover.share),
            words=cover.words,
            rows="\n".join(_row(section) for section in cover.sections if section.words),
        )
        for cover in covers
    )
    return HEAD + _PAGE.format(sources="\n".join(sources), read=read)
