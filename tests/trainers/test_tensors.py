"""Topic 0.2: learning with gradients written by hand, and what is asked about typed tensors, numbers and time."""

import json
import math

import pytest
import torch

from core.probes.product_race import race, seconds_of
from core.problems import Problem
from core.topics.tensors import EXAMPLES, SIZES, Config
from core.trainers.tensors import Inspector, Trainer
from core.training.checkpoint import from_bytes, to_bytes
from core.training.loop import diverged, steps
from tests.trainers.stopping import stopped

SMALL = {"samples": 16, "inputs": 40, "hidden_size": 12, "outputs": 3, "steps": 60, "learning_rate": 1e-5}
MATRIX = "[[1, 2, 3], [4, 5, 6]]"


@pytest.fixture(scope="module")
def small() -> Inspector:
    trainer = Trainer(Config(**SMALL))
    list(steps(trainer))
    return Inspector(trainer.config, trainer.artifacts(), trainer.snapshot())


# --- learning -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mask", [True, False])
def test_the_loss_of_the_notes_network_falls_even_with_a_wrong_gradient(mask):
    trainer = Trainer(Config(mask=mask))
    rows = [trainer.step() for _ in range(60)]
    assert rows[-1]["loss"] < rows[0]["loss"] / 1000
    assert all(row["error_w2"] <= 1e-6 for row in rows)
    if mask:
        assert all(row["error_w1"] <= 1e-6 for row in rows)
    else:
        assert rows[0]["error_w1"] == pytest.approx(0.91, abs=0.06)
        assert rows[0]["cosine_w1"] == pytest.approx(0.74, abs=0.03)
        assert all(row["cosine_w1"] > 0.3 for row in rows)  # always downhill


def test_it_learns_as_autograd_and_an_optimizer_do():
    trainer, other = Trainer(Config(**SMALL)), Trainer(Config(**SMALL))
    optimizer = torch.optim.SGD(other.model.parameters(), lr=SMALL["learning_rate"])
    for _ in range(20):
        row = trainer.step()
        loss = ((other.model(other.x) - other.y) ** 2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        assert row["loss"] == pytest.approx(loss.item(), rel=1e-4)


@pytest.mark.parametrize("at", [0, 1, 59])
def test_a_run_repeats_bit_for_bit_and_goes_on_where_it_stopped(at):
    rows = list(steps(Trainer(Config(**SMALL, mask=False, seed=3))))
    assert list(steps(stopped(Trainer, Config(**SMALL, mask=False, seed=3), at))) == rows[at:]


def test_the_weights_are_kept_once_and_the_gradients_at_every_snapshot():
    trainer = Trainer(Config(**SMALL))
    early = trainer.snapshot()
    list(steps(trainer))
    late = trainer.snapshot()
    assert not any(name.startswith("model.") for name in early)
    assert torch.equal(late["model.w1"], trainer.model.w1)
    assert {name for name in late if name.startswith("view.")} == set(early)


@pytest.mark.parametrize(
    "settings",
    [{"samples": 1, "inputs": 1, "outputs": 1, "hidden_size": 1, "steps": 1}, {"learning_rate": 1.0, "mask": False}],
)
def test_no_setting_breaks_it(settings):
    trainer = Trainer(Config(**{**SMALL, **settings}))
    rows = list(steps(trainer))
    found = Inspector(trainer.config, {}, from_bytes(to_bytes(trainer.snapshot()))).gradients()
    assert len(found.true) == len(found.mine_with) == min(400, trainer.config.inputs * trainer.config.hidden_size)
    if settings.get("learning_rate") == 1.0:
        assert diverged(rows[-1])
        assert not math.isfinite(rows[-1]["loss"])


def test_the_gradients_of_a_step_have_both_versions(small):
    found = small.gradients()
    assert max(found.error_with) <= 1e-6
    assert found.error_without[0] > 0.3 > 1e-6 >= found.error_without[1]
    assert found.true == pytest.approx(found.mine_with, rel=1e-5, abs=1e-9)
    assert 0 < found.idle < 1


def test_both_descents_begin_alike_and_fall(small):
    found = small.descent()
    assert found.with_mask < found.before
    assert found.without_mask < found.before


# --- typed tensors ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "shape"), zip(EXAMPLES, ([], [4], [2, 3], [2, 2, 3]), strict=True))
def test_a_typed_tensor_is_described_as_pytorch_has_it(small, text, shape):
    found = small.predict(text)
    real = torch.tensor(json.loads(text))
    assert found.shape == shape == list(real.shape)
    assert (found.rank, found.count, found.dtype) == (real.dim(), real.numel(), str(real.dtype))
    assert found.bytes == real.nbytes
    assert found.values == real.flatten().tolist()


def test_one_decimal_makes_all_of_them_decimal(small):
    assert small.predict("[1, 2]").dtype == "torch.int64"
    assert small.predict("[1, 2.5]").dtype == "torch.float32"


A = torch.tensor([[1, 2, 3], [4, 5, 6]])
DONE = {
    ("none", ""): A, ("reshape", "3, -1"): A.reshape(3, 2), ("reshape", "6"): A.reshape(6),
    ("transpose", "0, 1"): A.T, ("transpose", "-1, 0"): A.T, ("sum", ""): A.sum(), ("sum", "0"): A.sum(dim=0),
    ("sum", "-1"): A.sum(dim=-1), ("unsqueeze", "1"): A.unsqueeze(1), ("index", "1"): A[1],
    ("index", ":, 1"): A[:, 1], ("index", "..., None"): A[..., None], ("index", "0:1, ::2"): A[0:1, ::2],
    ("index", "2:"): A[2:], ("long", ""): A,
}  # fmt: skip


@pytest.mark.parametrize("asked", DONE, ids=str)
def test_an_operation_gives_what_pytorch_gives(small, asked):
    found = small.operate(MATRIX, *asked)
    assert found.result.shape == list(DONE[asked].shape)
    assert found.result.values == DONE[asked].flatten().tolist()
    assert found.dtype == str(DONE[asked].dtype)
    if found.result.origin is not None:  # the numbers only moved: each says where it stood
        assert [found.first.values[at] for at in found.result.origin] == found.result.values


def test_two_tensors_are_multiplied_and_added(small):
    product = small.operate(MATRIX, "matmul", other="[[1], [0], [1]]")
    assert (product.result.shape, product.result.values) == ([2, 1], [4, 10])
    assert small.operate(MATRIX, "add", other="[[10], [20]]").result.values == [11, 12, 13, 24, 25, 26]
    batch = small.operate(EXAMPLES[3], "matmul", other="[[1], [1], [1]]")
    assert batch.result.shape == [2, 2, 1]


@pytest.mark.parametrize(
    ("operation", "argument", "other", "says"),
    [
        ("reshape", "5, 3", "", "6 numbers do not fill 5 × 3 = 15 places"),
        ("reshape", "4, -1", "", "6 / 4 is no whole number"), ("reshape", "-1, -1", "", "Only one size may be −1"),
        ("reshape", "-2, 3", "", "cannot be negative"), ("transpose", "0, 2", "", "no dimension 2 here"),
        ("sum", "2", "", "numbered from 0 to 1"), ("unsqueeze", "5", "", "numbered from 0 to 2"),
        ("index", "2", "", r"\[2\] has no place"), ("index", "0, 0, 0", "", "has no place"),
        ("index", "::-1", "", "1 or more"), ("matmul", "", "[1, 2]", "row of a has 3 numbers, each column of b has 2"),
        ("matmul", "", "5", "at least one dimension"), ("matmul", "", "[1.5, 1, 1]", "does not mix types"),
        ("add", "", "[1, 2]", "counted from the right"),
    ],
)  # fmt: skip
def test_what_pytorch_refuses_is_said_in_words(small, operation, argument, other, says):
    found = small.operate(MATRIX, operation, argument, other)
    assert found.result is None
    with pytest.raises(Problem, match=says):
        raise Problem(found.refused, **found.values)


def test_batches_that_do_not_fit_and_scalars_without_dimensions(small):
    three = "[[[1, 2], [3, 4]], [[1, 2], [3, 4]], [[1, 2], [3, 4]]]"
    two = "[[[1, 2], [3, 4]], [[1, 2], [3, 4]]]"
    assert "counted from the right" in small.operate(three, "matmul", other=two).refused
    assert "a scalar has none" in small.operate("7", "transpose", "1, 0").refused


@pytest.mark.parametrize(
    ("text", "operation", "argument", "other"),
    [
        (MATRIX, "fly", "", ""), (MATRIX, "reshape", "a", ""), (MATRIX, "reshape", "1,1,1,1,6", ""),
        (MATRIX, "transpose", "1", ""), (MATRIX, "sum", "x", ""), (MATRIX, "index", "", ""), ("[", "none", "", ""),
        (MATRIX, "add", "", ""), ("[[[[1]]]]", "unsqueeze", "0", ""), ("[[1, 2], [3]]", "none", "", ""),
        (f"[{', '.join('[1]' * 60)}]".replace("][", "], ["), "none", "", ""),
        ("[" + "[1]," * 60 + "]", "matmul", "", "[[" + "1," * 60 + "]]"), (MATRIX, "index", "None, None, None", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_read_or_drawn_is_a_sentence(small, text, operation, argument, other):
    with pytest.raises(Problem):
        small.operate(text, operation, argument, other)


# --- numbers and time ---------------------------------------------------------------------------------------------


def test_randn_leaves_the_range_from_0_to_1_and_rand_does_not(small):
    found = small.draws()
    assert found == small.draws()
    assert found != small.draws(turn=1)
    assert found.least[0] < -3.5
    assert found.most[0] > 3.5
    assert found.mean[0] == pytest.approx(0, abs=0.02)
    assert found.deviation[0] == pytest.approx(1, abs=0.02)
    assert found.inside == [pytest.approx(0.3413, abs=0.01), 1.0]  # Φ(1) − Φ(0)
    assert 0 <= found.least[1] < found.most[1] <= 1
    assert sum(found.normal) == sum(found.uniform) == found.count == 100_000


def test_float_has_32_bits_and_a_fraction(small):
    found = small.types()
    by_name = dict(zip(found.names, zip(found.bits, found.floating, found.values, strict=True), strict=True))
    assert by_name["torch.float32"][:2] == (32, True)
    assert by_name["torch.int64"] == (64, False, "2")


def test_a_race_measures_and_says_on_what(small):
    found = small.race(16)
    assert found.size == 16
    assert 0 < found.numpy < 1
    assert 0 < found.torch < 1
    assert found.processor
    assert found.library
    assert (found.gpu is None) == (found.gpu_copied is None) == (found.accelerator == "")
    with pytest.raises(Problem, match="16, 32"):
        small.race(17)
    assert (SIZES[0], SIZES[-1]) == (16, 4096)


def test_an_accelerator_is_timed_with_and_without_copying():
    threads = torch.get_num_threads()
    assert race(16, torch.device("cpu")).keys() == {"numpy", "torch", "gpu", "gpu_copied"}
    assert torch.get_num_threads() == threads


def test_the_clock_stops_only_when_the_device_is_done():
    done = []
    seconds_of(lambda: done.append("product"), 2048, lambda: done.append("wait"))
    assert done[0] == "wait"
    assert done[-2:] == ["product", "wait"]
