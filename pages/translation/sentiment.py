"""Topic 2.2, sentiment: read a sentence, train the model that reads it, look inside, and check the notes."""

import streamlit as st

from core.topics.sentiment import CORPORA, EXAMPLES, RECORDED, Config
from core.ui.controls import settings_panel
from core.ui.corpus_gate import corpus_gate
from core.ui.deeper import deeper
from core.ui.frame import page_head
from core.ui.i18n import _, lang
from core.ui.lesson import lesson, section
from core.ui.run_panel import run_panel
from core.ui.scrub import watch
from core.ui.translation import model_views, sentiment_lab
from core.ui.translation.own_texts import own_examples, own_texts
from core.ui.translation.presets import presets
from core.ui.translation.reading import language_of, typed_text
from core.ui.translation.sentence_panel import sentence_panel

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
typed = typed_text(f"{TOPIC}.sentence")
recorded = RECORDED[language_of(typed) if typed else lang()]

reading, training = st.container(), st.container()  # the sentence stands above the run that reads it

with training:
    section(TOPIC, "train", _("Train it yourself"))
    presets(TOPIC, Config, {corpus: {"language": lang()} for corpus in CORPORA[lang()]})
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

deeper(
    TOPIC, config, run, how=("equations", "small_world", "real_data"),
    questions=lambda look: sentiment_lab.questions(look, lang()),
    errata=lambda: sentiment_lab.errata(run, run.config.language if run else lang()),
    text=typed or EXAMPLES[lang()][0],
    code=(
        ("core/models/recurrent_classifier.py", "RecurrentClassifier"),
        ("core/models/readout.py", "Readout"),
        ("core/trainers/sentiment/trainer.py", "Trainer.step", "Trainer.read", "Trainer.batch"),
        ("core/probes/gates.py", "lstm_step", "gru_step", "rnn_step"),
    ),
)  # fmt: skip
