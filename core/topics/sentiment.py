"""Topic 2.2, sentiment: what can be set, and what the recorded runs bring along."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import model_validator

from core.problems import N_, Problem
from core.topics import shared_settings as shared
from core.topics.sentiment_answers import Gates, Prediction, Projection, Salience
from core.topics.settings import About, Settings, setting

RECORDED = {"en": "rt-polarity", "ko": "nsmc"}
"""Language -> id of the recorded run, under assets/runs/sentiment."""

EXAMPLES = {
    "en": (
        "Not bad at all, but not great either.",
        "A warm and funny film with a brave heart.",
        "Two long hours that I will never get back.",
    ),
    "ko": (
        "나쁘진 않은데 그렇다고 아주 좋지도 않아요.",
        "따뜻하고 유쾌해서 보는 내내 웃었어요.",
        "두 시간이 너무 아까워요.",
    ),
}
"""Language -> sentences to begin with; recorded runs bring the answers to these along."""

RECORDINGS = {
    "rt-polarity": {"corpus": "rt_polarity", "vectors": "glove", "min_freq": 2},
    "nsmc": {"corpus": "nsmc"},
}
"""Id of a recorded run -> its settings, where they are not those of the corpus's preset."""

PRESETS: dict[str | None, dict] = {
    "rt_polarity": {
        "train_size": 20_000, "embedding_size": 100, "hidden_size": 100, "readout": "max", "dropout": 0.5,
        "learning_rate": 0.002, "word_dropout": 0.05, "epochs": 8,
    },
    "nsmc": {
        "train_size": 200_000, "max_vocabulary": 16_000, "min_freq": 3, "embedding_size": 64, "hidden_size": 96,
        "readout": "max", "dropout": 0.4, "learning_rate": 0.003, "word_dropout": 0.03, "epochs": 4, "batch_size": 128,
    },
    "imdb": {
        "train_size": 20_000, "max_length": 300, "min_freq": 4, "embedding_size": 100, "hidden_size": 64, "cell": "gru",
        "readout": "max", "dropout": 0.5, "learning_rate": 0.003, "word_dropout": 0.1, "epochs": 4, "batch_size": 64,
    },
    "own": {
        "embedding_size": 32, "hidden_size": 24, "readout": "max", "dropout": 0.3, "learning_rate": 0.005,
        "word_dropout": 0.05, "epochs": 30, "batch_size": 16,
    },
}  # fmt: skip
"""What suits each corpus of real texts; the defaults suit the small world."""

CORPORA = {"en": ("small_world", "rt_polarity", "imdb", "own"), "ko": ("small_world", "nsmc", "own")}
"""Language -> the sentences that it can be learned from."""

LANGUAGE_OF = {"rt_polarity": "en", "imdb": "en", "nsmc": "ko"}
GATES = {"lstm": ("i", "f", "g", "o", "c", "h"), "gru": ("r", "z", "n", "h"), "rnn": ("h",)}


class Config(Settings):
    """One experiment with the recurrent sentiment classifier."""

    answer_code = 'pd.DataFrame({"token": prediction.tokens, "P(positive)": prediction.probability_by_token})'
    topic: Literal["sentiment"] = "sentiment"
    language: Literal["en", "ko"] = setting(
        "en", N_("Language of the sentences"), "data", names={"en": N_("English"), "ko": N_("Korean")},
        follows=("corpus", LANGUAGE_OF),
    )  # fmt: skip
    corpus: Literal["small_world", "rt_polarity", "imdb", "nsmc", "own"] = setting(
        "small_world", N_("Sentences"), "data",
        names={
            "small_world": N_("small world"), "rt_polarity": "rt-polarity", "imdb": "IMDB", "nsmc": "NSMC",
            "own": N_("your own texts"),
        },
        help=N_("The small world needs no files, and its right answers are known after every token."),
    )  # fmt: skip
    table: str = setting(
        "", N_("Table"), "data", pattern="^[0-9a-f]{0,16}$", when={"corpus": ("own",)},
        help=N_("The name of your table. It is made from the texts in it, so the same texts have the same name."),
    )  # fmt: skip
    train_size: int = shared.train_size()
    max_length: int = setting(
        64, N_("Longest text"), "data", ge=4, le=1000, help=N_("In tokens. Longer texts keep only their last part.")
    )
    min_freq: int = shared.min_freq()
    max_vocabulary: int = shared.max_vocabulary(most=100_000)
    cell: Literal["rnn", "lstm", "gru"] = setting(
        "lstm", N_("Cell"), "model", names={"rnn": "RNN", "lstm": "LSTM", "gru": "GRU"}
    )
    nonlinearity: Literal["tanh", "relu"] = setting(
        "tanh", N_("Activation of the RNN"), "model", names={"tanh": "tanh", "relu": "ReLU"}, when={"cell": ("rnn",)},
        help=N_("Only the plain RNN uses it. ReLU has no upper limit, so its state can explode."),
    )  # fmt: skip
    embedding_size: int = shared.embedding_size(32, most=300)
    hidden_size: int = setting(64, N_("Hidden size"), "model", ge=2, le=256)
    num_layers: int = setting(1, N_("Layers"), "model", ge=1, le=3)
    bidirectional: bool = setting(False, N_("Read in both directions"), "model")
    packed: bool = setting(
        True, N_("Skip the padding (packed)"), "model",
        help=N_("Off, the model also reads the pads behind short sentences, as in the lecture notes."),
    )  # fmt: skip
    readout: Literal["last", "mean", "max", "attention"] = setting(
        "last", N_("Readout"), "model",
        names={"last": N_("last state"), "mean": N_("mean"), "max": N_("maximum"), "attention": N_("attention")},
        help=N_("How the states of all tokens become one vector."),
    )  # fmt: skip
    learn_at: Literal["every_token", "end"] = setting(
        "every_token", N_("Learn at"), "training", names={"every_token": N_("every token"), "end": N_("the end")},
        when={"readout": ("last",), "bidirectional": (False,)},
        help=N_("At every token, the model is also asked in mid-sentence, and learns to say “not sure yet”."),
    )  # fmt: skip
    vectors: Literal["none", "glove"] = setting(
        "none", N_("Word vectors at the start"), "model", names={"none": N_("random"), "glove": "GloVe"},
        when={"language": ("en",)},
        help=N_("GloVe needs a file of vectors and English sentences."),
    )  # fmt: skip
    dropout: float = shared.dropout(0.0)
    word_dropout: float = shared.word_dropout()
    learning_rate: float = shared.learning_rate(0.01)
    weight_decay: float = setting(0.0, N_("Weight decay"), "training", ge=0.0, le=0.1, step=0.0001)
    clip_norm: float = shared.clip_norm()
    batch_size: int = shared.batch_size(50)
    epochs: int = shared.epochs()
    seed: int = shared.seed()

    @model_validator(mode="before")
    @classmethod
    def _language_follows_corpus(cls, given: dict) -> dict:
        """Real reviews are in one language, so naming the corpus is enough."""
        known = LANGUAGE_OF.get(given.get("corpus"))
        return {"language": known} | given if known else given

    @model_validator(mode="after")
    def _parts_fit(self) -> Config:
        needed = LANGUAGE_OF.get(self.corpus, self.language)
        if needed != self.language:
            raise Problem(N_("The sentences of {corpus} are in another language than chosen."), corpus=self.corpus)
        if self.vectors == "glove" and self.language != "en":
            raise Problem(N_("GloVe vectors are for English words. Choose random vectors for Korean."))
        if self.table and self.corpus != "own":
            raise Problem(N_("A table holds your own texts. Choose these as the sentences, or leave the table out."))
        return self

    @property
    def every_token(self) -> bool:
        """Whether the loss counts at every token, which needs states that know nothing of what comes later."""
        return self.learn_at == "every_token" and self.readout == "last" and not self.bidirectional

    @classmethod
    def preset(cls, corpus: str | None) -> dict:
        """Settings that suit a corpus, to begin with."""
        return {"corpus": corpus, **PRESETS[corpus]} if corpus in PRESETS else {}

    def about(self, summary: dict) -> About:
        """What a model card says."""
        return About(
            title="a recurrent sentiment classifier",
            task=f"P(positive) of one review in {'English' if self.language == 'en' else 'Korean'}.",
            measured=f"accuracy {summary['test_accuracy']:.4f} on {summary['test_texts']} test texts that training "
            "never saw.",
            meant="teaching how recurrent networks read.",
            limits="it knows the words of film reviews only, takes irony at its word, and gives every text an "
            "opinion,\n  also where there is none. It repeats whatever leaning its reviews have.",
        )

    @property
    def threads(self) -> int:
        """Collections of reviews take every core (0), the small world and a table of one's own take one."""
        return 0 if self.large else 1

    @property
    def real(self) -> bool:
        """Whether people wrote the sentences, so that nobody knows the truth after every token."""
        return self.corpus != "small_world"

    @property
    def large(self) -> bool:
        """Whether the sentences are a published collection of thousands of reviews."""
        return self.corpus in LANGUAGE_OF


WORDS_SHOWN = 80  # words of the projection, unless somebody asks for more or fewer
ANSWERS = {
    "predict": Prediction, "gates": Gates, "salience": Salience, "projection": Projection, "confusion": np.ndarray,
}  # fmt: skip
"""Question -> type of the answer, for those that a recorded run brings along."""


def first_questions(config: Config) -> list[tuple[str, dict]]:
    """What the page asks when it opens: questions and their arguments."""
    texts = [{"text": text} for text in EXAMPLES[config.language]]
    of_sentences = [
        *(("predict", text) for text in texts),
        *(("gates", text | {"layer": 0, "backward": False}) for text in texts),
        *(("salience", text) for text in texts),
    ]
    return [*of_sentences, ("projection", {"words": WORDS_SHOWN}), ("confusion", {})]
