"""The second comparison of topic 0.5: the sum, the mean, and the mean at a learning rate that makes up for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import streamlit as st

from core.topics.nn_modules import COMPARED, MOST_RATE, RECORDED, Config
from core.topics.nn_modules_answers import Reductions, largest_difference
from core.ui import asking
from core.ui.i18n import _
from core.ui.pytorch.nn_modules.compare import laid, percent, recorded_note
from core.ui.side_by_side import side_by_side

TOPIC = "nn_modules"


def reductions(config: Config) -> None:
    """The sum, the mean at the same learning rate, and the mean at a rate that makes up for the division."""
    if not _train_reductions(config):
        found: Reductions | None = asking.answered(
            f"{TOPIC}.reductions.recorded", RECORDED[None], None, "reductions", steps=COMPARED, height=320
        )
        if found is not None:
            recorded_note(_as_sums(found.addends))
            steps = range(1, COMPARED + 1)
            series = [(steps, loss) for loss in found.loss]
            _reduction_lines(f"{TOPIC}.reductions.first", series, found.rate, found.away)


def _train_reductions(config: Config) -> bool:
    """The button and what it has trained; whether there is any of that."""
    rate = config.rate_of_the_sum
    rates = [rate, rate, rate * config.addends]
    if max(rates) > MOST_RATE:
        st.caption(_("The mean would need the learning rate {rate} here, and {most} is the largest possible. Choose a "
                     "smaller one under **Settings**.", rate=f"{max(rates):.4g}", most=f"{MOST_RATE:g}"))  # fmt: skip
        return False
    configs = [
        config.model_copy(update={"reduction": how, "learning_rate": each})
        for how, each in zip(("sum", "mean", "mean"), rates, strict=True)
    ]
    return side_by_side(
        f"{TOPIC}.reductions", _("Train sum, mean and mean again"), configs,
        lambda runs: _as_sums(runs[0].config.addends), draw=_draw_reductions,
    )  # fmt: skip


def _as_sums(factor: int) -> str:
    return _("All three are told as the sum, so that they can be compared: the loss of the mean times {factor}.",
             factor=f"{factor:,}")  # fmt: skip


def _draw_reductions(place: str, runs: list[Any]) -> None:
    series = []
    for run in runs:
        steps, values = run.history.column("loss")
        factor = run.config.addends if run.config.reduction == "mean" else 1
        series.append((steps, [factor * value for value in values]))
    away = largest_difference([series[0][1], series[2][1]], relative=True)
    _reduction_lines(f"{place}.lines", series, [run.config.learning_rate for run in runs], away)


def _reduction_lines(
    key: str, series: list[tuple[Sequence[float], Sequence[float]]], rates: Sequence[float], away: float
) -> None:
    templates: tuple[Callable[..., str], ...] = (
        lambda rate: _("1 sum, rate {rate}", rate=rate), lambda rate: _("2 mean, rate {rate}", rate=rate),
        lambda rate: _("3 mean, rate {rate}", rate=rate),
    )  # fmt: skip
    names = [name(f"{rate:.4g}") for name, rate in zip(templates, rates, strict=True)]
    # The thin line of the sum lies on the thick one of the mean that it should be equal to.
    order = (2, 1, 0)
    lines = {names[place]: series[place] for place in order}
    laid(key, lines, _reductions_say([values for _steps, values in series], away), _("Loss as a sum"))


def _reductions_say(losses: list[Sequence[float]], away: float) -> str:
    if not all(len(values) for values in losses):
        return _("No step has been done yet.")
    left = [values[-1] / values[0] if values[0] else 1.0 for values in losses[:2]]
    if not np.isfinite(left).all():
        return _("The loss is no longer a number: the run has diverged.")
    said = _("What is left of the first loss: {summed} with the sum, {mean} with the mean at the same rate.",
             summed=percent(left[0]), mean=percent(left[1]))  # fmt: skip
    same = (
        _("The third curve is the first one, to the last digit.") if away == 0
        else _("The third curve differs from the first by no more than {away} of the loss.", away=percent(away))
    )  # fmt: skip
    return f"{said} {same}"
