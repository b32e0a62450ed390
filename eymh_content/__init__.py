"""UK documents on the mental health of babies and young children, as typed, immutable records.

>>> from eymh_content import load
>>> library = load()
>>> library["intervention/family-foundations"].title
'Family Foundations'

The models of records are in ``eymh_content.models``. docs/python.md is a tour.
"""

__version__ = "0.1.0"
__all__ = [
    "Anchor",
    "Applicability",
    "Backlink",
    "Citation",
    "CitedSource",
    "ContentError",
    "Edition",
    "EymhError",
    "Library",
    "NotFoundError",
    "Problem",
    "UsageError",
    "__version__",
    "cite",
    "edition",
    "editions",
    "load",
    "without_markdown",
]

TYPE_CHECKING = False  # as type checkers know it; typing takes a while to import, and few callers need it here
if TYPE_CHECKING:
    from eymh_content.citations import Citation, CitedSource, cite
    from eymh_content.errors import ContentError, EymhError, NotFoundError, UsageError
    from eymh_content.ids import Anchor
    from eymh_content.library import Backlink, Library, load
    from eymh_content.nations import Applicability, Edition, edition, editions
    from eymh_content.printed import without_markdown
    from eymh_content.problems import Problem
else:
    # Type checkers must not see __getattr__: it would stand for any name, misspelt ones too.
    _NAMES = {
        "citations": ("Citation", "CitedSource", "cite"),
        "errors": ("ContentError", "EymhError", "NotFoundError", "UsageError"),
        "ids": ("Anchor",),
        "library": ("Backlink", "Library", "load"),
        "nations": ("Applicability", "Edition", "edition", "editions"),
        "printed": ("without_markdown",),
        "problems": ("Problem",),
    }
    _MODULES = {name: module for module, names in _NAMES.items() for name in names}

    def __getattr__(name: str) -> object:
        """Import a public name when it is first used, so that ``eymh --help`` need not load the models."""
        from importlib import import_module  # noqa: PLC0415

        if name not in _MODULES:
            this = import_module(__name__)
            raise AttributeError(f"module '{__name__}' has no attribute {name!r}", name=name, obj=this)
        return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)

    def __dir__() -> list[str]:
        """List what can be imported, also what has not been yet."""
        return list(__all__)
