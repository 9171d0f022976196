import pytest

from core.text.detokenize import join
from core.text.tokenizers import normalise, tokenize

ENGLISH = [
    "Don't worry, we can't lose; they've said so!",
    "It's Anna's boat, and I'm not sure that she'd sell it.",
    "The boys' team (all of ten) isn't here yet...",
    'She said "no, thanks", then left.',
    '"Ready?" "Not at all."',
    "“Curly ones,” he said, “and it’s late.”",
    "A well-known T-shirt costs $3.50 and 20% more at 7:30 p.m. on Mr. Hill's boat.",
    "You cannot win; he's gonna lose and/or cry.",
    "Rock & roll – as ever – at no. #3 [sic].",
]
GERMAN = [
    "Ein Mann, der lacht, geht über die Straße.",
    "Sie sagte: „Nein, danke“, und ging (leider) fort.",
    "Wie geht's dir, Frau Dr. Weiß? Gut!",
    '"Wirklich?" "Ja."',
    "Das E-Bike und das T-Shirt – z.B. rot – kosten 3,50 € bzw. 20 % weniger.",
    "Er mag »Tee« und und/oder Kaffee...",
    "Das sind Johannes’ Schuhe.",
]
TEXTS = [(text, "en") for text in ENGLISH] + [(text, "de") for text in GERMAN]


def words(text, language):
    return [token.text for token in tokenize(text, language)]


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_what_was_cut_is_whole_again(text, language):
    assert join(words(text, language), language) == text


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_lower_case_changes_nothing_but_the_capitals(text, language):
    lowered = [normalise(word) for word in words(text, language)]
    assert join(lowered, language).lower() == text.lower()


@pytest.mark.parametrize(
    ("tokens", "language", "text"),
    [
        (["i", "think", "i", "'m", "late", ",", "but", "i", "-", "beams", "wait"], "en",
         "I think I'm late, but i-beams wait"),
        (["so", "did", "i", ",", "i.e.", "i", "."], "en", "So did I, i.e. I."),
        (["“", "hello", "”"], "en", "“Hello”"),
        (["über", "uns"], "de", "Über uns"),
        (["i", "und", "j"], "de", "I und j"),
        (["ß", "ist", "selten"], "de", "ß ist selten"),
        (["a", "<unk>", "runs", "."], "en", "A <unk> runs."),
        (["<unk>", "runs", "."], "en", "<unk> runs."),
        (["3", "dogs", "run"], "en", "3 dogs run"),
        ([",", "so"], "en", ", So"),
        (["", "a", "", "."], "en", "A."),
        (["!"], "en", "!"),
        ([], "en", ""),
    ],
)  # fmt: skip
def test_what_a_model_may_write(tokens, language, text):
    assert join(tokens, language) == text


def test_an_unpaired_mark_still_gives_a_sentence():
    assert join(["he", "said", '"', "go", "."], "en") == 'He said "go.'
    assert join(["a", ")", "b", "("], "en") == "A) b ("


def test_another_language_is_an_error():
    with pytest.raises(ValueError, match="'ko'"):
        join(["안녕"], "ko")
