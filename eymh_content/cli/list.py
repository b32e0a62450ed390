"""``eymh list``: list records."""

import json
from pathlib import Path

import click

from eymh_content.cli.options import content_option
from eymh_content.cli.reporting import errors_reported
from eymh_content.cli.streams import for_json


@click.command("list")
@content_option
@click.option("--kind", help="Only records of this kind, such as statistic.")
@click.option("--topic", help="Only records on this topic, such as prevalence.")
@click.option("--source", "place", help="Only records that cite a source, or lines of it: ncb-review:332-448.")
@click.option("--lacking", metavar="FIELD", help="Only records that may have a field and do not, such as ages.")
@click.option("--sample", type=click.IntRange(min=1), metavar="N", help="Only N of them, chosen at random.")
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed chooses the same records.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(
    content: Path,
    kind: str | None,
    topic: str | None,
    place: str | None,
    lacking: str | None,
    sample: int | None,
    seed: int,
    form: str,
) -> None:
    """List records with their titles: all, or those of a kind, on a topic, or citing a place in a source.

    Use a random sample to check records: open each one and compare it with the lines that it cites.

    A factor that a source only names is an entry of its level, and is listed as level/id#entry.

    If there is no such record, a note says so, and the exit code is 0. To ask for a kind, topic, source or line that
    does not exist is wrong usage: exit code 2.
    """
    import random  # noqa: PLC0415

    from eymh_content.characters import visible  # noqa: PLC0415
    from eymh_content.factors import named_factors  # noqa: PLC0415
    from eymh_content.library import load  # noqa: PLC0415
    from eymh_content.sources.citations import choose, without_field  # noqa: PLC0415

    with errors_reported(content, form):
        library = load(content)
        chosen = choose(content, library, kind, topic, place)
        chosen = chosen if lacking is None else without_field(library, chosen, lacking)
    if len(chosen) < (sample or 1):
        asked = ((" of the kind", kind), (" on the topic", topic), (" that cite", place), (" without", lacking))
        filters = "".join(f"{words} {value}" for words, value in asked if value is not None)
        there = f"are only {len(chosen)}" if chosen else "is none"
        click.echo(f"note: of the records{filters} there {there}", err=True)
    if sample is not None and sample < len(chosen):
        chosen = sorted(random.Random(seed).sample(chosen, sample))  # noqa: S311  # repeatable on purpose
    titles = [(reference, library[reference].title) for reference in chosen]
    if (sample, topic, place, lacking) == (None, None, None, None) and kind in (None, "factor"):
        titles += [(named, factor.name) for named, _, factor in named_factors(library)]
    if form == "json":
        rows = [{"record": reference, "title": title} for reference, title in titles]
        click.echo(for_json(json.dumps(rows, indent=2, ensure_ascii=False)))
    else:
        for reference, title in titles:
            click.echo(f"{reference}\t{visible(title)}")
