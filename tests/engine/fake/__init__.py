"""A topic for tests: `topic` says what can be set, `trainer` learns. Found through `GLASSBOX_TOPICS`."""
