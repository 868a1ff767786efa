"""Claims as JSON records and as flat rows, each layout said once."""
