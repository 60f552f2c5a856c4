"""The comment on a member of a struct, union or enum stands above it, not behind it."""
import re

import size
import source

# From the keyword to the brace before the members. "struct a b = {" has no members, and
# "struct a *f(void) {" is a function.
OPENING = re.compile(r"\b(?:struct|union|enum|class)\b[^;{}()=]*\{")


def comments_behind(text):
    """The lines of comments that stand behind a member."""
    code = source.code_only(text)
    lines = set()
    for opening in OPENING.finditer(code):
        at = opening.end() - 1
        end = size.closing_brace(code, at)
        for comment in source.TOKEN.finditer(text, at, end):
            if comment["comment"] is None:
                continue
            start = text.rfind("\n", 0, comment.start()) + 1
            if code[start:comment.start()].strip():
                lines.add(source.line_of(text, comment.start()))
    return sorted(lines)


def check(root):
    return [f"{path}:{line}: the comment stands behind a member, not above it"
            for path in source.c_files(root)
            for line in comments_behind(source.read(root, path))]


if __name__ == "__main__":
    source.run(check)
