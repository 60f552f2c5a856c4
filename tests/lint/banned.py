"""Some functions may not be called, and only base/memory.c may ask for memory.

A line that frees, resizes or copies what a library allocated must say so: /* library
memory */.
"""
import re

import source

UNSAFE = {
    "strcpy": "copy with lengths: buf_put(), memcpy()",
    "strcat": "append to a struct buf",
    "sprintf": "snprintf(), buf_printf()",
    "vsprintf": "vsnprintf()",
    "strtok": "str_cut()",
    "gets": "file_read()",
    "atoi": "strtol() and its end pointer",
    "atol": "strtol() and its end pointer",
    "gmtime": "gmtime_r(), base/date.h",
    "localtime": "localtime_r(), base/date.h",
}
MEMORY = ["malloc", "calloc", "realloc", "free", "reallocarray", "aligned_alloc",
          "posix_memalign", "strdup", "strndup", "asprintf", "vasprintf"]
MEMORY_HOME = "base/memory.c"
EXCUSE = re.compile(r"/\*[^*]*\blibrary memory\b[^*]*\*/")
# Neither a member of that name (list->free) nor part of a longer name (gmtime_r).
NAME = re.compile(r"(?<![\w.>])(" + "|".join([*UNSAFE, *MEMORY]) + r")\b")


def faults_of(path, text):
    lines = text.split("\n")
    code = re.sub(r"^[ \t]*#[ \t]*include[^\n]*", "", source.code_only(text),
                  flags=re.MULTILINE)
    for number, line in enumerate(code.split("\n"), 1):
        for found in NAME.finditer(line):
            name = found[1]
            if name in UNSAFE:
                yield f"{path}:{number}: {name} is banned: {UNSAFE[name]}"
            elif path != MEMORY_HOME and not EXCUSE.search(lines[number - 1]):
                yield (
                    f"{path}:{number}: {name} outside {MEMORY_HOME}: use base/memory.h, "
                    "or say /* library memory */ on the line")


def check(root):
    return [fault for path in source.c_files(root)
            for fault in faults_of(path, source.read(root, path))]


if __name__ == "__main__":
    source.run(check)
