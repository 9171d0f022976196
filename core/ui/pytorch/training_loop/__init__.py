"""What only the page of topic 0.1, the training loop, shows."""
