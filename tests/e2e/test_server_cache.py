"""The cache of answers from outside: only the time and the counters show that it
exists."""

import gzip
import re
import tempfile
import threading
import unittest

import daemon
import programs
from test_server_swap import extra, wait_until

TARGETS = ("/api/v1/search?q=apprentissage", "/api/v1/search?q=vae&page=2",
           "/recherche?q=apprentissage",
           "/recherche?q=zzzz", "/", "/documents/vae-inversee?q=vae",
           "/api/v1/documents/cper%2F2023",
           "/api/v1/suggest?q=appr", "/api/v1/regions", "/api/v1/kinds",
           "/api/v1/analyze?text=formation",
           "/api/v1/documents/notice-04/similar",
           "/api/v1/documents/notice-04/passages?q=apprentissage")
SHARED = ("Content-Type", "ETag", "Cache-Control", "Link", "Vary",
          "Content-Security-Policy",
          "X-Content-Type-Options", "Referrer-Policy", "Content-Language",
          "Content-Length", "Content-Encoding")


def shared(reply):
    return {name: reply.headers[name] for name in SHARED}


def metrics(server):
    text = server.get("/metrics").text
    return {name: int(value)
            for name, value in re.findall(r"^inffo_(\w+) (\d+)$", text, re.M)}


class WithServers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.index = cls.folder.name + "/index"
        daemon.publish(cls.index)
        cls.cached = daemon.Daemon(cls.index, "--cors", "https://a.fr")
        cls.plain = daemon.Daemon(cls.index, "--cors", "https://a.fr", "--cache-bytes",
                                  "0")

    @classmethod
    def tearDownClass(cls):
        cls.cached.__exit__()
        cls.plain.__exit__()
        cls.folder.cleanup()


class SameAnswers(WithServers):
    def test_bytes_and_headers_are_those_of_a_server_without_cache(self):
        for target in TARGETS:
            for fields in ({}, {"Accept_Encoding": "gzip"}):
                for method in ("GET", "HEAD"):
                    with self.subTest(target, method=method, **fields):
                        wanted = self.plain.get(target, method, **fields)
                        self.assertEqual(200, wanted.status)
                        for _ in range(3):
                            got = self.cached.get(target, method, **fields)
                            self.assertEqual(wanted.status, got.status)
                            self.assertEqual(wanted.body, got.body)
                            self.assertEqual(shared(wanted), shared(got))

    def test_gzip_unpacks_to_the_same_bytes_and_is_shorter(self):
        for server in (self.cached, self.plain):
            plain = server.get(TARGETS[0])
            packed = server.get(TARGETS[0], Accept_Encoding="br, gzip;q=0.5")
            self.assertIsNone(plain.headers["Content-Encoding"])
            self.assertEqual("gzip", packed.headers["Content-Encoding"])
            self.assertEqual(plain.body, gzip.decompress(packed.body))
            self.assertEqual(str(len(packed.body)), packed.headers["Content-Length"])
            self.assertLess(len(packed.body), len(plain.body) / 2)
            for reply in (plain, packed):
                self.assertIn("Accept-Encoding", reply.headers["Vary"])

    def test_who_refuses_gzip_gets_none(self):
        for field in ("gzip;q=0", "identity", "br", "identity, gzip;q=0.1", "*;q=0"):
            for server in (self.cached, self.plain):
                reply = server.get(TARGETS[0], Accept_Encoding=field)
                self.assertIsNone(reply.headers["Content-Encoding"], field)
                self.assertEqual(b"{", reply.body[:1])

    def test_short_answers_stay_as_they_are(self):
        reply = self.cached.get("/api/v1/analyze?text=a", Accept_Encoding="gzip")
        self.assertIsNone(reply.headers["Content-Encoding"])

    def test_each_form_has_its_tag_and_is_known_again(self):
        for server in (self.cached, self.plain):
            for target in ("/api/v1/search?q=etiquette+apprentissage",
                           "/recherche?q=etiquette+apprentissage"):
                for _ in range(2):
                    plain = server.get(target).headers["ETag"]
                    packed = server.get(target, Accept_Encoding="gzip").headers["ETag"]
                    self.assertNotEqual(plain, packed)
                    cases = ((plain, "", 304), (plain, "gzip", 304),
                             (packed, "gzip", 304),
                             (packed, "", 200), ("W/" + packed, "gzip", 304),
                             ('"x"', "gzip", 200))
                    for tag, encoding, status in cases:
                        with self.subTest(target, tag=tag, encoding=encoding):
                            reply = server.get(target, If_None_Match=tag,
                                               Accept_Encoding=encoding)
                            self.assertEqual(status, reply.status)
                            if status == 304:
                                self.assertEqual(b"", reply.body)
                                self.assertEqual(tag.removeprefix("W/"),
                                                 reply.headers["ETag"])
                                self.assertIn("Accept-Encoding", reply.headers["Vary"])
                                self.assertIsNone(reply.headers["Content-Encoding"])

    def test_a_304_is_the_same_with_and_without_cache(self):
        target = "/recherche?q=vae"
        tag = self.plain.get(target).headers["ETag"]
        self.cached.get(target)
        self.assertEqual(shared(self.plain.get(target, If_None_Match=tag)),
                         shared(self.cached.get(target, If_None_Match=tag)))

    def test_an_origin_sees_its_own_headers_only(self):
        target = "/api/v1/search?q=origine"
        for origin, allowed in (("https://a.fr", "https://a.fr"), ("https://b.fr", None),
                                ("https://a.fr", "https://a.fr"), (None, None)):
            reply = self.cached.get(target, **({"Origin": origin} if origin else {}))
            self.assertEqual(allowed, reply.headers["Access-Control-Allow-Origin"])

    def test_what_a_client_accepts_is_asked_each_time(self):
        target = "/api/v1/suggest?q=appren"
        for _ in range(2):
            self.assertEqual("application/json",
                             self.cached.get(target).headers["Content-Type"])
            self.assertEqual("application/x-suggestions+json", self.cached.get(
                target, Accept="application/x-suggestions+json").headers["Content-Type"])
            self.assertEqual(406, self.cached.get(target, Accept="text/html").status)


class Counting(WithServers):
    def test_hits_and_misses_are_counted_and_logged(self):
        with daemon.Daemon(self.index) as server:
            self.assertEqual((0, 0), (metrics(server)["cache_hits_total"],
                                      metrics(server)["cache_misses_total"]))
            first = server.get("/api/v1/search?q=vae&region=32")
            again = server.get("/api/v1/search?q=vae&region=32")
            spelt = server.get("/api/v1/search?region=hauts-de-france&q=vae")
            self.assertEqual(first.body, again.body)
            self.assertEqual(first.body, spelt.body)
            server.get("/api/v1/search?q=vae&nope=1")
            got = metrics(server)
            self.assertEqual((2, 1, 0),
                             (got["cache_hits_total"], got["cache_misses_total"],
                              got["cache_evictions_total"]))
            self.assertGreater(got["cache_bytes"], len(first.body))
            self.assertEqual(32 << 20, got["cache_limit_bytes"])
            self.assertNotIn("hit", first.headers["Server-Timing"])
            for reply in (again, spelt):
                self.assertIn("cache;desc=hit", reply.headers["Server-Timing"])
            server.stop()
            server.reader.join(5)
            said = [re.search(r"status=(\d+).*?(?: cache=(\w+))?$",
                              line.rstrip()).groups()
                    for line in server.events("request")
                    if "route=/api/v1/search" in line]
        self.assertCountEqual([("200", "miss"), ("200", "hit"), ("200", "hit"),
                               ("400", None)], said)

    def test_only_searches_that_were_computed_are_timed(self):
        with daemon.Daemon(self.index) as server:
            self.assertEqual(0, metrics(server)["search_seconds_count"])
            for target in ("/api/v1/search?q=vae", "/api/v1/search?q=vae",
                           "/recherche?q=vae", "/api/v1/regions"):
                server.get(target)
            self.assertEqual(2, metrics(server)["search_seconds_count"])
            told = server.get("/metrics").text
        whole = float(re.search(r"^inffo_search_seconds_sum (\S+)$", told, re.M)[1])
        stages = dict(re.findall(
            r'^inffo_search_stage_seconds_total\{stage="(\w+)"\} (\S+)$', told, re.M))
        self.assertEqual(["plan", "match", "facets", "rank", "extracts", "write"],
                         list(stages))
        self.assertGreater(float(stages["match"]), 0)
        self.assertLess(sum(map(float, stages.values())), whole + .001)

    def test_a_small_cache_evicts_and_stays_right(self):
        with daemon.Daemon(self.index, "--cache-bytes", "100k") as server:
            for number in range(200):
                target = f"/api/v1/search?q=notice+{number % 60}"
                self.assertEqual(self.plain.get(target).body, server.get(target).body)
            got = metrics(server)
            self.assertGreater(got["cache_evictions_total"], 0)
            self.assertLessEqual(got["cache_bytes"], 100 << 10)

    def test_without_cache_nothing_is_counted(self):
        self.plain.get(TARGETS[0])
        got = metrics(self.plain)
        self.assertEqual((0, 0, 0), (got["cache_hits_total"], got["cache_misses_total"],
                                     got["cache_limit_bytes"]))

    def test_many_at_once_get_one_answer(self):
        with daemon.Daemon(self.index, "--threads", "4") as server:
            wanted = self.plain.get("/recherche?q=apprentissage+en+region").body
            got = []

            def ask():
                got.append(server.get("/recherche?q=apprentissage+en+region").body)
            threads = [threading.Thread(target=ask) for _ in range(24)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual({wanted}, set(got))
            self.assertEqual(24, len(got))
            counted = metrics(server)
            self.assertEqual(1, counted["cache_misses_total"])
            self.assertEqual(23,
                             counted["cache_hits_total"] + counted["cache_waits_total"])


class Swapping(unittest.TestCase):
    def test_a_new_generation_is_answered_from_as_soon_as_it_is_said_to_be_served(self):
        with tempfile.TemporaryDirectory() as folder:
            index = folder + "/index"
            daemon.publish(index)
            with daemon.Daemon(index, "--threads", "2") as server:
                for number in range(1, 5):
                    self.assertEqual(44 + number,
                                     server.get("/api/v1/search").json()["total"])
                    stop, faults = threading.Event(), []

                    def ask(wanted=44 + number):
                        while not stop.is_set():
                            total = server.get("/api/v1/search").json()["total"]
                            if total not in (wanted, wanted + 1):
                                faults.append(total)
                    threads = [threading.Thread(target=ask) for _ in range(3)]
                    for thread in threads:
                        thread.start()
                    daemon.publish(index, extra(number))
                    self.assertTrue(wait_until(lambda: server.get(
                        "/readyz").json()["index"]["documents"] == 45 + number))
                    self.assertEqual(45 + number,
                                     server.get("/api/v1/search").json()["total"])
                    stop.set()
                    for thread in threads:
                        thread.join()
                    self.assertEqual([], faults[:5])


if __name__ == "__main__":
    programs.main()
