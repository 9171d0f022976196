"""What the rules walk down: the height of a surface, or the loss of the notes' net. Both give gradients by autograd."""

from __future__ import annotations

from functools import lru_cache

import torch
from numpy.random import SeedSequence
from torch import Tensor
from torch.func import functional_call
from torch.nn.functional import mse_loss

from core.models.two_layer_net import TwoLayerNet
from core.topics.optimizers import Config
from core.topics.surfaces import SURFACES
from core.trainers.memorizing import samples
from core.training.device import best_device


def random(seed: int, number: int) -> torch.Generator:
    """Random numbers of their own for one step or epoch of a seed. Torch only uses 32 bits of what it is given."""
    mixed = SeedSequence((seed, number)).generate_state(1, "uint32")
    return torch.Generator().manual_seed(int(mixed[0]))


class Hill:
    """A surface. The one parameter is the place w = (x, y); in 64 bits, so that a path is exact."""

    def __init__(self, config: Config) -> None:
        self.config, self.height = config, SURFACES[config.ground].height

    def start(self) -> list[Tensor]:
        """w (2,), where all rules begin."""
        return [torch.tensor(self.config.begin, dtype=torch.float64)]

    def draw(self, step: int) -> Tensor:
        """The noise (2,) of this step, the same for every rule."""
        if not self.config.noise:
            return torch.zeros(2, dtype=torch.float64)
        return self.config.noise * torch.randn(2, generator=random(self.config.seed, step), dtype=torch.float64)

    def loss(self, parameters: list[Tensor], noise: Tensor | None = None) -> Tensor:  # noqa: ARG002 - see `tilt`
        """The height at w."""
        x, y = parameters[0]
        return self.height(x, y)

    def tilt(self, gradients: list[Tensor], noise: Tensor) -> list[Tensor]:
        """The gradient, as a rule gets to see it."""
        return [gradients[0] + noise]


class Net:
    """The notes' network, with the samples that it learns by heart. The parameters are W1, b1, W2, b2."""

    def __init__(self, config: Config) -> None:
        self.config, self.device = config, best_device()
        torch.manual_seed(config.seed)
        self.net = TwoLayerNet(config.inputs, config.hidden_size, config.outputs).to(self.device)
        self.x, self.y = (part.to(self.device) for part in samples(config))
        self.names = [name for name, _ in self.net.named_parameters()]
        self.order = lru_cache(maxsize=1)(self._order)

    def start(self) -> list[Tensor]:
        """The weights that the seed decides."""
        return [parameter.detach().clone() for parameter in self.net.parameters()]

    def draw(self, step: int) -> Tensor | None:
        """Which samples (B,) this step sees, the same for every rule; None: all of them."""
        size = self.config.batch_size
        if size >= len(self.x):
            return None
        epoch, place = divmod(step, -(-len(self.x) // size))
        return self.order(epoch)[place * size : (place + 1) * size]

    def loss(self, parameters: list[Tensor], batch: Tensor | None = None) -> Tensor:
        """The sum of all squared errors; of a mini-batch, as much as that sum would be if all were like it."""
        x, y = (self.x, self.y) if batch is None else (self.x[batch], self.y[batch])
        answers = functional_call(self.net, dict(zip(self.names, parameters, strict=True)), (x,))
        return mse_loss(answers, y, reduction="sum") * (len(self.x) / len(x))

    def tilt(self, gradients: list[Tensor], batch: Tensor | None) -> list[Tensor]:  # noqa: ARG002 - as in `Hill`
        """The gradient as it is: its noise is in the choice of the batch."""
        return gradients

    def _order(self, epoch: int) -> Tensor:
        return torch.randperm(len(self.x), generator=random(self.config.seed, epoch)).to(self.device)


def ground_of(config: Config) -> Hill | Net:
    """What the settings name."""
    return Net(config) if config.ground == "net" else Hill(config)
