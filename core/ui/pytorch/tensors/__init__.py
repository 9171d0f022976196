"""What only the page of topic 0.2, tensors, shows."""
