"""Drives Chromium over its debugging pipe, which needs no package and no port."""

import itertools
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def program():
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


class Browser:
    """A browser without a window, with one page."""

    def __init__(self, timeout=60):
        self.timeout, self.numbers = timeout, itertools.count(1)
        self.events, self.rest = [], b""
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        their_in, self.out = os.pipe()
        self.back, their_out = os.pipe()

        def as_3_and_4():
            os.dup2(their_in, 3)
            os.dup2(their_out, 4)
        self.process = subprocess.Popen(
            [program(), "--headless", "--no-sandbox", "--disable-gpu",
             "--remote-debugging-pipe",
             f"--user-data-dir={self.profile.name}", "--no-first-run", "--lang=fr",
             "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, close_fds=False,
            preexec_fn=as_3_and_4,
            env={**os.environ, "LC_ALL": "fr_FR.UTF-8", "HOME": self.profile.name})
        os.close(their_in)
        os.close(their_out)
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target,
                                 flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "Accessibility"):
            self.call(domain + ".enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        os.close(self.out)
        os.close(self.back)
        self.profile.cleanup()

    def _read(self):
        """The next message of the browser; events are kept."""
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.back], [], [], self.timeout)
            assert ready, "the browser says nothing"
            chunk = os.read(self.back, 1 << 20)
            assert chunk, "the browser ended"
            self.rest += chunk
        message, self.rest = self.rest.split(b"\0", 1)
        message = json.loads(message)
        if "method" in message:
            self.events.append(message)
        return message

    def call(self, method, **params):
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while (answer := self._read()).get("id") != number:
            pass
        assert "error" not in answer, (method, answer["error"])
        return answer["result"]

    def wait_for(self, method):
        while True:
            for event in self.events:
                if event["method"] == method:
                    self.events.remove(event)
                    return event["params"]
            self._read()

    def _forget(self, method):
        self.events = [e for e in self.events if e["method"] != method]

    def open(self, url):
        self._forget("Page.loadEventFired")
        self.call("Page.navigate", url=url)
        self.wait_for("Page.loadEventFired")

    def after(self, action):
        """Do @action, which leads to another page, and wait for it."""
        self._forget("Page.loadEventFired")
        action()
        self.wait_for("Page.loadEventFired")

    def wait_until(self, condition):
        end = time.monotonic() + self.timeout
        while not condition():
            assert time.monotonic() < end, "waited in vain"
            time.sleep(0.05)

    def ask(self, expression):
        """Run a piece of JavaScript in the page and return its value."""
        done = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def size(self, width, height=900, scale=1):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=scale, mobile=False)

    def media(self, **features):
        self.call("Emulation.setEmulatedMedia", media=features.pop("media", ""),
                  features=[{"name": k.replace("_", "-"), "value": v}
                            for k, v in features.items()])

    def scripts(self, on):
        self.call("Emulation.setScriptExecutionDisabled", value=not on)

    def key(self, key, code=None, text=None):
        for kind in ("keyDown", "keyUp"):
            more = {"text": text} if text and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=code or key,
                      windowsVirtualKeyCode={"Tab": 9, "Enter": 13, " ": 32}.get(key, 0),
                      **more)

    def type(self, text):
        self.call("Input.insertText", text=text)

    def requests(self):
        return [e["params"]["request"]["url"] for e in self.events
                if e["method"] == "Network.requestWillBeSent"]

    def complaints(self):
        """What the browser logged: violations of the content policy, loads that
        failed, exceptions."""
        return [e["params"] for e in self.events
                if e["method"] in ("Log.entryAdded", "Runtime.exceptionThrown",
                                   "Runtime.consoleAPICalled")]
