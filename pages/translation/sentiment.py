"""Topic 2.2, sentiment: read a sentence, train the model that reads it, look inside, and check the notes."""

import streamlit as st

from core.topics.sentiment import EXAMPLES, RECORDED, Config
from core.ui import model_views, sentiment_lab
from core.ui.code_view import code_view
from core.ui.controls import settings_panel
from core.ui.corpus_gate import corpus_gate
from core.ui.export import notebook_button
from core.ui.frame import page_head, problems
from core.ui.i18n import _, lang
from core.ui.lesson import lesson
from core.ui.own_texts import own_examples, own_texts
from core.ui.presets import presets
from core.ui.reading import language_of
from core.ui.run_panel import run_panel
from core.ui.run_table import run_table
from core.ui.scrub import watch
from core.ui.sentence_panel import sentence_panel

TOPIC = "sentiment"
OWN_EXAMPLES = {
    "en": (
        "The acting was great, but the story was not good.",
        "The soup was not tasty.",
        "Although the room was dirty, I loved the view.",
    ),
    "ko": (
        "만두는 맛있었지만 직원은 불친절했어요.",
        "만두는 맛있지 않았어요.",
        "비록 대사는 끔찍했지만 연기는 정말 훌륭했어요.",
    ),
}

page_head(TOPIC)
lesson(TOPIC, "intro")
typed = st.session_state.get(f"{TOPIC}.sentence.text") or ""
recorded = RECORDED[language_of(typed) if typed.strip() else lang()]

reading, training = st.container(), st.container()  # the sentence stands above the run that reads it

with training:
    st.header(_("Train it yourself"), anchor="train", divider="gray")
    lesson(TOPIC, "train")
    presets(TOPIC, Config, lang())
    config = settings_panel(Config, TOPIC, Config(language=lang()), folded=True)
    at_hand = own_texts(TOPIC, config) if config.corpus == "own" else corpus_gate(config.corpus)
    run = run_panel(TOPIC, config, recorded=recorded, ready=at_hand)

if run is not None:
    examples = own_examples(run.config, (EXAMPLES if run.record.recorded else OWN_EXAMPLES)[run.config.language])
    with reading, st.container(border=False):
        st.header(_("Read a sentence"), anchor="read", divider="gray")
        watch(TOPIC, run, lambda look: sentence_panel(TOPIC, look, examples), "sentence")
    with training:
        words, mistakes = st.columns([3, 2], gap="large")
        with words:
            st.subheader(_("The words, as the model sees them"), anchor=False)
            watch(
                TOPIC,
                run,
                lambda at: model_views.projection_view(f"{TOPIC}.words", run.id, at.step, at.newest),
                "words",
            )
            lesson(TOPIC, "projection")
        with mistakes:
            st.subheader(_("What it confuses"), anchor=False)
            watch(TOPIC, run, lambda at: model_views.confusion_view(f"{TOPIC}.confusion", run.id, at.step), "confusion")
            lesson(TOPIC, "confusion")

st.header(_("Go deeper"), anchor="deeper", divider="gray")
names = [_("How it works"), _("Predict, then run"), _("Erratum"), _("The code that ran"), _("Runs"), _("Try this")]
how, predict, errata, code, runs, ideas = st.tabs(names, key=f"{TOPIC}.deeper", on_change="rerun")
with how:
    if how.open:
        for block in ("equations", "small_world", "real_data"):
            lesson(TOPIC, block)
with predict:
    if predict.open and run is not None:
        watch(TOPIC, run, lambda look: sentiment_lab.questions(look, lang()), "questions")
with errata:
    if errata.open and run is not None:
        watch(TOPIC, run, sentiment_lab.reading_pads, "pads")
        sentiment_lab.other_errata()
with code:
    if code.open:
        notebook_button(TOPIC, run.config if run else config, typed or EXAMPLES[lang()][0])
        code_view("core/models/recurrent_classifier.py", "RecurrentClassifier", key="model")
        code_view("core/models/readout.py", "Readout", key="readout")
        code_view("core/trainers/sentiment/trainer.py", "Trainer.step", "Trainer.read", "Trainer.batch", key="step")
        code_view("core/probes/gates.py", "lstm_step", "gru_step", "rnn_step", key="gates")
with runs:
    if runs.open:
        with problems():
            run_table(TOPIC, Config())
with ideas:
    lesson(TOPIC, "try")
