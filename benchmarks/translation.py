"""How well German becomes English, how long that takes, and how long the loop of the lecture notes takes.

The data are looked for under GLASSBOX_DATA. BLEU is sacrebleu's on lower-case tokens of spaCy, greedy search, on the
test part. The notes' loop is timed at the notes' own size, on batches of the same pairs, for a part of an epoch.
"""

from __future__ import annotations

import time

from benchmarks.common import announce, at_least_one, fresh_home, fresh_python, judge, options
from core.headless.training import train
from core.problems import Problem
from core.topics.attention import Config

BLEU = {"multi30k": 28.3, "tatoeba": 38.0}
LONGEST = 360.0  # seconds of training on Multi30k

# Two layers of 512 units without attention, every target token in a call of its own, batches of 128 with pads.
_NOTES = """
import sys, time
import numpy as np
import torch
from torch.nn.functional import cross_entropy
from core.models.seq2seq import Decoder, Encoder, Seq2Seq
from core.text.batching import pad
from core.topics.attention import Config
from core.trainers.translating.data import prepare

data, size, count = prepare(Config.model_validate_json(sys.argv[1])), 128, int(sys.argv[2])
same = {"embedding_size": 256, "hidden_size": 512, "cell": "lstm", "num_layers": 2, "dropout": 0.5}
encoder = Encoder(len(data.source), bidirectional=False, **same)
model = Seq2Seq(encoder, Decoder(len(data.target), attention="none", **same))
optimizer = torch.optim.Adam(model.parameters())
order = np.random.default_rng(0).permutation(len(data.train.sources))
batches = [order[i : i + size] for i in range(0, len(order), size)]
began = time.perf_counter()
for chosen in batches[:count]:
    source, lengths = pad([data.train.sources[i] for i in chosen])
    target, _ = pad([data.train.targets[i] for i in chosen])
    logits = model(source, lengths, target[:, :-1], teacher_forcing=0.5)
    loss = cross_entropy(logits.flatten(0, 1), target[:, 1:].flatten(), ignore_index=0)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
print((time.perf_counter() - began) / count * len(batches))
"""


def main() -> None:
    """Train once per seed, then time the notes' loop."""
    parser = options(__doc__)
    parser.add_argument("--corpus", choices=BLEU, default="multi30k")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    parser.add_argument("--notes", type=at_least_one, default=20, help="batches of the notes' loop that are timed")
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="instead of the preset's")
    asked = parser.parse_args()
    given = Config.preset(asked.corpus) | dict(pair.split("=", 1) for pair in asked.set)
    announce(f"translation on {asked.corpus}")
    with fresh_home():
        try:
            results = [one(Config.read(given | {"seed": seed})) for seed in asked.seeds]
        except Problem as problem:
            raise SystemExit(problem.message.format(**problem.values)) from problem
        config = Config.read(given)
        notes = float(fresh_python(_NOTES, config.model_dump_json(), str(asked.notes)))
    seconds = max(result[1] for result in results)
    epoch = seconds / config.epochs
    print(f"an epoch: {epoch:.1f} s; the loop of the notes: {notes:.1f} s (from {asked.notes} batches)")
    judge("test BLEU, lowest of the seeds", min(result[0] for result in results), BLEU[asked.corpus], at_least=True)
    if asked.corpus == "multi30k":
        judge("longest training", seconds, LONGEST, " s")


def one(config: Config) -> tuple[float, float]:
    """Test BLEU and the seconds of training, evaluations while training included."""
    began, seconds = time.perf_counter(), 0.0
    for report in train(config):
        seconds += report.seconds
    if report.summary is None:
        raise SystemExit(f"seed {config.seed} diverged at step {report.step}")
    found, whole = report.summary, time.perf_counter() - began
    print(
        f"  seed {config.seed}: {seconds:.0f} s of training ({report.threads} threads, {whole:.0f} s with the words and"
        f" the test), test BLEU {found['test_bleu']:.2f}, perplexity {found['test_perplexity']:.2f}"
        f" on {found['test_texts']} sentences",
        flush=True,
    )
    return found["test_bleu"], seconds


if __name__ == "__main__":
    main()
