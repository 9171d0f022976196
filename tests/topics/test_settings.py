"""Settings from the address bar and the command line: bad ones are named, good ones are kept."""

import pytest

from core.problems import Problem
from core.topics import custom_module
from core.topics.sentiment import Config


def test_text_becomes_numbers_and_switches():
    config = Config.read({"hidden_size": "64", "bidirectional": "true", "learning_rate": "1e-3"})
    assert (config.hidden_size, config.bidirectional, config.learning_rate) == (64, True, 0.001)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"hidden_size": "100000"}, "at most 256"),
        ({"num_layers": "0"}, "at least 1"),
        ({"cell": "transformer"}, "Possible: rnn, lstm, gru"),
        ({"epochs": "many"}, "another kind"),
        ({"learning_rate": "nan"}, "learning_rate"),
        ({"nonsense": "1"}, "no setting called"),
        ({"language": "ko", "corpus": "imdb"}, "another language"),
        ({"language": "ko", "vectors": "glove"}, "English"),
        ({"corpus": "own", "table": "../../etc/passwd"}, "table"),
        ({"corpus": "own", "table": "0123456789abcdef0"}, "table"),
        ({"corpus": "own", "table": "ABCDEF"}, "table"),
        ({"corpus": "nsmc", "table": "0123456789abcdef"}, "holds your own texts"),
    ],
)
def test_bad_values_are_named(given, said):
    with pytest.raises(Problem, match=said):
        Config.read(given)


def test_a_page_opens_with_any_address():
    config, problems = Config.read_leniently({"hidden_size": "-3", "cell": "gru", "what": "ever", "epochs": "x"})
    assert config == Config(cell="gru")
    assert len(problems) == 3


def test_a_value_that_only_the_topic_can_judge_takes_no_other_with_it():
    given = {"layer_name": "class", "steps": "7"}
    config, problems = custom_module.Config.read_leniently(given)
    assert config == custom_module.Config(steps=7)
    assert [problem.values["name"] for problem in problems] == ["class"]


def test_a_text_that_is_too_long_is_told_so():
    (problem,) = custom_module.Config.read_leniently({"layer_name": "a" * 100_000})[1]
    assert "too long" in problem.message
    assert len(str(problem)) < 200


def test_settings_that_exclude_each_other_fall_back_to_the_defaults():
    config, problems = Config.read_leniently({"corpus": "nsmc", "vectors": "glove"})
    assert config == Config()
    assert len(problems) == 1


def test_naming_a_corpus_chooses_its_language():
    assert Config.read({"corpus": "nsmc"}).language == "ko"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_ones_own_texts_may_be_in_either_language(language):
    assert Config.read({"corpus": "own", "language": language}).language == language


def test_only_changes_go_into_the_address():
    assert Config(cell="gru", seed=3).changed() == {"cell": "gru", "seed": 3}
    assert Config.read(Config(cell="gru").changed()) == Config(cell="gru")
