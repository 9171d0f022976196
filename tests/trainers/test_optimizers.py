"""Topic 0.6: every rule walks as torch.optim does, AdaGrad's step never grows, and who diverges stays alone."""

import json
import math
from itertools import pairwise

import pytest
import torch

from core.engine.shelf import RECORDED
from core.problems import Problem
from core.topics.optimizers import RULES, SPREAD, SUGGESTED, Config, examples
from core.topics.spread import FILE, from_text
from core.topics.surfaces import SURFACES
from core.trainers.optimizers import Inspector, Trainer
from core.trainers.optimizers.grounds import Net, ground_of
from core.trainers.optimizers.walker import Walker
from core.training.loop import diverged, steps
from tests.trainers.stopping import stopped

TORCH = {
    "sgd": torch.optim.SGD, "momentum": lambda p, lr: torch.optim.SGD(p, lr, momentum=0.9),
    "adagrad": torch.optim.Adagrad, "rmsprop": torch.optim.RMSprop, "adadelta": torch.optim.Adadelta,
    "adam": torch.optim.Adam,
}  # fmt: skip
SMALL_NET = {"ground": "net", "samples": 12, "inputs": 20, "hidden_size": 8, "outputs": 3, "steps": 40}
GROUNDS = [*SURFACES, "net"]


def rows_of(**settings) -> list[dict]:
    return list(steps(Trainer(Config(**settings))))


def inspector(**settings) -> Inspector:
    return Inspector(Config(**settings), {}, {})


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("surface", SURFACES)
def test_each_path_equals_that_of_torch(rule, surface):
    config = Config(ground=surface)
    walker = Walker(rule, ground_of(config), config.rate_of(rule))
    w = torch.tensor(config.begin, dtype=torch.float64, requires_grad=True)
    other = TORCH[rule]([w], lr=config.rate_of(rule))
    for _ in range(120):
        other.zero_grad()
        SURFACES[surface].height(w[0], w[1]).backward()
        other.step()
        walker.step(walker.ground.draw(0))
        assert torch.allclose(walker.parameters[0], w, rtol=0, atol=1e-6)


@pytest.mark.parametrize("batch_size", [64, 5])
@pytest.mark.parametrize("rule", RULES)
def test_on_the_net_each_rule_steps_as_torch_does(rule, batch_size):
    config = Config(**SMALL_NET, batch_size=batch_size)
    ground = ground_of(config)
    walker = Walker(rule, ground, 0.001)
    other = TORCH[rule](ground.net.parameters(), lr=0.001)
    for step in range(8):
        drawn = ground.draw(step)
        x, y = (ground.x, ground.y) if drawn is None else (ground.x[drawn], ground.y[drawn])
        loss = ((ground.net(x) - y) ** 2).sum() * (len(ground.x) / len(x))
        other.zero_grad()
        loss.backward()
        assert walker.step(drawn) == pytest.approx(loss.item(), rel=1e-5)
        other.step()
        for own, theirs in zip(walker.parameters, ground.net.parameters(), strict=True):
            assert torch.allclose(own, theirs, rtol=0, atol=1e-6)


@pytest.mark.parametrize("ground", GROUNDS)
def test_the_effective_step_size_of_adagrad_never_grows(ground):
    config = Config(ground=ground, noise=1.0) if ground != "net" else Config(ground="net", batch_size=16)
    walker = Walker("adagrad", ground_of(config), config.rate_of("adagrad"))
    before = None
    for step in range(30 if ground == "net" else 300):
        walker.step(walker.ground.draw(step))
        rates = torch.cat([rule.rate.flatten() for rule in walker.rules])
        assert before is None or bool((rates <= before).all())
        before = rates
    assert not walker.gone


def test_the_page_measures_that_only_those_that_forget_take_longer_steps_again():
    found = inspector(ground="rosenbrock").growth()
    grew = dict(zip(found.rules, found.grew, strict=True))
    assert grew["sgd"] == grew["momentum"] == grew["adagrad"] == 0
    assert min(grew["rmsprop"], grew["adadelta"], grew["adam"]) > 0
    assert inspector(**SMALL_NET).growth().grew[2] == 0


@pytest.mark.parametrize("ground", SURFACES)
def test_everyone_gets_lower_with_the_suggested_rates_and_nobody_diverges(ground):
    rows = rows_of(ground=ground, steps=300)
    start = SURFACES[ground].height(*SURFACES[ground].start)
    for rule in RULES:
        assert rows[0][f"loss_{rule}"] == pytest.approx(start)
        assert rows[-1][f"loss_{rule}"] < start / 5
        assert (rows[0][f"x_{rule}"], rows[0][f"y_{rule}"]) == SURFACES[ground].start
    assert all(SURFACES[ground].height(*low) == pytest.approx(0, abs=1e-12) for low in SURFACES[ground].minima)


def test_the_recorded_spread_is_adam_on_the_notes_net():
    folder = RECORDED / "optimizers" / SPREAD.run
    values = from_text((folder / "artifacts" / FILE).read_text())
    assert len(values) == 20
    assert values.min() < SPREAD.noted < values.max()
    config = Config.read(json.loads((folder / "run.json").read_text())["config"])
    assert (config.ground, config.rate_of("adam"), config.batch_size, config.steps) == ("net", 1e-4, 64, 500)
    ground = ground_of(config)
    first = ((ground.net(ground.x) - ground.y) ** 2).sum().item()
    assert rows_of(ground="net", steps=1)[0]["loss_adam"] == pytest.approx(first, rel=1e-5)


@pytest.mark.parametrize("settings", [{"steps": 50, "noise": 2.0}, SMALL_NET | {"batch_size": 5}])
def test_the_same_settings_give_the_same_rows_and_another_seed_others(settings):
    first, again, other = (rows_of(**settings, seed=seed) for seed in (3, 3, 4))
    assert first == again
    assert first != other


@pytest.mark.parametrize("at", [0, 1, 17, 39])
@pytest.mark.parametrize("settings", [{"steps": 40, "noise": 1.0}, SMALL_NET | {"batch_size": 5}])
def test_a_race_goes_on_where_it_stopped(settings, at):
    assert list(steps(stopped(Trainer, Config(**settings), at))) == rows_of(**settings)[at:]


def test_a_state_of_another_size_is_a_sentence():
    other = Trainer(Config(**SMALL_NET | {"hidden_size": 9}))
    with pytest.raises(Problem, match="do not fit"):
        Trainer(Config(**SMALL_NET)).load_state_dict(other.state_dict())


def test_who_diverges_is_missing_from_then_on_and_the_others_go_on():
    trainer = Trainer(Config(rates="own", rate_sgd=0.5, steps=100))
    rows = list(steps(trainer))
    assert len(rows) == 100
    gone = next(row["step"] for row in rows if "loss_sgd" not in row)
    assert 1 < gone < 60
    for row in rows:
        assert ("x_sgd" in row) == ("a_sgd" in row) == (row["step"] < gone)
        assert {f"loss_{rule}" for rule in RULES if rule != "sgd"} <= row.keys()
        assert all(math.isfinite(value) for value in row.values())
    assert trainer.snapshot()["view.gone"].tolist() == [True] + [False] * 5
    assert "loss_sgd" not in trainer.summary()
    later = Trainer(trainer.config)
    later.load_state_dict(trainer.state_dict())
    assert later.summary() == trainer.summary()


def test_the_race_ends_when_all_have_diverged():
    settings = {"ground": "beale", "start": "own", "start_x": 5, "start_y": 5, "rates": "same", "learning_rate": 100}
    rows = rows_of(**settings, steps=2000)
    assert len(rows) < 2000
    assert diverged(rows[-1])
    assert rows[-1].keys() == {"step", "loss"}


def test_a_mini_batch_makes_the_loss_jagged_and_an_epoch_sees_every_sample():
    ground = Net(Config(**SMALL_NET, batch_size=5))
    seen = torch.cat([ground.draw(step) for step in range(3)])
    assert sorted(seen.tolist()) == list(range(12))
    assert ground.draw(3).tolist() != ground.draw(0).tolist()
    smooth, jagged = (
        [row["loss_sgd"] for row in rows_of(**SMALL_NET, rates="same", learning_rate=1e-3, batch_size=size)]
        for size in (12, 5)
    )
    assert all(after < before for before, after in pairwise(smooth))
    assert any(after > before for before, after in pairwise(jagged))


def test_noise_is_new_at_every_step_and_the_same_for_all():
    ground = ground_of(Config(noise=3.0))
    noise = torch.stack([ground.draw(step) for step in range(200)])
    assert torch.equal(ground.draw(7), noise[7])
    assert noise.unique().numel() == noise.numel()
    assert noise.std().item() == pytest.approx(3.0, rel=0.1)


def test_one_rate_for_all_or_one_for_each():
    same, own = Config(rates="same", learning_rate=0.3), Config(rates="own", rate_adam=0.7)
    assert {same.rate_of(rule) for rule in RULES} == {0.3}
    assert own.rate_of("adam") == 0.7
    assert own.rate_of("sgd") == Config().rate_of("sgd") == SUGGESTED["ravine"][0]


def test_a_point_gives_height_gradient_and_the_first_step_of_each_rule():
    found = inspector().predict("1.5, -0.5")
    assert (found.loss, found.gradient) == (7.375, [1.5, -25.0])
    assert found.rules == list(RULES)
    assert found.to[0] == pytest.approx([1.5 - 0.035 * 1.5, -0.5 + 0.035 * 25])
    assert found.to[5] == pytest.approx([1.3, -0.3])  # Adam's first step is as long as its learning rate
    assert inspector().predict("(1.5; -.5)").to == found.to
    assert found.after[0] == pytest.approx(SURFACES["ravine"].height(*found.to[0]))


def test_on_the_net_a_learning_rate_is_asked():
    found = inspector(**SMALL_NET).predict("0.001")
    assert set(found.rates) == {0.001}
    assert (found.to, len(found.gradient)) == ([], 4)
    assert found.after[0] < found.loss
    assert inspector(**SMALL_NET).predict("100").after[0] is None


@pytest.mark.parametrize(
    "text", ["", "1", "1,2,3", "a, b", "nan, 0", "inf, 1", "6, 0", "1e999, 0", "<b>, 1", "9" * 999]
)
def test_no_point_is_a_sentence(text):
    with pytest.raises(Problem, match="point"):
        inspector().predict(text)


@pytest.mark.parametrize("text", ["", "0", "-1", "nan", "101", "1, 2", "adam"])
def test_no_learning_rate_is_a_sentence(text):
    with pytest.raises(Problem, match="no learning rate"):
        inspector(**SMALL_NET).predict(text)


@pytest.mark.parametrize("settings", [{"steps": 60}, SMALL_NET])
def test_the_sweep_marks_what_diverged(settings):
    found = inspector(**settings).sweep("sgd")
    own = found.rates.index(pytest.approx(found.own))
    assert len(found.rates) == len(found.losses) == 15
    assert found.losses[own] < found.losses[0] <= found.start * 1.01
    assert found.losses[-1] is None
    config = Config(**settings, rates="own", rate_sgd=found.rates[own - 1])
    trainer = Trainer(config)
    list(steps(trainer))
    assert trainer.summary()["loss_sgd"] == pytest.approx(found.losses[own - 1])  # as the race itself would end
    with pytest.raises(Problem, match="no rule"):
        inspector(**settings).sweep("lion")


def test_at_one_rate_for_all_momentum_is_first_on_the_floor_of_the_ravine():
    found = inspector().arrivals()
    taken = dict(zip(found.rules, found.steps_taken, strict=True))
    assert taken["momentum"] < taken["sgd"]
    assert taken["adam"] is taken["adagrad"] is None


def test_the_cost_of_a_step_is_measured():
    assert all(0 < taken < 1000 for taken in inspector().cost().milliseconds)


@pytest.mark.parametrize(
    "settings",
    [
        {"steps": 1}, {"noise": 20.0, "steps": 40}, {"ground": "saddle", "start": "own", "start_x": 0, "start_y": 0},
        {"ground": "net", "samples": 1, "inputs": 1, "outputs": 1, "hidden_size": 1, "batch_size": 1, "steps": 3},
        SMALL_NET | {"rates": "same", "learning_rate": 100.0},
    ],
)  # fmt: skip
def test_no_setting_breaks_it(settings):
    rows = rows_of(**settings)
    assert all(math.isfinite(value) for row in rows for name, value in row.items() if name != "loss")
    found = inspector(**settings)
    assert len(found.sweep("adagrad").losses) == 15
    assert found.growth().grew[2] == 0
    assert all(found.predict(text).rules for text in examples(found.config))
