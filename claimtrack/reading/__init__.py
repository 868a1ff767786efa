"""Files and streams -> documents: what the bytes say, what the front matter says, and nothing guessed."""
