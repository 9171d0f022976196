"""A run of section 0 is watched to its end: settings that would take far longer are refused with a way out."""

import pytest

from core.problems import Problem
from core.topics import autograd, control_flow, custom_function, custom_module, nn_modules, optimizers, tensors
from core.topics import training_loop as loop

LARGEST = {"samples": 512, "inputs": 2000, "outputs": 100, "hidden_size": 256, "steps": 2000}
HEAVIEST = [
    (tensors, {}),
    (autograd, {}),
    (custom_function, {}),
    (nn_modules, {"way": "sequential", "hidden_layers": 4}),
    (optimizers, {"ground": "net", "batch_size": 512}),
    (custom_module, {"third": "used"}),
    (control_flow, {"depth": "3"}),
]


@pytest.mark.parametrize(("topic", "more"), HEAVIEST)
def test_the_largest_of_everything_is_refused_and_the_steps_named_fit(topic, more):
    with pytest.raises(Problem, match="at most") as refused:
        topic.Config.read(LARGEST | more)
    steps = refused.value.values["most"]
    assert 50 < steps < 2000
    assert topic.Config.read(LARGEST | more | {"steps": steps}).steps == steps
    with pytest.raises(Problem):
        topic.Config.read(LARGEST | more | {"steps": steps + 1})


@pytest.mark.parametrize(("topic", "more"), HEAVIEST)
def test_most_steps_at_the_usual_sizes_are_allowed(topic, more):
    assert topic.Config.read({"steps": 2000} | more).steps == 2000


def test_a_surface_has_no_sizes():
    assert optimizers.Config.read({"ground": "beale", **LARGEST}).steps == 2000


def test_an_address_that_asks_for_too_much_opens_on_the_defaults():
    config, problems = tensors.Config.read_leniently(LARGEST)
    assert config == tensors.Config()
    assert len(problems) == 1


def test_flowers_one_by_one_have_fewer_epochs():
    with pytest.raises(Problem, match="at most 13 epochs") as refused:
        loop.Config.read({"flowers": 5000, "batch_size": 1, "epochs": 300})
    assert refused.value.values["count"] == 3000
    assert loop.Config.read({"flowers": 5000, "batch_size": 1, "epochs": 13}).epochs == 13
    assert loop.Config.read({"batch_size": 1, "epochs": 300}).epochs == 300
    assert loop.Config.read({"flowers": 5000, "batch_size": 0, "epochs": 300}).epochs == 300


def test_a_table_of_ones_own_has_the_same_limit():
    own = loop.Config.read({"corpus": "own", "table": "0123456789abcdef", "batch_size": 1, "epochs": 300})
    with pytest.raises(Problem, match="at most 13 epochs"):
        own.steps_per_epoch(3000)
