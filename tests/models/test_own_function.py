"""The functions of topic 0.4: values and slopes are PyTorch's own, and each backward does what its name says."""

import pytest
import torch
from torch.nn.functional import gelu, leaky_relu

from core.models import class_body, formulas
from core.models.own_function import BACKWARDS, own_function
from core.probes.slopes import autograd_slope, breaks, check_points

THREE = formulas.piecewise((-1.0, 1.0), (("line", -0.5, -1.0), ("parabola", 0.5, -1.0), ("sine", 1.0, 0.25)))
OURS = {
    "relu": (formulas.RELU, torch.relu),
    "leaky": (formulas.LEAKY_RELU, lambda x: leaky_relu(x, 0.1)),
    "gelu": (formulas.GELU, gelu),
    "clamp": (formulas.CLAMP, lambda x: x.clamp(-1, 1)),
    "pieces": (THREE, None),
}
X = torch.cat([torch.linspace(-4, 4, 33), torch.tensor([-1.0, 0.0, 1.0])])  # with every break


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
@pytest.mark.parametrize("name", OURS)
def test_value_and_slope_are_those_of_torch_even_at_a_break(name, dtype):
    f, theirs = OURS[name]
    x = X.to(dtype)
    theirs = theirs or f.value
    assert torch.allclose(f.value(x), theirs(x))
    assert torch.allclose(f.slope(x), autograd_slope(theirs, x), atol=1e-6)
    assert f.slope(x).dtype == f.value(x).dtype == dtype


def test_pieces_are_what_their_numbers_say():
    x = torch.tensor([-2.0, -1.0, 0.5, 1.0, 2.0])
    wanted = [0.0, -0.5, -0.875, torch.sin(torch.tensor(1.0)) + 0.25, torch.sin(torch.tensor(2.0)) + 0.25]
    assert torch.allclose(THREE.value(x), torch.tensor(wanted))
    assert torch.allclose(THREE.value(x.reshape(5, 1)), torch.tensor(wanted).reshape(5, 1))  # any shape
    assert torch.allclose(formulas.piecewise((), (("line", 2.0, 1.0),)).value(x), 2 * x + 1)


def test_a_break_is_a_kink_a_jump_or_neither():
    assert [one.kind for one in breaks(THREE)] == ["kink", "jump"]
    assert [(one.x, one.left, one.right, one.autograd) for one in breaks(formulas.RELU)] == [(0, 0, 1, 0)]
    meeting = formulas.piecewise((1.0,), (("parabola", 0.5, 0.0), ("line", 1.0, -0.5)))
    assert [one.kind for one in breaks(meeting)] == ["smooth"]
    assert breaks(formulas.GELU) == []


@pytest.mark.parametrize("name", OURS)
def test_no_test_point_lies_at_a_break_and_every_piece_has_some(name):
    f = OURS[name][0]
    points, places = check_points(f), torch.tensor(f.breaks, dtype=torch.double)
    assert torch.bucketize(points, places).bincount().tolist() == [4] * (len(f.breaks) + 1)
    assert all((points - place).abs().min() > 0.01 for place in places)


def test_each_backward_does_what_its_name_says():
    x, above = torch.tensor([-2.0, -0.5, 0.5, 2.0]), torch.tensor([1.0, 2.0, 3.0, 4.0])
    given = {name: backward(formulas.RELU, x, above).tolist() for name, backward in BACKWARDS.items()}
    assert given.pop("another") == pytest.approx(
        (above * torch.tensor([0.1050, 0.2350, 0.2350, 0.1050])).tolist(), 1e-3
    )
    assert given.pop("negative_side") == pytest.approx([0.3, 0.6, 3.0, 4.0])
    assert given == {
        "right": [0, 0, 3, 4], "unmasked": [1, 2, 3, 4], "forgotten": [0, 0, 1, 1], "sign": [-1, -2, 3, 4],
        "shifted": [0, 0, 0, 4], "doubled": [0, 0, 6, 8], "value": [0, 0, 1.5, 8], "nothing": [0, 0, 0, 0],
    }  # fmt: skip


@pytest.mark.parametrize("name", BACKWARDS)
def test_autograd_uses_the_backward_that_was_written(name):
    function = own_function(formulas.GELU, name)
    assert issubclass(function, torch.autograd.Function)
    x = torch.randn(3, 4, requires_grad=True)
    (5 * function.apply(x)).sum().backward()
    assert torch.allclose(x.grad, BACKWARDS[name](formulas.GELU, x.detach(), torch.full((3, 4), 5.0)))


def test_training_inside_the_class_is_a_name_error_and_below_it_learns():
    with pytest.raises(NameError, match=r"^name 'MyReLU' is not defined$"):
        class_body.trained_inside_the_class()
    losses = class_body.trained_below_the_class()
    assert losses == sorted(losses, reverse=True)
    assert losses[0] == 3.0
    with pytest.raises(NameError):  # the second did not leave a class behind that would save the first
        class_body.trained_inside_the_class()
