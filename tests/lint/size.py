"""Files have at most 400 lines, and the bodies of functions at most 60."""
import re

import source

FILE_LINES = 400
FUNCTION_LINES = 60
# A brace that opens the body of a function: it follows a closing parenthesis and perhaps
# some words of C++, and no keyword comes before.
OPENING = re.compile(
    r"\)\s*(?:const\b|noexcept\b|override\b|final\b|->\s*[\w:<>*& ]+|\s)*\{")
CONTROL = re.compile(r"\b(if|for|while|switch|catch|do|else)\b")
NAME = re.compile(r"([A-Za-z_~]\w*)\s*\(")


def closing_brace(code, at):
    depth = 0
    for offset in range(at, len(code)):
        depth += {"{": 1, "}": -1}.get(code[offset], 0)
        if depth == 0:
            return offset
    return len(code)


def functions(code):
    """The name, the first line and the length of the body of each outermost function
    in @code, which has no comments."""
    after = 0
    for found in OPENING.finditer(code):
        if found.start() < after:
            continue
        begin = max(code.rfind(c, 0, found.start()) for c in ";{}") + 1
        head = code[begin:found.start() + 1]
        name = NAME.search(re.sub(r"^[ \t]*#[^\n]*", "", head, flags=re.MULTILINE))
        if CONTROL.search(head) or not name or "=" in head.split("(")[0]:
            continue
        opening = found.end() - 1
        after = closing_brace(code, opening)
        body = code.count("\n", opening, after) - 1
        yield name[1], source.line_of(code, opening), body


def check(root):
    faults = []
    for path in source.c_files(root):
        text = source.read(root, path)
        lines = text.count("\n")
        if lines > FILE_LINES:
            faults.append(f"{path}: {lines} lines, at most {FILE_LINES}")
        for name, line, body in functions(source.code_only(text)):
            if body > FUNCTION_LINES:
                faults.append(
                    f"{path}:{line}: {name}() has {body} lines, at most {FUNCTION_LINES}")
    return faults


if __name__ == "__main__":
    source.run(check)
