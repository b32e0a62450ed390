"""What the page says, taken from the records and from what the other exporters made. No markup here."""

from dataclasses import dataclass

from eymh_content.export import Artefact, Job, PackSummary
from eymh_content.models import Pack, Source
from eymh_content.nations import UK, Edition, edition
from eymh_content.wording import counted, listed
from eymh_exporters.outline.wording import date_in_words

WORDS_A_MINUTE = 200
"""How fast a report is read. Slow on purpose: nobody minds to be done early."""
_HOUR = 60
Made = tuple[Artefact, PackSummary]
_FORMATS = {"docx": "Word", "pdf": "PDF", "xlsx": "Excel", "zip": "ZIP"}


@dataclass(frozen=True)
class Download:
    """A pack for one nation."""

    title: str
    path: str
    form: str
    """Format and size: "Word, 310 KB"."""
    length: str
    holds: str
    sources: str
    """How many, and how old: "5 documents: 3 dated from 2020 to 2023, 2 undated"."""


@dataclass(frozen=True)
class Shelf:
    """The packs for one nation."""

    id: str
    title: str
    downloads: tuple[Download, ...]


@dataclass(frozen=True)
class Row:
    """A source, with who published it and when."""

    title: str
    publishers: str
    date: str


@dataclass(frozen=True)
class Facts:
    """Everything that the page says."""

    packs: tuple[Pack, ...]
    """Those that were made."""
    shelves: tuple[Shelf, ...]
    sources: tuple[Row, ...]
    """The newest first; those with no date last."""
    records: int
    index: str | None
    """Where the index of the JSON API is, if it was made."""
    works: str | None
    """Where the list of cited works is, if it was made."""


def facts_of(job: Job) -> Facts:
    """Gather what the page says."""
    packs = [(artefact, artefact.summary) for artefact in job.made if artefact.summary]
    made = {summary.pack for _, summary in packs}
    every = (edition(job.library, UK), *job.editions)
    shelves = (_shelf(one, [pack for pack in packs if pack[1].nation == one.name], job) for one in every)
    paths = {artefact.path for artefact in job.made}
    return Facts(
        tuple(pack for pack in job.packs if pack.id in made),
        tuple(shelf for shelf in shelves if shelf.downloads),
        _sources(job, packs),
        len(job.library),
        next((path for path in ("v1/index.json",) if path in paths), None),
        next((path for path in ("v1/references.json",) if path in paths), None),
    )


def _shelf(one: Edition, packs: list[Made], job: Job) -> Shelf:
    return Shelf(one.name, one.title, tuple(_download(artefact, summary, one, job) for artefact, summary in packs))


def _download(artefact: Artefact, summary: PackSummary, one: Edition, job: Job) -> Download:
    ending = artefact.path.rpartition(".")[2]
    title = job.library.record(Pack, summary.pack).title
    sources = [source for source in job.library.of(Source) if source.id in summary.sources]
    return Download(
        f"{title} for {_with_article(one.title)}",
        artefact.path,
        f"{_FORMATS.get(ending, ending.upper())}, {size_in_words(len(artefact.data))}",
        length_in_words(summary.words),
        _contents(summary),
        ages_in_words([source.dated.when[:4] if source.dated else "" for source in sources]),
    )


def _contents(summary: PackSummary) -> str:
    """Count what a pack contains, leaving out what it has none of: "26 entries and 3 tables"."""
    counts = ((summary.records, "entry"), (summary.tables, "table"))
    return listed(counted(number, noun) for number, noun in counts if number)


def _sources(job: Job, packs: list[Made]) -> tuple[Row, ...]:
    used = {source for _, summary in packs for source in summary.sources}
    shown = [source for source in job.library.of(Source) if source.id in used or not used]
    newest = sorted(shown, key=lambda s: s.dated.when if s.dated else "", reverse=True)
    return tuple(
        Row(source.title, listed(job.library[body].title for body in source.publishers), _dated(source).capitalize())
        for source in newest
    )


def _dated(source: Source) -> str:
    return date_in_words(source.dated.when) if source.dated else "undated"


def _with_article(nation: str) -> str:
    return f"the {nation}" if nation.startswith("United") else nation


def size_in_words(size: int) -> str:
    """Write the size of a file: "310 KB", "1.2 MB"."""
    kilobytes = max(1, round(size / 1000))
    return f"{kilobytes} KB" if kilobytes < 1000 else f"{size / 1_000_000:.1f} MB"  # noqa: PLR2004  # a megabyte


def ages_in_words(years: list[str]) -> str:
    """Write how many sources there are, and how old: "3 documents: 2 dated 2019 to 2023, 1 undated"."""
    if not years:
        return ""
    dated = sorted(year for year in years if year)
    span = " to ".join(dict.fromkeys((dated[0], dated[-1]))) if dated else ""
    undated = len(years) - len(dated)
    parts = [f"{len(dated)} dated {span}"] * bool(dated) + [f"{undated} undated"] * bool(undated)
    return f"{counted(len(years), 'document')}: {', '.join(parts)}"


def length_in_words(words: int) -> str:
    """Write how long a text is: "About 12,300 words, or 1 hour 5 minutes to read"."""
    near = round(words, -2) if words > WORDS_A_MINUTE else words
    minutes = max(1, round(words / WORDS_A_MINUTE))
    if minutes > 10:  # noqa: PLR2004  # beyond ten, to the next five
        minutes = -(-minutes // 5) * 5
    hours, minutes = divmod(minutes, _HOUR)
    spans = [counted(number, unit) for number, unit in ((hours, "hour"), (minutes, "minute")) if number]
    return f"About {counted(near, 'word')}, or {' '.join(spans)} to read"
