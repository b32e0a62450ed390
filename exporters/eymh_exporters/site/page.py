"""Renders the page as HTML, without scripts. Every text of a record goes through ``escape``."""

from html import escape
from pathlib import Path

from eymh_content.models import Pack
from eymh_content.wording import number_word, plural
from eymh_exporters.outline.blocks import Emphasis, Inline, RecordLink, Strong, Text, WebLink
from eymh_exporters.outline.inline import parse
from eymh_exporters.site.content import Download, NationPacks, PageContent

TITLE = "Mental health in the early years: briefing packs"

_PAGE = """\
<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="Briefing packs on the mental health of babies and young children, for each UK nation">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the main content</a>
<header>
<div class="width">
<p>Early years mental health content</p>
</div>
</header>
<main id="main" class="width" tabindex="-1">
<h1>{title}</h1>
<p class="lead">What {documents} say about the mental health of babies and children under five, in \
packs for people who plan policy and services. Choose a nation, open the pack in Word, and edit it as you need.</p>
{body}
</main>
<footer>
<div class="width">
{version}<p>The wording of these packs is our own. The documents that they restate belong to their publishers, who \
have not endorsed this page or the packs.</p>
</div>
</footer>
</body>
</html>
"""

_LIMITS = """\
<section class="limits" aria-labelledby="limits">
<h2 id="limits">Before you quote from a pack</h2>
<ul>
<li>A pack restates its sources in new words. Check the source before you quote a figure in public.</li>
<li>Every statement is as old as its source. It is no statement of current policy: laws, services and programmes may \
have changed since.</li>
<li>Where a source contradicts itself or has lost a figure, the pack says so and corrects nothing.</li>
<li>What is about another nation is labelled, for example ‘Example from Scotland’.</li>
<li>The publishers of the sources have not endorsed the packs.</li>
</ul>
</section>"""


def render(content: PageContent) -> str:
    """Render the page."""
    style = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    parts = [
        _contents(content),
        _LIMITS,
        _purposes(content.packs),
        *map(_nation_packs, content.nations),
        _sources(content),
        _api(content),
    ]
    if not content.nations:
        parts.insert(1, "<p>No packs were made together with this page.</p>")
    return _PAGE.format(
        title=escape(TITLE),
        version=f"<p>Version of the content: {escape(content.version)}.</p>\n" if content.version else "",
        style=style,
        documents=_documents(len(content.sources)),
        body="\n".join(part for part in parts if part),
    )


def _documents(count: int) -> str:
    documents = plural(count, "published document")
    return f"{number_word(count)} {documents}" if count else documents


def _contents(content: PageContent) -> str:
    links = [(nation.id, f"Packs for {nation.title}") for nation in content.nations]
    links.insert(0, ("packs", "What the packs are for")) if content.packs else None
    links += [("sources", "How old the sources are")] if content.sources else []
    links += [("developers", "For developers")] if content.api_index else []
    items = "\n".join(f'<li><a href="#{escape(name)}">{escape(text)}</a></li>' for name, text in links)
    return f'<nav aria-label="On this page">\n<ul>\n{items}\n</ul>\n</nav>' if links else ""


def _purposes(packs: tuple[Pack, ...]) -> str:
    if not packs:
        return ""
    return "\n".join(['<h2 id="packs">What the packs are for</h2>', *map(_purpose, packs)])


def _purpose(pack: Pack) -> str:
    sections = "\n".join(f"<li>{escape(section.heading)}</li>" for section in pack.sections)
    return f"""\
<h3>{escape(pack.title)}</h3>
<p>{_prose_html(pack.purpose)}</p>
<p><strong>For:</strong> {_prose_html(pack.audience)}</p>
<p>Its sections:</p>
<ul class="sections">
{sections}
</ul>"""


def _nation_packs(nation: NationPacks) -> str:
    downloads = "\n".join(map(_download, nation.downloads))
    return f'<h2 id="{escape(nation.id)}">Packs for {escape(nation.title)}</h2>\n{downloads}'


def _download(pack: Download) -> str:
    rows = [("Length", pack.length), ("It holds", pack.contents), ("Sources", pack.sources)]
    summary = "\n".join(f"<div><dt>{key}</dt><dd>{escape(value)}</dd></div>" for key, value in rows if value)
    return f"""\
<div class="pack">
<h3><a href="{escape(pack.path)}">{escape(pack.title)} ({escape(pack.file_format)})</a></h3>
<dl>
{summary}
</dl>
</div>"""


def _sources(content: PageContent) -> str:
    if not content.sources:
        return ""
    rows = "\n".join(
        f'<tr><th scope="row">{escape(row.title)}</th><td>{escape(row.publishers)}</td><td>{escape(row.date)}</td></tr>'
        for row in content.sources
    )
    return f"""\
<h2 id="sources">How old the sources are</h2>
<table>
<caption>The documents that the packs restate, the newest first</caption>
<thead><tr><th scope="col">Document</th><th scope="col">Published by</th><th scope="col">Date</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>"""


def _api(content: PageContent) -> str:
    if not content.api_index:
        return ""
    references = (
        f'\n<p>For a reference manager: <a href="{escape(content.references)}">all cited works (CSL-JSON)</a>.</p>'
        if content.references
        else ""
    )
    return f"""\
<h2 id="developers">For developers</h2>
<p>The same content as data: {content.records:,} records as static JSON files, for the UK and for each nation, with \
their schemas. Begin with the <a href="{escape(content.api_index)}">index of the JSON API</a>.</p>{references}"""


def _prose_html(text: str) -> str:
    return "".join(map(_inline_html, parse(text)))


def _inline_html(inline: Inline) -> str:
    if isinstance(inline, Text):
        return escape(inline.text)
    if isinstance(inline, Strong):
        return f"<strong>{''.join(map(_inline_html, inline.inlines))}</strong>"
    if isinstance(inline, Emphasis):
        return f"<em>{''.join(map(_inline_html, inline.inlines))}</em>"
    if isinstance(inline, RecordLink):
        return "".join(map(_inline_html, inline.inlines))
    return escape(inline.text) if isinstance(inline, WebLink) else ""
