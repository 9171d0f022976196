"""A class presses “Train” at once: how long each waits for a first point, and what the sharing costs."""

from __future__ import annotations

import time
from statistics import mean

from benchmarks.common import announce, at_least_one, judge, options, spread, workers
from benchmarks.runs import lone_seconds, settings, warm_engine
from core.engine import Engine, Run, RunStatus
from core.topics.sentiment import Config

FIRST_POINT, COST = 3.0, 1.3  # seconds for the slowest run; times the ideal time


def main() -> None:
    """Measure some runs alone, then all of them together."""
    parser = options(__doc__)
    parser.add_argument("--runs", type=at_least_one, default=30)
    parser.add_argument("--repeats", type=at_least_one, default=3, help="runs measured alone")
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="besides epochs=1")
    asked = parser.parse_args()
    configs = [settings([f"seed={seed}", *asked.set], epochs=1) for seed in range(max(asked.runs, asked.repeats))]
    announce("thirty_runs")
    with warm_engine(configs[0]) as engine:
        alone = [lone_seconds(engine, config) for config in configs[: asked.repeats]]
        print(f"  alone: {spread(alone)}", flush=True)
        firsts, total = together(engine, configs[: asked.runs])
    ideal = mean(alone) * asked.runs / workers()
    print(f"  first points of {asked.runs}: {spread(firsts)}")
    print(f"  all of them: {total:.1f} s; {asked.runs} × {mean(alone):.2f} s ÷ {workers()} workers = {ideal:.1f} s")
    judge("slowest first point", max(firsts), FIRST_POINT, " s")
    judge("total time ÷ (lone times ÷ workers)", total / ideal, COST)


def together(engine: Engine, configs: list[Config]) -> tuple[list[float], float]:
    """Start all at once; seconds to the first row of each, and to the end of the last."""
    began = time.perf_counter()
    started = [(engine.start(config), time.perf_counter()) for config in configs]
    first: dict[str, float] = {}
    while any(run.status.active for run, _ in started):
        for run, at in started:
            if run.id not in first and len(run.history):
                first[run.id] = time.perf_counter() - at
        time.sleep(0.005)
    total = time.perf_counter() - began
    _check([run for run, _ in started])
    return list(first.values()), total


def _check(runs: list[Run]) -> None:
    if ended := [run for run in runs if run.status is not RunStatus.FINISHED]:
        raise SystemExit(f"{len(ended)} of {len(runs)} runs did not finish: {ended[0].problem or ended[0].status}")


if __name__ == "__main__":
    main()
