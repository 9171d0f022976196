"""What topic 0.5 shows of a step: the table of the parameters, their histograms, one sample."""

from __future__ import annotations

import numpy as np
import streamlit as st

from core.topics.nn_modules_answers import Histograms, Parameters, Sample
from core.ui import asking
from core.ui.figure import figure
from core.ui.i18n import _
from core.ui.scrub import Look

TOPIC = "nn_modules"
OUTPUTS_SHOWN = 20


def parameters(look: Look) -> None:
    """A line for each parameter."""
    found: Parameters | None = asking.answered(f"{TOPIC}.table", look.run.id, look.step, "parameters", height=180)
    if found is None:
        return
    small, whole = (st.column_config.NumberColumn(format=form) for form in ("%.3g", "localized"))
    st.dataframe(
        {
            _("Name"): found.name, _("Shape"): [" × ".join(map(str, shape)) for shape in found.shape],
            _("How many"): found.number, _("Mean"): found.mean, _("Deviation"): found.std,
            _("Gradient"): found.gradient,
        },
        key=f"{TOPIC}.table.frame", hide_index=True, alt=_("The parameters of this step"),
        column_config={_("How many"): whole, _("Mean"): small, _("Deviation"): small, _("Gradient"): small},
    )  # fmt: skip
    steepest = int(np.nanargmax(found.gradient)) if np.isfinite(found.gradient).any() else 0
    st.caption(_("Step {step}: the longest gradient is that of {name}, {gradient}. There the loss changes fastest.",
                 step=f"{look.step:,}", name=f"`{found.name[steepest]}`",
                 gradient=f"{found.gradient[steepest]:.3g}"))  # fmt: skip


def histograms(look: Look) -> None:
    """How the numbers of one parameter are spread, at this step and over all steps so far."""
    found: Histograms | None = asking.answered(f"{TOPIC}.spread", look.run.id, look.step, "histograms", height=300)
    if found is None:
        return
    chosen = st.segmented_control(
        _("Parameter"), found.name, default=found.name[0], key=f"{TOPIC}.parameter.{'-'.join(found.name)}",
        required=True, wrap=True, persist_state="session",
    )  # fmt: skip
    place = found.name.index(chosen)
    counts, reach = np.array(found.counts[place]), found.reach[place]  # (S, B)
    edges = np.linspace(-reach, reach, counts.shape[-1] + 1)
    with st.grid(2, min_column_width=300, gap="medium"):
        with st.container(gap="xsmall"):
            _at_this_step(found.steps, edges, counts, chosen)
        with st.container(gap="xsmall"):
            _over_steps(found.steps, edges, counts, chosen)


def sample(look: Look) -> None:
    """Output and target of one sample."""
    from core.charts import bars as chart

    config = look.run.config
    number = st.number_input(
        _("Sample"), 1, config.samples, 1, key=f"{TOPIC}.sample.{config.samples}", width=180,
        help=_("Any of the samples that are learned, counted from 1."),
    )  # fmt: skip
    found: Sample | None = asking.answered(
        f"{TOPIC}.predict", look.run.id, look.step, "predict", text=str(number), height=300
    )
    if found is None:
        return
    if not np.isfinite(found.output).all():
        st.caption(_("The output is no longer a number: the run has diverged."))
        return
    shown = min(len(found.output), OUTPUTS_SHOWN)
    names = [str(place) for place in range(1, shown + 1)]
    classes = config.loss == "cross_entropy"  # scores say little beside a 1: show what they come to
    output = np.add(found.target, found.error).tolist() if classes else found.output
    series = {_("probability") if classes else _("output"): output[:shown], _("target"): found.target[:shown]}
    words = chart.Words(_("Output"), _("Value"), _("Kind"))
    figure(
        chart.bars(names, series, words, share=False), f"{TOPIC}.outputs", alt=_("Output and target of one sample"),
        says=_sample_says(found, config.loss),
        table=lambda: {
            _("Output"): range(1, len(found.output) + 1), _("output"): found.output, _("target"): found.target,
            _("error"): found.error,
        },
    )  # fmt: skip


def _at_this_step(steps: list[int], edges: np.ndarray, counts: np.ndarray, name: str) -> None:
    from core.charts import histogram as chart

    now, first = counts[-1], counts[0]
    began = np.flatnonzero(first)
    bound = max(-edges[began[0]], edges[began[-1] + 1])
    outside = int(now[edges[1:] <= -bound].sum() + now[edges[:-1] >= bound].sum())
    words = chart.Words(_("Value"), _("How many"), _("Step"), _("step {step}", step=f"{steps[-1]:,}"), _("step 0"))
    if steps[-1] == 0:  # one and the same
        words = chart.Words(_("Value"), _("How many"), _("Step"), _("step 0"), _("its outline"))
    figure(
        chart.histogram(edges, now, first, words), f"{TOPIC}.histogram", alt=_("Histogram of one parameter"),
        says=_("All {number} numbers of {name} began between −{bound} and {bound}. At step {step}, {outside} of them "
               "lie outside.", number=f"{int(first.sum()):,}", name=f"`{name}`", bound=f"{bound:.2g}",
               step=f"{steps[-1]:,}", outside=f"{outside:,}"),
        table=lambda: _counted(edges, {_("step 0"): first, _("Step {step}", step=steps[-1]): now}),
    )  # fmt: skip


def _over_steps(steps: list[int], edges: np.ndarray, counts: np.ndarray, name: str) -> None:
    from core.charts import histogram as chart

    words = chart.Words(_("Value"), _("Share"), _("Step"), "", "")
    figure(
        chart.over_steps(edges, counts, steps, words), f"{TOPIC}.over_steps", alt=_("One parameter over the steps"),
        says=_("Each column is one of {count} recorded steps of {name}. The brighter a cell, the more numbers lie "
               "there.", count=len(steps), name=f"`{name}`"),
        table=lambda: _counted(edges, {str(step): line for step, line in zip(steps, counts, strict=True)}),
    )  # fmt: skip


def _counted(edges: np.ndarray, columns: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Counts by bin."""
    return {_("from"): edges[:-1], _("to"): edges[1:]} | columns


def _sample_says(found: Sample, loss: str) -> str:
    if loss == "cross_entropy":
        wanted, chosen = int(np.argmax(found.target)), int(np.argmax(found.output))
        said = _(
            "Class {wanted} is wanted, class {chosen} has the highest score.", wanted=wanted + 1, chosen=chosen + 1
        )
    else:
        worst = int(np.argmax(np.abs(found.error)))
        said = _("The largest error is that of output {output}: {error}.", output=worst + 1,
                 error=f"{found.error[worst]:.3g}")  # fmt: skip
    more = len(found.output) - OUTPUTS_SHOWN
    return said if more <= 0 else said + " " + _("{more} more outputs are in the table.", more=more)
