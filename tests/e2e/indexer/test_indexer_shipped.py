"""What deploy/ ships for the indexer, and its manual, say what the program takes."""

import re

import programs
from test_indexer_config import Configured

ROOT = programs.ROOT


def members(path, table):
    """The names of a table of texts in a file of C."""
    text = (ROOT / path).read_text(encoding="utf-8")
    body = re.search(re.escape(table) + r"\[\] = \{(.*?)NULL\}", text, re.S)[1]
    return re.findall(r'"([a-z_]+)"', body)


class Shipped(Configured):
    def test_the_example_is_sound(self):
        done = programs.run("inffo-index", "--config", ROOT / "deploy/inffo-search.conf",
                            "--dump")
        # Its sources are not there, which is no fault of the file.
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("fiches: source en faute : /srv/inffo/fiches", done.stderr)
        self.assertNotIn("fautes", done.stderr)

    def test_the_manual_and_the_example_name_every_member(self):
        manual = (ROOT / "docs/man/inffo-search.conf.5").read_text(encoding="utf-8")
        example = (ROOT / "deploy/inffo-search.conf").read_text(encoding="utf-8")
        for name in (members("engine/config/config.c", "config_members")
                     + members("indexer/config/configuration.c", "char *const members")
                     + members("indexer/config/configuration.c", "limits_members")
                     + members("indexer/config/configuration.c", "defaults_members")):
            self.assertRegex(manual, rf"\b{name}\b")
        for name in ("index", "state", "sources", "name", "type", "path", "defaults",
                     "map", "publish_future", "accept_loss", "every"):
            self.assertRegex(example, rf"(?m)^[ -]*{name}:")

    def test_the_manual_of_the_program_has_every_option(self):
        manual = (ROOT / "docs/man/inffo-index.1").read_text(encoding="utf-8")
        for name in ("config", "watch", "strict", "accept\\-loss", "report"):
            self.assertIn(f"\\-\\-{name}", manual)

    def test_the_units_call_the_program_with_options_that_it_has(self):
        told = programs.run("inffo-index", "--help").stdout
        for unit in ("inffo-index.service", "inffo-index-watch.service"):
            text = (ROOT / "deploy" / unit).read_text(encoding="utf-8")
            for option in re.findall(r" (--[a-z-]+)", re.search("ExecStart=.*", text)[0]):
                self.assertIn(option, told)


if __name__ == "__main__":
    programs.main()
