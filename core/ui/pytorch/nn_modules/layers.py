"""The settings of topic 0.5 as presets to start from and as a picture of the network that they describe."""

from __future__ import annotations

import streamlit as st

from core.topics.nn_modules import PRESETS, Config
from core.ui.controls import set_settings
from core.ui.figure import figure
from core.ui.i18n import _

TOPIC = "nn_modules"
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def presets() -> None:
    """A button for each preset, which fills the settings below."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{TOPIC}.presets"):
        st.caption(_("Start from"), width="content")
        for name, (label, settings) in PRESETS.items():
            st.button(_(label), key=f"{TOPIC}.preset.{name}", on_click=set_settings, args=(TOPIC, Config(**settings)))


def layers(config: Config) -> None:
    """The network that these settings describe, as a graph with shapes."""
    from core.charts import computation_graph as chart

    widths, samples = config.widths, config.samples
    last = len(widths) - 1
    names, shapes, kinds, places = ["x"], [f"{samples} × {widths[0]}"], ["data"], [(0.0, 1.0)]
    edges: list[list[int]] = []
    for layer in range(1, last + 1):
        before = 0 if layer == 1 else len(names) - 1
        number = str(layer).translate(SUBSCRIPTS)
        names += [f"W{number}, b{number}", "ŷ" if layer == last else f"h{number}"]
        shapes += [f"{widths[layer]} × {widths[layer - 1]}", f"{samples} × {widths[layer]}"]
        kinds += ["weight", "value"]
        places += [(float(layer), 0.0), (float(layer), 1.0)]
        edges += [[before, len(names) - 1], [len(names) - 2, len(names) - 1]]
    names, shapes, kinds = [*names, "y", "L"], [*shapes, _target_shape(config), "1"], [*kinds, "data", "loss"]
    places += [(float(last), 2.0), (last + 1.0, 1.0)]
    edges += [[len(names) - 3, len(names) - 1], [len(names) - 2, len(names) - 1]]
    shown = {"data": _("samples"), "value": _("computed"), "weight": _("weights"), "loss": _("loss")}
    figure(
        chart.computation_graph(places, names, shapes, kinds, edges, chart.Words(_("Name"), _("Shape"), shown)),
        f"{TOPIC}.layers.picture", alt=_("The layers of these settings"), says=_layers_say(config), wide=True,
        table=lambda: {_("Name"): names, _("Shape"): shapes, _("Kind"): [shown[kind] for kind in kinds]},
    )  # fmt: skip


def _target_shape(config: Config) -> str:
    return str(config.samples) if config.loss == "cross_entropy" else f"{config.samples} × {config.outputs}"


def _layers_say(config: Config) -> str:
    if config.hidden_layers == 0:
        return _("No hidden layer: every output is a weighted sum of the inputs.")
    if config.activation == "none":
        return _("Nothing stands between the layers, so all of them together can do no more than a single one.")
    activation = {"relu": "ReLU"}.get(config.activation, config.activation)
    return _("Hidden layers: {count}, each with {size} units and {activation} behind it.", count=config.hidden_layers,
             size=config.hidden_size, activation=activation)  # fmt: skip
