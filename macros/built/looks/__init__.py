"""What must hold of a page in a browser: one look per module.

A look has an `ID`, a docstring that says why, and a generator `look(visit)` of findings. A page is
loaded once on each screen, and every look is taken there, in the order in which
`macros/built/check.py` lists them: the later ones press keys and resize the window.
"""
