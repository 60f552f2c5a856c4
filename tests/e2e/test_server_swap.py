"""Generations are replaced under load, damaged ones are refused, and the server ends
without failing any client."""

import http.client
import hashlib
import os
import pathlib
import re
import shutil
import signal
import tempfile
import threading
import time
import unittest

import daemon
import programs


def wait_until(condition, seconds=15):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


def extra(number):
    """One more document, so that each generation is different."""
    return [{"id": f"extra-{i}", "title": f"Supplément {i}",
             "text": "Encore un document.",
             "regions": ["32"], "themes": [], "date": "2026-05-01"}
            for i in range(number)]


# What stands before the digest of a manifest, which is that of all bytes before.
SEAL = ',\n "manifest_sha256": "'


class WithIndex(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.index = pathlib.Path(self.folder.name) / "index"

    def publish_damaged(self, damage):
        """Make a generation elsewhere, call @damage with its folder, and publish it as
        the indexer does, by renaming."""
        other = pathlib.Path(self.folder.name) / "other"
        daemon.publish(other, extra(9))
        made = (other / "current").resolve()
        target = self.index / "generations" / made.name
        shutil.copytree(made, target)
        damage(target)
        os.symlink(f"generations/{made.name}", self.index / "new")
        os.rename(self.index / "new", self.index / "current")
        shutil.rmtree(other)
        return made.name, target


class Load:
    """Clients that ask without a pause and check every answer."""

    def __init__(self, server, clients=6):
        self.server, self.ending = server, threading.Event()
        self.faults, self.asked = [], 0
        self.generations = {}
        self.threads = [threading.Thread(target=self._ask) for _ in range(clients)]

    def _ask(self):
        connection = self.server.connect()
        while not self.ending.is_set():
            try:
                reply = self.server.get("/api/v1/search?q=apprentissage",
                                        connection=connection)
                body = reply.json()
                if reply.status != 200 or body["total"] != 40:
                    self.faults.append((reply.status, reply.text[:200]))
                index = body["index"]
                known = self.generations.setdefault(index["generation"],
                                                    index["documents"])
                if known != index["documents"]:
                    self.faults.append(("two answers of one generation differ", index))
                self.asked += 1
            except Exception as fault:  # whatever it was, a request failed
                self.faults.append(repr(fault))
                connection.close()
        connection.close()

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ending.set()
        for thread in self.threads:
            thread.join()


class Swapping(WithIndex):
    def test_generations_change_under_load_without_a_failed_request(self):
        daemon.publish(self.index)
        with daemon.Daemon(self.index, "--threads", "2", "--log", "none") as server, \
                Load(server) as load:
            for number in range(1, 7):
                daemon.publish(self.index, extra(number))
                wanted = 45 + number
                self.assertTrue(wait_until(
                    lambda: server.get("/readyz").json()["index"]["documents"] == wanted))
        self.assertEqual([], load.faults[:5])
        self.assertGreater(load.asked, 200)
        self.assertGreaterEqual(len(load.generations), 3)

    def test_a_rollback_is_noticed(self):
        daemon.publish(self.index)
        first = (self.index / "current").resolve().name
        daemon.publish(self.index, extra(1))
        with daemon.Daemon(self.index) as server:
            self.assertEqual(46, server.get("/readyz").json()["index"]["documents"])
            done = programs.run("inffo-index", "--index", self.index, "--rollback")
            self.assertEqual(0, done.returncode, done.stderr)
            self.assertTrue(wait_until(
                lambda: server.get("/readyz").json()["index"]["generation"] == first))

    def test_what_a_client_kept_of_another_generation_is_sent_anew(self):
        daemon.publish(self.index)
        with daemon.Daemon(self.index) as server:
            etag = server.get("/api/v1/search?q=notice").headers["ETag"]
            daemon.publish(self.index, extra(1))
            self.assertTrue(wait_until(lambda: server.get(
                "/api/v1/search?q=notice", If_None_Match=etag).status == 200))

    def test_old_generations_are_let_go(self):
        daemon.publish(self.index)
        with daemon.Daemon(self.index, "--log", "none") as server:
            files = []
            for number in range(1, 5):
                daemon.publish(self.index, extra(number))
                self.assertTrue(wait_until(
                    lambda: server.get("/readyz").json()["index"]["documents"] == 45
                    + number))
                time.sleep(0.2)
                files.append(daemon.open_files(server.process))
            self.assertLessEqual(max(files) - min(files), 2, files)


class Damage(WithIndex):
    def damaged(self, damage, reason):
        daemon.publish(self.index)
        with daemon.Daemon(self.index) as server, Load(server, 2) as load:
            served = server.get("/readyz").json()["index"]["generation"]
            name, _ = self.publish_damaged(damage)
            self.assertTrue(wait_until(
                lambda: server.get("/readyz").json()["status"] == "degraded"))
            reply = server.get("/readyz")
            self.assertEqual(200, reply.status)
            body = reply.json()
            self.assertEqual(served, body["index"]["generation"])
            self.assertEqual((name, reason),
                             (body["refused"]["generation"], body["refused"]["reason"]))
            self.assertNotIn(self.folder.name, reply.text)
            self.assertTrue(wait_until(lambda: len(server.events("index.refused")) == 1))
            time.sleep(
                2.5)  # it is looked at again, and not reported again
            self.assertEqual(1, len(server.events("index.refused")), server.log)
        self.assertEqual([], load.faults[:5])

    def test_one_bit_is_enough_to_refuse(self):
        def flip(folder):
            path = folder / "texts.bin"
            data = bytearray(path.read_bytes())
            data[len(data) // 2] ^= 1
            path.write_bytes(data)
        self.damaged(flip, "index-corrupt")

    def answered_around(self, damage, reason):
        """Check that the Xapian database answers when @damage was done."""
        daemon.publish(self.index)
        with daemon.Daemon(self.index) as server, Load(server, 2) as load:
            name, _ = self.publish_damaged(damage)
            self.assertTrue(wait_until(
                lambda: server.get("/readyz").json()["status"] == "degraded"))
            body = server.get("/readyz").json()
            self.assertEqual((name, "xapian"),
                             (body["index"]["generation"], body["index"]["engine"]))
            self.assertEqual(reason, body["damaged"]["reason"])
            self.assertNotIn("refused", body)
            self.assertTrue(wait_until(
                lambda: len(server.events("index.degraded")) == 1))
            self.assertEqual(200, server.get("/api/v1/search?q=formation").status)
        self.assertEqual([], load.faults[:5])

    def test_a_bit_in_the_lists_is_answered_around(self):
        def flip(folder):
            path = folder / "lists.bin"
            data = bytearray(path.read_bytes())
            data[-1] ^= 0x80
            path.write_bytes(data)
        self.answered_around(flip, "index-corrupt")

    def test_compiled_files_of_another_version_are_answered_around(self):
        def age(folder):
            path = folder / "manifest.json"
            text = path.read_text(encoding="utf-8")
            body = re.sub(r'"compiled": *\d+', '"compiled": 99', text.split(SEAL)[0])
            digest = hashlib.sha256(body.encode()).hexdigest()
            path.write_text(f'{body}{SEAL}{digest}"\n}}\n', encoding="utf-8")
        self.answered_around(age, "index-version")

    def test_a_missing_file(self):
        self.damaged(lambda folder: (folder / "columns.bin").unlink(), "index-corrupt")

    def test_a_cut_manifest(self):
        def cut(folder):
            path = folder / "manifest.json"
            path.write_bytes(path.read_bytes()[:40])
        self.damaged(cut, "index-corrupt")

    def test_what_was_mended_is_opened_on_hup(self):
        daemon.publish(self.index)
        with daemon.Daemon(self.index) as server:
            kept = {}

            def spoil(folder):
                path = folder / "texts.bin"
                kept["bytes"] = path.read_bytes()
                path.write_bytes(b"")
            name, folder = self.publish_damaged(spoil)
            self.assertTrue(wait_until(lambda: server.get("/readyz").json()["status"]
                                       == "degraded"))
            (folder / "texts.bin").write_bytes(kept["bytes"])
            server.process.send_signal(signal.SIGHUP)
            self.assertTrue(wait_until(lambda: server.get("/readyz").json()["status"]
                                       == "ok"))
            self.assertEqual(name, server.get("/readyz").json()["index"]["generation"])

    def test_the_next_sound_generation_is_opened_by_itself(self):
        daemon.publish(self.index)
        with daemon.Daemon(self.index) as server:
            self.publish_damaged(lambda folder: (folder / "texts.bin").write_bytes(b""))
            self.assertTrue(wait_until(lambda: server.get("/readyz").json()["status"]
                                       == "degraded"))
            daemon.publish(self.index, extra(2))
            self.assertTrue(wait_until(lambda: server.get("/readyz").json()["status"]
                                       == "ok"))
            self.assertEqual(47, server.get("/readyz").json()["index"]["documents"])


class WithoutIndex(WithIndex):
    def check_unavailable(self, server):
        self.assertEqual(200, server.get("/healthz").status)
        ready = server.get("/readyz")
        self.assertEqual((503, "unavailable"), (ready.status, ready.json()["status"]))
        for target, kind in (("/api/v1/search?q=vae", "application/problem+json"),
                             ("/recherche?q=vae", "text/html; charset=utf-8"),
                             ("/", "text/html; charset=utf-8")):
            reply = server.get(target)
            self.assertEqual(503, reply.status)
            self.assertEqual(kind, reply.headers["Content-Type"])
            self.assertTrue(reply.headers["Retry-After"])
        self.assertEqual(200, server.get("/aide").status)
        self.assertEqual(404, server.get("/api/v1/nope").status)

    def test_a_server_without_index_says_so_and_waits_for_one(self):
        with daemon.Daemon(self.index) as server:
            self.check_unavailable(server)
            daemon.publish(self.index)
            self.assertTrue(wait_until(lambda: server.get("/readyz").status == 200))
            self.assertEqual(200, server.get("/recherche?q=vae").status)

    def test_a_server_with_a_damaged_index_only_does_not_serve_it(self):
        daemon.publish(self.index)
        (self.index / "current").resolve().joinpath("tokens.bin").write_bytes(b"rubbish")
        with daemon.Daemon(self.index) as server:
            self.check_unavailable(server)
            self.assertEqual("index-corrupt",
                             server.get("/readyz").json()["refused"]["reason"])

    def flip_behind(self, name):
        """Flip a bit of the file @name in the served generation, and give the file its
        old times back as far as possible."""
        path = (self.index / "current").resolve() / name
        before = path.stat()
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        return path

    def restamp(self, path):
        """Make the stamp say that @path was checked as it is now, as if the file
        system did not know of its damage."""
        stamp = self.index / "verified"
        name = path.relative_to((self.index / "current").resolve()).as_posix()
        now = path.stat()
        time_of = lambda ns: f"{ns // 10**9}.{ns % 10**9:09d}"
        lines = stamp.read_text().splitlines()[:-1]
        row, = [i for i, line in enumerate(lines) if line.endswith(" " + name)]
        lines[row] = (
            f"{now.st_dev} {now.st_ino} {now.st_size} {time_of(now.st_mtime_ns)} "
            f"{time_of(now.st_ctime_ns)} {name}")
        body = "\n".join(lines) + "\n"
        stamp.write_text(body + hashlib.sha256(body.encode()).hexdigest() + "\n")

    def refused_at_start(self):
        with daemon.Daemon(self.index) as server:
            self.check_unavailable(server)
            self.assertEqual("index-corrupt",
                             server.get("/readyz").json()["refused"]["reason"])

    def test_a_flipped_bit_with_its_old_times_is_refused_at_start(self):
        daemon.publish(self.index)
        self.flip_behind("tokens.bin")
        self.refused_at_start()

    def test_without_a_whole_stamp_of_its_own_every_byte_is_read(self):
        daemon.publish(self.index)
        stamp = self.index / "verified"
        good = stamp.read_text()
        self.restamp(self.flip_behind("tokens.bin"))
        new = stamp.read_text()
        self.assertNotEqual(good, new)
        for text in (None, "", new[:-2], new.replace("stamp 1", "stamp 2"), good):
            stamp.unlink(missing_ok=True)
            if text is not None:
                stamp.write_text(text)
            with self.subTest(stamp=text and text[-20:]):
                self.refused_at_start()

    def test_damage_behind_the_stamp_is_found_after_the_start(self):
        daemon.publish(self.index)
        self.restamp(self.flip_behind("tokens.bin"))
        with daemon.Daemon(self.index) as server:
            self.assertTrue(wait_until(lambda: server.get("/readyz").status == 503))
            self.check_unavailable(server)
            self.assertEqual("index-corrupt",
                             server.get("/readyz").json()["refused"]["reason"])
            self.assertTrue(wait_until(lambda: server.events("index.refused")),
                            server.log)
            self.assertEqual((1, 1),
                             tuple(len(server.events(e))
                                   for e in ("index.opened", "index.refused")),
                             server.log)

    def test_a_copied_index_is_served(self):
        daemon.publish(self.index)
        copy = self.index.parent / "copy"
        shutil.copytree(self.index, copy, symlinks=True)
        with daemon.Daemon(copy) as server:
            self.assertEqual("ok", server.get("/readyz").json()["status"])

    def test_an_index_that_is_removed_stays_served_and_its_successor_is_found(self):
        daemon.publish(self.index)
        with daemon.Daemon(self.index) as server:
            shutil.rmtree(self.index)
            time.sleep(0.5)
            self.assertEqual(200, server.get("/api/v1/search?q=vae").status)
            self.assertEqual(200, server.get("/documents/vae-inversee?q=vae").status)
            daemon.publish(self.index, extra(3))
            self.assertTrue(wait_until(
                lambda: server.get("/readyz").json()["index"]["documents"] == 48))


class Ending(WithIndex):
    def setUp(self):
        super().setUp()
        daemon.publish(self.index)

    def test_term_ends_at_once_when_nobody_is_there(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            with daemon.Daemon(self.index) as server:
                server.get("/healthz")
                began = time.monotonic()
                server.process.send_signal(number)
                self.assertEqual(0, server.process.wait(10))
                self.assertLess(time.monotonic() - began, 5)

    def test_idle_and_dripping_clients_do_not_hold_the_end_up(self):
        with daemon.Daemon(self.index) as server:
            idle, silent, dripping = (self.enterContext(server.socket())
                                      for _ in range(3))
            idle.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
            dripping.sendall(b"GET /healthz HT")
            time.sleep(0.3)
            began = time.monotonic()
            server.process.send_signal(signal.SIGTERM)
            self.assertEqual(0, server.process.wait(20))
            self.assertLess(time.monotonic() - began, 9)

    def test_requests_under_way_are_answered_whole(self):
        """Clients that keep their connection and obey "Connection: close" lose no
        answer."""
        with daemon.Daemon(self.index, "--threads", "2", "--log", "none") as server:
            faults, answered = [], []

            def ask():
                connection = server.connect()
                while True:
                    try:
                        connection.request("GET", "/recherche?q=apprentissage")
                    except ConnectionRefusedError:
                        return
                    try:
                        answer = connection.getresponse()
                        body = answer.read()
                    except (http.client.HTTPException, OSError) as fault:
                        faults.append(repr(fault))
                        return
                    answered.append(answer.status)
                    if answer.status != 200 or not body.endswith(b"</html>"):
                        faults.append((answer.status, body[-40:]))
                    if answer.headers["Connection"] == "close":
                        connection.close()
            threads = [threading.Thread(target=ask) for _ in range(6)]
            for thread in threads:
                thread.start()
            time.sleep(0.7)
            server.process.send_signal(signal.SIGTERM)
            self.assertEqual(0, server.process.wait(15))
            for thread in threads:
                thread.join()
            self.assertEqual([], faults[:5])
            self.assertGreater(len(answered), 50)

    def test_the_port_is_free_afterwards(self):
        with daemon.Daemon(self.index) as server:
            port = server.port
            self.assertEqual(0, server.stop())
        with daemon.Daemon(self.index, listen=f"127.0.0.1:{port}") as again:
            self.assertEqual(200, again.get("/healthz").status)


if __name__ == "__main__":
    programs.main()
