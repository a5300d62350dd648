"""Knell: a casualty recorder that keeps every figure with its words and its source."""

__version__ = "0.1.0"
