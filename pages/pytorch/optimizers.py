"""Topic 0.6, optimizers: six rules race downhill from one start, on surfaces and on the notes' net."""

import streamlit as st

from core.topics.optimizers import RECORDED, SPREAD, Config, examples
from core.ui.controls import settings_panel
from core.ui.deeper import deeper
from core.ui.frame import page_head, problems
from core.ui.i18n import _, lang
from core.ui.lesson import lesson
from core.ui.pytorch import optimizers_lab, optimizers_measured, optimizers_start, optimizers_views
from core.ui.run_panel import run_panel
from core.ui.scrub import watch
from core.ui.seed_spread import seed_spread

TOPIC = "optimizers"

page_head(TOPIC)
lesson(TOPIC, "intro")

st.header(_("The race"), anchor="train", divider="gray")
lesson(TOPIC, "train")
optimizers_start.grounds()
config = settings_panel(Config, TOPIC, folded=True)
optimizers_start.start_on_the_map(config)
run = run_panel(TOPIC, config, recorded=RECORDED[None])

if run is not None:
    watch(TOPIC, run, optimizers_views.race, "race", every=0.5)
    lesson(TOPIC, "race")

    st.header(_("One step from a point of your own"), anchor="read", divider="gray")
    lesson(TOPIC, "read")
    watch(TOPIC, run, optimizers_start.one_step, "one_step")

    st.header(_("How long is a step?"), anchor="sizes", divider="gray")
    lesson(TOPIC, "sizes")
    watch(TOPIC, run, optimizers_measured.step_sizes, "sizes")

    st.header(_("Loss against time"), anchor="time", divider="gray")
    lesson(TOPIC, "time")
    watch(TOPIC, run, optimizers_measured.against_time, "time")

    st.header(_("Which learning rate?"), anchor="sweep", divider="gray")
    lesson(TOPIC, "sweep")
    watch(TOPIC, run, optimizers_measured.sweep, "sweep")

st.header(_("Mini-batches"), anchor="batches", divider="gray")
lesson(TOPIC, "batches")
with problems():
    optimizers_lab.mini_batches(config)

st.header(_("Is the notes' result typical?"), anchor="seeds", divider="gray")
lesson(TOPIC, "seeds")
with problems():
    seed_spread(TOPIC, SPREAD, _("Adam's loss at step {step}", step=SPREAD.step), run)

deeper(
    TOPIC, config, run, how=("equations",),
    questions=lambda look: optimizers_lab.questions(look, lang()),
    errata=optimizers_lab.errata,
    text=examples(run.config if run else config)[0],
    code=(
        ("core/trainers/optimizers/rules.py", "SGD", "Momentum", "AdaGrad", "RMSProp", "Adadelta", "Adam"),
        ("core/trainers/optimizers/walker.py", "Walker.step"),
        ("core/topics/surfaces.py", "bowl", "ravine", "saddle", "rosenbrock", "beale"),
    ),
)  # fmt: skip
