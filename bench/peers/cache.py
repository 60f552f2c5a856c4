"""What is fetched or compiled for peers and kept for the next run, outside of the tree of
sources: in $XDG_CACHE_HOME/inffo-bench, or ~/.cache/inffo-bench."""

import hashlib
import os
import pathlib
import tempfile


def folder():
    home = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    return pathlib.Path(home) / "inffo-bench"


def place_of(name, sources):
    """The folder of what is made of @sources. Other contents have another folder, so that
    what is there is never out of date."""
    digest = hashlib.sha256()
    for path in sorted(sources):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return folder() / f"{name}-{digest.hexdigest()[:16]}"


def fill(place, make):
    """Unless @place exists, call @make with an empty folder that becomes it. When @make
    fails, nothing stays."""
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent) as temporary:
        made = pathlib.Path(temporary) / "made"
        made.mkdir()
        make(made)
        made.rename(place)
