"""Each C file opens with a sentence on what it is for, and unfinished work has an
issue number."""
import re

import source

SENTENCE = re.compile(r"/\*\*?\s+[^\s*].*?[.!?:]\s*(\*/|\*|\n|\s)", re.DOTALL)
# In two parts, so that the lint does not find itself.
LEFT_OVER = re.compile(r"\b(" + "TO" + "DO|FIX" + r"ME)\b(?!\s*\(?#\d+)")
WRITTEN = source.C_ENDINGS + (".py", ".sh", ".cmake", "CMakeLists.txt", ".js", ".css",
                              ".html", ".tpl")


def check(root):
    faults = []
    for path in source.all_files(root):
        if not path.endswith(WRITTEN):
            continue
        text = source.read(root, path)
        if path.endswith(source.C_ENDINGS):
            comment = text[:text.find("*/") + 2] if text.startswith("/*") else ""
            if not SENTENCE.match(comment):
                faults.append(
                    f"{path}:1: does not open with a sentence on what the file is for")
        for found in LEFT_OVER.finditer(text):
            faults.append(f"{path}:{source.line_of(text, found.start())}: "
                          f"{found[1]} without an issue number (#12)")
    return faults


if __name__ == "__main__":
    source.run(check)
