"""What the records amount to: pure functions, no files."""
