"""The content as one nation should read it: what is its own, and what must be labelled as another's."""

from eymh_content.nations.applicability import (
    STATUSES,
    UK,
    Applicability,
    Edition,
    Status,
    departure_in_words,
    edition,
    editions,
)

__all__ = ["STATUSES", "UK", "Applicability", "Edition", "Status", "departure_in_words", "edition", "editions"]
