"""Frozen values: what passes between the rooms. They parse nothing and print nothing."""
