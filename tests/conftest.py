"""Real sites, built once for all test processes, and a browser to look at them."""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from filelock import FileLock
from hypothesis import settings

import tests.guard.sitecustomize
from macros.built import browser as browsers
from macros.built.served import serving
from macros.built.visit import SCREENS
from tests.projects import REPOSITORY, make_project
from tests.repositories import git
from tests.terminal import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    MadeOnce: TypeAlias = Callable[[str, Callable[[Path], object]], Path]

settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.register_profile("searching", deadline=None, database=None)
settings.load_profile("searching" if "FUZZ_CASES" in os.environ else "repeatable")


RECORD = Path(__file__).parent / "record"
GUARD = Path(tests.guard.__file__).parent
os.environ["PYTHONPATH"] = os.pathsep.join([str(GUARD), os.environ.get("PYTHONPATH", "")])


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the tests of the record out unless they are asked for: they lower the guard."""
    asked = any("record" in Path(argument).parts for argument in config.args)
    return True if collection_path == RECORD and not asked else None


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: tests wait for browsers and servers."""
    return (os.cpu_count() or 1) + 1


def build_well(root: Path, folder: Path) -> None:
    """Build the site of a project into a folder, without a warning."""
    done = build(root, folder, REPO_URL="")
    assert (done.returncode, "WARNING" in done.stderr) == (0, False), done.stderr


def with_macros(root: Path) -> Path:
    """A project beside this project's macros, so that it can be built."""
    (root / "macros").symlink_to(REPOSITORY / "macros")
    return root


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """A folder by its name, which the first test process that needs it fills for all of them."""
    own = tmp_path_factory.getbasetemp()
    everybodys = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def folder(name: str, fill: Callable[[Path], object]) -> Path:
        whole, begun = everybodys / name, everybodys / f"{name}.begun"
        with FileLock(f"{whole}.lock"):
            if not whole.exists():
                shutil.rmtree(begun, ignore_errors=True)
                begun.mkdir()
                fill(begun)
                begun.rename(whole)
        return whole

    return folder


@pytest.fixture(scope="session")
def lighthouse(made_once: MadeOnce) -> Path:
    """The subject that shows every kind of thing, in a git repository: never to be changed."""

    def fill(root: Path) -> None:
        with_macros(make_project(root, "lighthouse"))
        (root / ".gitignore").write_text("/macros\n", "utf-8")
        git(root, "init", "-q")
        git(root, "add", ".")
        git(root, "commit", "-qm", "The lamp")

    return made_once("lighthouse", fill)


@pytest.fixture(scope="session")
def site(lighthouse: Path, made_once: MadeOnce) -> Path:
    """Its site."""
    return made_once("site", lambda folder: build_well(lighthouse, folder))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small fixture project, ready to be changed and built."""
    return with_macros(make_project(tmp_path / "project"))


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on this machine; gives its address."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(serving(folder))


@pytest.fixture(scope="session")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    """The address at which the site of the lighthouse is served."""
    return serve(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser. There being none is a failure, never a reason to skip."""
    with browsers.browser() as launched:
        yield launched


@pytest.fixture(scope="session")
def visitors(browser: Browser) -> Iterator[BrowserContext]:
    """What visitors share: the browser keeps what it has loaded, and nothing that was set."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest, visitors: BrowserContext) -> Iterator[Page]:
    """A page on a phone, and on a wide screen."""
    page = visitors.new_page()
    width, height = SCREENS[request.param]
    page.set_viewport_size({"width": width, "height": height})
    yield page
    page.evaluate("origin === 'null' || localStorage.clear()")
    page.close()


@pytest.fixture
def touched(browser: Browser) -> Iterator[Page]:
    """A page on a phone, whose screen is touched."""
    width, height = SCREENS["phone"]
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True)
    yield context.new_page()
    context.close()
