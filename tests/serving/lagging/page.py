"""Two parts of a page that say how often they have been drawn."""

import streamlit as st


@st.fragment
def part(name: str) -> None:
    times = st.session_state[name] = st.session_state.get(name, 0) + 1
    st.markdown(f"{name} {times}")


part("answer")
part("clock")
