"""Predict, then run: nothing is computed before the student has decided."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def page():
    import streamlit as st

    from core.ui.question import Truth, question

    def answer():
        st.session_state["asked"] = True
        return Truth("lstm", "The LSTM reached **1.00**.")

    names = (
        {"rnn": "순환 신경망", "lstm": "장단기 기억"}
        if st.query_params.get("lang") == "ko"
        else {"rnn": "RNN", "lstm": "LSTM"}
    )
    question("rnn.q1", "Which cell remembers?", names, answer)


def opened() -> AppTest:
    app = AppTest.from_function(page, default_timeout=20)
    app.query_params["lang"] = "en"
    app.session_state["i18n.lang"] = "en"
    return app.run()


def test_nothing_is_computed_before_the_commitment():
    app = opened()
    assert app.button(key="rnn.q1.commit").disabled
    app.segmented_control(key="rnn.q1.choice").set_value("rnn").run()
    assert not app.button(key="rnn.q1.commit").disabled
    assert "asked" not in app.session_state


def test_after_it_the_truth_is_shown_with_its_reason():
    app = opened()
    app.segmented_control(key="rnn.q1.choice").set_value("rnn").run()
    app.button(key="rnn.q1.commit").click().run()
    assert app.info[0].value == "It is different: LSTM"
    assert "The LSTM reached **1.00**." in [m.value for m in app.markdown]
    assert not app.exception


def test_the_answer_outlives_a_change_of_language():
    app = opened()
    app.segmented_control(key="rnn.q1.choice").set_value("lstm").run()
    app.button(key="rnn.q1.commit").click().run()
    assert app.success
    app.query_params["lang"] = "ko"
    app.run()
    assert app.success
    assert "장단기 기억" in app.success[0].value
