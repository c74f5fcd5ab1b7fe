"""
Our own tree of a page: WHATWG tree construction in what matters to the text of a report.

The insertion modes of tables, implied and stray end tags and foster parenting follow the standard.
Formatting elements (`b`, `font`) carry nothing for us, so they are never cloned: an end tag that crosses
blocks closes the element and leaves the blocks where they are.
"""

from __future__ import annotations

from functools import partial

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.limits import Limits
from gov_disclosure.reading.html.foreign import Skipped
from gov_disclosure.reading.html.names import VOID
from gov_disclosure.reading.html.nodes import Element, Text, Tree, locate, make_element, new_tuple, plain_texts, text_place
from gov_disclosure.reading.html.quirks import is_quirky
from gov_disclosure.reading.html.refs import decode_text
from gov_disclosure.reading.html.stack import (
    BODY,
    BUTTON_SCOPE,
    CELL,
    LIST_SCOPE,
    SCOPE,
    TABLE,
    Stack,
)
from gov_disclosure.reading.html.tables import TABLE_STARTS, close_part, open_part
from gov_disclosure.reading.html.tokens import RAW, scan

__all__ = ["build_tree"]

_P_CLOSERS = frozenset(
    """address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header
    hgroup listing main menu nav ol p pre search section summary ul""".split()
)
_CLOSED_IN_SCOPE = _P_CLOSERS - {"p"} | {"applet", "button", "marquee", "object", "select"}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_IMPLIED = frozenset(("dd", "dt", "li", "optgroup", "option", "p", "rb", "rp", "rt", "rtc"))
_IGNORED_STARTS = frozenset(("body", "frame", "frameset", "head", "html"))
_CELLS = frozenset(("td", "th"))
_HEAD = frozenset("base basefont bgsound link meta noframes noscript script style template title".split())
_OTHER_STARTS = _HEADINGS | frozenset(
    "a button dd dt form hr image input li nobr optgroup option rb rp rt rtc select table xmp plaintext".split()
)
"""Start tags with a rule of their own in the body; all others are simply opened."""
_LARGE = 256 * 1024
_SHORT, _MANY = 12, 4_096
_SPECIFIC = _P_CLOSERS | _OTHER_STARTS | _IGNORED_STARTS | TABLE_STARTS | RAW | VOID | {"math", "svg", "template"}


def build_tree(markup: str, *, limits: Limits, sink: Diagnostics) -> Tree:
    """Return the tree of a page; never raises, whatever the markup is."""
    builder = _Builder(markup, limits, sink)
    builder.run()
    stack = builder.stack
    return Tree(
        root=stack.nodes[0],
        element=Element,
        text=Text,
        tables=stack.tables,
        cells=lambda: stack.cells,
        spanned=stack.spanned,
        hidden=stack.hidden,
        veiled=stack.veiled,
        apart=stack.apart,
        texts=partial(plain_texts, stack.hidden),
        titles=stack.titles,
        metas=stack.metas,
        locate=partial(locate, markup),
        is_cut=stack.is_full,
        release=stack.cells.clear if builder.is_large else None,
    )


class _Builder:
    def __init__(self, markup: str, limits: Limits, sink: Diagnostics) -> None:
        self.markup = markup
        self.stack = Stack(limits, sink)
        self.stack.push("body")
        self.quirks = is_quirky(markup)
        self.in_head = True
        self.form: Element | None = None
        self.skipped: Skipped | None = None
        self.skip_newline = False
        self.is_large = len(markup) >= _LARGE

    def run(self) -> None:
        stack = self.stack
        nodes, modes, most = stack.nodes, stack.modes, stack.most
        # The short texts of a large page are kept once.
        known: dict[str, str] | None = {} if self.is_large else None
        for name, closing, source, text, end in scan(self.markup):
            if self.skipped is not None:
                if self.skipped.holds(name, closing, source, stack.find(name) > 1):
                    continue
                self.skipped = None
            if closing:
                if nodes[-1].tag != name or not stack.close_last(name):
                    self.close(name)
            elif name:
                if name in _SPECIFIC or modes[-1] >= TABLE or self.in_head or len(nodes) >= most:
                    self.open(name, source, text, end)
                    if name in RAW or self.skipped is not None:
                        continue
                else:
                    stack.push(name, source, end)
            if not text:
                continue
            if self.skip_newline:
                self.skip_newline = False
                size = 2 if text.startswith("\r\n") else text[0] in "\r\n"
                text, end = text[size:], end + size
            data = decode_text(text) if "&" in text or "\r" in text or "\0" in text else text
            if known is not None and len(data) < _SHORT and len(known) < _MANY:
                data = known.setdefault(data, data)
            node = new_tuple(Text, (data, end if data is text else text_place(end, len(text) - len(data))))
            if modes[-1] >= TABLE:
                stack.append_text(node)
            elif len(current := nodes[-1]):
                current.append(node)
            elif current.tag not in _CELLS or not data.isspace():
                # Most hold nothing else: a list makes room for four where one is appended.
                current.extend((node,))
            if self.in_head and not text.isspace():
                self.in_head = False
            if stack.is_full:
                break

    def open(self, name: str, source: str, text: str, end: int) -> None:
        """Take a start tag."""
        stack = self.stack
        mode = stack.modes[-1]
        if self.in_head and name not in _HEAD and name not in ("head", "html"):
            self.in_head = False
        if mode >= TABLE:
            if self.open_in_table(name, source, end):
                return
        elif mode and name in TABLE_STARTS:
            stack.cut(max(stack.find("td"), stack.find("th")) if mode == CELL else stack.find("caption"))
            self.open(name, source, text, end)
            return
        if name not in _SPECIFIC:
            if name == "noscript" and self.in_head:
                # Its content would leave the head at once, and what may stay there is not shown.
                return
            stack.push(name, source, end)
        elif name in _P_CLOSERS:
            if stack.find("p") >= 0:
                self.close_paragraph()
            stack.push(name, source, end)
            if name in ("listing", "pre"):
                self.skip_newline = True
        elif name in VOID and name not in ("col", "frame"):
            self.open_void(name, source, end)
        elif name in RAW:
            self.open_raw(name, source, text, end)
        elif name in ("math", "svg", "template"):
            if name == "template" or not source.endswith("/"):
                self.skipped = Skipped(name)
        elif name not in _IGNORED_STARTS and name not in TABLE_STARTS:
            self.open_other(name, source, end)

    def open_void(self, name: str, source: str, end: int) -> None:
        if name == "hr":
            self.close_paragraph()
        elif name == "input" and (index := self.stack.find_in_scope("select")) >= 0:
            self.stack.cut(index)
        node = self.stack.add(name, source, end)
        if name == "meta":
            self.stack.metas.append(node)

    def open_raw(self, name: str, source: str, text: str, end: int) -> None:
        if name in ("xmp", "plaintext"):
            self.close_paragraph()
            node = self.stack.add(name, source, end)
            data = text.replace("\r\n", "\n").replace("\r", "\n")
            node.append(Text(data, text_place(end, len(text) - len(data))))
        elif name in ("textarea", "title"):
            node = self.stack.add(name, source, end) if name == "textarea" else make_element(name, None, source, end)
            data = decode_text(text)
            node.append(Text(data, text_place(end, len(text) - len(data))))
            if name == "title":
                self.stack.titles.append(node)

    def open_other(self, name: str, source: str, end: int) -> None:
        stack = self.stack
        top = stack.nodes[-1].tag
        if name in ("a", "nobr"):
            self.close_formatting(name)
        elif name in _HEADINGS:
            self.close_paragraph()
            if stack.nodes[-1].tag in _HEADINGS:
                stack.cut(len(stack.nodes) - 1)
        elif name == "li":
            self.close_item(("li",))
            self.close_paragraph()
        elif name in ("dd", "dt"):
            self.close_item(("dd", "dt"))
            self.close_paragraph()
        elif name == "table":
            if not self.quirks:
                self.close_paragraph()
        elif name == "form":
            if self.form is not None:
                return
            self.close_paragraph()
            stack.push(name, source, end)
            self.form = stack.nodes[-1]
            return
        elif name in ("button", "select"):
            if (index := stack.find_in_scope(name)) >= 0:
                stack.cut(index)
                if name == "select":
                    return
        elif name in ("optgroup", "option"):
            if top == "option":
                stack.cut(len(stack.nodes) - 1)
        elif name in ("rb", "rp", "rt", "rtc"):
            if stack.find_in_scope("ruby") >= 0:
                self.close_implied("rtc" if name in ("rp", "rt") else "")
        elif name == "image":
            stack.add("img", source, end)
            return
        stack.push(name, source, end)

    def open_in_table(self, name: str, source: str, end: int) -> bool:
        """Take a start tag between the parts of a table; whether that is all there is to do."""
        if name in TABLE_STARTS:
            open_part(self.stack, name, source, end)
            return True
        if name == "table":
            self.stack.cut(self.stack.find("table"))
            self.open(name, source, "", end)
            return True
        if name == "form":
            if self.form is None:
                if self.stack.nodes[-1].tag not in TABLE_STARTS and self.stack.nodes[-1].tag != "table":
                    # Empty, and closed at once; but it stands there, and ends a line.
                    self.stack.add("form", source, end)
                self.form = make_element("form", None, source, end)
            return True
        return False

    def close(self, name: str) -> None:
        """Take an end tag."""
        stack = self.stack
        if stack.close_flat(name):
            return
        mode = stack.modes[-1]
        if mode != BODY and (name in TABLE_STARTS or name == "table"):
            close_part(stack, name)
        elif name in _CLOSED_IN_SCOPE:
            if (index := stack.find_in_scope(name)) >= 0:
                stack.cut(index)
        elif name == "p":
            if stack.find_in_scope("p", BUTTON_SCOPE) < 0:
                stack.add("p")
            else:
                self.close_paragraph()
        elif name == "br":
            self.in_head = False
            stack.add("br")
        elif name in _FORMATTING:
            self.close_formatting(name)
        elif name in ("li", "dd", "dt"):
            if (index := stack.find_in_scope(name, LIST_SCOPE if name == "li" else SCOPE)) >= 0:
                stack.cut(index)
        elif name in _HEADINGS:
            if (index := max(stack.find_in_scope(heading) for heading in _HEADINGS)) >= 0:
                stack.cut(index)
        elif name == "form":
            self.close_form()
        elif name in ("body", "head", "html"):
            # Their elements are never closed: what follows still belongs to the page.
            self.in_head = False
        elif (index := stack.find_past_inline(name)) >= 0:
            stack.cut(index)

    def close_form(self) -> None:
        node, self.form = self.form, None
        index = self.stack.find_in_scope("form")
        if node is not None and index >= 0 and self.stack.nodes[index] is node:
            self.close_implied("")
            self.stack.forget(index)

    def close_formatting(self, name: str) -> None:
        stack = self.stack
        index = stack.find_in_scope(name)
        if index < 0:
            return
        if stack.find_past_inline(name) >= 0:
            stack.cut(index)
        else:
            stack.forget(index)

    def close_paragraph(self) -> None:
        """Close the open paragraph, if one is in button scope."""
        index = self.stack.find("p")
        if index >= 0 and self.stack.find_in_scope("p", BUTTON_SCOPE) >= 0:
            self.stack.cut(index)

    def close_item(self, names: tuple[str, ...]) -> None:
        """Close the open list item, unless another block but `address`, `div` or `p` lies above it."""
        stack = self.stack
        index = max(stack.find(name) for name in names)
        if index >= 0 and stack.only_passable_above(index):
            stack.cut(index)

    def close_implied(self, but: str) -> None:
        nodes = self.stack.nodes
        while nodes[-1].tag in _IMPLIED and nodes[-1].tag != but:
            self.stack.cut(len(nodes) - 1)
