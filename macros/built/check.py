"""Every check of a built site: of its files here, and of its pages in browsers in parallel."""

from __future__ import annotations

import json
import os
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Final

from axe_playwright_python.base import AXE_SCRIPT

from macros.built import files, weight
from macros.built.browser import browser
from macros.built.looks import accessible, alone, keyboard, steady, width
from macros.built.served import serving
from macros.built.visit import SCREENS, Plan, Visit
from macros.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Browser

    from macros.built.html import HtmlPage
    from macros.built.site import BuiltSite
    from macros.built.visit import Finding

_LOOKS: Final = (steady, accessible, width, keyboard, alone)
"""Every look, in the order in which they are taken: the later ones change the page."""

_INDEX: Final = "search/search_index.json"

_Told = tuple[str, str, "Finding"]
"""The address of a page, the id of a check, and what that check found there."""


def check_site(site: BuiltSite) -> tuple[Problem, ...]:
    """Every problem of a built site, in the order of its files. Raises NoBrowserError."""
    plans = plans_for(site)
    parts = [part for part in _shared_out(plans, site) if part]
    found: list[Problem] = []
    with (
        serving(site.folder, site.base) as address,
        serving(site.folder, site.base, served_instead(site)) as quick,
        ProcessPoolExecutor(len(parts) or 1, mp_context=get_context("spawn")) as pool,
    ):
        looked = [pool.submit(look_at, part, quick, site.topic_urls, address) for part in parts]
        found += check_files(site)
        for told in looked:
            found += (_problem(site, *each) for each in told.result())
    return tuple(sorted(set(found)))


def check_files(site: BuiltSite) -> Iterator[Problem]:
    """The problems that show in the files alone."""
    for module in iter_modules(files.__path__):
        yield from import_module(f"{files.__name__}.{module.name}").check(site)


def plans_for(site: BuiltSite) -> tuple[Plan, ...]:
    """A plan for every page that is looked at.

    Pages of claims are many and built alike, and so are those of sources. Of each sort, only as
    many are looked at as it takes to see every kind of element in every kind of surroundings:
    further ones would show nothing new. The keyboard is tried on one page of each sort.
    """
    claims = of_every_make(site.pages[url] for url in site.claim_urls)
    sources = of_every_make(site.pages[url] for url in site.source_urls)
    made = {*site.claim_urls, *site.source_urls}
    written = [url for url in site.pages if url not in made]
    with_keys = {"", *site.topic_urls[:1], *claims[:1], *_pages_with_filters(site)}
    return tuple(Plan(url, keyboard=url in with_keys) for url in (*written, *sources, *claims))


def of_every_make(pages: Iterable[HtmlPage]) -> tuple[str, ...]:
    """The addresses of enough of the pages to see every kind of element that is on any of them."""
    rest = {page.url: page.kinds for page in pages}
    chosen: list[str] = []
    while any(rest.values()):
        url = max(rest, key=lambda each: len(rest[each]))
        seen = rest.pop(url)
        chosen.append(url)
        rest = {other: kinds - seen for other, kinds in rest.items()}
    return tuple(chosen)


def _pages_with_filters(site: BuiltSite) -> Iterator[str]:
    for macro in ("inconsistencies", "grid"):
        yield from (page.url for page in site.project.pages_calling(macro))


def look_at(plans: Iterable[Plan], address: str, weighed: Iterable[str], whole: str) -> list[_Told]:
    """What is found on some pages of a site that is served at an address.

    Those that are `weighed` also get a first visit at `whole`, the address of the unaltered site.
    """
    with browser() as launched:
        told = look_with(launched, plans, address)
        for plan in plans:
            if plan.url in weighed:
                found = weight.first_visit(launched, whole + plan.url)
                told += ((plan.url, weight.ID, finding) for finding in found)
    return told


def look_with(launched: Browser, plans: Iterable[Plan], address: str) -> list[_Told]:
    """What every look finds on some pages of a site, one after the other, on each screen."""
    told: list[_Told] = []
    context = launched.new_context(reduced_motion="reduce")
    visit = Visit(context.new_page(), address)
    for plan in plans:
        for screen in SCREENS:
            visit.begin(plan, screen)
            for look in _LOOKS:
                if plan.keyboard or look is not keyboard:
                    told += ((plan.url, look.ID, finding) for finding in look.look(visit))
    context.close()
    return told


def served_instead(site: BuiltSite) -> dict[str, bytes]:
    """What is served in addition to the site, or in place of its files, to browsers that only look.

    That is an empty search index, since indexing the real one takes each page as long as everything
    else; and axe, so that the browser can cache it.
    """
    served = {accessible.SCRIPT: AXE_SCRIPT.encode()}
    if site.has(_INDEX):
        index = json.loads((site.folder / _INDEX).read_text("utf-8"))
        served[_INDEX] = json.dumps(index | {"docs": []}).encode()
    return served


def _shared_out(plans: Iterable[Plan], site: BuiltSite) -> list[list[Plan]]:
    """The plans in one part for each processor, with about the same amount of work in each."""
    parts: list[list[Plan]] = [[] for _ in range(os.cpu_count() or 1)]
    work = [0] * len(parts)
    for size, plan in sorted(
        ((_work(plan, site), plan) for plan in plans), key=lambda each: -each[0]
    ):
        lightest = work.index(min(work))
        parts[lightest].append(plan)
        work[lightest] += size
    return parts


def _work(plan: Plan, site: BuiltSite) -> int:
    return (2 + plan.keyboard) * (40_000 + len(site.pages[plan.url].text))


def _problem(site: BuiltSite, url: str, check: str, finding: Finding) -> Problem:
    page = site.pages[url]
    line, column = page.place_of(finding.html) if finding.html else (1, 1)
    return Problem(site.place(page.file, line, column), check, finding.message, finding.hint)
