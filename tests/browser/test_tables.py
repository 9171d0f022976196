"""A table leaves the dashboard as text: what somebody typed is no formula in the spreadsheet program that opens it."""

from pathlib import Path

from playwright.sync_api import expect

KEY = "sentiment.sentence.probability.chart"


def test_what_is_typed_is_no_formula_in_the_table_that_is_taken_home(site):
    site.open("sentiment", lang="en", text="= 1 + 1 is a great film")
    site.key(f"{KEY}.numbers").get_by_text("The numbers").click()
    table = site.key(f"{KEY}.numbers").get_by_test_id("stDataFrame")
    table.hover()
    expect(table.get_by_role("button", name="Fullscreen")).to_be_visible()
    expect(site.page.get_by_role("button", name="Download as CSV")).to_have_count(0)
    with site.page.expect_download() as taken:
        site.button(f"{KEY}.csv").click()
    lines = Path(taken.value.path()).read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[0] for line in lines] == ["token", "'=", "1", "'+", "1", "is", "a", "great", "film"]
