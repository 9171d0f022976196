"""Ways to look inside a model. Each gives plain arrays, ready for a chart."""
