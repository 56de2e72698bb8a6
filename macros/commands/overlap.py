"""`claims overlap`: the words that sources share, told from their fingerprints."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Any

import click

from macros.analysis.overlap import RUN, Overlap, comparable, overlaps, passages
from macros.reading.article import read_article
from macros.reading.fingerprints import Unit
from macros.reading.yaml_reader import shown
from macros.terminal.common import CommandError, whole_project
from macros.text.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from macros.reading.fingerprints import Fingerprint


@click.command("overlap")
@click.argument("sources", nargs=-1, metavar="[SOURCE SOURCE]")
@click.option(
    "--texts",
    nargs=2,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The texts of the two sources: shows the passages that they share. They are not kept.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@click.pass_obj
def command(
    root: Path, *, sources: tuple[str, ...], texts: tuple[Path, Path] | None, as_json: bool
) -> None:
    """List how many words sources share, each two of them, in runs of at least six.

    With two SOURCEs, for these two alone.
    """
    prints = _prints(root, sources)
    if texts is not None and len(sources) != len(texts):
        raise CommandError("--texts needs two sources: claims overlap SOURCE SOURCE --texts …")  # noqa: EM101, TRY003
    found = overlaps(prints)
    told = [_told(pair, overlap, prints) for pair, overlap in found.items()]
    told.sort(key=lambda each: (-each["share"], each["sources"]))
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for line in _table(told, prints):
            click.echo(line)
    if texts is not None:
        one, other = (read_article(file).text for file in texts)
        for passage in passages(one, other):
            click.echo(f"\n{len(passage.split())} words:\n{indent(shown(passage), '  ')}")


def _prints(root: Path, named: tuple[str, ...]) -> Mapping[str, Fingerprint]:
    project = whole_project(root)
    known = project.record.source
    for source in named:
        if source not in known:
            message = f"“{source}” is not a source. {nearest(source, known)}"
            raise CommandError(message)
    if named and len(set(named)) != 2:  # noqa: PLR2004 - a pair
        raise CommandError("Name two sources, or none for all.")  # noqa: EM101, TRY003
    return {
        id_: project.fingerprints[id_] for id_ in (named or known) if id_ in project.fingerprints
    }


def _told(
    pair: frozenset[str], overlap: Overlap, prints: Mapping[str, Fingerprint]
) -> dict[str, Any]:
    sources = sorted(pair, key=list(prints).index)
    return {
        "sources": sources,
        "share": round(overlap.share, 4),
        "words": [overlap.words[each] for each in sources],
        "of": [overlap.of[each] for each in sources],
        "longest": overlap.longest,
    }


def _table(told: list[dict[str, Any]], prints: Mapping[str, Fingerprint]) -> Iterator[str]:
    width = max((len(id_) for id_ in prints), default=0)
    if told:
        yield f"{'':{2 * width + 2}}  of the shorter   words of each   longest run"
    for each in told:
        one, other = each["sources"]
        words = " and ".join(str(count) for count in each["words"])
        yield (
            f"{one:{width}}  {other:{width}}  {each['share']:>14.1%}   {words:>13}   "
            f"{each['longest']:>11}"
        )
    pairs = list(combinations(prints.values(), 2))
    apart = [pair for pair in pairs if not comparable(*pair)]
    if alone := len(pairs) - len(apart) - len(told):
        yield f"{alone} of {len(pairs)} pairs share no run of {RUN} words."
    in_scripts = [pair for pair in apart if any(each.unit is Unit.CHARACTER for each in pair)]
    if in_scripts:
        yield (
            f"{len(in_scripts)} of {len(pairs)} pairs cannot be compared: one puts spaces "
            "between its words, the other does not."
        )
    if earlier := len(apart) - len(in_scripts):
        yield (
            f"{earlier} of {len(pairs)} pairs cannot be compared: their fingerprints were made in "
            "different ways. Make them again: claims fingerprint SOURCE FILE"
        )
