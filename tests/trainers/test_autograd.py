"""Topic 0.3: gradients against finite differences, k backwards = k × gradient, and what PyTorch refuses."""

import json
import math

import pytest
import torch

from core.__main__ import main
from core.engine.shelf import RECORDED
from core.problems import Problem
from core.topics.autograd import EXAMPLES, MOST_BACKWARDS, SIMPLE, SPREAD, TWICE, WAYS, Config
from core.topics.expressions import parse
from core.topics.spread import FILE, from_text
from core.trainers.autograd import Inspector, Trainer
from core.training.checkpoint import from_bytes, to_bytes
from core.training.loop import diverged, steps
from tests.trainers.stopping import stopped

SMALL = {"samples": 16, "inputs": 40, "hidden_size": 12, "outputs": 3, "steps": 40, "learning_rate": 1e-5}
STEP = 1e-5
SMOOTH = (
    "x*y + sin(x)", "x*x*x", "x**3 - 2*x", "x**y", "2**x", "(sigmoid(w*x + b) - y)**2", "tanh(x)*exp(-y)", "x/y/w",
    "log(x*y) + sqrt(x)", "cos(x - y)", "abs(z)*max(x, y) - min(x, y)", "relu(x)*relu(z)", "-(x + y)*(x - y)",
    "x*y*z*w*a*b + x", "x - -2", "x**-2",
)  # fmt: skip


@pytest.fixture(scope="module")
def small() -> Inspector:
    trainer = Trainer(Config(**SMALL))
    list(steps(trainer))
    return Inspector(trainer.config, trainer.artifacts(), trainer.snapshot())


def value_at(inspector, read, values):
    return inspector.graph("; ".join([read.formula, *(f"{n}={v:.12g}" for n, v in values.items())])).value[-1]


@pytest.mark.parametrize("formula", SMOOTH)
def test_gradients_are_finite_differences(small, formula):
    read, found = parse(formula), small.predict(formula)
    for name, at in read.values.items():
        up, down = (value_at(small, read, read.values | {name: at + way * STEP}) for way in (1, -1))
        assert found.gradients[name] == pytest.approx((up - down) / (2 * STEP), rel=1e-4, abs=1e-6)


@pytest.mark.parametrize("formula", [*SMOOTH, *EXAMPLES, SIMPLE, TWICE])
def test_the_gradient_of_a_node_is_the_sum_over_its_arrows(small, formula):
    found = small.graph(formula)
    assert found.grad[-1] == 1
    for node, grad in enumerate(found.grad[:-1]):
        arrows = [number for number, (start, _end) in enumerate(found.edges) if start == node]
        parts = [found.passed[number] for number in arrows if found.passed[number] is not None]
        if found.operation[node] == "number" or not parts:
            assert grad is None
        else:
            assert grad == pytest.approx(sum(parts))


def test_a_variable_used_twice_is_one_node_with_two_arrows(small):
    found = small.graph("x*x; x=3")
    assert (found.name, found.edges) == (["x", "x*x"], [[0, 1], [0, 1]])
    assert (found.local, found.passed, found.grad) == ([3.0, 3.0], [3.0, 3.0], [6.0, 1.0])


def test_a_cut_graph_has_no_gradient_behind_the_cut(small):
    found = small.graph("x*detach(x*y); x=3; y=2")
    gradients = dict(zip(found.name, found.grad, strict=True))
    assert (gradients["x"], gradients["y"], gradients["detach(x*y)"]) == (6.0, None, None)


def test_a_variable_without_requires_grad_has_none(small):
    assert small.predict("x*y; y.requires_grad=False").gradients == {"x": 3.0, "y": None}
    none = small.graph("x*y; x.requires_grad=False; y.requires_grad=False")
    assert (none.value[-1], set(none.grad)) == (6.0, {None})
    assert small.backwards("2 + 3", 4).names == []


BROKEN = {
    "log(x); x=-1": ("log(x)", "log_of_negative"), "exp(log(x)); x=0": ("log(x)", "log_of_zero"),
    "x*sqrt(x - y); x=1; y=2": ("sqrt(x - y)", "sqrt_of_negative"), "1/x*2; x=0": ("1/x", "divided_by_zero"),
    "x/y; x=0; y=0": ("x/y", "zero_by_zero"), "x**0.5; x=-1": ("x**0.5", "power_of_negative"),
    "x**-1; x=0": ("x**-1", "divided_by_zero"), "sin(exp(x)); x=1000": ("exp(x)", "too_large"),
    "relu(x); x=0": ("relu(x)", "relu_at_zero"), "abs(x)+1; x=0": ("abs(x)", "abs_at_zero"),
    "max(x, y); x=3; y=3": ("max(x, y)", "tie"), "sqrt(x); x=0": ("sqrt(x)", "sqrt_at_zero"),
    "x**y; x=-2; y=2": ("x**y", "no_slope"),
}  # fmt: skip


@pytest.mark.parametrize("formula", BROKEN)
def test_trouble_is_named_at_the_node_where_it_begins(small, formula):
    found = small.graph(formula)
    assert [(found.name[node], kind) for node, kind in found.remarks] == [BROKEN[formula]]
    told = small.predict(formula)
    assert all(number is None or math.isfinite(number) for number in (told.value, *told.gradients.values()))


def test_a_kink_behind_a_cut_is_no_matter(small):
    assert small.graph("x*detach(relu(y)); y=0").remarks == [[2, "relu_at_zero"]]
    assert small.graph("x*relu(y); y=0; y.requires_grad=False").remarks == []


@pytest.mark.parametrize("formula", [*EXAMPLES, SIMPLE])
def test_k_backwards_give_k_times_the_gradient(small, formula):
    found, graph = small.backwards(formula, MOST_BACKWARDS), small.graph(formula)
    assert found.once == [graph.grad[graph.name.index(name)] for name in found.names]
    for k, (kept, zeroed) in enumerate(zip(found.kept, found.zeroed, strict=True), start=1):
        assert kept == pytest.approx([k * once for once in found.once])
        assert zeroed == found.once


def test_k_backwards_give_k_times_the_gradient_of_the_network(small):
    found = small.net_backwards(7)
    assert [row[0] for row in found.kept] == pytest.approx([k * found.once[0] for k in range(1, 8)], rel=1e-5)
    layer = small.layer
    error = layer.hidden @ layer.w2 - layer.y
    assert found.once[0] == pytest.approx((2 * layer.hidden.T @ error).norm().item(), rel=1e-5)


@pytest.mark.parametrize("times", [0, -1, MOST_BACKWARDS + 1, "many", 2.5])
def test_another_number_of_passes_is_a_sentence(small, times):
    with pytest.raises(Problem, match="backward passes"):
        small.net_backwards(times)


UPDATES = {  # refused at once, leaf, requires_grad, next backward refused, next gradient
    "no_grad": (False, True, True, False, True), "bare": (True, True, True, False, True),
    "assigned": (False, False, True, False, False), "detached": (False, True, False, True, False),
    "data": (False, True, True, False, True),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_ways_to_change_a_weight(small, way):
    found = small.update(way)
    told = (bool(found.error), found.is_leaf, found.requires_grad, bool(found.next_error), found.next_grad)
    assert told == UPDATES[way]
    assert (found.loss[1] < found.loss[0]) != bool(found.error)
    if way == "bare":
        assert "a leaf Variable that requires grad is being used in an in-place operation" in found.error


def test_another_way_is_a_sentence(small):
    with pytest.raises(Problem, match="no way"):
        small.update("__class__")


def test_autograd_improves_nothing_by_itself(small):
    found = small.who_improves()
    assert found.before == found.after_backward > found.after_update


def test_a_sum_has_no_dimensions(small):
    found = small.loss_shape()
    assert (found.shape, found.dimensions, found.as_notes_say) == ([], 0, [1])
    assert "0-d" in found.length_error
    assert "0-dim" in found.index_error


def test_it_learns_as_the_program_of_the_notes_does():
    config = Config(**SMALL)
    trainer, plain = Trainer(config), Trainer(config)
    w1, w2 = (w.detach().clone().requires_grad_() for w in (plain.model.w1, plain.model.w2))
    for row in steps(trainer):
        loss = (plain.x.mm(w1).clamp(min=0).mm(w2) - plain.y).pow(2).sum()
        loss.backward()
        assert row["loss"] == pytest.approx(loss.item(), rel=1e-4)
        assert row["grad"] == pytest.approx(row["own_grad"])
        with torch.no_grad():
            w1 -= config.learning_rate * w1.grad
            w2 -= config.learning_rate * w2.grad
        w1.grad.zero_()
        w2.grad.zero_()
    assert torch.allclose(trainer.model.w2, w2, rtol=1e-3)


def test_without_emptying_grad_holds_the_sum_of_all_gradients():
    trainer, total = Trainer(Config(**SMALL, zero_grad=False)), 0
    for _ in range(5):
        total = total + torch.autograd.grad(trainer.loss(), [trainer.model.w2])[0]
        trainer.step()
        assert torch.allclose(trainer.model.w2.grad, total, rtol=1e-3, atol=1e-3 * total.abs().max().item())


def test_without_emptying_the_notes_network_runs_away():
    rows = list(steps(Trainer(Config(zero_grad=False, steps=500))))
    assert diverged(rows[-1])
    assert rows[1]["loss"] == pytest.approx(next_loss_with_emptying(), rel=1e-4)  # step 1 is the same for both


def next_loss_with_emptying() -> float:
    trainer = Trainer(Config())
    trainer.step()
    return trainer.step()["loss"]


@pytest.mark.parametrize("zero_grad", [True, False])
@pytest.mark.parametrize("at", [0, 1, 17])
def test_a_run_goes_on_where_it_stopped(at, zero_grad):
    config = Config(**SMALL, zero_grad=zero_grad)
    rows = list(steps(Trainer(config)))
    assert list(steps(stopped(Trainer, config, at))) == rows[at:]


@pytest.mark.parametrize(
    "settings",
    [
        {"samples": 1, "inputs": 1, "outputs": 1, "hidden_size": 1, "steps": 1},
        {"learning_rate": 1.0},
        {"learning_rate": 1e-12, "zero_grad": False, "steps": 2},
    ],
)
def test_no_setting_breaks_it(settings):
    trainer = Trainer(Config(**{**SMALL, **settings}))
    list(steps(trainer))
    found = Inspector(trainer.config, {}, from_bytes(to_bytes(trainer.snapshot())))
    assert len(found.net_backwards(3).kept) == 3
    assert all(found.update(way) for way in WAYS)
    assert found.who_improves()
    assert found.loss_shape().shape == []


def test_the_command_line_answers_with_value_and_gradients(capsys):
    assert main(["predict", "autograd", "x*y + sin(x)", "x*y; x=2; y=5", "log(x); x=-1"]) == 0
    first, second, third = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["value"] == pytest.approx(6 + math.sin(2))
    assert first["gradients"] == pytest.approx({"x": 3 + math.cos(2), "y": 2})
    assert second["gradients"] == {"x": 5, "y": 2}
    assert (third["value"], third["remarks"]) == (None, ["log(x): log_of_negative"])
    assert main(["predict", "autograd", "import os"]) == 1
    assert "sign is missing" in capsys.readouterr().err


def test_the_notes_value_lies_among_the_recorded_seeds():
    values = from_text((RECORDED / "autograd" / SPREAD.run / "artifacts" / FILE).read_text())
    assert len(values) == 20
    assert values.min() < SPREAD.noted < values.max()
    row = list(steps(Trainer(Config(seed=3))))[-1]
    assert row["step"] == SPREAD.step
    assert values.min() / 10 < row["loss"] < values.max() * 10  # last bits, and so paths, differ by machine
