"""The data files: each made from the same record, under `data/` on the site."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from macros.language import N_, _
from macros.publish.annotations import annotation_collection
from macros.publish.bibtex import sources_bibtex
from macros.publish.csl import csl_item
from macros.publish.feed import entries, feed
from macros.publish.manifest import manifest
from macros.publish.published_file import PublishedFile
from macros.publish.record import whole_record
from macros.publish.ris import sources_ris
from macros.publish.schemas import DIALECT, schema
from macros.publish.tables import TABLES
from macros.publish.values import first_of_each, json_by_line, json_text
from macros.urls import FEED, claim_data_url, data_url, schema_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from macros.publish.table import Table
    from macros.publish.values import Json
    from macros.records.model import Source
    from macros.records.project import Project
    from macros.records.schema import Schemas
    from macros.site import Site

_MEDIA_TYPES: Final = {
    data_url("sources.json"): "application/vnd.citationstyles.csl+json",
    data_url("annotations.json"): "application/ld+json",
}
"""The media types of files in a JSON format that has its own."""

_ROWS_SHOWN: Final = 2


@lru_cache(maxsize=2)
def data_files(project: Project, site: Site) -> tuple[PublishedFile, ...]:
    """The data files, then the feed, and the manifest of those under `data/`."""
    record = whole_record(project, site)
    files = (
        _everything(record, project, site),
        *(_table(table, record) for table in TABLES),
        _sources(project, site),
        _bibtex(project),
        _ris(project),
        _annotations(project, site),
    )
    return (*files, _changes(project, site), _manifest(files, project, site))


def claim_file(project: Project, site: Site) -> PublishedFile | None:
    """The file of the first claim, which stands for those of all; None if there is no claim."""
    path, claim = next(_each_claim(project, site), ("", None))
    if claim is None:
        return None
    return _json_file(
        path,
        _("One claim"),
        _("A claim with all that belongs to it, beside its page."),
        claim,
        schemas=project.schemas,
        counted=(1, N_("claim")),
    )


def _each_claim(project: Project, site: Site) -> Iterator[tuple[str, Json]]:
    """The path of the file of each claim, including retired ones, and what it holds."""
    record = whole_record(project, site)
    schema = {"$schema": site.address(schema_url("claim.json"))}
    for claim in chain(record["claims"], record["retired"]):
        yield claim_data_url(claim["id"]), schema | claim


def published(files: Iterable[PublishedFile], project: Project, site: Site) -> dict[str, str]:
    """The text of everything by its path within the site: `files`, those of claims, and schemas."""
    stands_for_all = claim_file(project, site)
    described = (*files, stands_for_all) if stands_for_all else tuple(files)
    of_each_schema = {file.schema_url: file for file in described if file.schema}
    return {
        **{file.path: file.text for file in files},
        **{path: json_by_line(claim) for path, claim in _each_claim(project, site)},
        **{path: _schema(file, site) for path, file in of_each_schema.items()},
    }


def _schema(file: PublishedFile, site: Site) -> str:
    named = {"$schema": DIALECT, "$id": site.address(file.schema_url), "title": file.title}
    return json_text(named | (file.schema or {}))


def _everything(record: Json, project: Project, site: Site) -> PublishedFile:
    return _json_file(
        data_url("claims.json"),
        _("The whole record"),
        _(
            "Each claim with its accounts and quotes, its standing and origins, its "
            "inconsistencies, and what was found beyond the articles; and each source and "
            "reference."
        ),
        {"$schema": site.address(schema_url("claims.json")), **record},
        schemas=project.schemas,
        counted=(len(record["claims"]), N_("claims")),
    )


def _table(table: Table, record: Json) -> PublishedFile:
    return PublishedFile(
        path=data_url(f"{table.name}.csv"),
        title=_(table.title),
        description=_(table.row),
        media_type="text/csv",
        text=table.csv(record),
        count=len(list(table.rows_of(record))),
        counted=table.name,
        example=table.csv(record, _ROWS_SHOWN),
        schema=table.schema,
        table_schema=table.table_schema,
    )


def _sources(project: Project, site: Site) -> PublishedFile:
    items = [csl_item(source, site) for source in project.record.sources]
    return _json_file(
        data_url("sources.json"),
        _("The articles, to cite"),
        _("The quoted articles as CSL-JSON, for citation processors."),
        items,
        schemas=project.schemas,
        counted=(len(items), N_("sources")),
    )


def _bibtex(project: Project) -> PublishedFile:
    return _bibliography(
        project.record.sources,
        path=data_url("sources.bib"),
        title=_("The articles, for LaTeX"),
        description=_("The quoted articles as BibTeX."),
        media_type="application/x-bibtex",
        write=sources_bibtex,
    )


def _ris(project: Project) -> PublishedFile:
    return _bibliography(
        project.record.sources,
        path=data_url("sources.ris"),
        title=_("The articles, for reference managers"),
        description=_("The quoted articles as RIS."),
        media_type="application/x-research-info-systems",
        write=sources_ris,
    )


def _bibliography(
    sources: tuple[Source, ...],
    *,
    path: str,
    title: str,
    description: str,
    media_type: str,
    write: Callable[[Iterable[Source]], str],
) -> PublishedFile:
    return PublishedFile(
        path=path,
        title=title,
        description=description,
        media_type=media_type,
        text=write(sources),
        count=len(sources),
        counted=N_("sources"),
        example=write(sources[:1]),
    )


def _annotations(project: Project, site: Site) -> PublishedFile:
    path = data_url("annotations.json")
    collection = annotation_collection(project, site, site.address(path))
    return _json_file(
        path,
        _("The quotes, on their articles"),
        _("Each quote as a Web Annotation, for clients that show it where it stands."),
        collection,
        schemas=project.schemas,
        counted=(collection["total"], N_("annotations")),
    )


def _changes(project: Project, site: Site) -> PublishedFile:
    told = entries(project)
    return PublishedFile(
        path=FEED,
        title=_("What changed"),
        description=_(
            "Claims added, changed and retired, and inconsistencies settled, "
            "as an Atom feed for feed readers."
        ),
        media_type="application/atom+xml",
        text=feed(told, site),
        count=len(told),
        counted=N_("changes"),
        example=feed(told[:1], site),
    )


def _manifest(files: Iterable[PublishedFile], project: Project, site: Site) -> PublishedFile:
    package = manifest(files, project, site)
    return _json_file(
        data_url("datapackage.json"),
        _("The manifest"),
        _(
            "The files with their sizes, counts and checksums, the licence, and the commit that "
            "they were made from, as a Data Package."
        ),
        package,
        schemas=project.schemas,
        counted=(len(package["resources"]), N_("files")),
    )


def _json_file(
    path: str,
    title: str,
    description: str,
    value: Any,
    *,
    schemas: Schemas,
    counted: tuple[int, str],
) -> PublishedFile:
    count, things = counted
    return PublishedFile(
        path=path,
        title=title,
        description=description,
        media_type=_MEDIA_TYPES.get(path, "application/json"),
        text=json_by_line(value),
        count=count,
        counted=things,
        example=json_text(first_of_each(value)),
        schema=schema(path.rpartition("/")[2], schemas),
    )
