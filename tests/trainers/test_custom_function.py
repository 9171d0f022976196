"""Topic 0.4: gradcheck is True for the right backward and False for each wrong one; training, asking, bad input."""

import math
import random

import pytest
import torch

from core.models.own_function import own_function
from core.probes.gradient_check import check
from core.probes.slopes import check_points
from core.problems import Problem
from core.topics.custom_function import BACKWARDS, FUNCTIONS, SHAPES, Config
from core.trainers.custom_function import Inspector, Trainer
from core.trainers.custom_function.trainer import formula_of
from core.training.loop import diverged, steps
from tests.trainers.stopping import stopped

SMALL = {"samples": 16, "inputs": 40, "hidden_size": 12, "outputs": 3, "steps": 60, "learning_rate": 1e-4}


def learned(**settings) -> Inspector:
    trainer = Trainer(Config(**SMALL | settings))
    list(steps(trainer))
    return Inspector(trainer.config, trainer.artifacts(), trainer.snapshot())


@pytest.fixture(scope="module")
def small() -> Inspector:
    return learned()


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("backward", BACKWARDS)
def test_gradcheck_is_true_for_the_right_backward_and_false_for_each_wrong_one(function, backward):
    config = Config(function=function, backward=backward)
    f = formula_of(config)
    found = check(own_function(f, backward).apply, check_points(f))
    assert found.passed == (backward == "right")
    off = abs(found.analytical - found.numerical) > 1e-5 + 1e-3 * abs(found.numerical)
    assert off == (backward != "right")  # the entry that is named does differ, by the measure of gradcheck itself


def test_the_table_of_all_checks_says_the_same(small):
    found = small.verdicts({})
    assert [row[0] for row in found.passed] == [True] * len(FUNCTIONS)
    assert not any(yes for row in found.passed for yes in row[1:])


def test_sign_is_right_for_the_absolute_value(small):
    absolute = {"function": "piecewise", "pieces": 2, "break_1": 0.0, "shape_1": "line", "slope_1": -1.0,
                "offset_1": 0.0, "shape_2": "line", "slope_2": 1.0, "offset_2": 0.0}  # fmt: skip
    assert small.verdict(absolute | {"backward": "sign"}, False).passed
    own = small.verdicts(absolute).passed[list(FUNCTIONS).index("piecewise")]
    assert [name for name, yes in zip(BACKWARDS, own, strict=True) if yes] == ["right", "sign"]


@pytest.mark.parametrize("seed", range(12))
def test_the_right_backward_of_any_pieces_passes(small, seed):
    dice = random.Random(seed)
    places = sorted(dice.sample(range(-50, 51), 3))
    choice = {"function": "piecewise", "pieces": dice.randint(1, 4)}
    choice |= {f"break_{n}": place / 10 for n, place in enumerate(places, start=1)}
    for n in range(1, 5):
        choice |= {f"shape_{n}": dice.choice(list(SHAPES)), f"slope_{n}": dice.uniform(-10, 10)}
        choice |= {f"offset_{n}": dice.uniform(-10, 10)}
    assert small.verdict(choice, False).passed
    found = small.slopes(choice, -6.0, 6.0, 1e-6, 2.0)
    assert max(abs(a - b) for a, b in zip(found.backward, found.measured, strict=True)) < 1e-4


@pytest.mark.parametrize(("function", "kinks"), [("relu", [0.0]), ("leaky_relu", [0.0]), ("clamp", [-1.0, 1.0])])
def test_at_a_kink_even_the_right_backward_fails_and_the_answer_says_where(small, function, kinks):
    found = small.verdict({"function": function}, True)
    assert not found.passed
    assert found.at_break
    assert found.input == found.output
    assert found.input in kinks
    assert set(kinks) <= set(found.points)
    assert found.said.startswith("Jacobian mismatch")


def test_a_smooth_function_has_no_kink_to_fail_at(small):
    assert small.verdict({"function": "gelu"}, True).passed


def test_a_forgotten_grad_output_is_caught_off_the_diagonal(small):
    choice = {"backward": "forgotten"}
    found = small.verdict(choice, False)
    assert found.input != found.output
    assert (found.analytical, found.numerical) == (1.0, 0.0)
    one, two = (small.slopes(choice, -3.0, 3.0, 1e-6, above) for above in (1.0, 2.0))
    assert max(abs(a - b) for a, b in zip(one.backward, one.measured, strict=True)) < 1e-6  # nothing to be seen
    assert max(abs(a - b) for a, b in zip(two.backward, two.measured, strict=True)) == pytest.approx(1)


def test_gradcheck_sees_only_where_it_looks(small):
    choice = {"backward": "negative_side"}
    assert small.verdict_at(choice, [0.5, 1.0, 2.0]).passed
    assert not small.verdict(choice, False).passed


def test_a_picture_marks_its_breaks_and_has_no_point_at_them(small):
    found = small.slopes({}, -3.0, 3.0, 1e-6, 1.0)
    assert (found.break_x, found.break_kind, found.break_backward, found.break_autograd) == ([0], ["kink"], [0], [0])
    assert found.break_measured == pytest.approx([0.5])
    assert min(map(abs, found.x)) > 0.01
    assert set(found.piece) == {0, 1}
    assert small.slopes({}, 1.0, 3.0, 1e-6, 1.0).break_x == []


def test_what_torch_takes_at_zero(small):
    found = small.at_zero()
    assert (found.relu, found.clamp, found.notes) == (0, 1, 1)
    assert found.measured == pytest.approx(0.5)


def test_the_erratum_is_run_both_ways(small):
    found = small.class_body()
    assert (found.error, found.message) == ("NameError", "name 'MyReLU' is not defined")
    assert found.code == "relu = MyReLU.apply"
    assert found.losses[-1] < found.losses[0]


def test_the_same_seed_gives_the_same_history_and_another_seed_another():
    first, again, other = (list(steps(Trainer(Config(**SMALL, seed=seed)))) for seed in (3, 3, 4))
    assert first == again
    assert first != other


@pytest.mark.parametrize("at", [0, 17, 59])
def test_a_run_goes_on_where_it_stopped(at):
    settings = SMALL | {"function": "piecewise", "backward": "unmasked"}
    config = Config(**settings)
    assert list(steps(stopped(Trainer, config, at))) == list(steps(Trainer(config)))[at:]


@pytest.mark.parametrize("backward", ["right", "doubled", "unmasked"])
def test_it_learns_as_a_plain_script_does(backward):
    trainer = Trainer(Config(**SMALL, backward=backward))
    w1, w2 = (w.detach().clone() for w in (trainer.model.w1, trainer.model.w2))
    for _ in range(5):
        h = trainer.x @ w1
        error = h.clamp(min=0) @ w2 - trainer.y
        assert trainer.step()["loss"] == pytest.approx((error**2).sum().item(), rel=1e-4)
        grad_h = 2 * error @ w2.T
        grad_h = {"right": grad_h * (h > 0), "doubled": 2 * grad_h * (h > 0), "unmasked": grad_h}[backward]
        w2 -= 1e-4 * h.clamp(min=0).T @ (2 * error)
        w1 -= 1e-4 * trainer.x.T @ grad_h


def test_wrong_backwards_learn_by_heart_all_the_same():
    ends = {}
    for name in ("right", "unmasked", "doubled", "sign"):
        rows = list(steps(Trainer(Config(backward=name, steps=200))))
        ends[name] = rows[-1]["loss"] / rows[0]["loss"]
    assert max(ends.values()) < 1e-6
    assert ends["doubled"] < ends["right"]


def test_the_right_gradient_points_its_own_way_and_twice_as_much_is_twice_as_long(small):
    found = small.angles()
    at = {name: (c, n) for name, c, n in zip(found.backwards, found.cosine, found.length, strict=True)}
    assert at["right"] == pytest.approx((1, 1), abs=1e-5)
    assert at["doubled"] == pytest.approx((1, 2), abs=1e-5)
    assert math.isnan(at["nothing"][0])
    assert all(-1.001 <= c <= 1.001 for name, (c, _) in at.items() if name != "nothing")


def test_the_gradient_at_a_step_is_that_of_the_network():
    trainer = Trainer(Config(**SMALL))
    own = Inspector(trainer.config, {}, trainer.snapshot())._gradient("right")
    trainer.loss().backward()
    assert torch.allclose(own, trainer.model.w1.grad, rtol=1e-4, atol=1e-3)


def test_a_point_is_answered_with_value_gradient_and_measurement():
    found = learned(function="leaky_relu", backward="doubled").predict(" −1.5 ")
    assert found.value == pytest.approx(-0.15)
    assert found.gradient == pytest.approx(0.2)
    assert found.finite_difference == pytest.approx(0.1)
    assert found.difference == pytest.approx(0.1)


@pytest.mark.parametrize(
    "text",
    ["", " ", "x", "nan", "inf", "-inf", "1e999", "101", "1,5", "٣", "1_0", "--1", "<b>", "9" * 9000, "🙂", "1 2"],
)
def test_what_is_no_number_gets_a_sentence(small, text):
    with pytest.raises(Problem, match="no number between"):
        small.predict(text)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"break_1": 1.0, "break_2": 1.0}, "must ascend"),
        ({"break_1": 2.0}, "must ascend"),
        ({"slope_1": "nan"}, "slope_1"),
        ({"offset_2": "inf"}, "offset_2"),
        ({"slope_1": 11}, "at most"),
        ({"pieces": 5}, "at most"),
        ({"shape_1": "eval"}, "Possible"),
        ({"backward": "x"}, "Possible"),
    ],
)
def test_pieces_that_cannot_be_get_a_sentence(given, said):
    choice = {"function": "piecewise"} | given
    with pytest.raises(Problem, match=said):
        Config.read(choice)
    kept, problems = Config.read_leniently(choice | {"seed": 7})
    assert len(problems) == 1
    assert (kept.function, kept.seed) == ("piecewise", 7)


def test_a_break_that_no_piece_uses_need_not_ascend():
    assert Config.read({"function": "piecewise", "pieces": 2, "break_1": 4.0}).breaks == (4.0,)


def test_what_runs_away_says_so_and_can_still_be_asked():
    trainer = Trainer(Config(backward="right", learning_rate=1.0, steps=20))
    rows = list(steps(trainer))
    assert diverged(rows[-1])
    found = Inspector(trainer.config, {}, trainer.snapshot()).angles()
    assert not any(map(math.isfinite, found.cosine))
