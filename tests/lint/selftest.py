"""Tests of the lints: each is run on small trees with and without faults."""
import os
import subprocess
import tempfile
import unittest

import api
import banned
import conformance
import decisions
import headers
import layers
import layout
import markup
import members
import opening
import size
import source
import symbols
import tidy
import width

GUARD = "#ifndef X_H\n#define X_H\n%s\n#endif\n"


class Tree(unittest.TestCase):
    """Makes a folder from a dictionary of paths and texts."""

    def tree(self, files):
        folder = tempfile.TemporaryDirectory(prefix="inffo-lint-")
        self.addCleanup(folder.cleanup)
        for path, text in files.items():
            full = os.path.join(folder.name, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as file:
                file.write(text)
        return folder.name

    def assert_finds(self, faults, *wanted):
        """There is one fault for each text in @wanted, and it contains the text."""
        self.assertEqual(len(wanted), len(faults), faults)
        for text, fault in zip(wanted, faults):
            self.assertIn(text, fault)


class Source(Tree):
    def test_comments_and_literals_are_blanked_and_lines_stay(self):
        c = 'a /* x\n"y" */ b "/* c */" \'"\' d // e "\n"\\"f" g'
        self.assertEqual('a     \n       b "       " \' \' d       \n"   " g',
                         source.code_only(c))
        self.assertIn('"/* c */"', source.without_comments(c))

    def test_untracked_files_are_seen_and_ignored_ones_are_not(self):
        root = self.tree({"a.c": "", "b.c": "", "build/c.c": "",
                          ".gitignore": "/build/\n"})
        subprocess.run(["git", "init", "-q", root], check=True)
        subprocess.run(["git", "-C", root, "add", "a.c"], check=True)
        self.assertEqual(["a.c", "b.c"], source.c_files(root))

    def test_without_git_the_folder_is_walked(self):
        root = self.tree({"a.c": "", "x/b.h": "", "build/c.c": "", "d.txt": ""})
        self.assertEqual(["a.c", "x/b.h"], source.c_files(root))


class Layers(Tree):
    def faults(self, path, include, *others):
        files = {other: "" for other in others}
        files[path] = f"/* A. */\n#include {include}\n"
        return layers.check(self.tree(files))

    def test_downward_is_allowed(self):
        for path, include in [("engine/plan/a.c", "text/b.h"), ("text/a.c", "base/b.h"),
                              ("server/a.c", "engine/b.h"), ("base/a.c", "base/b.h"),
                              ("cli/a.c", "engine/b.h"),
                              ("tests/unit/text/a.c", "text/b.h"),
                              ("engine/plan/a.c", "engine/file/b.h"),
                              ("text/a.c", "text/word/b.h"),
                              ("engine/plan/a.c", "engine/plan/b.h"),
                              ("engine/words/a.c", "engine/store/flat/b.h")]:
            self.assert_finds(self.faults(path, f'"{include}"', include))

    def test_upward_and_sideways_are_found(self):
        for path, include in [("base/a.c", "text/b.h"), ("text/a.c", "xapian-c/b.h"),
                              ("engine/a.h", "server/b.h"), ("server/a.c", "indexer/b.h"),
                              ("indexer/a.c", "server/b.h"), ("cli/a.c", "server/b.h"),
                              ("simdjson-c/a.c", "engine/b.h"),
                              ("xapian-c/a.cpp", "text/b.h"),
                              ("cli/a.c", "simdjson-c/b.h"), ("server/a.c", "cli/b.h")]:
            home = path.split("/")[0]
            self.assert_finds(self.faults(path, f'"{include}"', include),
                              f'{path}:2: {home}/ may not include "{include}"')

    def test_a_storey_above_is_found(self):
        for path, include in [("engine/file/a.c", "engine/plan/b.h"),
                              ("text/word/a.c", "text/b.h"),
                              ("engine/store/a.c", "engine/store/flat/b.h"),
                              ("server/cache/a.h", "server/b.h")]:
            self.assert_finds(self.faults(path, f'"{include}"', include),
                              "it is a storey above")

    def test_a_folder_within_another_has_its_place(self):
        self.assert_finds(self.faults("engine/new/a.c", '"engine/file/b.h"',
                                      "engine/file/b.h"),
                          "engine/new/ has no place in the list of storeys")
        self.assert_finds(self.faults("base/new/a.c", '"base/b.h"', "base/b.h"),
                          "base/new/ has no place in the list of storeys")

    def test_a_folder_of_too_many_files_is_found(self):
        files = {f"base/{i}.c": "" for i in range(layers.FOLDER_FILES + 1)}
        self.assert_finds(layers.check(self.tree(files)),
                          "base/ has 41 files, at most 40")

    def test_a_product_folder_does_not_include_the_tests(self):
        self.assert_finds(self.faults("base/a.c", '"tests/b.h"', "tests/b.h"),
                          "may not include")

    def test_an_include_names_its_folder_and_its_file_exists(self):
        self.assert_finds(self.faults("base/a.c", '"b.h"', "base/b.h"),
                          "does not begin with")
        self.assert_finds(self.faults("base/a.c", '"../text/b.h"', "text/b.h"),
                          "does not begin with")
        self.assert_finds(self.faults("base/a.c", '"base/b.h"'), "does not exist")

    def test_a_folder_without_a_row_is_found(self):
        self.assert_finds(self.faults("extra/a.c", '"base/b.h"', "base/b.h"),
                          "has no row")

    def test_a_library_is_included_at_its_border_only(self):
        for include, home in [("<xapian.h>", "xapian-c"),
                              ("<xapian/query.h>", "xapian-c"),
                              ("<microhttpd.h>", "server"),
                              ("<simdjson.h>", "simdjson-c")]:
            self.assert_finds(self.faults(f"{home}/a.c", include))
            self.assert_finds(self.faults(f"tests/unit/{home}/a.c", include))
            for path in ["engine/a.c", "tests/e2e/a.c", "cli/a.c", "base/a.h"]:
                self.assert_finds(self.faults(path, include), f"only {home}/ may include")

    def test_bitmaps_are_known_to_stores_and_builds_only(self):
        include, use = "<roaring/roaring.h>", "void f(roaring_bitmap_t *docs);\n"
        for path in ["engine/store/a.h", "engine/store/flat/a.c", "engine/build/a.c",
                     "tests/unit/engine/store/a.c"]:
            self.assert_finds(self.faults(path, include))
            self.assert_finds(layers.check(self.tree({path: use})))
        for path in ["engine/plan/a.c", "server/a.c", "tests/unit/engine/match/a.c"]:
            self.assert_finds(self.faults(path, include),
                              "only engine/store/ and engine/build/ may include")
            self.assert_finds(layers.check(self.tree({path: use})),
                              "may use roaring_bitmap_t")

    def test_a_unit_test_includes_cmocka_by_our_header_only(self):
        self.assert_finds(self.faults("tests/unit/cmocka_all.h", "<cmocka.h>"))
        self.assert_finds(self.faults("tests/unit/base/a.c", "<cmocka.h>"),
                          "only tests/ may include <cmocka.h>")

    def test_the_program_of_a_peer_may_include_any_library(self):
        self.assert_finds(self.faults("bench/peers/x/a.cpp", "<xapian.h>"))
        self.assert_finds(self.faults("bench/peers.c", "<xapian.h>"),
                          "bench/peers.c:2: only xapian-c/ may include <xapian.h>")

    def test_a_commented_include_does_not_count(self):
        self.assert_finds(
            layers.check(self.tree({"base/a.c": '/*\n#include "text/b.h"\n*/\n'})))


class Headers(Tree):
    def test_a_header_that_includes_what_it_uses_is_good(self):
        self.assert_finds(headers.check(self.tree({
            "base/a.h": GUARD % "#include <stdint.h>\nuint32_t f(void);",
            "base/macros.h": GUARD % "#define A 1"})))

    def test_a_header_that_relies_on_its_includer_is_found(self):
        self.assert_finds(
            headers.check(self.tree({"base/a.h": GUARD % "uint32_t f(void);"})),
            "base/a.h: does not compile alone in C17")

    def test_a_warning_is_an_error(self):
        self.assert_finds(headers.check(self.tree({"text/a.h": GUARD % "int f();"})),
                          "in C17")

    def test_the_border_is_compiled_as_cpp_too(self):
        root = self.tree({"xapian-c/a.h": GUARD % "int f(int class);",
                          "base/a.h": GUARD % "int f(int class);"})
        self.assert_finds(headers.check(root),
                          "xapian-c/a.h: does not compile alone in C++17")

    def test_an_hpp_is_cpp(self):
        root = self.tree({"xapian-c/a.hpp": GUARD % "namespace xc { class a; }",
                          "xapian-c/b.hpp": GUARD % "namespace xc { std::string s(); }"})
        self.assert_finds(headers.check(root),
                          "xapian-c/b.hpp: does not compile alone in C++17")


HEADER = GUARD % '''
/* not me: xc_commented(void); */
#ifdef __cplusplus
extern "C" {
#endif
#define XC_AUTO_A CLEANUP(xc_a_free_at) struct xc_a
struct xc_a { int (*call)(int); };
XC_BEGIN
typedef int xc_callback(void *context);
enum xc_kind { XC_ONE = 1 };
static inline int xc_inline(int x) { if (x) { return xc_a_count(0); } return 0; }
XC_API MUST_CHECK enum status xc_a_open(struct xc_a **out,
                        const char *path, xc_callback *call) PRINTF_LIKE(1, 2);
void
xc_a_free(struct xc_a *a);
#ifdef __cplusplus
}
#endif
'''


class Symbols(Tree):
    def library(self, root, c):
        where = os.path.join(root, "built")
        os.makedirs(where)
        with open(os.path.join(where, "a.c"), "w", encoding="utf-8") as file:
            file.write(c)
        subprocess.run(["gcc", "-c", "a.c", "-o", "a.o"], cwd=where, check=True)
        subprocess.run(["ar", "rc", "a.a", "a.o"], cwd=where, check=True)
        return os.path.join(where, "a.a")

    def faults(self, c, header=HEADER):
        root = self.tree({"xapian-c/a.h": header})
        return symbols.check(root, self.library(root, c))

    def test_the_declared_functions_are_read_from_a_header(self):
        self.assertEqual({"xc_a_open", "xc_a_free"}, symbols.declared_in(HEADER))

    def test_equal_sets_are_good(self):
        self.assert_finds(self.faults("void xc_a_open(void){} void xc_a_free(void){}"
                                      "static void help(void){}"
                                      "void (*volatile _use)(void) = help;"
                                      "void _ZN2xc4helpEv(void){}"))

    def test_a_declared_function_that_is_missing_is_found(self):
        self.assert_finds(self.faults("void xc_a_open(void){}"), "xc_a_free: declared in")

    def test_an_exported_function_that_is_not_declared_is_found(self):
        self.assert_finds(self.faults("void xc_a_open(void){} void xc_a_free(void){}"
                                      "int xc_secret;"), "xc_secret: exported by")

    def test_a_name_without_the_prefix_is_found(self):
        self.assert_finds(self.faults("void xc_a_open(void){} void xc_a_free(void){}"
                                      "void helper(void){}"),
                          "helper: exported by",
                          "helper: a name of the border begins with xc_")

    def test_headers_that_declare_nothing_are_found(self):
        self.assert_finds(self.faults("static int x; int *f(void);", GUARD % ""),
                          "declare no function")


class Banned(Tree):
    def faults(self, line, path="base/a.c"):
        return banned.check(self.tree({path: f"/* A. */\n{line}\n"}))

    def test_each_banned_function_is_found(self):
        for name in banned.UNSAFE:
            self.assert_finds(self.faults(f"x = {name}(y);"),
                              f"base/a.c:2: {name} is banned")
            self.assert_finds(self.faults(f"x = {name}(y); /* library memory */"),
                              "is banned")

    def test_memory_is_asked_for_in_one_place(self):
        for name in banned.MEMORY:
            self.assert_finds(self.faults(f"x = {name}(y);"),
                              f"{name} outside base/memory.c")
            self.assert_finds(self.faults(f"use({name});", "tests/a.c"),
                              f"{name} outside")
            self.assert_finds(self.faults(f"x = {name}(y);", "base/memory.c"))
            self.assert_finds(self.faults(f"{name}(y); /* library memory */"))
            self.assert_finds(
                self.faults(f"{name}(y); /* cJSON's library memory, as it says */"))

    def test_comments_literals_members_and_longer_names_are_not_calls(self):
        for line in ["/* strcpy(a, b) */", 'say("free(x)");', "gmtime_r(a, b);",
                     "mem_free(p);",
                     "list->free(p);", "list.free = 0;", "json_free_t f;",
                     "// sprintf(x)", "#include <malloc.h>"]:
            self.assert_finds(self.faults(line))


class Layout(Tree):
    STYLE = "BasedOnStyle: LLVM\nIndentWidth: 4\n"

    def test_what_clang_format_wrote_is_good(self):
        self.assert_finds(layout.check(self.tree({".clang-format": self.STYLE,
                                                  "a.c": "int x;\n"})))

    def test_another_layout_is_found(self):
        self.assert_finds(layout.check(self.tree({".clang-format": self.STYLE,
                                                  "x/a.c": "int  x ;\n"})),
                          "x/a.c:1:4: error:", "x/a.c:1:7: error:")

    def test_a_tree_without_c_is_no_success(self):
        self.assert_finds(layout.check(self.tree({"a.txt": ""})), "no C file was found")


class Markup(Tree):
    def faults(self, line, path="server/page/a.c"):
        return markup.check(self.tree({path: f"/* A. */\n{line}\n"}))

    def test_whole_tags_and_unfinished_ones_in_their_places_are_good(self):
        for line in [
            'HTML(h, "<!DOCTYPE html><p class=\\"a b\\" hidden>l\'été (&nbsp;)<br>"\n'
            ' "</p>");',
            'HTML(&h, "");',
            'HTML_TAG(h, "<input type=\\"text\\" autofocus");',
            'HTML_ATTRS(h, "rel=\\"prev\\" checked");',
            'HTML_ATTR(h, "value", f(a, "<b"));',
            'HTML_URL(h, "href", URL("/aide"));',
            'HTML_TEXT(h, "<b>", g(x, y), "</b>,");',
            'HTML_NUMBERED(h, "href", "#p-", n(1, 2));',
            '/* HTML(h, "<b"); */', '#define A(h) HTML(h, \\\n "<b")',
            'f(URL("/documents/"));']:
            self.assert_finds(self.faults(line))
        self.assert_finds(self.faults('HTML(h, "<b");', "tests/a.c"))

    def test_a_tag_in_pieces_is_found(self):
        for line in ['HTML(h, "<b");', 'HTML(h, "b>");', 'HTML(h, "<a href=");',
                     'HTML(h, "<a href=\\"");', 'HTML(h, text);',
                     'HTML(h, "<b>" TEXT);', 'HTML(h, "<b x=y>");']:
            self.assert_finds(self.faults(line),
                              "server/page/a.c:2: HTML(): takes whole tags")
        self.assert_finds(self.faults('HTML_TEXT(h, "<b", x, "></b>");'),
                          "before and behind")
        for line in ['HTML_TAG(h, "<b>");', 'HTML_TAG(h, "b");',
                     'HTML_TAG(h, "<a href=\\"");', 'HTML_TAG(h, "<a ");']:
            self.assert_finds(self.faults(line), "takes the start of one tag")
        for line in ['HTML_ATTRS(h, "a=");', 'HTML_ATTRS(h, "a=\\"b\\">");',
                     'HTML_ATTRS(h, " a");']:
            self.assert_finds(self.faults(line), "takes whole attributes")

    def test_an_attribute_that_a_text_may_not_be_is_found(self):
        for line, fault in [('HTML_ATTR(h, "href", x);', "href is an address"),
                            ('HTML_URL(h, "title", x);', "title is no address"),
                            ('HTML_ATTR(h, "onclick", x);', "onclick is not written"),
                            ('HTML_ATTR(h, "style", x);', "style is not written"),
                            ('HTML_ATTR(h, name, x);', "is no literal"),
                            ('HTML_ATTR(h, "a=b", x);', "is no literal"),
                            ('HTML_NUMBERED(h, "href", "javascript:", 1);',
                             "takes small letters")]:
            self.assert_finds(self.faults(line), fault)

    def test_addresses_and_bytes_are_made_in_one_place(self):
        for line in ["u = (struct url){x};", "struct url u = {x};"]:
            self.assert_finds(self.faults(line), "makes a struct url")
            self.assert_finds(self.faults(line, "html/url.c"))
        for line in ["buf_put_str(h->out, x);", "buf_put_str(h.out, x);"]:
            self.assert_finds(self.faults(line), "writes to a page's buffer")
            self.assert_finds(self.faults(line, "html/a.c"))
        for line in ['URL("javascript:x");', 'URL("//a.fr");', "URL(x);"]:
            self.assert_finds(self.faults(line), "takes an address of this site")


class Size(Tree):
    @staticmethod
    def function(lines, head="static int f(int a,\n             int b)\n"):
        return head + "{\n" + "    x(); /* } */\n" * lines + "}\n"

    def test_the_greatest_sizes_are_good(self):
        self.assert_finds(size.check(self.tree({"a.c": self.function(60),
                                                "b.c": "\n" * 400})))

    def test_a_long_file_is_found(self):
        self.assert_finds(size.check(self.tree({"b.h": "\n" * 401})), "b.h: 401 lines")

    def test_a_long_function_is_found_by_its_name(self):
        root = self.tree({"a.c": "int y[] = {1,\n};\n" + self.function(10)
                          + self.function(61)})
        self.assert_finds(size.check(root), "a.c:19: f() has 61 lines")

    def test_blocks_and_braces_inside_count_as_part_of_it(self):
        body = "    if (a) {\n        '{';\n    }\n" * 21
        self.assert_finds(size.check(self.tree({"a.c": "int f(void)\n{\n" + body
                                                + "}\n"})),
                          "f() has 63 lines")

    def test_a_member_function_and_one_in_a_namespace_are_found(self):
        cpp = ("namespace xc\n{\nclass a\n{\n"
               + self.function(61, "    int g() const noexcept\n") +
               "};\n}\n" + 'extern "C" {\n' + self.function(61, "int h(int x)\n") + "}\n")
        self.assert_finds(size.check(self.tree({"a.cpp": cpp})), "g() has 61",
                          "h() has 61")

    def test_a_long_table_is_no_function(self):
        self.assert_finds(size.check(self.tree({"a.c": "int t[] = {\n"
                                                + "    F(1),\n" * 99 + "};\n"})))


class Opening(Tree):
    def test_a_sentence_first_is_good(self):
        for text in ["/* The growing buffer. */\n", "/** Two. Sentences. */",
                     "/* One\n * line. */\nint x;"]:
            self.assert_finds(opening.check(self.tree({"a.c": text, "b.py": ""})))

    def test_none_is_found(self):
        for text in ["", "int x;\n", "#ifndef A\n/* Late. */", "/* no end */",
                     "/* */ /* A. */",
                     "// A line.\n", "/* no end\n */ int x; /* Late. */"]:
            self.assert_finds(opening.check(self.tree({"a.h": text})),
                              "a.h:1: does not open")

    def test_left_over_work_needs_its_issue(self):
        word = "TO" + "DO"
        self.assert_finds(
            opening.check(self.tree({"a.c": f"/* A. */\n/* {word} (#12): x */"})))
        self.assert_finds(opening.check(self.tree({"a.c": f"/* A. */\n/* {word}: x */"})),
                          f"a.c:2: {word} without an issue number")
        self.assert_finds(opening.check(self.tree({"a.py": f"# {word} later"})), "a.py:1")


class Api(Tree):
    FILES = {"docs/API.md": "## 1. Endpoints\n`/a`, `q`\n",
             "server/handle/handlers.h": '#define ROUTES(ROW) ROW("/a", FORMAT_JSON)\n',
             "engine/request/request_params.c": '    {"q", false, read_q, write_q},\n'}

    def test_a_page_that_has_all_is_good(self):
        self.assert_finds(api.check(self.tree({**self.FILES,
                                               "base/a.h": "/* API §1 */\n"})))

    def test_a_section_that_is_not_there_is_found(self):
        self.assert_finds(api.check(self.tree({**self.FILES,
                                               "base/a.h": "\n/* API §2 */\n"})),
                          "base/a.h:2: docs/API.md has no section 2")

    def test_a_route_and_a_parameter_that_are_lacking_are_found(self):
        self.assert_finds(api.check(self.tree({**self.FILES, "docs/API.md": ""})),
                          "does not have `/a` of server/", "does not have `q` of engine/")

    def test_tables_that_cannot_be_read_are_found(self):
        files = {**self.FILES, "server/handle/handlers.h": "",
                 "engine/request/request_params.c": ""}
        self.assert_finds(api.check(self.tree(files)), "no row was found",
                          "no row was found")


class Conformance(Tree):
    ROW = "| 1 | a | `tests/a.py` › `test_a` |\n"

    def faults(self, page, code="def test_a"):
        return conformance.check(self.tree({"docs/UX-CONFORMANCE.md": page,
                                            "tests/a.py": code}))

    def test_tests_that_are_there_are_good(self):
        self.assert_finds(self.faults(self.ROW * 30))

    def test_a_test_that_is_gone_is_found(self):
        self.assert_finds(self.faults(self.ROW * 30, "def test_b"),
                          *["tests/a.py has no « test_a »"] * 30)

    def test_a_file_that_is_gone_is_found(self):
        self.assert_finds(self.faults(self.ROW * 30 + "`tests/b.py`\n"),
                          "tests/b.py does not exist")

    def test_a_page_that_names_few_is_found(self):
        self.assert_finds(self.faults(self.ROW), "fewer than 30")


class Decisions(Tree):
    ROW = "| [0001](0001-a.md) | a | %s |\n"

    def faults(self, readme, *pages):
        files = {f"docs/decisions/{page}": "" for page in ("0001-a.md", *pages)}
        return decisions.check(self.tree({**files, "docs/decisions/README.md": readme}))

    def test_a_row_with_a_status_is_good(self):
        for status in ("valid", "valid; more", "superseded by [0002](0002-b.md)",
                       "partly superseded: x ([0002](0002-b.md))"):
            self.assert_finds(self.faults(self.ROW % status))

    def test_a_page_without_a_row_is_found(self):
        self.assert_finds(self.faults(self.ROW % "valid", "0002-b.md"),
                          "0 rows for 0002-b.md")

    def test_a_row_without_a_page_is_found(self):
        readme = self.ROW % "valid" + "| [0003](0003-c.md) | c | valid |\n"
        self.assert_finds(self.faults(readme), "0003-c.md does not exist")

    def test_an_unknown_status_is_found(self):
        for status in ("old", "superseded"):
            self.assert_finds(self.faults(self.ROW % status),
                              "is neither valid nor superseded")


class Width(Tree):
    WIDE = "x" * 91 + "\n"

    def test_ninety_columns_are_good_and_letters_count_not_bytes(self):
        self.assert_finds(width.check(self.tree({"base/a.c": "é" * 90 + "\n"})))

    def test_a_wider_line_is_found_in_each_language(self):
        for name in ("a.c", "a.hpp", "a.py", "a.sh", "a.cmake", "CMakeLists.txt",
                     "a.css"):
            self.assert_finds(width.check(self.tree({f"base/{name}": "\n" + self.WIDE})),
                              f"base/{name}:2: 91 columns, at most 90")

    def test_a_script_is_known_by_its_first_line(self):
        script = self.tree({"bench/run": "#!/bin/sh\n" + self.WIDE})
        self.assert_finds(width.check(script), "bench/run:2: 91 columns")

    def test_data_and_markdown_are_exempt(self):
        for path in ("base/a.md", "base/a.tsv", "base/a.json", "base/plain"):
            self.assert_finds(width.check(self.tree({path: self.WIDE})))


class Members(Tree):
    def faults(self, text):
        return members.check(self.tree({"base/a.h": text}))

    def test_a_comment_above_is_good(self):
        self.assert_finds(self.faults("struct a {\n    /** B. */\n    int b;\n};\n"))

    def test_a_comment_behind_a_member_is_found(self):
        for kind in ("struct a", "union a", "enum a", "enum", "static const struct"):
            self.assert_finds(self.faults(kind + " {\n    b, /* C. */\n    d\n} e;\n"),
                              "base/a.h:2: the comment stands behind a member")

    def test_members_of_a_struct_inside_another_are_members(self):
        text = "struct a {\n struct {\n int b; /* C. */\n } d;\n};\n"
        self.assert_finds(self.faults(text), "base/a.h:3:")

    def test_code_that_is_no_list_of_members_may_have_comments_behind_it(self):
        for text in ("int a = 1; /* B. */\n", "struct a b = {\n    1, /* C. */\n};\n",
                     "struct a *f(void) {\n    g(); /* H. */\n}\n",
                     "struct a {\n    int b;\n}; /* C. */\n"):
            self.assert_finds(self.faults(text))


class Tidy(Tree):
    UNITS = ["base/a.c", "base/b.c", "engine/c.c"]

    def repository(self, *commits):
        """A repository with a commit for each dictionary of files."""
        root = self.tree({})
        self.git(root, "init", "-q", "-b", "main")
        for files in commits:
            for path, text in files.items():
                os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
                with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                    file.write(text)
            self.git(root, "add", "-A")
            self.git(root, "commit", "-q", "--allow-empty", "-m", "x")
        return root

    @staticmethod
    def git(root, *arguments):
        subprocess.run(["git", "-C", root, "-c", "user.name=x", "-c", "user.email=x@x",
                        *arguments], check=True)

    def test_a_branch_is_compared_with_where_it_left_main(self):
        root = self.repository({"a": "1"}, {"a": "2"})
        self.git(root, "update-ref", "refs/remotes/origin/main", "HEAD")
        self.git(root, "commit", "-q", "--allow-empty", "-m", "y")
        self.assertEqual(tidy.git(root, "rev-parse", "HEAD~1")[0], tidy.base_of(root))

    def test_main_itself_is_compared_with_some_commits_before(self):
        root = self.repository(*({} for _ in range(30)))
        self.git(root, "update-ref", "refs/remotes/origin/main", "HEAD")
        self.assertEqual(tidy.git(root, "rev-parse", "HEAD~20")[0], tidy.base_of(root))

    def test_a_short_history_is_compared_with_its_first_commit(self):
        root = self.repository({"a": "1"}, {"a": "2"})
        self.assertEqual(tidy.git(root, "rev-parse", "HEAD~1")[0], tidy.base_of(root))

    def test_without_history_there_is_nothing_to_compare_with(self):
        self.assertIsNone(tidy.base_of(self.repository({"a": "1"})))
        self.assertIsNone(tidy.base_of(self.tree({"a": "1"})))

    def test_the_last_changes_come_first_and_removed_files_are_left_out(self):
        root = self.repository({"a": "1", "b": "1", "c": "1", "d": "1"},
                               {"a": "2", "d": "2"}, {"b": "2"})
        with open(os.path.join(root, "new"), "w", encoding="utf-8"):
            pass
        with open(os.path.join(root, "c"), "w", encoding="utf-8") as file:
            file.write("2")
        os.remove(os.path.join(root, "d"))
        base = tidy.git(root, "rev-parse", "HEAD~2")[0]
        self.assertEqual(["c", "new", "b", "a"], tidy.changed(root, base))

    def test_a_header_is_checked_with_a_file_that_includes_it(self):
        root = self.tree({"base/a.c": "", "base/b.c": '#include "base/d.h"\n',
                          "engine/c.c": '#include "base/d.h"\n', "base/a.h": "",
                          "base/d.h": "", "tests/t.c": ""})
        for paths, wanted in ((["base/a.h"], ["base/a.c"]), (["base/d.h"], ["base/b.c"]),
                              (["engine/c.c", "base/a.c"], ["engine/c.c", "base/a.c"]),
                              (["base/b.c", "base/d.h"], ["base/b.c"]),
                              (["tests/t.c", "docs/a.md", "base/none.h"], [])):
            self.assertEqual(wanted, tidy.units_for(root, paths, self.UNITS))


if __name__ == "__main__":
    unittest.main()
