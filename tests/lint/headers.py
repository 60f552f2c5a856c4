"""Each header compiles alone: in C17, a border's also in C++17, and a .hpp in C++17."""
import concurrent.futures
import functools
import os
import subprocess

import source

BORDERS = ("xapian-c/", "simdjson-c/")
# Libraries whose headers are not in the compiler's own folders.
LIBRARIES = ["libxml-2.0"]
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wundef", "-Werror"]
LANGUAGES = {
    "C17": ["gcc", "-x", "c", "-std=c17", "-Wstrict-prototypes"],
    "C++17": ["g++", "-x", "c++", "-std=c++17"],
}


def languages_of(path):
    if path.endswith(".hpp"):
        return ["C++17"]
    return ["C17", "C++17"] if path.startswith(BORDERS) else ["C17"]


@functools.cache
def library_flags():
    done = subprocess.run(["pkg-config", "--cflags", *LIBRARIES], check=True,
                          capture_output=True, text=True)
    return done.stdout.split()


def compile_alone(root, path, language):
    # Without the declaration, a header of macros alone would be an empty translation
    # unit.
    unit = f'#include "{path}"\nextern int lint_unit;\n'
    command = [*LANGUAGES[language], *WARNINGS, "-D_GNU_SOURCE", f"-I{root}",
               *library_flags(), "-fsyntax-only", "-"]
    done = subprocess.run(command, input=unit, capture_output=True, text=True,
                          env={**os.environ, "LC_ALL": "C"})
    if done.returncode == 0:
        return None
    return f"{path}: does not compile alone in {language}:\n{done.stderr.strip()}"


def check(root):
    jobs = [(path, language) for path in source.c_files(root, (".h", ".hpp"))
            for language in languages_of(path)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return [f for f in pool.map(lambda job: compile_alone(root, *job), jobs) if f]


if __name__ == "__main__":
    source.run(check)
