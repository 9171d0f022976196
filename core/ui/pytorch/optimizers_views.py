"""What topic 0.6 shows of a race: the paths, the loss by step and by time, the step sizes, the learning-rate sweep."""

from __future__ import annotations

from itertools import pairwise

import streamlit as st

from core.problems import N_
from core.topics.optimizers import RULES, Config
from core.topics.optimizers_answers import Cost, Sweep
from core.topics.surfaces import SURFACES
from core.ui import asking
from core.ui.figure import figure
from core.ui.i18n import _
from core.ui.pytorch.optimizers_rows import Race, anywhere, race_of, table
from core.ui.scrub import Look

TOPIC = "optimizers"
SMALLEST = 1e-12  # where the pictures end
NAMES = tuple(RULES.values())
SURFACE_PARAMETERS = {"a": N_("Step size in x"), "b": N_("Step size in y")}
NET_PARAMETERS = {"a": N_("Step size in layer 1 (median)"), "b": N_("Step size in layer 2 (median)")}


def race(look: Look) -> None:
    """The paths from above, and the loss of each rule at every step."""
    found = race_of(look)
    if found is None:
        st.caption(_("No step has been done yet."))
        return
    config: Config = look.run.config
    if config.ground != "net":
        _map(found, config)
    _losses(found, config, None if look.live else look.step)


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
    words = chart.Words(_("Milliseconds"), _loss_name(look.run.config), _("Rule"))
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


def _map(found: Race, config: Config) -> None:
    from core.charts import surface_paths as chart

    words = chart.Words("x", "y", _("Step"), _("Rule"), _("start"), _("minimum"))
    paths, surface = found.paths(), SURFACES[config.ground]
    ends = {name: path[-1] for name, path in paths.items()}
    figure(
        chart.surface_paths(surface, paths, found.gone, NAMES, words, start=config.begin), f"{TOPIC}.map",
        alt=_("Paths of the rules on the surface"), says=_map_says(found, config),
        table=lambda: table({_("Rule"): list(ends), "x": [end[0] for end in ends.values()],
                             "y": [end[1] for end in ends.values()]}),
    )  # fmt: skip


def _losses(found: Race, config: Config, at: int | None) -> None:
    from core.charts import race as chart

    words = chart.Words(_("Step"), _loss_name(config), _("Rule"))
    figure(
        chart.race(found.lines["loss"], found.gone, NAMES, words, at=at), f"{TOPIC}.losses",
        alt=_("Loss of each rule at every step"), says=_race_says(found),
        table=lambda: _race_table(found, config),
    )  # fmt: skip


def _short(loss: float) -> str:
    """A loss in two digits; what lies at the bottom of the picture is not told apart."""
    return f"{loss:.2g}" if loss >= SMALLEST else f"< {SMALLEST:g}"


def _loss_name(config: Config) -> str:
    return _("Loss") if config.ground == "net" else _("Height above the minimum")


def _race_says(found: Race) -> str:
    now, parts = found.now(), []
    down = sorted((step, name) for name in now if (step := found.below(name, SMALLEST)) is not None)
    if down:
        order = ", ".join(f"{name} {step:,}" for step, name in down)
        parts.append(_("Steps until below {floor} for good: {order}.", floor=f"{SMALLEST:g}", order=order))
    if rest := {name: loss for name, loss in now.items() if name not in {name for _step, name in down}}:
        order = ", ".join(f"{name} {loss:.2g}" for name, loss in rest.items())
        parts.append(_("After {step} steps, from low to high: {order}.", step=f"{found.at:,}", order=order))
    parts += [_("{rule} diverged at step {step}.", rule=name, step=step) for name, step in found.gone.items()]
    return " ".join(parts)


def _map_says(found: Race, config: Config) -> str:
    surface, paths = SURFACES[config.ground], found.paths()
    far = {
        name: min(float(((path[-1] - low) ** 2).sum()) ** 0.5 for low in surface.minima)
        for name, path in paths.items() if name not in found.gone
    }  # fmt: skip
    if not far:
        return _("All six have left the picture.")
    near = min(far, key=far.__getitem__)
    if far[near] < 1e-3:
        count = sum(value < 1e-3 for value in far.values())
        return _("Within 0.001 of a minimum: {count} of 6.", count=count)
    return _("{rule} is closest to a minimum: {distance} away.", rule=near, distance=f"{far[near]:.3g}")


def _race_table(found: Race, config: Config) -> object:
    lines = found.lines["loss"]
    return table({
        _("Rule"): list(NAMES),
        _("Learning rate"): [config.rate_of(rule) for rule in RULES],
        _("Loss"): [_("diverged") if name in found.gone else f"{lines[name][1][-1]:.4g}" for name in NAMES],
        _("Lowest loss"): [f"{min(lines[name][1]):.4g}" if name in lines else "–" for name in NAMES],
    })  # fmt: skip


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
    said = _("{rule} gets lowest with {rate}: {loss}. The race uses {own}.", rule=RULES[found.rule], rate=f"{rate:g}",
             loss=_short(loss), own=f"{found.own:g}")  # fmt: skip
    high = [rate for rate, loss in good if loss > found.start]
    if high:
        said += " " + _("At {count} it ends higher than it began.", count=len(high))
    if lost:
        said += " " + _("At {count} it diverged.", count=lost)
    return said
