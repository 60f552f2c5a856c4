"""The cases of TOML say what python3's tomllib reads, which follows TOML 1.0."""
import datetime
import json
import os
import sys
import tomllib

CASES = os.path.join(sys.argv[1], "tests/cases/sources/toml.txt")


def plain(value):
    """Dates and times as ISO texts, so that they compare with those of a case."""
    if isinstance(value, dict):
        return {name: plain(member) for name, member in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return value


def as_iso(value):
    """The same for the texts of a case: those that are dates."""
    if isinstance(value, dict):
        return {name: as_iso(member) for name, member in value.items()}
    if isinstance(value, list):
        return [as_iso(item) for item in value]
    for read in (datetime.date, datetime.time, datetime.datetime):
        try:
            return read.fromisoformat(value).isoformat()
        except (TypeError, ValueError):
            pass
    return value


def fault(text, wanted):
    try:
        read = plain(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        return None if wanted.startswith("!") else f"tomllib: {error}"
    if wanted.startswith("!"):
        return f"tomllib reads {read}"
    meant = as_iso(json.loads(wanted))
    return None if read == meant else f"tomllib reads {read}"


def main():
    faults = []
    with open(CASES, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line[0] == "#" or not line.strip():
                continue
            text, _, wanted = line.partition("⇒")
            text = text.strip(" ").replace("¶", "\n").replace("→", "\t")
            found = fault(text, wanted.strip())
            if found:
                faults.append(f"{CASES}:{number}: {found}")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
