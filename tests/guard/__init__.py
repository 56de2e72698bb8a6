"""No test of the engine reads the record that happens to be in this repository.

Python reads `sitecustomize` first where it finds this folder on its path (docs.python.org, “site”),
so the guard stands in the tests and in every Python that they start.
"""
