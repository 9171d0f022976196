"""What the page on modules asks about one snapshot."""

from __future__ import annotations

from torch import Tensor
from torch.nn.functional import one_hot

from core.problems import N_, Problem
from core.topics.nn_modules import Config
from core.topics.nn_modules_answers import Histograms, Parameters, Reductions, Sample, SumAndMean, ThreeWays
from core.trainers.memorizing import samples
from core.trainers.nn_modules import comparing
from core.trainers.nn_modules.parts import criterion, network, target
from core.training.checkpoint import under

DIGITS = 6  # of a sample number that somebody types; none is longer


class Inspector:
    """What was measured at one step, and the samples that are learned."""

    def __init__(self, config: Config, artifacts: dict[str, str], snapshot: dict[str, Tensor]) -> None:  # noqa: ARG002
        self.config, self.view = config, under("view", snapshot)
        self.output = self.view["output"].float().cpu()  # (N, O)
        self.y = samples(config)[1]  # (N, O)
        self.tensors = network(config).state_dict()  # names and shapes; the numbers are those of step 0

    def predict(self, text: str) -> Sample:
        """Output, target and error of the sample with that number, counted from 1; raises `Problem` for others."""
        number = self._sample(text.strip())
        output = self.output[number - 1]
        if self.config.loss == "cross_entropy":
            wanted = one_hot(target(self.config, self.y), self.config.outputs)[number - 1].float()
            error = output.softmax(dim=0) - wanted
        else:
            wanted = self.y[number - 1]
            error = output - wanted
        return Sample(text, number, output.tolist(), wanted.tolist(), error.tolist())

    def parameters(self) -> Parameters:
        """The table of the parameters."""
        numbers = [tensor.numel() for tensor in self.tensors.values()]
        told = (self.view[name].tolist() for name in ("mean", "std", "gradient"))
        shapes = [list(tensor.shape) for tensor in self.tensors.values()]
        return Parameters(list(self.tensors), shapes, numbers, *told, total=sum(numbers))

    def histograms(self) -> Histograms:
        """How the parameters were spread up to this step."""
        steps, reach, counts = (self.view[name].tolist() for name in ("steps", "reach", "counts"))
        return Histograms(list(self.tensors), steps, reach, counts)

    def sum_and_mean(self) -> SumAndMean:
        """The loss of these weights with either reduction."""
        wanted = target(self.config, self.y)
        both = (criterion(self.config.model_copy(update={"reduction": how})) for how in ("sum", "mean"))
        total, mean = (loss(self.output, wanted).item() for loss in both)
        return SumAndMean(total, mean, self.config.addends)

    def three_ways(self, steps: int) -> ThreeWays:
        """The notes' shape in three ways, trained anew."""
        return comparing.three_ways(self.config, steps)

    def reductions(self, steps: int) -> Reductions:
        """Sum and mean, trained anew."""
        return comparing.reductions(self.config, steps)

    def _sample(self, given: str) -> int:
        known = given.isascii() and given.isdecimal() and len(given) <= DIGITS
        if not known or not 1 <= int(given) <= self.config.samples:
            raise Problem(N_("“{sample}” is no sample of this run. Possible: a number from 1 to {most}."),
                          sample=given[:40], most=self.config.samples)  # fmt: skip
        return int(given)
