"""Markup in C is whole where it has to be, so that a text always stands between tags or
in quotes.

The macros of html/html.h take string literals, which the compiler sees to. This
looks inside the literals."""
import re

import source

HOME = "html/"
# Where HTML is written.
FOLDERS = {"html", "letter", "server"}
CALL = re.compile(r"\b(HTML(?:_[A-Z]+)?|URL)\(")
PIECE = re.compile(r'"((?:\\.|[^"\\])*)"')
# Of the names of SVG, which have capitals, only one is needed.
ATTRIBUTE = r'(?:[a-z][a-z-]*|viewBox)(?:="[^"<>]*")?'
WHOLE = re.compile(r"(?:[^<>]|<!DOCTYPE html>|</?[a-z][a-z0-9]*(?: %s)*>)*" % ATTRIBUTE)
TAG = re.compile(r"<[a-z][a-z0-9]*(?: %s)*" % ATTRIBUTE)
ATTRIBUTES = re.compile(r"%s(?: %s)*" % (ATTRIBUTE, ATTRIBUTE))
# Their values are addresses or programs: a text, however it is escaped, must not become
# one.
ADDRESSES = {"href", "src", "action", "formaction"}
NEVER = re.compile(r"on.*|style|srcdoc|srcset")
URL = re.compile(r"(?:struct url\)\s*\{|struct url \w+ = \{)")
OUT = re.compile(r"\bh(?:->|\.)out\b")


def arguments(c, at):
    """The arguments of the call whose parenthesis opens before @at, as they are
    written."""
    found, depth, start = [], 0, at
    while at < len(c):
        if piece := PIECE.match(c, at):
            at = piece.end()
            continue
        if c[at] in "([{":
            depth += 1
        elif c[at] in ")]}":
            depth -= 1
        if depth < 0 or (depth == 0 and c[at] == ","):
            found.append(c[start:at].strip())
            start = at + 1
        if depth < 0:
            break
        at += 1
    return found


def literal(argument):
    """The text of a string literal in one or more pieces; None for anything else."""
    if PIECE.sub("", argument).strip():
        return None
    return "".join(PIECE.findall(argument)).replace('\\"', '"')


def name_fault(macro, name):
    if name is None or not re.fullmatch(r"[a-z][a-z-]*", name):
        return "the attribute's name is no literal of small letters"
    if NEVER.fullmatch(name):
        return f"{name} is not written"
    if macro == "HTML_ATTR" and name in ADDRESSES:
        return f"{name} is an address: HTML_URL()"
    if macro == "HTML_URL" and name not in ADDRESSES:
        return f"{name} is no address: HTML_ATTR()"
    return None


def call_fault(macro, given):
    """What is wrong with one call; None if nothing is."""
    texts = [literal(g) for g in given]
    if macro == "HTML" and not (len(texts) == 2 and texts[1] is not None
                                and WHOLE.fullmatch(texts[1])):
        return "takes whole tags"
    if macro == "HTML_TEXT" and not (len(texts) == 4 and all(
            t is not None and WHOLE.fullmatch(t) for t in (texts[1], texts[3]))):
        return "takes whole tags before and behind the text"
    if macro == "HTML_TAG" and not (len(texts) == 2 and texts[1] is not None
                                    and TAG.fullmatch(texts[1])):
        return 'takes the start of one tag, such as <a class=\\"x\\"'
    if macro == "HTML_ATTRS" and not (len(texts) == 2 and texts[1] is not None
                                      and ATTRIBUTES.fullmatch(texts[1])):
        return "takes whole attributes"
    if macro == "HTML_NUMBERED" and not (len(texts) == 4 and texts[2] is not None
                                         and re.fullmatch(r"#?[a-z-]*", texts[2])):
        return "takes small letters before the number"
    if macro in ("HTML_ATTR", "HTML_URL", "HTML_NUMBERED"):
        return name_fault(macro, texts[1] if len(texts) > 2 else None)
    if macro == "URL" and not (len(texts) == 1 and texts[0] is not None
                               and re.fullmatch(r"(/[^/].*)?/?", texts[0])):
        return "takes an address of this site"
    return None


def faults_of(path, text):
    c = source.without_comments(text)
    c = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: re.sub(r"[^\n]", " ", m[0]), c,
               flags=re.MULTILINE)
    for found in CALL.finditer(c):
        fault = call_fault(found[1], arguments(c, found.end()))
        if fault:
            yield f"{path}:{source.line_of(c, found.start())}: {found[1]}(): {fault}"
    if path.startswith(HOME):
        return
    for found in URL.finditer(c):
        yield f"{path}:{source.line_of(c, found.start())}: only {HOME} makes a struct url"
    for found in OUT.finditer(c):
        yield (f"{path}:{source.line_of(c, found.start())}: "
               f"only {HOME} writes to a page's buffer")


def check(root):
    return [fault for path in source.c_files(root) if path.split("/")[0] in FOLDERS
            for fault in faults_of(path, source.read(root, path))]


if __name__ == "__main__":
    source.run(check)
