"""Stage 2: a report's text to sentences and quotations, each by its offsets."""
