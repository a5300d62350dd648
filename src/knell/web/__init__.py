"""The pages and the HTTP interface over a ledger."""
