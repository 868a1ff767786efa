"""Claims -> one self-contained HTML page. Everything that comes from a document is text there, never markup."""
