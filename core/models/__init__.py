"""Neural networks, one architecture per file, readable from top to bottom."""
