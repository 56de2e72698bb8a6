"""The built site, read back and looked at: what must hold of it, whatever record it shows."""
