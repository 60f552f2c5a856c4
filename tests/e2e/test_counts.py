"""Instruction counts: how the files of callgrind are read, and when the kept table is
refused."""

import pathlib
import sys
import tempfile
import unittest

import programs

sys.path.insert(0, str(programs.ROOT / "bench"))

from lib import counts  # noqa: E402

# A program that calls memcpy(). It executes 10 + 5 instructions itself. The 100 of the
# call are not counted: they are the C library's.
FILE = """events: Ir
ob=(1) /usr/bin/program
fl=(1) program.c
fn=(1) main
16 10
cob=(2) /usr/lib/x86_64-linux-gnu/libc.so.6
cfn=(2) memcpy
calls=3 0
+2 100
* 5

ob=(2)
fn=(2)
0 100
"""


class Counts(unittest.TestCase):
    def test_own_instructions_are_counted_and_the_c_library_is_not(self):
        self.assertEqual(15, counts.counted(FILE.splitlines()))

    def test_another_library_is_counted(self):
        self.assertEqual(115,
                         counts.counted(FILE.replace("libc.so.6",
                                                     "libxapian.so.30").splitlines()))

    def test_within_the_tolerance_nothing_is_said(self):
        kept = {"search": counts.Row(1000, "first")}
        for now in (951, 1000, 1049):
            self.assertEqual([], counts.faults(kept, {"search": now}))

    def test_growing_and_shrinking_are_said_with_figures(self):
        kept = {"search": counts.Row(1000, "first")}
        self.assertIn("1060 instructions, +6.0 % of 1000",
                      counts.faults(kept, {"search": 1060})[0])
        self.assertIn("940 instructions, -6.0 % of 1000",
                      counts.faults(kept, {"search": 940})[0])

    def test_a_set_on_one_side_only_is_said(self):
        kept = {"search": counts.Row(1000, "first")}
        self.assertEqual(2, len(counts.faults(kept, {"json": 5})))

    def test_writing_keeps_what_is_within_the_tolerance(self):
        kept = {"search": counts.Row(1000, "first"), "json": counts.Row(100, "first")}
        rows = counts.updated(kept, {"search": 1040, "json": 50}, "no tree")
        self.assertEqual({"search": counts.Row(1000, "first"),
                          "json": counts.Row(50, "no tree")}, rows)

    def test_the_table_is_read_as_it_was_written(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "table.tsv"
            path.write_text("# says what it is\n", encoding="utf-8")
            rows = {"search": counts.Row(1000, "faster « phrases »")}
            counts.write(path, rows)
            self.assertEqual(rows, counts.read(path))
            self.assertTrue(
                path.read_text(encoding="utf-8").startswith("# says what it is\n"))


if __name__ == "__main__":
    programs.main()
