"""What a published index is made of."""

import pathlib
import re


def files_of(index):
    """File or folder of the generation → bytes."""
    generation = (pathlib.Path(index) / "current").resolve()
    sizes = {}
    for path in generation.rglob("*"):
        if path.is_file():
            name = path.relative_to(generation).parts[0]
            sizes[name] = sizes.get(name, 0) + path.stat().st_size
    return sizes


def text_bytes(index):
    """Bytes of text, and documents."""
    manifest = (pathlib.Path(index) / "current/manifest.json").read_text(encoding="utf-8")
    return int(re.search(r'"text_bytes": (\d+)', manifest)[1]), int(re.search(r'"documents": (\d+)', manifest)[1])
