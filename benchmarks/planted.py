"""What is learned where the truth is planted: scenes of the small world, and words of letters written backwards.

Nothing is read from outside. Everything is trained as the pages train it, on one thread.
"""

from __future__ import annotations

import torch

from benchmarks.common import announce, fresh_home, judge, options
from benchmarks.training import trained
from core.topics import attention, seq2seq
from core.trainers.seq2seq import Trainer
from core.trainers.seq2seq.lengths import by_length
from core.training.loop import steps

EXACT, LINKS, LONGEST = 0.95, 0.10, 60.0  # scenes: sentences right in every token, alignment error, seconds
LENGTH = 14  # letters
STEPS = 600


def main() -> None:
    """German and Korean scenes, then words backwards with and without attention."""
    parser = options(__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    asked = parser.parse_args()
    announce("what is learned where the truth is planted")
    with fresh_home():
        for seed in asked.seeds:
            for language in ("de", "ko"):
                _scenes(language, seed)
            for kind in seq2seq.BOTTLENECK:
                _backwards(kind, seed)


def _scenes(language: str, seed: int) -> None:
    (run,) = trained([attention.Config(language=language, seed=seed)])
    name = f"scenes, {language} to en, seed {seed}"
    judge(f"{name}: exact match", run.summary["test_exact"], EXACT, at_least=True)
    judge(f"{name}: alignment error", run.summary["test_alignment_error"], LINKS)
    judge(f"{name}: training", run.seconds, LONGEST, " s")


def _backwards(kind: str, seed: int) -> None:
    config = seq2seq.Config.read(seq2seq.Config.preset("reverse") | {"attention": kind, "seed": seed})
    torch.set_num_threads(config.threads)
    trainer = Trainer(config)
    count = len(list(steps(trainer)))
    found = by_length(trainer.model.eval(), trainer.data.source, trainer.data.target, config, trainer.device)
    at = found.lengths.tolist().index(LENGTH)
    name = f"{LENGTH} letters backwards, attention {kind}, seed {seed}"
    judge(f"{name}: steps", count, STEPS)
    print(f"  {name}: letters at their place {found.token[at]:.3f}")
    if kind == "none":
        judge(f"{name}: words right", found.exact[at], 0.05)
        return
    judge(f"{name}: letters at their place", found.token[at], 0.97, at_least=True)
    judge(f"{name}: words right", found.exact[at], 0.90, at_least=True)
    judge(f"{name}: largest weight at the right letter", found.looked[at], 0.95, at_least=True)


if __name__ == "__main__":
    main()
