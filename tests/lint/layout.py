"""All C and C++ files are laid out as clang-format 14 does it."""
import subprocess

import source


def check(root, clang_format="clang-format-14"):
    paths = source.c_files(root)
    if not paths:
        return ["no C file was found"]
    done = subprocess.run([clang_format, "--dry-run", "--Werror", "--style=file", *paths],
                          cwd=root, capture_output=True, text=True)
    if done.returncode == 0:
        return []
    return [line for line in done.stderr.splitlines()
            if "error:" in line] or [done.stderr]


if __name__ == "__main__":
    source.run(check)
