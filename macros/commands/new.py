"""`claims new`: a claim, or an article, added in place."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from macros import rules
from macros.commands.new_source import source
from macros.reading.reading_log import LOG
from macros.records.project import CLAIMS, DOCS, SCHEMA, SOURCES, read_project
from macros.terminal.common import CommandError, on_one_line
from macros.text.suggestions import nearest
from macros.writing.additions import (
    effect,
    project_with,
    with_item,
    with_names,
    write,
)
from macros.writing.asking import ask, ask_line
from macros.writing.drafts import (
    TYPED,
    Draft,
    checked_id,
    claim_fields,
    drafts_of,
    flagged,
    slug,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from macros.records.project import Project
    from macros.writing.emit import Value


@click.group("new", invoke_without_command=True)
@click.option("--topic", type=TYPED, help="The topic whose page shows it.")
@click.option("--question", type=TYPED, help="One question with one variable.")
@click.option(
    "--id", "claim_id", help="Its name for ever; made from the question if you leave it out."
)
@click.option("--type", "answer_type", type=TYPED, help="How answers compare: see claims fields.")
@click.option(
    "--account",
    "accounts",
    nargs=3,
    type=(TYPED, TYPED, TYPED),
    multiple=True,
    metavar="SOURCE ANSWER QUOTE",
    help="What a source says; several times for several sources or quotes. An empty ANSWER for a "
    "source that touches the question without answering. Items of a set are parted by semicolons.",
)
@click.option(
    "--paragraph",
    "paragraphs",
    nargs=2,
    type=(str, int),
    multiple=True,
    metavar="SOURCE NUMBER",
    help="The paragraph of the article, for the reading log.",
)
@click.option(
    "--inconsistency",
    nargs=4,
    type=(TYPED, TYPED, TYPED, TYPED),
    metavar="KIND SEVERITY TITLE EXPLANATION",
    help="The inconsistency, where the answers differ.",
)
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one an option
    context: click.Context,
    topic: str | None,
    question: str | None,
    claim_id: str | None,
    answer_type: str | None,
    accounts: tuple[tuple[str, str, str], ...],
    paragraphs: tuple[tuple[str, int], ...],
    inconsistency: tuple[str, str, str, str] | None,
) -> None:
    """Add a claim to data/claims.yaml, in place; or an article, with `claims new source`.

    On a terminal, what is not given is asked for. Nothing is written unless all of it is right.
    """
    if context.invoked_subcommand is not None:
        return
    root: Path = context.obj
    project = project_with(root, CLAIMS, SOURCES)
    asking = sys.stdin.isatty()
    topic = _topic(topic or ask("Topic", asking, "--topic", sorted(project.topics)), project)
    question = question or ask("Question", asking, "--question")
    taken = [*project.ids.get("claims", ()), *project.ids.get("retired", ())]
    claim_id = checked_id(claim_id or _id_of(question, taken, asking=asking), taken)
    types = project.schemas.choices("claims", "claims", "answer_type")
    answer_type = answer_type or ask("Type of the answers", asking, "--type", types)
    told = drafts_of(accounts, paragraphs) or _ask_accounts(project, asking=asking)
    for source_id in told:
        if source_id not in project.record.source:
            _refuse_broken(project, source_id)
            known = project.record.source
            remedy = nearest(source_id, known) if known else "Add it first: claims new source"
            message = f"“{source_id}” is not a source. {remedy}"
            raise CommandError(message)
    fields = claim_fields(topic, question, claim_id, answer_type, told)
    if inconsistency is not None:
        fields = flagged(fields, inconsistency)
    _add_claim(project, fields, told, asking=asking)


def _refuse_broken(project: Project, source_id: str) -> None:
    """Raise CommandError if a source is there and is not read, with the reason."""
    if source_id in project.ids.get("sources", ()):
        for problem in rules.check(project):
            if problem.at.file in {SOURCES, f"{SCHEMA}/sources.schema.json"}:
                raise CommandError(on_one_line(problem))


def _topic(named: str, project: Project) -> str:
    """A topic, if it has a page. Raises CommandError if not, with what to write."""
    if named in project.topics:
        return named
    for problem in project.problems:
        if problem.at.file.startswith(f"{DOCS}/"):
            raise CommandError(on_one_line(problem))
    if project.topics:
        remedy = nearest(named, project.topics)
    else:
        remedy = (
            f"Write a page for it, {DOCS}/{slug(named)}.md, that begins with the lines “---”, "
            f"“title: …”, “topic: {slug(named)}”, “---” "
            "and shows its claims with {{ cards() }}."
        )
    message = f"There is no page for the topic “{named}”. {remedy}"
    raise CommandError(message)


def _add_claim(
    project: Project, fields: dict[str, Value], told: dict[str, Draft], *, asking: bool
) -> None:
    claim_id = str(fields["id"])

    def with_claim(project: Project) -> dict[str, str]:
        same = [claim for claim in project.record.claims if claim.topic == fields["topic"]]
        after = same[-1].at.line if same else None
        edited = {CLAIMS: with_item(project, "claims", fields, after)}
        if project.log is not None:
            edited[LOG] = with_names(project, told, claim_id)
        return edited

    while True:
        brought = effect(project, with_claim(project)).brought
        unflagged = {problem.rule for problem in brought} == {"flagged-disagreement"}
        if not (unflagged and asking):
            break
        click.echo("The answers differ, and a reader should be told how.")
        kinds, severities = (
            project.schemas.choices("claims", "claims", "inconsistencies", name)
            for name in ("kind", "severity")
        )
        fields = flagged(
            fields,
            (
                click.prompt("Kind", type=click.Choice(kinds)),
                click.prompt("Severity", type=click.Choice(severities)),
                click.prompt("Title: the two sides in a few words", type=TYPED),
                click.prompt("Explanation: two or three sentences", type=TYPED),
            ),
        )
    write(project.root, with_claim)
    at = read_project(project.root).record.claim[claim_id].at
    click.echo(f"{at.file}:{at.line}: added “{claim_id}”.")
    page = project.topics[str(fields["topic"])].path
    click.echo(f"Next: annotate it in docs/{page}, and see it: make serve")


def _ask_accounts(project: Project, *, asking: bool) -> dict[str, Draft]:
    if not asking:
        raise CommandError("What the sources say is missing: --account SOURCE ANSWER QUOTE")  # noqa: EM101, TRY003
    told: dict[str, Draft] = {}
    known = list(project.record.source)
    if not known:
        raise CommandError("There is no source yet. Add the first: claims new source")  # noqa: EM101, TRY003
    click.echo(f"Sources: {', '.join(known)}. An empty line ends a list.")
    while source_id := ask_line("Source"):
        account = told.get(source_id)
        if account is None:
            account = told[source_id] = Draft(ask_line("  Answer (leave empty if it gives none)"))
            if project.log is not None:
                account.paragraphs.append(click.prompt("  Paragraph of the article", type=int))
        else:
            click.echo(f"  Its answer is “{account.answer}”; more quotes for it:")
        account.quotes += iter(lambda: ask_line("  Quote, verbatim"), "")
    return told


def _id_of(question: str, taken: Collection[str], *, asking: bool) -> str:
    proposed = "-".join(slug(question).split("-")[:5])
    while proposed in taken:
        proposed += "-2"
    return ask("Id", asking, "--id", default=proposed)


command.add_command(source)
