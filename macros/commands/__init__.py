"""The commands of `claims`, one a file: each is imported only when it is called."""
