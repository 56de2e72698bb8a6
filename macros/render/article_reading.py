"""An article read against the record, as a page for an editor’s own browser: one file, alone."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from markupsafe import Markup

from macros.look import editors_stylesheet
from macros.render.environment import environment

if TYPE_CHECKING:
    from macros.analysis.article_reading import ArticleReading
    from macros.records.model import Record


def page_of(reading: ArticleReading, record: Record) -> str:
    """The page (HTML): the article on the left, the claims on the right.

    It asks for nothing from anywhere, and runs no script (W3C CSP 3).
    """
    styles = editors_stylesheet()
    digest = b64encode(sha256(styles.encode()).digest()).decode()
    template = environment().get_template("article_reading.html")
    return template.render(
        reading=reading,
        source=reading.source,
        record=record,
        styles=Markup(styles),  # noqa: S704 - it is our own
        policy=f"default-src 'none'; style-src 'sha256-{digest}'",
    )
