"""The sentiment lesson, as a student walks through it: read, train, look back, compare, answer, take home."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

AFTER = "Probability of “positive” after each token"
GATES = "Gates and states of every unit at every token"
TWICE = "Probability after each token, twice"
SMALL = {"lang": "en", "train_size": 1000, "epochs": 20, "hidden_size": 16}  # 400 steps


# Reading a sentence


@pytest.mark.parametrize(
    ("lang", "recorded", "after", "gates"),
    [
        ("en", "recorded run", AFTER, GATES),
        ("ko", "미리 기록된 실행", "토큰을 하나씩 읽은 뒤 ‘긍정’일 확률", "토큰마다 본 모든 유닛의 게이트와 상태"),
    ],
)
def test_it_opens_on_a_model_that_somebody_trained_before(site, lang, recorded, after, gates):
    site.open("sentiment", lang=lang)
    expect(site.verdict).to_contain_text("%")
    tokens = site.tokens()
    assert len(tokens) > 3
    site.shows(after, *tokens)
    site.shows(gates, *tokens)
    site.has_status(recorded)
    assert "run" not in site.address()


def test_every_new_sentence_changes_verdict_chart_and_gates(site):
    site.open("sentiment", lang="en")
    for sentence in ("What a wonderful surprise.", "Tedious and unfunny."):
        site.type("sentiment.sentence.text", sentence)
        words = re.findall(r"\w+|\.", sentence)
        site.until(lambda words=words: site.tokens() == words, f"the tokens {words}", site.tokens)
        expect(site.verdict).to_contain_text("% positive")
        site.shows(AFTER, *words)
        site.shows(GATES, *words)
    assert "wonderful" not in site.labels(AFTER) + site.labels(GATES)


def test_three_closer_looks_at_one_sentence(site, trained):
    site.open("sentiment", lang="en", run=trained, text="The soup was not tasty.")
    site.pick("Which word did it?")
    site.shows("Effect of each token on the decision, by three methods", "soup", "not", "tasty", "occlusion")
    site.pick("Change a word")
    expect(site.box("sentiment.sentence.edit.edited")).to_have_value("The soup was not tasty.")
    site.type("sentiment.sentence.edit.edited", "The soup was very tasty.")
    site.shows(TWICE, "soup", "tasty", "before", "after")
    expect(site.main.get_by_text(re.compile(r"before: \d+\.\d% · after: \d+\.\d%"))).to_be_visible()
    site.pick("Two models")
    site.shows(TWICE, "soup", "tasty", "this model", "the other model")
    site.pick("Change a word")
    expect(site.box("sentiment.sentence.edit.edited")).to_have_value("The soup was very tasty.")


# Training


def test_a_run_is_started_paused_stepped_and_finished(site):
    site.open("sentiment", **SMALL)
    site.pace("5")
    run = site.train()
    site.grows(site.step)
    expect(site.button("sentiment.play")).to_have_text(re.compile("Pause"))
    site.button("sentiment.play").click()
    site.has_status("paused")
    expect(site.button("sentiment.play")).to_have_text(re.compile("Play"))
    site.rests(site.step)

    before = site.step()
    site.button("sentiment.one").click()
    site.until(lambda: site.step() != before, "one more step")
    site.rests(site.step)
    assert site.step() == before + 1

    site.pace("full speed")
    site.button("sentiment.play").click()
    site.has_status("finished · test accuracy")
    expect(site.progress).to_contain_text("Step 400 of 400 · epoch 20 of 20")
    expect(site.chart("Loss")).to_be_visible()
    expect(site.verdict).to_contain_text("% positive")
    assert site.address()["run"] == run


def test_others_see_the_same_run_go_on_until_it_is_stopped_and_reset(site, visit):
    site.open("sentiment", **SMALL)
    site.pace("5")
    run = site.train()
    other = visit().open("sentiment", lang="ko", run=run)
    expect(other.progress).to_contain_text("/400 · 에폭")
    other.grows(other.step)
    assert other.address()["run"] == run

    site.button("sentiment.stop").click()
    site.has_status("stopped")
    other.has_status("끝냄")
    site.until(lambda: other.step() == site.step(), "the same step", lambda: (other.step(), site.step()))
    expect(site.button("sentiment.stop")).to_be_disabled()
    expect(other.button("sentiment.play")).to_have_text(re.compile("계속"))

    site.button("sentiment.reset").click()
    site.until(lambda: site.step() == 0, "step 0", lambda: site.progress.inner_text())
    expect(site.main.get_by_text("No step has been done yet.").first).to_be_visible()
    assert site.address()["run"] == run


def test_a_run_that_diverges_says_so_and_what_to_try(site):
    site.open("sentiment", lang="en", cell="rnn", nonlinearity="relu", learning_rate=10, hidden_size=64, clip_norm=0)
    site.button("sentiment.train").click()
    site.has_status("diverged")
    expect(site.warning().first).to_contain_text(re.compile("smaller learning rate"))
    site.shows("Loss", "✕ diverged")
    expect(site.main.get_by_test_id("stSkeleton")).to_have_count(0)  # every view has its answer
    expect(site.main.get_by_text("An error in the program")).to_have_count(0)


# Looking back


def test_scrubbing_with_the_keyboard_moves_step_address_and_views(site, trained):
    site.open("sentiment", lang="en", run=trained, text="The soup was not tasty.")
    site.shows(AFTER, "soup")
    steps = site.step()
    thumb = site.main.get_by_role("slider", name="Look at step")
    expect(site.button("sentiment.scrub.newest")).to_be_disabled()
    thumb.focus()
    thumb.press("Home")
    site.until(lambda: site.address().get("step") == "0", "step 0 in the address", site.address)
    expect(site.verdict).to_contain_text(re.compile(r"[45]\d % positive"))  # it has not learned anything yet
    thumb.press("ArrowRight")
    site.until(lambda: int(site.address().get("step", 0)) > 0, "a later step in the address", site.address)
    site.shows(AFTER, "soup", "tasty")
    site.shows(GATES, "soup", "tasty")
    assert 0 < int(site.address()["step"]) < steps

    step = site.address()["step"]
    site.page.reload()
    expect(site.main.get_by_role("slider", name="Look at step")).to_be_visible()
    assert site.address() | {"run": trained, "step": step} == site.address()
    assert site.step() == steps
    site.button("sentiment.scrub.newest").click()
    site.until(lambda: "step" not in site.address(), "no step in the address", site.address)


def test_the_table_of_runs_lays_two_runs_over_each_other(site, trained):
    site.open("sentiment", lang="en", run=trained)
    site.tab("Runs")
    expect(site.main.get_by_text("Choose one run to open it, or several to compare them.")).to_be_visible()
    rows = site.key("sentiment.runs").locator(".dvn-scroller")  # the table is a drawing: rows are found by their place
    rows.scroll_into_view_if_needed()
    rows.click(position={"x": 16, "y": 52})
    expect(site.main.get_by_role("button", name="History as CSV").locator("visible=true")).to_be_visible()
    rows.click(position={"x": 16, "y": 87})
    expect(site.chart("Runs compared")).to_have_count(2)
    expect(site.main.get_by_text(re.compile(r"1 · \w+ \S+: .* · 2 · \w+ \S+: "))).to_have_count(2)


# Thinking along


def test_an_answer_is_committed_before_the_model_gives_its_own(site, trained):
    site.open("sentiment", lang="en", run=trained)
    site.tab("Predict, then run")
    asked = site.key("sentiment.turn.question")
    expect(asked.get_by_role("button", name="Commit").locator("visible=true")).to_be_disabled()
    expect(asked).not_to_contain_text("it goes from")
    asked.get_by_role("radio", name="but", exact=True).click()
    site.button("sentiment.turn.commit").click()
    expect(asked).to_contain_text("Your answer: but")
    expect(asked).to_contain_text(re.compile("Right: |It is different: "))
    expect(asked).to_contain_text(re.compile(r"At “.+” it goes from \d+% to \d+%"))
    asked.get_by_role("button", name="Ask me again").click()
    expect(asked.get_by_role("button", name="Commit").locator("visible=true")).to_be_visible()


def test_the_erratum_shows_the_drift_of_read_pads(site, trained):
    site.open("sentiment", lang="en", run=trained)
    site.tab("Erratum")
    site.shows("Probability of “positive” against the number of pads", "pads skipped", "pads read")
    expect(site.main.get_by_text(re.compile("Erratum E57"))).to_be_visible()


def test_the_code_that_ran_is_shown_and_goes_home_as_a_notebook(site, trained):
    site.open("sentiment", lang="en", run=trained)
    site.tab("The code that ran")
    expect(site.main.locator("code", has_text="class RecurrentClassifier").first).to_be_visible()
    with site.page.expect_download() as download:
        site.button("sentiment.notebook").click()
    assert download.value.suggested_filename == "sentiment.ipynb"
    notebook = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert notebook["nbformat"] == 4
    sources = ["".join(cell["source"]) for cell in notebook["cells"]]
    assert any("class RecurrentClassifier" in source for source in sources)
    assert any("hidden_size" in source and "16" in source for source in sources)


# Two languages


def test_changing_the_language_keeps_run_sentence_and_settings(site, trained):
    site.open("sentiment", lang="en", run=trained, text="The soup was not tasty.", batch_size=64)
    expect(site.verdict).to_contain_text("% positive")
    steps, percent = site.step(), re.search(r"\d+", site.verdict.inner_text())[0]
    site.speak("한국어")
    expect(site.main.locator("h1")).to_have_text("2.2 감성 분석")
    expect(site.verdict).to_contain_text(f"긍정일 확률 {percent} %")
    expect(site.box("sentiment.sentence.text")).to_have_value("The soup was not tasty.")
    site.has_status("완료 · 테스트 정확도")
    assert site.step() == steps
    address = site.address()
    assert (address["lang"], address["run"], address["batch_size"]) == ("ko", trained, "64")


def test_the_korean_page_is_korean(site):
    site.open("sentiment", lang="ko")
    expect(site.main.locator("h1")).to_have_text("2.2 감성 분석")
    expect(site.verdict).to_contain_text("긍정일 확률")
    tabs = site.main.get_by_role("tab").all_inner_texts()
    buttons = site.main.locator('button[data-testid^="stBaseButton"] p').locator("visible=true").all_inner_texts()
    english = [text for text in site.headings() + tabs + buttons if not re.search("[가-힣]", text)]
    english = [text for text in english if text not in ("RNN", "LSTM", "GRU")]  # names
    assert english == []
    menu = site.page.get_by_test_id("stSidebarNav").inner_text()
    assert "감성 분석" in menu
    assert "Sentiment" not in menu
