"""What nobody should type or link to: it is answered with a sentence in the reader's language, never with a fault."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from .conftest import serving

LANGUAGES = pytest.mark.parametrize("lang", ["en", "ko"])
WORDS = {
    "en": {
        "nothing": "Type a sentence, or choose one of the examples.",
        "guess": "so its answer is only a guess.",
        "hint": "There is no text to read",
    },
    "ko": {
        "nothing": "문장을 쓰거나 예문을 골라 보세요.",
        "guess": "답은 짐작일 뿐이에요.",
        "hint": "읽을 글이 없어요",
    },
}


@LANGUAGES
def test_texts_that_no_model_can_know(site, lang):
    site.open(lang=lang)
    for text in ("😀😀 🎉", "zzqx qwrtp", "שלום עולם", "مرحبا بالعالم", "꿿뗋 쐛쀏"):
        site.type("home.text", text)
        shown = text.replace(" ", "")
        site.until(lambda shown=shown: "".join(site.tokens()) == shown, f"the tokens of {text}", site.tokens)
        expect(site.main.get_by_text(WORDS[lang]["guess"])).to_be_visible()
        assert site.main.locator(".tokens li:not(.unknown)").count() == 0, text


@LANGUAGES
def test_nothing_to_read_is_met_with_an_invitation(site, lang):
    site.open(lang=lang)
    for blank in ("   ", "", "\u200b"):
        site.type("home.text", "good")
        expect(site.verdict).to_be_visible()
        site.type("home.text", blank)
        expect(site.verdict).to_have_count(0)
        words = WORDS[lang]
        expect(site.main.get_by_text(re.compile(f"{words['nothing']}|{words['hint']}"))).to_be_visible()


@LANGUAGES
@pytest.mark.parametrize(("path", "key"), [("", "home"), ("sentiment", "sentiment.sentence")])
def test_markup_stays_text(site, lang, path, key):
    site.open(path, lang=lang)
    for text in ("<b>x</b><script>alert(1)</script><img src=x onerror=alert(2)>", "**x** $x$ :material/home: [a](b)"):
        site.type(f"{key}.text", text)
        shown = text.replace(" ", "")
        site.until(lambda shown=shown: "".join(site.tokens()) == shown, f"the tokens of {text}", site.tokens)
        assert site.main.locator(".tokens :is(b, script, img, strong, a, .katex)").count() == 0
        captions = site.main.get_by_test_id("stCaptionContainer").filter(has_text="“")
        assert captions.locator("strong, script, img, a, .katex, [data-testid=stIconMaterial]").count() == 0
        expect(site.box(f"{key}.text")).to_have_value(text)


@LANGUAGES
def test_a_very_long_text_is_read_as_far_as_it_goes(site, lang):
    text = "good film " * 300
    site.open(lang=lang, text=text)
    expect(site.verdict).to_contain_text("%")
    assert len(site.tokens()) > 10
    cut = {"en": r"Only the first \d+ (tokens|characters) were read", "ko": r"앞의 .*만 읽었어요"}[lang]
    expect(site.main.get_by_text(re.compile(cut)).first).to_be_visible()  # both limits may have been met
    assert site.overflow() <= 1


@LANGUAGES
def test_pasting_too_much_is_not_ignored(site, lang):
    site.open(lang=lang)
    site.type("home.text", "awful film " * 300)
    site.until(lambda: "awful" in site.tokens(), "the pasted text", site.tokens)


@LANGUAGES
@pytest.mark.parametrize("path", ["", "sentiment"])
def test_a_null_byte_in_the_address(site, lang, path):
    site.open(path, lang=lang, query="text=a%00b")
    expect(site.verdict).to_contain_text("%")
    assert site.tokens() == ["ab"]


@LANGUAGES
def test_wrong_settings_in_the_address_are_named_by_their_label(site, lang):
    wrong = {
        "hidden_size=99999": {"en": "“Hidden size” cannot be 99999: it must be", "ko": "“은닉층 크기” 값은"},
        "epochs=many": {"en": "“Epochs” cannot be “many”", "ko": "“에폭”에 “many” 값"},
        "cell=brain": {"en": "“Cell” cannot be “brain”. Possible: rnn, lstm, gru", "ko": "“셀”에 “brain” 값"},
        "learning_rate=nan": {"en": "“Learning rate” cannot be", "ko": "“학습률”에 “nan” 값"},
        f"{quote('**bo*gus**')}=1": {"en": "no setting called “**bo*gus**”", "ko": "“**bo*gus**”: 그런 설정"},
    }  # fmt: skip
    site.open("sentiment", lang=lang, query="&".join(wrong))
    for sentence in wrong.values():
        expect(site.warning().filter(has_text=sentence[lang])).to_be_visible()
    expect(site.button("sentiment.train")).to_be_enabled()


@LANGUAGES
def test_a_run_that_is_not_there_is_said_and_the_recorded_one_shown(site, lang):
    for run in ("20200101-000000-nowhere", "../../etc/passwd", "<b>x</b>", "r" * 500):
        site.open("sentiment", lang=lang, run=run)
        there = {"en": f"There is no run “{run[:64]}”.", "ko": f"“{run[:64]}” 실행이 없어요."}[lang]
        expect(site.warning().filter(has_text=there)).to_be_visible()
        expect(site.verdict).to_contain_text("%")


@LANGUAGES
def test_a_step_that_is_no_number_means_the_newest(site, lang, trained):
    site.open("sentiment", lang=lang, run=trained, step="abc", text="The soup was not tasty.")
    expect(site.verdict).to_contain_text("%")
    expect(site.button("sentiment.scrub.newest")).to_be_disabled()
    expect(site.warning()).to_have_count(0)


def test_sentences_that_are_not_on_this_machine_are_offered(visit, tmp_path):
    (tmp_path / "nothing").mkdir()
    said = {"en": "These sentences are not on this computer yet", "ko": "[가-힣]+.*GLASSBOX_DATA"}
    with serving(tmp_path / "home", GLASSBOX_DATA=str(tmp_path / "nothing")) as base:
        for lang, corpus in (("en", "rt_polarity"), ("ko", "nsmc")):
            site = visit(base).open("sentiment", lang=lang, corpus=corpus)
            expect(
                site.main.get_by_test_id("stAlertContentInfo").filter(has_text=re.compile(said[lang]))
            ).to_be_visible()
            expect(site.button(f"fetch.{corpus}.go")).to_be_enabled()
            expect(site.button("sentiment.train")).to_be_disabled()
            site.page.context.close()  # before the server goes, which would be an error in the console
