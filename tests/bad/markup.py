"""Web pages and Markdown: scripts, depth, marks without end."""

from functools import partial

from tests.bad.archives import LAUGHS, SECRET
from tests.bad.bad_input import BadInput, holding

READ, REFUSED = "added|skipped: .+", "skipped: .+"
BODY = "<p>Good words of an article about clusters, and more of them, in a paragraph of its own.</p>" * 9
HOSTILE = """<script>alert(1)</script><base href="//x"><meta http-equiv=refresh content="0;url=//x"><svg onload=alert(1)>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">
<a href="javascript:alert(1)">a</a><iframe srcdoc="<script>1</script>"></iframe><form action="//x"><input></form>
<div style="position:fixed;inset:0;background:url(//x)">over</div><object data="data:text/html,x"></object>"""
FRONT = "---\n{}\n---\n\nGood words of an article.\n"
ALIASES = "a: &a [x,x]\n" + "".join(
    f"{one}: &{one} [{','.join([f'*{other}'] * 9)}]\n" for one, other in zip("bcdefghi", "abcdefgh", strict=True)
)


def html(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}<title>T</title></head><body>{body}</body></html>".encode()


def deep(name: str, depth: int = 100_000) -> bytes:
    return html(f"<{name}>" * depth + "deep words" + BODY)


MARKUP: list[BadInput] = [
    holding("an empty page", "empty.html", b"", REFUSED),
    holding("a page without text", "bare.html", html(""), REFUSED),
    holding("a picture named .html", "picture.html", b"\x89PNG\r\n\x1a\n" + bytes(99), REFUSED),
    holding("a good page", "good.html", html(f"<article><h1>T</h1>{BODY}</article>"), "added"),
    holding("a hostile page", "hostile.html", html(HOSTILE + BODY), READ),
    *(holding(f"<{name}> 100,000 deep", f"{name}.html", partial(deep, name), READ) for name in ("div", "b", "blockquote", "ul><li", "table><tr><td", "font")),
    holding("100,000 paragraphs", "paragraphs.html", html("<p>x" * 100_000), READ),
    holding("an attribute of 10 MB", "attribute.html", lambda: html(f'<p title="{"x" * 10_000_000}">{BODY}'), READ),
    holding("100,000 attributes", "attributes.html", html(f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>{BODY}"), READ),
    holding("a comment without end", "comment.html", html(BODY + "<!--" + "-" * 1_000_000), READ),
    holding("a script without end", "script.html", html("<script>" + "x" * 1_000_000), REFUSED),
    holding("a million open brackets", "open.html", html("<" * 1_000_000 + BODY), READ),
    holding("a million entities", "entities.html", html("&amp" * 1_000_000), READ),
    holding("a false charset", "charset.html", html(BODY).replace(b"utf-8", b"utf-7"), READ),
    holding("a charset that is none", "none.html", html(BODY).replace(b"utf-8", b"x-none"), READ),
    holding("a title that is markup", "title.htm", html(BODY, "<title>&lt;img src=x onerror=alert(1)&gt;</title>"), READ),
    holding("JSON-LD too deep", "deep.htm", html(BODY, f"<script type=application/ld+json>{'[' * 100_000}</script>"), READ),
    holding("a billion laughs", "laughs.xhtml", f"<?xml version='1.0'?>{LAUGHS}<html><body><p>&a9;</p>{BODY}</body></html>".encode(), READ),
    holding("an entity of a file", "secret.xhtml", f"<?xml version='1.0'?>{SECRET}<html><body><p>&secret;</p>{BODY}</body></html>".encode(), READ),
    holding("an empty note", "empty.md", b"", REFUSED),
    holding("a good note", "good.md", b"# T\n\nGood words of an article.\n", "added"),
    *(holding(f"50,000 {mark!r}", f"marks{number}.md", (mark * 50_000 + "\nwords").encode(), READ) for number, mark in enumerate(("[", "*", "> ", "`", "![", "[](", "_a ", "- ", "<a ", "&", "~~", "#", "\\", "\n>", "* *", "[a](<", "1. ", "\t"))),
    holding("a table of 5,000 columns", "table.md", (("|a" * 5000 + "|\n") + ("|-" * 5000 + "|\n") + ("|b" * 5000 + "|\n") * 50).encode(), READ),
    holding("links and blocks", "links.md", b"![](https://x/?q=) [a][1] <https://x> $$\\href{javascript:}$$\n```mermaid\nx\n```\n<div onclick=x>\n\n[1]: //x", READ),
    holding("50,000 references", "references.md", "".join(f"[{n}]: x\n" for n in range(50_000)).encode() + b"[a]" * 50_000, READ),
    holding("a Python object", "object.md", FRONT.format("title: !!python/object/apply:os.system ['true']").encode(), READ),
    holding("an alias bomb", "aliases.md", FRONT.format(ALIASES).encode(), READ),
    holding("front matter too deep", "deep.md", FRONT.format("a: " + "[" * 50_000).encode(), READ),
    holding("front matter without end", "endless.md", b"---\ntitle: T\n" + b"a: b\n" * 20_000, READ),
]  # fmt: skip
