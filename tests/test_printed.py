"""What may not be printed is refused in a record; all else is printed as it is meant."""

from collections import Counter
from pathlib import Path

import pytest
from eymh_exporters.outline.blocks import plain_text
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.short import abridge

from eymh_content import load
from eymh_content.printed import LEFTOVERS, is_vague, without_markdown
from tests import fuzz_print

LIBRARY = load(Path(__file__).parent / "data" / "packs" / "content")
RAW = {reference: LIBRARY.raw(reference) for reference in LIBRARY}
WALKS = "intervention/wren-walks"
EXAMPLES = {
    "raw markup": ["a **b", "a](b", "a <br> b", "a\\nb", "a &amp; b", "a &#163; b", "a &eacute;"],
    "a template": ["{{a", "a}}", "{% a"],
    "a program value": [
        "None",
        "a: None",
        "(None)",
        "nan",
        "nan%",
        "NaN",
        "<class",
        "Literal[",
        "<a.B object at 0x7f>",
        "dict_",
    ],
    "a placeholder": ["TBC", "tba", "TODO", "FIXME", "XXX", "Lorem ipsum", "???", "[...]", "[insert a]", "[ ]"],
}


def test_every_leftover_has_an_example() -> None:
    assert set(EXAMPLES) == set(LEFTOVERS)


@pytest.mark.parametrize("text", [text for texts in EXAMPLES.values() for text in texts])
@pytest.mark.parametrize("pointer", ["/summary/0", "/title"])
def test_what_the_audit_refuses_in_a_pack_is_refused_in_a_record(pointer: str, text: str) -> None:
    record = {**RAW[WALKS], "summary": ["Walks."]}
    assert fuzz_print.is_accepted(WALKS, record, fuzz_print.content_of(RAW))
    fuzz_print.put(record, pointer, text)
    assert not fuzz_print.is_accepted(WALKS, record, fuzz_print.content_of(RAW))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_hostile_text_is_refused_or_printed_as_it_is_meant(seed: int) -> None:
    counts: Counter[str] = Counter()
    assert list(fuzz_print.play(LIBRARY, 3, seed, counts)) == []
    assert 0 < counts["looked for"] < counts["accepted"] < counts["planted"]


def test_the_fuzzer_finds_what_rules_let_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz_print, "RECORD_RULES", ())
    assert any("FAILED" in line for line in fuzz_print.play(LIBRARY, 1, 1, Counter()))


@pytest.mark.parametrize(
    ("prose", "printed"),
    [
        ("A *b* **c *d* e** [f *g*](term/h).", "A b c d e f g."),
        ("Half * half, 2*3 [a] (b).", "Half * half, 2*3 [a] (b)."),
        ("**a", "**a"),
        ("*[a](term/b)*", "a"),
    ],
)
def test_the_words_of_prose_are_those_that_exporters_draw(prose: str, printed: str) -> None:
    assert without_markdown(prose) == plain_text(parse(prose)) == printed


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("One. Two. Three.", "One."),
        ("**One. Two.** Three.", "**One. Two.** Three."),
        ("*One*. Two.", "*One*."),
        ("See [One. Two](term/a). Three.", "See [One. Two](term/a). Three."),
    ],
)
def test_an_abridged_text_cuts_no_markup_in_two(text: str, kept: str) -> None:
    assert abridge(text, 1) == kept


@pytest.mark.parametrize("text", ["here", " More ", "12", "www.example.org", "https://example.org"])
def test_a_vague_text(text: str) -> None:
    assert is_vague(text)


@pytest.mark.parametrize("text", ["1001 days", "5.5%", "More to read", "Hereford"])
def test_a_text_that_is_not_vague(text: str) -> None:
    assert not is_vague(text)


def test_sections_with_one_kind_have_ids_of_their_own() -> None:
    """Two sections on one kind, each by topic, had the same bookmarks: the audit refused the pack."""
    pack = {**RAW["pack/small"], "sections": [_section("larks", "topic/larks"), _section("wrens", "topic/wrens")]}
    fuzz_print.artefacts(fuzz_print.library_of({**RAW, "pack/small": pack}))


def _section(name: str, topic: str) -> dict[str, object]:
    kinds = ["statistic", "intervention", "vignette", "framework-element"]
    return {"id": name, "heading": name.title(), "kinds": kinds, "topics": [topic]}


def test_records_whose_references_differ_in_the_place_of_a_sign_have_bookmarks_of_their_own() -> None:
    frame = {**RAW["framework/wren-frame"], "id": "element-wren-first"}
    fuzz_print.artefacts(fuzz_print.library_of({**RAW, "framework/element-wren-first": frame}))
