"""The ledger's persistence: one schema on two databases, append-only, with content that can be erased."""
