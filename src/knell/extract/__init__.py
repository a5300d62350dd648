"""Stage 3, extract: a report's sentences -> grounded claims, incident mentions and positions."""
