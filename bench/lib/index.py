"""The size of a published index, of its text, and how many documents it has."""

import pathlib
import re


def files_of(index):
    """The bytes of each file and folder of the generation, by its name."""
    generation = (pathlib.Path(index) / "current").resolve()
    sizes = {}
    for path in generation.rglob("*"):
        if path.is_file():
            name = path.relative_to(generation).parts[0]
            sizes[name] = sizes.get(name, 0) + path.stat().st_size
    return sizes


def text_bytes(index):
    """The bytes of text and the number of documents."""
    manifest = (pathlib.Path(index) / "current/manifest.json").read_text(encoding="utf-8")
    return tuple(int(re.search(rf'"{name}": (\d+)', manifest)[1])
                 for name in ("text_bytes", "documents"))
