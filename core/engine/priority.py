"""What goes first on a worker, which does one thing after the other. A larger number goes before a smaller one."""

from __future__ import annotations

LIMBERING = -1  # only when there is nothing else to do
ORDER = 0  # a slice of training
ERRAND = 1  # a word with a worker: which device it has, which run is over
FILES = 5  # data that a run waits for
ANSWER = 10  # somebody waits for it
FIRST_ORDER = 11  # of a run: thirty may begin at once, and the pages of those that did ask about everything

TRAINING = (ORDER, FIRST_ORDER)
