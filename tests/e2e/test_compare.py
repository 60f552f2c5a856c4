"""bench/compare: what it asks and in which order, how it counts, and what it prints
when an engine is not installed."""

import subprocess
import sys
import unittest.mock

import comparison
import programs

sys.path.insert(0, str(programs.ROOT / "bench"))

from peers import (agreement, cache, corpus, french, measure, names,  # noqa: E402
                   peer)
from peers.lucene import java  # noqa: E402


class Compare(comparison.Comparison):
    def test_lines_hold_what_records_do(self):
        made = corpus.prepare(self.corpus, self.folder)
        self.assertEqual(made.documents, 3)
        self.assertEqual(made.text_bytes, sum(len((r["title"] + r["text"]).encode())
                                              for r in comparison.RECORDS))
        self.assertEqual(next(made.rows()),
                         ["0", "Contrat 0 à Anduze", "Le droit du contrat", "84,11", "",
                          "2020-01-02"])

    def test_questions_keep_their_filters(self):
        first, second = corpus.questions(self.folder / "queries.tsv", any=True)
        self.assertEqual(first,
                         peer.Question("contrat", "84", "2020-01-01", "", any=True))
        self.assertEqual(second.words, "droit du contrat")
        self.assertEqual(second.bared(),
                         peer.Question("droit du contrat", any=True, bare=True))

    def test_most_words_are_both_of_two_and_any_pair_of_more(self):
        def asked(words, **more):
            return french.wanted(peer.Question(words, **more))
        self.assertEqual(asked("le droit"), [["droit"]])
        self.assertEqual(asked("droit du contrat"), [["droit", "contrat"]])
        self.assertEqual(asked("loi droit contrat"),
                         [["contrat", "droit"], ["contrat", "loi"], ["droit", "loi"]])
        self.assertEqual(asked("le droit du contrat", any=True), [["droit"], ["contrat"]])
        self.assertEqual(asked("qui est-ce"), [])
        self.assertEqual(len(asked(" ".join(f"mot{n}" for n in range(30)))), 28)

    def test_ours_stands_between_two_of_the_peer(self):
        done = []

        def act(name):
            done.append(name)
            return len(done)
        theirs, own = measure.in_turn(lambda: act("peer"), lambda: act("ours"), 2)
        self.assertEqual(done, ["peer", "ours", "peer", "ours", "peer", "ours", "peer"])
        self.assertEqual((theirs, own), ([3, 5, 7], [4, 6]))

    def test_percentiles(self):
        values = list(range(100, 0, -1))
        self.assertEqual([measure.percentile(values, share) for share in (0, .5, .99, 1)],
                         [1, 51, 100, 100])

    def test_disagreements_are_named(self):
        words = [peer.Question("droit"), peer.Question("loi")]
        self.assertEqual(agreement.disagreements(words, (3, 4), (3, 5)),
                         ["loi: 4 of theirs, 5 of ours"])
        self.assertEqual(agreement.compared((3, 4, 0), (3, 8, 1)), (1, 1.5))

    def test_cpu_counts_children_that_ended(self):
        loop = "for i in range(5000000): pass"
        spin = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{loop}'])"
        with peer.running([sys.executable, "-c", spin
                           + "; print('done', flush=True); input()"], self.folder / "log",
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            process.stdout.readline()
            self.assertGreater(peer.tree_cpu(process.pid), .1)
            process.stdin.close()
            process.stdout.close()

    def test_an_absent_peer_is_named_with_what_to_install(self):
        said = self.compare("--peers", "groonga,sqlite",
                            env={"PATH": "/nonexistent", "LC_ALL": "C.UTF-8"})
        self.assertEqual(said.returncode, 1, said.stderr)
        self.assertIn(
            "Groonga: not installed: apt install groonga groonga-token-filter-stem",
            said.stdout)
        self.assertIn("SQLite: not installed: apt install sqlite3", said.stdout)

    def test_what_is_kept_is_made_once_and_only_whole(self):
        source = self.folder / "source"
        source.write_text("a", encoding="utf-8")
        done = []

        def make(folder):
            done.append(folder)
            (folder / "made").touch()

        def fail(folder):
            make(folder)
            raise ValueError("half of it")
        with unittest.mock.patch.dict("os.environ", XDG_CACHE_HOME=str(self.folder)):
            first = cache.place_of("x", [source])
            with self.assertRaises(ValueError):
                cache.fill(first, fail)
            self.assertFalse(first.exists())
            cache.fill(first, make)
            cache.fill(first, make)
            self.assertEqual(len(done), 2)
            self.assertEqual([p.name for p in first.iterdir()], ["made"])
            self.assertEqual(first.parent, self.folder / "inffo-bench")
            source.write_text("b", encoding="utf-8")
            self.assertNotEqual(cache.place_of("x", [source]), first)

    def test_each_peer_has_a_place_of_its_own(self):
        keys = [names.peer_of(name).key() for name in names.PEERS]
        self.assertEqual(sorted(keys), sorted(names.PEERS))

    def test_the_first_java_that_is_new_enough_is_taken(self):
        for name, version in (("a", "17.0.15"), ("b", "21.0.2"), ("c", "25")):
            (self.folder / name / "bin").mkdir(parents=True)
            (self.folder / name / "bin/javac").touch()
            (self.folder / name / "release").write_text(f'JAVA_VERSION="{version}"\n',
                                                        encoding="utf-8")
        with unittest.mock.patch.object(java, "INSTALLED", self.folder), \
                unittest.mock.patch.dict("os.environ", {"PATH": "", "JAVA_HOME": ""}):
            self.assertEqual(java.at_least(21), self.folder / "b")
            self.assertEqual(java.at_least(17), self.folder / "a")
            self.assertIsNone(java.at_least(26))
            with self.assertRaisesRegex(peer.Missing, "not installed: no JDK of Java 26"):
                later = names.peer_of("lucene10")
                later.programs, later.oldest_java, later.home = (), 26, None
                later.need()
        self.assertEqual(java.version_of(self.folder / "b"), "21.0.2")

    def test_unknown_names_are_refused(self):
        said = self.compare("--peers", "lucene,elastic")
        self.assertEqual(said.returncode, 2)
        self.assertIn("elastic: not one of lucene, groonga", said.stderr)

if __name__ == "__main__":
    programs.main()
