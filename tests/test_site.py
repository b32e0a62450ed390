"""The index page lists exactly the exported files, escapes text, and is accessible."""

import itertools
import shutil
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from eymh_exporters.site.content import ages_in_words, length_in_words, size_in_words

from eymh_content import Library, load
from eymh_content.export import Artefact, Job, PackSummary, exporter
from eymh_content.models import Pack
from eymh_content.nations import editions


def library_with_markup() -> Library:
    """Load content with markup in titles and sentences, which ``eymh validate`` would reject."""
    with TemporaryDirectory() as folder:
        content = shutil.copytree(Path(__file__).parent / "data" / "publishing", Path(folder) / "content")
        for name in ("source/naps.json", "organisation/sleep-trust.json", "pack/briefing.json"):
            text = (content / name).read_text(encoding="utf-8")
            for plain, marked in {
                "rest": '<b>rest</b>\\"><script>alert(1)</script>',
                "Sleep Trust": "Sleep <Trust>",
                "Briefing": "Briefing <i>",
            }.items():
                text = text.replace(plain, marked)
            (content / name).write_text(text, encoding="utf-8")
        return load(content)


LIBRARY = library_with_markup()
EDITIONS = editions(LIBRARY)
API = Artefact("v1/index.json", b"{}")
HOSTILE = '<b>rest</b>"><script>alert(1)</script>'
VOID = {"meta", "link", "br", "img", "hr", "input"}


def pack(nation: str, tables: int = 1) -> Artefact:
    summary = PackSummary("briefing", nation, words=2340, records=12, tables=tables, sources=("naps",))
    return Artefact(f"docx/{nation}/briefing.docx", b"x" * 310_400, summary)


ALL = (*(pack(edition.name) for edition in EDITIONS), API)


class Page(HTMLParser):
    """Parses the page into elements, and fails if it is not well formed."""

    def __init__(self, artefacts: tuple[Artefact, ...]) -> None:
        super().__init__()
        (artefact,) = exporter("site").export(Job(LIBRARY, EDITIONS, LIBRARY.of(Pack), artefacts))
        self.source = artefact.data.decode()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.feed(self.source)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
            self.words.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.words[tag][-1] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


PAGE = Page(ALL)


def test_a_pack_is_listed_with_its_nation_format_and_size() -> None:
    links = {link["href"]: text for link, text in zip(PAGE.all("a"), PAGE.words["a"], strict=True)}
    assert links["docx/northern-ireland/briefing.docx"] == "Briefing <i> for Northern Ireland (Word, 310 KB)"
    assert links["v1/index.json"] == "index of the JSON API"


def test_a_pack_has_its_purpose_its_length_and_the_dates_of_its_sources() -> None:
    values = PAGE.words["dd"][:3]
    assert values == [
        "About 2,300 words, or 15 minutes to read",
        "12 entries and 1 table",
        "1 document: 1 dated 2019",
    ]
    assert f"To tell everything about naps & {HOSTILE}." in PAGE.words["p"]
    assert PAGE.words["em"] == ["everything"]


def test_a_count_of_zero_is_omitted() -> None:
    assert Page((pack("wales", tables=0),)).words["dd"][1] == "12 entries"


def test_every_source_has_its_publisher_and_date() -> None:
    assert (PAGE.words["th"][3:], PAGE.words["td"]) == ([f"Naps & {HOSTILE}"], ["Sleep <Trust> & Co", "June 2019"])


def test_text_from_records_is_escaped() -> None:
    assert not {"i", "b", "script", "trust"} & PAGE.words.keys()
    assert "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in PAGE.source


def test_headings_are_in_order_and_none_is_empty() -> None:
    levels = [int(tag[1]) for tag, _ in PAGE.elements if tag in {"h1", "h2", "h3", "h4"}]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))
    assert all(text.strip() for tag in ("h1", "h2", "h3") for text in PAGE.words[tag])


def test_the_page_has_a_language_landmarks_and_a_skip_link() -> None:
    assert PAGE.all("html") == [{"lang": "en-GB"}]
    assert [len(PAGE.all(tag)) for tag in ("header", "main", "footer", "title")] == [1, 1, 1, 1]
    assert PAGE.all("a")[0]["href"] == "#main"


def test_tables_have_captions_and_headers_have_scopes() -> None:
    assert len(PAGE.all("caption")) == len(PAGE.all("table")) == 1
    assert {head.get("scope") for head in PAGE.all("th")} == {"col", "row"}


def test_links_within_the_page_have_targets_and_ids_are_unique() -> None:
    ids = [attributes["id"] for _, attributes in PAGE.elements if "id" in attributes]
    assert len(set(ids)) == len(ids)
    internal = {str(link["href"])[1:] for link in PAGE.all("a") if str(link["href"]).startswith("#")}
    assert internal <= set(ids)


@pytest.mark.parametrize("artefacts", [ALL, ALL[:1], (API,), ()])
def test_only_exported_files_are_listed(artefacts: tuple[Artefact, ...]) -> None:
    external = [str(link["href"]) for link in Page(artefacts).all("a") if not str(link["href"]).startswith("#")]
    assert external == [artefact.path for artefact in artefacts]


def test_the_page_loads_no_other_files() -> None:
    assert not PAGE.all("script") + PAGE.all("img") + PAGE.all("link")
    assert "http" not in PAGE.source


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (1, "About 1 word, or 1 minute to read"),
        (900, "About 900 words, or 4 minutes to read"),
        (2340, "About 2,300 words, or 15 minutes to read"),
        (12_400, "About 12,400 words, or 1 hour 5 minutes to read"),
        (24_000, "About 24,000 words, or 2 hours to read"),
    ],
)
def test_a_length_is_written_in_words_and_reading_time(words: int, text: str) -> None:
    assert length_in_words(words) == text


@pytest.mark.parametrize(
    ("size", "text"), [(1, "1 KB"), (310_400, "310 KB"), (999_600, "1.0 MB"), (2_440_000, "2.4 MB")]
)
def test_a_file_size_is_written_in_kilobytes_or_megabytes(size: int, text: str) -> None:
    assert size_in_words(size) == text


@pytest.mark.parametrize(
    ("years", "text"),
    [
        ([], ""),
        (["2020"], "1 document: 1 dated 2020"),
        ([""], "1 document: 1 undated"),
        (["2023", "", "2020", "2020"], "4 documents: 3 dated 2020 to 2023, 1 undated"),
    ],
)
def test_the_dates_of_sources_are_summarised(years: list[str], text: str) -> None:
    assert ages_in_words(years) == text
