"""Includes run strictly downward, and a library's header is included where it belongs."""
import re

import source

# Each folder and what of ours it may include beside itself.
LAYERS = {
    "base": set(),
    "xapian-c": {"base"},
    "template-c": {"base"},
    "simdjson-c": {"base"},
    "text": {"base"},
    "engine": {"text", "simdjson-c", "base"},
    "indexer": {"engine", "text", "base"},
    "server": {"engine", "template-c", "text", "base"},
    "cli": {"engine", "template-c", "text", "base"},
    "eval": {"engine", "text", "base"},
    "bench": {"server", "engine", "template-c", "text", "base"},
}

# Each library's header and the only folder that may include it.
LIBRARIES = [
    (re.compile(r"xapian(\.h|/.*)"), "xapian-c"),
    (re.compile(r"microhttpd\.h"), "server"),
    (re.compile(r"ctemplate/.*"), "template-c"),
    (re.compile(r"simdjson\.h"), "simdjson-c"),
    (re.compile(r"csv\.h"), "engine"),
]

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


def home_of(path):
    """The layer that a file belongs to; a test belongs to the folder that it mirrors."""
    parts = path.split("/")
    if parts[:2] == ["tests", "unit"] and len(parts) > 3:
        return parts[2]
    return parts[0]


def fault_of_ours(path, included, known):
    folder = included.split("/")[0]
    if "/" not in included or (folder not in LAYERS and folder != "tests"):
        return f'"{included}" does not begin with one of our folders'
    if included not in known:
        return f'"{included}" does not exist'
    if path.startswith("tests/"):
        return None
    home = path.split("/")[0]
    if home not in LAYERS:
        return f"{home}/ has no row in the table of layers (tests/lint/layers.py)"
    if folder != home and folder not in LAYERS[home]:
        return f'{home}/ may not include "{included}"'
    return None


def fault_of_library(path, included):
    for header, home in LIBRARIES:
        if header.fullmatch(included) and home_of(path) != home:
            return f"only {home}/ may include <{included}>"
    return None


def check(root):
    faults = []
    paths = source.c_files(root)
    known = set(paths)
    for path in paths:
        text = source.without_comments(source.read(root, path))
        for found in INCLUDE.finditer(text):
            ours, library = found.groups()
            fault = fault_of_ours(path, ours, known) if ours else fault_of_library(path, library)
            if fault:
                faults.append(f"{path}:{source.line_of(text, found.start(1 if ours else 2))}: {fault}")
    return faults


if __name__ == "__main__":
    source.run(check)
