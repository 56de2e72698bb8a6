"""The record in words for people: dates, numbers, answers, changes; the Markdown of fields."""
