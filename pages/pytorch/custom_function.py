"""Topic 0.4, a function of one's own: forward and backward by hand, measured, checked, and learned with."""

import streamlit as st

from core.topics.custom_function import EXAMPLES, RECORDED, SPREAD
from core.ui.deeper import deeper
from core.ui.frame import page_head, problems
from core.ui.i18n import _, lang
from core.ui.lesson import lesson
from core.ui.pytorch import custom_function_check as check
from core.ui.pytorch import custom_function_choice as choice
from core.ui.pytorch import custom_function_lab as lab
from core.ui.pytorch import custom_function_views as views
from core.ui.run_panel import run_panel
from core.ui.scrub import watch
from core.ui.seed_spread import seed_spread

TOPIC = "custom_function"

page_head(TOPIC)
lesson(TOPIC, "intro")

st.header(_("Choose forward and backward"), anchor="choose", divider="gray")
lesson(TOPIC, "choose")
chosen = choice.choose()

st.header(_("The slope, by formula and measured"), anchor="read", divider="gray")
lesson(TOPIC, "read")
with problems():
    views.pictures(chosen)
    views.one_point(chosen)

st.header(_("Does gradcheck agree?"), anchor="check", divider="gray")
lesson(TOPIC, "check")
with problems():
    check.light(chosen)
lesson(TOPIC, "grid")
with problems():
    check.grid(chosen)

st.header(_("Train it yourself"), anchor="train", divider="gray")
lesson(TOPIC, "train")
config = choice.others()
run = run_panel(TOPIC, config, recorded=RECORDED[None])

st.header(_("Right and wrong side by side"), anchor="compare", divider="gray")
lesson(TOPIC, "compare")
with problems():
    lab.compare(config)

if run is not None:
    st.header(_("Why a wrong backward can learn"), anchor="angles", divider="gray")
    lesson(TOPIC, "angles")
    watch(TOPIC, run, views.angles, "angles")

    st.header(_("Is the notes' result typical?"), anchor="seeds", divider="gray")
    lesson(TOPIC, "seeds")
    with problems():
        seed_spread(TOPIC, SPREAD, _("Loss at step {step}", step=SPREAD.step), run)

deeper(
    TOPIC, config, run, how=("equations",),
    questions=lambda look: lab.questions(look, lang()),
    errata=lab.errata,
    text=EXAMPLES[0],
    code=(
        ("core/models/own_function.py", "own_function", config.backward),
        ("core/models/formulas.py", "RELU", "GELU", "gelu_slope", "piecewise"),
        ("core/probes/gradient_check.py", "check"),
        ("core/models/class_body.py", "trained_inside_the_class", "trained_below_the_class"),
    ),
)  # fmt: skip
