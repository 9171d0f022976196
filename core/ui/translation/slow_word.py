"""One written word in slow motion: scores -> distribution -> context -> output, and weights changed by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from core.topics.translating_answers import Translation, WordStep
from core.ui import asking
from core.ui.figure import figure
from core.ui.held import held_option
from core.ui.i18n import _
from core.ui.lesson import lesson
from core.ui.plain import plain


def slow_word(topic_id: str, key: str, run: Any, step: int | None, found: Translation, temperature: float) -> None:
    """Choose a written word, see how it came about, and change the weights."""
    index = _chosen(key, found)
    given = {} if temperature == 1.0 else {"temperature": temperature}
    about = {"text": found.text, "index": index} | given
    usual = asking.answered(f"{key}.usual", run.id, step, "word", **about, height=320)
    if usual is None:
        return
    own = _by_hand(topic_id, key, usual, f"{found.text}.{index}")
    mine = usual if own is None else asking.ask(f"{key}.mine", run.id, step, "word", **about, weights=own.tolist())
    _stages(key, usual)
    if mine is None:
        asking.wait(f"{key}.mine", height=240)
        return
    _outcome(key, usual, mine, changed=own is not None)


def _chosen(key: str, found: Translation) -> int:
    """Which word: a click on it, or one step forwards or backwards with the arrow keys."""
    places = range(len(found.target_tokens))
    key = f"{key}.index"
    return st.segmented_control(
        _("The word that is written"), places, default=held_option(key, places, 0), key=key, wrap=True,
        required=True, format_func=lambda place: plain(found.target_tokens[place]),
    )  # fmt: skip


def _by_hand(topic_id: str, key: str, usual: WordStep, about: str) -> np.ndarray | None:
    """The student's own distribution: one source word gets a weight, the others share the rest as before."""
    if st.session_state.get(f"{key}.about") != about:  # another word: back to the model's own weights
        st.session_state[f"{key}.about"] = about
        st.session_state[f"{key}.by_hand"] = False
    if not st.toggle(_("Change the weights by hand"), key=f"{key}.by_hand"):
        return None
    lesson(topic_id, "by_hand")
    places = range(len(usual.source_tokens))
    place = st.segmented_control(
        _("Source word"), places, default=held_option(f"{key}.source", places, int(usual.weights.argmin())),
        key=f"{key}.source", wrap=True, required=True, format_func=lambda at: plain(usual.source_tokens[at]),
    )  # fmt: skip
    weight = st.slider(_("Its weight"), 0.0, 1.0, 1.0, 0.05, key=f"{key}.weight")
    return shared_out(usual.weights, place, weight)


def shared_out(weights: np.ndarray, place: int, weight: float) -> np.ndarray:
    """weights (S,) with `weight` at `place`; the others keep their proportions and the sum stays 1."""
    rest = np.delete(weights, place)
    rest = rest / rest.sum() if rest.sum() > 0 else np.full(len(rest), 1 / max(len(rest), 1))
    return np.insert(rest * (1 - weight), place, weight)


def _stages(key: str, step: WordStep) -> None:
    """The numbers of the first two stages, a row for each source word."""
    import pandas as pd

    raised = np.exp(step.scores - step.scores.max())
    table = pd.DataFrame(
        {
            _("read"): step.source_tokens, _("score"): step.scores.round(2),
            "exp(" + _("score") + " − max)": raised.round(3), _("weight"): step.weights.round(3),
        }
    )  # fmt: skip
    st.dataframe(table, hide_index=True, key=f"{key}.stages", alt=_("Scores and weights of each source word"))
    st.caption(
        _("The context vector is the sum of the encoder's states, each times its weight: {width} numbers, length "
          "{length}.", width=len(step.context), length=f"{np.linalg.norm(step.context):.2f}")
    )  # fmt: skip


def _outcome(key: str, usual: WordStep, mine: WordStep, *, changed: bool) -> None:
    """Weights and likeliest words, the model's own beside the student's."""
    from core.charts import bars as chart

    names = _("the model's own"), _("by hand")
    left, right = st.columns(2, gap="large")
    with left:
        weights = {names[0]: usual.weights} | ({names[1]: mine.weights} if changed else {})
        words = chart.Words(_("read"), _("weight"), " ")
        figure(chart.bars(usual.source_tokens, weights, words), f"{key}.weights", alt=_("Weights of this word"),
               says=_("The distribution over the source."))  # fmt: skip
    with right:
        shown = mine.candidates
        words = chart.Words(_("word"), _("probability"), " ")
        figure(chart.bars(shown, {names[1 if changed else 0]: mine.probabilities}, words), f"{key}.words",
               alt=_("The likeliest next words"), says=_says(usual, mine, changed=changed))  # fmt: skip


def _says(usual: WordStep, mine: WordStep, *, changed: bool) -> str:
    before, after = plain(usual.candidates[0]), plain(mine.candidates[0])
    if not changed:
        return _("The model writes “{word}”.", word=before)
    if before == after:
        return _("It still writes “{word}”.", word=before)
    return _("Now it writes “{after}” and no longer “{before}”.", before=before, after=after)
