"""The programs of bench/: what they generate, ask and count, and never how fast they
are."""

import collections
import contextlib
import gzip
import http.server
import json
import os
import threading
import time
import unittest

import daemon
import measuring
import programs

# measuring.py adds its folder to the path
from lib import classes, corpora, load, questions


class Generating(measuring.WithFolder):
    def generate(self, documents, *more, source=None):
        made = programs.run("bench_generate", "--documents", documents, "--from",
                            source or self.source, *more)
        self.assertEqual(0, made.returncode, made.stderr)
        return made.stdout

    def refused(self, text):
        path = self.folder / "refused.jsonl"
        path.write_bytes(text)
        made = programs.run("bench_generate", "--documents", 3, "--from", path)
        self.assertEqual((1, ""), (made.returncode, made.stdout))
        return made.stderr

    def test_the_same_seed_gives_the_same_bytes_and_another_one_others(self):
        made = self.generate(200, "--seed", 7)
        self.assertEqual(made, self.generate(200, "--seed", 7))
        texts = [{json.loads(line)["text"] for line in text.splitlines()}
                 for text in (made, self.generate(200, "--seed", 8))]
        self.assertLess(len(texts[0] & texts[1]), 20)

    def test_as_many_records_as_asked_for_are_all_accepted(self):
        made = self.generate(500)
        records = [json.loads(line) for line in made.splitlines()]
        self.assertEqual(500, len({record["id"] for record in records}))
        path = self.folder / "made.jsonl"
        path.write_text(made, encoding="utf-8")
        report = self.folder / "report.json"
        programs.build_index(self.folder / "index", path,
                             arguments=["--max-errors", "0", "--report", report])
        info = json.loads((self.folder
                           / "index/current/manifest.json").read_text(encoding="utf-8"))
        self.assertEqual(500, info["documents"])

    def test_records_have_the_dress_of_real_ones(self):
        real = [json.loads(line)
                for line in self.source.read_text(encoding="utf-8").splitlines()]
        made = [json.loads(line) for line in self.generate(500).splitlines()]
        for name in ("kind", "regions", "date"):
            known = {json.dumps(record.get(name)) for record in real}
            self.assertLessEqual({json.dumps(record.get(name)) for record in made}, known)
        lengths = [sum(len(r.get("text", "").split()) for r in records) / len(records)
                   for records in (real, made)]
        self.assertLess(abs(lengths[1] / lengths[0] - 1), .5)

    def test_phrases_are_those_of_the_source_and_new_words_come_with_size(self):
        def known(text):
            words = text.split()
            return collections.Counter(words), collections.Counter(zip(words, words[1:]))
        real, pairs = known(" ".join(json.loads(line).get("text", "")
                                     for line in self.source.read_text(
                                         encoding="utf-8").splitlines()))
        new = []
        for documents in (100, 1000, 10000):
            words, made = known(" ".join(json.loads(line)["text"]
                                         for line in self.generate(
                                             documents).splitlines()))
            new.append(len(words.keys() - real.keys()))
            self.assertGreater(sum(n for pair, n in made.items() if pair in pairs),
                               .8 * sum(made.values()))
        self.assertLess(new[0] * 3, new[1])
        self.assertLess(new[1] * 2, new[2])
        self.assertLess(new[2], new[1] * 10)

    def test_frequent_words_stay_frequent(self):
        def top(lines):
            counted = collections.Counter(word for line in lines
                                          for word in json.loads(line).get("text",
                                                                           "").split())
            return [word for word, _ in counted.most_common(10)]
        real = top(self.source.read_text(encoding="utf-8").splitlines())
        self.assertGreaterEqual(
            len(set(real) & set(top(self.generate(2000).splitlines()))), 8)

    def test_escapes_and_paragraphs_are_kept_whole(self):
        path = self.folder / "escaped.jsonl"
        record = {"id": "a", "title": 'Un "titre" \\',
                  "text": 'L\'un\n\n« deux »\t"trois" \\n\nquatre\n'}
        path.write_text(json.dumps(record) + "\n", encoding="utf-8")
        for line in self.generate(50, source=path).splitlines():
            record = json.loads(line)
            self.assertLessEqual(set(record["text"].split()),
                                 {"L'un", "«", "deux", "»", '"trois"', "\\n", "quatre"})
            self.assertEqual(record["text"], record["text"].strip())

    def test_a_source_that_cannot_be_learnt_is_refused(self):
        self.assertIn("no titles or no texts", self.refused(b""))
        self.assertIn("no titles or no texts",
                      self.refused(b'{"id": "a", "title": "b"}\n'))
        self.assertIn("bench_generate: ", self.refused(b'{"id": "a", "text": "b'))
        self.assertIn("bench_generate: ", self.refused(b"\xff\x00\n"))
        self.assertIn("nowhere", programs.run("bench_generate", "--documents", 1,
                                              "--from", "/nowhere").stderr)

    def test_a_compressed_source_is_learnt_as_well(self):
        packed = self.folder / "packed.jsonl.gz"
        packed.write_bytes(gzip.compress(self.source.read_bytes()))
        made = corpora.generated(50, 1, packed, self.folder, programs.BIN)
        self.assertEqual(self.generate(50), made.read_text(encoding="utf-8"))

    def test_what_is_not_complete_is_refused(self):
        for arguments in ((), ("--documents", "5"),
                          ("--documents", "x", "--from", self.source),
                          ("--documents", "0", "--from", self.source),
                          ("--documents", "1", "--from", self.source, "-s")):
            made = programs.run("bench_generate", *arguments)
            self.assertEqual(1, made.returncode)
            self.assertIn("usage: bench_generate", made.stderr)


class Slow(http.server.BaseHTTPRequestHandler):
    """A server that takes 50 ms for each answer, one after the other, and refuses
    /bad."""
    protocol_version = "HTTP/1.1"
    turn = threading.Lock()

    def do_GET(self):  # the library calls it so
        with self.turn:
            time.sleep(.05)
        self.send_response(500 if self.path == "/bad" else 200)
        self.send_header("Content-Length", "200000")
        self.end_headers()
        self.wfile.write(b"x" * 200000)

    def log_message(self, *_):  # no log
        pass


@contextlib.contextmanager
def slow_server():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Slow) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


class Pacing(unittest.TestCase):
    def test_what_a_question_waits_for_others_counts(self):
        with slow_server() as port:
            told = load.pace(port, ["/a", "/b"], 1, 60, programs.BIN)
        # Some sixty questions in one second, to a server that answers twenty a second:
        # the last waits two seconds.
        self.assertEqual(0, told.failed)
        self.assertGreater(told.rate, 30)
        self.assertGreater(told.p99, 500)
        self.assertLessEqual(told.p50, told.p95)
        self.assertLessEqual(told.p99, told.max)

    def test_failures_are_counted(self):
        with slow_server() as port:
            told = load.pace(port, ["/a", "/bad"], 1, 20, programs.BIN)
        self.assertGreater(told.failed, 3)
        self.assertGreater(told.rate, 3)

    def test_a_server_that_is_not_there_fails_all(self):
        told = load.pace(1, ["/"], 1, 20, programs.BIN)
        self.assertEqual((0, True), (told.rate, told.failed > 3))


class Classes(measuring.WithFolder):
    def lines(self):
        return self.source.read_text(encoding="utf-8").splitlines()

    def test_the_same_corpus_gives_the_same_questions(self):
        made = classes.make(self.lines(), 30)
        self.assertEqual(made, classes.make(self.lines(), 30))
        self.assertEqual([30] * len(classes.CLASSES),
                         [len(paths) for paths in made.values()])
        for path in made["by date"]:
            self.assertIn("sort=newest", path)
        for path in made["phrase"]:
            self.assertRegex(path, r"\?q=%22.+%22$")

    def test_typing_begins_with_one_letter_and_adds_one(self):
        typed = classes.make(self.lines(), 10)["typed"]
        self.assertRegex(typed[0], r"^/api/v1/suggest\?q=(\w|%..%..)$")
        self.assertTrue(typed[1].startswith(typed[0]))

    def test_a_sample_is_even_whatever_the_size(self):
        self.assertEqual(list(range(5)), classes.sample(range(5), 4))
        for size in (100, 1000, 12345):
            kept = classes.sample(range(size), 64)
            self.assertTrue(64 <= len(kept) <= 128, len(kept))
            self.assertEqual(1, len({b - a for a, b in zip(kept, kept[1:])}))

    def test_repeated_questions_follow_zipf(self):
        counted = collections.Counter(classes.repeated(list("abcdefgh"), 8000))
        self.assertEqual("a", counted.most_common(1)[0][0])
        self.assertAlmostEqual(2, counted["a"] / counted["b"], delta=.3)

    def test_percentiles(self):
        values = list(range(100, 0, -1))
        self.assertEqual([1, 51, 100, 100], [questions.percentile(values, share)
                                             for share in (0, .5, .99, 1)])


class Running(measuring.WithFolder):
    def test_every_class_is_asked_of_generated_records(self):
        told = self.run_bench("--generate", 300, "--from", self.source, "--per-class", 10,
                              env={**os.environ, "PATH": "/nowhere"})
        self.assertIn("| documents | 300 |", told)
        for name in classes.CLASSES:
            self.assertIn(f"\n| {name} | uncached |", told)
        for figure in ("build, s (CPU s)", "index, MB (÷ text)", "start to first answer",
                       "anonymous memory"):
            self.assertIn(figure, told)
        self.assertIn("| load | not measured: not installed: apt install wrk |", told)

    def test_growth_is_told_of_two_indexes(self):
        index = self.folder / "once"
        programs.build_index(index, self.source)
        done = measuring.bench("scale", "--programs", programs.BIN, "--indexes", index,
                               index, "--corpus", self.source,
                     "--at-most", 10)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertRegex(done.stdout,
                         r"\n\| common word \| [\d.]+ \| (\d+) \| [\d.]+ \| \1 "
                         r"\| [\d.]+ \| 1.00 \|")

    def test_a_profile_is_told_by_a_running_server(self):
        index = self.folder / "profiled"
        programs.build_index(index, self.source)
        with daemon.Daemon(index) as server:
            empty = measuring.bench("profile", "--server", server.url)
            server.get("/api/v1/search?q=formation")
            told = measuring.bench("profile", "--server", server.url)
        self.assertIn("0 searches computed", empty.stdout)
        self.assertIn("1 searches computed", told.stdout)
        for stage in ("plan", "match", "facets", "rank", "extracts", "write", "total"):
            self.assertRegex(told.stdout, rf"\n\| {stage} \| \d+\.\d+ \| \d+% \|")


if __name__ == "__main__":
    programs.main()
