"""The router: which page is shown is decided here, and nothing else.

It does not lie beside the folder `pages/`, because Streamlit would then take that folder for a menu of its own
until this script has run once, and tell the first visitor of a shared link that there is no such page.
"""

from pathlib import Path

import streamlit as st

from core.catalog import SECTIONS, page_path
from core.ui import address, door, frame, i18n, sidebar

ROOT = Path(__file__).resolve().parents[1]

# Our own files: Streamlit would fetch an icon of the Material set from the network.
st.set_page_config(page_title="Glassbox NLP", page_icon=ROOT / "assets/icon.svg", layout="wide")
st.logo(ROOT / "assets/logo.svg", size="large", icon_image=ROOT / "assets/icon.svg")
_ = i18n.choose()
door.log_in()

menu = {"": [st.Page("start/home.py", title=_("Home"), icon=":material/home:", default=True)]}
for section in SECTIONS:
    pages = [
        st.Page(
            page_path(topic),
            title=f"{topic.number} {_(topic.title)}",
            icon=topic.icon,
            url_path=topic.id,
            help=_(topic.summary),
        )
        for topic in section.topics
        if topic.status == "ready"
    ]
    if pages:
        menu[f"{section.number} · {_(section.title)}"] = pages

page = st.navigation(menu, expanded=True)
address.arrive(page.url_path)
i18n.keep()
frame.typography()
sidebar.draw()  # after st.navigation: before it, widgets lose their value when the page changes
with frame.problems():
    page.run()
frame.footer()
