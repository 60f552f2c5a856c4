"""The server's HTTP: what it refuses, what it survives, what it logs."""

import json
import socket
import tempfile
import threading
import time
import unittest

import daemon
import programs

HOST = b"Host: a\r\n"
GET = b"GET /healthz HTTP/1.1\r\n"


def status_of(answer):
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


def setUpModule():
    global folder, index, server
    folder = tempfile.TemporaryDirectory()
    index = folder.name + "/index"
    daemon.publish(index)
    server = daemon.Daemon(index, "--threads", "2", "--head-timeout", "2",
                           "--idle-timeout", "3")


def tearDownModule():
    server.__exit__()
    folder.cleanup()


class RequestsThatCouldBeReadTwice(unittest.TestCase):
    """Each of these requests is refused with one answer, and the connection is closed,
    so that what follows is never read as another request."""

    SECOND = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
    CASES = {
        "a body": (GET + HOST + b"Content-Length: 5\r\n\r\nhello", 400),
        "a body that is a request": (
            GET + HOST + b"Content-Length: 35\r\n\r\n" + SECOND, 400),
        "a body on HEAD": (b"HEAD / HTTP/1.1\r\n" + HOST + b"Content-Length: 1\r\n\r\nx",
                           400),
        "a body on OPTIONS": (b"OPTIONS / HTTP/1.1\r\n" + HOST
                              + b"Content-Length: 1\r\n\r\nx", 400),
        "chunks": (GET + HOST + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        "chunks and a length": (
            GET + HOST
            + b"Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        "an unknown transfer encoding": (
            GET + HOST + b"Transfer-Encoding: xchunked\r\n\r\n", 400),
        "two lengths": (GET + HOST + b"Content-Length: 0\r\nContent-Length: 0\r\n\r\n",
                        400),
        "two lengths that differ": (
            GET + HOST + b"Content-Length: 0\r\nContent-Length: 7\r\n\r\n", 400),
        "two hosts": (GET + HOST + b"Host: b\r\n\r\n", 400),
        "no host": (GET + b"\r\n", 400),
        "a host that is none": (GET + b"Host: a b\r\n\r\n", 400),
        "a blank before the colon": (GET + HOST + b"Content-Length : 5\r\n\r\nhello",
                                     400),
        "a folded line": (GET + HOST + b"X-a: b\r\n c\r\n\r\n", 400),
        "a folded length": (GET + HOST + b"Content-Length: 0\r\n 5\r\n\r\nhello", 400),
        "a folded first line": (GET + b" X: y\r\n" + HOST + b"\r\n", 400),
        "lone line feeds": (b"GET /healthz HTTP/1.1\nHost: a\n\n", 400),
        "one lone line feed": (GET + HOST + b"X-a: b\nX-c: d\r\n\r\n", 400),
        "a lone carriage return": (GET + HOST + b"X-a: b\rContent-Length: 5\r\n\r\n",
                                   400),
        "a zero byte in a value": (GET + HOST + b"X-a: b\0c\r\n\r\n", 400),
        "a zero byte in a length": (GET + HOST + b"Content-Length: 0\0 5\r\n\r\n", 400),
        "no colon": (GET + HOST + b"Content-Length\r\n\r\n", 400),
        "no name": (GET + HOST + b": 5\r\n\r\n", 400),
        "two blanks in the request line": (b"GET  /healthz HTTP/1.1\r\n" + HOST + b"\r\n",
                                           400),
        "a blank after the version": (b"GET /healthz HTTP/1.1 \r\n" + HOST + b"\r\n",
                                      400),
        "a blank in the target": (b"GET /heal thz HTTP/1.1\r\n" + HOST + b"\r\n", 400),
        "POST": (b"POST /healthz HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\n\r\nhello",
                 405),
        "POST with chunks": (
            b"POST / HTTP/1.1\r\n" + HOST
            + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 405),
        "CONNECT": (b"CONNECT a:80 HTTP/1.1\r\n" + HOST + b"\r\n", 405),
        "an unknown method": (b"BREW /healthz HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    }

    def test_each_is_refused_once_and_the_connection_closed(self):
        for name, (request, status) in self.CASES.items():
            with self.subTest(name):
                answer = server.raw(request + self.SECOND)
                self.assertEqual(status, status_of(answer), answer)
                self.assertEqual(1, answer.count(b"HTTP/1.1 "), answer)
                self.assertNotIn(b"(still open)", answer)

    def test_a_length_that_is_no_number_is_refused_by_the_library(self):
        for length in (b"abc", b"-1", b"+0", b"0, 0", b"99999999999999999999"):
            with self.subTest(length):
                answer = server.raw(GET + HOST + b"Content-Length: " + length
                                    + b"\r\n\r\n" + self.SECOND)
                self.assertIn(status_of(answer), (400, 413), answer)
                self.assertNotIn(b"HTTP/1.1 200", answer)
                self.assertNotIn(b"(still open)", answer)

    def test_a_version_that_is_not_ours_is_refused(self):
        for version in (b"HTTP/2.0", b"HTTP/3.7", b"HTTQ/1.1", b"http/1.1", b"HTTP/1.10"):
            with self.subTest(version):
                answer = server.raw(b"GET /healthz " + version + b"\r\n" + HOST + b"\r\n"
                                    + self.SECOND)
                self.assertIn(status_of(answer), (400, 505), answer)
                self.assertEqual(1, answer.count(b"HTTP/1.1 "), answer)

    def test_refusals_of_ours_are_problem_details(self):
        answer = server.raw(self.CASES["two hosts"][0])
        self.assertIn(b"application/problem+json", answer)
        self.assertIn(b"Connection: close", answer)
        body = json.loads(answer.split(b"\r\n\r\n", 1)[1])
        self.assertEqual("urn:inffo-search:probleme:requete-invalide", body["type"])

    def test_405_names_what_is_allowed(self):
        for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE"):
            reply = server.get("/api/v1/search", method)
            self.assertEqual(405, reply.status)
            self.assertEqual("GET, HEAD, OPTIONS", reply.headers["Allow"])
            self.assertEqual("application/problem+json", reply.headers["Content-Type"])


class RequestsThatAreHonest(unittest.TestCase):
    def test_a_length_of_zero_is_no_body(self):
        answer = server.raw(GET + HOST
                            + b"Content-Length: 0\r\nConnection: close\r\n\r\n")
        self.assertEqual(200, status_of(answer))

    def test_an_absolute_target_is_read(self):
        answer = server.raw(b"GET http://a/healthz HTTP/1.1\r\n" + HOST
                            + b"Connection: close\r\n\r\n")
        self.assertEqual(200, status_of(answer))

    def test_http_1_0_without_host_is_answered(self):
        self.assertEqual(200, status_of(server.raw(b"GET /healthz HTTP/1.0\r\n\r\n")))

    def test_a_connection_is_kept_for_many_requests(self):
        connection = server.connect()
        for _ in range(50):
            self.assertEqual(200, server.get("/healthz", connection=connection).status)
        first = connection.sock
        server.get("/recherche?q=vae", connection=connection)
        self.assertIs(first, connection.sock)
        connection.close()

    def test_pipelined_requests_are_answered_in_order(self):
        answer = server.raw(GET + HOST + b"\r\n" + b"GET /readyz HTTP/1.1\r\n" + HOST
                            + b"\r\n" +
                            GET + HOST + b"Connection: close\r\n\r\n")
        self.assertEqual(3, answer.count(b"HTTP/1.1 200"))
        self.assertLess(answer.index(b'{"status":"ok"}'), answer.index(b'"generation"'))

    def test_a_request_in_pieces_is_put_together(self):
        with server.socket() as s:
            for byte in b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n":
                s.sendall(bytes([byte]))
            self.assertEqual(200, status_of(daemon.read_all(s)))

    def test_raw_utf8_in_a_target_is_read(self):
        answer = server.raw("GET /api/v1/search?q=inversée HTTP/1.1\r\n".encode() + HOST +
                            b"Connection: close\r\n\r\n")
        self.assertEqual(200, status_of(answer))

    def test_head_says_what_get_would(self):
        for target in ("/", "/recherche?q=vae", "/api/v1/search?q=vae", "/healthz",
                       "/nope", "/api/v1/search?page=x"):
            get, head = server.get(target), server.get(target, "HEAD")
            self.assertEqual(b"", head.body)
            self.assertEqual(get.status, head.status)
            for name in ("Content-Length", "Content-Type", "ETag", "Cache-Control",
                         "Link", "Vary"):
                self.assertEqual(get.headers[name], head.headers[name], (target, name))

    def test_head_leaves_the_connection_usable(self):
        connection = server.connect()
        server.get("/recherche?q=vae", "HEAD", connection=connection)
        self.assertEqual(200, server.get("/healthz", connection=connection).status)
        connection.close()


class Limits(unittest.TestCase):
    def test_450_ampersands_are_answered(self):
        reply = server.get("/api/v1/search?q=vae" + "&" * 450)
        self.assertEqual(200, reply.status)
        self.assertGreater(reply.json()["total"], 0)

    def test_a_target_of_nothing_but_ampersands_is_answered(self):
        self.assertEqual(200, server.get("/api/v1/search?" + "&" * 7900).status)
        self.assertEqual(400, server.get("/api/v1/search?" + "a&" * 3950).status)

    def test_too_many_parameters_are_a_400(self):
        reply = server.get("/api/v1/search?" + "&".join(["region=32"] * 200))
        self.assertEqual(400, reply.status)

    def test_800_cookies_are_answered(self):
        self.assertEqual(200,
                         server.get("/healthz", Cookie="; ".join(["a=1"] * 800)).status)
        self.assertIn(server.get("/healthz", Cookie=";".join(["a"] * 4000)).status,
                      (200, 431))
        cookies = "; ".join(f"c{i}=v{i}" for i in range(800))
        self.assertEqual(431, server.get("/healthz", Cookie=cookies).status)
        fields = b"".join(b"Cookie: c%d=v\r\n" % i for i in range(800))
        self.assertEqual(431, status_of(server.raw(GET + HOST + fields + b"\r\n")))

    def test_a_head_of_eight_kilobytes_passes_and_one_more_does_not(self):
        start = GET + HOST + b"Connection: close\r\nX-a: "
        fits = start + b"b" * (8192 - len(start) - 4) + b"\r\n\r\n"
        self.assertEqual(8192, len(fits))
        self.assertEqual(200, status_of(server.raw(fits)))
        answer = server.raw(start + b"b" * (8192 - len(start) - 3) + b"\r\n\r\n")
        self.assertEqual(431, status_of(answer))
        self.assertIn(b"problem+json", answer)

    def test_a_long_target_is_a_414(self):
        for length in (8100, 30000, 200000):
            answer = server.raw(b"GET /recherche?q=" + b"a" * length + b" HTTP/1.1\r\n"
                                + HOST + b"\r\n")
            self.assertEqual(414, status_of(answer), length)

    def test_a_head_without_end_is_refused_before_it_fills_the_memory(self):
        with server.socket() as s:
            s.sendall(GET + HOST)
            sent = 0
            try:
                while sent < 4 << 20:
                    s.sendall(b"X-a: " + b"b" * 8000 + b"\r\n")
                    sent += 8007
                answer = daemon.read_all(s)
            except (ConnectionResetError, BrokenPipeError):
                answer = b""
            self.assertIn(status_of(answer), (0, 431))
            self.assertLess(sent, 4 << 20)

    def test_dripped_heads_are_cut_at_a_deadline(self):
        for start in (b"", b"G", GET, GET + b"Host: a\r\nX-a: "):
            with self.subTest(start), server.socket(timeout=10) as s:
                s.sendall(start)
                began = time.monotonic()
                with self.assertRaises((ConnectionResetError, BrokenPipeError)):
                    while time.monotonic() - began < 20:
                        s.sendall(b"a")
                        time.sleep(0.1)
                self.assertLess(time.monotonic() - began, 15)

    def test_an_idle_connection_is_closed(self):
        with server.socket(timeout=10) as s:
            s.sendall(GET + HOST + b"\r\n")
            began = time.monotonic()
            answer = daemon.read_all(s)
            self.assertEqual(200, status_of(answer))
            self.assertNotIn(b"(still open)", answer)
            self.assertLess(time.monotonic() - began, 15)

    def test_dripping_clients_do_not_keep_others_waiting(self):
        slow = [server.socket() for _ in range(200)]
        for s in slow:
            s.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\nX: ")
        began = time.monotonic()
        for _ in range(20):
            self.assertEqual(200, server.get("/api/v1/search?q=vae").status)
        self.assertLess(time.monotonic() - began, 10)
        for s in slow:
            s.close()


class Bytes(unittest.TestCase):
    """Whatever bytes are sent, they are answered or the connection is closed, and the
    server goes on."""

    def test_rubbish_is_survived(self):
        pieces = [b"\0" * 1000, b"\r\n" * 1000, b"\x16\x03\x01\x02\x00\x01\x00", b"GET",
                  b"GET /\r\n\r\n",
                  bytes(range(256)) * 40, b"GET / HTTP/1.1\r\n\r\n",
                  b"\xff\xfe\xfd\r\n\r\n",
                  b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                  b"OPTIONS * HTTP/1.1\r\n" + HOST + b"\r\n"]
        for piece in pieces:
            with server.socket() as s:
                s.sendall(piece)
                s.shutdown(socket.SHUT_WR)
                daemon.read_all(s)
        self.assertEqual(200, server.get("/healthz").status)

    def test_connections_dropped_at_any_moment_are_survived(self):
        request = b"GET /recherche?q=apprentissage HTTP/1.1\r\nHost: a\r\n\r\n"
        for end in range(0, len(request) + 1, 3):
            with server.socket() as s:
                s.sendall(request[:end])
                s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.assertEqual(200, server.get("/healthz").status)

    def test_no_descriptor_is_lost(self):
        server.get("/healthz")
        time.sleep(0.5)
        before = daemon.open_files(server.process)
        for _ in range(100):
            server.get("/healthz")
            server.raw(GET + HOST + HOST + b"\r\n")
        time.sleep(0.5)
        self.assertLessEqual(daemon.open_files(server.process), before + 5)


class Overload(unittest.TestCase):
    def test_connections_over_the_limit_get_a_503(self):
        with daemon.Daemon(index, "--max-connections", "3") as small:
            held = [small.socket() for _ in range(3)]
            time.sleep(0.3)
            answer = small.raw(GET + HOST + b"\r\n", timeout=5)
            self.assertEqual(503, status_of(answer), answer)
            self.assertIn(b"Retry-After: 5", answer)
            self.assertIn(b"urn:inffo-search:probleme:surcharge", answer)
            for s in held:
                s.close()
            time.sleep(0.3)
            self.assertEqual(200, small.get("/healthz").status)

    def test_connections_of_one_address_over_its_limit_get_a_429(self):
        with daemon.Daemon(index, "--max-per-address", "2") as small:
            held = [small.socket() for _ in range(2)]
            time.sleep(0.3)
            answer = small.raw(GET + HOST + b"\r\n", timeout=5)
            self.assertEqual(429, status_of(answer), answer)
            self.assertIn(b"Retry-After: 5", answer)
            for s in held:
                s.close()

    def test_many_threads_of_clients_are_all_answered(self):
        failures = []

        def ask():
            connection = server.connect()
            for number in range(100):
                reply = server.get(f"/api/v1/search?q=notice+{number % 40}",
                                   connection=connection)
                if reply.status != 200:
                    failures.append(reply.status)
            connection.close()

        threads = [threading.Thread(target=ask) for _ in range(16)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertEqual([], failures)


class Programs(unittest.TestCase):
    def run_it(self, *arguments):
        return daemon.programs.run("inffo-searchd", *arguments)

    def test_help_fits_a_screen_and_is_french(self):
        done = self.run_it("--help")
        self.assertEqual(0, done.returncode)
        self.assertIn("Exemples", done.stdout)
        self.assertLessEqual(len(done.stdout.splitlines()), 24)
        self.assertTrue(all(len(line) <= 100 for line in done.stdout.splitlines()))

    def test_version(self):
        self.assertRegex(self.run_it("--version").stdout,
                         r"^inffo-searchd \d+\.\d+\.\d+\n$")

    def test_wrong_use_is_64_and_names_the_option(self):
        for arguments in ((), ("--index",), ("--index", index, "--threads", "none")):
            done = self.run_it(*arguments)
            self.assertEqual(64, done.returncode)
            self.assertTrue(done.stderr.startswith("inffo-searchd : "), done.stderr)

    def test_a_port_in_use_is_69(self):
        done = self.run_it("--index", index, "--listen", f"127.0.0.1:{server.port}")
        self.assertEqual(69, done.returncode)
        self.assertIn(f"127.0.0.1:{server.port}", done.stderr)

    def test_missing_assets_are_66(self):
        done = self.run_it("--index", index, "--listen", "127.0.0.1:0", "--assets",
                           "/nonexistent")
        self.assertEqual(66, done.returncode)


class Log(unittest.TestCase):
    def test_a_line_a_request_without_address_or_query(self):
        with daemon.Daemon(index, "--log", "logfmt") as one:
            one.get("/api/v1/search?q=secret")
            one.get("/documents/vae-inversee?q=secret")
            one.raw(GET + HOST + HOST + b"\r\n")
            one.stop()
            one.reader.join(5)
            text = "".join(one.log)
        self.assertNotIn("secret", text)
        self.assertNotIn("127.0.0.1 ", text)
        lines = one.events("request")
        self.assertEqual(3, len(lines), text)
        # Each thread writes its line when it is done, so the lines are not in the order
        # of the requests.
        searched, opened, refused = sorted(lines, key=lambda line: (
            "status=400" in line, "/documents/" in line))
        self.assertRegex(searched, r"^time=\S+Z level=info event=request method=GET "
                                   r"route=/api/v1/search status=200 us=\d+ bytes=\d+ "
                                   r"cache=miss\n$")
        self.assertIn("route=/documents/{id} ", opened)
        self.assertIn("route=- status=400", refused)

    def test_json_lines_and_queries_when_asked_for(self):
        with daemon.Daemon(index, "--log", "json", "--log-queries") as one:
            one.get("/api/v1/search?q=secret")
            one.stop()
            one.reader.join(5)
        lines = [json.loads(line) for line in one.log]
        asked = [line for line in lines if line["event"] == "request"]
        self.assertEqual("q=secret", asked[0]["query"])

    def test_no_lines_when_none_are_wanted(self):
        with daemon.Daemon(index, "--log", "none") as one:
            one.get("/healthz")
            one.stop()
            one.reader.join(5)
        self.assertEqual([], one.events("request"))
        self.assertEqual(1, len(one.events("server.ends")))


if __name__ == "__main__":
    programs.main()
