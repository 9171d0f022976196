"""What a Streamlit page shows, put together from the deltas that the server sends, as a browser does it.

A page is a tree: blocks hold blocks and elements, each at a path of numbers. A delta replaces what is at one path. What
a run of the script (or of a fragment) did not draw again is stale, and goes when that run has finished.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState


@dataclass
class Node:
    """A block, or an element (`kind` and `shown` are its name and its protobuf message)."""

    run: str = ""
    fragment: str = ""
    kind: str = ""
    shown: Any = None
    children: dict[int, Node] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of a widget, else nothing."""
        return getattr(self.shown, "id", "")

    @property
    def key(self) -> str:
        """The key that the page gave a widget: its id is `$$ID-<hash>-<key>`."""
        return self.id.split("-", 2)[2] if self.id.startswith("$$ID-") else ""


class Page:
    """The tree of one visitor."""

    def __init__(self) -> None:
        self.root = Node()

    def apply(self, message: ForwardMsg, run: str) -> Node:
        """Take in one delta that `run` of the script sent; returns what is there now."""
        delta, node = message.delta, self.root
        for step in message.metadata.delta_path:
            node = node.children.setdefault(step, Node())
        node.run, node.fragment = run, delta.fragment_id
        if delta.WhichOneof("type") == "new_element":
            node.kind = delta.new_element.WhichOneof("type") or ""
            node.shown = getattr(delta.new_element, node.kind, None)
            node.children.clear()
        else:
            node.kind, node.shown = "", None
        return node

    def finish(self, run: str, fragments: list[str]) -> None:
        """A run has finished: what it should have drawn and did not goes away."""
        _clear(self.root, run, set(fragments))

    def elements(self, *kinds: str) -> Iterator[Node]:
        """Every element of these kinds, from top to bottom."""
        yield from _walk(self.root, kinds)

    def widget(self, key: str) -> Node | None:
        """The widget of that key."""
        return next((node for node in self.elements() if node.key == key), None)


def reported(node: Node) -> WidgetState | None:
    """What a browser says about a widget that nobody has touched; None for what it is silent about.

    Buttons are spoken of only when they are pressed. Number fields, check boxes and uploads are not spoken of here: the
    server then goes on with what it holds.
    """
    shown, state = node.shown, WidgetState(id=node.id)
    if node.kind in ("text_input", "text_area"):
        state.string_value = shown.value if shown.set_value else shown.default
    elif node.kind == "slider" and shown.options:
        at = list(shown.raw_value) if shown.set_value and shown.raw_value else [shown.options[int(shown.default[0])]]
        state.string_array_value.data.extend(at)
    elif node.kind == "slider":
        state.double_array_value.data.extend(shown.value if shown.set_value else shown.default)
    elif node.kind == "button_group":
        usual = [shown.options[at].content for at in shown.default]
        state.string_array_value.data.extend(shown.raw_values if shown.set_value else usual)
    else:
        return None
    return state


def _walk(node: Node, kinds: tuple[str, ...]) -> Iterator[Node]:
    if node.kind and (not kinds or node.kind in kinds):
        yield node
    for step in sorted(node.children):
        yield from _walk(node.children[step], kinds)


def _clear(node: Node, run: str, fragments: set[str]) -> None:
    for step, child in list(node.children.items()):
        if child.run != run and child.run and (not fragments or child.fragment in fragments):
            del node.children[step]
        else:
            _clear(child, run, fragments)
