"""A server whose event loop can be made late at the worst moment: after a page was drawn, before it heard of it."""

import os

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime import Runtime

from core.ui.hearing import hear_out


async def ask_late(request: Request) -> PlainTextResponse:
    """Draw one fragment of the only page, hold the loop until its thread has ended, and ask for another fragment."""
    (session,) = (info.session for info in Runtime.instance()._session_mgr.list_active_sessions())
    session.request_rerun(ClientState(fragment_id=request.query_params["first"]))
    session._scriptrunner._script_thread.join()  # on the loop, which hears nothing meanwhile: that is the point
    session.request_rerun(ClientState(fragment_id=request.query_params["then"]))
    return PlainTextResponse("asked")


if os.environ["HEAR_OUT"] == "yes":
    hear_out()
app = st.App("page.py", routes=[Route("/ask-late", ask_late)])
