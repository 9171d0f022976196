"""A student brings a table along: pastes it, is told what is wrong, trains on it, and shares the link."""

from playwright.sync_api import expect

ROWS = [
    f"{label}\t{word} {thing}"
    for label, words in (("부정", ("지루한", "끔찍한", "따분한")), ("긍정", ("즐거운", "훌륭한", "신나는")))
    for word in words
    for thing in ("영화", "이야기", "저녁", "책", "식사", "노래", "방", "산책", "게임", "수업")
]
SAME = {"en": "60 texts: 30 positive, 30 negative", "ko": "글 60개: 긍정 30개, 부정 30개"}


def test_a_pasted_table_is_trained_on_and_the_link_opens_it_elsewhere(site, visit):
    site.open("sentiment", lang="en")
    site.button("sentiment.preset.own").click()
    box = site.key("sentiment.own")
    expect(box).to_contain_text("There are no texts of your own yet.")
    expect(site.button("sentiment.train")).to_be_disabled()

    paste = site.key("sentiment.own.paste").locator("textarea")
    paste.fill("\n".join(ROWS).replace("긍정", "good").replace("부정", "bad"))
    site.button("sentiment.own.use").click()
    expect(site.warning()).to_contain_text("Line 1: the label “bad” is not understood.")

    paste.fill("\n".join(ROWS))
    site.button("sentiment.own.use").click()
    expect(box).to_contain_text(SAME["en"])
    expect(site.warning()).to_have_count(0)
    run = site.train()
    site.has_status("finished · test accuracy")
    address = site.address()
    assert address | {"corpus": "own", "language": "ko", "run": run} == address

    for text, verdict in (("즐거운 산책", "Positive"), ("따분한 산책", "Negative")):
        site.type("sentiment.sentence.text", text)
        shown = text.replace(" ", "")
        site.until(lambda shown=shown: "".join(site.tokens()) == shown, f"the tokens of {text}", site.tokens)
        expect(site.verdict).to_contain_text(verdict)

    other = visit().open("sentiment", **address | {"lang": "ko"})
    expect(other.key("sentiment.own")).to_contain_text(SAME["ko"])
    expect(other.progress).to_be_visible()
    other.has_status("완료 · 테스트 정확도")
    assert other.overflow() <= 1


def test_a_file_that_a_spreadsheet_saved_is_read(site, tmp_path):
    file = tmp_path / "내 글.csv"
    file.write_bytes("\r\n".join(["라벨\t글", *ROWS]).replace("\t", ",").encode("cp949"))
    site.open("sentiment", lang="ko", corpus="own")
    site.key("sentiment.own.file").locator("input").set_input_files(file)
    box = site.key("sentiment.own")
    expect(box).to_contain_text(SAME["ko"])
    expect(box).to_contain_text("첫 줄은 열 이름으로 읽었어요: 라벨 · 글.")
    expect(site.button("sentiment.train")).to_be_enabled()
