"""What only the page of topic 0.5, modules, shows."""
