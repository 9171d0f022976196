import contextlib
import hashlib
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pooch
import pytest

from core.corpora import locate
from core.corpora.corpus import Corpus, Remote
from core.corpora.fetch import fetch
from core.problems import Problem

BODY = bytes(number % 251 for number in range(300_000))
CORPUS = Corpus("tiny", ("en",), "Tiny", "A tiny corpus.", "CC0", True, "")


class Publisher(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/gone":
            self.send_error(404)
        elif self.path == "/busy":
            self.send_error(503)
        else:
            self.send_response(200)
            self.send_header("Content-Length", str(len(BODY)))
            self.end_headers()
            self.wfile.write(BODY[: len(BODY) // 2] if self.path == "/broken" else BODY)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Publisher)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.HOME, str(tmp_path))
    monkeypatch.delenv(locate.DATA, raising=False)
    return tmp_path


def corpus(*urls, body=BODY, name="tiny.txt"):
    return replace(CORPUS, remote=(Remote(name, urls, "sha256:" + hashlib.sha256(body).hexdigest(), len(BODY)),))


def left_behind(home):
    return [path for path in home.rglob("*") if path.is_file()]


def test_a_file_arrives_whole_and_is_found_afterwards(server, home):
    folder = fetch(corpus(f"{server}/a"))
    assert left_behind(home) == [folder / "tiny.txt"] == [locate.find(["tiny.txt"])]
    assert (folder / "tiny.txt").read_bytes() == BODY


@pytest.mark.usefixtures("home")
def test_progress_rises_to_the_whole_over_all_files(server):
    two = replace(CORPUS, remote=(*corpus(f"{server}/a").remote, *corpus(f"{server}/b", name="other.txt").remote))
    seen = []
    fetch(two, lambda done, total: seen.append((done, total)))
    assert {total for _, total in seen} == {2 * len(BODY)}
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert len(seen) > 6
    assert seen[-1][0] == 2 * len(BODY)


def test_the_file_that_is_looked_for_comes_last(server, home):
    first, second = corpus(f"{server}/a").remote, corpus(f"{server}/gone", name="partner.txt").remote
    with pytest.raises(Problem):
        fetch(replace(CORPUS, remote=first + second))
    assert not left_behind(home)  # so that the page offers to fetch it again


@pytest.mark.usefixtures("home")
def test_what_is_there_is_not_fetched_again(server):
    fetch(corpus(f"{server}/a"))
    fetch(corpus("http://127.0.0.1:1/nobody-listens"))


def test_a_second_address_helps_when_the_first_fails(server, home):
    fetch(corpus(f"{server}/gone", f"{server}/a"))
    assert [path.name for path in left_behind(home)] == ["tiny.txt"]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/gone", "no file at"),
        ("/busy", "status 503"),
        ("/broken", "cannot be reached"),
    ],
)
def test_a_failing_server_is_a_problem_and_leaves_nothing(server, home, path, sentence):
    with pytest.raises(Problem, match=sentence):
        fetch(corpus(server + path))
    assert left_behind(home) == []


def test_no_network_is_a_problem(home):
    with pytest.raises(Problem, match="check the connection"):
        fetch(corpus("http://127.0.0.1:1/nobody-listens"))
    assert left_behind(home) == []


def test_a_wrong_checksum_is_a_problem_and_leaves_nothing(server, home):
    with pytest.raises(Problem, match="changed or damaged"):
        fetch(corpus(f"{server}/a", body=b"what was promised"))
    assert left_behind(home) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_a_problem(server, home, monkeypatch):
    # /dev/full takes every write for a disk without room, so pooch's own writing is what fails.
    monkeypatch.setattr(pooch.core, "temporary_file", lambda **_: contextlib.nullcontext("/dev/full"))
    with pytest.raises(Problem, match=r"The disk is full: tiny\.txt needs 1 MB"):
        fetch(corpus(f"{server}/a", f"{server}/b"))
    assert left_behind(home) == []


def test_a_folder_that_cannot_be_made_is_a_problem(server, home):
    (home / "cache").write_text("a file where the folder should be")
    with pytest.raises(Problem, match="cannot be written"):
        fetch(corpus(f"{server}/a"))


def test_giving_up_in_the_middle_leaves_nothing(server, home):
    class GiveUp(Exception):  # noqa: N818 - a signal, not an error
        pass

    def stop(done, _total):
        if done > 100_000:
            raise GiveUp

    with pytest.raises(GiveUp):
        fetch(corpus(f"{server}/a"), stop)
    assert left_behind(home) == []


def test_a_corpus_without_files_is_a_problem():
    with pytest.raises(Problem, match="nothing to fetch"):
        fetch(CORPUS)
