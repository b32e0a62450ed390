"""Copies of records are found, and what only looks like one, or is only rare, is not reported."""

import json
import runpy
import shutil
from pathlib import Path
from typing import Any

import pytest

from eymh_content.forms import WEB_ADDRESS, form_of, meant_address, without_end
from eymh_content.ids import kind_of
from eymh_content.library import load
from eymh_content.paths import content_dir
from eymh_content.sources.addresses import addresses_in, comparable
from eymh_content.validation import check

ACCEPTED = Path(__file__).parent / "data" / "accepted"
CORPUS = Path(__file__).parent / "bench" / "corpus.py"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ACCEPTED, tmp_path / "content"))


def write(content: Path, reference: str, **fields: Any) -> None:  # noqa: ANN401
    """Write a record of a kind that is there, with some of its fields changed."""
    kind, _, record_id = reference.partition("/")
    files = sorted((ACCEPTED / kind).glob("*.json"), key=lambda file: file.stem != record_id)
    model = json.loads(files[0].read_text(encoding="utf-8"))
    (content / f"{reference}.json").write_text(json.dumps({**model, "id": record_id, **fields}), encoding="utf-8")


@pytest.mark.parametrize("kind", sorted({kind_of(reference) for reference in load(content_dir())}))
def test_a_copy_of_a_real_record_under_a_new_id_is_reported_at_both(tmp_path: Path, kind: str) -> None:
    content = tmp_path / "content"
    shutil.copytree(content_dir(), content, ignore=shutil.ignore_patterns("source-index"))
    model = max((content / kind).glob("*.json"), key=lambda file: file.stat().st_size)
    copy = model.with_name("another.json")
    copy.write_text(
        model.read_text(encoding="utf-8").replace(f'"id": "{model.stem}"', '"id": "another"'), encoding="utf-8"
    )
    rule = "same-work" if kind == "reference" else "same-title"
    found = [(p.file, p.rule) for p in check(content).problems if p.rule in ("same-title", "same-work")]
    assert found == sorted([(f"{kind}/another.json", rule), (f"{kind}/{model.name}", rule)])


def test_things_of_which_a_source_says_the_same_are_no_copies(content: Path) -> None:
    write(content, "organisation/quay-board", title="Quay Board")
    write(content, "organisation/jetty-board", title="Jetty Board")
    assert not check(content).problems


def test_relations_that_lead_both_ways_or_to_another_kind_are_right(content: Path) -> None:
    write(content, "topic/oars", title="Oars", scope_note="Of wood.", related=["topic/sails"])
    write(content, "topic/sails", title="Sails", scope_note="Of cloth.", related=["topic/oars"])
    write(content, "intervention/learn-to-row", title="Row", related=["measure/float-scale"])
    assert not [problem for problem in check(content).problems if problem.rule == "one-way-relation"]


@pytest.mark.parametrize(
    "text",
    [
        "It goes on ... and on, 5\u00a0% more.",
        "Café, naïve, Ærø, Łódź, ½ and 1½, £5, ®, ™, 20°C.",
        "SÃO Paulo, Ångström, Â and î; CAFÉ® and Å\u00a0is.",
        "A β-blocker, 5 μg, λόγος, ребёнок, 日本 and עברית.",
        "Boats … and ‘oars’ – “sails”.",
        "Welsh ŵ and ŷ; Māori; Việt.",
    ],
)
def test_no_rare_character_or_space_that_is_right_is_reported(content: Path, text: str) -> None:
    write(content, "organisation/harbour-board", title="Harbour Board", summary=[text])
    assert not check(content).problems


def test_texts_that_are_short_or_are_our_own_may_recur_in_a_record(content: Path) -> None:
    derived = [
        {"pointer": f"/statements/{number}/text", "how": "Counted by us in the list of names."} for number in (0, 1)
    ]
    statements = [{"id": f"s{number}", "at": ["invented-review:71"], "text": "At home."} for number in (0, 1)]
    write(content, "intervention/learn-to-row", title="Learn to Row", statements=statements, derived=derived)
    assert not check(content).problems


def test_the_corpus_of_the_benchmark_is_valid(tmp_path: Path) -> None:
    runpy.run_path(str(CORPUS))["make_corpus"](tmp_path, 1_800)
    report = check(tmp_path / "content").report()
    assert (report.checked, report.problems) == (1_800, ())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("www.harbour.example", "https://www.harbour.example"),
        ("http:/harbour.example/a", "http://harbour.example/a"),
        ("https://http://harbour.example", "https://harbour.example"),
        ("HTTP://harbour.example", "http://harbour.example"),
        ("https://me:secret@harbour.example/a", "https://harbour.example/a"),
        ("https://harbour.example/a_(b)).", "https://harbour.example/a_(b)"),
        (" https://harbour.example/a b ", "https://harbour.example/a%20b"),
        *[
            (text, None)
            for text in ("https://exmaple", "javascript:alert(1)", "mailto:me@harbour.example", "10.0.0.1", "")
        ],
        *[
            (text, None)
            for text in ("data:text/html,x", "file:///etc/passwd", "http://localhost", "https://hаrbour.example")
        ],
    ],
)
def test_an_address_of_another_form_is_completed_only_where_that_is_certain(text: str, meant: str | None) -> None:
    assert meant_address(text) == meant
    assert form_of(WEB_ADDRESS.pattern) is WEB_ADDRESS


def test_addresses_are_read_as_a_source_prints_them() -> None:
    text = (
        r"¹ <https://a.org/x>, [b](http://b.org/y_\(1\)) (www.c.org.uk/). See d.uk/E-f. Mail me@e.org; 2.5 or e.g. this"
    )
    assert addresses_in(text) == ["https://a.org/x", "http://b.org/y_(1)", "www.c.org.uk/", "d.uk/E-f"]
    assert comparable("HTTPS://WWW.A.org/X%20y/") == "a.org/X y"
    assert without_end("https://a.org/x).”") == "https://a.org/x"
