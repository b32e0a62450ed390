"""Bring together what is at hand of the sources: committed indexes, and texts that prove them."""

from collections.abc import Iterator
from pathlib import Path

from eymh_content.errors import SourceError
from eymh_content.library import load
from eymh_content.models import Source
from eymh_content.sources.index import build_index, index_file, index_text, read_index
from eymh_content.sources.segments import SourceText
from eymh_content.sources.verify import Sources


def gather(content: Path, sources: tuple[Source, ...], texts: Path | None) -> Sources:
    """Read the index of every source; with a folder of ``texts`` prove that each index is true to its text.

    SourceError if an index is missing, is that of another text, or says something that its text does not.
    """
    indexes = {source.id: read_index(content, source.id) for source in sources}
    for source in sources:
        if (indexes[source.id].sha256, indexes[source.id].lines) != (source.sha256, source.lines):
            raise SourceError(
                f"the index of {source.id} is not of the text that its source record names; "
                "make it anew with: eymh sources index DIR"
            )
    if texts is None:
        return Sources(indexes)
    read = {source.id: _text(source, texts) for source in sources}
    for name, text in read.items():
        if build_index(text) != indexes[name]:
            raise SourceError(
                f"the committed index of {name} does not agree with its text: it was altered, or made by another "
                "version; make it anew with: eymh sources index DIR"
            )
    return Sources(indexes, read)


def _text(source: Source, folder: Path) -> SourceText:
    text = SourceText.read(source.id, folder, source.file)
    if text.sha256 != source.sha256:
        raise SourceError(
            f"{folder / source.file} is not the text that was encoded: its SHA-256 is {text.sha256}, "
            f"that of the source record {source.sha256}"
        )
    return text


def write_indexes(content: Path, texts: Path) -> Iterator[str]:
    """Write the index of every source, and yield a line on each. SourceError if a text is not the one encoded."""
    for source in load(content).of(Source):
        made = index_text(build_index(_text(source, texts)))
        file = index_file(content, source.id)
        if file.exists() and file.read_text(encoding="utf-8") == made:
            yield f"{file}: fresh"
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(made, encoding="utf-8", newline="\n")
        yield f"{file}: written"
