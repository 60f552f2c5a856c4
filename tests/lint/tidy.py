"""Run clang-tidy, by the rules of .clang-tidy, on the files that changed or on all.

    tests/lint/tidy.py build/tsan          # the files that changed
    tests/lint/tidy.py build/tsan --all    # all files of the product

Files have changed when they are different from the commit where this branch left
origin/main; on main itself, or without an origin, from the commit 20 before. Those that
are not committed count too. A header is checked with one file that includes it. At most
60 files are checked, those that changed last; the others are named.
"""
import argparse
import concurrent.futures
import json
import os
import re
import subprocess
import sys

import source

FOLDERS = ("base/", "xapian-c/", "simdjson-c/", "text/", "html/", "engine/", "letter/",
           "indexer/", "gaps/", "server/", "cli/", "eval/", "bench/")
COMMITS = 20
FILES_MAX = 60
# What clang-tidy says of each file although nothing is wrong with it.
NOISE = re.compile(r"^\d+ warnings? generated\.$")


def git(root, *arguments):
    """The lines that git prints; none when it fails."""
    done = subprocess.run(["git", "-C", root, *arguments], capture_output=True, text=True,
                          check=False)
    return done.stdout.splitlines() if done.returncode == 0 else []


def base_of(root):
    """The commit that the files are compared with; None when there is no history."""
    head = git(root, "rev-parse", "HEAD")
    left = git(root, "merge-base", "HEAD", "origin/main")
    if left and left != head:
        return left[0]
    commits = git(root, "rev-list", f"--max-count={COMMITS + 1}", "HEAD")
    return commits[-1] if len(commits) > 1 else None


def changed(root, base):
    """The paths that changed since @base, the last ones first."""
    paths = git(root, "diff", "--name-only", "HEAD")
    paths += git(root, "ls-files", "--others", "--exclude-standard")
    paths += git(root, "log", "--format=", "--name-only", f"{base}..HEAD")
    return [path for path in dict.fromkeys(paths)
            if os.path.isfile(os.path.join(root, path))]


def units_of(root, build):
    """The paths of the files that are compiled, without those of tests."""
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        commands = json.load(file)
    paths = {os.path.relpath(command["file"], root) for command in commands}
    return sorted(path for path in paths if path.startswith(FOLDERS))


def units_for(root, paths, units):
    """The units that check @paths: each unit itself, and for a header one that includes
    it, if possible that of the same name."""
    chosen = {}
    texts = {}
    for path in paths:
        if path in units:
            chosen[path] = True
        elif path.endswith((".h", ".hpp")) and path.startswith(FOLDERS):
            texts = texts or {unit: source.read(root, unit) for unit in units}
            own = [os.path.splitext(path)[0] + ending for ending in (".c", ".cpp")]
            users = [unit for unit in own if unit in units]
            users += [unit for unit in units if f'"{path}"' in texts[unit]]
            chosen.update({unit: True for unit in users[:1]})
    return list(chosen)


def tidy(root, build, unit, program="clang-tidy-14"):
    """What clang-tidy finds in @unit; "" when it finds nothing."""
    done = subprocess.run([program, "-quiet", "-p", build, unit], cwd=root, text=True,
                          capture_output=True, check=False)
    if done.returncode == 0:
        return ""
    said = [line for line in done.stderr.splitlines() if not NOISE.match(line)]
    return done.stdout + "\n".join(said)


def check(root, build, units):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda unit: tidy(root, build, unit), units))
    return [text for text in found if text]


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=os.path.abspath, help="a build with clang")
    parser.add_argument("--all", action="store_true", help="check all files")
    wanted = parser.parse_args()
    root = os.path.abspath(os.path.join(os.path.dirname(__file__), "../.."))
    units = units_of(root, wanted.build)
    if not wanted.all:
        base = base_of(root)
        if not base:
            # ./check shows lines with this word, so that nobody takes it for a success.
            print("clang-tidy ***Skipped: no history to compare with")
            return
        units = units_for(root, changed(root, base), units)
        for unit in units[FILES_MAX:]:
            print(f"{unit}: not checked, more than {FILES_MAX} files changed")
        units = units[:FILES_MAX]
    print(f"clang-tidy on {len(units)} files")
    found = check(root, wanted.build, units)
    print("\n".join(found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
