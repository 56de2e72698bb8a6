"""From the records in `data/` and the pages in `docs/` to an annotated explainer."""
