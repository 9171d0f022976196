"""Topic 0.2: from a scalar to a tensor, and the shape that comes out of an operation, predicted first."""

from __future__ import annotations

import streamlit as st

from core.language import say
from core.problems import N_, Problem
from core.topics.nested_text import nested
from core.topics.tensor_text import MOST_LETTERS, sizes, written
from core.topics.tensors import OPERATIONS, PRESETS, RANKS, RECORDED
from core.topics.tensors_answers import Outcome
from core.ui import address, asking
from core.ui.fragment import fragment
from core.ui.frame import problems, warn
from core.ui.i18n import _, lang
from core.ui.lesson import lesson
from core.ui.plain import plain
from core.ui.pytorch.tensors.cells import cells
from core.ui.select import select

TOPIC = "tensors"
LAB = f"{TOPIC}.lab"
ASKED = RECORDED[None]  # typed tensors have nothing to do with a run: the recorded one answers, at once
FIRST = "reshape"  # the operation that is chosen at the beginning
ARGUMENTS = {
    "reshape": (N_("New shape"), "3, -1"), "transpose": (N_("Two dimensions"), "0, 1"),
    "sum": (N_("Dimension (empty: all)"), "0"), "unsqueeze": (N_("Where the new dimension goes"), "0"),
    "index": (N_("Between the brackets"), ":, 1"), "matmul": (N_("Tensor b"), "[[1, 0], [0, 1], [1, 1]]"),
    "add": (N_("Tensor b"), "[10, 20, 30]"),
}  # fmt: skip
"""Operation -> what else it needs, and something to begin with."""


def ranks() -> None:
    """One tensor of each rank."""
    chosen = st.segmented_control(
        _("Look at a"), list(PRESETS), default="matrix", key=f"{TOPIC}.rank", required=True, wrap=True,
        format_func=_rank_names().__getitem__, persist_state="session",
    )  # fmt: skip
    found = asking.answered(f"{TOPIC}.ranks", ASKED, None, "predict", height=160, text=PRESETS[chosen])
    if found is None:
        return
    st.code(f"torch.tensor({found.text})", language="python", wrap_lines=True)
    says = _("{rank}, rank {dimensions} · shape {shape} · numbers: {count} · {dtype}, {bytes} bytes",
             rank=_(RANKS[found.rank]), dimensions=found.rank, shape=written(found.shape), count=found.count,
             dtype=found.dtype, bytes=found.bytes)  # fmt: skip
    cells(f"{TOPIC}.ranks.cells", _("A tensor as cells"), found.shape, found.values, says,
          origin=range(found.count), of=found.count)  # fmt: skip


@fragment
def shape_lab() -> None:
    """Type a tensor and an operation, commit to a shape, then see the real one."""
    with st.container(border=True, key=f"{LAB}.box"):
        _arrive()
        _inputs()
        _publish()
        st.button(_("Commit and run"), key=f"{LAB}.run", type="primary", icon=":material/lock:", on_click=_commit)
        committed = st.session_state.get(f"{LAB}.committed")
        if committed is None or committed["asked"] != _asked():
            st.caption(_("The result appears when you have committed to a shape."))
            return
        with problems():
            _reveal(**committed)


def _arrive() -> None:
    """On every visit, take the tensor and the operation of the address; else those of this session."""
    state = st.session_state
    state.setdefault(f"{LAB}.text", PRESETS["matrix"])
    if not address.arriving(LAB):
        return
    if text := address.read("text"):
        state[f"{LAB}.text"] = text
    operation, argument = address.read("operation"), address.read("argument")
    if operation in OPERATIONS:
        state[f"{LAB}.operation"] = operation
        if operation in ARGUMENTS and argument is not None:
            state[f"{LAB}.{operation}"] = argument
    elif operation:
        problem = N_("There is no operation called “{name}” here. Possible: {names}.")
        warn(Problem(problem, name=operation[:40], names=", ".join(OPERATIONS)))


def _publish() -> None:
    """Let the address carry what is to be computed, as far as it differs from the beginning; never the prediction."""
    state = st.session_state
    text, operation = state[f"{LAB}.text"], state[f"{LAB}.operation"]
    argument = state.get(f"{LAB}.{operation}")
    address.write(
        text=None if text == PRESETS["matrix"] else text[:MOST_LETTERS],
        operation=None if operation == FIRST else operation,
        argument=None if operation not in ARGUMENTS or argument == ARGUMENTS[operation][1] else argument[:MOST_LETTERS],
    )


def _inputs() -> None:
    """What is to be computed, and what is expected of it."""
    keep = {"persist_state": "session"}
    st.segmented_control(_("Begin with a"), list(PRESETS), key=f"{LAB}.preset", format_func=_rank_names().__getitem__,
                         on_change=_begin_with, wrap=True)  # fmt: skip
    # Why a value is given twice stands in core/ui/held.py.
    st.text_input(_("Tensor a"), st.session_state[f"{LAB}.text"], key=f"{LAB}.text", **keep,
                  help=_("A number, or lists of numbers in each other: [[1, 2], [3, 4]]."))  # fmt: skip
    left, right = st.columns(2)
    names = {code: _(name) for code, name in OPERATIONS.items()}
    operation = select(
        _("Operation"),
        list(names),
        index=list(names).index(FIRST),
        key=f"{LAB}.operation",
        format_func=names.__getitem__,
        at=left,
        **keep,
    )
    if operation in ARGUMENTS:
        label, first = ARGUMENTS[operation]
        key = f"{LAB}.{operation}"
        right.text_input(_(label), st.session_state.get(key, first), key=key, **keep)
    st.text_input(_("Your prediction: the shape of the result"), key=f"{LAB}.expected", placeholder="2, 3", **keep,
                  help=_("For instance 2, 3. A scalar has the shape ()."))  # fmt: skip
    st.toggle(_("I predict that PyTorch refuses"), key=f"{LAB}.refuses", **keep)


def _begin_with() -> None:
    if preset := st.session_state[f"{LAB}.preset"]:
        st.session_state[f"{LAB}.text"] = PRESETS[preset]


def _rank_names() -> dict[str, str]:
    return {code: _(name) for code, name in zip(PRESETS, RANKS, strict=False)}


def _asked() -> dict[str, str]:
    """The arguments of `Inspector.operate`, as they stand in the fields now."""
    state = st.session_state
    operation = state[f"{LAB}.operation"]
    role = "other" if operation in ("matmul", "add") else "argument"
    argument = {role: state[f"{LAB}.{operation}"]} if operation in ARGUMENTS else {}
    return {"text": state[f"{LAB}.text"], "operation": operation} | argument


def _commit() -> None:
    """Note what the fields hold when the button is pressed: that can be newer than the last drawing of the page."""
    state = st.session_state
    state[f"{LAB}.committed"] = {
        "asked": _asked(), "expected": state[f"{LAB}.expected"], "refuses": state[f"{LAB}.refuses"],
    }  # fmt: skip


def _reveal(asked: dict[str, str], expected: str, refuses: bool) -> None:
    if not refuses and not expected.strip():
        raise Problem(N_("Predict a shape first, for instance 2, 3, or () for a scalar."))
    shape = None if refuses else sizes(expected)
    nested(asked["text"])  # says at once what is wrong with it
    found: Outcome | None = asking.answered(f"{LAB}.outcome", ASKED, None, "operate", height=160, **asked)
    if found is None:
        return
    _verdict(found, shape)
    _tensors(found)


def _verdict(found: Outcome, expected: tuple[int, ...] | None) -> None:
    """Whether the prediction was right."""
    real = None if found.result is None else tuple(found.result.shape)
    mine = _("refused") if expected is None else written(expected)
    if real is None:
        why = plain(say(Problem(found.refused, **found.values), lang()))
        said = _("`{expression}` is refused. {why}", expression=found.expression, why=why)
    else:
        said = _("`{expression}` has the shape {shape}.", expression=found.expression, shape=written(real))
    if real == expected:
        st.success(_("Right. {said}", said=said), icon=":material/check:")
    else:
        st.info(_("You predicted: {mine}. {said}", mine=mine, said=said), icon=":material/lightbulb:")


def _tensors(found: Outcome) -> None:
    """The tensors of the operation as cells."""
    of = len(found.first.values)
    named = [("a", "a", found.first), ("b", "b", found.second), ("result", found.expression, found.result)]
    for key, name, tensor in named:
        if tensor is None:
            continue
        says = _("`{name}` · shape {shape} · numbers: {count}", name=name, shape=written(tensor.shape),
                 count=len(tensor.values))  # fmt: skip
        cells(f"{LAB}.{key}", name, tensor.shape, tensor.values, says, origin=tensor.origin, of=of)
    if found.result is not None:
        lesson(TOPIC, "moved" if found.result.origin is not None else "computed")
