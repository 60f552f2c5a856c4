"""Instruction counts: reading callgrind's files, the table that is kept, and what differs from it."""

import collections
import pathlib
import re

TOLERANCE = 0.05
# Machine code that depends on the C library's version and on tables that it fills by the processor: all else is
# counted. What is left sees the same processor everywhere, the one that valgrind imitates where the real one has AVX2.
NOT_COUNTED = re.compile(r"/(libc|libm|libpthread|ld-linux-[^/]*)(-[\d.]+)?\.so")

OBJECT = re.compile(r"(?P<callee>c)?ob=(?P<number>\(\d+\))(?: (?P<name>.*))?")

Row = collections.namedtuple("Row", "instructions reason")


def counted(lines):
    """The instructions of a callgrind file, those of the C library and the loader left out."""
    names, total, is_counted, is_call = {}, 0, True, False
    for line in lines:
        object_line = OBJECT.match(line)
        if object_line:
            number = object_line["number"]
            if object_line["name"]:  # said once, by whichever line comes first
                names[number] = object_line["name"]
            if not object_line["callee"]:
                is_counted = not NOT_COUNTED.search(names[number])
        elif line.startswith("calls="):
            is_call = True  # the next line is what the callee took: it is counted where the callee stands
        elif line[:1].isdigit() or line.startswith(("+", "-", "*")):
            if is_counted and not is_call:
                total += int(line.split()[1])
            is_call = False
    return total


def read(path):
    """The table: set → Row."""
    rows = {}
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, instructions, reason = line.split("\t")
            rows[name] = Row(int(instructions), reason)
    return rows


def write(path, rows):
    """Put @rows in place of the table's; its comments stay."""
    file = pathlib.Path(path)
    comments = [line for line in file.read_text(encoding="utf-8").splitlines()
                if line.startswith("#")] if file.exists() else []
    lines = comments + [f"{name}\t{row.instructions}\t{row.reason}" for name, row in rows.items()]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def differs(kept, now):
    """Whether @now is so far from what is kept that the table must be written again."""
    return kept is None or abs(now / kept.instructions - 1) > TOLERANCE


def faults(kept, measured):
    """What does not agree, a sentence each."""
    said = [f"{name}: kept, but no longer counted" for name in kept if name not in measured]
    for name, now in measured.items():
        row = kept.get(name)
        if row is None:
            said.append(f"{name}: {now} instructions, not kept yet")
        elif differs(row, now):
            change = (now / row.instructions - 1) * 100
            said.append(f"{name}: {now} instructions, {change:+.1f} % of {row.instructions} "
                        f"(since « {row.reason} »)")
    return said


def updated(kept, measured, reason):
    """The table after @measured: rows within the tolerance stay, so that small steps in one direction add up."""
    return {name: Row(now, reason) if differs(kept.get(name), now) else kept[name]
            for name, now in measured.items()}
