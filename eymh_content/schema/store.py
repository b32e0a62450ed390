"""The kinds of record and their schemas, read from the committed files: that takes no models, which are slow to import.

The schemas are made from the models by ``eymh schema``, and a test holds them to be fresh.
"""

from functools import cache
from typing import Any

from eymh_content.errors import UsageError
from eymh_content.paths import schema_dir

Schema = dict[str, Any]
SUFFIX = ".schema.json"


@cache
def kinds() -> tuple[str, ...]:
    """Give the names of all kinds in order. UsageError if there are no schemas."""
    folder = schema_dir()
    names = sorted(file.name.removesuffix(SUFFIX) for file in folder.glob(f"*{SUFFIX}"))
    if not names:
        raise UsageError(f"no schemas in {folder}; write them with: eymh schema --out {folder}")
    return tuple(names)


@cache
def schema_for(kind: str) -> Schema:
    """Give the schema of a kind. KeyError if there is no such kind. Do not change it."""
    import jiter  # noqa: PLC0415  # the package itself must import without it

    if kind not in kinds():
        raise KeyError(kind)
    schema: Schema = jiter.from_json((schema_dir() / f"{kind}{SUFFIX}").read_bytes())
    return schema


def resolved(schema: Schema, root: Schema) -> Schema:
    """Follow a ``$ref``; what stands beside it goes before what it leads to."""
    if "$ref" not in schema:
        return schema
    name = schema["$ref"].rpartition("/")[2]
    referred: Schema = root["$defs"][name]
    return referred | {key: value for key, value in schema.items() if key != "$ref"}
