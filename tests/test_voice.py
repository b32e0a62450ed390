"""The rules on voice: each text in tests/data/voice.json gives exactly its warning, or none."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from eymh_content.cli import main
from eymh_content.files.discover import ContentFolder, RecordFile
from eymh_content.problems import MANY, Fault
from eymh_content.rules import VOICE_RULES
from eymh_content.rules.base import Content, RawRecord
from eymh_content.rules.voice.lists import lists
from eymh_content.rules.voice.phrases import occurrences
from eymh_content.rules.voice.texts import Scope, sentences, words_of
from eymh_content.schema.store import bundle
from eymh_content.validation import check, validate

DATA = Path(__file__).parent / "data"
CASES: dict[str, list[Any]] = json.loads((DATA / "voice.json").read_text(encoding="utf-8"))
LEARN = "intervention/learn-to-row.json"


def record(text: str, kind: str = "finding", **fields: Any) -> RawRecord:  # noqa: ANN401
    data = {"title": "Boats", "statements": [{"id": "one", "at": ["a:1"], "text": text}], **fields}
    file = RecordFile(kind, "boats", "", f"{kind}/boats.json")
    return RawRecord(file, data, json.dumps(data).encode(), Content(ContentFolder()))


def lead_of(text: str) -> dict[str, Any]:
    """Return a statement with a text as its one item."""
    items = [{"id": "item", "at": ["a:1"], "text": text}]
    return {"id": "lead", "at": ["a:1"], "text": "Clubs look at boats in these ways.", "items": items}


def found(of: RawRecord) -> list[Fault]:
    return [
        fault if fault.rule else fault._replace(rule=rule.name)
        for rule in VOICE_RULES
        for fault in (rule.check(of) if rule.check else ())
    ]


@pytest.mark.parametrize(("rule", "text", "place", "fix"), CASES["rejected"])
def test_a_text_in_another_voice_gives_one_warning_with_its_words_and_a_fix(
    rule: str, text: str, place: str, fix: str
) -> None:
    (fault,) = found(record(text))
    assert (fault.rule, fault.fix, fault.pointer) == (rule, fix, "/statements/0/text")
    assert place in fault.message
    assert fault.message.endswith(".")
    assert text[fault.start :].startswith(place) or rule == "voice-long-sentence"


@pytest.mark.parametrize("text", CASES["accepted"])
def test_a_text_that_only_looks_like_one_gives_no_warning(text: str) -> None:
    assert not found(record(text))


def test_every_rule_has_a_rejected_text() -> None:
    assert {rule.name for rule in VOICE_RULES} == {case[0] for case in CASES["rejected"]}


def test_every_rule_is_a_warning_with_a_sentence_a_reason_and_a_fix() -> None:
    for rule in VOICE_RULES:
        assert rule.severity == "warning"
        assert all(text.endswith(".") for text in (rule.sentence, rule.why, rule.fix))


@pytest.mark.parametrize("text", ["It isn't wet, and I now float with two boats."])
def test_a_child_may_speak_as_children_do(text: str) -> None:
    child = RecordFile("vignette", "boats", "", "vignette/boats.json")
    data = {"title": "Boats", "voice": [{"id": "one", "at": ["a:1"], "text": text}]}
    assert not found(RawRecord(child, data, json.dumps(data).encode(), Content(ContentFolder())))
    assert len(found(record(text))) == 4


@pytest.mark.parametrize("kind", words_of("commentary")["scope"]["not_kinds"])
def test_sources_and_what_is_about_them_may_speak_of_sources(kind: str) -> None:
    text = "The toolkit says that boats float."
    assert [fault.rule for fault in found(record(text))] == ["voice-source"]
    assert "voice-source" not in {fault.rule for fault in found(record(text, kind))}


def test_names_and_words_as_printed_are_not_read() -> None:
    assert not found(record("Boats float.", title="Above all the behavior of 5 % of boats, isn't it"))


def test_only_the_first_paragraph_of_a_field_must_name_its_subject() -> None:
    summary = ["Boats float.", "They are wet."]
    assert not found(record("Boats float.", summary=summary))
    assert len(found(record("Boats float.", summary=summary[::-1]))) == 1


def test_an_item_of_a_list_has_its_subject_in_the_lead() -> None:
    assert len(found(record("It floats."))) == 1
    assert not found(record("Boats float.", statements=[lead_of("It floats.")]))


def test_an_abbreviation_may_be_explained_anywhere_in_its_record() -> None:
    text = "Rowers like the QXZ."
    assert found(record(text))
    for title in ("Quick Xebec Zone", "The quick xebec and the zone", "A zone (QXZ)", "QXZ (quick xebecs)"):
        assert not found(record(text, title=title))
    assert not found(record("Rowers like [the QXZ-2](measure/float-scale)."))


def test_the_lists_name_models_and_kinds_of_the_schema() -> None:
    scopes = [Scope.of(words_of(name)) for name in ("openings", "commentary", "numbers", "abbreviations")]
    scopes += [item.scope for item in lists().items]
    names = {definition["title"] for definition in bundle()["$defs"].values()}
    for scope in scopes:
        assert scope.not_models <= names
        assert scope.not_kinds <= bundle()["$defs"].keys()


def test_the_lists_name_fields_of_the_schema() -> None:
    fields = {f"/{name}/" for definition in bundle()["$defs"].values() for name in definition.get("properties", ())}
    pieces = {piece for item in lists().items for piece in item.not_in} | {*words_of("openings")["not_in"]}
    assert pieces
    assert pieces <= fields


@pytest.mark.parametrize("text", ["How far rowers row.", "Whether boats float.", "What it costs."])
def test_a_clause_may_be_an_item_of_a_list_or_what_a_measure_covers(text: str) -> None:
    assert len(found(record(text))) == 1
    assert not found(record("Boats float.", statements=[lead_of(text)]))
    covers = [{"id": "covered", "at": ["a:1"], "text": text}]
    assert not found(record("Boats float.", "measure", covers=covers))


def test_every_item_of_a_list_says_what_to_do() -> None:
    for item in lists().items:
        assert item.pieces
        assert item.suggests, item.pieces


@given(st.text("ab B.'-", max_size=30), st.sampled_from(["a", "ab", "a b", "b.a"]))
def test_a_phrase_is_found_as_whole_words_only(text: str, phrase: str) -> None:
    for start, words in occurrences(text, phrase):
        assert text[start:].startswith(words)
        assert words.lower() == phrase
        assert not text[start - 1 : start].isalnum() or not start
        assert not text[start + len(words) : start + len(words) + 1].isalnum()


def test_only_words_with_a_letter_or_a_digit_count_in_a_sentence() -> None:
    words = ["Row", *["row"] * 34]
    assert not found(record(f"{' – '.join(words)} & …"))
    (fault,) = found(record(f"{' – '.join(words)} & 2."))
    assert "36 words" in fault.message


@given(st.text("ab. ?!A1'", max_size=60))
def test_the_sentences_of_a_text_are_all_of_its_words_in_order(text: str) -> None:
    every = [*sentences(text)]
    assert " ".join(one.text for one in every).split() == text.split()
    assert all(text[one.start :].startswith(one.text) for one in every)


@pytest.mark.parametrize("place", [0, 16, 33])
def test_the_first_look_lets_through_every_text_that_a_list_has_something_in(place: int) -> None:
    around = "Boats float on. Rowers row them. "
    for item in lists().items:
        for phrase in item.phrases:
            text = f"{around[:place]}{phrase} {around[place:]}"
            assert item in lists().candidates(record(text)), text


def content_with(number: int, folder: Path) -> Path:
    """Copy the accepted content, with a number of warnings on voice in one record."""
    content = shutil.copytree(DATA / "accepted", folder / "content")
    data = json.loads((content / LEARN).read_text(encoding="utf-8"))
    data["statements"] += [
        {"id": f"more-{at}", "at": ["invented-review:73.2"], "text": f"Course {at} is told below."}
        for at in range(number)
    ]
    (content / LEARN).write_text(json.dumps(data, indent=2), encoding="utf-8")
    return content


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["validate", *map(str, arguments)])


def test_a_few_warnings_are_listed(tmp_path: Path) -> None:
    result = run("--content", content_with(2, tmp_path))
    assert result.stdout.count("[voice-phrase]") == 2
    assert "0 errors and 2 warnings in 15 files" in result.stdout


def test_many_warnings_are_counted_by_rule_and_listed_for_what_is_named(tmp_path: Path) -> None:
    content = content_with(MANY + 1, tmp_path)
    result = run("--content", content)
    assert f"{MANY + 1} in 1 file " in result.stdout
    assert result.stdout.count("[voice-phrase]") == 1
    assert f"0 errors and {MANY + 1} warnings in 15 files" in result.stdout
    named = run("--content", content, content / "intervention")
    assert named.stdout.count("[voice-phrase]") == MANY + 1  # the last says that there is one more
    assert "0 problems" not in run("--content", content, content / "measure").output


def test_warnings_elsewhere_do_not_concern_who_names_a_file(tmp_path: Path) -> None:
    content = content_with(3, tmp_path)
    assert run("--content", content, content / "measure").stdout.startswith("No problems in 1 of 15 files")


def test_json_has_all_warnings_and_github_only_their_number(tmp_path: Path) -> None:
    content = content_with(MANY + 1, tmp_path)
    report = json.loads(run("--content", content, "--format", "json").stdout)
    assert len(report["problems"]) == report["counts"]["warnings"] == MANY + 1
    github = run("--content", content, "--format", "github").stdout
    assert "::warning" not in github
    assert f"voice-phrase {MANY + 1}" in github


def test_other_commands_do_not_check_them(tmp_path: Path) -> None:
    content = content_with(3, tmp_path)
    assert not check(content).report().problems
    assert len(validate(content).problems) == 3


def test_they_are_warnings_like_others(tmp_path: Path) -> None:
    assert run("--content", content_with(1, tmp_path), "--fail-on", "warning").exit_code == 1
