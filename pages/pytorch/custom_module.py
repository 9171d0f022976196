"""Topic 0.7, a module of one's own: what it registers, what stays hidden, and what is saved."""

import streamlit as st

from core.topics.custom_module import EXAMPLES, RECORDED, SPREAD, Config
from core.ui.controls import settings_panel
from core.ui.deeper import deeper
from core.ui.frame import page_head, problems
from core.ui.i18n import _, lang
from core.ui.lesson import lesson
from core.ui.pytorch import custom_module_bench, custom_module_keeping, custom_module_lab, custom_module_views
from core.ui.run_panel import run_panel
from core.ui.scrub import watch
from core.ui.seed_spread import seed_spread

TOPIC = "custom_module"

page_head(TOPIC)
lesson(TOPIC, "intro")
building = st.container()  # what is built stands above the run that trains it

st.header(_("Train it yourself"), anchor="train", divider="gray")
lesson(TOPIC, "train")
config = settings_panel(Config, TOPIC, folded=True)
run = run_panel(TOPIC, config, recorded=RECORDED[None])

if run is not None:
    with building:
        st.header(_("Build your own"), anchor="build", divider="gray")
        lesson(TOPIC, "build")
        with problems():
            custom_module_bench.bench(config, run)

    st.header(_("What moves, and what does not"), anchor="moves", divider="gray")
    lesson(TOPIC, "moves")
    watch(TOPIC, run, custom_module_views.movement, "moved")

st.header(_("Registered beside hidden"), anchor="compare", divider="gray")
lesson(TOPIC, "compare")
with problems():
    custom_module_views.compare(config)

if run is not None:
    st.header(_("Without `super().__init__()`"), anchor="super", divider="gray")
    lesson(TOPIC, "super")
    with problems():
        custom_module_lab.forgotten(run)

    st.header(_("Saving and loading"), anchor="state", divider="gray")
    lesson(TOPIC, "state")
    watch(TOPIC, run, custom_module_keeping.saving, "state")

    st.header(_("Is the notes' result typical?"), anchor="seeds", divider="gray")
    lesson(TOPIC, "seeds")
    with problems():
        seed_spread(TOPIC, SPREAD, _("Loss at step {step}", step=SPREAD.step), run)

deeper(
    TOPIC, config, run, how=("equations",),
    questions=lambda look: custom_module_lab.questions(look, lang()),
    errata=None,
    text=EXAMPLES[0],
    code=(
        ("core/models/own_net.py", "OwnNet", "InModuleList", "InList", "AsTensors", "AsBuffers"),
        ("core/probes/missing_gradient.py", "leaves", "unlisted", "without_gradient"),
        ("core/probes/reach.py", "reach"),
        ("core/trainers/memorizing/trainer.py", "Memorizer.step"),
    ),
)  # fmt: skip
