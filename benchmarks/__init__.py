"""Measurements of how fast, how lean and how accurate the dashboard is: `python -m benchmarks.<name>`."""
