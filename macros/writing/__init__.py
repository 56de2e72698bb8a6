"""From what somebody typed to the data files: each addition is checked before it is written."""
