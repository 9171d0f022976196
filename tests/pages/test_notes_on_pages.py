"""A run on real sentences says on its page what had to be left out of them; one that kept no word of it just opens."""

import pytest

from core.corpora import locate
from core.corpora.notes import FILE
from core.engine.run_folder import RunFolder
from core.engine.status import Status
from core.engine.stored_run import StoredRun
from core.headless.training import train
from core.topics import attention, sentiment, translation
from core.trainers.translating import data
from core.ui import waking
from tests.pages.opening import opened, texts
from tests.ui import fakes

TINY = {"embedding_size": 8, "hidden_size": 8, "epochs": 1}
SAID = {
    "en": (
        "When the sentences of this run were read:",
        "Lines without a partner, because the file of the other language is shorter, left out: 3.",
        "Pairs with an empty side, left out: 1.",
    ),
    "ko": (
        "이 실행의 문장을 읽을 때:",
        "다른 언어의 파일이 더 짧아 짝이 없어서 뺀 줄: 3개.",
        "한쪽이 비어 있어서 뺀 쌍: 1개.",
    ),
}


class FakeEngine(fakes.FakeEngine):
    """Opens runs, and answers no question."""

    def status(self):
        return Status("ready", "CPU", workers=2, queue=0, problem=None)

    def ask(self, *_args, **_arguments):
        return type("Answer", (), {"done": lambda _: False, "wait": lambda *_: False})()


@pytest.fixture
def engine(monkeypatch):
    fake = FakeEngine()
    monkeypatch.setattr(waking, "engine", lambda: fake)
    return fake


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A folder for each of two lessons, with a run that was trained on parallel files with faults."""
    home = tmp_path_factory.mktemp("home")
    captions = home / "data"
    captions.mkdir()
    for part, count in (("train", 40), ("val", 6), ("test_2016_flickr", 6)):
        german = [f"Ein Hund {n} {part}" for n in range(count)] + ([""] + ["Ein Rest"] * 3) * (part == "train")
        english = [f"A dog {n} {part}" for n in range(count)] + ["A dog"] * (part == "train")
        (captions / f"{part}.de").write_text("\n".join(german) + "\n", encoding="utf-8")
        (captions / f"{part}.en").write_text("\n".join(english) + "\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(locate.DATA, str(captions))
        data._prepared.cache_clear()
        for topic in (attention, translation):
            config = topic.Config(corpus="multi30k", **TINY)
            list(train(config, home / config.topic / "faulty"))
        data._prepared.cache_clear()
    return home


def page(engine, folder, lang):
    run = StoredRun(RunFolder(folder))
    engine.known[run.id] = run
    at = opened(f"translation/{run.record.topic}.py", run=run.id, lang=lang)
    assert not at.exception
    assert not at.error
    return texts(at).replace("\\", "")


@pytest.mark.parametrize("lang", SAID)
@pytest.mark.parametrize("topic", ["attention", "translation"])
def test_what_was_left_out_is_said(engine, kept, topic, lang):
    shown = page(engine, kept / topic / "faulty", lang)
    for words in SAID[lang]:
        assert words in shown


def test_a_run_from_before_notes_were_kept_opens_without_a_word(engine, kept):
    folder = kept / "attention" / "faulty"
    digests = (folder / "digests.json").read_text()
    (folder / "digests.json").write_text(digests.replace(f"artifacts/{FILE}", "artifacts/other.json"))
    try:
        assert SAID["en"][0] not in page(engine, folder, "en")
    finally:
        (folder / "digests.json").write_text(digests)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ("were read: Empty sentences, left out: 7.", "were read: Nothing had to be left out.")),
     ("ko", ("읽을 때: 비어 있어서 뺀 문장: 7개.", "읽을 때: 빼야 할 것이 없었어요."))],
)  # fmt: skip
def test_reviews_say_it_too(engine, lang, words):
    kept = ('[{"message": "Empty sentences, left out: {count}.", "values": {"count": 7}}]', "[]")
    for text, said in zip(kept, words, strict=True):
        config = sentiment.Config(corpus="rt_polarity")
        engine.known["old-1"] = fakes.FakeStoredRun("old-1", config=config, artifacts={FILE: text})
        assert said in texts(opened("translation/sentiment.py", run="old-1", lang=lang)).replace("\\", "")


def test_a_damaged_note_is_a_sentence_and_the_page_goes_on(engine):
    engine.known["old-1"] = fakes.FakeStoredRun("old-1", artifacts={FILE: '[{"message": "{count}", "values": {}}]'})
    at = opened("translation/sentiment.py", run="old-1")
    assert ["The notes on what was left out of the corpus are damaged" in warning.value for warning in at.warning] == [
        True
    ]
    assert not at.exception
