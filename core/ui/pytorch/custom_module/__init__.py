"""What only the page of topic 0.7, a module of one's own, shows."""
