"""The content of the index page, gathered from the records and from the files of the other exporters."""

from dataclasses import dataclass

from eymh_content.citations import source_date
from eymh_content.export import Artefact, Job, PackSummary
from eymh_content.forms import When
from eymh_content.models import Pack, Source
from eymh_content.nations import UK, Edition, edition
from eymh_content.wording import counted, listed

WORDS_PER_MINUTE = 200
"""The reading speed for times to read: a slow one, as reports are read."""
_HOUR = 60  # minutes
PackArtefact = tuple[Artefact, PackSummary]
"""A pack with its summary."""
API_INDEX, REFERENCES = "v1/index.json", "v1/references.json"
_FORMATS = {"docx": "Word", "pdf": "PDF", "xlsx": "Excel", "zip": "ZIP"}


@dataclass(frozen=True)
class Download:
    """A pack for one nation."""

    title: str
    path: str
    file_format: str
    """Format and size: "Word, 310 KB"."""
    length: str
    contents: str
    sources: str
    """Their number and dates: "5 documents: 3 dated from 2020 to 2023, 2 undated"."""


@dataclass(frozen=True)
class NationPacks:
    """The packs for one nation."""

    id: str
    title: str
    downloads: tuple[Download, ...]


@dataclass(frozen=True)
class SourceRow:
    """A source, with who published it and when."""

    title: str
    publishers: str
    date: str


@dataclass(frozen=True)
class PageContent:
    """The content of the page."""

    packs: tuple[Pack, ...]
    """The recipes of the packs that were made."""
    nations: tuple[NationPacks, ...]
    sources: tuple[SourceRow, ...]
    """The newest first; those without a date last."""
    records: int
    api_index: str | None
    """The path of the index of the JSON API, if it was made."""
    references: str | None
    """The path of the list of cited works, if it was made."""
    version: str
    """The declared version of the content, with its date; empty if it declares none."""


def page_content(job: Job) -> PageContent:
    """Gather the content of the page."""
    packs = [(artefact, artefact.summary) for artefact in job.made if artefact.summary]
    made = {summary.pack for _, summary in packs}
    editions = (edition(job.library, UK), *job.editions)
    nations = (_nation_packs(each, [pack for pack in packs if pack[1].nation == each.name], job) for each in editions)
    paths = {artefact.path for artefact in job.made}
    return PageContent(
        tuple(pack for pack in job.packs if pack.id in made),
        tuple(nation for nation in nations if nation.downloads),
        _sources(job, packs),
        len(job.library),
        API_INDEX if API_INDEX in paths else None,
        REFERENCES if REFERENCES in paths else None,
        str(job.library.version or ""),
    )


def _nation_packs(edition: Edition, packs: list[PackArtefact], job: Job) -> NationPacks:
    downloads = tuple(_download(artefact, summary, edition, job) for artefact, summary in packs)
    return NationPacks(edition.name, edition.title, downloads)


def _download(artefact: Artefact, summary: PackSummary, edition: Edition, job: Job) -> Download:
    extension = artefact.path.rpartition(".")[2]
    title = job.library.record(Pack, summary.pack).title
    sources = [source for source in job.library.of(Source) if source.id in summary.sources]
    return Download(
        f"{title} for {_with_article(edition.title)}",
        artefact.path,
        f"{_FORMATS.get(extension, extension.upper())}, {size_in_words(len(artefact.data))}",
        length_in_words(summary.words),
        _contents(summary),
        ages_in_words([str(When.parse(source.dated.when).year) if source.dated else "" for source in sources]),
    )


def _contents(summary: PackSummary) -> str:
    """Count what a pack contains, leaving out what it has none of: "26 entries and 3 tables"."""
    counts = ((summary.records, "entry"), (summary.tables, "table"))
    return listed(counted(number, noun) for number, noun in counts if number)


def _sources(job: Job, packs: list[PackArtefact]) -> tuple[SourceRow, ...]:
    used = {source for _, summary in packs for source in summary.sources}
    shown = [source for source in job.library.of(Source) if source.id in used or not used]
    newest = sorted(shown, key=lambda s: s.dated.when if s.dated else "", reverse=True)
    return tuple(
        SourceRow(
            source.title,
            listed(job.library[body].title for body in source.publishers),
            source_date(source).capitalize(),
        )
        for source in newest
    )


def _with_article(nation: str) -> str:
    return f"the {nation}" if nation.startswith("United") else nation


def size_in_words(size: int) -> str:
    """Write a file size: "310 KB", "1.2 MB"."""
    kilobytes = max(1, round(size / 1000))
    return f"{kilobytes} KB" if kilobytes < 1000 else f"{size / 1_000_000:.1f} MB"  # noqa: PLR2004  # a megabyte


def ages_in_words(years: list[str]) -> str:
    """Write the number and dates of sources: "3 documents: 2 dated 2019 to 2023, 1 undated"."""
    if not years:
        return ""
    dated = sorted(year for year in years if year)
    span = " to ".join(dict.fromkeys((dated[0], dated[-1]))) if dated else ""
    undated = len(years) - len(dated)
    parts = [f"{len(dated)} dated {span}"] * bool(dated) + [f"{undated} undated"] * bool(undated)
    return f"{counted(len(years), 'document')}: {', '.join(parts)}"


def length_in_words(words: int) -> str:
    """Write a length with the time to read it: "About 12,300 words, or 1 hour 5 minutes to read"."""
    rounded = round(words, -2) if words > WORDS_PER_MINUTE else words
    minutes = max(1, round(words / WORDS_PER_MINUTE))
    if minutes > 10:  # noqa: PLR2004  # beyond ten, to the next five
        minutes = -(-minutes // 5) * 5
    hours, minutes = divmod(minutes, _HOUR)
    spans = [counted(number, unit) for number, unit in ((hours, "hour"), (minutes, "minute")) if number]
    return f"About {counted(rounded, 'word')}, or {' '.join(spans)} to read"
