"""The JSON of the server must be that of the files in tests/cases/api.

requests.tsv there names each request and its file. INFFO_ACCEPT=1 writes the files from
what the server answers now: read the difference before you commit it.
"""

import json
import os
import sys
import tempfile

import daemon
import programs

CASES = programs.ROOT / "tests/cases/api"


def told(reply):
    """The status and the body, without the members that change with each build."""
    body = reply.json()
    if "index" in body:
        body["index"]["generation"] = body["index"]["built_at"] = "…"
    return json.dumps({"status": reply.status, "body": body}, ensure_ascii=False,
                      indent=1) + "\n"


def main():
    failed, requests = 0, (CASES
                           / "requests.tsv").read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory() as folder:
        index = folder + "/index"
        daemon.publish(index)
        with daemon.Daemon(index) as server:
            for name, path in (line.split("\t") for line in requests):
                file, got = CASES / f"{name}.json", told(server.get(path))
                if os.environ.get("INFFO_ACCEPT"):
                    file.write_text(got, encoding="utf-8")
                wanted = file.read_text(encoding="utf-8") if file.exists() else ""
                print("ok  " if got == wanted else "FAIL", name, path)
                if got != wanted:
                    print(got)
                    failed += 1
    assert len(requests) >= 7
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
