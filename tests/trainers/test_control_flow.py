"""Topic 0.8: the shared gradient is a sum, runs repeat bit for bit, and what is asked wrongly gets a sentence."""

import math

import pytest
import torch

from core.problems import Problem
from core.topics.control_flow import DEPTHS, Config
from core.trainers.control_flow import Inspector, Trainer
from core.training.checkpoint import from_bytes, to_bytes
from core.training.loop import diverged, steps

SMALL = {"samples": 16, "inputs": 40, "hidden_size": 12, "outputs": 3, "steps": 60}


def learned(**settings) -> Inspector:
    trainer = Trainer(Config(**settings))
    list(steps(trainer))
    return Inspector(trainer.config, trainer.artifacts(), trainer.snapshot())


@pytest.fixture(scope="module")
def small() -> Inspector:
    return learned(**SMALL)


@pytest.mark.parametrize("settings", [{"steps": 1}, {"steps": 40}, SMALL])
@pytest.mark.parametrize("depth", [1, 2, 3])
def test_the_shared_gradient_is_the_sum_over_its_uses(settings, depth):
    found = learned(**settings).shared_gradient(depth)
    assert len(found.norms) == len(found.along) == depth
    assert found.difference <= 1e-5 * max(1.0, found.largest)
    assert found.total == pytest.approx(found.autograd, rel=1e-5)
    assert sum(found.along) == pytest.approx(found.total, rel=1e-5)
    assert all(part <= norm * (1 + 1e-6) for part, norm in zip(found.along, found.norms, strict=True))


def test_a_layer_that_is_not_used_has_no_gradient(small):
    found = small.shared_gradient(0)
    assert (found.norms, found.autograd, found.total) == ([], None, 0.0)


def test_the_same_seed_gives_the_same_history_and_another_seed_another():
    first, again, other = (list(steps(Trainer(Config(**SMALL, seed=seed)))) for seed in (3, 3, 4))
    assert first == again
    assert [row["depth"] for row in first] != [row["depth"] for row in other]
    assert {row["depth"] for row in first} == set(DEPTHS)


def test_two_runs_in_one_process_do_not_disturb_each_other():
    alone = list(steps(Trainer(Config(**SMALL, seed=3))))
    one, two = Trainer(Config(**SMALL, seed=3)), Trainer(Config(**SMALL, seed=4))
    together = [(one.step(), two.step())[0] for _ in alone]
    assert together == alone


@pytest.mark.parametrize("at", [0, 1, 17, 59])
def test_a_run_goes_on_where_it_stopped(at):
    whole = Trainer(Config(**SMALL))
    rows = list(steps(whole))
    begun = Trainer(Config(**SMALL))
    for _ in range(at):
        begun.step()
    later = Trainer(Config(**SMALL))
    later.load_state_dict(from_bytes(to_bytes(begun.state_dict())))
    assert later.snapshot()["view.depth"] == begun.snapshot()["view.depth"]
    assert list(steps(later)) == rows[at:]


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_fixed_depth_is_always_that_depth(depth):
    rows = list(steps(Trainer(Config(**SMALL, depth=str(depth)))))
    assert {row["depth"] for row in rows} == {depth}


def test_it_learns_as_a_plain_script_does():
    config = Config(**SMALL, depth="2", learning_rate=0.001)
    trainer, plain = Trainer(config), Trainer(config)
    momentum = [torch.zeros_like(weight) for weight in plain.model.parameters()]
    for _ in range(5):
        row = trainer.step()
        loss = ((plain.model(plain.x, 2) - plain.y) ** 2).sum()
        gradients = torch.autograd.grad(loss, list(plain.model.parameters()))
        assert row["loss"] == pytest.approx(loss.item(), rel=1e-5)
        for weight, gradient, velocity in zip(plain.model.parameters(), gradients, momentum, strict=True):
            velocity.mul_(config.momentum).add_(gradient)
            weight.data -= config.learning_rate * velocity


def test_the_graph_has_each_weight_once_and_an_arrow_for_each_use(small):
    for depth in DEPTHS:
        found = small.graph(depth)
        assert (found.depth, found.uses, found.drawn) == (depth, depth, False)
        assert found.name.count("W_mid") == (depth > 0)
        if depth:
            assert sum(start == found.name.index("W_mid") for start, _ in found.edges) == depth
        assert found.shape[found.name.index("W_in")] == [12, 40]
        assert found.shape[found.name.index("h0")] == [16, 12]
    assert small.graph().depth == small.by_depth().drawn


def test_the_graph_of_a_step_has_the_depth_of_that_step():
    trainer = Trainer(Config(**SMALL))
    first = int(trainer.snapshot()["view.depth"])
    for number in range(12):
        row = trainer.step()
        found = Inspector(trainer.config, {}, trainer.snapshot())
        assert found.graph().depth == found.graph().uses == row["depth"]
        if number == 0:
            assert row["depth"] == first  # before the first step, the depth that it will have


def test_the_loss_by_depth_is_that_of_a_pass_at_that_depth(small):
    assert small.by_depth().loss == [small.predict(str(depth)).loss for depth in DEPTHS]


def test_a_pass_tells_which_layers_ran(small):
    found = small.predict(" 2 ")
    assert (found.depth, found.calls) == (2, ["input", "middle", "middle", "output"])
    assert found.shapes == [[16, 12], [16, 12], [16, 12], [16, 3]]


@pytest.mark.parametrize("text", ["", " ", "4", "-1", "1.0", "two", "²", "٣", "random", "<b>", "9" * 9000, "🙂"])
def test_another_text_than_a_depth_is_a_sentence(small, text):
    with pytest.raises(Problem, match="no depth"):
        small.predict(text)


def test_a_weight_without_gradient_stays_and_one_with_zeros_is_carried_on(small):
    found = small.idle_step()
    assert found.used > 0
    assert found.without_grad == 0
    assert found.with_zeros == pytest.approx(0.9 * found.used, rel=1e-2)


@pytest.mark.parametrize(
    "settings",
    [
        {"samples": 1, "inputs": 1, "outputs": 1, "hidden_size": 1, "steps": 1},
        {"learning_rate": 1.0, "steps": 40},
        {"learning_rate": 1e-9, "momentum": 0.0, "steps": 3},
        {"momentum": 0.99, "learning_rate": 0.01, "steps": 60},
    ],
)
def test_no_setting_breaks_it(settings):
    trainer = Trainer(Config(**{**SMALL, **settings}))
    rows = list(steps(trainer))
    found = Inspector(trainer.config, {}, trainer.snapshot())
    for depth in (None, *DEPTHS):
        assert found.graph(depth).depth in DEPTHS
        assert len(found.shared_gradient(depth).norms) in DEPTHS
    assert len(found.by_depth().loss) == 4
    assert found.idle_step()
    if settings.get("learning_rate") == 1.0:
        assert diverged(rows[-1])
        assert not math.isfinite(rows[-1]["loss"])
