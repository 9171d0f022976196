"""The corpora of sentence pairs: where their files are, and under which terms."""

from __future__ import annotations

from core.corpora.corpus import Corpus, Remote
from core.problems import N_

# One version of the publisher's repository, so that no file changes under its checksum. The sums are those of a copy
# of the data that was made independently, and stand in another project's loader of this very version.
_MULTI30K = "https://raw.githubusercontent.com/multi30k/dataset/a3d2e0d26b56f3846f66a952536ffed4e401d05a/data/task1/raw"


def _multi30k(name: str, size: int, digest: str) -> Remote:
    return Remote(name=name, urls=(f"{_MULTI30K}/{name}",), known_hash=f"sha256:{digest}", size=size)


# The publisher replaces these files from time to time, so no checksum would stay true. The sizes are estimates: in
# January 2020 the German one had 7.7 MB for 200,519 pairs, and both grow.
def _tatoeba(name: str, language: str, size: int) -> Remote:
    url = f"https://www.manythings.org/anki/{name}-eng.zip"
    return Remote(name=f"{name}.txt", urls=(url,), known_hash="", size=size, language=language)


PARALLEL = (
    Corpus(
        id="multi30k",
        languages=(),
        pairs=(("de", "en"), ("en", "de")),
        title=N_("Picture captions"),
        description=N_("31,000 English captions of photographs and their German translations."),
        licence=N_("No licence is stated; the data are meant for researchers and educators."),
        weights_may_ship=False,
        homepage="https://github.com/multi30k/dataset",
        local=("multi30k/train.de.gz", "multi30k/train.de", "data/task1/raw/train.de.gz", "train.de.gz", "train.de"),
        beside=("train.*", "val.*", "test_2016_flickr.*"),
        remote=(
            _multi30k("train.de.gz", 637_044, "726e39b2fa9eb9ffb6dc763fb35a179f80fae06ffc5d28b6ace5faa883de28a6"),
            _multi30k("train.en.gz", 568_929, "d79cfa999dd4c51d2cb42499b6796d5a882c3a8a961923c25a898c90f8bbd56f"),
            _multi30k("val.de.gz", 24_681, "f0cba2f995189cf5770f29a8a9a537a3ad3f51657ad873405082ff6863a5e75a"),
            _multi30k("val.en.gz", 21_650, "14f7d25ddd868909a9213e361768460edcacdd6ab9d1e77b92560dc10c10dc28"),
            _multi30k(
                "test_2016_flickr.de.gz", 22_890, "9204244e408ccb38d2a55cfcd344df15005fc42a07a6e55ca6c52b6ababb8cc8"
            ),
            _multi30k(
                "test_2016_flickr.en.gz", 21_077, "611d361c6334bc7246101d48097c13cf5c4413c5befc793cc629934359d532d9"
            ),
        ),
    ),
    Corpus(
        id="tatoeba",
        languages=(),
        pairs=(("de", "en"), ("en", "de"), ("ko", "en"), ("en", "ko")),
        title=N_("Everyday sentences"),
        description=N_("Short English sentences that volunteers translated into German and Korean."),
        licence="CC BY 2.0 FR",
        weights_may_ship=True,
        homepage="https://www.manythings.org/anki/",
        local=("deu.txt", "kor.txt"),
        local_of={"de": ("deu.txt",), "ko": ("kor.txt",)},
        remote=(_tatoeba("deu", "de", 11_000_000), _tatoeba("kor", "ko", 300_000)),
    ),
)
