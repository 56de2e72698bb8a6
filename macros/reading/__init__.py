"""From files to nodes: YAML and pages with positions, fingerprints, the text of an article."""
