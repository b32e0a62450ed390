"""UK documents on the mental health of babies and young children, as typed, immutable records.

>>> from eymh_content import load
>>> library = load()
>>> library["intervention/family-foundations"].title
'Family Foundations'
"""

__version__ = "0.1.0"
__all__ = ["ContentError", "EymhError", "Library", "NotFoundError", "__version__", "load"]

TYPE_CHECKING = False  # as type checkers know it; typing takes a while to import, and few callers need it here
if TYPE_CHECKING:
    from typing import Any

    from eymh_content.errors import ContentError, EymhError, NotFoundError
    from eymh_content.library import Library, load

_MODULES = {
    "ContentError": "errors",
    "EymhError": "errors",
    "NotFoundError": "errors",
    "Library": "library",
    "load": "library",
}


def __getattr__(name: str) -> "Any":  # noqa: ANN401  # PEP 562 gives no better type
    """Import a public name when it is first used, so that ``eymh --help`` need not load the models."""
    if name not in _MODULES:
        raise AttributeError(f"module 'eymh_content' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(f"eymh_content.{_MODULES[name]}"), name)
