"""How much faster training is through the engine than as the same loop in a plain fresh Python process.

A plain process is one in which nobody has set anything: torch takes all cores. That alone costs a small model a lot,
so the same loop on the engine's number of threads is measured beside it: what then remains is the engine's own doing.

A student who waits for a result also waits for Python, torch, the data and the model. So the whole way is taken too:
from the command to the end of the process, against from `start` to the end of the run.
"""

from __future__ import annotations

import time

from benchmarks.common import announce, at_least_one, fresh_python, in_turn, judge, options
from benchmarks.runs import lone_seconds, settings, warm_engine
from core.topics.sentiment import Config

BOUND = 1.3  # times the speed of the plain process

# The data and the model are made before the clock starts; the engine's clock starts with `start`.
_PLAIN = """
import sys, time
import torch
from core.topics.sentiment import Config
from core.trainers.sentiment import Trainer
from core.training.loop import steps
if threads := int(sys.argv[2]):
    torch.set_num_threads(threads)
trainer = Trainer(Config.model_validate_json(sys.argv[1]))
began = time.perf_counter()
rows = list(steps(trainer))
print(len(rows), time.perf_counter() - began)
"""


def main() -> None:
    """Take pairs and print both ratios."""
    parser = options(__doc__)
    parser.add_argument("--pairs", type=at_least_one, default=5, help="how often engine and plain loop take turns")
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="a setting of the run")
    asked = parser.parse_args()
    config = settings(asked.set)
    announce("engine_speed")
    steps, _ = plain(config, config.threads)  # also brings Python's and torch's files into memory
    print(f"  {steps} steps on “{config.corpus}”; steps per second follow")
    with warm_engine(config) as engine:
        ratios = [
            in_turn(
                ("engine", name),
                lambda: steps / lone_seconds(engine, config),
                lambda threads=threads: steps / plain(config, threads)[1],
                asked.pairs,
                "steps/s",
            )
            for name, threads in (("plain", 0), (f"plain, {config.threads or 'all'} thread(s)", config.threads))
        ]
        whole = in_turn(
            ("process", "engine"),
            lambda: plain_process_seconds(config),
            lambda: lone_seconds(engine, config),
            asked.pairs,
        )
    judge("engine speed ÷ plain speed, median of pairs", ratios[0], BOUND, at_least=True)
    print(f"the same against a plain process on as many threads as the engine's run: {ratios[1]:.3g}")
    print(f"whole plain process ÷ whole run through the engine, median of pairs: {whole:.3g}")


def plain(config: Config, threads: int) -> tuple[int, float]:
    """Steps and seconds of the same loop in a new process; `threads` 0 leaves torch as it comes."""
    steps, seconds = fresh_python(_PLAIN, config.model_dump_json(), str(threads)).split()
    return int(steps), float(seconds)


def plain_process_seconds(config: Config) -> float:
    """Seconds from the command to the end of a plain process that trains."""
    began = time.perf_counter()
    plain(config, 0)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
