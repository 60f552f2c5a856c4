"""Files of questions as paths of the API, and percentiles of what they took."""

import pathlib
import urllib.parse

PARAMETERS = ["q", "region", "from", "to"]


def path_of(**parameters):
    """A search, of the parameters that are not empty."""
    return "/api/v1/search?" + urllib.parse.urlencode({n: v for n, v in parameters.items() if v})


def suggestion_of(text):
    """A completion of what was typed so far."""
    return "/api/v1/suggest?" + urllib.parse.urlencode({"q": text})


def paths_of(queries):
    """Each line of the query file as a path; the first line is its head."""
    paths = []
    for line in pathlib.Path(queries).read_text(encoding="utf-8").splitlines()[1:]:
        values = (line.split("\t") + [""] * len(PARAMETERS))[:len(PARAMETERS)]
        paths.append(path_of(**dict(zip(PARAMETERS, values))))
    return paths


def percentile(values, share):
    """The value below or at which @share of all lie; @values in any order."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
