"""Texts that nobody should type, link to or put into a table: known attacks, their mixtures, and plain noise."""

from __future__ import annotations

from hypothesis import strategies as st

ATTACKS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "<svg/onload=alert(3)>", "</style></script><b>",
    "javascript:alert(4)", "[a](javascript:alert(5))", "![x](http://evil.example/x.png)", "**x** _y_ ~~z~~ `code`",
    "$\\href{javascript:alert(6)}{x}$", "$$\\frac{1}{$$", ":material/home: :red[x] :smile:", "&lt;b&gt; &#x41;",
    "{0.__class__.__mro__}", "{text.__init__.__globals__}", "{count:>999999999}", "{", "}", "{}", "%s%n%x", "${7*7}",
    "{{7*7}}", "#{7*7}", "`id`", "$(id)", "; rm -rf / #", "| cat /etc/passwd", "&& true", "' OR 1=1 --",
    '"; DROP TABLE x', "__import__('os').system('true')", "().__class__.__bases__[0].__subclasses__()", "lambda: 0",
    "exec('1')", "import os", "%%bash\ntrue", "!true", "%run x.py", "%%writefile x\nx", "'''\nimport os\n'''",
    '"""\nimport os', "\\", "\\'", '\\"', "'", '"', "\\N{BULLET}", "\\x00", "\\u0000", "../../etc/passwd",
    "..\\..\\windows\\system32", "/etc/passwd", "C:\\x", "file:///etc/passwd", "//evil.example/x", "....//....//x",
    "%2e%2e%2f", "~/.ssh/id_rsa", "CON", "aux.txt", ".", "..", "a/b", "~", "*", "?", "[a-z]", "**/*", "=1+1",
    "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "=HYPERLINK(\"http://evil.example\")", "\0",
    "a\0b", "\x1b[31mred", "\b\b\b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff", "\u200b",
    "\u202e\u0000gnp.exe", "\u2066x\u2069", "\ud800", "\udcff", "\ud83d", "\U0010ffff", "\U000e0041", "👩‍👩‍👧‍👦",
    "🏳️‍🌈", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!", "ﷺ", "ᄀ" * 30, "가\u11a8\u11a8", "ㅋㅋㅋㅠㅠ",
    "꿿뗋", "שלום", "مرحبا", "٣", "²", "½", "Ⅷ", "一二三", "nan", "inf", "-inf", "1e999", "-1e999", "1e-999", "0x10",
    "1_000", "١٢٣", "9" * 400, "9" * 5000, "-0", "1/0", "0**-1", "0/0", "x**x**x", "9**9**9**9", "(" * 200, ")" * 200,
    "[" * 200, "]" * 200, "[[1],[2,3]]", "[1,[2]]", "-" * 200, "+", "x" * 3000, "a " * 2000, "가" * 3000,
    "\u0301" * 3000, " " * 3000, "\n" * 500, ",", ";", ":", "::", "...", "…", "None", "True", "False", "null",
    "undefined", "0", "-1", "1e3", "1.5.2", ".", "log(0)", "sqrt(-1)", "x=y", "x=1; x=2; y=3", "x.requires_grad=False",
    "forward", "self", "class", "_x", "__init__", "state_dict", "T_destination", "",
)  # fmt: skip

_noise = st.text(st.characters(exclude_categories=()), max_size=60)
_signs = st.text("()[]{}<>+-*/=,.;:!?#$%&@^|~`'\"\\ \t\n0123456789xyeE_", max_size=60)
_attack = st.sampled_from(ATTACKS)
_mixture = st.lists(st.one_of(_attack, _noise, _signs), min_size=2, max_size=5).flatmap(
    lambda parts: st.sampled_from(["", " ", "\n", "\t", ",", ";", "=", "."]).map(lambda between: between.join(parts))
)

hostile_texts = st.one_of(_attack, _mixture, _noise, _signs)
