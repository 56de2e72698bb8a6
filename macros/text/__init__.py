"""The record in words for people: dates, numbers and answers, the Markdown of fields, plurals."""
