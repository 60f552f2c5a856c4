"""The programs that a page of Markdown shows.

    shown.py PAGE LANGUAGE FILE    # write the page's one block of a language to a file
"""
import pathlib
import re
import sys


def block(page, language):
    """The text of the only fenced block of @language on the page at the path @page."""
    text = pathlib.Path(page).read_text(encoding="utf-8")
    blocks = re.findall(rf"^```{re.escape(language)}\n(.*?)^```$", text, re.M | re.S)
    assert len(blocks) == 1, f"{page}: {len(blocks)} blocks of {language}, 1 is wanted"
    return blocks[0]


if __name__ == "__main__":
    pathlib.Path(sys.argv[3]).write_text(block(*sys.argv[1:3]), encoding="utf-8")
