"""Claims and what comparing them yields -> text, Markdown, JSON and CSV for people and programs."""
