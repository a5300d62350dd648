"""Places in running news text: what was annotated in three corpora, how well Knell finds it, and its weights."""
