"""The experiments of topic 0.7: a forgotten `super().__init__()`, and predict-then-run."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from core.topics.custom_module import CASES
from core.topics.custom_module_answers import Crash, Loading, Trial
from core.ui import asking
from core.ui.code_view import code_view
from core.ui.i18n import _
from core.ui.lesson import text_of
from core.ui.question import Truth, question
from core.ui.scrub import Look
from core.ui.select import select

TOPIC = "custom_module"


def forgotten(run: Any) -> None:
    """One of our classes, and what PyTorch says when somebody makes it."""
    names = {
        "LayerWithoutSuper": _("forgotten, a layer is assigned"),
        "ParameterWithoutSuper": _("forgotten, a parameter is assigned"),
        "NumberBeforeLayer": _("forgotten, first a number, then a layer"),
        "ListWithoutSuper": _("forgotten, layers in a plain list"),
        "SuperTooLate": _("there, but below the layer"),
        "RightOrder": _("there, first of all"),
    }
    case = select(
        _("`super().__init__()` is …"),
        CASES,
        key=f"{TOPIC}.case",
        format_func=names.__getitem__,
        persist_state="session",
    )
    code_view("core/models/without_super.py", case, key=f"{TOPIC}.case.code")
    found: Crash | None = asking.answered(f"{TOPIC}.crash", run.id, None, "crash", height=160, case=case)
    if found is not None:
        _crash(found)


def _crash(found: Crash) -> None:
    if found.stage == "done":
        st.success(_("It is made, called and asked for its parameters. Nothing goes wrong."), icon=":material/check:")
        return
    st.caption(_("`{file}` · line {line}", file=found.file, line=found.line))
    st.code(f"{found.source}\n\n{found.kind}: {found.words}", language="text", wrap_lines=True)
    st.markdown(_meaning(found))


def _meaning(found: Crash) -> str:
    """The error in words that a beginner understands."""
    if "assign module" in found.words:
        said = _(
            "“A layer cannot be assigned before `Module.__init__()` was called.” The assignment wants to write the "
            "layer into the register of layers. `super().__init__()` makes this register, so it is not there yet."
        )
    elif "assign parameters" in found.words:
        said = _(
            "“A parameter cannot be assigned before `Module.__init__()` was called.” The assignment wants to write "
            "it into the register of parameters. `super().__init__()` makes this register, so it is not there "
            "yet."
        )
    else:
        said = _("“The object has no attribute …”: PyTorch looks for one of the registers that `super().__init__()` "
                 "makes, and it is not there.")  # fmt: skip
    where = {
        "made": _("It stops in the constructor, at the line above."),
        "called": _("The constructor went through, because a plain list needs no register. It stops at the first call, "
                    "far away from the mistake."),
        "listed": _("Constructor and call went through. It stops when somebody asks for the parameters."),
    }  # fmt: skip
    return f"{said} {where[found.stage]}"


def questions(look: Look, language: str) -> None:
    """Two questions that the student answers before the model does."""
    asked = _("The hidden layer is in a plain list. The network does eight training steps. Does the weight of the "
              "hidden layer move?")  # fmt: skip
    options = {"moves": _("yes, it gets a gradient"), "stays": _("no, not by a single bit")}
    question(f"{TOPIC}.moves_question", asked, options, partial(_moves, look, language))
    asked = _("The network with the plain list is saved and loaded into a new one of the same class, with "
              "`strict=True`. What happens?")  # fmt: skip
    options = {
        "error": _("PyTorch reports missing names"), "same": _("no error, the same output"),
        "other": _("no error, but another output"),
    }  # fmt: skip
    question(f"{TOPIC}.load_question", asked, options, partial(_load, look, language))


def _moves(look: Look, language: str) -> Truth | None:
    found: Trial | None = asking.answered(f"{TOPIC}.trial", look.run.id, None, "trial")
    if found is None:
        return None
    numbers = _("Largest change of an entry in {steps} steps: {hidden} in the hidden layer, {output} in the output "
                "layer. The loss falls from {first} to {last} all the same. The hidden `.grad` grows from {short} to "
                "{long}, though the gradient of the last step alone is only {fresh} long.",
                steps=len(found.loss), hidden=f"{found.hidden_moved:.2g}", output=f"{found.output_moved:.2g}",
                first=f"{found.loss[0]:.4g}", last=f"{found.loss[-1]:.4g}", short=f"{found.kept[0]:.3g}",
                long=f"{found.kept[-1]:.3g}", fresh=f"{found.fresh[-1]:.3g}")  # fmt: skip
    option = "stays" if found.hidden_moved == 0 else "moves"
    return Truth(option, f"{numbers} {text_of(TOPIC, 'question_moves_answer', language)}")


def _load(look: Look, language: str) -> Truth | None:
    place = "removed" if look.run.config.place == "removed" else "list"
    found: Loading | None = asking.answered(
        f"{TOPIC}.load_answer", look.run.id, look.step, "load", home=place, into="same", strict=True, damage="none",
        file=None,
    )  # fmt: skip
    if found is None:
        return None
    numbers = _("Loss of the saved network: {saved}. Loss of the new one after loading: {loss}. Their outputs differ "
                "by up to {difference}.", saved=f"{found.saved_loss:.3g}", loss=f"{found.loss:.3g}",
                difference=f"{found.difference:.3g}")  # fmt: skip
    option = "error" if not found.loaded else "same" if found.difference == 0 else "other"
    return Truth(option, f"{numbers} {text_of(TOPIC, 'question_load_answer', language)}")
