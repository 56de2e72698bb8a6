"""The commands of `claims`, one per module: each is imported only when it is called."""
