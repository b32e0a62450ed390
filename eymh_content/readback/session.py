"""Everything that a command on readings needs, loaded once: the content, its sources, and its ledger."""

from collections.abc import Iterable
from pathlib import Path

from eymh_content.errors import NotFoundError
from eymh_content.files.names import kind_meant
from eymh_content.files.suggest import meant_or_all, nearest
from eymh_content.readback.review import Item, Review
from eymh_content.readback.shares import Shares, count
from eymh_content.readback.targets import Target, target_of, targets_of
from eymh_content.schema.store import kinds
from eymh_content.sources.load import Sources
from eymh_content.sources.verify_content import sources_of
from eymh_content.validation import Checked, check


class Session:
    """A folder of content that is read back."""

    def __init__(self, content: Path, checked: Checked, sources: Sources) -> None:
        """Take content that has been checked, and its sources."""
        self.content = content
        self.checked = checked
        self.sources = sources
        self.review = Review(content, checked, sources)

    @classmethod
    def open(cls, content: Path, texts: Path | None = None) -> "Session":
        """Check the content, and load its sources. UsageError if it has none; SourceError if an index is missing."""
        checked = check(content)
        return cls(content, checked, sources_of(content, checked, texts))

    def targets(self, texts: Iterable[str]) -> list[Target]:
        """Read references and paths. NotFoundError or UsageError if one means nothing."""
        return targets_of(texts, self.content, self.checked)

    def target(self, text: str) -> Target:
        """Read KIND/ID or KIND/ID#ENTRY. NotFoundError if there is no such record or entry."""
        return target_of(text, self.checked)

    def check_filters(self, kind: str | None, source: str | None) -> None:
        """Raise NotFoundError if there is no such kind or source."""
        if kind is not None and kind not in kinds():
            near = kind_meant(kind)
            raise NotFoundError(f"no kind '{kind}'; {meant_or_all([near] if near else [], kinds())}")
        names = [*self.sources.indexes, *self.sources.invalid]
        if source is not None and source not in names:
            near = nearest(source, names)
            raise NotFoundError(f"no source '{source}'; {meant_or_all([near] if near else [], names)}")

    @property
    def invalid(self) -> int:
        """How many files of records or of the ledger are not valid."""
        return len({problem.file for problem in self.checked.problems if problem.severity == "error"})

    def shares(self, items: Iterable[Item]) -> Shares:
        """Count entries."""
        return count((item.reference, item.unit, item.page) for item in items)
