"""Short trainings of topic 0.5 that differ in one thing, one after the other."""

from __future__ import annotations

from torch import Tensor

from core.models.bare_two_layer import BareTwoLayer
from core.topics.nn_modules import WAYS, Config
from core.topics.nn_modules_answers import Reductions, ThreeWays, largest_difference
from core.trainers.nn_modules.trainer import Trainer


class OtherOrder(BareTwoLayer):
    """The same network with `@` and `+` instead of `addmm`: the same sums, rounded in another order."""

    def __call__(self, x: Tensor) -> Tensor:
        """x (N, I) -> ŷ (N, O)."""
        h = (x @ self.w1.T + self.b1).relu()  # (N, H)
        return h @ self.w2.T + self.b2  # (N, O)


def losses(trainer: Trainer, steps: int) -> list[float]:
    """The loss of each of the first `steps` steps."""
    return [trainer.step()["loss"] for _ in range(steps)]


def three_ways(config: Config, steps: int) -> ThreeWays:
    """One network, written in three ways, with the loss and the learning rate of `config`."""
    shape = {"hidden_layers": 1, "activation": "relu"}
    told = [losses(Trainer(config.model_copy(update={**shape, "way": way})), steps) for way in WAYS]
    other = Trainer(config.model_copy(update={**shape, "way": "tensors"}))
    first, other.model = other.model, OtherOrder(config.inputs, config.hidden_size, config.outputs).to(other.device)
    other.model.load_state_dict(first.state_dict())
    away = largest_difference([told[0], losses(other, steps)], relative=True)
    return ThreeWays(told, largest_difference(told), away)


def reductions(config: Config, steps: int) -> Reductions:
    """Sum, mean, and mean with a learning rate that makes up for the division; all of them told as a sum."""
    rate, addends = config.rate_of_the_sum, config.addends
    rates, told = [rate, rate, rate * addends], []
    for reduction, each in zip(("sum", "mean", "mean"), rates, strict=True):
        trainer = Trainer(config.model_copy(update={"reduction": reduction, "learning_rate": each}))
        factor = addends if reduction == "mean" else 1
        told.append([factor * loss for loss in losses(trainer, steps)])
    return Reductions(rates, told, addends, largest_difference([told[0], told[2]], relative=True))
