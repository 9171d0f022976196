"""Topic 2.4, attention: translate a sentence, see where the model looked, and train it yourself."""

import streamlit as st

from core.topics.attention import EXAMPLES, RECORDED, Config
from core.ui import attention_lab
from core.ui.code_view import code_view
from core.ui.controls import settings_panel
from core.ui.corpus_gate import corpus_gate
from core.ui.export import notebook_button
from core.ui.frame import page_head, problems
from core.ui.i18n import _, lang
from core.ui.lesson import lesson
from core.ui.run_panel import run_panel
from core.ui.run_table import run_table
from core.ui.scrub import watch
from core.ui.translation_panel import translation_panel, typed_language

TOPIC = "attention"

page_head(TOPIC)
lesson(TOPIC, "intro")
language = typed_language(TOPIC, lang())

reading, training = st.container(), st.container()  # the sentence stands above the run that reads it

with training:
    st.header(_("Train it yourself"), anchor="train", divider="gray")
    lesson(TOPIC, "train")
    config = settings_panel(Config, TOPIC, Config(language=language), folded=True)
    at_hand = corpus_gate(config.corpus, languages=(config.language, "en"))
    run = run_panel(TOPIC, config, recorded=RECORDED[language], ready=at_hand)
    lesson(TOPIC, "alignment")

if run is not None:
    with reading, st.container(border=False):
        st.header(_("Translate a sentence"), anchor="read", divider="gray")
        watch(TOPIC, run, lambda look: translation_panel(TOPIC, look, EXAMPLES[run.config.language]), "sentence")

st.header(_("Go deeper"), anchor="deeper", divider="gray")
names = [_("How it works"), _("Predict, then run"), _("Erratum"), _("The code that ran"), _("Runs"), _("Try this")]
how, predict, errata, code, runs, ideas = st.tabs(names, key=f"{TOPIC}.deeper", on_change="rerun")
with how:
    if how.open:
        for block in ("equations", "scores", "small_world"):
            lesson(TOPIC, block)
with predict:
    if predict.open and run is not None:
        watch(TOPIC, run, lambda look: attention_lab.questions(look, lang()), "questions")
with errata:
    if errata.open:
        with problems():
            attention_lab.three_scores(language)
with code:
    if code.open:
        notebook_button(TOPIC, run.config if run else config, EXAMPLES[language][0])
        code_view("core/models/attention.py", "Attention", key="attention")
        code_view("core/models/seq2seq.py", "Encoder", "Decoder", key="model")
        code_view("core/models/search.py", "greedy", key="search")
        code_view("core/trainers/translating/trainer.py", "Trainer.step", "Trainer.batch", key="step")
with runs:
    if runs.open:
        with problems():
            run_table(TOPIC, Config())
with ideas:
    lesson(TOPIC, "try")
