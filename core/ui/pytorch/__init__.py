"""What only the pages of section 0, PyTorch, show."""
