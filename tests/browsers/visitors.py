"""Readers with a browser each: Chromium, Firefox and WebKit, driven in the same few words."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import warnings
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, Protocol

from macros.built.browser import browser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Page
    from selenium.webdriver.webkitgtk.webdriver import WebDriver

SCREEN: Final = (1200, 900)

ENTER: Final = "\ue007"
ESCAPE: Final = "\ue00c"
PASTE: Final = "\ue009v"
"""Keys by their code points (W3C WebDriver, “Keyboard actions”); of the last, both at once."""

_FIREFOX: Final = ("firefox-esr", "firefox")
_WEBKIT_DRIVER: Final = "WebKitWebDriver"
_WEBKITS: Final = (
    "/usr/lib/*/webkit2gtk-4.*/MiniBrowser",
    "/usr/libexec/webkit2gtk-4.*/MiniBrowser",
)


class Visitor(Protocol):
    """A reader at a window of `SCREEN`, in CSS pixels."""

    def go(self, url: str) -> None:
        """Open a page; it is loaded, and its scripts have run."""

    def run(self, script: str, *arguments: Any) -> Any:
        """What the body of a function returns in the page; of a promise, what it comes to."""

    def click(self, css: str) -> None:
        """Click at the first element of a kind."""

    def press(self, keys: str) -> None:
        """Press keys, one after the other, where the focus is."""


class Chromium:
    """Driven by Playwright."""

    _NAMES: Final = {ENTER: "Enter", ESCAPE: "Escape", PASTE: "Control+v"}

    def __init__(self, page: Page) -> None:
        self._page = page

    def go(self, url: str) -> None:
        self._page.goto(url)

    def run(self, script: str, *arguments: Any) -> Any:
        return self._page.evaluate(f"all => (function () {{ {script} }})(...all)", list(arguments))

    def click(self, css: str) -> None:
        self._page.locator(css).first.click()

    def press(self, keys: str) -> None:
        if keys in self._NAMES:
            self._page.keyboard.press(self._NAMES[keys])
        else:
            self._page.keyboard.type(keys)


class Firefox:
    """Driven by Marionette, which is in every Firefox."""

    def __init__(self, marionette: Any) -> None:
        self._marionette = marionette

    def go(self, url: str) -> None:
        self._marionette.navigate(url)

    def run(self, script: str, *arguments: Any) -> Any:
        return self._marionette.execute_script(script, script_args=arguments, sandbox=None)

    def click(self, css: str) -> None:
        self._marionette.find_element("css selector", css).click()

    def press(self, keys: str) -> None:
        self._marionette.get_active_element().send_keys(keys)


class WebKit:
    """Driven by WebDriver, as GTK's WebKit is."""

    def __init__(self, driver: WebDriver) -> None:
        self._driver = driver

    def go(self, url: str) -> None:
        """Open a page. WebKit may answer before it is loaded, if it just had another to leave."""
        from selenium.webdriver.support.wait import WebDriverWait  # noqa: PLC0415 - slow to import

        loaded = """return location.href.split("#")[0] == arguments[0].split("#")[0]
            && document.readyState == "complete" """
        self._driver.get(url)
        WebDriverWait(self._driver, 30, poll_frequency=0.02).until(
            lambda driver: driver.execute_script(loaded, url)
        )

    def run(self, script: str, *arguments: Any) -> Any:
        return self._driver.execute_script(script, *arguments)

    def click(self, css: str) -> None:
        self._driver.find_element("css selector", css).click()

    def press(self, keys: str) -> None:
        self._driver.switch_to.active_element.send_keys(keys)


@contextmanager
def chromium() -> Iterator[Visitor]:
    with browser() as launched:
        width, height = SCREEN
        context = launched.new_context(viewport={"width": width, "height": height})
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield Chromium(context.new_page())


@contextmanager
def firefox() -> Iterator[Visitor]:
    with TemporaryDirectory() as logs:
        with _no_warnings():
            from marionette_driver.marionette import Marionette  # noqa: PLC0415 - it warns

            marionette = Marionette(
                bin=_firefox(), headless=True, port=_free_port(), gecko_log=logs
            )
            marionette.start_session()
        width, height = SCREEN
        marionette.set_window_rect(width=width, height=height)
        yield Firefox(marionette)
        marionette.quit()


@contextmanager
def webkit() -> Iterator[Visitor]:
    from selenium.webdriver import WebKitGTK, WebKitGTKOptions  # noqa: PLC0415 - slow to import
    from selenium.webdriver.webkitgtk.service import Service  # noqa: PLC0415 - slow to import

    options = WebKitGTKOptions()
    options.binary_location = _webkit() or ""
    options.add_argument("--automation")
    with _screen() as display:
        service = Service(shutil.which(_WEBKIT_DRIVER), env={"DISPLAY": display})
        with _no_warnings():
            driver = WebKitGTK(options=options, service=service)
        driver.set_window_size(*SCREEN)
        yield WebKit(driver)
        driver.quit()


def _no_warnings() -> AbstractContextManager[object]:
    """What drivers use that is deprecated is no fault of ours."""
    return warnings.catch_warnings(action="ignore")


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees: its name."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as screen:
        assert screen.stdout is not None
        try:
            yield f":{screen.stdout.readline().decode().strip()}"
        finally:
            screen.terminate()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _firefox() -> str | None:
    found = next(filter(None, map(shutil.which, _FIREFOX)), None)
    return found and str(Path(found).resolve())


def _webkit() -> str | None:
    if not (sys.platform == "linux" and shutil.which(_WEBKIT_DRIVER) and shutil.which("Xvfb")):
        return None
    return next((str(path) for each in _WEBKITS for path in Path("/").glob(each[1:])), None)


VISITORS: Final[dict[str, Callable[[], AbstractContextManager[Visitor]]]] = {
    "chromium": chromium,
    "firefox": firefox,
    "webkit": webkit,
}

INSTALLED: Final = tuple(
    name
    for name, there in (("chromium", True), ("firefox", _firefox()), ("webkit", _webkit()))
    if there
)
"""Those that can be asked here: Chromium always, since the tests of the site need it."""
