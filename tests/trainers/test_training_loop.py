"""Topic 0.1: the loop equals a plain script, slow motion tells the truth, and what is asked wrongly gets a sentence."""

import math
import sys

import numpy as np
import pytest
import torch

from core.corpora import flowers, locate, own_numbers
from core.corpora.labelled_table import TRAIN, parts_of
from core.models.small_classifier import ACTIVATIONS
from core.problems import Problem
from core.topics.training_loop import EXAMPLES, PHASES, Config
from core.trainers.training_loop import Inspector, Trainer
from core.trainers.training_loop.data import prepare
from core.trainers.training_loop.loss import loss_by_row
from core.training.checkpoint import from_bytes, to_bytes
from core.training.loop import diverged, steps
from core.ui.code_view import source_of
from core.ui.pytorch.training_loop.slow import TRAINER

LIT = {"forward": "self.model(x)", "loss": "loss_by_row(", "backward": "loss.backward()", "update": "optimizer.step()"}
VARIED = [
    {}, {"loss": "mse", "activation": "relu", "learning_rate": 1.0}, {"batch_size": 1, "activation": "sigmoid"},
    {"batch_size": 0, "activation": "none", "seed": 3}, {"standardise": False, "hidden_size": 1, "flowers": 40},
]  # fmt: skip


def after(count: int, **settings) -> Trainer:
    trainer = Trainer(Config(**settings))
    for _ in range(count):
        trainer.step()
    return trainer


def looked_at(trainer: Trainer) -> Inspector:
    return Inspector(trainer.config, trainer.artifacts(), from_bytes(to_bytes(trainer.snapshot())))


def plain_script(c: Config, count: int) -> list[torch.Tensor]:
    """What the trainer does, in plain torch: nothing of ours but the table, its parts and the settings."""
    table = flowers.flowers(c.flowers, c.spread, c.seed)
    train = parts_of(table.y, c.train_share, c.valid_share, c.seed) == TRAIN
    x, y = table.x[train], torch.tensor(table.y[train])
    x = torch.tensor((x - x.mean(0)) / x.std(0) if c.standardise else x).float()
    torch.manual_seed(c.seed)
    w1, b1 = torch.empty(4, c.hidden_size).uniform_(-1, 1) / 2, torch.zeros(c.hidden_size)
    w2, b2 = torch.empty(c.hidden_size, 3).uniform_(-1, 1) / math.sqrt(c.hidden_size), torch.zeros(3)
    weights = [weight.requires_grad_() for weight in (w1, b1, w2, b2)]
    size, done, epoch = c.batch_size or len(y), 0, 0
    while done < count:
        epoch += 1
        order = torch.tensor(np.random.default_rng([c.seed, epoch]).permutation(len(y)))
        for rows in order.split(size)[: count - done]:
            p = torch.softmax(ACTIVATIONS[c.activation](x[rows] @ w1 + b1) @ w2 + b2, dim=1)
            wanted = torch.eye(3)[y[rows]]
            loss = ((p - wanted) ** 2).mean() if c.loss == "mse" else -(p * wanted).sum(1).log().mean()
            gradients = torch.autograd.grad(loss, weights)
            with torch.no_grad():
                for weight, gradient in zip(weights, gradients, strict=True):
                    weight -= c.learning_rate * gradient
            done += 1
    return weights


@pytest.mark.parametrize("settings", VARIED)
def test_after_many_steps_the_weights_equal_those_of_a_plain_script(settings):
    trainer = after(95, **settings)
    for mine, plain in zip(trainer.model.parameters(), plain_script(trainer.config, 95), strict=True):
        assert torch.allclose(mine.cpu(), plain, atol=2e-5)


@pytest.mark.parametrize("kind", ["cross_entropy", "mse"])
def test_the_losses_are_those_of_the_textbook(kind):
    scores, y = torch.randn(7, 4), torch.randint(4, (7,))
    wanted = torch.nn.functional.cross_entropy(scores, y, reduction="none")
    if kind == "mse":
        wanted = (scores.softmax(1) - torch.eye(4)[y]).square().mean(1)
    assert torch.allclose(loss_by_row(scores, y, kind), wanted, atol=1e-6)


@pytest.mark.parametrize("settings", VARIED)
def test_slow_motion_repeats_the_steps_that_training_does(settings):
    trainer = after(7, **settings)
    inspector = looked_at(trainer)
    for ahead in range(3):
        found = inspector.trace(ahead)
        before = {name: weight.tolist() for name, weight in trainer.model.state_dict().items()}
        row = trainer.step()
        assert found.before == before
        assert found.after == {name: weight.tolist() for name, weight in trainer.model.state_dict().items()}
        assert (found.step, found.loss) == (row["step"], row["loss"])
    assert inspector.trace(0) == inspector.trace(0)  # going back shows the very same numbers


@pytest.mark.parametrize("settings", VARIED)
def test_every_gradient_is_a_slope(settings):
    """Against finite differences: how much the loss changes when one number is moved a little."""
    found = looked_at(after(4, **settings)).trace()
    config = Config(**settings)
    data = prepare(config)
    x, y = data.ready(data.table.x[found.rows]).double(), torch.tensor(found.y)
    if found.batch > len(found.rows):
        x, y = (part if part.dtype == torch.long else part.double() for part in data.read("train"))
    weights = {name: torch.tensor(values).double() for name, values in found.before.items()}

    def loss(changed: dict) -> float:
        h = ACTIVATIONS[config.activation](x @ changed["w1"] + changed["b1"])
        return loss_by_row(h @ changed["w2"] + changed["b2"], y, config.loss).mean().item()

    assert loss(weights) == pytest.approx(found.loss, rel=1e-5)
    for name, values in weights.items():
        for place in np.ndindex(*values.shape):
            moved = [values.clone(), values.clone()]
            moved[0][place] += 1e-5
            moved[1][place] -= 1e-5
            up, down = (loss(weights | {name: one}) for one in moved)
            assert np.array(found.gradient[name])[place] == pytest.approx((up - down) / 2e-5, abs=2e-5)


def test_the_numbers_of_a_trace_fit_together():
    found = looked_at(after(0)).trace()
    x, w1, w2 = np.array(found.x), np.array(found.before["w1"]), np.array(found.before["w2"])
    assert (x.shape, w1.shape, w2.shape, found.batch) == ((10, 4), (4, 5), (5, 3), 10)
    z = x @ w1 + found.before["b1"]
    assert np.allclose(found.z, z, atol=1e-6)
    assert np.allclose(found.h, np.tanh(z), atol=1e-6)
    assert np.allclose(found.scores, np.tanh(z) @ w2 + found.before["b2"], atol=1e-6)
    assert np.allclose(np.sum(found.probability, axis=1), 1, atol=1e-6)
    truth = np.eye(3)[found.y]
    assert np.allclose(found.dscores, (np.array(found.probability) - truth) / 10, atol=1e-6)
    assert np.allclose(found.dh, np.array(found.dscores) @ w2.T, atol=1e-6)
    assert np.allclose(found.dz, found.dh * (1 - np.tanh(z) ** 2), atol=1e-6)
    assert np.allclose(found.gradient["w1"], x.T @ np.array(found.dz), atol=1e-6)
    assert np.mean(found.losses) == pytest.approx(found.loss, rel=1e-5)


def test_the_lit_line_is_the_one_that_ran():
    for settings in ({}, {"activation": "none"}, {"learning_rate": 1e-30}):
        found = looked_at(after(2, **settings)).trace()
        source = source_of(TRAINER, "Trainer.step")
        lines = source.text.splitlines()
        assert list(found.lines) == list(PHASES)
        for phase, number in found.lines.items():
            assert LIT[phase] in lines[number - source.first]
    assert sys.gettrace() is None or "coverage" in str(sys.gettrace()) or "pydev" in str(sys.gettrace())


def test_a_trace_reaches_as_far_as_one_may_walk():
    inspector = looked_at(after(0, flowers=30, batch_size=0))
    assert inspector.trace(3).batch == 18
    assert len(inspector.trace(3).rows) == 16
    for wrong in (-1, 1001):
        with pytest.raises(Problem, match="at most"):
            inspector.trace(wrong)


def test_a_run_goes_on_where_it_stopped_beside_others():
    rows = list(steps(Trainer(Config(epochs=3))))
    begun, other = Trainer(Config(epochs=3)), Trainer(Config(epochs=3, seed=5))
    for _ in range(11):
        begun.step()
        other.step()
    later = Trainer(Config(epochs=3))
    later.load_state_dict(from_bytes(to_bytes(begun.state_dict())))
    assert list(steps(later)) == rows[11:]
    assert Trainer(Config(epochs=3, seed=5)).step()["loss"] != rows[0]["loss"]


def test_every_epoch_reads_each_training_row_once():
    trainer = after(0)
    seen = []
    for _ in range(trainer.steps_per_epoch):
        seen += trainer.chosen().tolist()
        trainer.steps += 1
    assert sorted(seen) == list(range(90))
    assert trainer.chosen().tolist() != seen[:10]


def test_the_parts_share_no_row_and_only_training_rows_decide_the_scale():
    data = prepare(Config())
    rows = [set(data.rows(name).tolist()) for name in ("train", "valid", "test")]
    assert [len(part) for part in rows] == [90, 30, 30]
    assert len(set.union(*rows)) == 150
    x, _ = data.read("train")
    assert torch.allclose(x.mean(0), torch.zeros(4), atol=1e-5)
    assert torch.allclose(x.std(0, correction=0), torch.ones(4), atol=1e-5)
    assert not torch.allclose(data.read("test")[0].mean(0), torch.zeros(4), atol=1e-3)


def test_the_test_part_is_opened_at_the_end_alone():
    trainer = Trainer(Config(epochs=4))
    rows = list(steps(trainer))
    assert not [name for row in rows for name in row if name.startswith("test")]
    assert {"valid_loss", "valid_accuracy", "best_accuracy"} <= set(rows[-1])
    assert trainer.summary()["test_rows"] == 30


def test_a_trained_network_comes_near_what_the_densities_allow_and_not_above_it():
    trainer = Trainer(Config(flowers=5000, epochs=4, learning_rate=0.5, batch_size=20))
    list(steps(trainer))
    found = trainer.summary()
    noise = 3 * math.sqrt(found["best_accuracy"] * (1 - found["best_accuracy"]) / found["test_rows"])
    assert found["best_accuracy"] - 0.03 < found["test_accuracy"] < found["best_accuracy"] + noise
    assert abs(found["test_best"] - found["best_accuracy"]) < noise


def test_the_confusion_matrix_belongs_to_its_step():
    first, last = looked_at(after(0)), looked_at(after(360))
    for inspector in (first, last):
        found = inspector.confusion("valid")
        assert np.sum(found.counts) == found.rows == 30
        assert np.sum(found.counts, axis=1).tolist() == [10, 10, 10]
        assert np.trace(found.counts) == found.right
    assert first.confusion().right < last.confusion().right
    assert last.confusion("test").right / 30 == pytest.approx(after(360).summary()["test_accuracy"], abs=1e-6)
    with pytest.raises(Problem, match="no part"):
        first.confusion("all")


def test_a_flower_of_ones_own_gets_probabilities():
    inspector = looked_at(after(360))
    for text, kind in zip(EXAMPLES, ("bellflower", "windflower", None), strict=True):
        found = inspector.predict(text)
        assert sum(found.probability) == pytest.approx(1, abs=1e-5)
        assert sum(found.truth) == pytest.approx(1)
        assert kind in (None, found.label)
    assert inspector.predict("5.1 3.5 1.4 0.2").probability == inspector.predict(EXAMPLES[0]).probability
    assert inspector.predict("99;3.5;1.4;0.2").outside == ["sepal length"]


@pytest.mark.parametrize(
    "text",
    ["", "1,2,3", "1,2,3,4,5", "a,b,c,d", "1,2,3,nan", "1,2,3,inf", "1,2,3,1e99", "1,,3,4", "٣,1,1,1", "🙂", "9" * 999],
)  # fmt: skip
def test_what_is_no_flower_is_a_sentence(text):
    with pytest.raises(Problem, match=r"numbers with commas|is not a number"):
        looked_at(after(0)).predict(text)


@pytest.mark.parametrize(
    "settings",
    [
        {"flowers": 30, "train_share": 5, "valid_share": 90, "epochs": 1},
        {"flowers": 30, "train_share": 90, "valid_share": 5, "batch_size": 512, "epochs": 2},
        {"hidden_size": 64, "learning_rate": 100.0, "activation": "relu", "standardise": False, "epochs": 3},
        {"learning_rate": 1e-9, "epochs": 1, "spread": 1.5},
    ],
)
def test_no_setting_breaks_it(settings):
    trainer = Trainer(Config(**settings))
    rows = list(steps(trainer))
    assert trainer.snapshot_due() or diverged(rows[-1])
    inspector = looked_at(trainer)
    assert inspector.trace().lines.keys() == set(PHASES)
    assert inspector.confusion("train").rows


def test_weights_that_are_no_numbers_are_told():
    trainer = after(0)
    trainer.model.w1.data[0, 0] = math.nan
    with pytest.raises(Problem, match="no longer numbers"):
        looked_at(trainer)


@pytest.mark.parametrize("given", [{"train_share": 80, "valid_share": 20}, {"table": "0123456789abcdef"}])
def test_settings_that_do_not_fit_together_are_a_sentence(given):
    with pytest.raises(Problem):
        Config.read(given)


def test_a_table_of_ones_own_decides_the_size_of_the_network(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.HOME, str(tmp_path))
    lines = [f"{n % 2},{n % 2 * 5 + n / 90},{n},7,{('작은', '큰')[n % 2]}" for n in range(60)]
    name = own_numbers.keep(own_numbers.parse(("a,b,c,same,종류\n" + "\n".join(lines)).encode("cp949")))
    trainer = Trainer(Config(corpus="own", table=name, epochs=40))
    rows = list(steps(trainer))
    assert tuple(trainer.model.w1.shape) == (4, 5)
    assert tuple(trainer.model.w2.shape) == (5, 2)
    assert "best_accuracy" not in rows[-1]
    assert trainer.summary()["test_accuracy"] == 1.0
    found = looked_at(trainer).predict("1,5.5,10,7")
    assert (found.label, found.truth, found.classes) == ("큰", None, ["작은", "큰"])
    assert looked_at(trainer).confusion().best is None
    with pytest.raises(Problem, match="not on this computer"):
        Trainer(Config(corpus="own", table="0123456789abcdef"))
