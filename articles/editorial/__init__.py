"""The desk's verbs: each checks the right, checks the state, changes, records, in one transaction."""
