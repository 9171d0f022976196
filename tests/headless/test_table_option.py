"""A student's own table on the command line: a file is all that is needed, and its name does it the next time."""

import json

import pytest

from core.__main__ import main
from core.corpora import locate
from tests.headless.test_commands import at_once, core, lines

SHORT = ["--set", "epochs=3"]
ROWS = {
    "en": [f"a {('dull', 'lovely')[n % 2]} film number {n},{n % 2}" for n in range(40)],
    "ko": [f"{('지루한', '즐거운')[n % 2]} 영화 {n},{('부정', '긍정')[n % 2]}" for n in range(40)],
}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.HOME, str(tmp_path / "home"))
    return tmp_path


@pytest.mark.parametrize(("language", "encoding"), [("en", "utf-8"), ("ko", "cp949")])
def test_a_file_is_learned_in_its_language_and_asked_about(home, language, encoding):
    file, run = home / "my texts.csv", home / "run"
    file.write_bytes("\n".join(ROWS[language]).encode(encoding))
    *_, last = lines(core("train", "sentiment", "--table", str(file), *SHORT, "--out", str(run)))
    assert last["done"] is True
    assert last["test_texts"] == 4
    kept = json.loads((run / "run.json").read_text(encoding="utf-8"))["config"]
    assert (kept["corpus"], kept["language"], kept["hidden_size"]) == ("own", language, 24)
    text = ROWS[language][0].split(",")[0]
    train = ["train", "sentiment", "--corpus", "own", "--set", f"table={kept['table']}", *SHORT]
    again, (answer,) = map(lines, at_once(train, ["predict", "sentiment", "--run", str(run), text]))
    assert again[-1]["test_loss"] == last["test_loss"]
    assert "".join(answer["tokens"]) == text.replace(" ", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--corpus", "own"], "no texts of your own yet"),
        (["--corpus", "own", "--set", "table=0123456789abcdef"], "not on this computer"),
        (["--corpus", "own", "--set", "table=../../etc/passwd"], "not the name of a table"),
        (["--corpus", "own", "--set", "language=en", "--set", "table=../../etc/passwd"], "table"),
        (["--set", "table=0123456789abcdef"], "A table holds your own texts"),
        (["--table", "nowhere.csv"], "nowhere.csv cannot be read"),
        (["--table", "."], "cannot be read"),
        (["--table", "one.csv"], "Only one column"),
        (["--table", "stars.csv"], "Line 1: the label “*” is not understood"),
        (["--corpus", "small_world", "--table", "good.csv"], "A table holds your own texts"),
    ],
)
def test_what_is_wrong_is_a_sentence(arguments, said, home, monkeypatch, capsys):
    monkeypatch.chdir(home)
    (home / "one.csv").write_text("only one column\n" * 30)
    (home / "stars.csv").write_text("\n".join(f"a film {n},{'*' * n}" for n in range(1, 31)))
    (home / "good.csv").write_text("\n".join(ROWS["en"]))
    assert main(["train", "sentiment", *arguments]) == 1
    assert said in capsys.readouterr().err
