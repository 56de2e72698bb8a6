"""The tests here are about the record of this repository, and may read it."""

from __future__ import annotations

import os

from tests.guard.sitecustomize import MAY_READ

os.environ[MAY_READ] = "yes"
