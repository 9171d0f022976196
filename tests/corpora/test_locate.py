import pytest

from core.corpora import locate


@pytest.fixture
def folders(tmp_path, monkeypatch):
    own, home = tmp_path / "own", tmp_path / "home"
    own.mkdir()
    monkeypatch.setenv(locate.DATA, str(own))
    monkeypatch.setenv(locate.HOME, str(home))
    return own, home / "cache" / "corpora"


def put(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")
    return path


def test_a_file_is_found_in_the_folder_and_one_level_below(folders):
    own, _ = folders
    below = put(own / "anything" / "a.txt")
    assert locate.find(["a.txt"]) == below
    direct = put(own / "a.txt")
    assert locate.find(["a.txt"]) == direct


def test_own_data_come_before_fetched_data(folders):
    own, fetched = folders
    old = put(fetched / "corpus" / "a.txt")
    assert locate.find(["a.txt"]) == old
    new = put(own / "a.txt")
    assert locate.find(["a.txt"]) == new


def test_the_order_of_the_patterns_is_the_order_of_preference(folders):
    own, _ = folders
    sample, whole = put(own / "big_sample.gz"), put(own / "big_v1.gz")
    assert locate.find(["big_v1.gz", "big*.gz"]) == whole
    assert locate.find(["big*.gz"]) == sample


@pytest.mark.usefixtures("folders")
def test_nothing_is_found_where_nothing_is():
    assert locate.find(["a.txt", "b*"]) is None


def test_a_folder_that_does_not_exist_is_no_error(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.DATA, str(tmp_path / "gone"))
    monkeypatch.setenv(locate.HOME, str(tmp_path / "gone too"))
    assert locate.find(["a.txt"]) is None


def test_without_a_home_the_cache_is_the_one_of_the_user(monkeypatch):
    monkeypatch.delenv(locate.HOME, raising=False)
    assert locate.cache_folder().name == "glassbox-nlp"
