"""How large a table of one's own may be."""

MOST_BYTES = 5 * 2**20
MOST_ROWS = 5_000
LEAST_ROWS = 12
MOST_COLUMNS = 50
MOST_CLASSES = 20
LEAST_OF_CLASS = 3  # one row for each part
LARGEST = 1e9  # of a number, so that its square is one, too
LONGEST_NAME = 40  # characters of a column or a class
