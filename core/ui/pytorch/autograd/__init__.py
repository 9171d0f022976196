"""What only the page of topic 0.3, automatic gradients, shows."""
