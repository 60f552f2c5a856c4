"""Includes run strictly downward, and each library is included in one folder only."""
import collections
import os
import re

import source

# Each folder, and the folders that it may include beside itself.
LAYERS = {
    "base": set(),
    "xapian-c": {"base"},
    "simdjson-c": {"base"},
    "text": {"base"},
    "html": {"base"},
    "engine": {"text", "xapian-c", "simdjson-c", "base"},
    "indexer": {"engine", "text", "base"},
    "gaps": {"text", "base"},
    "letter": {"engine", "html", "text", "base"},
    "server": {"letter", "engine", "gaps", "html", "text", "base"},
    "cli": {"letter", "engine", "text", "base"},
    "eval": {"engine", "text", "base"},
    "bench": {"server", "letter", "html", "indexer", "engine", "text", "base"},
}

# The folders inside each folder, the lowest first. Each may include itself and those
# before it; "" stands for the files directly in the folder.
STOREYS = {
    "text": ["block", "outline", "word", "inflection", "excerpt", ""],
    "engine": ["file", "json", "written", "config", "vocabulary", "record", "assign",
               "thesaurus", "store", "store/flat", "store/xapian", "words", "figures",
               "index", "request", "plan", "match", "rank", "understood", "explain",
               "card", "answer", "compare", "near", "suggest", "build"],
    "indexer": ["state", "review", "markup", "markdown", "member", "source", "config",
                "fetch", "tabular", "monograph/genre", "monograph/layout", "monograph",
                "web", "pdf", "office", "format", "isolate", ""],
    "bench": ["", "peers/xapian"],
    "server": ["http", "cache", "contract", "site", "xml", "exchange", "follow",
               "figures", "page", "results", "document", "compare", "letter", "about",
               "home", "reference", "feed", "handle", ""],
}

# No folder may have more files, but a log that grows by nature and has an index.
FOLDER_FILES = 40
LOGS = {"docs/decisions"}

# The headers of libraries, and the only folders that may include each.
LIBRARIES = [
    (re.compile(r"xapian(\.h|/.*)"), ["xapian-c"]),
    (re.compile(r"microhttpd\.h"), ["server"]),
    (re.compile(r"simdjson\.h"), ["simdjson-c"]),
    (re.compile(r"csv\.h"), ["engine"]),
    (re.compile(r"sqlite3\.h"), ["gaps", "indexer/state"]),
    (re.compile(r"libxml/.*"), ["indexer"]),
    (re.compile(r"poppler\.h"), ["indexer/pdf"]),
    (re.compile(r"seccomp\.h"), ["indexer/isolate"]),
    (re.compile(r"archive(_entry)?\.h"), ["indexer/office"]),
    (re.compile(r"curl/.*"), ["indexer/fetch"]),
    (re.compile(r"roaring/.*"), ["engine/store", "engine/build"]),
    # Only by tests/unit/cmocka_all.h, which makes sure that skipped tests are named.
    (re.compile(r"cmocka\.h"), ["tests"]),
]

# The names of a library that a header of ours brings along, and the only folders that may
# use them. Elsewhere sets are expressions (engine/store/set.h), which a store evaluates.
NAMES = [
    (re.compile(r"\broaring_\w+"), ["engine/store", "engine/build"]),
]

# Programs of other engines, not linked with ours, which may include any library.
PEERS = "bench/peers/"

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


def is_at_home(path, homes):
    """Whether a file, or what a unit test tests, is in one of the folders."""
    parts = path.split("/")
    if parts[:2] == ["tests", "unit"] and len(parts) > 3:
        path = "/".join(parts[2:])
    return any(path.startswith(home + "/") for home in homes)


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
    if folder != home:
        return None if folder in LAYERS[home] else f'{home}/ may not include "{included}"'
    return fault_of_storey(home, path, included)


def fault_of_storey(home, path, included):
    storeys = STOREYS.get(home, [""])
    within = [os.path.dirname(p)[len(home) + 1:] for p in (path, included)]
    for storey in within:
        if storey not in storeys:
            return (f"{home}/{storey}/ has no place in the list of storeys "
                    "(tests/lint/layers.py)")
    if storeys.index(within[1]) > storeys.index(within[0]):
        return f'{home}/{within[0]} may not include "{included}": it is a storey above'
    return None


def faults_of_fullness(root):
    count = collections.Counter(os.path.dirname(path) for path in source.all_files(root))
    return [f"{folder}/ has {n} files, at most {FOLDER_FILES}"
            for folder, n in sorted(count.items())
            if n > FOLDER_FILES and folder not in LOGS]


def fault_of_library(path, included):
    if path.startswith(PEERS):
        return None
    for header, homes in LIBRARIES:
        if header.fullmatch(included) and not is_at_home(path, homes):
            return f"only {'/ and '.join(homes)}/ may include <{included}>"
    return None


def faults_of_names(path, text):
    return [f"{path}:{source.line_of(text, found.start())}: only "
            f"{'/ and '.join(homes)}/ may use {found.group()}"
            for name, homes in NAMES if not is_at_home(path, homes)
            for found in name.finditer(text)]


def check(root):
    faults = faults_of_fullness(root)
    paths = source.c_files(root)
    known = set(paths)
    for path in paths:
        text = source.without_comments(source.read(root, path))
        for found in INCLUDE.finditer(text):
            ours, library = found.groups()
            fault = (fault_of_ours(path, ours, known) if ours
                     else fault_of_library(path, library))
            if fault:
                line = source.line_of(text, found.start(1 if ours else 2))
                faults.append(f"{path}:{line}: {fault}")
        faults += faults_of_names(path, text)
    return faults


if __name__ == "__main__":
    source.run(check)
