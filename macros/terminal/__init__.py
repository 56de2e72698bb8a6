"""What the commands share: how they read a project, what they print, and how they fail."""
