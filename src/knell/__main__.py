"""`python -m knell` is the command line."""

from knell.cli.main import main

main()
