"""`claims init`: an explainer of another subject, begun."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import click

from macros.engine.beginning import Explainer, begin, files_of, without_example
from macros.engine.installed import NOTED
from macros.language import ENGLISH, _, speaking, spoken
from macros.site import SettingError, Site
from macros.terminal.common import CommandError
from macros.text.counting import several
from macros.writing.asking import ask, ask_line
from macros.writing.drafts import TYPED, slug, today
from macros.writing.edit import replace_files

_NO_WORDS: Final = re.compile(r"[<>{}\[\]`*_\\|#]")
"""What means something in Markdown or in a page, and so stands in no name."""

_REPOSITORY: Final = re.compile(
    r"https://(?P<host>[\w.-]+)/(?P<owner>[\w./-]+)/(?P<name>[\w.-]+?)(?:\.git)?/?", re.ASCII
)
_PAGES: Final = {"github.com": "github.io", "gitlab.com": "gitlab.io"}
"""The hosts of repositories that publish a site, and where."""


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", type=TYPED, help="What it is called.")
@click.option("--description", type=TYPED, help="What it shows, in a sentence.")
@click.option("--maker", type=TYPED, help="Who makes it and chooses the articles.")
@click.option(
    "--language",
    type=click.Choice(spoken()),
    help="That of its pages.",
)
@click.option("--repository", type=TYPED, help="The address of its repository, if it has one.")
@click.option("--address", type=TYPED, help="Where the site will be read.")
@click.option("--empty", is_flag=True, help="Without the example, or to take it out again.")
@click.pass_obj
def command(  # noqa: PLR0913 - one an option
    root: Path,
    /,
    *,
    folder: Path,
    name: str | None,
    description: str | None,
    maker: str | None,
    language: str | None,
    repository: str | None,
    address: str | None,
    empty: bool,
) -> None:
    """Begin an explainer of another subject in FOLDER, with this engine.

    It begins with a small record of an invented subject that shows every kind of thing, and with
    --empty with no record. In an explainer that has the example, --empty takes it out.
    """
    if empty and (folder / NOTED).is_file():
        _take_example_out(folder)
        return
    if folder.exists() and any(folder.iterdir()):
        message = f"{folder} is not empty: name a folder that does not exist yet"
        raise CommandError(message)
    asking = sys.stdin.isatty()
    name = _plain(name or ask("Name", asking, "--name"), "--name")
    language = language or ask("Language", asking, "--language", spoken(), default=ENGLISH)
    with speaking(language):
        likely = _("%(name)s: what articles say, claim by claim, and where they differ.")
    description = description or ask(
        "What it shows, in a sentence",
        asking,
        "--description",
        default=likely % {"name": name},
    )
    if asking:
        maker = maker or ask_line("Who makes it and chooses the articles (may be empty)")
        repository = repository or ask_line("The address of its repository (may be empty)")
    address = address or ask(
        "The address of the site", asking, "--address", default=_likely_address(name, repository)
    )
    explainer = Explainer(
        name=name,
        description=_plain(description, "--description"),
        language=language,
        address=address.rstrip("/") + "/",
        authority=f"{urlsplit(address).hostname},{today()[:4]}",
        year=today()[:4],
        repository=(repository or "").rstrip("/"),
        maker=_plain(maker or "", "--maker"),
    )
    _refuse_bad_settings(explainer)
    engine = begin(folder, root, files_of(explainer, example=not empty))
    click.echo(f"{folder}: an explainer, with the engine of {engine.commit[:12]}.")
    click.echo(f"Next:\n  cd {folder}\n  git init && git add --all && git commit -m 'Begin'")
    click.echo("  make serve\n  make test")
    if not empty:
        click.echo(
            "Its subject is invented, and told in English. Take it out: claims init --empty ."
        )


def _plain(text: str, option: str) -> str:
    """A text that stands on pages and in settings as it is. Raises CommandError if it cannot."""
    if odd := _NO_WORDS.search(text):
        message = f"{option}: “{text}” holds “{odd[0]}”, which means something on a page: use words"
        raise CommandError(message)
    return text


def _likely_address(name: str, repository: str | None) -> str:
    """Where its host would publish a repository's site; without one, an address of nobody's."""
    named = _REPOSITORY.fullmatch(repository or "")
    if named and named["host"] in _PAGES:
        return f"https://{named['owner'].lower()}.{_PAGES[named['host']]}/{named['name']}/"
    return f"https://{slug(name)}.example/"


def _refuse_bad_settings(explainer: Explainer) -> None:
    if explainer.repository and not _REPOSITORY.fullmatch(explainer.repository):
        message = (
            f"--repository: “{explainer.repository}” is not the address of a repository; expected "
            "one such as https://github.com/owner/name, or none"
        )
        raise CommandError(message)
    try:
        Site.of(
            {
                "site_name": explainer.name,
                "site_url": explainer.address,
                "extra": {"tag_authority": explainer.authority},
            }
        )
    except SettingError:
        message = (
            f"--address: “{explainer.address}” is not the address of a site; expected one such as "
            "https://example.org/"
        )
        raise CommandError(message) from None


def _take_example_out(root: Path) -> None:
    """Take the example out of the explainer in a folder. Raises CommandError if it was changed."""
    edited = without_example(root)
    kept = {root / path: text for path, text in edited.items() if text is not None}
    gone = [path for path, text in edited.items() if text is None]
    replace_files(kept, root)
    for path in gone:
        (root / path).unlink()
    click.echo(f"{several(len(gone), 'file')} taken out, {several(len(kept), 'file')} emptied.")
    click.echo("Next: an article, with claims new source")
