"""Instruction counts: reading the files of callgrind, the table of kept counts, and what
differs from it."""

import collections
import pathlib
import re

TOLERANCE = 0.05
# The C library and the loader are not counted, because their code depends on their
# version and on the processor. All other code sees the processor that valgrind imitates,
# which is the same on every machine with AVX2.
NOT_COUNTED = re.compile(r"/(libc|libm|libpthread|ld-linux-[^/]*)(-[\d.]+)?\.so")

OBJECT = re.compile(r"(?P<callee>c)?ob=(?P<number>\(\d+\))(?: (?P<name>.*))?")

Row = collections.namedtuple("Row", "instructions reason")


def counted(lines):
    """The instructions in a file of callgrind, without those of the C library and the
    loader."""
    names, total, is_counted, is_call = {}, 0, True, False
    for line in lines:
        object_line = OBJECT.match(line)
        if object_line:
            number = object_line["number"]
            if object_line["name"]:  # only the first line with this number has the name
                names[number] = object_line["name"]
            if not object_line["callee"]:
                is_counted = not NOT_COUNTED.search(names[number])
        elif line.startswith("calls="):
            # The next line has what the called function took, which its own lines have
            # too.
            is_call = True
        elif line[:1].isdigit() or line.startswith(("+", "-", "*")):
            if is_counted and not is_call:
                total += int(line.split()[1])
            is_call = False
    return total


def read(path):
    """The rows of the table at @path, by the name of the set."""
    rows = {}
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, instructions, reason = line.split("\t")
            rows[name] = Row(int(instructions), reason)
    return rows


def write(path, rows):
    """Replace the rows of the table at @path; its comments stay."""
    file = pathlib.Path(path)
    comments = [line for line in file.read_text(encoding="utf-8").splitlines()
                if line.startswith("#")] if file.exists() else []
    lines = comments + [f"{name}\t{row.instructions}\t{row.reason}"
                        for name, row in rows.items()]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def differs(kept, now):
    """Whether @now is further from the kept row than the tolerance allows."""
    return kept is None or abs(now / kept.instructions - 1) > TOLERANCE


def faults(kept, measured):
    """A sentence for each count that does not agree with the table."""
    said = [f"{name}: kept, but no longer counted" for name in kept
            if name not in measured]
    for name, now in measured.items():
        row = kept.get(name)
        if row is None:
            said.append(f"{name}: {now} instructions, not kept yet")
        elif differs(row, now):
            change = (now / row.instructions - 1) * 100
            said.append(
                f"{name}: {now} instructions, {change:+.1f} % of {row.instructions} "
                f"(since « {row.reason} »)")
    return said


def updated(kept, measured, reason):
    """The rows that are to be kept. Those within the tolerance stay as they are, so that
    many small steps in one direction are noticed together."""
    return {name: Row(now, reason) if differs(kept.get(name), now) else kept[name]
            for name, now in measured.items()}
