"""Tests of ./run, ./check and deploy/install-packages, with false commands in place of
those of the system."""
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.abspath(sys.argv.pop(1))
# A false command: it writes down its name and its arguments, and fails when the test
# wants it to.
FALSE = '''#!/bin/bash
name=$(basename "$0")
echo "$name $*" >>"$CALLS"
case " $FAILING " in *" $name "*) exit 1 ;; esac
case "$name $*" in
    dpkg-query*)
        case " $INSTALLED " in *" ${@: -1} "* | *" all "*) echo -n installed ;; esac ;;
    "id -u") echo 0 ;;
    nproc*) echo 2 ;;
esac
'''
COMMANDS = ["dpkg-query", "apt-get", "id", "nproc", "cmake", "ctest", "ccache",
            "python3"]


class Commands(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="inffo-commands-")
        self.addCleanup(folder.cleanup)
        self.root = os.path.join(folder.name, "project")
        self.bin = os.path.join(folder.name, "bin")
        self.calls_file = os.path.join(folder.name, "calls")
        os.makedirs(os.path.join(self.root, "deploy"))
        for name in ["run", "check", "packages.txt", "deploy/install-packages"]:
            shutil.copy(os.path.join(ROOT, name), os.path.join(self.root, name))
        # The portal is a test of its own: here it only says that it passed.
        os.makedirs(os.path.join(self.root, "deploy/demo-portal"))
        portal = os.path.join(self.root, "deploy/demo-portal/test")
        self.write(portal, "#!/bin/sh\n")
        os.chmod(portal, 0o755)
        os.makedirs(self.bin)
        for name in COMMANDS:
            self.write(os.path.join(self.bin, name), FALSE)
        for program in ["inffo-index", "inffo-search", "inffo-searchd"]:
            self.write(os.path.join(self.root, "build/release/bin", program), FALSE)

    @staticmethod
    def write(path, text):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)

    def call(self, *command, installed="all", failing=""):
        environment = {"PATH": f"{self.bin}:/usr/bin:/bin", "CALLS": self.calls_file,
                       "INSTALLED": installed, "FAILING": failing, "LC_ALL": "C.UTF-8"}
        done = subprocess.run([os.path.join(self.root, command[0]), *command[1:]],
                              env=environment, cwd=self.bin, capture_output=True,
                              text=True)
        self.calls = []
        if os.path.exists(self.calls_file):
            with open(self.calls_file, encoding="utf-8") as file:
                self.calls = file.read().splitlines()
        return done

    def calls_of(self, name):
        return [call for call in self.calls if call.split()[0] == name]

    def packages(self, text):
        self.write(os.path.join(self.root, "packages.txt"), text)


class InstallPackages(Commands):
    def test_nothing_missing_is_silent_and_calls_no_apt(self):
        done = self.call("deploy/install-packages", "run", "check")
        self.assertEqual((0, "", ""), (done.returncode, done.stdout, done.stderr))
        self.assertEqual([], self.calls_of("apt-get"))

    def test_only_what_is_missing_is_installed_after_an_update(self):
        self.packages("# a\n[run]\none\ntwo\n[check]\nthree\n")
        done = self.call("deploy/install-packages", "run", installed="two")
        self.assertEqual(0, done.returncode, done.stderr)
        update, install = self.calls_of("apt-get")
        self.assertTrue(update.endswith(" update"), update)
        self.assertTrue(install.endswith(" install -y --no-install-recommends one"),
                        install)

    def test_a_package_whose_command_is_there_is_not_installed(self):
        self.packages("[check]\ncmake:other-cmake\nno-such-command:wanted\n")
        self.call("deploy/install-packages", "check", installed="")
        self.assertTrue(self.calls_of("apt-get")[1].endswith("recommends wanted"),
                        self.calls)

    def test_a_failing_apt_fails(self):
        self.assertNotEqual(0, self.call("deploy/install-packages", "run", installed="",
                                         failing="apt-get").returncode)


class Run(Commands):
    def test_a_question_builds_indexes_and_prints_the_answer_only(self):
        done = self.call("run", "--query", "vae inversee")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual("", done.stdout)
        self.assertEqual(
            ["inffo-index --index build/index --vocabulary corpus/vocabulary corpus"],
            self.calls_of("inffo-index"))
        self.assertEqual(["inffo-search --index build/index vae inversee"],
                         self.calls_of("inffo-search"))
        self.assertEqual([], self.calls_of("inffo-searchd"))

    def test_without_a_question_it_serves(self):
        os.makedirs(os.path.join(self.root, "corpus/documents"))
        self.call("run", "--port", "8081")
        self.assertTrue(self.calls_of("inffo-index")[0].endswith(" corpus/documents"))
        self.assertEqual(["inffo-searchd --index build/index --listen 127.0.0.1:8081"],
                         self.calls_of("inffo-searchd"))

    def test_paths_are_the_callers(self):
        self.call("run", "--index", "i", "--corpus", "/c", "--query", "x")
        self.assertEqual(
            [f"inffo-index --index {self.bin}/i --vocabulary corpus/vocabulary /c"],
            self.calls_of("inffo-index"))

    def test_the_second_time_nothing_is_configured_or_said(self):
        self.write(os.path.join(self.root, "build/release/build.ninja"), "")
        done = self.call("run", "--query", "x")
        self.assertEqual(("", ""), (done.stdout, done.stderr))
        self.assertEqual([], [c for c in self.calls_of("cmake") if "--preset" in c])

    def test_each_failing_step_fails_and_is_named(self):
        for name in ["cmake", "inffo-index"]:
            done = self.call("run", "--query", "x", failing=name)
            self.assertNotEqual(0, done.returncode)
            self.assertIn("échec", done.stderr)
            self.assertEqual([], self.calls_of("inffo-search"))
        self.assertNotEqual(0, self.call("run", "--query", "x",
                                         failing="inffo-search").returncode)

    def test_bad_options_are_refused_before_anything_is_done(self):
        for options in [["--port", "x"], ["--port", "65536"], ["--port", ""], ["--port"],
                        ["--nope"],
                        ["--query"]]:
            done = self.call("run", *options)
            self.assertEqual(2, done.returncode, options)
            self.assertIn("./run --help", done.stderr)
        self.assertEqual([], self.calls)


class Check(Commands):
    def test_all_builds_are_made_and_the_last_stage_runs_every_test(self):
        done = self.call("check")
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        built = [c.split()[2] for c in self.calls_of("cmake") if "--build" in c]
        presets = ["release", "asan", "tsan", "dev"]
        self.assertEqual([f"build/{preset}" for preset in presets], built)
        strict = [c.split()[2] for c in self.calls_of("cmake") if "WERROR=ON" in c]
        self.assertEqual(["release", "tsan", "dev"], strict)
        last = self.calls[-1]
        self.assertIn("ctest --test-dir build/dev", last)
        for narrowing in [" -L", " -R", " -E"]:
            self.assertNotIn(narrowing, last)
        self.assertIn("--no-tests=error", last)

    def test_instructions_are_counted_in_the_release_build(self):
        self.call("check")
        self.assertTrue([c for c in self.calls_of("ctest")
                         if "build/release" in c and "-L counts" in c])

    def test_threads_are_checked_where_they_are(self):
        self.call("check")
        self.assertTrue([c for c in self.calls_of("ctest") if "build/tsan" in c
                         and "-L ^(base|indexer|server|threads)$" in c])
        self.call("check", "--full")
        self.assertTrue([c for c in self.calls_of("ctest") if "build/tsan" in c
                         and "-L ^(base|engine|indexer|server)$" in c])

    def test_clang_tidy_reads_what_changed_and_with_full_everything(self):
        self.call("check")
        tidy = "python3 -B tests/lint/tidy.py build/tsan"
        self.assertEqual([tidy], self.calls_of("python3"))
        self.call("check", "--full")
        self.assertEqual([tidy, tidy + " --all"], self.calls_of("python3"))
        self.assertIn("ctest --test-dir build/dev", self.calls[-1])

    def test_a_failing_clang_tidy_fails_and_is_named(self):
        done = self.call("check", failing="python3")
        self.assertEqual(1, done.returncode)
        self.assertIn("échec de l'étape « tidy-changed »", done.stderr)

    def test_help_names_every_option(self):
        done = self.call("check", "--help")
        self.assertEqual(0, done.returncode)
        for option in ("--quick", "--full", "--help"):
            self.assertIn(option, done.stdout)
        self.assertEqual([], self.calls)

    def test_quick_is_one_build(self):
        self.call("check", "--quick")
        self.assertEqual(1, len([c for c in self.calls_of("cmake") if "--build" in c]))
        self.assertEqual(1, len(self.calls_of("ctest")))
        self.assertEqual([], self.calls_of("python3"))

    def test_a_failing_stage_fails_at_once_and_is_named(self):
        done = self.call("check", failing="cmake")
        self.assertEqual(1, done.returncode)
        self.assertIn("échec de l'étape « release-build »", done.stderr)
        self.assertEqual(1, len(self.calls_of("cmake")))

    def test_failing_tests_fail(self):
        self.assertNotEqual(0, self.call("check", failing="ctest").returncode)
        self.assertNotEqual(0, self.call("check", "--quick", failing="ctest").returncode)

    def test_an_unknown_option_is_refused(self):
        self.assertEqual(2, self.call("check", "--nope").returncode)


if __name__ == "__main__":
    unittest.main()
