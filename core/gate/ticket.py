"""A ticket for whoever knew the password: the moment at which it ends, signed, kept by the browser as a cookie.

The key of the signature is made from the stored hash. So nothing else need be kept secret, a new password ends all
tickets, and several servers with one hash know each other's tickets. It also means that whoever can read the hash can
write tickets: guard it like the password.
"""

from __future__ import annotations

import hashlib
import hmac
import re

COOKIE = "glassbox_class"
LASTS = 12 * 3600  # seconds: a school day

_TICKET = re.compile(r"(\d{1,12})\.([0-9a-f]{64})")


def issue(kept_hash: str, now: float) -> str:
    """A ticket that holds from `now` (seconds since 1970) for `LASTS`."""
    end = str(int(now) + LASTS)
    return f"{end}.{_sign(end, kept_hash)}"


def holds(ticket: str, kept_hash: str, now: float) -> bool:
    """Whether this ticket was issued under that hash and has not ended, nor was issued in the future."""
    found = _TICKET.fullmatch(ticket)
    if found is None or not hmac.compare_digest(_sign(found[1], kept_hash), found[2]):
        return False
    return 0 < int(found[1]) - now <= LASTS + 60


def _sign(end: str, kept_hash: str) -> str:
    return hmac.new(f"glassbox ticket {kept_hash}".encode(), end.encode(), hashlib.sha256).hexdigest()
