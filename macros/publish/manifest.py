"""The manifest of the data: a Data Package (datapackage.org, “Data Package”, version 2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from macros.git import Git, GitError
from macros.publish.values import known, moment, rights
from macros.records.project import CLAIMS, MADE_FROM

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from macros.publish.published_file import PublishedFile
    from macros.publish.values import Json
    from macros.records.project import Project
    from macros.site import Site

PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"

_NO_LETTER: Final = re.compile(r"[^a-z0-9]+")


def manifest(files: Iterable[PublishedFile], project: Project, site: Site) -> Json:
    """What the files are, how many things they hold, their checksums, their licence and commit."""
    record = project.record
    return {
        "$schema": PROFILE,
        "name": _slug(site.name),
        **known(
            id=site.tag("data"),
            title=f"{site.name}: the record",
            description=f"{site.description} {rights()}".strip(),
            homepage=site.url,
            version=str(record.updated),
            created=moment(record.updated),
            licenses=[{"name": site.licence.name, "path": site.licence.url}]
            if site.licence
            else None,
        ),
        **revision(project.root),
        "counts": {
            "claims": len(record.claims),
            "retired": len(record.retired),
            "accounts": sum(len(claim.accounts) for claim in record.claims),
            "quotes": len(record.quotes),
            "inconsistencies": len(record.inconsistencies),
            "slips": sum(len(source.slips) for source in record.sources),
            "sources": len(record.sources),
            "references": len(record.references),
        },
        "resources": [_resource(file, site) for file in files],
    }


def revision(root: Path) -> Json:
    """The commit that a project is at, and whether what the site is made from has changed since.

    Empty if the record is not in git, or git fails.
    """
    git = Git(root)
    try:
        git.text("ls-files", "--error-unmatch", "--", CLAIMS)
        commit = git.text("rev-parse", "--verify", "--quiet", "HEAD")
        changed = git.text("status", "--porcelain", "--", *MADE_FROM)
    except GitError:
        return {}
    return {"commit": commit, "changed_since": bool(changed)}


def _resource(file: PublishedFile, site: Site) -> Json:
    return known(
        name=_slug(file.name),
        type="table" if file.table_schema else None,
        path=file.name,
        title=file.title,
        description=file.description,
        format=file.name.rpartition(".")[2],
        mediatype=file.media_type,
        encoding="utf-8",
        bytes=len(file.content),
        hash=f"sha256:{file.sha256}",
        count=file.count,
        counted=file.counted,
        schema=file.table_schema,
        json_schema=site.address(file.schema_url) if file.schema else None,
    )


def _slug(text: str) -> str:
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NO_LETTER.sub("-", plain).strip("-") or "record"
