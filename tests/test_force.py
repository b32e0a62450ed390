"""The proof of force: an entry is no stronger than the segments that it cites. All texts here are invented."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eymh_content.schema.walk import Walk
from eymh_content.sources.claims import claims_of
from eymh_content.sources.flags import Flag
from eymh_content.sources.force import words as words_module
from eymh_content.sources.force.check import check_force, force_flags
from eymh_content.sources.force.indexed import check_rows, parse
from eymh_content.sources.force.reading import hashed, read
from eymh_content.sources.force.words import Lexicon, fits, lexicon
from eymh_content.sources.index import build_index, index_text
from eymh_content.sources.load import Sources
from eymh_content.sources.segments import SourceText

REST = "\n\nBoats on the canal carry coal.\n\nThe baker opens early and sells rye bread.\n"


def sources_of(text: str) -> Sources:
    """Index a text whose first line is cited; the others only make the stems rarer."""
    return Sources({"naps": build_index(SourceText("naps", text + REST))})


def flags(source: str, *texts: str, item: str | None = None) -> list[Flag]:
    """Return the flags of an entry with some texts, or of an item below it."""
    statement: dict[str, Any] = {"id": "one", "at": ["naps:1"], "text": " ".join(texts)}
    if item:
        statement["items"] = [{"id": "item", "at": ["naps:1"], "text": item}]
    record = {"id": "naps", "title": "Naps", "at": ["naps:1"], "statements": [statement]}
    return force_flags(Walk(record, "finding"), sources_of(source))


def kinds(source: str, *texts: str, item: str | None = None) -> list[tuple[str, str]]:
    return [(flag.kind, flag.word) for flag in flags(source, *texts, item=item)]


LOST = [
    ("poss", "may", "A short nap may calm a tired toddler.", "A nap that is short calms a tired toddler."),
    ("able", "can", "A garden can soothe a noisy nursery.", "A garden soothes a nursery that is noisy."),
    (
        "oblig",
        "should",
        "Nurseries should keep a dark room for naps.",
        "Nurseries keep a dark room to nap in.",
    ),
    ("freq", "often", "Toddlers often nap after lunch.", "After lunch, toddlers nap."),
    ("some", "some", "At weekends some grandparents skip the nap.", "Grandparents skip the nap at weekends."),
    ("like", "likely", "Tired toddlers are likely to bite.", "Toddlers who are tired bite."),
    (
        "evid",
        "suggest that",
        "Diaries suggest that naps shorten in summer.",
        "Naps shorten in summer, going by diaries.",
    ),
    ("purp", "aims to", "The project aims to lengthen naps in nurseries.", "The project lengthens naps in nurseries."),
    ("cond", "unless", "Toddlers nap at noon unless visitors come.", "Toddlers nap at noon; visitors come."),
    ("neg", "not", "Toddlers do not need blankets in July.", "Toddlers need blankets in July."),
    ("up", "increased", "Naps increased after the clocks changed.", "After the clocks changed, naps were the same."),
    ("down", "fewer", "Fewer toddlers nap in nurseries now.", "Toddlers in nurseries nap."),
]
ADDED = [
    ("cause", "causes", "Noise goes with short naps.", "Noise causes short naps."),
    ("proof", "proves", "The diary describes naps.", "The diary proves that there are naps."),
    ("all", "all", "Toddlers nap.", "All toddlers nap."),
    ("must", "must", "Staff should dim the lamps.", "Staff must dim the lamps."),
    ("most", "most toddlers", "Some toddlers nap.", "Some, or most toddlers, nap."),
    ("main", "chiefly", "They nap on mats.", "They nap chiefly on mats."),
    ("only", "only", "They nap on mats.", "They nap only on mats."),
    ("very", "strongly", "Noise is linked with short naps.", "Noise is strongly linked with short naps."),
    ("not", "not", "They nap on mats.", "They do not nap on mats."),
    ("more", "higher", "The rate of naps is known.", "The rate of naps is higher."),
    ("less", "fewer", "Toddlers nap on mats.", "Fewer toddlers nap on mats."),
    ("will", "will", "The nursery buys mats.", "The nursery will buy mats."),
]
TRUE = {
    "the same word": ("A short nap may calm a tired toddler.", "It may calm a tired toddler to have a short nap."),
    "a word of its kind": ("A short nap may calm a tired toddler.", "A short nap perhaps calms a tired toddler."),
    "another part of the source": ("A nap may calm toddlers. Lamps are dimmed.", "Lamps get dimmed there."),
    "a month": ("In May 2019 the nursery dimmed lamps.", "The nursery dimmed lamps in spring 2019."),
    "a note mark": ("Toddlers nap on mats¹, as staff say.", "On mats toddlers nap, staff say."),
    "no more than": ("Toddlers nap no longer than an hour.", "Toddlers nap for an hour at the longest."),
    "as possible": ("Keep naps as short as possible in nurseries.", "Keep naps in nurseries short."),
    "not only": ("Toddlers nap not only on mats but on sofas.", "Toddlers nap on mats and on sofas."),
    "an order": ("Nurseries should keep a dark room for naps.", "Keep a dark room in nurseries for naps."),
    "emphasis": ("A nap **may** calm a tired toddler.", "A nap *may* calm a tired toddler."),
    "a word within quotation marks": ("A nap 'may' calm a tired toddler.", "A nap 'may' calm a tired toddler."),
    "words of a link": ("A nap may calm a tired toddler.", "A [nap may](topic/all-naps) calm a tired toddler."),
    "what the source does not say": ("Toddlers nap on mats.", "Toddlers nap on mats. The survey does not say where."),
    "above all": ("Toddlers nap on mats, chiefly at noon.", "Toddlers nap on mats, above all at noon."),
    "a lead-in": ("If it rains, naps may be longer on Monday.", "What may happen if it rains:"),
}


@pytest.mark.parametrize(("kind", "word", "source", "text"), LOST, ids=[one[0] for one in LOST])
def test_a_force_word_of_the_source_that_the_entry_lost_is_flagged(
    kind: str, word: str, source: str, text: str
) -> None:
    assert (kind, word) in kinds(source, text)
    assert kinds(source, source) == []


@pytest.mark.parametrize(("kind", "word", "source", "text"), ADDED, ids=[one[0] for one in ADDED])
def test_a_force_word_that_the_source_does_not_bear_out_is_flagged_at_its_place(
    kind: str, word: str, source: str, text: str
) -> None:
    found = [flag for flag in flags(source, text) if flag.kind == kind]
    assert [flag.word for flag in found] == [word]
    assert text.lower()[found[0].start :].startswith(word)
    assert kinds(text, text) == []


@pytest.mark.parametrize(("source", "text"), TRUE.values(), ids=TRUE.keys())
def test_true_text_is_not_flagged(source: str, text: str) -> None:
    assert kinds(source, text) == []


def test_each_class_has_a_case() -> None:
    assert {one[0] for one in LOST} == {one.name for one in lexicon().lost} - {"emph"}
    assert {one[0] for one in ADDED} == {one.name for one in lexicon().added}


def test_a_word_answers_one_word_of_the_source_only() -> None:
    source = "A short nap may calm a tired toddler and may shorten a long evening."
    assert kinds(source, "A short nap may calm a tired toddler and shorten a long evening.") == [("poss", "may")]
    assert kinds(source, "A short nap may calm a tired toddler; it may shorten a long evening.") == []


def test_a_word_of_another_kind_answers_only_near_what_the_source_speaks_of() -> None:
    source = "Short naps may calm toddlers."
    assert kinds(source, "Short naps can calm toddlers.") == []
    far = "Short naps calm toddlers, as grandparents in every village up the valley and by the river can tell."
    assert ("poss", "may") in kinds(source, far)


def test_an_item_may_lean_on_the_statement_above_it() -> None:
    source = "Naps may calm toddlers."
    assert kinds(source, "What may follow:", item="Naps calm toddlers.") == []
    assert kinds(source, "What follows:", item="Naps calm toddlers.") == [("poss", "may")]


def test_a_flag_names_the_entry_the_text_the_segment_and_the_words() -> None:
    (flag,) = flags("Naps may calm toddlers.", "Naps calm toddlers.")
    assert (flag.proof, flag.entry, flag.pointer, flag.start) == ("force", "one", "/statements/0/text", -1)
    assert flag.message == "naps:1 has 'may' (that something may be so), and nothing here stands for it."
    (flag,) = flags("Noise goes with short naps.", "Noise causes short naps.")
    assert flag.message == "'causes' says more than naps:1: no word there speaks of a cause."
    assert flag.certain
    assert not flags("A garden can soothe a noisy nursery.", "A garden soothes a noisy nursery.")[0].certain


def test_a_record_that_cites_nothing_has_nothing_to_compare() -> None:
    walk = Walk({"id": "sleep", "title": "Sleep", "description": "All must nap."}, "topic")
    assert check_force(claims_of(walk), sources_of("Toddlers nap.")) == ([], 0)


def test_what_rests_on_a_source_that_is_not_valid_is_not_compared() -> None:
    record = {"id": "naps", "title": "Naps", "at": ["naps:1"], "summary": ["All toddlers nap."]}
    sources = sources_of("Toddlers nap.")
    sources.invalid = {"naps"}
    assert force_flags(Walk(record, "finding"), sources) == []


def test_a_sentence_may_run_on_over_the_end_of_a_line() -> None:
    text = "On days with much rain the older children of the nursery may\nchoose between a nap and a quiet game."
    first, second, *_ = build_index(SourceText("naps", text + REST)).segments
    (may,) = [parse(row) for row in first.force]
    assert {hashed(one[:5]) for one in ("choose", "quiet")} <= may.near
    assert second.force == ()


@pytest.mark.parametrize("end", [".", ":", " |"])
def test_a_line_that_ends_does_not_run_on(end: str) -> None:
    text = f"On days with much rain all of the older children of the nursery may{end}\nchoose beads."
    (may,) = [parse(row) for row in build_index(SourceText("naps", text + REST)).segments[0].force]
    assert hashed("choos") not in may.near


def test_an_index_has_no_more_than_eight_stems_of_a_force_word_in_no_order_of_the_text() -> None:
    words = "amber birch cedar daisy elder fennel may garlic hazel ivory jasmine kernel lemon"
    (row,) = build_index(SourceText("naps", words)).segments[0].force
    kind, word, near = row.split()
    pairs = [near[at : at + 2] for at in range(0, len(near), 2)]
    assert (kind, word) == ("poss", "may")
    assert len(pairs) == 8
    assert pairs == sorted(pairs)
    assert set(pairs) == {hashed(one[:5]) for one in words.split()[3:6] + words.split()[7:12]}


@pytest.mark.parametrize(
    "row",
    [
        "",
        "may",
        "poss may",
        "poss may Ab!",
        "poss may Abc",
        "none may AbCd",
        "poss  AbCd",
        "poss may AbCd\nposs may AbCd",
    ],
)
def test_a_row_that_is_no_force_word_is_refused(row: str) -> None:
    with pytest.raises(ValueError, match="is no force word"):
        check_rows([row], [])
    check_rows(["poss may AbCd", "emph in particular Ab-_"], ["all", "not"])


def test_an_unknown_class_of_words_is_refused() -> None:
    with pytest.raises(ValueError, match="is no class of words: loud"):
        check_rows([], ["loud"])


@given(st.text(max_size=200))
def test_any_text_can_be_indexed_and_its_rows_are_read_back(text: str) -> None:
    index = build_index(SourceText("naps", text))
    for segment in index.segments:
        check_rows(list(segment.force), list(segment.bears))
        assert all(parse(row).near for row in segment.force)
    assert index_text(index) == index_text(build_index(SourceText("naps", text)))


WORDS = ("naps", "may", "calm", "all", "tired", "toddlers", "must", "not", "often", ".", ",", "if", "more", "5", "%")


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_an_entry_that_repeats_its_source_has_no_flag(words: list[str]) -> None:
    text = " ".join(["nap", *words])
    assert kinds(text, text) == []


@pytest.mark.parametrize(
    ("pattern", "word", "fit"),
    [
        ("may", "may", True),
        ("may", "maybe", False),
        ("tend*", "tendency", True),
        ("*ing", "rising", True),
        ("*", "x", True),
    ],
)
def test_a_star_stands_for_any_letters(pattern: str, word: str, *, fit: bool) -> None:
    assert fits(pattern, word) is fit


def test_the_force_words_are_sound() -> None:
    data = json.loads(Path(words_module.__file__).with_name("words.json").read_text(encoding="utf-8"))
    for item in (*data["lost"].values(), *data["added"].values()):
        for name in ("asks", "holds", "near", "has", "except"):
            patterns = item.get(name, [])
            assert len(patterns) == len(set(patterns))
            assert all(pattern == pattern.lower() and pattern.split() for pattern in patterns)
            assert all(len(one) >= 4 for one in patterns if one.endswith("*") and " " not in one)


@pytest.mark.parametrize("part", ["lost", "added"])
def test_a_word_answers_itself(part: str) -> None:
    data = json.loads(Path(words_module.__file__).with_name("words.json").read_text(encoding="utf-8"))
    for name, item in data[part].items():
        for word in item["asks"]:
            (sentence,) = read(word.replace("*", ""))
            assert sentence.mask & lexicon().by_name[name].answers, (name, word)


def test_a_class_may_only_refer_to_one_that_exists() -> None:
    item = {"says": "x", "certain": True, "asks": ["may"], "holds": ["may"], "near": ["@loud"], "except": []}
    with pytest.raises(KeyError):
        Lexicon({"stop": [], "silent": [], "lost": {"poss": item}, "added": {}})
