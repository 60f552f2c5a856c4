"""inffo-index as people run it: its messages, what it publishes, what it leaves behind
when it is stopped."""

import gzip
import json
import os
import pathlib
import pty
import resource
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import programs

ROOT = programs.ROOT
PROGRAM = str(programs.BIN / "inffo-index")


def line(id_, **members):
    return json.dumps({"id": id_, "title": f"Titre de {id_}", "text": "Un texte.",
                       **members},
                      ensure_ascii=False) + "\n"


def notice(id_, body="Un texte.", **members):
    head = "".join(f"{name}: {value}\n" for name, value in members.items())
    return f"---\nid: {id_}\ntitle: Titre de {id_}\n{head}---\n\n{body}\n"


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="inffo-indexer-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.index = self.folder / "index"

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_indexer(self, *arguments, code=0, **options):
        """Run the program with our vocabulary and check its exit code."""
        arguments = [*arguments]
        if "--vocabulary" not in arguments:
            arguments += ["--vocabulary", programs.VOCABULARY]
        done = programs.run("inffo-index", *arguments, **options)
        self.assertEqual(code, done.returncode, done.stderr)
        return done

    def build(self, *arguments, code=0):
        return self.run_indexer("--index", self.index, *arguments, code=code)

    def start(self, *arguments, **options):
        """Start the program without waiting for it. It is ended with the test."""
        process = subprocess.Popen(
            [PROGRAM, "--vocabulary", str(programs.VOCABULARY), *map(str, arguments)],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **options)
        self.addCleanup(lambda: (process.kill(), process.communicate()))
        return process

    def start_on_pipe(self):
        """Start a build that has read one document and waits for more. Returns the
        process and the end of its pipe."""
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        process = self.start("--index", self.index, pipe)
        end = open(pipe, "w", encoding="utf-8")
        self.addCleanup(end.close)
        end.write(line("pipe"))
        end.flush()
        deadline = time.monotonic() + 60
        while not (self.index / "generations/spool.tmp").exists():
            self.assertLess(time.monotonic(), deadline, "the build does not start")
            time.sleep(0.01)
        return process, end

    def served(self):
        return os.readlink(self.index / "current")

    def ids(self):
        dumped = self.run_indexer("--dump", "--index", self.index).stdout.splitlines()
        return sorted(json.loads(record)["id"] for record in dumped)

    def assert_nothing_published(self):
        self.assertFalse((self.index / "current").is_symlink())


class Refusals(Case):
    """Bad records are named by file and line and counted; the others are kept."""

    def refused(self, content, place, *words):
        """The first line is good. The bad one is named once, with all @words."""
        path = self.write("a.jsonl", content)
        done = self.build(path)
        told = [l for l in done.stderr.splitlines() if l.startswith(f"{path}{place}: ")]
        self.assertEqual(1, len(told), done.stderr)
        for word in words:
            self.assertIn(word, told[0])
        self.assertIn("refusés 1", done.stderr)
        self.assertIn("a", self.ids())

    def refused_in_folder(self, content, place, *words):
        self.write("d/good.md", notice("d"))
        self.write("d/bad.md", content)
        done = self.build(self.folder / "d")
        told = [l for l in done.stderr.splitlines()
                if l.startswith(f"{self.folder}/d/bad.md{place}: ")]
        self.assertEqual(1, len(told), done.stderr)
        for word in words:
            self.assertIn(word, told[0])
        self.assertEqual(["d"], self.ids())

    def test_the_same_id_twice(self):
        self.refused(line("a") + line("b") + line("a"), ":3", "« a »", "a.jsonl:1")

    def test_a_date_that_does_not_exist(self):
        self.refused(line("a") + line("b", date="2026-02-31"), ":2", "date",
                     "2026-02-31")

    def test_a_date_that_does_not_exist_in_a_notice(self):
        self.refused_in_folder(notice("a", date="2026-02-31"), ":4", "date", "2026-02-31")

    def test_bytes_that_are_no_utf8(self):
        self.refused(line("a").encode() + b'{"id":"b","title":"\xe9"}\n', ":2",
                     "UTF-8", "0xE9")

    def test_a_record_too_large(self):
        self.refused(line("a") + line("b", text="mot " * (3 << 20)), ":2")

    def test_a_line_too_long(self):
        self.refused(line("a") + "x" * (33 << 20) + "\n", ":2", "trop")

    def test_a_line_that_is_no_json(self):
        self.refused(line("a") + "{oops\n", ":2")

    def test_an_empty_file_in_a_folder(self):
        self.refused_in_folder("", "", "vide")

    def test_broken_front_matter(self):
        self.refused_in_folder("---\nid: b\ntitle: VAE : oui\n---\n", ":3", "guillemets")

    def test_front_matter_without_end(self):
        self.refused_in_folder("---\nid: b\n", ":1", "---")


class Failures(Case):
    """Each failure that ends a run has its exit code and its message, and publishes
    nothing."""

    def fails(self, code, words, *arguments):
        done = self.build(*arguments, code=code)
        self.assertIn(words, done.stderr)
        self.assert_nothing_published()
        return done

    def test_a_source_that_is_missing(self):
        self.fails(66, "introuvable", self.folder / "missing")

    def test_a_folder_without_documents(self):
        self.write("empty/image.png", "png")
        self.fails(65, "aucun document", self.folder / "empty")

    def test_an_empty_file(self):
        self.fails(65, "aucun document", self.write("empty.jsonl", ""))

    def test_too_many_refusals(self):
        bad = self.write("bad.jsonl", line("good") + "{}\n" * 21)
        self.fails(65, "21 refus, plus que les 20 de --max-errors", bad)
        self.fails(65, "21 refus", bad, "--max-errors", "3")
        self.build(bad, "--max-errors", "21")
        self.assertEqual(["good"], self.ids())

    def test_nothing_but_refusals(self):
        self.fails(65, "", self.write("bad.jsonl", "{}\n"))

    def test_a_file_cut_short(self):
        packed = gzip.compress("".join(line(str(i)) for i in range(5000)).encode())
        cut = self.write("cut.jsonl.gz", packed[:len(packed) // 2])
        self.fails(65, f"{cut}: fichier gzip tronqué", cut)

    def test_a_file_that_is_not_what_its_name_says(self):
        self.fails(65, "malgré son nom", self.write("a.jsonl.gz", line("a")))

    def test_a_file_of_an_unknown_format(self):
        self.fails(65, "--format", self.write("a.bin", "a;b\n"))

    def test_a_vocabulary_that_is_missing(self):
        self.fails(66, "regions.json", self.write("a.jsonl", line("a")), "--vocabulary",
                   self.folder / "missing")

    def test_an_index_that_cannot_be_made(self):
        self.index = self.write("file", "")
        done = self.build(self.write("a.jsonl", line("a")), code=74)
        self.assertIn("droits d'accès", done.stderr)

    def test_wrong_command_lines(self):
        for arguments in ([], ["--index"], ["--wrong"], ["--index", "d"],
                          ["--verify", "x"]):
            done = programs.run("inffo-index", *arguments)
            self.assertEqual(64, done.returncode, arguments)
            self.assertIn("--help", done.stderr)

    def test_a_failure_leaves_the_served_index(self):
        self.build(self.write("a.jsonl", line("a")))
        served = self.served()
        self.build(self.write("bad.jsonl", line("b") + "{}\n"), "--max-errors", "0",
                   code=65)
        self.assertEqual(served, self.served())
        self.assertEqual(["a"], self.ids())


class Words(Case):
    """Help, version, silence, JSON, the report, the progress."""

    def test_help_and_version(self):
        self.assertIn("--rollback", self.run_indexer("--help").stdout)
        self.assertRegex(self.run_indexer("--version").stdout,
                         r"^inffo-index \d+\.\d+\.\d+\n$")

    def test_help_to_a_full_device(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([PROGRAM, "--help"], stdout=full, timeout=60,
                                  check=False)
        self.assertEqual(74, done.returncode)

    def test_a_quiet_run_says_nothing(self):
        done = self.build("--quiet", self.write("a.jsonl", line("a", x=1)))
        self.assertEqual(("", ""), (done.stdout, done.stderr))

    def test_the_summary_tells_what_changed(self):
        source = self.write("a.jsonl", line("a") + line("b") + line("c"))
        self.assertIn("ajoutés 3, modifiés 0, inchangés 0, retirés 0",
                      self.build(source).stderr)
        self.write("a.jsonl", line("a") + line("b", text="Un autre.") + line("d"))
        self.assertIn("ajoutés 1, modifiés 1, inchangés 1, retirés 1",
                      self.build(source).stderr)
        again = self.build(source)
        self.assertIn("ajoutés 0, modifiés 0, inchangés 3, retirés 0", again.stderr)
        self.assertIn("Rien de changé", again.stderr)

    def test_json_and_report_hold_the_same(self):
        source = self.write("s/a.jsonl", line("a") + line("b", x=1) + "{}\n")
        self.write("s/image.png", "png")
        report = self.folder / "report.json"
        done = self.build("--json", "--report", report, self.folder / "s")
        told = json.loads(done.stdout)
        self.assertEqual(told, json.loads(report.read_text(encoding="utf-8")))
        self.assertEqual(("published", 0, 2, 2), (told["status"], told["exit_code"],
                                                  told["documents"], told["added"]))
        self.assertEqual(self.served(), "generations/" + told["generation"])
        for number in ("text_bytes", "index_bytes", "duration_ms"):
            self.assertGreaterEqual(told[number], 0)
        self.assertEqual({"files": 1, "read": 3, "kept": 2, "refused": 1, "left_out": 0,
                          "warnings": 1, "ignored": 1},
                         told["totals"])
        [part] = told["sources"]
        self.assertEqual(str(self.folder / "s"), part["source"])
        self.assertEqual((str(source), 3),
                         (part["refusals"][0]["file"], part["refusals"][0]["line"]))
        self.assertIn("« x »", part["warnings"][0]["message"])
        self.assertEqual(str(self.folder / "s/image.png"), part["ignored"][0]["file"])

    def test_no_notice_is_passed_over_without_a_word(self):
        def notice(name, before=""):
            return (f"{before}---\nid: {name}\ntitle: L'été {name}\nregions: []\n"
                    "themes: []\n---\nTexte.\n")

        folder = self.folder / "n"
        folder.mkdir()
        (folder / "ETE.MARKDOWN").write_text(notice("majuscules"), encoding="utf-8")
        (folder / "ete.Txt").write_text(notice("txt", "\ufeff\n\n"), encoding="utf-8")
        (folder / "le.md").write_bytes(notice("le").encode("utf-16"))
        (folder / "be.md").write_bytes(b"\xfe\xff" + notice("be").encode("utf-16-be"))
        (folder / "nue.md").write_bytes(notice("nue").encode("utf-16-le"))
        (folder / "latin.md").write_bytes(notice("latin").encode("windows-1252"))
        (folder / "sans.md").write_text("\nid: sans\ntitle: Sans traits\n\nTexte.\n")
        (folder / "LISEZMOI.md").write_text("# Lisez-moi\n\n---\n\nDu texte.\n")
        done = self.build("--json", folder)
        told = json.loads(done.stdout)
        self.assertEqual(4, told["documents"])
        said = done.stderr
        for name in ("nue.md:1", "latin.md:3", "sans.md:2"):
            self.assertIn(name, said)
        self.assertNotIn("LISEZMOI", said)
        for advice in ("UTF-16 sans marque", "enregistrez le fichier en UTF-8"):
            self.assertIn(advice, said)
        [part] = told["sources"]
        self.assertEqual({"LISEZMOI.md", "sans.md"},
                         {os.path.basename(i["file"]) for i in part["ignored"]})

    def test_a_failure_is_reported_too(self):
        report = self.folder / "report.json"
        bad = self.write("bad.jsonl", "{}\n" * 30)
        done = self.build("--report", report, bad, code=65)
        told = json.loads(report.read_text(encoding="utf-8"))
        self.assertEqual(("failed", 65), (told["status"], told["exit_code"]))
        self.assertIn("30 refus", told["error"])
        self.assertEqual(30, len(told["sources"][0]["refusals"]))
        self.assertIn("… et 10 de plus (refus), voir --report", done.stderr)
        self.assertEqual(20, done.stderr.count(f"{bad}:"))

    def test_a_report_that_cannot_be_written(self):
        done = self.build("--report", self.folder / "no/report.json",
                          self.write("a.jsonl", line("a")), code=74)
        self.assertIn("compte rendu non écrit", done.stderr)

    def test_a_terminal_shows_progress(self):
        source = self.write("a.jsonl", "".join(line(str(i)) for i in range(2000)))
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [PROGRAM, "--index", self.index, "--vocabulary", programs.VOCABULARY, source],
            stderr=theirs)
        os.close(theirs)
        said = b""
        try:
            while piece := os.read(ours, 4096):
                said += piece
        except OSError:
            pass  # Linux says so when the program of a terminal has ended
        os.close(ours)
        self.assertEqual(0, process.wait(60))
        self.assertRegex(said.decode(), r"Lecture : \d+ documents?, \d+,\d Mo/s")
        self.assertIn("\r\x1b[K", said.decode())

    def test_a_log_gets_one_line_a_step(self):
        done = self.build(self.write("a.jsonl", line("a")))
        self.assertEqual(["Lecture des sources…", "Écriture de l'index…"],
                         done.stderr.splitlines()[:2])
        self.assertNotIn("\r", done.stderr)


class Dumps(Case):
    def dump(self, *sources):
        return self.run_indexer("--dump", *sources).stdout

    def test_the_dump_of_a_dump_is_the_same(self):
        for source in (ROOT / "corpus/documents", ROOT / "tests/cases/monographs"):
            if not source.exists():
                continue
            first = self.write("first.jsonl", self.dump(source))
            packed = self.write("first.jsonl.gz", gzip.compress(first.read_bytes()))
            self.assertGreater(first.stat().st_size, 1000)
            self.assertEqual(first.read_text(encoding="utf-8"), self.dump(first))
            self.assertEqual(first.read_text(encoding="utf-8"), self.dump(packed))

    def test_the_dump_of_an_index_is_that_of_its_sources(self):
        source = ROOT / "corpus/documents"
        self.build(source)
        of_index = self.dump("--index", self.index).splitlines()
        self.assertEqual(sorted(self.dump(source).splitlines()), sorted(of_index))

    def test_an_index_made_of_a_dump_holds_the_same(self):
        source = ROOT / "corpus/documents"
        self.build(source)
        told = self.build(self.write("dump.jsonl", self.dump(source))).stderr
        self.assertRegex(told, r"ajoutés 0, modifiés 0, inchangés \d+, retirés 0")

    def test_the_origin_names_no_path_of_the_machine(self):
        self.write("notices/a.md", notice("a"))
        for source in (self.folder / "notices", f"{self.folder}/notices/.",
                       self.folder / "notices/a.md"):
            origin = json.loads(self.dump(source))["origin"]
            self.assertIn(origin["file"], ("notices/a.md", "a.md"))
            self.assertEqual([1, 6], origin["lines"])

    def test_the_standard_input_is_read(self):
        done = self.run_indexer("--dump", "-", input=line("a") + line("b"))
        self.assertEqual(2, len(done.stdout.splitlines()))

    def test_duplicates_are_refused(self):
        done = self.run_indexer("--dump", self.write("a.jsonl", line("a") + line("a")))
        self.assertEqual(1, len(done.stdout.splitlines()))
        self.assertIn("« a »", done.stderr)

    def test_a_full_device_is_told(self):
        source = self.write("a.jsonl", line("a"))
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([PROGRAM, "--dump", source, "--vocabulary",
                                   programs.VOCABULARY],
                                  stdout=full, stderr=subprocess.PIPE, text=True,
                                  timeout=60, check=False)
        self.assertEqual(74, done.returncode)
        self.assertIn("sortie standard", done.stderr)

    def test_a_document_is_explained(self):
        text = "Un apprentissage signé en Hauts-de-France, à Lille, hors Mayotte."
        source = self.write("a.jsonl", line("a") + line("b", text=text))
        told = self.run_indexer("--explain-document", "b", source).stdout
        self.assertIn("Document : b\n", told)
        self.assertIn("a.jsonl:2-2", told)
        self.assertRegex(told, r"Régions : Hauts-de-France\n")
        self.assertIn("Mayotte", told)

    def test_a_document_that_is_not_there_is_not_explained(self):
        done = self.run_indexer("--explain-document", "z",
                                self.write("a.jsonl", line("a")), code=66)
        self.assertIn("« z »", done.stderr)


class Generations(Case):
    def files_of(self, index):
        """The content of each file in the generations, by its path."""
        return {path.relative_to(index): path.read_bytes()
                for path in sorted((index / "generations").rglob("*")) if path.is_file()}

    def test_the_same_corpus_gives_the_same_bytes(self):
        source = self.write("a.jsonl", "".join(line(str(i)) for i in range(300)))
        indexes = [self.folder / name for name in ("one", "two")]
        for index in indexes:
            self.run_indexer("--index", index, source,
                             env={**os.environ, "SOURCE_DATE_EPOCH": "1777777777"})
        one, two = map(self.files_of, indexes)
        self.assertEqual(list(one), list(two))
        for path, content in one.items():
            self.assertEqual(content, two[path], path)

    def test_any_number_of_threads_gives_the_same_bytes_and_says_the_same(self):
        refused = self.write("refused.jsonl", "".join(
            line(str(i), title=f"Titre {i}" if i % 50 else "", text="" if i % 50 == 0
                 else f"Le texte {i} {i * i}.", **{f"membre{i % 3}": i})
            for i in range(4000)) + line("7"))
        files, said = [], []
        for jobs in ("1", "4"):
            index = self.folder / f"jobs{jobs}"
            done = self.run_indexer("--index", index, "--jobs", jobs, "--max-errors",
                                    "100", refused, programs.ROOT / "corpus/documents",
                                    env={**os.environ, "SOURCE_DATE_EPOCH": "1777777777"})
            files.append(self.files_of(index))
            said.append([l for l in done.stderr.splitlines()
                         if str(index) not in l and "durée" not in l])
        self.assertEqual(said[0], said[1])
        self.assertGreater(len(said[0]), 20)
        self.assertEqual(list(files[0]), list(files[1]))
        for path, content in files[0].items():
            self.assertEqual(content, files[1][path], path)

    def test_one_document_more_less_or_changed_gives_what_a_new_index_holds(self):
        at = {"env": {**os.environ, "SOURCE_DATE_EPOCH": "1777777777"}}
        lines = [line(str(i), text=f"Le texte numéro {i}.") for i in range(500)]
        self.run_indexer("--index", self.index, self.write("a.jsonl", "".join(lines)),
                         **at)
        changed = [line("7", text="Un autre texte, zibeline.")]
        for name, now in {"changed": lines[:7] + changed + lines[8:],
                          "fewer": lines[:7] + lines[8:],
                          "more": [*lines, line("500")]}.items():
            source = self.write("a.jsonl", "".join(now))
            self.run_indexer("--index", self.index, source, **at)
            self.run_indexer("--index", self.folder / name, source, **at)
            new = self.files_of(self.folder / name)
            kept = self.files_of(self.index)
            for path, content in new.items():
                # How the Xapian database came to be shows in its bytes, not in what it
                # holds, from which lists.bin is compiled.
                if "xapian" not in str(path) and path.name != "manifest.json":
                    self.assertEqual(content, kept[path], path)
            self.run_indexer("--index", self.index, "--verify", "--deep")

    def test_a_full_disk_loses_nothing(self):
        self.build(self.write("old.jsonl", line("old")))
        served = self.served()
        source = self.write("new.jsonl", "".join(
            line(str(i), text=f"Le texte numéro {i} sur l'apprentissage. " * 20)
            for i in range(5000)))

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        for size in (100_000, 600_000,
                     # the first limit is met by a temporary file, the others by a file of
                     # the index
                     1_500_000):
            for jobs in ("1", "4"):
                done = self.run_indexer("--index", self.index, "--jobs", jobs, source,
                                        code=74, preexec_fn=limit)
                self.assertIn("File too large", done.stderr)
                self.assertEqual(served, self.served())
                self.assertEqual(["old"], self.ids())
                self.assertEqual(1, len(os.listdir(self.index / "generations")))

    def test_a_disk_that_is_full_for_a_change_loses_nothing(self):
        lines = [line(str(i), text=f"Le texte numéro {i} de l'apprentissage. " * 20)
                 for i in range(3000)]
        self.build(self.write("a.jsonl", "".join(lines)))
        before = self.files_of(self.index)
        source = self.write("a.jsonl", "".join([line("0", text="Zibeline."), *lines[1:]]))
        largest = max(p.stat().st_size for p in self.index.rglob("*.glass"))
        for size in (largest - 1, largest // 2, 4096):
            def limit(size=size):
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            done = self.run_indexer("--index", self.index, source, code=74,
                                    preexec_fn=limit)
            self.assertIn("File too large", done.stderr)
            self.assertEqual(before, self.files_of(self.index))
        self.build(source)
        self.run_indexer("--index", self.index, "--verify", "--deep")

    def test_a_sound_index_is_verified(self):
        self.build(self.write("a.jsonl", line("a")))
        done = self.run_indexer("--index", self.index, "--verify", "--json")
        told = json.loads(done.stdout)
        self.assertEqual(("ok", 1), (told["status"], told["documents"]))
        self.assertIn("Index sain", done.stderr)

    def test_a_flipped_bit_in_any_file_is_found(self):
        self.build(self.write("a.jsonl", "".join(line(str(i)) for i in range(20))))
        files = [p for p in (self.index / "current/").rglob("*")
                 if p.is_file() and p.stat().st_size]
        self.assertGreater(len(files), 5)
        for path in files:
            content = path.read_bytes()
            middle = len(content) // 2
            path.write_bytes(content[:middle] + bytes([content[middle] ^ 4])
                             + content[middle + 1:])
            done = self.run_indexer("--index", self.index, "--verify", code=65)
            self.assertIn("index abîmé", done.stderr, path)
            path.write_bytes(content)
        self.run_indexer("--index", self.index, "--verify")

    def test_a_missing_index_is_told(self):
        for action in ("--verify", "--rollback"):
            done = self.run_indexer("--index", self.folder / "missing", action, "--json",
                                    code=66)
            self.assertIn("pas d'index ici", done.stderr)
            told = json.loads(done.stdout)
            self.assertEqual(("failed", 66), (told["status"], told["exit_code"]))
            self.assertIn("pas d'index ici", told["error"])
        self.run_indexer("--index", self.folder / "missing", "--dump", code=66)

    def test_the_previous_generation_is_served_again(self):
        self.build(self.write("a.jsonl", line("a")))
        self.run_indexer("--index", self.index, "--rollback", code=66)
        self.build(self.write("b.jsonl", line("b")))
        self.assertEqual(["b"], self.ids())
        done = self.run_indexer("--index", self.index, "--rollback", "--json")
        self.assertEqual(1, json.loads(done.stdout)["documents"])
        self.assertEqual(["a"], self.ids())


class Stops(Case):
    """A build that is stopped at any moment leaves the served index as it was."""

    def test_a_second_build_names_the_first(self):
        process, end = self.start_on_pipe()
        done = self.build(self.write("a.jsonl", line("a")), code=75)
        self.assertIn("un autre inffo-index écrit", done.stderr)
        self.assertIn(str(process.pid), done.stderr)
        end.close()
        self.assertEqual(0, process.wait(60))
        self.assertEqual(["pipe"], self.ids())

    def test_signals_end_a_waiting_build_cleanly(self):
        # First at once, then when the program certainly waits.
        for moment, number in enumerate((signal.SIGTERM, signal.SIGINT,
                                         signal.SIGHUP) * 3):
            with self.subTest(f"{number} at {moment}"):
                process, _end = self.start_on_pipe()
                time.sleep(moment * 0.01)
                process.send_signal(number)
                _out, said = process.communicate(timeout=60)
                self.assertEqual(-number, process.returncode)
                self.assertIn("interrompu : rien n'est publié", said)
                self.assert_nothing_published()
                self.assertEqual([], os.listdir(self.index / "generations"))
            shutil.rmtree(self.index)
            os.unlink(self.folder / "pipe")

    def test_a_signal_ends_the_waiting_for_a_pipe_that_nobody_writes(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        process = self.start("--index", self.index, pipe)
        while not (self.index / "generations/spool.tmp").exists():
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
        self.assertEqual(-signal.SIGTERM, process.returncode)
        self.assert_nothing_published()

    def test_kills_at_many_moments_leave_the_served_index(self):
        self.build(self.write("old.jsonl", line("old")))
        served = self.served()
        source = self.write("new.jsonl", "".join(
            line(str(i), text=f"Le texte numéro {i} sur l'apprentissage. " * 20)
            for i in range(3000)))
        started = time.monotonic()
        self.run_indexer("--index", self.folder / "whole", source)
        whole = time.monotonic() - started
        killed = 0
        for step in range(12):
            process = self.start("--index", self.index, source)
            time.sleep(whole * step / 12)
            process.kill()
            process.communicate(timeout=60)
            killed += process.returncode == -signal.SIGKILL and self.served() == served
            if self.served() != served:
                break  # this build was published before it was stopped
            self.run_indexer("--index", self.index, "--verify")
            self.assertEqual(["old"], self.ids())
        self.assertGreater(killed, 3, "the builds end before they are killed")
        self.build(source)
        self.assertEqual(3000, len(self.ids()))
        left = [name for name in os.listdir(self.index / "generations")
                if name.endswith(".tmp")]
        self.assertEqual([], left)


if __name__ == "__main__":
    programs.main()
