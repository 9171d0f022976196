"""Pictures: arrays or data frames in, `alt.Chart` out. No Streamlit, no torch, no translation."""
