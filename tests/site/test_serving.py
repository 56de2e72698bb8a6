"""A real server, edited while a browser looks at it; the browser reloads by itself."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.projects import REPOSITORY, edit, make_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

SECONDS = 30_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The fixture project with a copy of the package, so that the package can be edited too."""
    folder = make_project(tmp_path / "project")
    shutil.copytree(
        REPOSITORY / "macros", folder / "macros", ignore=shutil.ignore_patterns("__pycache__")
    )
    return folder


@pytest.fixture
def page(root: Path, browser: Browser) -> Iterator[Page]:
    """A browser's page on a server of the project."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--dev-addr", address],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "NO_MKDOCS_2_WARNING": "1"},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr is not None
    said = ""
    while f"Serving on http://{address}/" not in said:
        line = server.stderr.readline()
        assert line, said
        said += line
    context = browser.new_context(base_url=f"http://{address}/")
    context.set_default_timeout(SECONDS)
    expect.set_options(timeout=SECONDS)
    yield context.new_page()
    context.close()
    server.terminate()
    server.communicate()


def test_changes_show_and_mistakes_heal_without_a_restart(root: Path, page: Page) -> None:
    page.goto("claims/toll-date/")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("From when is the new toll due?")

    claims = root / "data" / "claims.yaml"
    edit(claims, "From when is the new toll due?", "From which day is the toll due?")
    expect(heading).to_contain_text("From which day is the toll due?")

    edit(claims, "answer: 2004-06", "answer: 2004-13")
    expect(heading).to_contain_text("This cannot be shown yet")
    expect(page.locator("pre")).to_contain_text(
        "data/claims.yaml:14:17: schema: answer is “2004-13”"
    )

    edit(claims, "answer: 2004-13", "answer: 2004-07")
    expect(heading).to_contain_text("From which day is the toll due?")
    expect(page.locator("main")).to_contain_text("July 2004")

    parts = root / "macros" / "render" / "templates" / "parts.html"
    edit(parts, '"Beyond the articles"', '"Outside the articles"')
    expect(page.get_by_role("heading", name="Outside the articles")).to_be_visible()

    names = root / "macros" / "text" / "names.py"
    edit(names, '"articles of different origin differ"', '"articles quarrel"')
    expect(page.get_by_text("Articles quarrel")).to_be_visible()

    edit(names, '"articles quarrel"', '"articles quarrel')
    expect(heading).to_contain_text("This cannot be shown yet")
    expect(page.locator("pre")).to_contain_text("SyntaxError: unterminated string literal")

    edit(names, '"articles quarrel', '"articles disagree"')
    expect(page.get_by_text("Articles disagree", exact=True)).to_be_visible()


def test_a_page_shows_what_changes_around_it(root: Path, page: Page) -> None:
    """Pages that come out as before are shown again, and no others."""
    for expected in ("From when is the new toll due?", "From which day is the toll due?"):
        page.goto("claims/toll-amount/")
        expect(page.get_by_role("link", name=f"Previous {expected}")).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_contain_text("How high is the toll?")
        if "new" in expected:
            edit(root / "data/claims.yaml", expected, "From which day is the toll due?")
            page.goto("claims/toll-date/")
            expect(page.get_by_role("heading", level=1)).to_contain_text("From which day")

    page.goto("claims/toll-amount/")
    edit(root / "mkdocs.yml", "site_name: The harbour", "site_name: The old harbour")
    expect(page).to_have_title(re.compile("· The old harbour$"))


def test_a_page_is_changed_and_mended_while_it_is_looked_at(root: Path, page: Page) -> None:
    page.goto("works/")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Works")

    works = root / "docs" / "works.md"
    edit(works, '{{ card("toll-purpose") }}', '{{ card("toll-purpos") }}')
    expect(page.locator("pre")).to_contain_text("Did you mean “toll-purpose”?")

    edit(works, '{{ card("toll-purpos") }}', '{{ card("toll-purpose") }}\n\nA word more.')
    expect(page.get_by_text("A word more.")).to_be_visible()

    edit(works, "A word more.", '{{ count("clams") }}')
    expect(page.locator("main")).to_contain_text("“clams” is not something to count")

    edit(works, '{{ count("clams") }}', '{{ count("claims") | capitalize }} claims.')
    expect(page.get_by_text("Three claims.")).to_be_visible()
