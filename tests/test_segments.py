"""Sources are split into segments, and anchors are parsed."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eymh_content.ids import Anchor
from eymh_content.sources.segments import LONG_LINE, SourceText, split_line

FILLER = "and so on " * 14


def test_a_line_of_forty_words_is_one_segment() -> None:
    line = "Ends here. Begins " + "word " * 37
    assert len(line.split()) == LONG_LINE
    assert split_line(line) == [line.strip()]


def test_a_longer_line_is_split_after_each_sentence() -> None:
    assert split_line(f"First part {FILLER}ends. Second part begins? Third!") == [
        f"First part {FILLER}ends.",
        "Second part begins?",
        "Third!",
    ]


@pytest.mark.parametrize("abbreviation", ["e.g.", "i.e.", "et al.", "vs.", "Dr.", "No.", "A."])
def test_an_abbreviation_does_not_end_a_sentence(abbreviation: str) -> None:
    assert len(split_line(f"Some {abbreviation} Words {FILLER}{FILLER}")) == 1


@pytest.mark.parametrize("mark", ["¹²", "^{12}", "”", "’)", ")"])
def test_a_note_mark_or_closing_mark_stays_with_its_sentence(mark: str) -> None:
    first, second = split_line(f"It {FILLER}{FILLER}ends.{mark} Next one")
    assert first.endswith(f"ends.{mark}")
    assert second == "Next one"


def test_a_lower_case_letter_after_a_full_stop_does_not_begin_a_sentence() -> None:
    assert len(split_line(f"One. two {FILLER}{FILLER}")) == 1


def test_a_table_row_is_split_into_cells() -> None:
    cells = split_line(f"| Name | {FILLER}{FILLER} | 1-5 years | |")
    assert cells == ["Name", f"{FILLER}{FILLER}".strip(), "1-5 years"]


def test_a_comparison_sign_is_not_a_tag() -> None:
    row = split_line(f"| for mothers (aged <24 years) | {FILLER}{FILLER} | <1 year > 0 |")
    assert row[0] == "for mothers (aged <24 years)"
    assert row[-1] == "<1 year > 0"


def test_tags_and_bullets_are_removed_and_split_the_line() -> None:
    line = f'<p>Head</p>\t<ul style="x"> • one {FILLER} • two {FILLER}</ul>'
    assert split_line(line) == ["Head", f"one {FILLER}".strip(), f"two {FILLER}".strip()]


def test_a_blank_line_has_no_segments() -> None:
    assert split_line("   ") == []


@given(st.text(alphabet=st.sampled_from("abcAB .?!\t|•<p></p>¹²e.g"), max_size=400))
def test_splitting_a_line_keeps_every_word(line: str) -> None:
    def words(text: str) -> list[str]:
        return re.findall(r"\w+", re.sub(r"</?p>", " ", text))

    assert words(" ".join(split_line(line))) == words(line) or len(line.split()) <= LONG_LINE


PIECES = st.sampled_from(["a", "Ab.", "b?", "One!”", "e.g.", "|", "•", "<p>", "</p>", "\t", "C.¹²", "<2", "x"])


@given(st.lists(PIECES, min_size=LONG_LINE * 2, max_size=LONG_LINE * 3).map(" ".join))
def test_splitting_a_long_line_keeps_every_word(line: str) -> None:
    assume(len(line.split()) > LONG_LINE)

    def words(text: str) -> list[str]:
        return re.findall(r"\w+", re.sub(r"</?p>", " ", text))

    assert words(" ".join(split_line(line))) == words(line)


def test_segments_are_numbered_only_in_long_lines() -> None:
    text = SourceText("made-up", f"Short line.\n\nLong {FILLER}{FILLER}. End of it.")
    assert [str(anchor) for anchor, _ in text.passages(1, 3)] == ["made-up:1", "made-up:3.1", "made-up:3.2"]


@pytest.mark.parametrize("text", ["ncb-review:428", "ncb-review:428-430", "ncb-review:428.2"])
def test_an_anchor_is_parsed_and_written_unchanged(text: str) -> None:
    assert str(Anchor.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    ["ncb-review", "ncb-review:", "ncb-review:4.2-3", "NCB:4", "ncb-review:4 ", "ncb-review:0", "ncb-review:4\n"],
)
def test_an_invalid_anchor_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="not an anchor"):
        Anchor.parse(text)
