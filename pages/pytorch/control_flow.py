"""Topic 0.8, control flow: a network with a new depth at every step, and one layer that is used several times."""

import streamlit as st

from core.topics.control_flow import EXAMPLES, RECORDED, SPREAD, Config
from core.ui.controls import settings_panel
from core.ui.deeper import deeper
from core.ui.frame import page_head, problems
from core.ui.i18n import _, lang
from core.ui.lesson import lesson
from core.ui.pytorch import control_flow_lab, control_flow_views
from core.ui.run_panel import run_panel
from core.ui.scrub import watch
from core.ui.seed_spread import seed_spread

TOPIC = "control_flow"

page_head(TOPIC)
lesson(TOPIC, "intro")

st.header(_("Train it yourself"), anchor="train", divider="gray")
lesson(TOPIC, "train")
config = settings_panel(Config, TOPIC, folded=True)
run = run_panel(TOPIC, config, recorded=RECORDED[None])

if run is not None:
    watch(TOPIC, run, control_flow_views.loss_by_step, "points")

    st.header(_("The graph of this step"), anchor="read", divider="gray")
    lesson(TOPIC, "read")
    watch(TOPIC, run, control_flow_views.one_pass, "pass")

    st.header(_("Why the loss jumps"), anchor="jumps", divider="gray")
    lesson(TOPIC, "jumps")
    watch(TOPIC, run, control_flow_views.by_depth, "by_depth")

    st.header(_("Is the notes' result typical?"), anchor="seeds", divider="gray")
    lesson(TOPIC, "seeds")
    with problems():
        seed_spread(TOPIC, SPREAD, _("Loss at step {step}", step=SPREAD.step), run)

st.header(_("Random depth beside a fixed one"), anchor="compare", divider="gray")
lesson(TOPIC, "compare")
with problems():
    control_flow_lab.compare(config)

deeper(
    TOPIC, config, run, how=("equations",),
    questions=lambda look: control_flow_lab.questions(look, lang()),
    errata=control_flow_lab.errata,
    text=EXAMPLES[2],
    code=(
        ("core/models/dynamic_net.py", "DynamicNet"),
        ("core/trainers/control_flow/trainer.py", "Trainer.draw", "Trainer.step"),
        ("core/probes/shared_gradient.py", "shares", "whole"),
    ),
)  # fmt: skip
