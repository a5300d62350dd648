"""Language tools: pure, and every result counts code points of the text it was given."""
