"""What the page on optimizers asks beside the race itself. The settings alone decide the answers, not the snapshot."""

from __future__ import annotations

import re
import time

import torch
from torch import Tensor

from core.problems import N_, Problem
from core.topics.optimizers import REACH, RULES, Config
from core.topics.optimizers_answers import Arrivals, Cost, FirstSteps, Growth, Sweep
from core.trainers.optimizers.grounds import Hill, Net, ground_of
from core.trainers.optimizers.walker import Walker

SWEPT = [power / 2 for power in range(-7, 8)]  # the learning rate of the run times 10 to these powers
SWEEP_STEPS = 100  # on the net of the notes, so that fifteen learning rates take a few seconds
NOTES_WORK = 64 * 1000 * 100  # samples × inputs × hidden units: a larger net is swept for fewer steps
TIMED = 40  # steps of each rule
FLOOR, FLAT_RATE, FLOOR_STEPS = 0.01, 0.01, 500
GROWING_STEPS = 100


class Inspector:
    """Walks some of the rules again, from the start of the run."""

    def __init__(self, config: Config, artifacts: dict[str, str], snapshot: dict[str, Tensor]) -> None:  # noqa: ARG002
        self.config = config

    def predict(self, text: str) -> FirstSteps:
        """The first step of each rule: from the point that `text` names; on the net, with the learning rate it names.

        Raises `Problem` for anything that is no such point or no such learning rate.
        """
        if self.config.ground == "net":
            rate = self._rate(text)
            rates, ground = dict.fromkeys(RULES, rate), ground_of(self.config)
        else:
            x, y = self._point(text)
            rates = {rule: self.config.rate_of(rule) for rule in RULES}
            ground = Hill(self.config.model_copy(update={"start": "own", "start_x": x, "start_y": y, "noise": 0.0}))
        return _first_steps(text, ground, rates)

    def sweep(self, rule: str) -> Sweep:
        """The loss after the last step of `rule` at fifteen learning rates around the one of the run."""
        if rule not in RULES:
            raise Problem(N_("There is no rule called “{rule}”."), rule=str(rule)[:40])
        own, ground, most = self.config.rate_of(rule), ground_of(self.config), self._sweep_steps()
        rates = [float(f"{own * 10**power:.3g}") for power in SWEPT]
        losses = [self._walk(Walker(rule, ground, rate), most).loss() for rate in rates]
        return Sweep(rule, own, rates, losses, ground.loss(ground.start()).item(), most)

    def cost(self) -> Cost:
        """What a step of each rule takes on this worker: the quickest of forty, for the others were disturbed."""
        ground = ground_of(self.config)
        walkers = [Walker(rule, ground, self.config.rate_of(rule)) for rule in RULES]
        taken = [[_milliseconds(walker, step) for walker in walkers] for step in range(TIMED + 5)][5:]  # now warm
        return Cost(list(RULES), [min(column) for column in zip(*taken, strict=True)], TIMED)

    def arrivals(self) -> Arrivals:
        """Who stands first on the floor of the ravine, if all six have one learning rate."""
        settings = {"ground": "ravine", "start": "usual", "noise": 0.0}
        ground = Hill(self.config.model_copy(update=settings))
        taken = [_steps_down(Walker(rule, ground, FLAT_RATE)) for rule in RULES]
        return Arrivals(list(RULES), taken, FLAT_RATE, FLOOR, FLOOR_STEPS)

    def growth(self) -> Growth:
        """How often the step of a parameter grew, over all parameters and the first steps of this run."""
        ground, rows = ground_of(self.config), []
        for rule in RULES:
            rows.append(self._grown(Walker(rule, ground, self.config.rate_of(rule))))
        grew, compared, first, last = (list(column) for column in zip(*rows, strict=True))
        return Growth(list(RULES), grew, compared, first, last)

    def _grown(self, walker: Walker) -> tuple[int, int, float, float]:
        grew = compared = 0
        first, before = 0.0, None
        for step in range(min(self.config.steps, GROWING_STEPS, self._sweep_steps())):
            walker.step(walker.ground.draw(step))
            if walker.gone:
                break
            rates = torch.cat([rule.rate.flatten() for rule in walker.rules])
            if before is None:
                first = rates.max().item()
            else:
                grew, compared = grew + int((rates > before).sum()), compared + len(rates)
            before = rates.clone()
        return grew, compared, first, 0.0 if before is None else before.max().item()

    def _walk(self, walker: Walker, steps: int) -> Walker:
        for step in range(steps):
            if walker.step(walker.ground.draw(step)) is None:
                break
        return walker

    def _sweep_steps(self) -> int:
        config = self.config
        if config.ground != "net":
            return config.steps
        work = min(config.samples, config.batch_size) * config.inputs * config.hidden_size
        return max(5, min(config.steps, SWEEP_STEPS, SWEEP_STEPS * NOTES_WORK // work))

    def _point(self, text: str) -> tuple[float, float]:
        parts = [part for part in re.split(r"[\s,;()]+", text.strip()) if part]
        try:
            x, y = map(float, parts)
        except ValueError:
            raise Problem(N_("“{text}” is no point. Write two numbers, such as 1.5, -0.5."), text=text[:40]) from None
        if not (abs(x) <= REACH and abs(y) <= REACH):  # no number is outside, too
            raise Problem(N_("The point {text} lies outside: both numbers must be from −5 to 5."), text=text[:40])
        return x, y

    def _rate(self, text: str) -> float:
        try:
            rate = float(text.strip())
        except ValueError:
            rate = 0.0
        if not 0 < rate <= 100:
            raise Problem(
                N_("“{text}” is no learning rate. Write a number above 0, up to 100, such as 0.0001."), text=text[:40]
            )
        return rate


def _first_steps(text: str, ground: Hill | Net, rates: dict[str, float]) -> FirstSteps:
    start = [parameter.requires_grad_() for parameter in ground.start()]
    loss = ground.loss(start)
    gradients = torch.autograd.grad(loss, start)
    hill = isinstance(ground, Hill)
    walkers = [Walker(rule, ground, rate) for rule, rate in rates.items()]
    for walker in walkers:
        walker.step(ground.draw(0))
    return FirstSteps(
        text, loss.item(), gradients[0].tolist() if hill else [part.norm().item() for part in gradients],
        list(rates), list(rates.values()), [walker.parameters[0].tolist() for walker in walkers] if hill else [],
        [walker.loss() for walker in walkers],
    )  # fmt: skip


def _milliseconds(walker: Walker, step: int) -> float:
    begin = time.perf_counter()
    walker.step(walker.ground.draw(step))
    return 1000 * (time.perf_counter() - begin)


def _steps_down(walker: Walker) -> int | None:
    for step in range(FLOOR_STEPS):
        height = walker.step(walker.ground.draw(step))
        if height is None or height < FLOOR:
            return step if height is not None else None
    return None
