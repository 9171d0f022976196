"""Everything without a browser: training, predicting and recording in one process."""
