"""What goes first on a worker, which does one thing after the other. A larger number goes before a smaller one."""

from __future__ import annotations

LIMBERING = -1  # only when there is nothing else to do
ORDER = 0  # a slice of training
ERRAND = 1  # a word with a worker: which device it has, which run is over
FIRST_ORDER = 3  # of a run: whoever has just begun one wants to see a point
FILES = 5  # data that a run waits for
ANSWER = 10  # somebody waits for it

TRAINING = (ORDER, FIRST_ORDER)
