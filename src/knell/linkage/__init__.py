"""Record linkage on Splink: what incidents, lists of incidents and, later, lists of victims share.

A `LinkModel` is shipped, versioned data: comparisons with the weight of every level, and rules for which pairs
are looked at. `Engine` scores with it. Nothing here knows what an incident or a mention is.
"""
