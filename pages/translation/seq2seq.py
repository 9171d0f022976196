"""Topic 2.3, sequence to sequence: write a translation token by token, and measure how much one vector can hold."""

import streamlit as st

from core.topics.seq2seq import RECORDED, Config, examples_of
from core.ui.controls import settings_panel
from core.ui.corpus_gate import corpus_gate
from core.ui.deeper import deeper
from core.ui.frame import page_head, problems
from core.ui.i18n import _, lang
from core.ui.lesson import lesson, section
from core.ui.run_panel import run_panel
from core.ui.scrub import watch
from core.ui.translation import seq2seq_lab
from core.ui.translation.bottleneck import bottleneck
from core.ui.translation.presets import presets
from core.ui.translation.seq2seq_panel import seq2seq_panel
from core.ui.translation.translation_box import typed_language

TOPIC = "seq2seq"

page_head(TOPIC)
lesson(TOPIC, "intro")
language = typed_language(TOPIC, lang())

reading, training = st.container(), st.container()  # the sentence stands above the run that reads it

with training:
    section(TOPIC, "train", _("Train it yourself"))
    presets(TOPIC, Config, {"small_world": {"language": language}, "reverse": {}})
    config = settings_panel(Config, TOPIC, Config(language=language), folded=True)
    run = run_panel(TOPIC, config, recorded=RECORDED[language], ready=corpus_gate(config.corpus))

if run is not None:
    examples = examples_of(run.config)
    with reading, st.container(border=False):
        st.header(_("One word at a time"), anchor="read", divider="gray")
        watch(TOPIC, run, lambda look: seq2seq_panel(TOPIC, look, examples), "sentence")

st.header(_("How much fits into one vector?"), anchor="bottleneck", divider="gray")
with problems():
    bottleneck(TOPIC, config.seed)

deeper(
    TOPIC, config, run, how=("equations", "reverse"),
    questions=lambda look: seq2seq_lab.questions(look, lang()),
    errata=lambda: seq2seq_lab.errata(language),
    text=examples_of(run.config if run else config)[0],
    code=(
        ("core/models/seq2seq.py", "Encoder", "Decoder", "Seq2Seq"),
        ("core/models/search.py", "greedy", "beam"),
        ("core/trainers/translating/trainer.py", "Trainer.step", "Trainer.batch"),
        ("core/corpora/reversing.py", "words"),
    ),
)  # fmt: skip
