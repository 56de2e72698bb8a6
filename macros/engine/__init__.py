"""The engine among the files of an explainer: which are its, how one begins, how it is updated."""
