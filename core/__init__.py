"""Glassbox NLP: everything behind the pages."""
