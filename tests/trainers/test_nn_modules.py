"""Topic 0.5: three ways have one loss list, sum and mean differ by a known factor, and wrong asking gets a sentence."""

import math

import pytest
import torch
from torch.nn.functional import cross_entropy, l1_loss, mse_loss

from core.engine.shelf import RECORDED
from core.problems import Problem
from core.topics.nn_modules import PRESETS, SPREAD, WAYS, Config
from core.topics.nn_modules_answers import largest_difference
from core.topics.spread import FILE, from_text, place_of, to_text
from core.trainers.nn_modules import Inspector, Trainer
from core.training.checkpoint import from_bytes, to_bytes
from core.training.loop import diverged, steps

SMALL = {"samples": 16, "inputs": 40, "hidden_size": 12, "outputs": 3, "steps": 60}


def losses(**settings) -> list[float]:
    return [row["loss"] for row in steps(Trainer(Config(**settings)))]


def learned(**settings) -> Inspector:
    trainer = Trainer(Config(**settings))
    list(steps(trainer))
    return Inspector(trainer.config, trainer.artifacts(), trainer.snapshot())


@pytest.fixture(scope="module")
def small() -> Inspector:
    return learned(**SMALL)


def test_the_three_loss_lists_of_the_notes_are_identical():
    lists = [losses(way=way) for way in WAYS]
    assert len(lists[0]) == 500
    assert lists[0] == lists[1] == lists[2]  # every digit
    assert lists[0][-1] < 1e-3


@pytest.mark.parametrize("settings", [{"seed": 7}, {"loss": "l1"}, {"loss": "cross_entropy"}, {"reduction": "mean"}])
def test_they_are_identical_for_any_seed_and_loss(settings):
    found = learned(**SMALL | {"steps": 1} | settings).three_ways(60)
    assert found.loss[0] == found.loss[1] == found.loss[2]
    assert found.difference == 0
    assert found.other_order < 1e-3  # other rounding, the same network


@pytest.mark.parametrize("way", WAYS)
def test_each_way_learns_as_a_plain_script_does(way):
    trainer = Trainer(Config(**SMALL, way=way, learning_rate=0.001))
    w1, b1, w2, b2 = (value.clone().requires_grad_() for value in trainer.model.state_dict().values())
    for _ in range(5):
        loss = (((trainer.x @ w1.T + b1).clamp(min=0) @ w2.T + b2 - trainer.y) ** 2).sum()
        assert trainer.step()["loss"] == pytest.approx(loss.item(), rel=1e-5)
        with torch.no_grad():
            for weight, gradient in zip((w1, b1, w2, b2), torch.autograd.grad(loss, (w1, b1, w2, b2)), strict=True):
                weight -= 0.001 * gradient
    assert torch.allclose(next(iter(trainer.model.state_dict().values())), w1, atol=1e-6)


def test_the_mean_needs_a_rate_that_is_larger_by_the_number_of_errors():
    summed = losses(steps=200)
    mean = losses(steps=200, reduction="mean")
    again = losses(steps=200, reduction="mean", learning_rate=0.064)
    assert summed[-1] < 1e-3 * summed[0]
    assert mean[-1] > 0.9 * mean[0]  # it barely moves
    assert largest_difference([summed, [640 * loss for loss in again]], relative=True) < 1e-3


@pytest.mark.parametrize(("settings", "addends"), [({"outputs": 8}, 128), ({"loss": "cross_entropy"}, 16)])
def test_a_power_of_two_is_divided_by_without_rounding(settings, addends):
    found = learned(**SMALL | {"steps": 1} | settings).reductions(40)
    assert found.addends == addends
    assert found.loss[0] == found.loss[2]
    assert found.away == 0


def test_a_rate_for_the_mean_is_told_as_one_for_the_sum(small):
    config = Config(**SMALL, reduction="mean", learning_rate=0.048)
    assert config.rate_of_the_sum == pytest.approx(0.001)
    assert small.reductions(3).rate == pytest.approx([0.0001, 0.0001, 0.0048])


@pytest.mark.parametrize(
    ("loss", "function"), [("mse", mse_loss), ("l1", l1_loss), ("cross_entropy", cross_entropy)]
)  # fmt: skip
@pytest.mark.parametrize("reduction", ["sum", "mean"])
def test_each_loss_is_that_of_torch(loss, function, reduction):
    trainer = Trainer(Config(**SMALL, loss=loss, reduction=reduction))
    target = trainer.y.argmax(dim=1) if loss == "cross_entropy" else trainer.y
    wanted = function(trainer.model(trainer.x), target, reduction=reduction).item()
    row = trainer.step()
    assert row["loss"] == wanted
    assert ("accuracy" in row) == (loss == "cross_entropy")


def test_the_same_weights_have_two_numbers():
    found = learned(steps=20).sum_and_mean()
    assert found.addends == 640
    assert found.sum / found.mean == pytest.approx(640, rel=1e-5)


@pytest.mark.parametrize(
    "settings", [{}, {"way": "tensors"}, {"way": "module"}, {"hidden_layers": 3}, {"hidden_layers": 0}]
)
def test_the_table_has_every_parameter(settings):
    trainer = Trainer(Config(**SMALL, **settings))
    list(steps(trainer))
    found = Inspector(trainer.config, {}, trainer.snapshot()).parameters()
    held = list(trainer.model.state_dict().values())
    assert found.shape == [list(one.shape) for one in held]
    assert found.total == sum(found.number) == sum(one.numel() for one in held)
    assert found.mean == pytest.approx([one.mean().item() for one in held])
    gradients = torch.autograd.grad(trainer.loss(), list(trainer.model.parameters()))
    assert found.gradient == pytest.approx([one.norm().item() for one in gradients])
    if settings == {"way": "module"}:
        assert found.name == ["linear1.weight", "linear1.bias", "linear2.weight", "linear2.bias"]


def test_the_histograms_count_every_number_at_every_step_so_far():
    trainer = Trainer(Config(**SMALL, learning_rate=0.003))
    held = [one.clone() for one in trainer.model.state_dict().values()]
    list(steps(trainer))
    found = Inspector(trainer.config, {}, trainer.snapshot()).histograms()
    assert found.steps[:6] == [0, 1, 2, 3, 4, 6]
    assert found.steps[-1] == 60
    for lines, first, reach in zip(found.counts, held, found.reach, strict=True):
        assert all(sum(line) == first.numel() for line in lines)
        assert lines[0] == pytest.approx(torch.histc(first, len(lines[0]), -reach, reach).tolist(), abs=2)


def test_a_run_goes_on_where_it_stopped():
    whole = Trainer(Config(**SMALL))
    rows = list(steps(whole))
    begun = Trainer(Config(**SMALL))
    for _ in range(17):
        begun.step()
    later = Trainer(Config(**SMALL, way="sequential"))
    later.load_state_dict(from_bytes(to_bytes(begun.state_dict())))
    assert list(steps(later)) == rows[17:]
    assert to_bytes(later.snapshot()) == to_bytes(whole.snapshot())


@pytest.mark.parametrize("loss", ["mse", "cross_entropy"])
def test_a_sample_has_output_target_and_error(loss):
    inspector = learned(**SMALL | {"loss": loss, "learning_rate": 0.01})
    found = inspector.predict(" 3 ")
    assert found.sample == 3
    assert len(found.output) == len(found.target) == len(found.error) == 3
    if loss == "mse":
        assert found.error == pytest.approx([o - t for o, t in zip(found.output, found.target, strict=True)])
    else:
        assert sum(found.target) == 1
        assert sum(found.error) == pytest.approx(0, abs=1e-5)


@pytest.mark.parametrize(
    "text", ["", "0", "-1", "17", "1.0", "three", "²", "٣", "<b>", "9" * 9000, "🙂", "1e1", "None"]
)
def test_another_text_than_a_sample_is_a_sentence(small, text):
    with pytest.raises(Problem, match="no sample"):
        small.predict(text)


@pytest.mark.parametrize("settings", [{"hidden_layers": 2}, {"activation": "tanh"}, {"hidden_layers": 0}])
@pytest.mark.parametrize("way", ["tensors", "module"])
def test_only_the_shape_of_the_notes_is_written_in_three_ways(settings, way):
    with pytest.raises(Problem, match="three ways"):
        Config.read({"way": way, **settings})


@pytest.mark.parametrize(
    "settings",
    [
        {"samples": 1, "inputs": 1, "outputs": 1, "hidden_size": 1, "steps": 1},
        {"outputs": 1, "loss": "cross_entropy"},
        {"learning_rate": 100.0, "steps": 40},
        {"hidden_layers": 4, "activation": "sigmoid"},
        {"hidden_layers": 2, "activation": "none"},
        *({"steps": 3} | settings for _, settings in PRESETS.values()),
    ],
)
def test_no_setting_breaks_it(settings):
    trainer = Trainer(Config(**{**SMALL, **settings}))
    rows = list(steps(trainer))
    found = Inspector(trainer.config, {}, from_bytes(to_bytes(trainer.snapshot())))
    assert found.parameters().total
    assert found.histograms().steps[-1] == trainer.steps
    assert found.predict("1").output
    assert found.sum_and_mean()
    assert len(found.three_ways(2).loss) == len(found.reductions(2).loss) == 3
    if settings.get("learning_rate") == 100.0:
        assert diverged(rows[-1])
        assert not math.isfinite(rows[-1]["loss"])


def test_the_recorded_seeds_say_that_the_notes_copied_a_number():
    text = (RECORDED / "nn_modules" / SPREAD.run / "artifacts" / FILE).read_text()
    late, early = from_text(text), from_text(text, also=400)
    assert len(early) == len(late) == 20
    assert (early / late > 5).all()  # no seed stays where it is
    assert place_of(SPREAD.noted, late).where == "outside"
    assert place_of(SPREAD.noted, early).where != "outside"
    assert from_text(to_text([1.0, math.nan], {400: [2.0, 3.0]}), also=400).tolist() == [2.0, 3.0]
