"""What goes over the wire between server and browser."""

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


def test_every_element_is_sent_whole(site):
    """A reference to an element that the browser has just thrown away stops the page for good."""
    frames = []
    site.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(frame)))
    site.open("sentiment", lang="en", text="A warm and funny film.")
    site.shows("Gates and states of every unit at every token", "warm")
    for language in ("한국어", "English"):  # each draws the whole page anew, with much that was there before
        site.speak(language)
        site.until(lambda wanted=language: wanted == _language(site), f"the page in {language}", site.headings)
    messages = [_read(frame) for frame in frames if isinstance(frame, bytes)]
    assert max(message.ByteSize() for message in messages) > 10_000, "nothing large enough to be left out was sent"
    assert not [message for message in messages if message.WhichOneof("type") == "ref_hash"]


def _language(site):
    return "한국어" if any("가" <= letter <= "힣" for letter in "".join(site.headings())) else "English"


def _read(frame):
    message = ForwardMsg()
    message.ParseFromString(frame)
    return message
