"""Claims -> relations, conflicts, timelines: who says something else, and how far the difference is real."""
