"""The real corpora, on machines that have them: numbers that the publishers state, and what must never happen."""

import os
from pathlib import Path

import pytest

from core.corpora import imdb, locate, registry
from core.corpora.pair import REPEATED_PAIR
from core.corpora.splitting import same
from core.text.detokenize import join
from core.text.tokenizers import tokenize

BESIDE = Path(__file__).parents[2].parent / "shared" / "data"


@pytest.fixture(autouse=True)
def data(monkeypatch, tmp_path):
    own = os.environ.get(locate.DATA) or (str(BESIDE) if BESIDE.is_dir() else None)
    if own is None:
        pytest.skip("no real data: GLASSBOX_DATA is not set and ../shared/data does not exist")
    monkeypatch.setenv(locate.DATA, own)
    monkeypatch.setenv(locate.HOME, str(tmp_path))


@pytest.fixture
def loaded(request):
    corpus_id, language = request.param
    if registry.available(corpus_id) is None:
        pytest.skip(f"{corpus_id} is not in the folder of real data")
    return registry.load(corpus_id, language)


ALL = pytest.mark.parametrize("loaded", [("rt_polarity", "en"), ("imdb", "en"), ("nsmc", "ko")], indirect=True)
SENTENCES = pytest.mark.parametrize("loaded", [("rt_polarity", "en")], indirect=True)
KOREAN = pytest.mark.parametrize("loaded", [("nsmc", "ko")], indirect=True)


@ALL
def test_no_sentence_stands_in_two_parts(loaded):
    train, valid, test = ({same(example.text) for example in part} for part in loaded[:3])
    assert not (train & valid | train & test | valid & test)


@ALL
def test_both_classes_are_equally_frequent_everywhere(loaded):
    for part in loaded[:3]:
        assert 0.47 < sum(example.label for example in part) / len(part) < 0.53


@SENTENCES
def test_rt_polarity_has_as_many_sentences_as_published(loaded):
    assert sum(len(part) for part in loaded[:3]) + sum(values["count"] for _, values in loaded.notes) == 10_662
    assert len(loaded.test) == 1_066


@SENTENCES
def test_rt_polarity_is_free_of_mojibake(loaded):
    text = "\n".join(example.text for part in loaded[:3] for example in part)
    assert "fiancé" in text or "cliché" in text
    assert not any(wrong in text for wrong in ("Ã", "â€", "\ufffd", "\x85", "\x92", "ã©"))


@KOREAN
def test_nsmc_has_documents_without_stray_quotes(loaded):
    assert len(loaded.test) > 20_000
    assert loaded.notes
    everything = [example.text for part in loaded[:3] for example in part]
    assert all(everything)
    assert not any('""""' in text for text in everything)


def test_imdb_table_and_sample_both_read():
    table, sample = locate.find(["IMDB Dataset.csv"]), locate.find(["aclImdb_sample.tar.gz"])
    if not (table and sample):
        pytest.skip("the IMDB table and the sample of its archive are not both there")
    from_table, from_sample = imdb.read(table), imdb.read(sample)
    assert len(from_table.train) + len(from_table.valid) == pytest.approx(20_000, rel=0.01)
    assert sum(len(part) for part in from_sample[:3]) + sum(values["count"] for _, values in from_sample.notes) == 400
    assert not any("<br" in example.text for splits in (from_table, from_sample) for example in splits.train)


@pytest.fixture
def pairs(request):
    corpus_id, source, target = request.param
    if registry.available(corpus_id, source, target) is None:
        pytest.skip(f"{corpus_id} is not in the folder of real data")
    return registry.load_pairs(corpus_id, source, target)


MULTI30K, TATOEBA, KOREAN_PAIRS = ("multi30k", "de", "en"), ("tatoeba", "de", "en"), ("tatoeba", "ko", "en")
PAIRS = pytest.mark.parametrize("pairs", [MULTI30K, TATOEBA, KOREAN_PAIRS], indirect=True)
CAPTIONS = pytest.mark.parametrize("pairs", [MULTI30K], indirect=True)
GERMAN_PAIRS = pytest.mark.parametrize("pairs", [TATOEBA], indirect=True)


@PAIRS
def test_no_sentence_of_a_pair_stands_in_two_parts(pairs):
    for side in (0, 1):
        train, valid, test = ({same(pair[side]) for pair in part} for part in pairs[:3])
        assert not (train & valid | train & test | valid & test)


@PAIRS
def test_both_sides_are_there_without_spaces_that_nobody_sees(pairs):
    text = "".join(side for part in pairs[:3] for pair in part for side in pair)
    assert all(side for part in pairs[:3] for pair in part for side in pair)
    assert not any(space in text for space in "\u00a0\u202f\u200b\u00ad\ufeff\t\r\n")
    assert "&amp;" not in text


@CAPTIONS
def test_multi30k_has_as_many_pairs_as_published(pairs):
    assert len(pairs.train) + sum(values["count"] for _, values in pairs.notes) == 29_000
    assert [len(pairs.valid), len(pairs.test)] == [1_014, 1_000]
    assert dict(pairs.notes)[REPEATED_PAIR] == {"count": 3}


@GERMAN_PAIRS
def test_tatoeba_checks_on_about_two_thousand_pairs_of_every_length(pairs):
    assert all(1_700 < len(part) < 2_300 for part in (pairs.valid, pairs.test))
    means = [sum(len(pair.source) for pair in part) / len(part) for part in pairs[:3]]
    assert max(means) < 1.1 * min(means)
    left_out = sum(values["count"] for _, values in pairs.notes)
    assert len(pairs.train) + len(pairs.valid) + len(pairs.test) + left_out == 166_528


@pytest.mark.parametrize("pairs", [MULTI30K, TATOEBA], indirect=True)
def test_nearly_every_sentence_is_whole_again_after_it_was_cut(pairs):
    for side, language in enumerate(("de", "en")):
        texts = [pair[side][:1].upper() + pair[side][1:] for pair in pairs.test]
        whole = [join([token.text for token in tokenize(text, language)], language) == text for text in texts]
        assert sum(whole) / len(whole) > 0.99
