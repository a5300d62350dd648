"""How the encoder that ships was made: labels from annotated articles, training, export (requirements-train.txt)."""
