"""A program of somebody else can be built with the binding once that is installed.

    check_install.py BUILD    # uses what this build of the project installs
    check_install.py --alone  # builds and installs xapian-c/ alone

The prefix is moved before it is used. What the system has installed of the binding is not
seen, as PKG_CONFIG_PATH and CMAKE_PREFIX_PATH are looked at first.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
BORDER = ROOT / "xapian-c"
sys.path.insert(0, str(ROOT / "tests/lint"))
import symbols  # noqa: E402

# Each C compiler with its C++ compiler. The first pair is always there.
COMPILERS = [(c, cxx) for c, cxx in
             [("gcc", "g++"), ("clang", "clang++"), ("clang-14", "clang++-14")]
             if c == "gcc" or shutil.which(c)]
STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wundef", "-Werror"]
WANTED = "0.286 la mer\n0.225 la terre et la mer\n"
PROJECT = """\
cmake_minimum_required(VERSION 3.18)
project(example C)
set(CMAKE_C_STANDARD 17)
find_package(xapian-c 1 CONFIG REQUIRED)
foreach(target IN ITEMS xapian-c xapian-c-static)
  add_executable(with-${target} example.c)
  target_link_libraries(with-${target} PRIVATE xapian-c::${target})
endforeach()
"""


def run(*command, **options):
    """What a command prints; fails with all that it printed unless it succeeds."""
    command = [str(word) for word in command]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600,
                          check=False, **options)
    if done.returncode != 0:
        raise AssertionError(f"{command}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def install(build, prefix):
    run("cmake", "--install", build, "--component", "xapian-c", "--prefix", prefix)


def files_of(prefix):
    return sorted(str(path.relative_to(prefix)) for path in prefix.rglob("*")
                  if not path.is_dir())


class Installed(unittest.TestCase):
    build = None

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.place = pathlib.Path(cls.scratch.name)
        install(cls.build, cls.place / "first")
        cls.prefix = cls.place / "moved" / "there"
        cls.prefix.parent.mkdir()
        (cls.place / "first").rename(cls.prefix)
        (cls.pc,) = cls.prefix.rglob("xapian-c.pc")
        (cls.shared,) = cls.prefix.rglob("libxapian-c.so")
        (cls.manual,) = cls.prefix.rglob("xapian-c.3")
        (cls.headers,) = cls.prefix.glob("include/*")
        cls.environment = {**os.environ, "LC_ALL": "C",
                           "PKG_CONFIG_PATH": str(cls.pc.parent)}
        # A stranger's project, which has a folder base/ too.
        cls.project = cls.place / "project"
        (cls.project / "base").mkdir(parents=True)
        for name in ("buf.h", "macros.h", "status.h", "str.h"):
            (cls.project / "base" / name).write_text("#error not the header meant\n")
        shutil.copy(BORDER / "example.c", cls.project)
        (cls.project / "CMakeLists.txt").write_text(PROJECT)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def flags(self, *options):
        return run("pkg-config", *options, "xapian-c", env=self.environment).split()

    def expect_works(self, program, **environment):
        index = tempfile.mkdtemp(dir=self.place)
        self.assertEqual(run(program, index, "mer", env={**os.environ, **environment}),
                         WANTED)

    def test_nothing_holds_the_first_prefix(self):
        first = str(self.place / "first").encode()
        for name in files_of(self.prefix):
            self.assertNotIn(first, (self.prefix / name).read_bytes(), name)

    def test_each_header_includes_only_what_is_installed(self):
        for path in sorted(self.headers.rglob("*.h")):
            text = path.read_text(encoding="utf-8")
            for included in re.findall(r'#\s*include\s*"([^"]+)"', text):
                self.assertTrue((self.headers / included).is_file(),
                                f"{path} includes {included}")

    def test_each_header_compiles_alone_in_c_and_in_cpp(self):
        flags = self.flags("--cflags")
        headers = sorted(self.headers.rglob("*.h"))
        ours = {path.name for path in BORDER.glob("*.h")}
        self.assertLessEqual(ours, {path.name for path in headers})
        for c, cxx in COMPILERS[:2]:
            for language in ([c, "-std=c17", "-xc"], [cxx, "-std=c++17", "-xc++"]):
                for path in headers:
                    unit = f"#include <{path.relative_to(self.headers)}>\nextern int a;\n"
                    run(*language, *STRICT, "-I.", *flags, "-fsyntax-only", "-",
                        input=unit, cwd=self.project)

    def test_a_program_links_the_shared_library_by_pkg_config(self):
        for c, _ in COMPILERS:
            program = self.place / f"shared-{c}"
            run(c, "-std=c17", *STRICT, "-I.", "example.c",
                *self.flags("--cflags", "--libs"), "-o", program, cwd=self.project)
            self.expect_works(program, LD_LIBRARY_PATH=str(self.shared.parent))
            self.assertIn("libxapian-c.so.1", run("readelf", "-d", program))

    def test_a_program_links_the_static_library_by_pkg_config(self):
        flags = ["-l:libxapian-c.a" if flag == "-lxapian-c" else flag
                 for flag in self.flags("--static", "--cflags", "--libs")]
        for c, _ in COMPILERS:
            program = self.place / f"static-{c}"
            run(c, "-std=c17", *STRICT, "-I.", "example.c", *flags, "-o", program,
                cwd=self.project)
            self.expect_works(program)
            self.assertNotIn("libxapian-c", run("readelf", "-d", program))

    def test_a_cmake_project_finds_both_libraries(self):
        for c, _ in COMPILERS:
            build = self.place / f"build-{c}"
            run("cmake", "-S", self.project, "-B", build, f"-DCMAKE_C_COMPILER={c}",
                "-DCMAKE_C_FLAGS=-I.", f"-DCMAKE_PREFIX_PATH={self.prefix}")
            cache = (build / "CMakeCache.txt").read_text(encoding="utf-8")
            self.assertIn(f"xapian-c_DIR:PATH={self.prefix}", cache)
            run("cmake", "--build", build)
            for target in ("xapian-c", "xapian-c-static"):
                self.expect_works(build / f"with-{target}")

    def test_the_shared_library_exports_what_the_headers_declare(self):
        declared = set()
        for path in self.headers.rglob("*.h"):
            declared |= symbols.declared_in(path.read_text(encoding="utf-8"))
        listed = run("nm", "-D", "--defined-only", "--format=posix", self.shared)
        exported = {re.sub("@.*", "", line.split()[0]) for line in listed.splitlines()}
        self.assertEqual(exported - {"XAPIAN_C_1"}, declared)

    def test_the_manual_is_sound_and_names_all_functions(self):
        done = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z", self.manual],
                              capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        text = self.manual.read_text(encoding="utf-8")
        for path in BORDER.glob("*.h"):
            for name in symbols.declared_in(path.read_text(encoding="utf-8")):
                self.assertRegex(text, rf"\n\.BI {name}\(", "not in the manual")

    def test_the_manual_shows_the_example(self):
        text = self.manual.read_text(encoding="utf-8")
        shown = text[text.index(".SH EXAMPLES\n.nf\n"):].split("\n.fi\n")[0]
        shown = shown.replace(".SH EXAMPLES\n.nf\n", "").replace("\\-", "-")
        shown = shown.replace("\\(aq", "'").replace("\\e", "\\")
        self.assertEqual(shown + "\n", (BORDER / "example.c").read_text(encoding="utf-8"))


class Alone(unittest.TestCase):
    def test_it_can_be_built_without_the_rest(self):
        with tempfile.TemporaryDirectory() as scratch:
            place = pathlib.Path(scratch)
            run("cmake", "-S", BORDER, "-B", place / "build")
            run("cmake", "--build", place / "build")
            install(place / "build", place / "alone")
            program = place / "example"
            (pc,) = (place / "alone").rglob("xapian-c.pc")
            flags = run("pkg-config", "--cflags", "--libs", pc).split()
            run("gcc", "-std=c17", BORDER / "example.c", *flags, "-o", program,
                f"-Wl,-rpath,{pc.parent.parent}")
            self.assertEqual(run(program, place / "index", "mer"), WANTED)


if __name__ == "__main__":
    if sys.argv[1] == "--alone":
        unittest.main(argv=sys.argv[:1], defaultTest="Alone")
    Installed.build = sys.argv[1]
    unittest.main(argv=sys.argv[:1], defaultTest="Installed")
