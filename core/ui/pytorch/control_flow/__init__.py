"""What only the page of topic 0.8, control flow, shows."""
