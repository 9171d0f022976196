"""Glassbox NLP: what `streamlit run app.py` starts. The pages and the router between them are in `pages/`."""

import streamlit as st

app = st.App("pages/router.py")
