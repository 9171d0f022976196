"""What the topics 2.3 to 2.5 share: the settings of an encoder and a decoder."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import model_validator

from core.problems import N_, Problem
from core.topics import shared_settings as shared
from core.topics.settings import About, Curve, Settings, setting

LONGEST_READ = 60  # tokens of a typed sentence
LONGEST_WRITTEN = 60  # tokens of a translation; without `<eos>` it is cut there, and the page says so

LETTERS = "letters"
"""The language of the words that are written backwards: each letter is a token."""

SOURCES = {"small_world": ("de", "ko", "en"), "multi30k": ("de", "en"), "tatoeba": ("de", "en"), "reverse": ("de",)}
"""Corpus -> the languages that it can be read from."""

LARGEST = {"small_world": 80_000, "reverse": 100_000}
"""Corpus that is made here -> training sentences that there are."""

LANGUAGES = {"de": N_("German"), "ko": N_("Korean"), "en": N_("English")}

PRESETS: dict[str | None, dict] = {
    "multi30k": {
        "train_size": 30_000, "min_freq": 2, "cell": "lstm", "attention": "dot", "embedding_size": 256,
        "hidden_size": 256, "dropout": 0.4, "label_smoothing": 0.1, "learning_rate": 0.003, "batch_size": 96,
        "epochs": 7,
    },
    "tatoeba": {
        "train_size": 200_000, "max_length": 24, "min_freq": 4, "cell": "lstm", "attention": "dot",
        "embedding_size": 144, "hidden_size": 384, "dropout": 0.2, "label_smoothing": 0.1, "learning_rate": 0.003,
        "batch_size": 128, "epochs": 8,
    },
    "reverse": {
        "train_size": 38_300, "max_length": 14, "embedding_size": 64, "hidden_size": 128, "dropout": 0.0,
        "word_dropout": 0.0, "learning_rate": 0.005, "batch_size": 128, "epochs": 2,
    },
}  # fmt: skip
"""What suits each corpus; the defaults suit the small world."""


def attention_score(default: str, help: str) -> Any:
    """How a state of the decoder is compared with a state of the encoder, if at all."""
    names = {"none": N_("none"), "dot": N_("dot"), "general": N_("general"), "additive": N_("additive")}
    return setting(default, N_("Attention"), "model", names=names, help=help)


def state_size(default: int, help: str) -> Any:
    """The width of a state; even, because two directions have half of it each."""
    return setting(default, N_("Hidden size"), "model", ge=8, le=512, step=2, help=help)


def read_backwards(**how: Any) -> Any:
    """Whether the encoder reads the last token first."""
    return setting(
        False, N_("Read the source backwards"), "model",
        help=N_("Without attention it helps: the first words of source and target come close to each other."), **how,
    )  # fmt: skip


class TranslationSettings(Settings):
    """One experiment with an encoder that reads and a decoder that writes."""

    answer_code = (
        "print(prediction.translation)\n"
        "if prediction.attention is None:\n"
        '    shown = pd.DataFrame({"token": prediction.target_tokens, "probability": prediction.probability})\n'
        "else:\n"
        "    shown = pd.DataFrame(prediction.attention, prediction.target_tokens, prediction.source_tokens)\n"
        "shown.round(2)"
    )
    language: Literal["de", "ko"] = setting(
        "de", N_("Language that is read"), "data", names=LANGUAGES, when={"corpus": ("small_world",)}
    )
    corpus: Literal["small_world", "tatoeba", "multi30k"] = setting(
        "small_world", N_("Sentences"), "data",
        names={"small_world": N_("small world"), "tatoeba": "Tatoeba", "multi30k": "Multi30k"},
        help=N_("In the small world the right word order and the right links between words are known."),
    )  # fmt: skip
    train_size: int = shared.train_size()
    max_length: int = setting(
        40, N_("Longest text"), "data", ge=4, le=100, help=N_("In tokens. Longer sentences are left out.")
    )
    min_freq: int = shared.min_freq()
    max_vocabulary: int = shared.max_vocabulary(most=50_000)
    cell: Literal["lstm", "gru"] = setting("gru", N_("Cell"), "model", names={"lstm": "LSTM", "gru": "GRU"})
    attention: Literal["none", "dot", "general", "additive"] = attention_score(
        "general", N_("How a state of the decoder is compared with a state of the encoder.")
    )
    embedding_size: int = shared.embedding_size(64, most=512)
    hidden_size: int = state_size(96, N_("Width of a state. With two directions each of them has half of it."))
    num_layers: int = setting(1, N_("Layers"), "model", ge=1, le=2)
    bidirectional: bool = setting(True, N_("Read in both directions"), "model")
    reverse_source: bool = read_backwards()
    teacher_forcing: float = setting(
        1.0, N_("Teacher forcing"), "training", ge=0.0, le=1.0, step=0.1,
        help=N_("How often the decoder reads the true word before instead of its own. Never in a test."),
    )  # fmt: skip
    dropout: float = shared.dropout(0.1)
    word_dropout: float = shared.word_dropout()
    learning_rate: float = shared.learning_rate(0.005)
    label_smoothing: float = setting(
        0.0, N_("Label smoothing"), "training", ge=0.0, le=0.5, step=0.05,
        help=N_("A little of the probability goes to every word, so that the model does not become too sure."),
    )  # fmt: skip
    clip_norm: float = shared.clip_norm()
    batch_size: int = shared.batch_size(64)
    epochs: int = shared.epochs()
    seed: int = shared.seed()

    @model_validator(mode="after")
    def _parts_fit(self) -> TranslationSettings:
        if self.language not in SOURCES[self.corpus]:
            raise Problem(N_("The sentences of {corpus} are in another language than chosen."), corpus=self.corpus)
        if self.train_size > LARGEST.get(self.corpus, self.train_size):
            raise Problem(N_("There are no more than {most} training sentences of this kind."),
                          most=LARGEST[self.corpus])  # fmt: skip
        if self.hidden_size % 2:
            raise Problem(N_("“{field}” must be an even number."), field="hidden_size")
        return self

    @classmethod
    def preset(cls, corpus: str | None) -> dict:
        """Settings that suit a corpus, to begin with."""
        return {"corpus": corpus, "language": "de", **PRESETS[corpus]} if corpus in PRESETS else {}

    @property
    def curves(self) -> tuple[Curve, ...]:
        """The pictures of a live run; where nobody knows the true links, there is no alignment error."""
        exact = Curve("", "valid_exact", N_("Exact match"), share=True)
        links = Curve("", "valid_alignment_error", N_("Alignment error"), share=True)
        known = (exact, links) if self.attention != "none" else (exact,)
        return (*Settings.curves, *(known if self.planted else ()))

    @property
    def target(self) -> str:
        """The language that is written: English, or German where English is read."""
        return "de" if self.language == "en" else "en"

    @property
    def cut_by(self) -> tuple[str, str]:
        """The languages by whose rules source and target are cut into tokens."""
        return (LETTERS, LETTERS) if self.corpus == "reverse" else (self.language, self.target)

    @property
    def backwards(self) -> tuple[bool, bool]:
        """Whether the model reads the source, and writes the target, from the last token to the first."""
        return self.reverse_source, False

    def about(self, summary: dict) -> About:
        """What a model card says."""
        score, error = f"BLEU {summary['test_bleu']:.2f}", summary.get("test_alignment_error")
        links = "" if error is None else f", alignment error {error:.3f}"
        task = f"translate one sentence from {LANGUAGES[self.language]} to {LANGUAGES[self.target]}."
        return About(
            title="an encoder and a decoder that looks back" if self.attention != "none" else "encoder and decoder",
            task="write a word of letters backwards." if self.corpus == "reverse" else task,
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
