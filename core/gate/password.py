"""The class password: kept as a salted hash, never as itself.

The hash is scrypt (Percival 2009, *Stronger key derivation via sequential memory-hard functions*): each guess costs
32 MB and about a tenth of a second, so that a stolen hash is of little use. It is kept in the file `class-password` of
`GLASSBOX_HOME`, or given in the environment variable `GLASSBOX_PASSWORD_HASH`, which counts more.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import tempfile
import unicodedata
from pathlib import Path

from core.home import home
from core.problems import N_, Problem

VARIABLE = "GLASSBOX_PASSWORD_HASH"
SHORTEST, LONGEST = 8, 200  # characters
N, R, P, BYTES = 2**15, 8, 1, 32
MEMORY = 256 * N * R  # bytes; twice what is needed, because OpenSSL counts a little more than 128·N·R

_HASH = re.compile(rf"scrypt:{N}:{R}:{P}:([0-9a-f]{{32}}):([0-9a-f]{{{2 * BYTES}}})")


def file() -> Path:
    """Where `keep` puts the hash."""
    return home() / "class-password"


def hashed(password: str) -> str:
    """The salted hash of a password, as text; raises `Problem` where the password is too short or far too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise Problem(
            N_("The class password needs {least} to {most} characters."), least=SHORTEST, most=LONGEST
        )  # fmt: skip
    salt = secrets.token_bytes(16)
    return f"scrypt:{N}:{R}:{P}:{salt.hex()}:{_scrypt(password, salt).hex()}"


def matches(password: str, kept_hash: str) -> bool:
    """Whether this is the password of that hash; the comparison takes as long for every wrong one."""
    found = _HASH.fullmatch(kept_hash)
    if found is None or len(password) > LONGEST:
        return False
    return hmac.compare_digest(_scrypt(password, bytes.fromhex(found[1])), bytes.fromhex(found[2]))


def kept() -> str | None:
    """The hash of the class password; None where none is set. Raises `Problem` for one that cannot be read."""
    where = VARIABLE
    text = os.environ.get(VARIABLE, "").strip()
    if not text:
        where = str(file())
        try:
            text = file().read_text(encoding="ascii", errors="replace").strip()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _unreadable(where) from error
    if not _HASH.fullmatch(text):
        raise _unreadable(where)
    return text


def keep(password: str) -> Path:
    """Store the hash of `password` in a file that only this user may read, and return its place."""
    text, place = hashed(password), file()
    part = None
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=place.parent, suffix=".part", delete=False) as written:  # mode 0600
            part = Path(written.name)
            written.write(text + "\n")
        part.replace(place)
    except OSError as error:
        if part is not None:
            part.unlink(missing_ok=True)
        raise Problem(
            N_("The file {file} cannot be written to {folder}: {reason}."),
            file=place.name, folder=str(place.parent), reason=error.strerror or str(error),
        ) from error  # fmt: skip
    return place


def _scrypt(password: str, salt: bytes) -> bytes:
    # One form for all keyboards: a Mac writes a Hangul syllable in parts, Windows as a whole.
    typed = unicodedata.normalize("NFKC", password).encode("utf-8", "replace")
    return hashlib.scrypt(typed, salt=salt, n=N, r=R, p=P, maxmem=MEMORY, dklen=BYTES)


def _unreadable(where: str) -> Problem:
    return Problem(
        N_("The class password in {where} cannot be read. Set it again: {command}"),
        where=where, command="python -m core password",
    )  # fmt: skip
