"""Topic 2.4, attention: translate a sentence, see where the model looked, and train it yourself."""

import streamlit as st

from core.topics.attention import EXAMPLES, RECORDED, Config
from core.ui.controls import settings_panel
from core.ui.corpus_gate import corpus_gate
from core.ui.deeper import deeper
from core.ui.frame import page_head
from core.ui.i18n import _, lang
from core.ui.lesson import lesson, section
from core.ui.run_panel import run_panel
from core.ui.scrub import watch
from core.ui.translation import attention_lab
from core.ui.translation.attention_panel import attention_panel
from core.ui.translation.presets import presets
from core.ui.translation.translation_box import typed_language

TOPIC = "attention"

page_head(TOPIC)
lesson(TOPIC, "intro")
language = typed_language(TOPIC, lang())

reading, training = st.container(), st.container()  # the sentence stands above the run that reads it

with training:
    section(TOPIC, "train", _("Train it yourself"))
    presets(TOPIC, Config, {"small_world": {"language": language}, "multi30k": {}, "tatoeba": {}})
    config = settings_panel(Config, TOPIC, Config(language=language), folded=True)
    at_hand = corpus_gate(config.corpus, languages=(config.language, "en"))
    run = run_panel(TOPIC, config, recorded=RECORDED[language], ready=at_hand)
    lesson(TOPIC, "alignment")

if run is not None:
    with reading, st.container(border=False):
        st.header(_("Translate a sentence"), anchor="read", divider="gray")
        watch(TOPIC, run, lambda look: attention_panel(TOPIC, look, EXAMPLES[run.config.language]), "sentence")

deeper(
    TOPIC, config, run, how=("equations", "scores", "small_world"),
    questions=lambda look: attention_lab.questions(look, lang()),
    errata=lambda: attention_lab.three_scores(language),
    text=EXAMPLES[(run.config if run else config).language][0],
    code=(
        ("core/models/attention.py", "Attention"),
        ("core/models/seq2seq.py", "Encoder", "Decoder"),
        ("core/models/search.py", "greedy"),
        ("core/trainers/translating/trainer.py", "Trainer.step", "Trainer.batch"),
    ),
)  # fmt: skip
