"""How well German becomes English, how long that takes, and how long the loop of the lecture notes takes.

The data are looked for under GLASSBOX_DATA. BLEU is sacrebleu's on lower-case tokens of spaCy, greedy search, on the
test part. The notes' loop is timed at the notes' own size, on batches of the same pairs, for a part of an epoch.
"""

from __future__ import annotations

from benchmarks.common import announce, at_least_one, fresh_home, fresh_python, judge
from benchmarks.training import configs, corpus_options, trained
from core.topics.translation import Config

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
from core.topics.translation import Config
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
    parser = corpus_options(__doc__, BLEU, default="multi30k")
    parser.add_argument("--notes", type=at_least_one, default=20, help="batches of the notes' loop that are timed")
    asked = parser.parse_args()
    announce(f"translation on {asked.corpus}")
    runs = []
    with fresh_home():
        for run in trained(configs(Config, asked)):
            runs.append(run)
            print(
                f"  seed {run.config.seed}: {run.seconds:.0f} s of training ({run.threads} threads, {run.whole:.0f} s "
                f"with the words and the test), test BLEU {run.summary['test_bleu']:.2f}, perplexity "
                f"{run.summary['test_perplexity']:.2f} on {run.summary['test_texts']} sentences",
                flush=True,
            )
        notes = float(fresh_python(_NOTES, runs[0].config.model_dump_json(), str(asked.notes)))
    seconds = max(run.seconds for run in runs)
    print(
        f"an epoch: {seconds / runs[0].config.epochs:.1f} s; the loop of the notes: {notes:.1f} s "
        f"(from {asked.notes} batches)"
    )
    bleu = min(run.summary["test_bleu"] for run in runs)
    judge("test BLEU, lowest of the seeds", bleu, BLEU[asked.corpus], at_least=True)
    if asked.corpus == "multi30k":
        judge("longest training", seconds, LONGEST, " s")


if __name__ == "__main__":
    main()
