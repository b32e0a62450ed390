"""What type checkers refuse, and what their message names."""

import eymh_content
from eymh_content import lod  # refused: lod
from eymh_content.models import Interventon  # refused: Interventon
from eymh_content.nations import editon  # refused: editon
from eymh_content import cite, edition, load
from eymh_content.models import Intervention, Record, Reference, Statement, Topical

library = load()
eymh_content.laod()  # refused: laod
library.recrod(Intervention, "family-foundations")  # refused: recrod
library.of(Record)  # refused: Record
library.of(Topical)  # refused: Topical
library.of(Statement)  # refused: Statement
library.record(Record, "family-foundations")  # refused: Record
library.of("intervention")  # refused: of
library["intervention/family-foundations"].summary  # refused: summary
programme = library.record(Intervention, "family-foundations")
programme.agess  # refused: agess
library["topic/prevalence"] = programme  # refused: Library
library.record(Reference, "goodman-1997-sdq").csl["title"] = "Another"  # refused: Mapping|AnyObject
edition(library, "wales").lable(programme)  # refused: lable
edition(library, "wales").label("intervention/family-foundations")  # refused: label
edition(library, "wales").applicability(programme, programme.ages)  # refused: applicability
cite(library, "intervention/family-foundations")  # refused: cite
