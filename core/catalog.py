"""The one list of sections and topics: their order, numbers, titles and where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from core.problems import N_, Problem


@dataclass(frozen=True)
class Topic:
    """One lesson of the course. Its id is also the name of its files and its address."""

    id: str
    number: str
    title: str  # catalogue key, like every text below
    summary: str
    icon: str
    status: Literal["ready", "planned"] = "planned"


@dataclass(frozen=True)
class Section:
    """A part of the course. Its id is the folder under `pages/`."""

    id: str
    number: str
    title: str
    topics: tuple[Topic, ...] = field(repr=False)


SECTIONS = (
    Section(
        "pytorch", "0", N_("PyTorch basics"), (
            Topic("training_loop", "0.1", N_("The training loop"),
                  N_("Forward, loss, backward, update: one step of learning in slow motion."), ":material/cycle:",
                  "ready"),
            Topic("tensors", "0.2", N_("Tensors"),
                  N_("Numbers in rows and layers, and a network trained with hand-made gradients."),
                  ":material/data_array:", "ready"),
            Topic("autograd", "0.3", N_("Automatic gradients"),
                  N_("Build an expression and watch PyTorch find its slopes."), ":material/account_tree:", "ready"),
            Topic("custom_function", "0.4", N_("Your own function"),
                  N_("Write forward and backward yourself, and let a check find the mistake."), ":material/function:",
                  "ready"),
            Topic("nn_modules", "0.5", N_("Modules"),
                  N_("One network written in three ways, with the same losses."), ":material/widgets:", "ready"),
            Topic("optimizers", "0.6", N_("Optimizers"),
                  N_("Six ways to walk downhill, racing from one start."), ":material/sports_score:",
                  "ready"),
            Topic("custom_module", "0.7", N_("Your own module"),
                  N_("What the optimizer sees of your layers, and what stays hidden from it."), ":material/extension:",
                  "ready"),
            Topic("control_flow", "0.8", N_("Control flow"),
                  N_("A network with a new depth at every step."), ":material/alt_route:", "ready"),
        ),
    ),
    Section(
        "text", "1a", N_("Text"), (
            Topic("paradigms", "1.1", N_("Ways of learning"),
                  N_("Supervised, unsupervised and reinforcement learning on one small task."), ":material/school:"),
            Topic("cleaning", "1.2", N_("Cleaning text"),
                  N_("Switch the rules on and off, and see what they take away."), ":material/cleaning_services:"),
            Topic("tokenizers", "1.3", N_("Tokenizers"),
                  N_("One sentence cut in many ways, in English and in Korean."), ":material/content_cut:"),
            Topic("vocabulary", "1.4", N_("Vocabulary"),
                  N_("From words to numbers, and what happens to words never seen before."), ":material/menu_book:"),
        ),
    ),
    Section(
        "vectors", "1b", N_("Word vectors"), (
            Topic("cbow", "1.5", N_("CBOW"), N_("Guess a word from its neighbours."), ":material/select_all:"),
            Topic("skipgram", "1.6", N_("Skip-gram"),
                  N_("Guess the neighbours from a word, with negative samples."), ":material/join_inner:"),
            Topic("glove", "1.7", N_("GloVe"), N_("Word vectors from a table of counts."), ":material/grid_on:"),
            Topic("fasttext", "1.8", N_("FastText"),
                  N_("Vectors even for misspelt words, from pieces of words."), ":material/spellcheck:"),
            Topic("projection", "1.9", N_("Projection"),
                  N_("See vectors on a flat map, and how far the map can be trusted."), ":material/scatter_plot:"),
        ),
    ),
    Section(
        "recurrent", "1c", N_("Recurrent networks"), (
            Topic("rnn", "1.10", N_("RNN"),
                  N_("A network that reads word by word and remembers."), ":material/replay:"),
            Topic("vanishing_gradients", "1.11", N_("Vanishing gradients"),
                  N_("How far back a network can learn from."), ":material/trending_down:"),
            Topic("lstm", "1.12", N_("LSTM"),
                  N_("Gates that keep, write and show the memory."), ":material/memory:"),
            Topic("gru", "1.13", N_("GRU"), N_("Two gates instead of three."), ":material/tune:"),
        ),
    ),
    Section(
        "translation", "2", N_("Tagging, sentiment, translation"), (
            Topic("tagging", "2.1", N_("Tagging"), N_("A word class for every word."), ":material/sell:"),
            Topic("sentiment", "2.2", N_("Sentiment"),
                  N_("Does a review praise or complain? Train a recurrent network and look inside it."),
                  ":material/sentiment_satisfied:", "ready"),
            Topic("seq2seq", "2.3", N_("Sequence to sequence"),
                  N_("One network reads, another one writes."), ":material/sync_alt:", "ready"),
            Topic("attention", "2.4", N_("Attention"),
                  N_("Where the model looks while it writes each word."), ":material/visibility:", "ready"),
            Topic("translation", "2.5", N_("Translation"),
                  N_("From German or Korean to English, measured with BLEU."), ":material/translate:", "ready"),
        ),
    ),
    Section(
        "trends", "3", N_("Trends"), (
            Topic("transformer", "3.1", N_("Transformer"),
                  N_("Every word looks at every other word, in many heads."), ":material/hub:"),
            Topic("bert", "3.2", N_("BERT"),
                  N_("Hide a word and let the model fill the gap."), ":material/edit_note:"),
            Topic("distillation", "3.3", N_("Distillation"),
                  N_("A large model teaches a small one."), ":material/science:"),
            Topic("chatbot", "3.4", N_("Chatbot"),
                  N_("Find or write an answer, or say “I don't know”."), ":material/forum:"),
            Topic("glue", "3.5", N_("GLUE"), N_("How language models are graded."), ":material/leaderboard:"),
        ),
    ),
)  # fmt: skip

_TOPICS = {topic.id: topic for section in SECTIONS for topic in section.topics}
_SECTION_OF = {topic.id: section for section in SECTIONS for topic in section.topics}


def topic(id: str) -> Topic:
    """The topic with this id; raises `Problem` when the course has none."""
    if id not in _TOPICS:
        raise Problem(N_("The course has no topic called “{topic}”."), topic=id)
    return _TOPICS[id]


def topics() -> tuple[Topic, ...]:
    """Every topic in the order of the course."""
    return tuple(_TOPICS.values())


def ready_topics() -> tuple[Topic, ...]:
    """The topics that have a page."""
    return tuple(topic for topic in topics() if topic.status == "ready")


def section_of(topic: Topic) -> Section:
    """The part of the course that a topic belongs to."""
    return _SECTION_OF[topic.id]


def page_path(topic: Topic) -> str:
    """The script of a topic's page, from the folder `pages/`, where the router lies."""
    return f"{section_of(topic).id}/{topic.id}.py"
