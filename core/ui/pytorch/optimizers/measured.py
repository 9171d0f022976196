"""What topic 0.6 measures beside the race: the loss by time, the effective step sizes, the learning-rate sweep."""

from __future__ import annotations

from itertools import pairwise

import streamlit as st

from core.problems import N_
from core.topics.optimizers import RULES
from core.topics.optimizers_answers import Cost, Sweep
from core.ui import asking
from core.ui.figure import figure
from core.ui.i18n import _
from core.ui.pytorch.optimizers.rows import Race, anywhere, race_of, table
from core.ui.pytorch.optimizers.views import NAMES, SMALLEST, TOPIC, loss_name, short
from core.ui.scrub import Look

SURFACE_PARAMETERS = {"a": N_("Step size in x"), "b": N_("Step size in y")}
NET_PARAMETERS = {"a": N_("Step size in layer 1 (median)"), "b": N_("Step size in layer 2 (median)")}


def against_time(look: Look) -> None:
    """The same losses, every step as wide as the time that it takes."""
    from core.charts import race as chart

    if _going(look):
        return
    found, cost = race_of(look), _cost(look)
    if found is None or cost is None:
        return
    took = dict(zip((RULES[rule] for rule in cost.rules), cost.milliseconds, strict=True))
    lines = {
        name: ([(step - 1) * took[name] for step in steps], losses)
        for name, (steps, losses) in found.lines["loss"].items()
    }
    words = chart.Words(_("Milliseconds"), loss_name(look.run.config), _("Rule"))
    figure(
        chart.race(lines, {name: step * took[name] for name, step in found.gone.items()}, NAMES, words),
        f"{TOPIC}.time", alt=_("Loss of each rule against time"), says=_time_says(found, took, lines),
        table=lambda: table({_("Rule"): list(took), _("Milliseconds for a step"): list(took.values())}),
    )  # fmt: skip


def _going(look: Look) -> bool:
    """Whether the race still goes on; then a line stands in for what would take the workers' time from it."""
    if look.run.status.active:
        st.caption(_("This is measured when the race is over."))
    return look.run.status.active


def _cost(look: Look) -> Cost | None:
    return asking.answered(f"{TOPIC}.cost", look.run.id, anywhere(look), "cost", height=380)


def step_sizes(look: Look) -> None:
    """The effective step size of two parameters under each rule."""
    from core.charts import race as chart

    found = race_of(look)
    if found is None:
        st.caption(_("No step has been done yet."))
        return
    titles = NET_PARAMETERS if look.run.config.ground == "net" else SURFACE_PARAMETERS
    with st.grid(2, min_column_width=340, gap="medium"):
        for metric, title in titles.items():
            lines, words = found.lines[metric], chart.Words(_("Step"), _(title), _("Rule"))
            with st.container():
                figure(
                    chart.race(lines, found.gone, NAMES, words), f"{TOPIC}.size.{metric}", alt=_(title),
                    says=_fading_says(lines), table=lambda lines=lines: _sizes_table(lines),
                )  # fmt: skip


def sweep(look: Look) -> None:
    """The last loss of one rule at fifteen learning rates."""
    from core.charts import race as chart

    rule = st.segmented_control(
        _("Rule"), list(RULES), default="adam", key=f"{TOPIC}.sweep.rule", format_func=RULES.__getitem__, required=True,
        persist_state="session", wrap=True,
    )  # fmt: skip
    if _going(look):
        return
    found: Sweep | None = asking.answered(f"{TOPIC}.sweep", look.run.id, anywhere(look), "sweep", rule=rule, height=380)
    if found is None:
        return
    name, pairs = RULES[found.rule], list(zip(found.rates, found.losses, strict=True))
    good = [(rate, loss) for rate, loss in pairs if loss is not None]
    lost = [rate for rate, loss in pairs if loss is None]
    words = chart.Words(_("Learning rate"), _("Loss after {steps} steps", steps=found.steps), _("Rule"))
    picture = chart.race(
        {name: tuple(zip(*good, strict=True)) or ((), ())}, {name: lost} if lost else {}, NAMES, words,
        at=found.own, log_x=True, dots=True,
    )  # fmt: skip
    figure(
        picture, f"{TOPIC}.sweep.picture", alt=_("Loss at different learning rates"), says=_sweep_says(found, good),
        table=lambda: table({
            _("Learning rate"): found.rates,
            _("Loss"): [_("diverged") if loss is None else f"{loss:.4g}" for loss in found.losses],
        }),
    )  # fmt: skip


def _time_says(found: Race, took: dict[str, float], lines: dict) -> str:
    pairs = sorted((milliseconds, name) for name, milliseconds in took.items())
    (least, quick), (most, slow) = pairs[0], pairs[-1]
    said = _("A step takes from {least} ms ({quick}) to {most} ms ({slow}), gradient included.", least=f"{least:.3g}",
             quick=quick, most=f"{most:.3g}", slow=slow)  # fmt: skip
    down = {name: (step - 1) * took[name] for name in found.now() if (step := found.below(name, SMALLEST)) is not None}
    if down:
        first = min(down, key=down.__getitem__)
        return said + " " + _("First below {floor} for good: {rule}, after {time} ms.", floor=f"{SMALLEST:g}",
                              rule=first, time=f"{down[first]:.3g}")  # fmt: skip
    end = min(places[-1] for places, _values in lines.values())
    there = {name: values[sum(place <= end for place in places) - 1] for name, (places, values) in lines.items()}
    best = min(there, key=there.__getitem__)
    return said + " " + _("After {time} ms, {rule} is lowest: {loss}.", time=f"{end:.3g}", rule=best,
                          loss=f"{there[best]:.2g}")  # fmt: skip


def _fading_says(lines: dict) -> str:
    def grown(name: str) -> int:
        values = lines[name][1]
        return sum(after > before for before, after in pairwise(values))

    parts = []
    if "AdaGrad" in lines:
        values = lines["AdaGrad"][1]
        parts.append(_("AdaGrad: from {first} to {last}; in {pairs} steps it grew {count} times.",
                       first=f"{values[0]:.2g}", last=f"{values[-1]:.2g}", pairs=len(values) - 1,
                       count=grown("AdaGrad")))  # fmt: skip
    if "RMSProp" in lines:
        parts.append(_("RMSProp: it grew {count} times.", count=grown("RMSProp")))
    return " ".join(parts)


def _sizes_table(lines: dict) -> object:
    kept = {name: dict(zip(*line, strict=True)) for name, line in lines.items()}
    steps = sorted(set().union(*kept.values()))
    steps = steps[:: max(1, len(steps) // 50)]
    return table({_("Step"): steps} | {name: [values.get(step) for step in steps] for name, values in kept.items()})


def _sweep_says(found: Sweep, good: list[tuple[float, float]]) -> str:
    lost = len(found.rates) - len(good)
    if not good:
        return _("{rule} diverged at all {count} learning rates.", rule=RULES[found.rule], count=lost)
    rate, loss = min(good, key=lambda pair: pair[1])
    rule, own, down = RULES[found.rule], f"{found.own:g}", [rate for rate, loss in good if loss < SMALLEST]
    if len(down) > 1:
        said = _("{rule} gets below {floor} at {count} of {all} learning rates, from {least} to {most}. The race "
                 "uses {own}.", rule=rule, floor=f"{SMALLEST:g}", count=len(down), all=len(found.rates),
                 least=f"{min(down):g}", most=f"{max(down):g}", own=own)  # fmt: skip
    else:
        said = _("{rule} gets lowest with {rate}: {loss}. The race uses {own}.", rule=rule, rate=f"{rate:g}",
                 loss=short(loss), own=own)  # fmt: skip
    high = [rate for rate, loss in good if loss > found.start]
    if high:
        said += " " + _("At {count} it ends higher than it began.", count=len(high))
    if lost:
        said += " " + _("At {count} it diverged.", count=lost)
    return said
