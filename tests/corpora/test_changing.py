"""Fetching what its publisher replaces from time to time: everything that stands in for a checksum."""

import io
import threading
import zipfile
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from core.corpora import changing, fetch, locate, receipt, registry
from core.problems import Problem

TEXT = "".join(f"I see {n} boats.\tIch sehe {n} Boote.\tCC-BY 2.0, somebody\n" for n in range(1_500))


def packed(**members):
    """A zip of these files; `deu` stands for deu.txt. Stored as it is, so that it is large enough to come in pieces."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        for name, text in members.items():
            zipped.writestr(f"{name}.txt", text)
    return file.getvalue()


WHOLE = packed(_about="Where these come from.", deu=TEXT)


class Publisher(BaseHTTPRequestHandler):
    """Serves `body`; keeps what it was asked."""

    body = WHOLE
    length: int | None = None
    asked: tuple = ()

    def do_GET(self):
        type(self).asked += ((self.path, self.headers["User-Agent"]),)
        if self.path.startswith("/away"):
            self.send_response(302)
            self.send_header("Location", "ftp://127.0.0.1/deu-eng.zip")
            self.end_headers()
            return
        self.send_response(200)
        if self.length != 0:
            self.send_header("Content-Length", str(self.length or len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_):
        pass


@pytest.fixture
def publisher(monkeypatch):
    """A publisher on this machine, in the place of the real one."""

    class Here(Publisher):
        pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Here)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Here.url = f"http://127.0.0.1:{server.server_port}/deu-eng.zip"
    monkeypatch.setattr(changing, "SCHEMES", ("https", "http"))  # nobody certifies a server in a test
    point_at(monkeypatch, Here.url)
    yield Here
    server.shutdown()
    server.server_close()


def point_at(monkeypatch, url):
    corpus = registry.CORPORA["tatoeba"]
    remotes = tuple(replace(remote, urls=(url,)) for remote in corpus.remote)
    monkeypatch.setitem(registry.CORPORA, "tatoeba", replace(corpus, remote=remotes))


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.HOME, str(tmp_path))
    monkeypatch.delenv(locate.DATA, raising=False)
    return tmp_path


def fetched(on_progress=None):
    fetch.fetch_by_id("tatoeba", ("de", "en"), on_progress)
    return registry.available("tatoeba", "de", "en")


def files(home):
    return sorted(path.name for path in home.rglob("*") if path.is_file())


def test_the_file_is_taken_out_of_the_zip_and_read(publisher, home):
    path = fetched()
    assert files(home) == ["deu.txt", "deu.txt.receipt.json"]
    assert path.read_text(encoding="utf-8") == TEXT
    splits = registry.load_pairs("tatoeba", "de", "en")
    assert sum(len(part) for part in splits[:3]) == 1_500
    ((_, agent),) = publisher.asked
    assert "Glassbox" in agent


def test_the_receipt_says_what_came_and_when(publisher):
    found = receipt.read(fetched())
    assert (found.url, found.size, found.before) == (publisher.url, len(TEXT), "")
    assert len(found.sha256) == 64
    assert found.fetched.count("-") == 2


def test_progress_rises_to_the_size_that_the_server_says(publisher):
    seen = []
    fetched(lambda done, total: seen.append((done, total)))
    assert {total for _, total in seen} == {len(WHOLE)}
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1][0] == len(WHOLE)
    assert publisher.asked


def test_what_is_there_is_not_fetched_again(publisher):
    fetched()
    fetched()
    assert len(publisher.asked) == 1


def test_a_file_that_changed_since_is_reported_and_can_be_fetched_again(publisher):
    path = fetched()
    path.write_text(TEXT.replace("boats", "ships"), encoding="utf-8")
    with pytest.raises(Problem, match=r"deu\.txt is not the one that was fetched"):
        registry.load_pairs("tatoeba", "de", "en")
    assert fetched().read_text(encoding="utf-8") == TEXT
    registry.load_pairs("tatoeba", "de", "en")
    assert receipt.read(path).before == ""  # the publisher has the same file as ever
    assert len(publisher.asked) == 2


def test_a_receipt_that_cannot_be_read_vouches_for_nothing(publisher):
    path = fetched()
    receipt.place(path).write_text("{")
    with pytest.raises(Problem, match="its checksum differs"):
        registry.load_pairs("tatoeba", "de", "en")
    assert publisher.asked


def test_it_is_remembered_that_the_publisher_replaced_the_file(publisher):
    path = fetched()
    day = receipt.read(path).fetched
    path.unlink()
    publisher.body = packed(deu=TEXT + "One more.\tEins mehr.\n")
    assert receipt.read(fetched()).before == day


def test_a_file_of_ones_own_needs_no_receipt(home):
    path = locate.fetched_folder() / "tatoeba" / "deu.txt"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, encoding="utf-8")
    assert registry.load_pairs("tatoeba", "de", "en").train
    assert receipt.read(path) is None
    assert files(home) == ["deu.txt"]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (WHOLE[: len(WHOLE) // 2], r"deu-eng\.zip is damaged or was cut short"),
        (b"<html>Not Acceptable</html>", r"deu-eng\.zip is damaged or was cut short"),
        (WHOLE.replace(b"I see 7 ", b"I saw 7 "), r"deu-eng\.zip is damaged or was cut short"),  # the zip's own sum
        (packed(_about="Nothing else."), r"does not hold deu\.txt"),
        (packed(deux=TEXT, **{"../deu": TEXT, "sub/deu": TEXT}), r"does not hold deu\.txt"),
        (packed(deu="<html>\n" * 2_000), "not the list of sentence pairs"),
        (packed(deu="Hi.\tHallo.\n" * 20), "not the list of sentence pairs"),
        (packed(deu=""), "not the list of sentence pairs"),
        (packed(deu=TEXT + "cut off he"), "not the list of sentence pairs"),
    ],
)
def test_what_is_not_the_list_is_thrown_away(publisher, home, body, sentence):
    publisher.body = body
    with pytest.raises(Problem, match=sentence):
        fetched()
    assert files(home) == []


def test_a_failed_attempt_leaves_the_file_that_was_there(publisher):
    path = fetched()
    path.write_text("cut sho", encoding="utf-8")
    publisher.body = packed(deu="<html>")
    with pytest.raises(Problem, match="thrown away"):
        fetched()
    assert path.read_text(encoding="utf-8") == "cut sho"


def test_a_transfer_that_breaks_off_is_a_problem(publisher, home):
    publisher.length = len(WHOLE) + 1_000
    with pytest.raises(Problem, match="cannot be reached"):
        fetched()
    assert files(home) == []


@pytest.mark.parametrize("length", [None, 0])  # the server says how large the file is, or does not
def test_what_is_far_too_large_is_not_kept(publisher, home, monkeypatch, length):
    publisher.length = length
    monkeypatch.setattr(changing._small, "__defaults__", (70_000,))
    with pytest.raises(Problem, match="is larger than"):
        fetched()
    assert files(home) == []


def test_a_zip_that_would_fill_the_disk_is_not_unpacked(publisher, home, monkeypatch):
    monkeypatch.setattr(changing, "MOST_UNPACKED", 50_000)
    with pytest.raises(Problem, match=r"deu\.txt is larger than"):
        fetched()
    assert files(home) == []
    assert publisher.asked


def test_nothing_is_fetched_without_https(publisher, home, monkeypatch):
    monkeypatch.setattr(changing, "SCHEMES", ("https",))
    with pytest.raises(Problem, match="not protected by https"):
        fetched()
    assert not publisher.asked
    assert files(home) == []


def test_a_redirection_may_not_lead_away_from_https(publisher, monkeypatch):
    point_at(monkeypatch, publisher.url.replace("/deu", "/away/deu"))
    with pytest.raises(Problem, match="ftp://127"):
        fetched()


@pytest.mark.usefixtures("publisher")
def test_without_a_network_it_says_so(home, monkeypatch):
    point_at(monkeypatch, "http://127.0.0.1:1/deu-eng.zip")
    with pytest.raises(Problem, match="check the connection"):
        fetched()
    assert files(home) == []
