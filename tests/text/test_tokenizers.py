import pytest

from core.text.tokenizers import Token, normalise, tokenize, tokenize_all, version

ENGLISH = [
    "It isn't bad, Mr. Smith -- don't you think? :-)",
    "  two  blanks\nand\ta tab ",
    "👨‍👩‍👧 loved it!!! 🎬🎬",
    "سلام and שלום",
    "<b>good</b> **film**",
    "a\0b \ud83d c",
    "http://a.example/x?y=1 costs $3.50",
]
KOREAN = [
    "영화가 정말 재밌다!!",
    "👨‍👩‍👧 가족 🎬🎬  최고ㅋㅋㅋ",
    "IMAX로 봤는데 CG가 10점 만점에 9.5점",
    "각",
    "가\0나 \ud83d 다\u00a0라\u3000마",
    "ﷺ ①Ⅷ½ café",
]
GERMAN = [
    "Wie geht's dir, Frau Dr. Weiß? z. B. so: „gut“",
    "Der 3. Mann – im E-Mail-Verkehr – zahlt 3,50 €.",
]
TEXTS = ENGLISH + KOREAN + GERMAN
ALL = [(text, language) for language in ("en", "de", "ko") for text in TEXTS]


@pytest.mark.parametrize(("text", "language"), ALL)
def test_every_word_stands_where_it_says_and_only_blanks_are_left_out(text, language):
    tokens = tokenize(text, language)
    assert all(text[start:end] == word for word, start, end in tokens)
    ends = [0, *(token.end for token in tokens)]
    starts = [*(token.start for token in tokens), len(text)]
    gaps = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    assert not "".join(gaps).replace("\0", "").strip()
    assert not any(token.text.isspace() for token in tokens)


def test_english_words():
    assert [token.text for token in tokenize("It isn't bad.", "en")] == ["It", "is", "n't", "bad", "."]
    assert tokenize("a  film", "en") == [Token("a", 0, 1), Token("film", 3, 7)]


def test_german_words():
    assert [token.text for token in tokenize("Ein „roter“ Ball, z.B. hier.", "de")] == [
        "Ein", "„", "roter", "“", "Ball", ",", "z.B.", "hier", ".",
    ]  # fmt: skip


def test_korean_morphemes():
    assert [token.text for token in tokenize("영화가 재밌다", "ko")] == ["영화", "가", "재밌", "다"]


@pytest.mark.parametrize("language", ["en", "de", "ko"])
def test_nothing_gives_no_words(language):
    assert tokenize("", language) == tokenize(" \n\t ", language) == []


@pytest.mark.parametrize("language", ["en", "de", "ko"])
def test_a_corpus_is_cut_like_its_texts_and_lowered(language):
    texts = TEXTS
    assert tokenize_all(texts, language) == [
        [normalise(token.text) for token in tokenize(text, language)] for text in texts
    ]
    assert tokenize_all(["GOOD Film"], language) == [["good", "film"]]


def test_another_language_is_an_error():
    with pytest.raises(ValueError, match="'fr'"):
        tokenize("bon", "fr")


def test_the_version_names_the_tokenizer():
    assert version("en").startswith("spacy 3")
    assert version("de") == version("en")
    assert "python-mecab-ko-dic" in version("ko")
