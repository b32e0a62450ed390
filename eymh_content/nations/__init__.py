"""The content as one nation should read it: what is its own, and what must be labelled as somebody else's."""

from eymh_content.nations.editions import UK, Edition, Standing, edition, editions

__all__ = ["UK", "Edition", "Standing", "edition", "editions"]
