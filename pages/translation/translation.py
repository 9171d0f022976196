"""Topic 2.5, translation: a whole system, from words to words, with its scores while it learns."""

import streamlit as st

from core.topics.translation import CORPORA, EXAMPLES, RECORDED, Config
from core.ui.controls import settings_panel
from core.ui.corpus_gate import corpus_gate
from core.ui.deeper import deeper
from core.ui.frame import page_head
from core.ui.i18n import _, lang
from core.ui.lesson import lesson, section
from core.ui.run_panel import run_panel
from core.ui.scrub import watch
from core.ui.translation import translation_lab
from core.ui.translation.presets import presets
from core.ui.translation.translation_box import typed_language
from core.ui.translation.translation_panel import translation_panel
from core.ui.translation.translation_progress import position_view, samples_view

TOPIC = "translation"

page_head(TOPIC)
lesson(TOPIC, "intro")
language = typed_language(TOPIC, lang())

reading, training = st.container(), st.container()  # the sentence stands above the run that reads it

with training:
    section(TOPIC, "train", _("Train it yourself"))
    presets(TOPIC, Config, {corpus: {"language": language} if corpus == "small_world" else {} for corpus in CORPORA})
    config = settings_panel(Config, TOPIC, Config(language=language), folded=True)
    at_hand = corpus_gate(config.corpus, languages=("de",))
    run = run_panel(TOPIC, config, recorded=RECORDED[language], ready=at_hand)

if run is not None:
    with reading, st.container(border=False):
        st.header(_("Translate a sentence"), anchor="read", divider="gray")
        watch(TOPIC, run, lambda look: translation_panel(TOPIC, look, EXAMPLES[run.config.language]), "sentence")
        lesson(TOPIC, "unknown")
    with training:
        st.subheader(_("The same sentences, epoch by epoch"), anchor=False)
        watch(TOPIC, run, lambda look: samples_view(f"{TOPIC}.samples", run.id, look.step), "samples")
        lesson(TOPIC, "samples")

section(TOPIC, "exposure", _("Alone on the road: exposure bias"))
if run is not None:
    watch(TOPIC, run, lambda look: position_view(f"{TOPIC}.position", run.id, look.step), "position")
translation_lab.exposure(language)

deeper(
    TOPIC, config, run, how=("perplexity", "bleu", "equations", "real_data"),
    questions=lambda look: translation_lab.questions(look, lang()),
    errata=lambda: translation_lab.errata(language),
    text=EXAMPLES[(run.config if run else config).language][0],
    code=(
        ("core/trainers/translating/trainer.py", "Trainer.step", "Trainer.batch", "Trainer.learning_rate"),
        ("core/trainers/translating/scoring.py", "scores", "bleu", "exact", "alignment_error"),
        ("core/models/seq2seq.py", "Encoder", "Decoder", "Seq2Seq"),
        ("core/models/search.py", "greedy"),
    ),
)  # fmt: skip
