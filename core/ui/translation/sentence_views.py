"""Looking at one sentence: the probability after each token, gates, salience, an edited copy, pads behind it.

Each view is given the place on the page (for its keys), the run and the step that it looks at, and the text.
A view whose answer is still on its way stands in for itself and appears as soon as it is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from core.ui import asking
from core.ui.figure import figure
from core.ui.held import held
from core.ui.i18n import _
from core.ui.plain import plain

if TYPE_CHECKING:
    from core.topics.sentiment import Config
    from core.topics.sentiment_answers import Prediction


def probability_view(key: str, prediction: Prediction | None) -> None:
    """P(positive) after each token, beside the perfect reader where the sentence belongs to the small world."""
    if prediction is None:
        st.skeleton(height=240)
        return
    import pandas as pd

    from core.charts import token_probability as chart

    words = chart.Words(_("token"), _("P(positive)"), _("this model"), _("perfect reader"))
    truth = prediction.truth_by_token
    known = any(value is not None for value in truth)
    figure(
        chart.token_probability(
            prediction.tokens, prediction.probability_by_token, words, truth=truth if known else None
        ),
        f"{key}.chart",
        alt=_("Probability of “positive” after each token"),
        says=_turning_point(prediction),
        table=lambda: pd.DataFrame(
            {words.token: prediction.tokens, words.model: prediction.probability_by_token, words.truth: truth}
        ),
    )


def gates_view(key: str, config: Config, run: str, step: int | None, text: str) -> None:
    """Gates and states, token by unit, the units that react most first."""
    layer, backward = _layer(key, config)
    if (gates := _asked(key, run, step, "gates", text=text, layer=layer, backward=backward)) is None:
        return
    import pandas as pd

    from core.charts import heatmap as chart

    words = chart.Words(_("token"), _("unit"), _("gate"), _("value"), _("0 closed · 1 open"), _("activation"))
    liveliest = int(gates.order[0])
    figure(
        chart.gate_heatmap(gates.tokens, gates.values, words, order=gates.order),
        f"{key}.chart",
        wide=True,
        alt=_("Gates and states of every unit at every token"),
        says=_(
            "{units} units read {tokens} tokens. Unit {unit} reacts most: it stands on the left.",
            units=len(gates.order), tokens=len(gates.tokens), unit=liveliest,
        ),
        table=lambda: pd.DataFrame(
            {words.token: gates.tokens} | {f"{name}[{liveliest}]": v[:, liveliest] for name, v in gates.values.items()}
        ),
    )  # fmt: skip


def salience_view(key: str, run: str, step: int | None, text: str) -> None:
    """What each token contributed, by three methods that need not agree."""
    if (found := _asked(key, run, step, "salience", text=text)) is None:
        return
    import pandas as pd

    from core.charts import salience as chart

    methods = {
        _("gradient × input"): found.gradient_input,
        _("integrated gradients"): found.integrated,
        _("occlusion"): found.occlusion,
    }
    words = chart.Words(_("token"), _("effect on the logit"), _("method"), _("towards positive"), _("towards negative"))
    figure(
        chart.salience(found.tokens, methods, words),
        f"{key}.chart",
        wide=True,
        alt=_("Effect of each token on the decision, by three methods"),
        says=_(
            "Integrated gradients add up to {sum}. The logit is {difference} above the one of empty embeddings: "
            "{gap} is missing.",
            sum=f"{found.integrated.sum():+.3f}", difference=f"{found.logit - found.baseline_logit:+.3f}",
            gap=f"{found.completeness_gap:.4f}",
        ),
        table=lambda: pd.DataFrame({words.token: found.tokens} | methods),
    )  # fmt: skip


def edit_view(key: str, run: str, step: int | None, text: str) -> None:
    """The sentence beside a copy in which the student changes a word."""
    if st.session_state.get(f"{key}.of") != text:
        st.session_state[f"{key}.of"] = st.session_state[f"{key}.edited"] = text
    kept = held(f"{key}.edited", st.session_state.get(f"{key}.edited", text))
    edited = st.text_input(_("Change a word"), kept, key=f"{key}.edited", live="200ms", persist_state="session")
    first = _asked(f"{key}.first", run, step, "predict", text=text)
    second = _asked(f"{key}.second", run, step, "predict", text=edited) if edited.strip() else first
    if first and second:
        _two_readings(key, first, second, (_("before"), _("after")))


def models_view(key: str, run: str, step: int | None, text: str, others: dict[str, str]) -> None:
    """The same sentence, read by another run."""
    if not others:
        st.caption(_("There is no other model for this language yet. Train one, then come back."))
        return
    other = st.selectbox(_("The other model"), others, format_func=others.__getitem__, key=f"{key}.other")
    first = _asked(f"{key}.first", run, step, "predict", text=text)
    second = _asked(f"{key}.second", other, None, "predict", text=text)
    if first and second:
        _two_readings(key, first, second, (_("this model"), _("the other model")))


def _two_readings(key: str, first: Prediction, second: Prediction, names: tuple[str, str]) -> None:
    """Two predictions over each other."""
    import pandas as pd

    from core.charts import token_probability as chart

    words = chart.Words(_("token"), _("P(positive)"), _("this model"), _("perfect reader"))
    readings = [(p.tokens, p.probability_by_token) for p in (first, second)]
    figure(
        chart.two_texts(*readings, words, names=names),
        f"{key}.chart",
        alt=_("Probability after each token, twice"),
        says=" · ".join(f"{name}: {p.probability:.1%}" for name, p in zip(names, (first, second), strict=True)),
        table=lambda: pd.concat(
            [pd.DataFrame({words.token: t, name: p}) for (t, p), name in zip(readings, names, strict=True)], axis=1
        ),
    )


def drift_view(key: str, run: str, step: int | None, text: str) -> None:
    """Erratum E57: the score with more and more pads behind the sentence."""
    if (found := _asked(key, run, step, "padding", text=text)) is None:
        return
    import pandas as pd

    from core.charts import share_lines as chart

    words = chart.Words(_("pads behind the text"), _("P(positive)"))
    lines = {_("pads skipped"): found.packed, _("pads read"): found.reading_pads}
    figure(
        chart.share_lines(found.pads.tolist(), lines, words, level=0.5),
        f"{key}.chart",
        alt=_("Probability of “positive” against the number of pads"),
        says=_(
            "{pads} pads move the last state by {change} of its length. Skipped, they change nothing.",
            pads=int(found.pads[-1]), change=f"{found.state_change:.0%}",
        ),
        table=lambda: pd.DataFrame({words.place: found.pads} | lines),
    )  # fmt: skip


def _asked(place: str, run: str, step: int | None, question: str, **arguments: object) -> object | None:
    answer = asking.ask(place, run, step, question, **arguments)
    if answer is None:
        asking.wait(place, height=240)
    return answer


def _layer(key: str, config: Config) -> tuple[int, bool]:
    """Which layer and direction to look at; there is nothing to choose in a model of one."""
    layer, backward = 0, False
    if config.num_layers > 1:
        layer = st.segmented_control(
            _("Layer"),
            range(config.num_layers),
            default=0,
            format_func=lambda n: n + 1,
            key=f"{key}.layer",
            required=True,
        )
    if config.bidirectional:
        backward = st.toggle(_("The direction that reads backwards"), key=f"{key}.backward")
    return layer, backward


def _turning_point(prediction: Prediction) -> str:
    """The token that moved the probability most, in a sentence."""
    index, before, after = prediction.biggest_step
    return _(
        "The biggest step is at “{token}”: {move} points.",
        token=plain(prediction.tokens[index]), move=f"{100 * (after - before):+.0f}",
    )  # fmt: skip
