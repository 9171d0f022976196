"""Topic 0.1, the training loop: a 4-5-3 network learns to tell flowers apart, and every number of it can be seen."""

import streamlit as st

from core.topics.training_loop import RECORDED, Config
from core.ui.controls import settings_panel
from core.ui.deeper import deeper
from core.ui.frame import page_head, problems
from core.ui.i18n import _, lang
from core.ui.lesson import lesson, section
from core.ui.pytorch.training_loop import lab, views
from core.ui.pytorch.training_loop.data import table_panel
from core.ui.pytorch.training_loop.flower import own_flower
from core.ui.pytorch.training_loop.row import example
from core.ui.pytorch.training_loop.slow import slow_motion
from core.ui.pytorch.training_loop.words import told
from core.ui.run_panel import run_panel
from core.ui.scrub import watch

TOPIC = "training_loop"

page_head(TOPIC)
lesson(TOPIC, "intro")
table, training = st.container(), st.container()  # the rows stand above the settings that name them

with training:
    st.header(_("Train it yourself"), anchor="train", divider="gray")
    about = st.container()
    config = settings_panel(Config, TOPIC, folded=True)
    with about:
        lesson(TOPIC, told("train", config))
with table:
    st.header(_("The table and its three parts"), anchor="table", divider="gray")
    lesson(TOPIC, told("table", config))
    at_hand = table_panel(config)
with training:
    run = run_panel(TOPIC, config, recorded=RECORDED[None], ready=at_hand)

shown = run.config if run else config
flowers = shown.corpus == "flowers"
if run is not None:
    section(TOPIC, "slow", _("One step in slow motion"))
    watch(TOPIC, run, slow_motion, "slow_motion")

    st.header(_("What it confuses"), anchor="confusion", divider="gray")
    lesson(TOPIC, told("confusion", run.config))
    watch(TOPIC, run, views.confusion, "confusion")

    st.header(_("A flower of your own") if flowers else _("A row of your own"), anchor="read", divider="gray")
    lesson(TOPIC, told("read", run.config))
    watch(TOPIC, run, own_flower, "own_flower")

section(TOPIC, "compare", _("How long a step should be"))
with problems():
    lab.compare(config)

deeper(
    TOPIC, config, run, how=("equations", "made") if flowers else ("equations",),
    ideas=told("try", shown),
    questions=lambda look: lab.questions(look, lang()),
    errata=lambda: run is not None and watch(TOPIC, run, lab.errata, "e01"),
    text=example(shown),
    code=(
        ("core/models/small_classifier.py", "SmallClassifier"),
        ("core/trainers/training_loop/trainer.py", "Trainer.step", "Trainer.chosen", "Trainer.evaluation"),
        ("core/trainers/training_loop/loss.py", "loss_by_row"),
        ("core/trainers/training_loop/data.py", "_prepared"),
        ("core/probes/lines.py", "watched"),
    ),
)  # fmt: skip
