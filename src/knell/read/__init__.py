"""Stage 1: bytes to reports. Pure: streams and bytes are given, nothing is opened here."""
