"""What only the page of topic 0.4, a function of one's own, shows."""
