"""What the topics 2.3 to 2.5 share: the settings of an encoder and a decoder, and what one can ask them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from pydantic import model_validator

from core.problems import N_, Problem
from core.topics.settings import About, Curve, Settings, setting

LONGEST_READ = 60  # tokens of a typed sentence
LONGEST_WRITTEN = 60  # tokens of a translation; without `<eos>` it is cut there, and the page says so

SOURCES = {"small_world": ("de", "ko"), "multi30k": ("de",), "tatoeba": ("de",)}
"""Corpus -> the languages that it can be read from."""


PRESETS: dict[str | None, dict] = {
    "multi30k": {
        "train_size": 30_000, "min_freq": 2, "cell": "lstm", "attention": "dot", "embedding_size": 256,
        "hidden_size": 256, "dropout": 0.4, "label_smoothing": 0.1, "learning_rate": 0.003, "batch_size": 96,
        "epochs": 7,
    },
    "tatoeba": {
        "train_size": 200_000, "max_length": 24, "min_freq": 3, "max_vocabulary": 12_000, "cell": "lstm",
        "attention": "dot", "embedding_size": 160, "hidden_size": 256, "dropout": 0.3, "label_smoothing": 0.1,
        "learning_rate": 0.003, "batch_size": 128, "epochs": 6,
    },
}  # fmt: skip
"""What suits each corpus of real sentences; the defaults suit the small world."""


class TranslationSettings(Settings):
    """One experiment with an encoder that reads and a decoder that writes."""

    answer_code = (
        "print(prediction.translation)\n"
        "pd.DataFrame(prediction.attention, prediction.target_tokens, prediction.source_tokens).round(2)"
    )
    curves = (*Settings.curves, Curve("", "valid_alignment_error", N_("Alignment error"), share=True))
    language: Literal["de", "ko"] = setting(
        "de", N_("Language that is read"), "data", names={"de": N_("German"), "ko": N_("Korean")},
        when={"corpus": ("small_world",)},
    )  # fmt: skip
    corpus: Literal["small_world", "tatoeba", "multi30k"] = setting(
        "small_world", N_("Sentences"), "data",
        names={"small_world": N_("small world"), "tatoeba": "Tatoeba", "multi30k": "Multi30k"},
        help=N_("In the small world the right word order and the right links between words are known."),
    )  # fmt: skip
    train_size: int = setting(
        12_000, N_("Training sentences"), "data", ge=100, le=200_000, step=100,
        help=N_("How many sentences the model learns from. Real data stops at what its file holds."),
    )  # fmt: skip
    max_length: int = setting(
        40, N_("Longest text"), "data", ge=4, le=100, help=N_("In tokens. Longer sentences are left out.")
    )
    min_freq: int = setting(
        1, N_("Rarest word kept"), "data", ge=1, le=50, help=N_("Words seen less often become <unk>.")
    )
    max_vocabulary: int = setting(20_000, N_("Largest vocabulary"), "data", ge=50, le=50_000, step=100)
    cell: Literal["lstm", "gru"] = setting("gru", N_("Cell"), "model", names={"lstm": "LSTM", "gru": "GRU"})
    attention: Literal["none", "dot", "general", "additive"] = setting(
        "general", N_("Attention"), "model",
        names={"none": N_("none"), "dot": N_("dot"), "general": N_("general"), "additive": N_("additive")},
        help=N_("How a state of the decoder is compared with a state of the encoder."),
    )  # fmt: skip
    embedding_size: int = setting(64, N_("Embedding size"), "model", ge=8, le=512)
    hidden_size: int = setting(
        96, N_("Hidden size"), "model", ge=8, le=512, step=2,
        help=N_("Width of a state. With two directions each of them has half of it."),
    )  # fmt: skip
    num_layers: int = setting(1, N_("Layers"), "model", ge=1, le=2)
    bidirectional: bool = setting(True, N_("Read in both directions"), "model")
    reverse_source: bool = setting(
        False, N_("Read the source backwards"), "model",
        help=N_("Without attention it helps: the first words of source and target come close to each other."),
    )  # fmt: skip
    teacher_forcing: float = setting(
        1.0, N_("Teacher forcing"), "training", ge=0.0, le=1.0, step=0.1,
        help=N_("How often the decoder reads the true word before instead of its own. Never in a test."),
    )  # fmt: skip
    dropout: float = setting(0.1, N_("Dropout"), "training", ge=0.0, le=0.9, step=0.05)
    word_dropout: float = setting(
        0.02, N_("Word dropout"), "training", ge=0.0, le=0.5, step=0.01,
        help=N_("Share of training words replaced by <unk>, so that the model learns to live with unknown words."),
    )  # fmt: skip
    learning_rate: float = setting(0.005, N_("Learning rate"), "training", gt=0.0, le=10.0, step=0.001)
    label_smoothing: float = setting(
        0.0, N_("Label smoothing"), "training", ge=0.0, le=0.5, step=0.05,
        help=N_("A little of the probability goes to every word, so that the model does not become too sure."),
    )  # fmt: skip
    clip_norm: float = setting(
        1.0, N_("Largest gradient norm"), "training", ge=0.0, le=100.0, step=0.5, help=N_("0 switches clipping off.")
    )
    batch_size: int = setting(64, N_("Batch size"), "training", ge=1, le=512)
    epochs: int = setting(8, N_("Epochs"), "training", ge=1, le=100)
    seed: int = setting(0, N_("Seed"), "training", ge=0, le=2**31 - 1)

    @model_validator(mode="after")
    def _parts_fit(self) -> TranslationSettings:
        if self.language not in SOURCES[self.corpus]:
            raise Problem(N_("The sentences of {corpus} are in another language than chosen."), corpus=self.corpus)
        if self.hidden_size % 2:
            raise Problem(N_("“{field}” must be an even number."), field="hidden_size")
        return self

    @classmethod
    def preset(cls, corpus: str | None) -> dict:
        """Settings that suit a corpus, to begin with."""
        return {"corpus": corpus, "language": "de", **PRESETS[corpus]} if corpus in PRESETS else {}

    def about(self, summary: dict) -> About:
        """What a model card says."""
        score, error = f"BLEU {summary['test_bleu']:.2f}", summary.get("test_alignment_error")
        links = "" if error is None else f", alignment error {error:.3f}"
        return About(
            title="an encoder and a decoder that looks back" if self.attention != "none" else "encoder and decoder",
            task=f"translate one sentence from {'German' if self.language == 'de' else 'Korean'} to English.",
            measured=f"token accuracy {summary['test_accuracy']:.4f}, exact match {summary['test_exact']:.3f}, {score}"
            f"{links}\n  on {summary['test_texts']} test sentences that training never saw.",
            meant="teaching how a network translates and where it looks.",
            limits="it knows few words, reads an unknown one as `<unk>`, and writes fluent nonsense when a sentence "
            "is\n  unlike those that it learned from.",
        )

    @property
    def threads(self) -> int:
        """Real sentences take every core (0), the small world one."""
        return 0 if self.real else 1

    @property
    def real(self) -> bool:
        """Whether the sentences are real ones."""
        return self.corpus in ("tatoeba", "multi30k")

    @property
    def planted(self) -> bool:
        """Whether the true links between words are known."""
        return not self.real


class Translation(NamedTuple):
    """One sentence of S source tokens, written anew in T target tokens (the last one is `<eos>`, if it was written)."""

    text: str
    source_tokens: list[str]
    source_known: list[bool]  # (S,) whether the token is in the vocabulary
    translation: str
    target_tokens: list[str]
    probability: list[float]  # (T,) of the token that was written
    attention: np.ndarray | None  # (T, S), rows sum to 1
    truth: np.ndarray | None  # (T, S) bool, the planted links, where the sentence is known
    error_rate: float | None  # alignment error rate against `truth`
    finished: bool  # whether `<eos>` came within the limit
    notes: tuple[tuple[str, dict], ...]  # what was done to the text, as catalogue keys with values


@dataclass(frozen=True)
class WordStep:
    """How one target word came about: scores -> distribution -> weighted sum -> output."""

    source_tokens: list[str]
    target_token: str
    scores: np.ndarray  # (S,)
    weights: np.ndarray  # (S,) what was used: the softmax, or what a student put there
    context: np.ndarray  # (H,)
    state: np.ndarray  # (H,)
    candidates: list[str]  # the likeliest words
    probabilities: np.ndarray  # (K,)


@dataclass(frozen=True)
class Occlusion:
    """Attention beside occlusion: what happens to each written word when one source token is hidden."""

    source_tokens: list[str]
    target_tokens: list[str]
    attention: np.ndarray  # (T, S)
    drop: np.ndarray  # (T, S) fall of log P(target token) when the source token becomes `<unk>`
    agreement: float  # Spearman's rank correlation between the two, mean over target tokens
