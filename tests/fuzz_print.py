"""A fuzzer of what is printed: plant hostile texts into records, and make the packs of those that the rules accept.

Every pack must pass its audit, and have each planted text as it was meant: its words, without any markup.

Run with a number of rounds and a seed: ``python tests/fuzz_print.py 20 7``. A round plants into every record once.
"""

import copy
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from eymh_exporters.docx import exporter as docx
from eymh_exporters.docx.package import parse, read, w, words
from eymh_exporters.json_api import exporter as json_api
from eymh_exporters.site import exporter as site

from eymh_content.errors import ExportError
from eymh_content.export import Artefact, Job
from eymh_content.files.discover import ContentFolder, RecordFile
from eymh_content.ids import kind_of, pointer_steps
from eymh_content.library import Library, load
from eymh_content.models import KINDS, Pack
from eymh_content.nations import edition
from eymh_content.printed import without_markdown
from eymh_content.roles import Role
from eymh_content.rules import RECORD_RULES, Content, RawRecord
from eymh_content.schema.walk import Walk
from eymh_content.structure import DEFAULT, engine, structure_faults
from eymh_content.wording import typeset

ROLES = (Role.PROSE, Role.VOICE, Role.NAME, Role.STATED, Role.CSL)
PIECES = [
    *(
        "*",
        "**",
        "***",
        "_",
        "__",
        "`",
        "~",
        "~~",
        "^",
        "$",
        "\\n",
        "\\t",
        "\\u00e9",
        "\\",
        "\\*",
        "|",
        "#",
        "# ",
        "==",
    ),
    *("[", "]", "[[", "]]", "(", ")", "](", "[words](LINK)", "[words] (LINK)", "[words](LINK )", "[[LINK]]", "[LINK]"),
    *("[here](LINK)", "[1](LINK)", "*[words](LINK)*", "[*words*](LINK)", "*[words*](LINK)", "[a [b](LINK) c](LINK)"),
    *(
        "*words*",
        "**words**",
        "**words. Words** more.",
        "* words*",
        "*words *",
        "***words***",
        "**a *b* c**",
        "a*b",
        "LINK",
    ),
    *(
        "<br>",
        "<b>x</b>",
        "<",
        ">",
        "> ",
        "< 5",
        "&nbsp;",
        "&",
        "&amp",
        "&#8217;",
        "&x;",
        "R&D",
        "{{x}}",
        "{",
        "}",
        "{%",
    ),
    *(
        "TODO",
        "TBC",
        "TBA",
        "'TBC'",
        "tbd",
        "FIXME",
        "XXX",
        "???",
        "[...]",
        "…",
        "...",
        "Lorem ipsum",
        "[insert x]",
        "[]",
    ),
    *("None", "None.", "nan", "NaN", "my nan", ": None", "<class", "object at 0x", "dict_", "Literal[", "[1]", "[^1]"),
    *(
        " ",
        "\u00a0",
        ".",
        "-",
        "–",
        "--",
        "---",
        ":::",
        ":smile:",
        "~30",
        "5 %",
        "5\u00a0%",
        "http://x.org/a-b",
        "www.x.org",
    ),
    *(
        "here",
        "page",
        "1001",
        "service/baby-box",
        "/home/x",
        "x.json",
        "C:\\x",
        ";",
        ":",
        "'",
        '"',
        "‘x’",
        "(None)",
        "Ÿ",
    ),
    *(
        "note: x",
        "A. B.",
        "But x.",
        "W" * 90,
        "ŵ",
        "א",
        "🚣",
        "x\u200dy",
        "1.",
        "- x",
        "• x",
        "@x",
        "%",
        "£5",
        "''",
        "x/y",
    ),
]
"""LINK stands for the reference of a record."""


class Planted(NamedTuple):
    """A text that was planted, and where."""

    reference: str
    pointer: str
    role: Role
    text: str


def hostile(rng: random.Random, before: str, marker: str, link: str) -> str:
    """Make a hostile text: some pieces, alone or with a marker, or somewhere in what was there before."""
    pieces = rng.choice(["", " "]).join(rng.choices(PIECES, k=rng.choice([1, 1, 1, 2, 3]))).replace("LINK", link)
    around = rng.choice(["{0}", "{0} {1}", "{1} {0}", "{1}{0}", "{0}{1}", "{1} {0} {1}.", "{2} {0}", "{0} {2}"])
    return around.format(pieces, marker, before)


def planted(
    rng: random.Random, reference: str, data: dict[str, Any], marker: str, link: str
) -> tuple[dict[str, Any], Planted] | None:
    """Return a copy of a record with a hostile text, and what was planted; None if it has no text."""
    visits = [v for v in Walk(data, kind_of(reference)).texts if v.node.role in ROLES and isinstance(v.value, str)]
    if not visits:
        return None
    visit = rng.choice(visits)
    text = hostile(rng, visit.value, marker, link)
    changed = copy.deepcopy(data)
    put(changed, visit.pointer, text)
    assert visit.node.role
    return changed, Planted(reference, visit.pointer, visit.node.role, text)


def put(data: Any, pointer: str, text: str) -> None:  # noqa: ANN401
    """Put a text at a JSON Pointer."""
    *around, last = pointer_steps(pointer)
    for step in around:
        data = data[int(step) if isinstance(data, list) else step]
    data[int(last) if isinstance(data, list) else last] = text


def content_of(raw: Mapping[str, dict[str, Any]]) -> Content:
    """Return what rules know of the other records."""
    content = Content(ContentFolder(), known=raw)
    for reference, data in raw.items():
        content.add(raw_record(reference, data, content))
    return content


def raw_record(reference: str, data: dict[str, Any], content: Content) -> RawRecord:
    """Return a record as rules see it."""
    kind, _, name = reference.partition("/")
    raw = json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return RawRecord(RecordFile(kind, name, "", f"{reference}.json"), data, raw, content)


def is_accepted(reference: str, data: dict[str, Any], content: Content) -> bool:
    """Return whether structure and rules accept a record."""
    if structure_faults(engine(DEFAULT), RecordFile(kind_of(reference), reference.partition("/")[2], "", ""), data):
        return False
    record = raw_record(reference, data, content)
    return not any(fault for rule in RECORD_RULES if rule.check for fault in _check(rule, record))


def _check(rule: Any, record: RawRecord) -> Iterable[Any]:  # noqa: ANN401
    if rule.kind in (None, record.kind) and (not rule.models or set(rule.models) & set(record.walk.models)):
        yield from rule.check(record)


def library_of(raw: Mapping[str, dict[str, Any]]) -> Library:
    """Build a library of records as data."""
    records = {ref: KINDS[kind_of(ref)].model_validate_json(json.dumps(data)) for ref, data in raw.items()}
    return Library(records, raw)


def artefacts(library: Library, nation: str = "wales") -> list[Artefact]:
    """Run every exporter for one nation."""
    job = Job(library, (edition(library, nation),), library.of(Pack))
    made = [*docx.export(job), *json_api.export(job)]
    made += site.export(Job(library, job.editions, job.packs, tuple(made)))
    return made


def text_of(made: Iterable[Artefact]) -> str:
    """Return the text of all packs, a paragraph to a line."""
    bodies = (parse(read(one.data)["word/document.xml"]) for one in made if one.path.endswith(".docx"))
    return "\n".join(words(paragraph) for body in bodies for paragraph in body.iter(w("p")))


def expected(plant: Planted) -> str:
    """Return how a text is to be printed, without a full stop at its end and in small letters."""
    text = without_markdown(plant.text) if plant.role in (Role.PROSE, Role.VOICE) else plant.text
    return typeset(text).strip().removesuffix(".").lower()


def plant_round(
    rng: random.Random, raw: Mapping[str, dict[str, Any]], content: Content
) -> tuple[dict[str, Any], list[Planted]]:
    """Plant into every record once; return the records, and what was planted and accepted."""
    changed, accepted = dict(raw), []
    link = next(reference for reference in raw if reference.startswith("topic/"))
    for number, reference in enumerate(raw):
        found = planted(rng, reference, raw[reference], f"quoll{number}q", link)
        if found and is_accepted(reference, found[0], content):
            changed[reference] = found[0]
            accepted.append(found[1])
    return changed, accepted


def play(library: Library, rounds: int, seed: int, counts: Counter[str]) -> Iterator[str]:
    """Yield everything that a pack should not have, or should have as it was meant."""
    rng = random.Random(seed)  # noqa: S311  # repeatable on purpose
    raw = {reference: library.raw(reference) for reference in library}
    content, drawn = content_of(raw), drawn_places(raw)
    for _ in range(rounds):
        changed, accepted = plant_round(rng, raw, content)
        counts.update(planted=len(raw), accepted=len(accepted))
        try:
            printed = typeset(text_of(artefacts(library_of(changed)))).lower()
        except ExportError as error:
            yield f"FAILED: {error}"
            yield from (f"{one.file}{one.pointer} {one.rule}: {one.message}" for one in error.problems)
            continue
        for plant in accepted:
            if (plant.reference, plant.pointer) in drawn:
                counts["looked for"] += 1
                if expected(plant) not in printed:
                    yield f"NOT AS MEANT: {plant.reference}{plant.pointer}: {plant.text!r}"


def main(rounds: int, seed: int) -> None:
    """Run the fuzzer on the real records, and print what it found."""
    started, counts = time.monotonic(), Counter[str]()
    _say(*play(load(), rounds, seed, counts), f"{dict(counts)} {time.monotonic() - started:.0f} s")


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


def drawn_places(raw: Mapping[str, dict[str, Any]]) -> set[tuple[str, str]]:
    """Return the places of the texts that the packs of the nation print."""
    changed = copy.deepcopy(dict(raw))
    places: dict[str, tuple[str, str]] = {}
    for reference, data in changed.items():
        for visit in Walk(data, kind_of(reference)).of(Role.PROSE, Role.VOICE, Role.NAME):
            if visit.step == "locality" or (visit.parent and visit.parent.step == "groups"):
                continue  # left out where the text beside it names the same
            marker = f"Quoll{len(places)}q"
            places[marker.lower()] = (reference, visit.pointer)
            put(data, visit.pointer, marker)
    printed = set(text_of(artefacts(library_of(changed))).lower().replace("’", " ").replace(".", " ").split())
    printed = {"".join(filter(str.isalnum, word)) for word in printed}
    return {place for marker, place in places.items() if marker in printed}


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
