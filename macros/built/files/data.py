"""The files for programs are what the manifest says, and match their schemas.

Each file under `data/` has the size and checksum that `datapackage.json` names, and each JSON file
matches the schema that is published beside it.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from macros.problems import Problem
from macros.urls import DATA, claim_url, data_url, schema_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.built.site import BuiltSite

ID: Final = "data"

_MANIFEST: Final = data_url("datapackage.json")


def check(site: BuiltSite) -> Iterator[Problem]:
    """A problem for each file that is not what the manifest or its schema says."""
    if not site.has(_MANIFEST):
        yield Problem(site.place(_MANIFEST), ID, "the file is missing")
        return
    yield from _listed(site)
    for schema in sorted(site.folder.glob(schema_url("*.json"))):
        name = schema.name.removesuffix(".schema.json")
        validator = Draft202012Validator(json.loads(schema.read_text("utf-8")))
        for path in sorted((*site.folder.glob(data_url(name)), *_beside_claims(site, name))):
            for error in validator.iter_errors(_json(path)):
                at = site.place(path.relative_to(site.folder).as_posix())
                cause = best_match([error]) or error
                yield Problem(at, ID, f"{cause.json_path}: {cause.message[:200]}")


def _listed(site: BuiltSite) -> Iterator[Problem]:
    resources = _json(site.folder / _MANIFEST)["resources"]
    named = {data_url(each["path"]): each for each in resources}
    written = {
        path.relative_to(site.folder).as_posix()
        for path in (site.folder / DATA).iterdir()
        if path.is_file() and path.suffix != ".html"
    }
    for name in sorted(named.keys() ^ (written - {_MANIFEST})):
        message = "the manifest does not list it" if name in written else "the file is missing"
        yield Problem(site.place(name), ID, message)
    for name in sorted(named.keys() & written):
        content = (site.folder / name).read_bytes()
        if (len(content), f"sha256:{sha256(content).hexdigest()}") != (
            named[name]["bytes"],
            named[name]["hash"],
        ):
            message = "the file does not match its published size and checksum"
            yield Problem(site.place(name), ID, message)


def _beside_claims(site: BuiltSite, name: str) -> Iterator[Any]:
    return site.folder.glob(f"{claim_url('*')}{name}")


def _json(path: Any) -> Any:
    return json.loads(path.read_text("utf-8"))
