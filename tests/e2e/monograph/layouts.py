"""Rewrites a monograph as the converters of documents would print it. Each function takes
lines in the published layout (capitals, tabs, one paragraph a line) and a generator of
random numbers, and gives lines again."""

import re
import textwrap

WIDE_CELL = 44
PAGE_LINES = 48


def is_capitals(line):
    bare = re.sub(r"\(.*?\)", "", line)
    n_letters = sum(c.isalpha() for c in bare)
    return "\t" not in line and n_letters > 2 and bare == bare.upper()


def is_prose(line):
    return "\t" not in line and line.strip() and not is_capitals(line)


def runs_of_rows(lines):
    """Cut lines into pairs: whether they are rows of one table, and the lines."""
    runs = []
    for line in lines:
        is_row = "\t" in line
        if runs and runs[-1][0] == is_row and is_row:
            runs[-1][1].append(line)
        else:
            runs.append((is_row, [line]))
    return runs


def cells_of(rows):
    cells = [re.sub(r"</?[pi]>", " ", row).split("\t") for row in rows]
    width = max(map(len, cells))
    return [[c.strip() for c in row] + [""] * (width - len(row)) for row in cells]


def rewrite_tables(lines, write):
    out = []
    for is_row, run in runs_of_rows(lines):
        out.extend(["", *write(cells_of(run)), ""] if is_row else run)
    return out


def pipes(lines, random, rule=True, around=True):
    def write(table):
        rows = [" | ".join(c.replace("|", "\\|") for c in row) for row in table]
        rows = ["| " + row + " |" if around else row for row in rows]
        line = "|".join(" --- " for _ in table[0])
        if rule:
            rows.insert(1, "|" + line + "|" if around else line)
        return rows
    return rewrite_tables(lines, write)


def pipes_without_rule(lines, random):
    return pipes(lines, random, rule=False)


def pipes_with_empty_head(lines, random):
    """As markitdown does where the head was not seen: an empty head row and its rule."""
    def write(table):
        width = len(table[0])
        rows = ["| " + " | ".join(row) + " |" for row in table]
        return ["|" + "  |" * width, "|" + " --- |" * width, *rows]
    return rewrite_tables(lines, write)


def pipes_padded(lines, random):
    """As pandoc writes pipe tables: cells padded to the width of their column."""
    def write(table):
        width = [max(len(row[c]) for row in table) for c in range(len(table[0]))]
        rows = ["| " + " | ".join(c.ljust(w) for c, w in zip(row, width)) + " |"
                for row in table]
        rows.insert(1, "|" + "|".join(":" + "-" * (w + 1) for w in width) + "|")
        return rows
    return rewrite_tables(lines, write)


def spaces(lines, random, wide=None, gap=3, indent=3):
    """Columns aligned by spaces, as pdftotext -layout prints them."""
    def write(table):
        folded = [[textwrap.wrap(c, wide) or [""] if wide else [c] for c in row]
                  for row in table]
        width = [max(len(part) for row in folded for part in row[c])
                 for c in range(len(table[0]))]
        out = []
        for row in folded:
            for i in range(max(map(len, row))):
                parts = [cell[i] if i < len(cell) else "" for cell in row]
                text = (" " * gap).join(p.ljust(w) for p, w in zip(parts, width))
                out.append((" " * indent + text).rstrip())
        return out
    return rewrite_tables(lines, write)


def spaces_in_narrow_cells(lines, random):
    return spaces(lines, random, wide=WIDE_CELL)


def html(lines, random):
    def write(table):
        out = ["<table>"]
        for i, row in enumerate(table):
            tag = "th" if i == 0 else "td"
            out.append("<tr>" + "".join(f"<{tag}>{c}</{tag}>" for c in row) + "</tr>")
        return [*out, "</table>"]
    return rewrite_tables(lines, write)


def html_over_lines(lines, random):
    def write(table):
        out = ["<table>", "  <tbody>"]
        for row in table:
            out.append("    <tr>")
            out.extend(f'      <td style="text-align:left">{c.replace(" ", " <br>", 1)}'
                       "</td>" for c in row)
            out.append("    </tr>")
        return [*out, "  </tbody>", "</table>"]
    return rewrite_tables(lines, write)


def pipes_repeated(lines, random):
    """As docling writes cells that span others: their text in each of them."""
    def spread(row, i):
        out, last = [], ""
        for c, cell in enumerate(row):
            spans = i == 0 and cell == "" and c > 1
            last = last if spans else cell
            out.append(last)
        only = [c for c in row if c]
        is_title = len(only) == 1 and row[0] and len(row) > 2
        return [row[0]] * len(row) if is_title else out

    def write(table):
        rows = ["| " + " | ".join(spread(row, i)) + " |" for i, row in enumerate(table)]
        return [rows[0], "|" + " --- |" * len(table[0]), *rows[1:]]
    return rewrite_tables(lines, write)


def pipes_with_breaks(lines, random):
    """As marker writes them: the lines of a cell are kept."""
    def write(table):
        rows = ["|" + "|".join(c.replace(" en ", "<br>en ") for c in row) + "|"
                for row in table]
        return [rows[0], "|" + "---|" * len(table[0]), *rows[1:]]
    return rewrite_tables(lines, write)


def grid(lines, random):
    """The grid tables of pandoc, with the lines of each cell."""
    def write(table):
        folded = [[textwrap.wrap(c, 30, break_long_words=False) or [""] for c in row]
                  for row in table]
        width = [max(len(part) for row in folded for part in row[c])
                 for c in range(len(table[0]))]
        rule = "+" + "+".join("-" * (w + 2) for w in width) + "+"
        out = [rule]
        for row in folded:
            for i in range(max(map(len, row))):
                parts = [cell[i] if i < len(cell) else "" for cell in row]
                out.append("| " + " | ".join(p.ljust(w) for p, w in zip(parts, width))
                           + " |")
            out.append(rule)
        return out
    return rewrite_tables(lines, write)


def simple_tables(lines, random):
    """The simple tables of pandoc: dashes above the columns."""
    def write(table):
        width = [max(3, *(len(row[c]) for row in table)) for c in range(len(table[0]))]
        rows = ["  " + "  ".join(c.ljust(w) for c, w in zip(row, width)).rstrip()
                for row in table]
        rule = "  " + "  ".join("-" * w for w in width)
        return [rows[0], rule, *rows[1:]]
    return rewrite_tables(lines, write)


def multiline_tables(lines, random):
    """Pandoc's tables with wide cells: broken into lines, blank lines between rows."""
    def write(table):
        folded = [[textwrap.wrap(c, 24, break_long_words=False) or [""] for c in row]
                  for row in table]
        width = [max(4, *(len(part) for row in folded for part in row[c]))
                 for c in range(len(table[0]))]
        guide = "  " + " ".join("-" * w for w in width)
        out = ["  " + "-" * (sum(width) + len(width) - 1)]
        for i, row in enumerate(folded):
            for k in range(max(map(len, row))):
                parts = [cell[k] if k < len(cell) else "" for cell in row]
                out.append("  " + " ".join(p.ljust(w) for p, w in zip(parts, width)))
            out.append(guide if i == 0 else "")
        return [*out[:-1], out[0]]
    return rewrite_tables(lines, write)


def small(lines, random):
    """Headings in small letters, with a capital in front."""
    return [line.capitalize() if is_capitals(line) else line for line in lines]


def small_contents(lines, random):
    """The same, in the table of contents too."""
    out, inside = [], False
    for line in lines:
        inside = (inside or line.strip() == "SOMMAIRE") and \
            not line.startswith("La collecte") and not line.startswith("Collecte")
        is_entry = inside and re.search(r"\d$", line)
        out.append(line.capitalize() if is_capitals(line) or is_entry else line)
    return out


def mark(lines, front, end=""):
    return [f"{front}{line.strip()}{end}" if is_capitals(line) else line
            for line in lines]


def hashes(lines, random):
    return mark(lines, "## ")


def bold(lines, random):
    return mark(lines, "**", "**")


def bold_hashes(lines, random):
    return mark(lines, "# **", "**")


def small_hashes(lines, random):
    return ["## " + line.strip().capitalize() if is_capitals(line) else line
            for line in lines]


def small_bold(lines, random):
    return ["**" + line.strip().capitalize() + "**" if is_capitals(line) else line
            for line in lines]


def numbered(lines, random):
    """The sections are numbered, in the table of contents too."""
    entries = contents_of(lines)
    out = []
    for line in lines:
        title = entry_title(line)
        near = [i for i, entry in enumerate(entries) if key(entry) == key(title)]
        out.append(f"{near[0] + 1}. {line}" if near else line)
    return out


def entry_title(line):
    return re.sub(r"[\s.\d]+$", "", line).strip()


def key(text):
    return text.casefold().replace("é", "e").replace("è", "e").replace("ô", "o")


def contents_of(lines):
    start = next((i for i, line in enumerate(lines) if line.strip() == "SOMMAIRE"), None)
    entries = []
    if start is not None:
        for line in lines[start + 1:]:
            if re.search(r"\d$", line):
                entries.append(entry_title(line))
            elif line.strip():
                break
    return entries


def contents_without_pages(lines, random):
    entries = set(contents_of(lines))
    return [entry_title(line) if re.search(r"\d$", line) and entry_title(line) in entries
            else line for line in lines]


def contents_of_links(lines, random):
    entries = set(contents_of(lines))
    return [f"- [{entry_title(line)}](#p{i})"
            if re.search(r"\d$", line) and entry_title(line) in entries else line
            for i, line in enumerate(lines)]


def wrap(lines, random, width=80, hyphens=False):
    out = []
    for line in lines:
        is_marked = line.lstrip().startswith(("|", "<", "#"))
        if "\t" in line or len(line) <= width or is_marked:
            out.append(line)
            continue
        words, row, rows = line.split(" "), "", []
        for word in words:
            if row and len(row) + 1 + len(word) > width:
                room = width - len(row) - 2
                cut = room if hyphens and room > 3 and len(word) - room > 3 else 0
                if cut and word.isalpha() and word.islower():
                    rows.append(row + " " + word[:cut] + "-")
                    row = word[cut:]
                    continue
                rows.append(row)
                row = word
            else:
                row = row + " " + word if row else word
        out.extend([*rows, row])
    return out


def wrap_80(lines, random):
    return wrap(lines, random, 80)


def wrap_100(lines, random):
    return wrap(lines, random, 100)


def wrap_hyphens(lines, random):
    return wrap(lines, random, 80, True)


def break_at(lines, page):
    """Put a page border between lines, not inside a table or a paragraph."""
    out, n, number = [], 0, 1
    for i, line in enumerate(lines):
        out.append(line)
        n += 1
        follows = lines[i + 1] if i + 1 < len(lines) else ""
        if n >= PAGE_LINES and not line.strip() and "\t" not in follows:
            number += 1
            out.extend(page(number))
            n = 0
    return out


FOOT = "Réseau des quais – Monographies régionales – septembre 2026"


def pages(lines, random):
    return break_at(lines, lambda n: [f"{FOOT}                {n}",
                                      "\f                    FORMATION ET EMPLOI", ""])


def page_numbers(lines, random):
    return break_at(lines, lambda n: [f"{n}", ""])


def page_marks(lines, random):
    marks = [lambda n: [f"<!-- page {n} -->", ""], lambda n: [f"[Page {n}]", ""],
             lambda n: ["---", "", f"![](images/page_{n}.png)", ""],
             lambda n: [f"{n}", "", "-----", ""],
             lambda n: [f"{{{n}}}------------------------------------------------", ""],
             lambda n: ["<!-- image -->", "", "<!-- PageBreak -->", ""]]
    return break_at(lines, random.choice(marks))


def front_matter(lines, random):
    return ["---", 'title: "Monographie de la région"', "lang: fr", "---", "", *lines]


def indents(lines, random):
    return [line if "\t" in line or not line.strip() else "   " + line for line in lines]


def bullets(lines, random):
    sign = random.choice("•–*▪●")
    return [re.sub(r"^- ", sign + " ", line) for line in lines]


def soft_hyphens(lines, random):
    return [re.sub(r"(?<=[a-zé]{4})(?=tion)", "\u00ad", line) for line in lines]


def no_break_spaces(lines, random):
    line_spaces = random.choice("\u00a0\u202f")
    return [re.sub(r" (?=[:;?!%€»])|(?<=\d) (?=\d)", line_spaces, line)
            for line in lines]


def quotes(lines, random):
    return [line.replace("'", "’") for line in lines]


def escapes(lines, random):
    def escape(line):
        if "\t" in line or line.lstrip().startswith(("|", "<", "#")):
            return line
        return re.sub(r"(?<=\w)([-_.])(?=\w)", r"\\\1", re.sub(r"^- ", "* ", line))

    def has_address(part):
        return "http" in part or "www" in part or "@" in part
    cut = [re.split(r"(\S*(?:http|www|@)\S*)", line) for line in lines]
    return ["".join(part if has_address(part) else escape(part) for part in parts)
            for parts in cut]


def blank_lines(lines, random):
    return [part for line in lines for part in (line, "")] \
        if random.random() < .5 else [part for line in lines
                                      for part in ([line] if line.strip() else ["", ""])]


def no_blank_lines(lines, random):
    """As a word processor saves plain text."""
    return [line for line in lines if line.strip()]


def anchors(lines, random):
    """As marker marks the places of pages."""
    return [f'<span id="page-{i}-0"></span>{line}' if is_capitals(line) else line
            for i, line in enumerate(lines)]


def exponents(lines, random):
    raised = random.choice([r"<sup>\1</sup>", r"^\1^", r"^(\1)"])
    return [re.sub(r" ?\^\{?(er|e)\}?", raised, line) for line in lines]


def windows(lines, random):
    return [line + "\r" for line in lines]


# What may be combined: one of each row, in this order.
STAGES = [
    [exponents],
    [contents_without_pages, contents_of_links, numbered],
    [small, small_contents],
    [pages, page_numbers, page_marks],
    [hashes, bold, bold_hashes],
    [quotes],
    [escapes],
    [bullets],
    [wrap_80, wrap_100, wrap_hyphens],
    [no_break_spaces],
    [pipes, pipes_without_rule, pipes_with_empty_head, pipes_padded, pipes_repeated,
     pipes_with_breaks, grid, simple_tables, multiline_tables, spaces,
     spaces_in_narrow_cells, html, html_over_lines],
    [soft_hyphens],
    [indents],
    [front_matter],
    [windows],
]

ALONE = [change for stage in STAGES for change in stage] + [
    small_hashes, small_bold, anchors, blank_lines]
