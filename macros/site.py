"""The published site: its name, its address, and what its configuration says about its data."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import yaml

from macros.language import ENGLISH
from macros.look.tokens import Look, LookError, look_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SETTINGS: Final = "mkdocs.yml"
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The reader in C, ten times as fast, where PyYAML has it: every command reads the settings."""

_NAME: Final = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_AUTHORITY: Final = re.compile(
    rf"(?:[\w.+-]+@)?{_NAME}(?:\.{_NAME})+"
    r",(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?",
    re.ASCII,
)
"""RFC 4151, section 2.1: a domain name or e-mail address, and a date on which one owned it."""

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+")
_SITE: Final = re.compile(r"https?://[^\s<>\"?#]+")
_LICENCE: Final = re.compile(r"[A-Za-z0-9._-]+")
"""The form of a licence's name (datapackage.org, “Data Package”, licenses)."""


_PERMALINK: Final = "Permanent link"
"""What the link of a heading to itself says if nothing is set (Python-Markdown, “toc”)."""

_EDIT: Final = {"gitlab.com": "-/edit/main/", "codeberg.org": "_edit/main/"}
_EDIT_AT_GITHUB: Final = "edit/main/"


class SettingError(ValueError):
    """A setting in `mkdocs.yml` is missing or wrong; the message is for people."""


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of our text and data: its name, and its address."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Site:
    """The published site: its name, and its address, which ends in a slash.

    `language` is that of its pages (BCP 47), `permalink_title` what the link of a heading to itself
    says, empty if headings have none. `authority` begins the ids that stay when the site
    moves (RFC 4151). `correct` is where corrections can be suggested, empty if nowhere.
    """

    name: str
    url: str
    description: str = ""
    language: str = "en"
    authority: str = ""
    licence: Licence | None = None
    correct: str = ""
    permalink_title: str = ""
    look: Look = field(default_factory=look_of)

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Site:
        """The site that the settings of `mkdocs.yml` describe. Raises SettingError."""
        extra = settings.get("extra") or {}
        toc = (settings.get("mdx_configs") or {}).get("toc") or {}
        repository = settings.get("repo_url") or ""
        return cls(
            name=_name(settings.get("site_name")),
            url=_address(settings.get("site_url"), "site_url", _SITE).rstrip("/") + "/",
            description=settings.get("site_description") or "",
            language=(settings.get("theme") or {}).get("language", "en"),
            authority=_authority(extra.get("tag_authority")),
            licence=_licence(extra.get("licence")),
            correct=editing(repository),
            look=_look(extra.get("look")),
            permalink_title=toc.get("permalink_title", _PERMALINK) if toc.get("permalink") else "",
        )

    @property
    def licence_url(self) -> str | None:
        """The address of the licence, if there is one."""
        return self.licence.url if self.licence else None

    def address(self, url: str) -> str:
        """The full address of something within the site."""
        return self.url + url

    def tag(self, name: str) -> str:
        """The permanent id of something: a `tag:` URI (RFC 4151)."""
        return f"tag:{self.authority}:{name}"


def language_of_the_site(root: Path) -> str:
    """The language that the settings of a project name; English where they cannot be read.

    They are not evaluated, which would take ten times as long.
    """
    path = root / SETTINGS
    try:
        node = yaml.compose(path.read_text("utf-8"), _LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return ENGLISH
    for name in ("theme", "language"):
        entries = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for key, value in entries if key.value == name), None)
    return node.value if isinstance(node, yaml.ScalarNode) else ENGLISH


def editing(repository: str) -> str:
    """Where the files of a repository can be edited, as its host has it; empty if there is none."""
    if not repository:
        return ""
    edit = _EDIT.get(urlsplit(repository).hostname or "", _EDIT_AT_GITHUB)
    return f"{repository.rstrip('/')}/{edit}"


def _name(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        message = f"mkdocs.yml: site_name is {_shown(value)}; expected the name of the site"
        raise SettingError(message)
    return value


def _address(value: object, name: str, form: re.Pattern[str] = _ADDRESS) -> str:
    if not isinstance(value, str) or not form.fullmatch(value):
        message = (
            f"mkdocs.yml: {name} is {_shown(value)}; expected the address at which it can be read, "
            "such as https://example.org/"
        )
        raise SettingError(message)
    return value


def _authority(value: object) -> str:
    if not isinstance(value, str) or not _AUTHORITY.fullmatch(value):
        message = (
            f"mkdocs.yml: extra: tag_authority is {_shown(value)}; expected a domain name of yours "
            "and a year in which it was, such as example.org,2026. The ids of the feed begin with "
            "it, so choose it once and never change it"
        )
        raise SettingError(message)
    return value


def _licence(value: object) -> Licence | None:
    match value:
        case None:
            return None
        case {"name": str(name), "url": address} if _LICENCE.fullmatch(name):
            return Licence(name, _address(address, "extra: licence: url"))
        case _:
            message = (
                f"mkdocs.yml: extra: licence is {_shown(value)}; expected a short name and a url: "
                "{name: CC-BY-4.0, url: https://creativecommons.org/licenses/by/4.0/}"
            )
            raise SettingError(message)


def _look(value: object) -> Look:
    try:
        return look_of(value)
    except LookError as bad:
        message = f"mkdocs.yml: {bad}"
        raise SettingError(message) from None


def _shown(value: object) -> str:
    return "missing" if value is None else f"“{value}”"
