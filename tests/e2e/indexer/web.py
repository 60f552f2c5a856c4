"""A small web server on the loopback that plays good and bad servers, for the tests of
what is fetched."""

import gzip
import http.server
import ssl
import threading
import time


class Answer:
    """What the server answers for one path. With @play, a function of the handler writes
    the whole answer itself."""

    def __init__(self, body=b"", code=200, type="text/html; charset=utf-8", headers=None,
                 play=None, etag=None):
        self.body = body if isinstance(body, bytes) else body.encode()
        self.code = code
        self.headers = {"Content-Type": type, **(headers or {})}
        self.play = play
        self.etag = etag


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        web = self.server.web
        web.requests.append((self.path, dict(self.headers)))
        answer = web.answer_of(self.path)
        try:
            if answer.play:
                answer.play(self)
            else:
                self.write(answer)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def write(self, answer):
        code, body = answer.code, answer.body
        if answer.etag and self.headers.get("If-None-Match") == answer.etag:
            code, body = 304, b""
        self.send_response(code)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.etag:
            self.send_header("ETag", answer.etag)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A client that has had enough is no fault."""


class Web:
    """The server: @pages gives the answers by path, and @requests what was asked."""

    def __init__(self, host="127.0.0.1", certificate=None):
        self.pages = {}
        self.requests = []
        self.server = Server((host, 0), Handler)
        self.server.web = self
        self.address = f"http://{host}:{self.server.server_port}"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.server.socket = context.wrap_socket(self.server.socket,
                                                     server_side=True)
            self.address = self.address.replace("http:", "https:")
        threading.Thread(target=self.server.serve_forever, args=[0.02],
                         daemon=True).start()

    def answer_of(self, path):
        answer = self.pages.get(path, self.pages.get(path.split("?")[0]))
        if callable(answer):
            answer = answer(path)
        return answer or Answer("introuvable", 404)

    def paths(self):
        """The paths that were asked for since the last call."""
        asked = [path for path, _headers in self.requests]
        self.requests.clear()
        return asked

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def start(handler, headers=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"):
    handler.close_connection = True
    handler.wfile.write(headers)


def endless(handler):
    """A body without an end."""
    start(handler)
    handler.wfile.write(b"\r\n")
    while True:
        handler.wfile.write(b"<p>encore</p>" * 5000)


def bomb(handler):
    """A short body that is long without its compression."""
    body = gzip.compress(b"<p>encore</p>" * 1000000)
    start(handler)
    handler.wfile.write(b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
                        % len(body))
    handler.wfile.write(body)


def drip(handler):
    """A byte now and then."""
    start(handler)
    handler.wfile.write(b"Content-Length: 100000\r\n\r\n")
    while True:
        handler.wfile.write(b"a")
        time.sleep(0.2)


def cut(handler):
    """Fewer bytes than were announced."""
    start(handler)
    handler.wfile.write(b"Content-Length: 5000\r\n\r\n<p>la moiti")


def huge_head(handler):
    start(handler)
    for number in range(3000):
        handler.wfile.write(b"X-%d: %s\r\n" % (number, b"a" * 100))
    handler.wfile.write(b"Content-Length: 0\r\n\r\n")


def no_http(handler):
    handler.close_connection = True
    handler.wfile.write(b"\x00\x01SSH-2.0-autre\r\n")


def damaged_gzip(handler):
    start(handler)
    handler.wfile.write(b"Content-Encoding: gzip\r\nContent-Length: 10\r\n\r\n"
                        b"0123456789")


def hang_up(handler):
    handler.close_connection = True
