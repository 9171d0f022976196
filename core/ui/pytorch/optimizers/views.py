"""What topic 0.6 shows of a race: the paths from above, and the loss of each rule at every step."""

from __future__ import annotations

import streamlit as st

from core.topics.optimizers import RULES, Config
from core.topics.surfaces import SURFACES
from core.ui.figure import figure
from core.ui.i18n import _
from core.ui.pytorch.optimizers.rows import Race, race_of, table
from core.ui.scrub import Look

TOPIC = "optimizers"
SMALLEST = 1e-12  # where the pictures end
NAMES = tuple(RULES.values())


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

    words = chart.Words(_("Step"), loss_name(config), _("Rule"))
    figure(
        chart.race(found.lines["loss"], found.gone, NAMES, words, at=at), f"{TOPIC}.losses",
        alt=_("Loss of each rule at every step"), says=_race_says(found),
        table=lambda: _race_table(found, config),
    )  # fmt: skip


def short(loss: float) -> str:
    """A loss in two digits; what lies at the bottom of the picture is not told apart."""
    return f"{loss:.2g}" if loss >= SMALLEST else f"< {SMALLEST:g}"


def loss_name(config: Config) -> str:
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
