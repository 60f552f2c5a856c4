"""Each page of docs/decisions has one row with its status in README.md there."""
import collections
import os
import re

import source

FOLDER = "docs/decisions/"
ROW = re.compile(r"^\| \[\d{4}\]\(([^)]+)\) \| [^|]+ \| (.+) \|$", re.MULTILINE)
# "valid", or superseded by a page that the row links to.
STATUS = re.compile(r"(valid|(partly )?superseded\b.*\]\(\d{4}-[^)]+\.md\))")


def check(root):
    pages = {os.path.basename(p) for p in source.all_files(root)
             if re.fullmatch(re.escape(FOLDER) + r"\d{4}-[^/]+\.md", p)}
    readme = FOLDER + "README.md"
    if not pages:
        return [f"{FOLDER}: no decision was found"]
    if not os.path.isfile(os.path.join(root, readme)):
        return [f"{readme} is missing"]
    rows = ROW.findall(source.read(root, readme))
    count = collections.Counter(page for page, _ in rows)
    faults = [f"{readme}: {count[page]} rows for {page}, not one"
              for page in sorted(pages) if count[page] != 1]
    faults += [f"{readme}: {page} does not exist" for page in sorted(set(count) - pages)]
    faults += [f"{readme}: the status of {page} is neither valid nor superseded by a page"
               for page, status in rows if not STATUS.match(status)]
    return faults


if __name__ == "__main__":
    source.run(check)
