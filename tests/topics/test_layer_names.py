"""Names for a layer: what Python and nn.Module allow, and a sentence for the rest. And the class they end up in."""

import pytest
import torch
from torch import nn

from core.problems import Problem
from core.topics.custom_module import PLACES, THIRD, Config
from core.topics.layer_names import OF_MODULE, checked
from core.topics.own_module_source import source
from core.topics.parameter_count import counts
from core.trainers.custom_module.networks import seeded


def test_the_names_of_nn_module_are_those_of_the_installed_one():
    assert {name for name in dir(nn.Module()) if not name.startswith("_")} <= OF_MODULE


@pytest.mark.parametrize("name", ["encoder", "은닉층", "  layer_1 ", "ｌａｙｅｒ", "x" * 30, "name", "hidden", "match"])
def test_a_good_name_is_taken_as_python_reads_it(name):
    assert checked(name).isidentifier()
    assert Config(layer_name=name).layer_name == checked(name)
    assert f"{checked(name)}.weight" in seeded(Config(layer_name=name)).state_dict()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "needs a name"), ("   ", "needs a name"), ("class", "word of Python"), ("None", "word of Python"),
        ("1st", "no Python name"), ("a b", "no Python name"), ("a.b", "no Python name"), ("a-b", "no Python name"),
        ("<b>", "no Python name"), ("🙂", "no Python name"), ("x" * 31, "too long"), ("x" * 9000, "too long"),
        ("_hidden", "begins with _"), ("__init__", "begins with _"), ("forward", "there already"),
        ("parameters", "there already"), ("training", "there already"), ("linear2", "another layer"),
        ("middle", "another layer"), ("a\nb", "no Python name"), ("self.x = 1", "no Python name"),
    ],
)  # fmt: skip
def test_a_bad_name_is_a_sentence(name, words):
    with pytest.raises(Problem, match=words):
        checked(name)
    with pytest.raises(Problem):
        Config.read({"layer_name": name})


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("third", THIRD)
def test_the_class_that_is_shown_is_the_network_that_runs_and_has_as_many_parameters_as_the_formula(place, third):
    if (place, third) != ("removed", "no") and place == "removed":
        with pytest.raises(Problem, match="no third one"):
            Config(place=place, third=third)
        return
    config = Config(place=place, third=third, layer_name="은닉층", inputs=7, hidden_size=5, outputs=3)
    space: dict = {}
    exec(source(config), space)  # only here: the page shows it and runs nothing
    torch.manual_seed(config.seed)
    shown, runs = space["Net"](), seeded(config)
    x = torch.randn(4, 7)
    assert torch.equal(shown(x), runs(x))
    assert shown.state_dict().keys() == runs.state_dict().keys()
    assert [name for name, _ in shown.named_parameters()] == [name for name, _ in runs.named_parameters()]
    assert counts(config).listed == sum(parameter.numel() for parameter in runs.parameters())


def test_the_formula_gives_what_the_notes_network_has():
    assert counts(Config()).listed == counts(Config()).all == 101_110
    assert counts(Config(place="list")).listed == 1_010
