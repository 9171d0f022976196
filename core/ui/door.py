"""Who may come in: the class password around the whole application, or Streamlit's own log-in (OIDC) before a page.

OIDC counts where `.streamlit/secrets.toml` has a section `[auth]`. Then everybody logs in there, and no password is
asked for.
"""

from __future__ import annotations

import sys
from ipaddress import ip_address
from secrets import token_hex

import streamlit as st
from starlette.middleware import Middleware

from core.gate import page, password
from core.gate.gate import VIEWER, Gate, is_off
from core.language import LANGUAGES, say
from core.limits import limits
from core.problems import Problem
from core.ui.i18n import _


def door() -> list[Middleware]:
    """What stands around the application. A server whose limits make no sense says so and does not start."""
    try:
        limits()
    except Problem as problem:
        sys.exit(_in_both(problem))
    return [Middleware(Gate, others=has_oidc)]


def announce() -> None:
    """Tell in the terminal when the server is open to the network and nobody can come in yet."""
    if has_oidc() or is_off() or not _is_open():
        return
    try:
        problem = page.not_open() if password.kept() is None else None
    except Problem as unreadable:
        problem = unreadable
    if problem is not None:
        print(_in_both(problem), file=sys.stderr, flush=True)


def has_oidc() -> bool:
    """Whether Streamlit's own log-in is set up."""
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def log_in() -> None:
    """Where Streamlit's own log-in is set up, show a button until this visitor has used it; nothing else is drawn."""
    if not has_oidc() or st.user.get("is_logged_in"):
        return
    st.title("Glassbox NLP", anchor=False)
    st.markdown(_("Log in to use this dashboard."))
    st.button(_("Log in"), key="door.log_in", icon=":material/login:", type="primary", on_click=st.login)
    st.stop()


def viewer() -> str:
    """A name for the browser of this session: the same in all of its windows, where the server could give it one."""
    return st.context.cookies.get(VIEWER) or st.session_state.setdefault("door.viewer", token_hex(8))


def _is_open() -> bool:
    address = st.get_option("server.address")
    try:
        return not ip_address(address).is_loopback
    except ValueError:  # none means all of them
        return address != "localhost"


def _in_both(problem: Problem) -> str:
    return "\n".join(say(problem, lang) for lang in LANGUAGES)
