"""Topic 0.7: it learns as the notes' program does, a hidden layer never moves, and a file is never unpickled."""

import math

import numpy as np
import pytest
import torch

from core.models.two_layer_net import TwoLayerNet
from core.problems import Problem
from core.topics.custom_module import DAMAGES, LISTED, PLACES, TARGETS, Config
from core.topics.parameter_count import counts
from core.trainers.custom_module import Inspector, Trainer
from core.trainers.memorizing import samples
from core.training.checkpoint import to_bytes
from core.training.loop import diverged, steps
from tests.trainers.stopping import stopped

SMALL = {"samples": 16, "inputs": 40, "hidden_size": 12, "outputs": 3, "steps": 40, "learning_rate": 0.002}
UNSEEN = ("list", "dict", "tensor", "buffer")


def learned(**settings) -> Inspector:
    trainer = Trainer(Config(**SMALL | settings))
    list(steps(trainer))
    return Inspector(trainer.config, trainer.artifacts(), trainer.snapshot())


@pytest.fixture(scope="module")
def trained() -> dict[str, Inspector]:
    return {place: learned(place=place) for place in PLACES}


def test_with_the_notes_settings_it_is_the_notes_program():
    config = Config(seed=4, steps=40)
    torch.manual_seed(4)
    model = TwoLayerNet(1000, 100, 10)
    x, y = samples(config)
    optimizer, losses = torch.optim.SGD(model.parameters(), lr=1e-4), []
    for _ in range(40):
        loss = torch.nn.MSELoss(reduction="sum")(model(x), y)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert [row["loss"] for row in steps(Trainer(config))] == losses


@pytest.mark.parametrize("place", PLACES)
def test_the_hidden_layer_moves_only_where_it_is_listed(place):
    rows = list(steps(Trainer(Config(**SMALL, place=place))))
    assert rows[-1]["loss"] < rows[0]["loss"]
    moved = [row["hidden_moved"] for row in rows if "hidden_moved" in row]
    if place in LISTED:
        assert moved == sorted(moved)
        assert moved[0] > 0
    else:
        assert not any(moved)
    assert bool(moved) == (place != "removed")


@pytest.mark.parametrize("place", UNSEEN)
def test_nobody_clears_a_gradient_that_is_not_listed(place):
    grads = [row.get("hidden_grad") for row in steps(Trainer(Config(**SMALL, place=place)))]
    if place == "buffer":
        assert set(grads) == {None}  # it wants none
    else:
        assert grads == sorted(grads)
        assert grads[-1] > 5 * grads[0]


@pytest.mark.parametrize("place", ["attribute", "list", "buffer", "removed"])
@pytest.mark.parametrize("at", [0, 1, 17])
def test_a_run_goes_on_where_it_stopped(place, at):
    config = Config(**SMALL, place=place)
    rows = list(steps(Trainer(config)))
    assert list(steps(stopped(Trainer, config, at))) == rows[at:]


@pytest.mark.parametrize("place", PLACES)
def test_the_design_counts_what_the_formula_says_and_finds_what_is_missing(trained, place):
    found = trained["attribute"].design({**SMALL, "place": place} | {"steps": 3})
    config = Config(**{name: SMALL[name] for name in ("samples", "inputs", "hidden_size", "outputs")}, place=place)
    assert (found.parameters, found.numbers) == (counts(config).listed, counts(config).all)
    assert bool(found.unlisted) == (place in ("list", "dict", "tensor"))
    assert found.above[0] == -1
    assert all(up < row for row, up in enumerate(found.above))
    assert set(found.tensors) <= set(found.path)
    assert ("unlisted" in found.kind) == bool(found.unlisted)


def test_a_layer_that_is_not_called_is_found(trained):
    assert trained["list"].design({"third": "forgotten"}).without_gradient == ["middle.weight", "middle.bias"]


@pytest.mark.parametrize("place", PLACES)
def test_movement_is_the_way_of_every_tensor(trained, place):
    found = trained[place].movement()
    still = [path for path, way in zip(found.path, found.distance, strict=True) if way == 0]
    assert (len(still) == 2) == (place in UNSEEN)
    assert all((path in still) <= (not listed) for path, listed in zip(found.path, found.listed, strict=True))


def test_the_trial_says_that_the_hidden_weight_stays_and_its_gradient_grows(trained):
    found = trained["attribute"].trial()
    assert found.hidden_moved == 0
    assert found.output_moved > 0
    assert found.loss == sorted(found.loss, reverse=True)
    assert found.kept == sorted(found.kept)
    assert found.kept[-1] > 5 * max(found.fresh)


# --- saving and loading ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["attribute", "module_list", "module_dict", "buffer", "removed"])
def test_what_is_registered_comes_back_to_the_last_digit(trained, place):
    found = trained[place].load(place, "same", strict=True, damage="none", file=None)
    assert found.loaded
    assert found.difference == 0
    assert found.loss == found.saved_loss != found.fresh_loss
    assert trained[place].state(place).lacks == []


@pytest.mark.parametrize("place", ["list", "dict", "tensor"])
def test_a_hidden_layer_is_lost_without_a_word(trained, place):
    state = trained[place].state(place)
    assert state.name == ["linear2.weight", "linear2.bias"]
    assert len(state.lacks) == 2
    found = trained[place].load(place, "same", strict=True, damage="none", file=None)
    assert found.loaded
    assert (found.missing, found.unexpected, found.mismatched) == ([], [], [])
    assert found.difference > 0.1
    assert found.loss > found.saved_loss


@pytest.mark.parametrize(
    ("into", "missing", "unexpected", "mismatched"),
    [
        ("renamed", ["encoder.weight", "encoder.bias"], ["linear1.bias", "linear1.weight"], []),
        ("third", ["middle.weight", "middle.bias"], [], []),
        ("wider", [], [], ["linear1.weight", "linear1.bias", "linear2.weight"]),
        ("list", [], ["linear1.bias", "linear1.weight"], []),
    ],
)
def test_another_network_is_told_apart_by_names_and_shapes(trained, into, missing, unexpected, mismatched):
    for strict in (True, False):
        found = trained["attribute"].load("attribute", into, strict=strict, damage="none", file=None)
        assert (found.missing, found.unexpected, found.mismatched) == (missing, unexpected, mismatched)
        assert found.loaded == (not strict and not mismatched)
        assert bool(found.words) != found.loaded
        assert found.difference > 0


def test_ones_own_file_is_loaded_and_another_step_is_noticed(trained):
    begun = Trainer(Config(**SMALL))
    early = Inspector(begun.config, {}, begun.snapshot())
    file = np.frombuffer(early.file("attribute"), dtype=np.uint8)
    found = trained["attribute"].load("attribute", "same", strict=True, damage="none", file=file)
    assert found.loaded
    assert found.difference > 0
    assert found.loss == early.load("attribute", "same", strict=True, damage="none", file=None).saved_loss


@pytest.mark.parametrize(("damage", "words"), [("cut", "no whole"), ("other", "no whole"), ("pickle", "a pickle")])
def test_a_file_that_is_none_is_a_sentence(trained, damage, words):
    with pytest.raises(Problem, match=words):
        trained["attribute"].load("attribute", "same", strict=True, damage=damage, file=None)


def test_a_changed_byte_is_not_noticed_by_the_format_but_by_the_numbers(trained):
    found = trained["attribute"].load("attribute", "same", strict=True, damage="byte", file=None)
    assert found.loaded
    assert found.difference > 0


def test_no_file_breaks_it_and_none_runs_code(trained, tmp_path):
    class Trap:
        def __reduce__(self):
            return (tmp_path.joinpath, ("never",))

    import pickle

    good = trained["attribute"].file("attribute")
    random = np.random.default_rng(0)
    files = [b"", b"\x00", good[:7], good[:50], good[:-1], good + b"x", pickle.dumps(Trap()), b"\xff" * 99,
             (2**60).to_bytes(8, "little") + b"{}", b"\x02\0\0\0\0\0\0\0{}", to_bytes({"x": torch.ones(2)} | {}),
             to_bytes({f"t{i}": torch.ones(1) for i in range(200)}), b"a" * 8_000_001]  # fmt: skip
    for _ in range(40):
        torn = bytearray(good)
        for at in random.integers(0, 300, 4):
            torn[at] = random.integers(256)
        files.append(bytes(torn))
    for data in files:
        file = np.frombuffer(data, dtype=np.uint8)
        for strict in (True, False):
            try:
                found = trained["attribute"].load("attribute", "same", strict=strict, damage="none", file=file)
            except Problem:
                continue
            assert found.name


@pytest.mark.parametrize("place", ["list", "removed"])
@pytest.mark.parametrize("into", TARGETS)
def test_every_pair_of_networks_is_answered(trained, place, into):
    assert trained[place].load(place, into, strict=False, damage="none", file=None).into == into


def test_a_wrong_question_is_a_sentence(trained):
    here = trained["attribute"]
    for ask in (
        lambda: here.load("removed", "same", True, "none", None), lambda: here.load("list", "x", True, "none", None),
        lambda: here.load("list", "same", True, "x", None), lambda: here.crash("x"), lambda: here.state("x"),
        lambda: here.design({"place": "x"}), lambda: here.design({"layer_name": "class"}),
    ):  # fmt: skip
        with pytest.raises(Problem):
            ask()
    assert "none" in DAMAGES


def test_a_sample_is_asked_by_its_number(trained):
    found = trained["attribute"].predict(" 16 ")
    assert (found.sample, len(found.target), len(found.output)) == (16, 3, 3)
    error = sum((out - want) ** 2 for out, want in zip(found.output, found.target, strict=True))
    assert found.error == pytest.approx(error, rel=1e-4)


@pytest.mark.parametrize("text", ["", "0", "17", "-1", "1.0", "three", "²", "٣", "<b>", "9" * 9000, "🙂"])
def test_no_sample_is_a_sentence(trained, text):
    with pytest.raises(Problem, match="no sample"):
        trained["attribute"].predict(text)


@pytest.mark.parametrize(
    "settings",
    [
        {"samples": 1, "inputs": 1, "outputs": 1, "hidden_size": 1, "steps": 1},
        {"learning_rate": 1.0}, {"learning_rate": 1e-9, "steps": 2}, {"place": "list", "learning_rate": 1.0},
    ],
)  # fmt: skip
def test_no_setting_breaks_it(settings):
    trainer = Trainer(Config(**SMALL | settings))
    rows = list(steps(trainer))
    here, place = Inspector(trainer.config, {}, trainer.snapshot()), trainer.config.place
    assert here.movement().path
    assert here.state(place).name
    assert here.load(place, "same", strict=True, damage="none", file=None).loaded
    if settings.get("learning_rate") == 1.0:
        assert diverged(rows[-1])
        assert not math.isfinite(rows[-1]["loss"])
