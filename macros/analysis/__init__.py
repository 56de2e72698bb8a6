"""What follows from the records: pure functions that touch no files."""
