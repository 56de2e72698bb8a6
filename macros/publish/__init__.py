"""The record as files for programs: JSON, tables, bibliographies, annotations, a feed."""
