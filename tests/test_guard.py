"""The guard on the record works, here and in what tests start."""

from __future__ import annotations

import subprocess
import sys

import pytest

from macros.records.project import read_project
from tests.projects import REPOSITORY, unchanged
from tests.terminal import claims


@pytest.mark.parametrize("name", ["data/claims.yaml", "docs/index.md", "mkdocs.yml"])
def test_no_test_of_the_engine_reads_the_record(name: str) -> None:
    with pytest.raises(AssertionError, match=f"{name}, which is of the record"):
        (REPOSITORY / name).read_bytes()


def test_nor_does_a_command_that_it_runs() -> None:
    code, _, err = claims("check", folder=REPOSITORY)
    assert code != 0
    assert "which is of the record" in err
    read = f"open({str(REPOSITORY / 'mkdocs.yml')!r})"
    done = subprocess.run([sys.executable, "-c", read], capture_output=True, text=True, check=False)
    assert "ReadsTheRecordError" in done.stderr


def test_other_projects_and_the_schemas_are_read() -> None:
    assert read_project(unchanged()).record.claims
    assert (REPOSITORY / "data/schema/claims.schema.json").read_bytes()
