"""The pages that the door shows: the form for the password, and why nobody can come in yet.

Plain HTML that needs no script and fetches nothing, in the reader's language; the address may ask for the other one.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import parse_qs, urlencode

from core.language import LANGUAGES, say, translator
from core.problems import N_, Problem

DEFAULT = "ko"
FIELD = "password"
_ICON = Path(__file__).resolve().parents[2] / "assets" / "icon.svg"
# What the browser may do with such a page: show it, and send its form back to where it came from.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'none'"

_PAGE = Template("""<!doctype html>
<html lang="$lang"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Glassbox NLP</title><link rel="icon" href="$icon"><style>
:root {--back: #FFFFFF; --text: #1B2430; --line: #8A94A0; --first: #1769AA}
@media (prefers-color-scheme: dark) {:root {--back: #10161D; --text: #E8EDF2; --line: #6B7A89; --first: #2B7FC3}}
body {margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--back); color: var(--text);
  font: 17px/1.6 Pretendard, "Source Sans 3", "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo",
  "Malgun Gothic", sans-serif; word-break: keep-all; overflow-wrap: anywhere}
main {width: min(26rem, 100vw - 3rem)}
h1 {font-size: 1.5rem; margin: .5rem 0}
input, button {font: inherit; box-sizing: border-box; width: 100%; padding: .5rem .75rem; margin-top: .5rem;
  border: 1px solid var(--line); border-radius: .5rem; background: var(--back); color: var(--text)}
button {background: var(--first); border-color: var(--first); color: #FFFFFF; cursor: pointer}
:focus-visible {outline: 3px solid #D97706; outline-offset: 2px}
[role=alert] {border-left: 4px solid #D9541E; padding-left: .75rem}
a {color: inherit}
</style></head><body><main><img src="$icon" alt="" width="40" height="40"><h1>Glassbox NLP</h1>
$body
</main></body></html>
""")
_FORM = Template("""$problem<form method="post"><label>$label
<input type="password" name="$field" autocomplete="current-password" required autofocus maxlength="200"></label>
<button>$go</button></form>
<p><a href="$other_way" lang="$other" hreflang="$other">$other_name</a></p>""")


def language(query: str, accepted: str) -> str:
    """The language for a reader: the address's `lang`, else the first that the browser accepts, else Korean."""
    asked = parse_qs(query, errors="replace").get("lang", [""])[0]
    if asked in LANGUAGES:
        return asked
    wished = (part.split(";")[0].strip()[:2].lower() for part in accepted.split(","))
    return next((code for code in wished if code in LANGUAGES), DEFAULT)


def form(lang: str, query: str, problem: Problem | None = None) -> str:
    """The form; it goes to the very address that was asked for. `problem` is said above it."""
    _ = translator(lang)
    other = next(code for code in LANGUAGES if code != lang)
    asked = {name: values[-1] for name, values in parse_qs(query, errors="replace").items()} | {"lang": other}
    return _page(lang, _FORM.substitute(
        problem=f'<p role="alert">{escape(say(problem, lang))}</p>' if problem else "",
        label=escape(_(N_("Class password"))), go=escape(_(N_("Come in"))), field=FIELD, other=other,
        other_way=escape("?" + urlencode(asked, errors="replace")), other_name=LANGUAGES[other],
    ))  # fmt: skip


def closed(lang: str, problem: Problem) -> str:
    """Why nobody but the teacher can come in, in both languages: the reader may be the one who has to mend it."""
    order = sorted(LANGUAGES, key=lambda code: code != lang)
    return _page(lang, "".join(_said(problem, code) for code in order))


def not_open() -> Problem:
    """What to say while no class password is set."""
    return Problem(
        N_("This dashboard is open to the network, but no class password has been set, so only the computer that it "
           "runs on can use it. Whoever runs it can set one there with: {command}"),
        command="python -m core password",
    )  # fmt: skip


def _said(problem: Problem, lang: str) -> str:
    return f'<p lang="{lang}">{escape(say(problem, lang))}</p>'


def _page(lang: str, body: str) -> str:
    icon = "data:image/svg+xml;base64," + b64encode(_ICON.read_bytes()).decode()
    return _PAGE.substitute(lang=lang, icon=icon, body=body)


def headers(extra: Iterable[tuple[bytes, bytes]] = ()) -> list[tuple[bytes, bytes]]:
    """What goes with every answer of the door: nobody stores it, frames it, or learns from it where one came from."""
    return [
        (b"content-type", b"text/html; charset=utf-8"), (b"cache-control", b"no-store"),
        (b"content-security-policy", POLICY.encode()), (b"referrer-policy", b"same-origin"),
        (b"x-content-type-options", b"nosniff"), *extra,
    ]  # fmt: skip
