"""The joints: stages joined to one another and to the ledger."""
