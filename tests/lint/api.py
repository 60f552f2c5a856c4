"""docs/API.md has each section that the code cites, each route, each parameter of a
search."""
import re

import source

PAGE = "docs/API.md"
ROUTES = "server/handle/handlers.h"
PARAMETERS = "engine/request/request_params.c"
CITED = re.compile(r"\bAPI §(\d+)")
ROUTE = re.compile(r'\bROW\("([^"]+)"')
# A row of search_param_kinds: the name, whether it may be repeated, how it is read.
PARAMETER = re.compile(r'^\s*\{"(\w+)", (?:true|false), \w+', re.MULTILINE)


def faults_of_citations(root, page):
    sections = set(re.findall(r"^## (\d+)\. ", page, re.MULTILINE))
    for path in source.c_files(root):
        text = source.read(root, path)
        for found in CITED.finditer(text):
            if found[1] not in sections:
                yield (f"{path}:{source.line_of(text, found.start())}: "
                       f"{PAGE} has no section {found[1]}")


def faults_of_table(root, page, path, rows):
    names = rows.findall(source.read(root, path))
    if not names:
        yield f"{path}: no row was found: the lint does not read it rightly"
    for name in names:
        if f"`{name}`" not in page:
            yield f"{PAGE}: does not have `{name}` of {path}"


def check(root):
    page = source.read(root, PAGE)
    return [*faults_of_citations(root, page),
            *faults_of_table(root, page, ROUTES, ROUTE),
            *faults_of_table(root, page, PARAMETERS, PARAMETER)]


if __name__ == "__main__":
    source.run(check)
