"""The settings panel: from the address to a Config and back, in both languages."""

import pytest
from streamlit.testing.v1 import AppTest

from core.catalog import topics
from core.topics.fields import fields, settle
from core.topics.sentiment import PRESETS, Config
from core.ui.address import OWN
from tests.pages.opening import lost_by_a_slow_browser


def page():
    import streamlit as st

    from core.topics.sentiment import Config
    from core.ui import address, i18n
    from core.ui.controls import settings_panel

    i18n.choose()
    address.arrive(st.session_state.get("page", "sentiment"))
    if st.session_state.get("page", "sentiment") == "sentiment":
        st.session_state["result"] = settings_panel(Config, "sentiment")


def opened(**address):
    at = AppTest.from_function(page, default_timeout=20)
    for name, value in {"lang": "en", **address}.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def test_without_anything_it_shows_the_defaults_and_leaves_the_address_alone():
    at = opened()
    assert at.session_state["result"] == Config()
    assert at.query_params == {"lang": "en"}


def test_every_declared_setting_has_a_widget_or_a_reason_to_hide():
    at = opened(cell="rnn", corpus="own")
    widgets = [*at.number_input, *at.slider, *at.toggle, *at.button_group, *at.selectbox, *at.text_input]
    assert {w.key for w in widgets} == {f"sentiment.{field.name}" for field in fields(Config)}


def test_the_address_sets_the_widgets():
    at = opened(cell="gru", hidden_size="48", bidirectional="true", learning_rate="0.0005")
    assert at.session_state["result"] == Config(cell="gru", hidden_size=48, bidirectional=True, learning_rate=0.0005)
    assert at.number_input(key="sentiment.hidden_size").value == 48
    assert at.toggle(key="sentiment.bidirectional").value is True


def test_a_browser_that_missed_what_the_session_said_reports_the_same_values():
    at = opened(cell="gru", hidden_size="48", bidirectional="true", corpus="own", table="0123456789abcdef")
    widgets = {field.name for field in fields(Config)} & {key.partition(".")[2] for key in at.session_state}
    assert {"cell", "hidden_size", "bidirectional", "corpus", "table"} <= widgets
    assert not lost_by_a_slow_browser(at)


def test_the_widgets_set_the_address_with_codes_that_no_language_changes():
    at = opened(lang="ko")
    at.number_input(key="sentiment.hidden_size").set_value(16).run()
    at.toggle(key="sentiment.bidirectional").set_value(True).run()
    at.button_group(key="sentiment.readout").set_value("attention").run()
    assert at.session_state["result"].readout == "attention"
    assert at.query_params == {"lang": "ko", "hidden_size": "16", "bidirectional": "true", "readout": "attention"}


def test_back_at_the_default_a_setting_leaves_the_address():
    at = opened(hidden_size="48")
    at.number_input(key="sentiment.hidden_size").set_value(Config().hidden_size).run()
    assert at.query_params == {"lang": "en"}


@pytest.mark.parametrize(
    ("name", "value", "label"),
    [
        ("hidden_size", "9999", "Hidden size"),
        ("hidden_size", "64.5", "Hidden size"),
        ("hidden_size", "<script>", "Hidden size"),
        ("cell", "transformer", "Cell"),
        ("learning_rate", "nan", "Learning rate"),
        ("learning_rate", "0", "Learning rate"),
        ("bidirectional", "perhaps", "Read in both directions"),
        ("seed", "-1", "Seed"),
    ],
)
def test_a_bad_value_becomes_the_default_and_the_warning_names_the_field(name, value, label):
    at = opened(**{name: value, "epochs": "3"})
    assert at.session_state["result"] == Config(epochs=3)
    assert len(at.warning) == 1
    assert label in at.warning[0].value.replace("\\", "")


def test_a_setting_that_does_not_exist_is_reported_but_what_chat_rooms_add_is_not():
    at = opened(hiden_size="64", utm_source="chat", fbclid="x")
    assert len(at.warning) == 1
    assert "hiden" in at.warning[0].value


def test_the_warning_goes_when_the_panel_is_used():
    at = opened(hidden_size="9999")
    at.toggle(key="sentiment.packed").set_value(False).run()
    assert not at.warning


def test_switching_the_language_keeps_every_value():
    at = opened(cell="gru", readout="mean", dropout="0.3")
    at.query_params["lang"] = "ko"
    at.run()
    assert at.session_state["result"] == Config(cell="gru", readout="mean", dropout=0.3)
    assert at.number_input(key="sentiment.hidden_size").label == "은닉층 크기"


def test_leaving_the_page_and_coming_back_keeps_every_value_and_restores_the_address():
    at = opened(cell="gru")
    at.session_state["page"] = "home"
    at.query_params.clear()
    at.run()
    at.session_state["page"] = "sentiment"
    at.run()
    assert at.session_state["result"].cell == "gru"
    assert at.query_params["cell"] == ["gru"] or at.query_params["cell"] == "gru"


def test_a_setting_that_does_not_matter_is_hidden_and_keeps_its_value_for_later():
    at = opened(cell="rnn", nonlinearity="relu")
    at.button_group(key="sentiment.cell").set_value("lstm").run()
    assert "sentiment.nonlinearity" not in {w.key for w in at.button_group}
    assert at.session_state["result"].nonlinearity == "tanh"
    at.button_group(key="sentiment.cell").set_value("rnn").run()
    assert at.session_state["result"].nonlinearity == "relu"


def test_the_corpus_settles_the_language():
    at = opened(corpus="nsmc")
    assert at.session_state["result"].language == "ko"
    assert at.button_group(key="sentiment.language").disabled
    assert "sentiment.vectors" not in {w.key for w in at.button_group}


def test_settling_makes_any_pair_of_choices_valid():
    for corpus in ("small_world", "rt_polarity", "imdb", "nsmc", "own"):
        for language in ("en", "ko"):
            given = {"corpus": corpus, "language": language, "vectors": "glove", "table": "0123456789abcdef"}
            assert Config.read(settle(Config, given))


def test_the_name_of_a_table_is_shown_for_ones_own_texts_alone_and_cannot_be_typed_over():
    at = opened(corpus="own", table="0123456789abcdef")
    assert at.text_input(key="sentiment.table").value == "0123456789abcdef"
    assert at.text_input(key="sentiment.table").disabled
    assert at.session_state["result"].table == "0123456789abcdef"
    at.selectbox(key="sentiment.corpus").set_value("nsmc").run()
    assert not at.text_input
    assert at.session_state["result"] == Config(corpus="nsmc", language="ko")
    assert "table" not in at.query_params
    at.selectbox(key="sentiment.corpus").set_value("own").run()
    assert at.session_state["result"].table == "0123456789abcdef"


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_a_preset_survives_the_trip_through_the_address(preset):
    wanted = Config(**preset)
    assert opened(**{name: str(value) for name, value in wanted.changed().items()}).session_state["result"] == wanted


def test_no_setting_is_named_like_something_else_in_the_address():
    assert not {field.name for field in fields(Config)} & set(OWN)
    assert not {field.name for field in fields(Config)} & {topic.id for topic in topics()}
