"""What is drawn again by itself keeps its place on the page, also when the browser missed how it was drawn last."""

import ast
from pathlib import Path

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.testing.v1 import AppTest

CORE = Path(__file__).resolve().parents[2] / "core"


def sent(fragment_of: str) -> list[ForwardMsg]:
    """Every message for the browser that the first run of the page makes."""
    messages: list[ForwardMsg] = []
    ForwardMsgQueue.on_before_enqueue_msg(messages.append)
    try:
        AppTest.from_function(page, args=(fragment_of,)).run()
    finally:
        ForwardMsgQueue.on_before_enqueue_msg(None)
    return messages


def page(fragment_of: str) -> None:
    import streamlit as st

    from core.ui.fragment import fragment as framed

    fragment = {"glassbox": framed, "streamlit": st.fragment}[fragment_of]

    @fragment(run_every=0.1)
    def curves() -> None:
        st.markdown("loss 0.5")
        with st.container():
            st.caption("step 7")

    st.markdown("above")
    curves()
    st.markdown("below")


def arriving(messages: list[ForwardMsg]) -> list[ForwardMsg]:
    """What is left for a browser that has got nothing yet, when every fragment begins anew."""
    queue = ForwardMsgQueue()
    for message in messages:
        queue.enqueue(message)
    queue.clear(True, sorted({message.delta.fragment_id for message in messages} - {""}))
    return queue.flush()


def missing(messages: list[ForwardMsg]) -> list[tuple[int, ...]]:
    """The places that a browser cannot find: it has fewer children there than the path says."""
    children: dict[tuple[int, ...], int] = {(0,): 0, (1,): 0}
    lost = []
    for message in messages:
        if not message.HasField("delta"):
            continue
        *parent, index = message.metadata.delta_path
        known = children.get(tuple(parent))
        if known is None or index > known:
            lost.append((*parent, index))
            continue
        children[tuple(parent)] = max(known, index + 1)
        if message.delta.HasField("add_block"):
            children.setdefault((*parent, index), 0)
    return lost


def test_no_place_is_missing_when_a_fragment_begins_anew():
    messages = sent("glassbox")
    assert len(arriving(messages)) < len(messages)
    assert missing(arriving(messages)) == []


def test_with_a_bare_fragment_a_place_is_missing():
    """The fault that the frame is there for; once Streamlit has mended it, the frame can go."""
    messages = sent("streamlit")
    assert missing(messages) == []
    assert missing(arriving(messages)) == [(0, 2)]


def test_nothing_else_uses_the_bare_fragment():
    bare = [file.name for file in CORE.rglob("*.py") if "st.fragment" in names_in(file)]
    assert bare == ["fragment.py"]


def names_in(file: Path) -> set[str]:
    """Every dotted name that the code of a file uses."""
    return {
        ast.unparse(n) for n in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(n, ast.Attribute)
    }
