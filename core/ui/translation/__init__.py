"""What only the pages on sequences show: classifying a text, and translating it."""
