"""How long a live run of section 0 takes: with the settings that a page opens with, and with the heaviest allowed.

Each is trained on its own in a fresh process, as `python -m core train` does; the seconds are those of the training.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from benchmarks.common import announce, fresh_home, fresh_python, judge, options
from core.engine.topics import config_class
from core.problems import Problem

SOON = 10.0  # seconds
RATE = 1e-9  # at which nothing diverges and stops early
SIZES = {"samples": 512, "inputs": 2000, "outputs": 100, "hidden_size": 256, "learning_rate": RATE}
HEAVIEST: Mapping[str, Mapping[str, Any]] = {
    "training_loop": {"flowers": 5000, "hidden_size": 64, "batch_size": 1},
    "tensors": SIZES,
    "autograd": SIZES,
    "custom_function": SIZES,
    "nn_modules": {**SIZES, "way": "sequential", "hidden_layers": 4},
    "optimizers": {**SIZES, "ground": "net", "rates": "same", "batch_size": 512},
    "custom_module": {**SIZES, "third": "used"},
    "control_flow": {**SIZES, "depth": "3"},
}
_TRAIN = "import sys; from core.__main__ import main; main(['train', *sys.argv[1:]])"


def most(topic: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    """`settings` with as many steps or epochs as the topic allows beside them."""
    config, length = config_class(topic), "epochs" if topic == "training_loop" else "steps"
    try:
        config.read({**settings, length: 2000 if length == "steps" else 300})
    except Problem as problem:
        return {**settings, length: problem.values["most"]}
    return {**settings, length: 2000 if length == "steps" else 300}


def seconds(topic: str, settings: Mapping[str, Any]) -> float:
    """The seconds that one run trains, from its last line."""
    chosen = [part for name, value in settings.items() for part in ("--set", f"{name}={value}")]
    last = json.loads(fresh_python(_TRAIN, topic, *chosen).strip().splitlines()[-1])
    print(f"  {topic} {settings or 'as it opens'}: {last['steps']} steps, {last['seconds']:.2f} s", flush=True)
    return last["seconds"]


def main() -> None:
    """Run all sixteen and judge the slowest."""
    options(__doc__).parse_args()
    announce("live runs of section 0")
    with fresh_home():
        usual = [seconds(topic, {}) for topic in HEAVIEST]
        heavy = [seconds(topic, most(topic, settings)) for topic, settings in HEAVIEST.items()]
    judge("slowest run as its page opens", max(usual), SOON, " s")
    judge("slowest run that is allowed", max(heavy), SOON, " s")


if __name__ == "__main__":
    main()
