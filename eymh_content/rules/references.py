"""Links lead to records that exist."""

from collections.abc import Iterator

from eymh_content.files.suggest import nearest
from eymh_content.ids import kind_of
from eymh_content.problems import MANY, Fault, and_more, quoted
from eymh_content.rules.base import Content, Found, LinkAt, Rule
from eymh_content.schema.store import kinds

_CLOSED = ("nation", "source")  # kinds to which editors add nothing


def _fix(target: str, known: set[str]) -> str:
    kind, _, slug = target.partition("/")
    if kind not in kinds():
        near = nearest(kind, kinds())
        if near and f"{near}/{slug}" in known:
            return f"Did you mean '{near}/{slug}'?"
        return f"The kinds are {', '.join(kinds())}."
    same_kind = [reference for reference in known if kind_of(reference) == kind]
    slug_near = nearest(slug, [reference.partition("/")[2] for reference in same_kind], 0.8)
    near = f"{kind}/{slug_near}" if slug_near else None
    elsewhere = [f"{other}/{slug}" for other in kinds() if f"{other}/{slug}" in known]
    if near or elsewhere:
        return f"Did you mean '{near or elsewhere[0]}'?"
    start = [reference for reference in sorted(same_kind) if reference.startswith(target)]
    if start:
        return f"Did you mean '{start[0]}'?"
    listed = f" There are {', '.join(sorted(same_kind))}." if kind in _CLOSED else ""
    return f"Correct the id, or write the record 'content/{target}.json'.{listed}"


def _wanted(link: LinkAt) -> bool:
    """Whether the link has the form of a reference; if not, that has been said already."""
    kind, slash, slug = link.target.partition("/")
    plain = slash and slug.replace("-", "").isalnum() and slug.islower() | slug.replace("-", "").isdigit()
    return bool(plain) and (link.link is None or not link.link.kinds or kind in link.link.kinds)


def _check(content: Content) -> Iterator[Found]:
    for reference, links in content.links.items():
        lost = [link for link in links if not _exists(link.target, content) and _wanted(link)]
        for link in lost[:MANY]:
            kind = kind_of(link.target)
            what = "there is no such record" if kind in kinds() else f"'{kind}' is no kind of record"
            message = f"This links to {quoted(link.target, 110)}, but {what}."
            yield Found(content.file_of(reference), Fault(link.pointer, message, _fix(link.target, content.known)))
        if len(lost) > MANY:
            yield Found(content.file_of(reference), and_more(len(lost) - MANY))


def _exists(target: str, content: Content) -> bool:
    """Whether a record is there, or calls itself so: what is wrong with its own name is said elsewhere."""
    return target in content.known or target in content.claimed or target in content.folder.misplaced


RULE = Rule(
    name="unknown-reference",
    sentence="Every link leads to a record that exists.",
    why="A reader who follows the link in a pack or in the API would find nothing.",
    fix="Correct the id, or write the record that is missing.",
    scope="content",
    check_all=_check,
)
