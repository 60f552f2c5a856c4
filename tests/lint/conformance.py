"""Each test that docs/UX-CONFORMANCE.md names is there: `file` › name, the name being a
Python test or the title of a test in the browser."""
import os
import re

import source

PAGE = "docs/UX-CONFORMANCE.md"
NAMED = re.compile(r"`((?:tests|bench)/[\w./]+)`(?: › `([^`]+)`)?")


def check(root):
    if not os.path.isfile(os.path.join(root, PAGE)):
        return [f"{PAGE} is missing"]
    text = source.read(root, PAGE)
    faults = []
    for file, name in NAMED.findall(text):
        if not os.path.isfile(os.path.join(root, file)):
            faults.append(f"{PAGE}: {file} does not exist")
        elif name and name not in source.read(root, file):
            faults.append(f"{PAGE}: {file} has no « {name} »")
    if len(NAMED.findall(text)) < 30:
        faults.append(f"{PAGE}: names fewer than 30 tests")
    return faults


if __name__ == "__main__":
    source.run(check)
