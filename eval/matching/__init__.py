"""How well mentions and articles are put together into incidents, measured on annotated ones."""
