"""What type checkers infer: a wrong type here is an error of theirs."""

from typing import Literal, assert_type

from eymh_content import Applicability, Backlink, Library, cite, edition, load, without_markdown
from eymh_content.models import Figure, Intervention, Nation, Record, Reference, Statistic

library = load()
assert_type(library, Library)
assert_type(library["intervention/family-foundations"], Record)
assert_type(library["intervention/family-foundations"].title, str)
assert_type(library.get("intervention/family-foundations"), Record | None)
assert_type(library.get("intervention/family-foundations", 0), Record | int)
assert_type(library.of(Intervention), tuple[Intervention, ...])
assert_type(library.record(Intervention, "family-foundations"), Intervention)
assert_type(library.kind("intervention"), tuple[Record, ...])
assert_type(library.links("topic/prevalence"), tuple[str, ...])
assert_type(library.backlinks("topic/prevalence"), tuple[Backlink, ...])
assert_type(Intervention.kind, str)

statistic = library.of(Statistic)[0]
assert_type(statistic.figures, tuple[Figure, ...])
assert_type(statistic.figures[0].value, int | float | None)
assert_type(library.of(Nation)[0].code, Literal["GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR"])
assert_type(edition(library, "wales").label(statistic, statistic.figures[0]), str | None)
assert_type(edition(library, "wales").applicability(statistic, statistic.figures[0]), Applicability)
assert_type(without_markdown("*Play*"), str)
assert_type(cite(library, statistic).works, tuple[Reference, ...])
assert_type(str(cite(library, statistic)), str)
