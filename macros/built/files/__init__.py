"""What must hold of the files of a built site: one check per module, found by being here.

A check has an `ID`, a docstring that says why, and a generator `check(site)` of problems.
"""
