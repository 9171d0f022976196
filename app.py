"""Glassbox NLP: what `streamlit run app.py` starts. The pages and the router between them are in `pages/`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from core.ui import door, waking
from core.ui.hearing import hear_out
from core.ui.one_click import one_click


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Wake the workers while the browser is still opening."""
    door.announce()
    waking.begin()
    yield


hear_out()
app = st.App("pages/router.py", lifespan=lifespan, middleware=door.door() + one_click())
