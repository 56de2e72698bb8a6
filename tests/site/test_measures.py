"""What is measured of the built site beside `claims check-site`, which looks at every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.built.weight import first_visit
from tests.terminal import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

OPEN_A_NOTE = "document.querySelector('a.annotation[aria-haspopup]').click()"


def test_a_site_that_leads_to_its_repository_asks_no_other_host(
    lighthouse: Path, browser: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    repository = "https://github.com/example/explainer"
    assert build(lighthouse, tmp_path, REPO_URL=repository).returncode == 0
    address = serve(tmp_path)
    for url in ("lamp/", "harbour/"):
        assert list(first_visit(browser, address + url)) == []


def test_reduced_motion_is_kept(browser: Browser, address: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(address + "lamp/")
    page.evaluate(OPEN_A_NOTE)
    duration = "getComputedStyle(document.querySelector('.note')).transitionDuration"
    assert page.evaluate(duration) == "0s"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(duration) == "0.12s"
    page.close()
