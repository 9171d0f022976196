"""The corpora that this dashboard knows, and the one way to load any of them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from core.corpora import receipt
from core.corpora.corpus import Corpus, Remote
from core.corpora.example import Splits
from core.corpora.locate import find
from core.corpora.pair import PairSplits
from core.corpora.parallel import PARALLEL
from core.problems import N_, Absent, Problem

SMALL_WORLD_SIZES = (2_000, 300, 300)

# Every checksum stands in the download lists of Hugging Face's `datasets` (dataset_infos.json of rotten_tomatoes, imdb
# and nsmc); those of IMDB and NSMC also stand in several independent projects. The one of rt-polarity was taken from
# the mirror, the second of its addresses.
_CORNELL = "https://www.cs.cornell.edu/people/pabo/movie-review-data"
_STANFORD = "https://ai.stanford.edu/~amaas/data/sentiment"
_NSMC = "https://raw.githubusercontent.com/e9t/nsmc/master"

CORPORA: dict[str, Corpus] = {
    corpus.id: corpus
    for corpus in (
        Corpus(
            id="small_world",
            languages=("en", "ko"),
            title=N_("Small world"),
            description=N_("Sentences built from a few rules, so that a model learns them within seconds."),
            licence="MIT",
            weights_may_ship=True,
            homepage="",
            real=False,
        ),
        Corpus(
            id="rt_polarity",
            languages=("en",),
            title=N_("Movie review sentences"),
            description=N_("10,662 single sentences from English movie reviews, half of them positive."),
            licence="CC BY 4.0",
            weights_may_ship=True,
            homepage=f"{_CORNELL}/",
            local=("rt-polarity.pos", "rt-polaritydata/rt-polarity.pos", "rt-polaritydata.tar.gz"),
            beside=("rt-polarity.*",),
            remote=(
                Remote(
                    name="rt-polaritydata.tar.gz",
                    urls=(
                        f"{_CORNELL}/rt-polaritydata.tar.gz",
                        "https://storage.googleapis.com/seldon-datasets/sentence_polarity_v1/rt-polaritydata.tar.gz",
                    ),
                    known_hash="sha256:a05befe52aafda71d458d188a1c54506a998b1308613ba76bbda2e5029409ce9",
                    size=487_770,
                ),
            ),
        ),
        Corpus(
            id="imdb",
            languages=("en",),
            title=N_("Long movie reviews"),
            description=N_("Up to 50,000 English movie reviews of some 230 words each, half of them positive."),
            licence=N_("No licence is stated; the data are meant for research."),
            weights_may_ship=False,
            homepage=f"{_STANFORD}/",
            # A sample of the archive has another name than the whole and comes last.
            local=("aclImdb/train", "aclImdb_v1.tar.gz", "IMDB Dataset.csv", "aclImdb*.tar.gz"),
            remote=(
                Remote(
                    name="aclImdb_v1.tar.gz",
                    urls=(f"{_STANFORD}/aclImdb_v1.tar.gz",),
                    known_hash="sha256:c40f74a18d3b61f90feba1e17730e0d38e8b97c05fde7008942e91923d1658fe",
                    size=84_125_825,
                ),
            ),
        ),
        Corpus(
            id="nsmc",
            languages=("ko",),
            title=N_("Korean movie reviews"),
            description=N_("Up to 200,000 short Korean movie reviews from Naver, half of them positive."),
            licence="CC0 1.0",
            weights_may_ship=True,
            homepage="https://github.com/e9t/nsmc",
            local=("ratings_train.txt",),
            beside=("ratings_*.txt",),
            remote=(
                Remote(
                    name="ratings_train.txt",
                    urls=(f"{_NSMC}/ratings_train.txt",),
                    known_hash="sha256:e03b7d14e9e41be8d464a28057cd25d7396c53e67aa7fd5f7e552c59b0ee2940",
                    size=14_628_807,
                ),
                Remote(
                    name="ratings_test.txt",
                    urls=(f"{_NSMC}/ratings_test.txt",),
                    known_hash="sha256:8ac9f64052f11dbf6ae0acb5e038f03d90a76f0eda7820cfb3a92d02edfcebda",
                    size=4_893_335,
                ),
            ),
        ),
        *PARALLEL,
        Corpus(
            id="reverse",
            languages=(),
            title=N_("Words backwards"),
            description=N_("Words of random letters, to be written from the last letter to the first."),
            licence="MIT",
            weights_may_ship=True,
            homepage="",
            real=False,
        ),
        Corpus(
            id="own",
            languages=("en", "ko"),
            title=N_("Your own texts"),
            description=N_("A table of texts that you bring along, each with a label."),
            licence="",
            weights_may_ship=False,
            homepage="",
        ),
    )
}


def available(corpus_id: str, *languages: str) -> Path | None:
    """Where the files of a real corpus lie on this machine; None when there are none (or none are needed).

    `languages` matter where each has files of its own.
    """
    return find(_known(corpus_id).files(*languages))


def load(
    corpus_id: str, language: str, *, seed: int = 0, sizes: tuple[int, int, int] | None = None, table: str = ""
) -> Splits:
    """The three parts of a corpus, shuffled by `seed`; of a reader's own texts, those of `table`, always cut alike.

    `sizes` are the numbers of training, validation and test examples: exact for the small world, at most for a real
    corpus, which without them is loaded whole. Raises Problem when the corpus does not exist in that language, is not
    on this machine, or is damaged.
    """
    corpus = _known(corpus_id)
    if language not in corpus.languages:
        raise Problem(
            N_("The corpus {corpus} has no sentences in the language {language}."), corpus=corpus_id, language=language
        )
    if not corpus.real:
        from core.corpora.small_world import small_world

        return small_world(language).splits(*(sizes or SMALL_WORLD_SIZES), seed)
    reader = import_module(f"core.corpora.{corpus_id}")
    splits = reader.read(table) if corpus_id == "own" else reader.read(_place(corpus), seed=seed)
    return splits if sizes is None else _at_most(splits, sizes)


def load_pairs(corpus_id: str, source: str, target: str, *, seed: int = 0) -> PairSplits:
    """The three parts of a parallel corpus, from `source` to `target`; training is shuffled by `seed`.

    Raises Problem when the corpus has no such pairs, is not on this machine, or is damaged.
    """
    corpus = _known(corpus_id)
    if (source, target) not in corpus.pairs:
        raise Problem(
            N_("The corpus {corpus} has no pairs of the languages {source} and {target}."),
            corpus=corpus_id,
            source=source,
            target=target,
        )
    path = _place(corpus, source, target)
    return import_module(f"core.corpora.{corpus_id}").read(path, source=source, target=target, seed=seed)


def _place(corpus: Corpus, *languages: str) -> Path:
    """Where the corpus lies; raises Problem when it does not, or is not what was fetched any more."""
    if path := available(corpus.id, *languages):
        receipt.check(path)
        return path
    raise Absent(
        ("corpus", corpus.id, *languages),
        N_("The corpus {corpus} is not on this machine. Fetch it, or name its folder in GLASSBOX_DATA."),
        corpus=corpus.id,
    )


def _at_most(splits: Splits, sizes: tuple[int, int, int]) -> Splits:
    train, valid, test = (part[:size] for part, size in zip(splits[:3], sizes, strict=True))
    return Splits(train, valid, test, splits.notes)


def _known(corpus_id: str) -> Corpus:
    if corpus_id not in CORPORA:
        raise Problem(N_("There is no corpus named {corpus}."), corpus=corpus_id)
    return CORPORA[corpus_id]
