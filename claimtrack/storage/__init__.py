"""The ledger: documents, claims and decisions in one SQLite file, dated, never lost."""
