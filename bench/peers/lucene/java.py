"""Which Java to run: engines need a newer one than the default may be."""

import os
import pathlib
import re
import shutil

INSTALLED = pathlib.Path("/usr/lib/jvm")


def version_of(home):
    """The version that the file "release" of a JDK says, as "17.0.15", or None."""
    release = home / "release"
    if not release.exists() or not (home / "bin/javac").exists():
        return None
    found = re.search(r'JAVA_VERSION="([\d.]+)', release.read_text(encoding="utf-8"))
    return found and found[1]


def major(version):
    return int(version.split(".")[0])


def homes():
    """The folders of JDKs: the one asked for, the default one, and the others."""
    asked, default = os.environ.get("JAVA_HOME"), shutil.which("javac")
    found = [pathlib.Path(asked)] if asked else []
    found += [pathlib.Path(default).resolve().parents[1]] if default else []
    return found + sorted(INSTALLED.glob("*"))


def at_least(oldest):
    """The first JDK that is new enough: its folder, or None."""
    versions = ((home, version_of(home)) for home in homes())
    return next((home for home, version in versions
                 if version and major(version) >= oldest), None)
