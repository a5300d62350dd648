"""Makes the weights of `extract/weights.py` from annotated articles, and measures them on articles left out."""
