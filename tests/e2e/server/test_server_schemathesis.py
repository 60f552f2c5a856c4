"""schemathesis asks the server everything that the contract allows and forbids, and finds
no violation. It is not of Debian 12: python3 -m venv v && v/bin/pip install schemathesis,
then SCHEMATHESIS=v/bin/schemathesis."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import daemon
import programs

PROGRAM = os.environ.get("SCHEMATHESIS") or shutil.which("schemathesis")
if not PROGRAM:
    programs.skip_all("schemathesis is not installed (SCHEMATHESIS=…)")

# What OpenAPI cannot say of two parameters together: pages end at the 1000th result, and
# a period ends after it begins. The hook is for what is made by chance.
HOOKS = '''
import schemathesis

def number(query, name, usual):
    try:
        return int(query.get(name) or usual)
    except (TypeError, ValueError):
        return 0

@schemathesis.hook
def filter_query(context, query):
    if not isinstance(query, dict):
        return True
    usual = 20 if "feed" in context.operation.path else 10
    if number(query, "page", 1) * number(query, "per_page", usual) > 1000:
        return False
    first, last = query.get("from") or "", query.get("to") or ""
    return not (isinstance(first, str) and isinstance(last, str) and first and last
                and first > last)
'''


# What is tried beside each extreme of one parameter must go with all of them.
EXAMPLES = {"page": 1, "per_page": 1, "from": "1000", "to": "9999"}


class Schemathesis(unittest.TestCase):
    def test_it_finds_no_violation(self):
        with tempfile.TemporaryDirectory() as folder:
            daemon.publish(folder + "/index")
            hooks = pathlib.Path(folder) / "hooks.py"
            hooks.write_text(HOOKS, encoding="utf-8")
            with daemon.Daemon(folder + "/index", "--log", "none") as server:
                contract = server.get("/openapi.json").json()
                for name, example in EXAMPLES.items():
                    contract["components"]["parameters"][name]["example"] = example
                path = pathlib.Path(folder) / "openapi.json"
                path.write_text(json.dumps(contract), encoding="utf-8")
                done = subprocess.run(
                    [PROGRAM, "run", path, "--url", server.url, "--max-examples",
                     os.environ.get("SCHEMATHESIS_EXAMPLES", "20"), "--seed", "1",
                     "--no-color"],
                    cwd=folder, capture_output=True, text=True, timeout=550,
                    env={**os.environ, "SCHEMATHESIS_HOOKS": "hooks",
                         "PYTHONPATH": folder})
            self.assertEqual(0, done.returncode, done.stdout[-20000:] + done.stderr)


if __name__ == "__main__":
    programs.main()
