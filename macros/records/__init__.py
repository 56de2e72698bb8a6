"""The vocabulary: the kinds of values, the schema, and the typed records, built from nodes."""
