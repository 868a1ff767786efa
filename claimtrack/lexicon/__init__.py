"""Words as data: TOML per language, and the one loader."""
