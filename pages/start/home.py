"""Home: what this is, the classroom box, and the course as a map."""

import streamlit as st

from core.catalog import SECTIONS, page_path
from core.topics.sentiment import EXAMPLES
from core.ui.i18n import _, lang
from core.ui.reading import read_box

st.title("Glassbox NLP", anchor=False)
st.markdown(
    _("Type a sentence, watch a small language model learn from thousands of others, and look inside while it does.")
    + " "
    + _("Every model is small enough to train during the lesson. Beside every picture stands the code that made it.")
)

with st.container(border=True):
    st.subheader(_("Does it praise or complain?"), anchor=False)
    read_box(
        "home",
        examples=EXAMPLES[lang()],
    )

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
