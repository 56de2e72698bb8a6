"""Real sites, built once a test process, and a browser to look at them."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import tests.guard.sitecustomize
from macros.built import browser as browsers
from tests.projects import REPOSITORY, make_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page


SCREENS = {"phone": (390, 844), "wide": (1440, 900)}

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


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def build(root: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project's site as `make site` does, and say how it went."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)]
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.run(
        command, cwd=root, env=variables, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this project."""
    folder = tmp_path_factory.mktemp("site")
    built = build(REPOSITORY, folder, REPO_URL="")
    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stderr
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The fixture project, beside this project's macros, ready to be changed and built."""
    root = make_project(tmp_path / "project")
    (root / "macros").symlink_to(REPOSITORY / "macros")
    return root


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on this machine; gives its address."""
    servers = []

    def start(folder: Path) -> str:
        handler = partial(_Quiet, directory=str(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    """The address at which this project's site is served."""
    return serve(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser. There being none is a failure, never a reason to skip."""
    with browsers.browser() as launched:
        yield launched


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page on a phone, and on a wide screen."""
    width, height = SCREENS[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    yield context.new_page()
    context.close()
