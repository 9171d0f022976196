"""Topic 0.7, a module of one's own: what it registers, what stays hidden, and what is saved."""

import streamlit as st

from core.topics.custom_module import EXAMPLES, RECORDED, SPREAD, Config
from core.ui.controls import settings_panel
from core.ui.deeper import deeper
from core.ui.frame import page_head, problems
from core.ui.i18n import _, lang
from core.ui.lesson import lesson, section
from core.ui.pytorch.custom_module import bench, keeping, lab, views
from core.ui.run_panel import run_panel
from core.ui.scrub import watch
from core.ui.seed_spread import typical

TOPIC = "custom_module"

page_head(TOPIC)
lesson(TOPIC, "intro")
building = st.container()  # what is built stands above the run that trains it

section(TOPIC, "train", _("Train it yourself"))
config = settings_panel(Config, TOPIC, folded=True)
run = run_panel(TOPIC, config, recorded=RECORDED[None])

if run is not None:
    with building:
        section(TOPIC, "build", _("Build your own"))
        with problems():
            bench.bench(config, run)

    section(TOPIC, "moves", _("What moves, and what does not"))
    watch(TOPIC, run, views.movement, "moved")

section(TOPIC, "compare", _("Registered beside hidden"))
with problems():
    views.compare(config)

if run is not None:
    section(TOPIC, "super", _("Without `super().__init__()`"))
    with problems():
        lab.forgotten(run)

    section(TOPIC, "state", _("Saving and loading"))
    watch(TOPIC, run, keeping.saving, "state")

    typical(TOPIC, SPREAD, run)

deeper(
    TOPIC, config, run, how=("equations",),
    questions=lambda look: lab.questions(look, lang()),
    errata=None,
    text=EXAMPLES[0],
    code=(
        ("core/models/own_net.py", "OwnNet", "InModuleList", "InList", "AsTensors", "AsBuffers"),
        ("core/probes/missing_gradient.py", "leaves", "unlisted", "without_gradient"),
        ("core/probes/reach.py", "reach"),
        ("core/trainers/memorizing/trainer.py", "Memorizer.step"),
    ),
)  # fmt: skip
