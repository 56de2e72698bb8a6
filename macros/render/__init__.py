"""From records to HTML: what analysis found, shown. Nothing is decided here."""
