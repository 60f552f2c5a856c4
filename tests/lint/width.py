"""No line of code has more than 90 columns.

Data and Markdown may have wider lines.
"""
import os

import source

COLUMNS = 90
ENDINGS = source.C_ENDINGS + (".py", ".sh", ".cmake", ".css", ".java", "CMakeLists.txt")


def is_code(root, path):
    """Whether the file at @path is code, by its ending or by its "#!"."""
    if path.endswith(ENDINGS):
        return True
    if "." in os.path.basename(path):
        return False
    with open(os.path.join(root, path), "rb") as file:
        return file.read(2) == b"#!"


def check(root):
    faults = []
    for path in source.all_files(root):
        if not is_code(root, path):
            continue
        for number, line in enumerate(source.read(root, path).split("\n"), 1):
            if len(line) > COLUMNS:
                faults.append(f"{path}:{number}: {len(line)} columns, at most {COLUMNS}")
    return faults


if __name__ == "__main__":
    source.run(check)
