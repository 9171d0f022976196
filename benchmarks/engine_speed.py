"""How much slower training is through the engine than as a plain loop in a fresh Python process."""

from __future__ import annotations

from benchmarks.common import announce, at_least_one, fresh_python, in_turn, judge, options
from benchmarks.runs import lone_seconds, settings, warm_engine
from core.topics.sentiment import Config

BOUND = 1.3  # times as long

# The data and the model are made before the clock starts; the engine's clock starts with `start`.
_PLAIN = """
import os, sys, time
import torch
from core.topics.sentiment import Config
from core.trainers.sentiment import Trainer
from core.training.loop import steps
config = Config.model_validate_json(sys.argv[1])
torch.set_num_threads(config.threads or os.cpu_count())
trainer = Trainer(config)
began = time.perf_counter()
rows = list(steps(trainer))
print(len(rows), time.perf_counter() - began)
"""


def main() -> None:
    """Take pairs and print the ratio."""
    parser = options(__doc__)
    parser.add_argument("--pairs", type=at_least_one, default=5, help="how often engine and plain loop take turns")
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="a setting of the run")
    asked = parser.parse_args()
    config = settings(asked.set)
    announce("engine_speed")
    steps, _ = plain(config)  # also brings Python's and torch's files into memory
    threads = config.threads or "all"
    print(f"  {steps} steps on “{config.corpus}”, threads: {threads}; steps per second follow")
    with warm_engine(config) as engine:
        ratio = in_turn(
            ("plain", "engine"),
            lambda: steps / plain(config)[1],
            lambda: steps / lone_seconds(engine, config),
            asked.pairs,
            "steps/s",
        )
    judge("plain speed ÷ engine speed, median of pairs", ratio, BOUND)


def plain(config: Config) -> tuple[int, float]:
    """Steps and seconds of the same loop in a new process."""
    steps, seconds = fresh_python(_PLAIN, config.model_dump_json()).split()
    return int(steps), float(seconds)


if __name__ == "__main__":
    main()
