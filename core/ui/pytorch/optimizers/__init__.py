"""What only the page of topic 0.6, optimizers, shows."""
