"""Topic 0.5, modules: one network written in three ways, its layers, its loss, and what that does to the rate."""

import streamlit as st

from core.topics.nn_modules import EXAMPLES, RECORDED, SPREAD, Config
from core.ui.controls import settings_panel
from core.ui.deeper import deeper
from core.ui.frame import page_head, problems
from core.ui.i18n import _, lang
from core.ui.lesson import lesson, section
from core.ui.pytorch.nn_modules import compare, fall, lab, layers, reductions, views
from core.ui.run_panel import run_panel
from core.ui.scrub import watch
from core.ui.seed_spread import typical

TOPIC = "nn_modules"

page_head(TOPIC)
lesson(TOPIC, "intro")
compare.sources()

section(TOPIC, "ways", _("Do all three have the same losses?"))
ways = st.container()

section(TOPIC, "train", _("Train it yourself"))
layers.presets()
config = settings_panel(Config, TOPIC, folded=True)
layers.layers(config)
with ways, problems():
    compare.three_ways(config)
run = run_panel(TOPIC, config, recorded=RECORDED[None])

if run is not None:
    section(TOPIC, "read", _("What is learned"))
    watch(TOPIC, run, views.parameters, "parameters")
    lesson(TOPIC, "histograms")
    watch(TOPIC, run, views.histograms, "histograms")
    lesson(TOPIC, "sample")
    watch(TOPIC, run, views.sample, "sample")

section(TOPIC, "reduction", _("Sum or mean?"))
with problems():
    reductions.reductions(config)

typical(TOPIC, SPREAD, run)
with problems():
    lesson(TOPIC, "fall")
    fall.fall()

deeper(
    TOPIC, config, run, how=("equations",),
    questions=lambda look: lab.questions(look, lang()),
    errata=lambda: lab.errata(run),
    text=EXAMPLES[2],
    code=(
        ("core/models/bare_two_layer.py", "BareTwoLayer"),
        ("core/models/sequential.py", "two_layers", "many_layers"),
        ("core/models/two_layer_net.py", "TwoLayerNet"),
        ("core/trainers/nn_modules/trainer.py", "Trainer.step"),
        ("core/probes/histograms.py", "Histograms"),
    ),
)  # fmt: skip
