"""Looking at the whole model at one step: where its words lie, and what it confuses."""

from __future__ import annotations

import streamlit as st

from core.topics.sentiment import WORDS_SHOWN
from core.ui import asking
from core.ui.figure import figure
from core.ui.i18n import _

LEANS = 0.1  # how far from one half a word's own probability must be to count as leaning


def projection_view(key: str, run: str, step: int | None, newest: int) -> None:
    """Embeddings of the most frequent words, on the plane of the newest step: scrubbing moves the points alone."""
    if step is None:
        st.skeleton(height=480)
        return
    words_shown = st.slider(_("Words shown"), 20, 300, WORDS_SHOWN, 20, key=f"{key}.words")
    reference = asking.answered(f"{key}.reference", run, newest, "projection", words=words_shown, height=480)
    if reference is None:
        return
    found = reference
    if step is not None and step != newest:
        plane = {"mean": reference.mean, "basis": reference.basis}
        found = asking.answered(key, run, step, "projection", words=words_shown, **plane, height=480)
    if found is None:
        return
    import pandas as pd

    from core.charts import projection as chart

    kinds = [_("leans negative"), _("leans positive"), _("neither")]  # in the order of the palette's colours
    groups = [kinds[1 if p > 0.5 + LEANS else 0 if p < 0.5 - LEANS else 2] for p in found.effect]
    words = chart.Words(_("first axis"), _("second axis"), _("word"), _("alone, the word"))
    domain = chart.domain_of(reference.points)
    figure(
        chart.projection(found.words, found.points, groups, words, domain=domain, order=kinds),
        f"{key}.chart",
        alt=_("Embeddings of frequent words in two dimensions"),
        says=_(
            "Two axes keep {kept} of the variance. Trustworthiness {trust}: at 1, all neighbours in the picture are "
            "neighbours in the full space.",
            kept=f"{found.variance_kept:.0%}", trust=f"{found.trustworthiness:.2f}",
        ),
        table=lambda: pd.DataFrame(
            {words.word: found.words, "x": found.points[:, 0], "y": found.points[:, 1], _("P(positive)"): found.effect}
        ),
    )  # fmt: skip


def confusion_view(key: str, run: str, step: int | None) -> None:
    """What the validation sentences are, against what the model takes them for."""
    if step is None:
        st.skeleton(height=240)
        return
    if (counts := asking.answered(key, run, step, "confusion", height=240)) is None:
        return
    import pandas as pd

    from core.charts import confusion as chart

    classes = [_("negative"), _("positive")]
    words = chart.Words(_("truth"), _("the model says"), _("sentences"), _("share"))
    right, total = int(counts.trace()), int(counts.sum())
    figure(
        chart.confusion(counts, classes, words),
        f"{key}.chart",
        alt=_("Confusion matrix on the validation sentences"),
        says=_(
            "{right} of {total} validation sentences are right: {share}.",
            right=right, total=total, share=f"{right / max(total, 1):.1%}",
        ),
        table=lambda: pd.DataFrame(counts, index=classes, columns=classes).reset_index(names=words.truth),
    )  # fmt: skip
