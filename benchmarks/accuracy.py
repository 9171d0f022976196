"""How well the presets learn real reviews, and how long that takes on all cores of this machine.

The data are looked for under GLASSBOX_DATA. Nothing is cached between two calls: the first seed also pays for cutting
the reviews into words.
"""

from __future__ import annotations

import time
from statistics import mean

from benchmarks.common import announce, fresh_home, judge, options
from core.headless.training import train
from core.problems import Problem
from core.topics.sentiment import Config

ACCURACY = {"rt_polarity": 0.76, "nsmc": 0.84, "imdb": 0.86}  # on the test part, mean of the seeds
LONGEST = 360.0  # seconds of one training


def main() -> None:
    """Train once per seed and print each result, the mean and the longest time."""
    parser = options(__doc__)
    parser.add_argument("--corpus", choices=ACCURACY, required=True)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="instead of the preset's")
    asked = parser.parse_args()
    given = Config.preset(asked.corpus) | dict(pair.split("=", 1) for pair in asked.set)
    announce(f"accuracy on {asked.corpus}")
    with fresh_home():
        try:
            results = [one(Config.read(given | {"seed": seed})) for seed in asked.seeds]
        except Problem as problem:
            raise SystemExit(problem.message.format(**problem.values)) from problem
    accuracies, seconds = zip(*results, strict=True)
    judge(f"test accuracy, mean of {len(results)}", mean(accuracies), ACCURACY[asked.corpus], at_least=True)
    judge("longest training", max(seconds), LONGEST, " s")


def one(config: Config) -> tuple[float, float]:
    """Test accuracy and seconds, from nothing to the last test text."""
    began = time.perf_counter()
    *_, last = train(config)
    seconds = time.perf_counter() - began
    if last.summary is None:
        raise SystemExit(f"seed {config.seed} diverged at step {last.step}")
    accuracy = last.summary["test_accuracy"]
    print(
        f"  seed {config.seed}: {seconds:.0f} s ({last.threads} threads), test accuracy {accuracy:.4f}"
        f" on {last.summary['test_texts']} texts",
        flush=True,
    )
    return accuracy, seconds


if __name__ == "__main__":
    main()
