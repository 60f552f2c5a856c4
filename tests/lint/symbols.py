"""The library of the Xapian border exports exactly the functions that its headers
declare."""
import re
import subprocess

import source

FOLDER = "xapian-c/"
# Macros that stand for an attribute or for extern "C": MUST_CHECK, PRINTF_LIKE(1, 2).
ATTRIBUTE = re.compile(
    r"__attribute__\s*\(\(.*?\)\)|\b[A-Z][A-Z0-9_]*\b(\s*\([\d, ]*\))?")
DECLARED = re.compile(r"\b([a-z_]\w*)\s*\(")


def statements(c):
    """The statements of a header that stand outside all braces but those of extern
    "C"."""
    c = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", "", source.code_only(c),
               flags=re.MULTILINE)
    c = re.sub(r'extern\s*"\s*"\s*\{', "", c)
    while True:
        fewer = re.sub(r"\{[^{}]*\}", ";", c)
        if fewer == c:
            return c.replace("}", ";").split(";")
        c = fewer


def declared_in(c):
    names = set()
    for statement in statements(c):
        statement = ATTRIBUTE.sub(" ", statement)
        found = DECLARED.search(statement)
        if found and not re.match(r"\s*(typedef|static)\b", statement):
            names.add(found[1])
    return names


def declared(root):
    headers = [p for p in source.c_files(root, (".h",))
               if p.startswith(FOLDER) and p.count("/") == 1]
    return set().union(*(declared_in(source.read(root, p)) for p in headers))


def exported(library):
    """The global C names that @library defines, without C++ names and those of the
    compiler."""
    listed = subprocess.run(["nm", "-g", "--defined-only", "--format=posix", library],
                            check=True, capture_output=True, text=True).stdout
    names = {line.split()[0] for line in listed.splitlines() if len(line.split()) > 2}
    return {n for n in names if re.fullmatch(r"[A-Za-z]\w*", n)}


def check(root, library):
    in_headers, in_library = declared(root), exported(library)
    faults = []
    if not in_headers:
        faults.append(
            f"{FOLDER}*.h declare no function: the lint does not read them rightly")
    faults += [f"{n}: declared in {FOLDER}*.h, not in the library"
               for n in sorted(in_headers - in_library)]
    faults += [f"{n}: exported by the library, declared in no header"
               for n in sorted(in_library - in_headers)]
    faults += [f"{n}: a name of the border begins with xc_"
               for n in sorted(in_library | in_headers) if not n.startswith("xc_")]
    return faults


if __name__ == "__main__":
    source.run(check, "library")
