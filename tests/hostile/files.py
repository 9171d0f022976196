"""Files that nobody should upload, or put where runs and corpora are kept."""

from __future__ import annotations

import gzip
import io
import json
import pickle
import struct
import tarfile
import zipfile
import zlib

from hypothesis import strategies as st

from tests.hostile.texts import ATTACKS, hostile_texts


class Bomb:
    """What a pickle can do: run anything. Nobody may ever load it."""

    def __reduce__(self):
        return exec, ("raise RuntimeError('a pickle was loaded')",)


def zipped(name: str, data: bytes) -> bytes:
    """A zip with one file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name.encode("utf-8", "replace").decode() or "x", data)
    return file.getvalue()


def tarred(name: str, data: bytes, kind: bytes = tarfile.REGTYPE, size: int | None = None) -> bytes:
    """A .tar.gz with one file, link or device, whose header may lie about its size."""
    member = tarfile.TarInfo(name.replace("\0", "").encode("utf-8", "replace").decode()[:90] or "x")
    member.type, member.size, member.linkname = kind, len(data) if size is None else size, "/etc/passwd"
    return gzip.compress(member.tobuf(tarfile.GNU_FORMAT) + data + b"\0" * (1024 + -len(data) % 512), 1)


def safetensors(header: object, data: bytes, length: int | None = None) -> bytes:
    """A safetensors file whose header, and whose word about the header's length, may lie."""
    text = header if isinstance(header, bytes) else json.dumps(header).encode("utf-8", "replace")
    return struct.pack("<Q", len(text) if length is None else length) + text + data


def table(texts: list[str], delimiter: str = ",") -> bytes:
    """Rows of texts and labels, as somebody would paste them."""
    return "\n".join(f"{text}{delimiter}{at % 2}" for at, text in enumerate(texts)).encode("utf-8", "surrogatepass")


BOMB = b"\0" * 3_000_000
DEEP = (
    b"[" * 100_000, b'{"a":' * 50_000, b"[" * 2_000 + b"]" * 2_000, b'{"a":' * 2_000 + b"1" + b"}" * 2_000, b"{" * 9,
    b'{"a":1e999}', b'{"a":NaN}', b'"\\ud800"', b'[1,2', b'{"step": "1"}\n', b"null", b"true", b"-", b"1" * 5000,
    b'{"step": {}}\n', b'{"step": 1, "loss": "=1+1"}\n', b'{"step": []}\n{"step": []}\n', b'[{"step": 1}]',
    b'{"step": 1e400}\n', b'{"step": null}\n', b'{"step": 1, "loss": {"a": [1]}}\n', b'{"": ""}',
    b'[{"message": "{0}", "values": {}}]', b'[{"message": "{a.b.c}", "values": {"a": 1}}]',
    b'[{"message": 1, "values": []}]', b'{"message": "x"}',
)  # fmt: skip
ODD = (
    b"", b"\0", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xff\xfe\0", b"\xff\xfe\0\xd8",
    b"\x89PNG\r\n\x1a\n\0\0\0", b"%PDF-1.7\n", b"\x7fELF\x02\x01\x01", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18,
    b"\x1f\x8b\x08", b"MZ\x90\0", b"GIF89a", b"RIFF", "가나다,1\n".encode("utf-16"), "가나다,1\n".encode("utf-16-le"),
    "가나다,1\n".encode("utf-32"), "it’s,1\n".encode("cp1252") * 30, "좋아요,1\n별로,0\n".encode("cp949") * 30,
    "ｶﾅ,1\n".encode("shift_jis") * 30, b"+AGE-,1\n" * 30, b"\x80abc,1\n" * 30, b"a,1\r" * 40, b"a\x851\n" * 40,
    b'"' + b"a,1\n" * 40, b"x" * 200_000 + b",1\n", b",".join([b"1"] * 5_000) + b"\n", b"\t" * 10_000, b";\n" * 10_000,
    b"\n" * 10_000, b"1,2,a\n" * 20 + b"1,2\n", b"1,2,a\n3,4,b\n" * 20, b"1e999,a\n2,b\n" * 20, b"nan,a\n1,b\n" * 20,
    b"\0,a\n1,b\n" * 20, b"=1+1,1\n-1,0\n" * 30, b"a,b,c\n" + b"1,2,x\n" * 20, pickle.dumps({"a": Bomb()}),
    pickle.dumps(Bomb(), 0), zipped("x.txt", BOMB), zipped("../../x", b"x"), zipped("data.pkl", pickle.dumps(Bomb())),
    zipped("deu.txt", b"a\tb\n"), gzip.compress(BOMB, 1), gzip.compress(gzip.compress(BOMB, 1), 1),
    gzip.compress(b"x")[:-4], zlib.compress(BOMB, 1), tarred("aclImdb/train/pos/1_9.txt", BOMB),
    tarred("../../x", b"x"), tarred("/etc/x", b"x"), tarred("x", b"", tarfile.SYMTYPE),
    tarred("x", b"", tarfile.LNKTYPE), tarred("x", b"", tarfile.CHRTYPE), tarred("train/pos/1.txt", b"x", size=10**11),
    tarred("rt-polaritydata/rt-polarity.pos", b"\xff" * 100),
)  # fmt: skip

_dtype = st.sampled_from(["F32", "F64", "F16", "BF16", "I64", "U8", "BOOL", "F8_E4M3", "C64", "F4", "X", "", 1])
_size = st.one_of(st.integers(-2, 12), st.sampled_from([2**31, 2**63 - 1, 2**64, -(2**63)]))
_tensor = st.fixed_dictionaries({
    "dtype": _dtype, "shape": st.lists(_size, max_size=5), "data_offsets": st.lists(_size, min_size=0, max_size=3),
})  # fmt: skip
_name = st.one_of(st.sampled_from(["middle.weight", "middle.bias", "linear2.weight", "__metadata__"]), hostile_texts)
_header = st.dictionaries(_name.map(lambda name: name[:200]), st.one_of(_tensor, st.none(), hostile_texts), max_size=4)
_length = st.none() | _size.map(lambda size: size % 2**64)
_lying = st.builds(safetensors, st.one_of(_header, st.sampled_from(DEEP)), st.binary(max_size=64), _length)
_tables = st.builds(
    table, st.lists(hostile_texts, min_size=1, max_size=40), st.sampled_from([",", "\t", ";", "\0", "|"])
)
_whole = st.sampled_from([
    table([f"film number {at}, quite {'good' if at % 2 else 'bad'}" for at in range(40)]), b"1.5,2,a\n3,4,b\n" * 20,
    safetensors({"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}, b"\0" * 8),
    b'{"step": 1, "loss": 0.5}\n{"step": 2, "loss": 0.25}\n',
    b'{"id": "20260102-030405-abcdef", "topic": "sentiment", "config": {"topic": "sentiment"}, "status": "stopped"}',
    gzip.compress(b"Ein Satz.\n" * 30), tarred("aclImdb/train/pos/1_9.txt", b"good"),
])  # fmt: skip


def _hurt(data: bytes, at: int, byte: int, how: str) -> bytes:
    """A whole file after an accident."""
    at %= max(1, len(data))
    if how == "cut":
        return data[:at]
    return data[:at] + bytes([byte]) + data[at + (how == "changed") :]


_broken = st.builds(
    _hurt, _whole, st.integers(0, 10_000), st.integers(0, 255), st.sampled_from(["cut", "changed", "more"])
)
_lines = st.lists(st.one_of(st.binary(max_size=40), st.sampled_from(DEEP[-16:]), st.sampled_from(ATTACKS).map(
    lambda text: text.encode("utf-8", "surrogatepass"))), max_size=30).map(b"\n".join)  # fmt: skip

hostile_files = st.one_of(
    st.sampled_from(ODD), st.sampled_from(DEEP), _lying, _tables, _broken, _lines, st.binary(max_size=300)
)
