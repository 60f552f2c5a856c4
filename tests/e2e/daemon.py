"""The server under test: an index of a few documents, the program itself on a free
port of the loopback, and requests to it."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import tempfile
import threading

import programs

# No page may run this, wherever it stands in a document.
ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def documents():
    """The documents of the fixture: enough for several pages of results, and one for
    each thing that a test looks for."""
    yield {"id": "vae-inversee", "kind": "news",
           "title": "VAE inversée : un premier bilan",
           "text": "La VAE inversée mêle emploi et formation.\n\n"
                   "Le dispositif s'achève en 2026.",
           "regions": ["32"], "themes": ["vae", "vae-inversee"], "date": "2026-04-07",
           "source": "Le Quotidien", "author": "Une journaliste",
           "url": "https://exemple.fr/vae?a=1&b=2"}
    yield {"id": "cper/2023", "kind": "programme", "title": "Contrat de plan 2023-2027",
           "text": "Le contrat de plan État-Région finance la validation des acquis de "
                   "l'expérience.",
           "regions": ["53"], "themes": ["politiques-regionales"], "date": "2023-02-01",
           "valid_from": "2023-01-01", "valid_to": "2027-12-31",
           "part_of": "vae-inversee"}
    yield {"id": "ancien", "kind": "programme", "title": "Programme échu",
           "text": "Un programme qui n'a plus cours.", "regions": ["53"], "themes": [],
           "date": "2015-05-05", "valid_from": "2015-01-01", "valid_to": "2016-12-31"}
    yield {"id": "chomage", "kind": "indicator", "title": "Taux de chômage",
           "text": "Le taux de chômage régional recule.", "regions": ["32"],
           "themes": ["chomage"],
           "date": "2026-01-15", "label": "Taux de chômage", "value": "9,2", "unit": "%",
           "period": "3e trimestre 2025", "national_value": "7,7", "source": "Insee",
           "doubt": "unité douteuse dans la source"}
    yield {"id": "attaque", "kind": "document", "title": f"Titre {ATTACK}",
           "text": f"Du texte attaquable {ATTACK} suivi de mots.\n\n{ATTACK}",
           "regions": [],
           "themes": [], "date": "2020-01-01", "source": ATTACK, "author": ATTACK,
           "section": ATTACK, "url": "javascript:alert(3)"}
    for number in range(40):
        yield {"id": f"notice-{number:02}", "kind": "aid" if number % 2 else "contact",
               "title": f"Notice {number} sur l'apprentissage",
               "text": f"L'apprentissage en région, notice numéro {number}. "
               * (1 + number % 3),
               "regions": ["11" if number % 4 else "44"],
               "themes": ["apprentissage-alternance"],
               "date": f"20{20 + number % 6}-0{1 + number % 9}-11", "source": "Fixture"}


def write_documents(path, extra=()):
    lines = [json.dumps(d, ensure_ascii=False) for d in [*documents(), *extra]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def publish(index, extra=(), arguments=()):
    """Index the fixture and the @extra documents as a new generation."""
    with tempfile.TemporaryDirectory() as folder:
        source = programs.pathlib.Path(folder) / "fixture.jsonl"
        write_documents(source, extra)
        programs.build_index(index, source, arguments=arguments)


class Reply:
    """An answer that was read to its end."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)

    @property
    def text(self):
        return self.body.decode("utf-8")


class Daemon:
    """The running server. It is used so: `with Daemon(index, "--cors", "*") as server:
    server.get("/healthz")`."""

    def __init__(self, index, *arguments, listen="127.0.0.1:0",
                 program=programs.BIN / "inffo-searchd"):
        self.log = []
        self.process = subprocess.Popen(
            [str(program), "--index", str(index), "--listen", listen,
             *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace")
        self.reader = threading.Thread(target=self._read_log, daemon=True)
        self.reader.start()
        said = self.process.stdout.readline()
        found = re.fullmatch(r"listening on http://(.+):(\d+)\n", said)
        if not found:
            self.process.kill()
            self.process.wait()
            raise AssertionError(f"the server says {said!r}\n" + "".join(self.log))
        self.host, self.port = found[1].strip("[]"), int(found[2])
        self.url = said.split()[-1]

    def _read_log(self):
        for line in self.process.stderr:
            self.log.append(line)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        code = self.stop() if self.process.poll() is None else self.process.returncode
        self.process.stdout.close()
        self.reader.join(5)
        self.process.stderr.close()
        said = "".join(self.log)
        assert code == 0 and "Sanitizer" not in said, \
            f"the server ended with {code}\n{said[-20000:]}"

    def stop(self, timeout=20):
        """Ask the server to end and return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise

    def connect(self, timeout=20):
        return http.client.HTTPConnection(self.host, self.port, timeout=timeout)

    def get(self, target, method="GET", connection=None, **headers):
        """Send one request. In the names of @headers, _ stands for -."""
        own = connection or self.connect()
        try:
            own.request(method, target,
                        headers={k.replace("_", "-"): v for k, v in headers.items()})
            answer = own.getresponse()
            return Reply(answer.status, answer.headers, answer.read())
        finally:
            if not connection:
                own.close()

    def socket(self, timeout=20):
        return socket.create_connection((self.host, self.port), timeout=timeout)

    def raw(self, *pieces, timeout=20):
        """Send bytes as they are on one connection. Returns what comes back until the
        server closes it, or until @timeout."""
        with self.socket(timeout) as s:
            for piece in pieces:
                s.sendall(piece)
            return read_all(s)

    def events(self, name):
        return [line for line in self.log if f"event={name}" in line]


def read_all(s):
    """Read to the end of the connection. A reset counts as the end; a time-out is an
    error that says so."""
    got = b""
    try:
        while chunk := s.recv(65536):
            got += chunk
    except ConnectionResetError:
        pass
    except TimeoutError:
        return got + b"(still open)"
    return got


def open_files(process):
    return len(os.listdir(f"/proc/{process.pid}/fd"))
