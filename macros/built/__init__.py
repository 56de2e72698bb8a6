"""Checks of the built site: what must hold of it, whatever record it shows."""
