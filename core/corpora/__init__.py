"""Where sentences come from: the small world, written here, and real reviews, read from disk."""
