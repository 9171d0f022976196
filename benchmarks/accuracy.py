"""How well the presets learn real reviews, and how long that takes on all cores of this machine.

The data are looked for under GLASSBOX_DATA. Nothing is cached between two calls: the first seed also pays for cutting
the reviews into words.
"""

from __future__ import annotations

from statistics import mean

from benchmarks.common import announce, fresh_home, judge
from benchmarks.training import configs, corpus_options, trained
from core.topics.sentiment import Config

ACCURACY = {"rt_polarity": 0.76, "nsmc": 0.84, "imdb": 0.86}  # on the test part, mean of the seeds
LONGEST = 360.0  # seconds of one training


def main() -> None:
    """Train once per seed and print each result, the mean and the longest time."""
    parser = corpus_options(__doc__, ACCURACY, required=True)
    parser.set_defaults(seeds=[0, 1, 2])
    asked = parser.parse_args()
    announce(f"accuracy on {asked.corpus}")
    runs = []
    with fresh_home():
        for run in trained(configs(Config, asked)):
            runs.append(run)
            print(
                f"  seed {run.config.seed}: {run.whole:.0f} s ({run.threads} threads), test accuracy "
                f"{run.summary['test_accuracy']:.4f} on {run.summary['test_texts']} texts",
                flush=True,
            )
    accuracy = mean(run.summary["test_accuracy"] for run in runs)
    judge(f"test accuracy, mean of {len(runs)}", accuracy, ACCURACY[asked.corpus], at_least=True)
    judge("longest training", max(run.whole for run in runs), LONGEST, " s")


if __name__ == "__main__":
    main()
