"""The edges: network, disk, model runtimes."""
