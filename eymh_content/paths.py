"""Where content and schemas lie: in the checkout while we work on them, inside the package once it is a wheel.

Everything reads data through these two functions: ``_data`` does not exist in an editable install.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _data(name: str) -> Path:
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


def content_dir() -> Path:
    """Return the folder that holds ``<kind>/<id>.json``."""
    return _data("content")


def schema_dir() -> Path:
    """Return the folder that holds ``<kind>.schema.json``."""
    return _data("schema")
