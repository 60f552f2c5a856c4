"""Files of questions as paths of the API, and percentiles of what they took."""

import pathlib
import urllib.parse

PARAMETERS = ["q", "region", "from", "to"]


def paths_of(queries):
    """Each line of the query file as a path; the first line is its head."""
    paths = []
    for line in pathlib.Path(queries).read_text(encoding="utf-8").splitlines()[1:]:
        values = (line.split("\t") + [""] * len(PARAMETERS))[:len(PARAMETERS)]
        pairs = [(n, v) for n, v in zip(PARAMETERS, values) if v]
        paths.append("/api/v1/search?" + urllib.parse.urlencode(pairs))
    return paths


def percentile(sorted_values, share):
    return sorted_values[min(len(sorted_values) - 1, int(share * len(sorted_values)))]
