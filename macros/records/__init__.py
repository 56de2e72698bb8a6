"""From YAML and Markdown files to immutable typed records, each knowing its file and line."""
