"""Reads a monograph in many layouts, and compares the units with those of the published
layout."""

import json
import pathlib
import random
import re
import sys
import tempfile
import unicodedata

import layouts

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import programs  # noqa: E402

# What a unit must say in each layout, beside its id.
FIELDS = ["kind", "value", "unit", "doubt", "period", "national_value", "date",
          "data_date", "valid_from", "valid_to", "regions", "source", "author", "url"]


def read(path):
    """The records of a monograph, by id."""
    done = programs.run("inffo-index", "--vocabulary", programs.VOCABULARY, "--dump",
                        path)
    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in done.stdout.splitlines()]
    return {record["id"]: record for record in records}


def plain(value):
    return value.replace("’", "'") if isinstance(value, str) else value


def letters(text):
    """The letters and digits: white space is the layout's, and so are the signs between
    the cells of a row."""
    return re.sub(r"[\W_]+", "", plain(text))


def folded(text):
    """The letters without case and accents: in capitals, many have none."""
    text = unicodedata.normalize("NFD", letters(text))
    return "".join(c for c in text if not unicodedata.combining(c)).casefold()


def differences(wanted, found):
    """What is lost, new or different, one line each."""
    faults = [f"lost: {key}" for key in wanted if key not in found]
    faults += [f"new: {key}" for key in found if key not in wanted]
    for key in wanted.keys() & found.keys():
        for name in FIELDS:
            want, has = (plain(r[key].get(name)) for r in (wanted, found))
            if want != has:
                faults.append(f"{key}: {name} is {has!r}, not {want!r}")
        # A header may name the monograph itself.
        if "/" in key and len({folded(r[key]["title"]) for r in (wanted, found)}) > 1:
            faults.append(f"{key}: title is {found[key]['title']!r}")
        if len({folded(r[key].get("text", "")) for r in (wanted, found)}) > 1:
            faults.append(f"{key}: text is {found[key].get('text')!r}")
    return faults


class Layouts:
    """A monograph in the published layout, and what is read of it in others."""

    def __init__(self, path):
        self.lines = pathlib.Path(path).read_text(encoding="utf-8").split("\n")
        self.wanted = read(path)

    def faults(self, changes, seed):
        generator = random.Random(seed)
        lines = self.lines
        for change in changes:
            lines = change(lines, generator)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "monographie.md"
            path.write_text("\n".join(lines), encoding="utf-8", newline="")
            found = read(path)
        name = " + ".join(change.__name__ for change in changes)
        return [f"{name} (seed {seed}): {fault}"
                for fault in differences(self.wanted, found)]

    def faults_alone(self, *more):
        return [fault for change in [*layouts.ALONE, *more]
                for fault in self.faults([change], 1)]

    def faults_together(self, seeds):
        faults = []
        for seed in seeds:
            generator = random.Random(seed)
            changes = [generator.choice(stage) for stage in layouts.STAGES
                       if generator.random() < .5]
            faults += self.faults(changes, seed)
        return faults
