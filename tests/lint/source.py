"""What the lints share: the list of files, C without its comments, the command line."""
import argparse
import os
import re
import subprocess
import sys

C_ENDINGS = (".c", ".h", ".cpp", ".hpp", ".cc", ".hh")
NOT_OURS = {".git", "build", "node_modules", "__pycache__"}


def all_files(root):
    """The paths below @root, relative and sorted: those that git knows or would add,
    or all of them where there is no git."""
    try:
        listed = subprocess.run(
            ["git", "-C", root, "ls-files", "-z", "--cached", "--others",
             "--exclude-standard"],
            check=True, capture_output=True, text=True).stdout.split("\0")
        top = subprocess.run(["git", "-C", root, "rev-parse", "--show-toplevel"],
                             check=True, capture_output=True, text=True).stdout.strip()
        if os.path.realpath(top) == os.path.realpath(root):
            return sorted(p for p in set(listed)
                          if p and os.path.isfile(os.path.join(root, p)))
    except (OSError, subprocess.CalledProcessError):
        pass
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [f for f in folders if f not in NOT_OURS]
        found += [os.path.relpath(os.path.join(folder, n), root) for n in names]
    return sorted(found)


def c_files(root, endings=C_ENDINGS):
    return [p for p in all_files(root) if p.endswith(endings)]


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
        return file.read()


TOKEN = re.compile(
    r"(?P<comment>/\*.*?(?:\*/|\Z)|//[^\n]*)"
    r"|(?P<text>\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*')", re.DOTALL)


def _blank(piece):
    return re.sub(r"[^\n]", " ", piece)


def without_comments(c):
    """The C text with its comments replaced by spaces, so that each line keeps its
    number."""
    return TOKEN.sub(lambda m: _blank(m[0]) if m["comment"] is not None else m[0], c)


def code_only(c):
    """The C text with its comments and the insides of its literals replaced by spaces."""
    return TOKEN.sub(lambda m: _blank(m[0]) if m["comment"] is not None
                     else m[0][0] + _blank(m[0][1:-1]) + m[0][-1], c)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def run(check, *more):
    """The command line of a lint: print the faults that check(root, ...) returns, and
    exit with 1 when there is one."""
    parser = argparse.ArgumentParser()
    parser.add_argument("root", help="the project's folder")
    for name in more:
        parser.add_argument(name)
    wanted = parser.parse_args()
    faults = check(wanted.root, *(getattr(wanted, name) for name in more))
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)
