"""How well `knell link` matches lists of incidents: `python -m eval.linking`."""
