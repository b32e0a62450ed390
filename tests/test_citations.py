"""Citations: the sources of a record or an entry, the places in them, and the works that they cite there."""

import re

import pytest

from eymh_content import Citation, NotFoundError, cite, load
from eymh_content.citations import short_title, source_date
from eymh_content.models import Entry, Factor, Finding, Nation, Pack, Reference, Source, Statistic, Topic

LIBRARY = load()
CONCERNS = LIBRARY.record(Statistic, "concerns-at-27-30-months-scotland-2017-18")


def anchors(citation: Citation) -> list[str]:
    return [str(anchor) for cited in citation.sources for anchor in cited.anchors]


def test_an_entry_has_its_own_places_and_works_and_its_record_has_those_of_all() -> None:
    first, second = (cite(LIBRARY, CONCERNS, figure) for figure in CONCERNS.figures)
    assert [work.id for work in first.works] == ["goodman-1997-sdq"]
    assert {work.id for work in second.works}.isdisjoint({work.id for work in first.works})
    whole = cite(LIBRARY, CONCERNS)
    assert set(anchors(first)) | set(anchors(second)) | set(CONCERNS.at) <= set(anchors(whole))
    assert {work.ref for work in (*first.works, *second.works)} <= {work.ref for work in whole.works}


def test_a_citation_in_words_has_title_date_section_and_works() -> None:
    assert str(cite(LIBRARY, CONCERNS, CONCERNS.figures[0])) == (
        "Source: Nurturing healthy minds together (June 2020), "
        "under ‘Vulnerability to poor mental health – at 2 years’. "
        "Works cited there: Goodman (1997), The Strengths and Difficulties Questionnaire: a research note."
    )


def test_no_full_stop_follows_the_end_of_a_sentence_in_a_citation() -> None:
    citations = [str(cite(LIBRARY, record)) for record in LIBRARY.values()]
    assert {"?", "."} <= {citation[-1] for citation in citations if citation}
    assert not [citation for citation in citations if re.search(r"[.?!]\.$", citation)]


def test_the_places_of_an_entry_are_its_own_and_those_below_it() -> None:
    for record in LIBRARY.of(Factor):
        for entry in record.statements or ():
            expected = {*entry.at, *(anchor for item in entry.items or () for anchor in item.at)}
            assert set(anchors(cite(LIBRARY, record, entry))) == expected


def test_an_entry_inside_an_entry_can_be_cited() -> None:
    record, item = next(
        (record, item)
        for record in LIBRARY.of(Finding)
        for entry in record.statements or ()
        for item in entry.items or ()
    )
    assert set(anchors(cite(LIBRARY, record, item))) == set(item.at)


def test_context_and_caveats_are_no_sources() -> None:
    with_both = [record for record in LIBRARY.of(Statistic) if record.context and record.caveats]
    assert with_both
    for record in with_both:
        stated = {*record.at, *(anchor for figure in record.figures for anchor in figure.at)}
        stated |= {*(record.comparability.at or () if record.comparability else ())}
        stated |= {*record.message.at}
        caveats = {anchor for caveat in record.caveats or () for anchor in caveat.at or ()}
        assert not set(anchors(cite(LIBRARY, record))) & ({*(record.context or ()), *caveats} - stated)


def test_records_of_our_own_have_no_source() -> None:
    for record in (LIBRARY.of(Topic)[0], LIBRARY.of(Pack)[0], LIBRARY.of(Nation)[0]):
        assert cite(LIBRARY, record) == Citation((), ())
        assert str(cite(LIBRARY, record)) == ""


def test_every_record_based_on_sources_has_a_citation() -> None:
    for record in LIBRARY.values():
        if getattr(record, "at", None) or isinstance(record, Reference):
            assert str(cite(LIBRARY, record)).startswith("Source")


def test_what_is_not_in_the_library_or_the_record_is_an_error() -> None:
    stray = CONCERNS.model_copy(update={"id": "stray"})
    with pytest.raises(NotFoundError, match="no record 'statistic/stray'"):
        cite(LIBRARY, stray)
    entry = Entry(id="stray", at=("ncb-review:1",))
    with pytest.raises(NotFoundError, match=f"this entry 'stray' is not in '{CONCERNS.ref}'"):
        cite(LIBRARY, CONCERNS, entry)


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Minds together", "Minds together"),
        ("Minds together: a review", "Minds together"),
        ("Minds together – a review (2020)", "Minds together (2020)"),
        ("5 % of minds", "5% of minds"),
    ],
)
def test_a_short_title_has_no_subtitle(title: str, short: str) -> None:
    assert short_title(LIBRARY.of(Source)[0].model_copy(update={"title": title})) == short


def test_a_source_without_a_date_is_undated() -> None:
    assert {source_date(source) for source in LIBRARY.of(Source) if source.undated} == {"undated"}
    assert source_date(LIBRARY.record(Source, "ncb-review")) == "June 2020"
