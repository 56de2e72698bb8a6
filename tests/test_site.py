"""What the configuration says about the site, and the messages if it is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from macros.site import Licence, SettingError, Site, editing
from tests.projects import edit
from tests.terminal import build, claims

if TYPE_CHECKING:
    from pathlib import Path

GOOD: dict[str, Any] = {
    "site_name": "The harbour",
    "site_url": "https://harbour.example",
    "extra": {"tag_authority": "harbour.example,2003"},
}


def test_a_site_as_its_settings_say() -> None:
    licence = {"name": "CC0-1.0", "url": "https://licence.example/"}
    settings = GOOD | {
        "extra": GOOD["extra"] | {"licence": licence},
        "repo_url": "https://r.example/",
    }
    assert Site.of(settings) == Site(
        name="The harbour",
        url="https://harbour.example/",
        authority="harbour.example,2003",
        licence=Licence("CC0-1.0", "https://licence.example/"),
        correct="https://r.example/edit/main/",
    )
    site = Site.of(GOOD)
    assert site.licence is None
    assert site.address("data/") == "https://harbour.example/data/"
    assert site.tag("changes") == "tag:harbour.example,2003:changes"


ADDRESS = "expected the address at which it can be read, such as https://example.org/"
AUTHORITY = (
    "expected a domain name of yours and a year in which it was, such as example.org,2026. "
    "The ids of the feed begin with it, so choose it once and never change it"
)
LICENCE = (
    "expected a short name and a url: "
    "{name: CC-BY-4.0, url: https://creativecommons.org/licenses/by/4.0/}"
)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"site_name": " "}, "site_name is “ ”; expected the name of the site"),
        ({"site_url": None}, f"site_url is missing; {ADDRESS}"),
        ({"site_url": "harbour.example"}, f"site_url is “harbour.example”; {ADDRESS}"),
        ({"extra": {}}, f"extra: tag_authority is missing; {AUTHORITY}"),
        (
            {"extra": {"tag_authority": "harbour,2003"}},
            f"extra: tag_authority is “harbour,2003”; {AUTHORITY}",
        ),
        (
            {"extra": GOOD["extra"] | {"licence": "CC0"}},
            f"extra: licence is “CC0”; {LICENCE}",
        ),
        (
            {"extra": GOOD["extra"] | {"licence": {"name": "X", "url": "javascript:x"}}},
            f"extra: licence: url is “javascript:x”; {ADDRESS}",
        ),
    ],
    ids=["name", "no address", "address", "no authority", "authority", "licence", "its address"],
)
def test_a_bad_setting_is_named_with_its_remedy(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingError) as bad:
        Site.of(GOOD | settings)
    assert str(bad.value) == f"mkdocs.yml: {message}"


@pytest.mark.parametrize(
    "authority",
    ["a.example,2003", "a-b.xn--p1ai,2003-04", "me@a.b.example,2003-04-05"],
)
def test_authorities_of_every_form(authority: str) -> None:
    assert Site.of(GOOD | {"extra": {"tag_authority": authority}}).authority == authority


@pytest.mark.parametrize(
    "authority",
    [
        *("a.example,2003-13", "a.example,2003-04-32", "a.example,0000", "a.example,3000"),
        *("a_b.example,2003", "-a.example,2003", "a.example", "A.example,2003", "é.example,2003"),
    ],
)
def test_authorities_of_no_form(authority: str) -> None:
    with pytest.raises(SettingError):
        Site.of(GOOD | {"extra": {"tag_authority": authority}})


@pytest.mark.parametrize("address", ["https://x.example/?a=b", "https://x.example/#c"])
def test_a_site_is_at_an_address_to_which_more_can_be_added(address: str) -> None:
    with pytest.raises(SettingError):
        Site.of(GOOD | {"site_url": address})


def test_a_bad_setting_stops_the_build_and_the_export(project: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert build(project, site).returncode == 0
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    edit(project / "mkdocs.yml", "harbour.example,2003", "harbour")
    message = f"mkdocs.yml: extra: tag_authority is “harbour”; {AUTHORITY}."
    built = build(project, site)
    assert built.returncode == 1
    assert message in built.stderr
    assert "Traceback" not in built.stderr
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    assert claims("--root", project, "export", "claims.csv") == (2, "", f"Error: {message}\n")


def test_a_setting_that_mkdocs_refuses_stops_the_export(project: Path) -> None:
    edit(project / "mkdocs.yml", "https://harbour.example/", "nowhere")
    code, out, err = claims("--root", project, "export", "claims.csv")
    assert (code, out) == (2, "")
    assert "site_url" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("repository", "edited"),
    [
        ("", ""),
        ("https://github.com/a/b", "https://github.com/a/b/edit/main/"),
        ("https://gitlab.com/a/b/", "https://gitlab.com/a/b/-/edit/main/"),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/_edit/main/"),
    ],
)
def test_files_are_edited_where_their_host_has_it(repository: str, edited: str) -> None:
    assert editing(repository) == edited
