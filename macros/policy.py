"""What a browser may do with a page: the second wall, should a text ever become markup. The policy stands here only."""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping

Rules = Mapping[str, str]

NOTHING = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
SITE = {
    **NOTHING,
    "script-src": "'self'",
    "style-src": "'self'",
    # The theme's style sheets hold their icons as `data:`.
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
}
# What counts only when a server says it.
SERVED = {**SITE, "frame-ancestors": "'none'"}
OTHERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
CODE = re.compile(r'<script(?! type="application/json")[^>]*>(.*?)</script>', re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def meta(rules: Rules) -> str:
    """The policy as an element. It holds for what stands after it."""
    return f'<meta http-equiv="Content-Security-Policy" content="{written(rules)}">'


def headers() -> str:
    """The file `_headers` that several hosts read (Netlify, Cloudflare Pages): what they say with every page.

    The form as one file has a policy of its own and would not run under this one: a browser saves it instead of opening
    it.
    """
    rows = {"Content-Security-Policy": written(SERVED), **OTHERS}
    every = "".join(f"  {name}: {value}\n" for name, value in rows.items())
    return f"/*\n{every}\n/contribute/form-offline.html\n  Content-Disposition: attachment\n"


def alone(document: str) -> Rules:
    """The policy of a page that carries its own code: exactly this code, what it loads itself, and no connection."""
    code, styles = CODE.findall(document), STYLE.findall(document)
    return {
        **NOTHING, "script-src": f"'strict-dynamic' {hashes(code)}", "style-src": hashes(styles), "img-src": "data:",
        "connect-src": "'none'",
    }


def written(rules: Rules) -> str:
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def hashes(texts: Iterable[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)
