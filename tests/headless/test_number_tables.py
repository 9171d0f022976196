"""Topic 0.1 without a browser: a flower is asked about, and a student's own table is learned."""

import json

import pytest

from core.__main__ import main
from core.corpora import locate
from tests.headless.test_commands import core, lines


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.HOME, str(tmp_path / "home"))
    return tmp_path


def test_a_flower_is_asked_on_the_command_line(capsys):
    assert main(["predict", "training_loop", "5.1,3.5,1.4,0.2"]) == 0
    (answer,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert answer["label"] == "bellflower"
    assert sum(answer["probability"]) == pytest.approx(1)
    assert main(["predict", "training_loop", "5.1,3.5"]) == 1
    assert "reads 4 numbers" in capsys.readouterr().err


def test_a_table_is_learned_kept_and_asked(home):
    file, run = home / "fruit.csv", home / "run"
    rows = [f"{n % 2 * 4 + n / 40},{n},{('사과', '배')[n % 2]}" for n in range(40)]
    file.write_bytes("\n".join(["길이,무게,종류", *rows]).encode("cp949"))
    *_, last = lines(core("train", "training_loop", "--table", str(file), "--set", "epochs=30", "--out", str(run)))
    assert last["done"] is True
    assert last["test_rows"] == 8
    kept = json.loads((run / "run.json").read_text(encoding="utf-8"))["config"]
    assert kept["corpus"] == "own"
    assert main(["predict", "training_loop", "--run", str(run), "4.5,10"]) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--corpus", "own"], "no table of your own"), (["--table", "words.csv"], "Several columns hold words"),
        (["--set", "table=0123456789abcdef"], "A table is your own rows"),
        (["--set", "train_share=90"], "must be left for the test"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_a_sentence(arguments, said, home, monkeypatch, capsys):
    monkeypatch.chdir(home)
    (home / "words.csv").write_text("\n".join(f"{n},a{n},b{n}" for n in range(30)))
    assert main(["train", "training_loop", *arguments]) == 1
    assert said in capsys.readouterr().err
