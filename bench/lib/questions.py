"""Reading files of questions as paths of the API, and percentiles."""

import pathlib
import urllib.parse

PARAMETERS = ["q", "region", "from", "to"]


def path_of(**parameters):
    """The path of a search with the parameters that are not empty."""
    given = {name: value for name, value in parameters.items() if value}
    return "/api/v1/search?" + urllib.parse.urlencode(given)


def suggestion_of(text):
    """The path that asks for completions of @text."""
    return "/api/v1/suggest?" + urllib.parse.urlencode({"q": text})


def paths_of(queries):
    """The path of each line of the file @queries; its first line has the names of the
    columns."""
    paths = []
    for line in pathlib.Path(queries).read_text(encoding="utf-8").splitlines()[1:]:
        values = (line.split("\t") + [""] * len(PARAMETERS))[:len(PARAMETERS)]
        paths.append(path_of(**dict(zip(PARAMETERS, values))))
    return paths


def percentile(values, share):
    """The value that @share of the @values, given in any order, do not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
