"""The command line: it reads settings, calls the pipeline, and prints what it gives."""
