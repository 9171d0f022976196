"""Home: what this is, the classroom box, and the course as a map."""

import streamlit as st

from core.catalog import SECTIONS, page_path
from core.topics.sentiment import EXAMPLES
from core.topics.translation import EXAMPLES as SENTENCES
from core.topics.translation import RECORDED
from core.ui.i18n import _, lang
from core.ui.translation.reading import read_box
from core.ui.translation.translation_box import translate_box

st.title("Glassbox NLP", anchor=False)
st.markdown(
    _("Type a sentence, watch a small language model learn from thousands of others, and look inside while it does.")
    + " "
    + _("Every model is small enough to train during the lesson. Beside every picture stands the code that made it.")
)

with st.container(border=True):
    boxes = {"read": _("Does it praise or complain?"), "translate": _("What is it in English?")}
    box = st.segmented_control(
        _("The classroom box"), boxes, default="read", key="home.box", format_func=boxes.__getitem__, required=True,
        label_visibility="collapsed", persist_state="session", wrap=True,
    )  # fmt: skip
    if box == "read":
        read_box("home", examples=EXAMPLES[lang()])
    else:
        translate_box("home.translate", SENTENCES["ko" if lang() == "ko" else "de"], RECORDED)

st.header(_("The course"), anchor=False)
st.caption(_("Topics with a link are open. The grey ones are coming."))
with st.grid(3, min_column_width=300, gap="small"):
    for section in SECTIONS:
        with st.container(border=True, gap="xsmall", height="stretch"):
            st.markdown(f"#### {section.number} · {_(section.title)}")
            for topic in section.topics:
                title = f"{topic.number} {_(topic.title)}"
                if topic.status == "ready":
                    st.page_link(page_path(topic), label=f"**{title}**", icon=topic.icon)
                    st.caption(_(topic.summary))
                else:
                    st.caption(f"{topic.icon} {title}")
