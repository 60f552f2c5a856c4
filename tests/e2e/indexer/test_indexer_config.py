"""inffo-search.conf: its sources, and what stays published when one of them is at
fault."""

import gzip
import json
import os
import shutil

import programs
from test_indexer import Case, line, notice


class Configured(Case):
    def configure(self, text, name="inffo-search.conf"):
        return self.write(name, f"index: index\nvocabulary: {programs.VOCABULARY}\n"
                                + text)

    def build_from(self, config, *arguments, code=0):
        done = programs.run("inffo-index", "--config", config, *arguments)
        self.assertEqual(code, done.returncode, done.stderr)
        return done

    def report_of(self, config, *arguments, code=0):
        return json.loads(self.build_from(config, "--json", *arguments, code=code).stdout)


class Reading(Configured):
    def test_sources_are_read_with_their_defaults_below_the_file(self):
        self.write("site/d/a.md", notice("a"))
        self.write("site/export.jsonl", line("b"))
        config = self.configure(
            "sources:\n"
            "  - {name: fiches, path: d}\n"
            "  - {name: export, type: file, path: export.jsonl}\n",
            "site/inffo-search.conf")
        self.build_from(config)
        self.index = self.folder / "site/index"
        self.assertEqual(["a", "b"], self.ids())
        dumped = self.run_indexer("--dump", "--index", self.index).stdout.splitlines()
        self.assertEqual(["export/export.jsonl", "fiches/a.md"],
                         sorted(json.loads(r)["origin"]["file"] for r in dumped))
        self.assertTrue((self.index / "state/state.sqlite").exists())

    def test_sources_of_the_command_line_come_beside(self):
        self.write("d/a.md", notice("a"))
        more = self.write("b.jsonl", line("b"))
        config = self.configure("sources:\n  - {name: d, path: d}\n")
        self.build_from(config, more)
        self.assertEqual(["a", "b"], self.ids())

    def test_all_faults_are_told_and_nothing_is_done(self):
        config = self.configure("sourcs: []\n"
                                "sources:\n"
                                "  - {name: d, pth: d, accept_loss: 200 %}\n")
        done = self.build_from(config, code=65)
        for words in (f"{config}:3: nom inconnu « sourcs » ; vouliez-vous « sources » ?",
                      f"{config}:5: nom inconnu « pth » ; vouliez-vous « path » ?",
                      f"{config}:5: « accept_loss » : 200 % ; il faut de 0 à 100",
                      "4 fautes ; rien n'est fait"):
            self.assertIn(words, done.stderr)
        self.assert_nothing_published()

    def test_a_missing_configuration(self):
        done = self.build_from(self.folder / "none.conf", code=66)
        self.assertIn("configuration introuvable", done.stderr)

    def test_a_configuration_without_sources_or_index(self):
        config = self.configure("")
        self.assertIn("il manque « sources »", self.build_from(config, code=65).stderr)
        config = self.write("b.conf", "sources:\n  - {name: d, path: d}\n")
        self.assertIn("il manque « index »", self.build_from(config, code=65).stderr)

    def test_a_dump_and_an_explanation_read_the_same_sources(self):
        self.write("d/a.md", notice("a"))
        config = self.configure("sources:\n  - {name: d, path: d}\n")
        self.assertIn('"a"', self.build_from(config, "--dump").stdout)
        self.assertIn("a", self.build_from(config, "--explain-document", "a").stdout)

    def test_more_refusals_than_allowed_do_not_hold_the_good_ones_back(self):
        self.write("d/a.md", notice("a"))
        for i in range(25):
            self.write(f"d/bad{i}.md", notice(f"b{i}", body="\0"))
        config = self.configure("sources:\n  - {name: d, path: d}\n")
        done = self.build_from(config)
        self.assertIn("la source est prise pour lue à moitié", done.stderr)
        self.assertEqual(["a"], self.ids())


class LastGood(Configured):
    """What was served stays when a file or a source has a fault."""

    def setUp(self):
        super().setUp()
        for i in range(10):
            self.write(f"d/{i}.md", notice(f"d{i}"))
        self.write("e/export.jsonl", line("e0") + line("e1"))
        self.config = self.configure("sources:\n"
                                     "  - {name: d, path: d}\n"
                                     "  - {name: e, path: e}\n")
        self.build_from(self.config)
        self.all = self.ids()
        self.assertEqual(12, len(self.all))

    def test_a_document_whose_file_has_a_fault_stays_in_its_last_version(self):
        self.write("d/3.md", notice("d3", body="\0"))
        self.write("e/export.jsonl", line("e0", text="Autre.") + "{oops\n")
        done = self.build_from(self.config)
        self.assertEqual(self.all, self.ids())
        self.assertIn("d/3.md:1: « d3 » reste publié dans sa version du 20", done.stderr)
        self.assertIn("e/export.jsonl:2: « e1 » reste publié", done.stderr)
        self.assertIn("restés publiés 2", done.stderr)
        self.assertIn("ajoutés 0, modifiés 1, inchangés 11, retirés 0", done.stderr)

    def test_a_file_that_is_no_notice_any_more_stays_too(self):
        self.write("d/3.md", "Plus de \x01notice.\n")
        self.assertIn("« d3 » reste publié", self.build_from(self.config).stderr)
        self.assertEqual(self.all, self.ids())

    def test_strict_publishes_and_ends_with_a_failure(self):
        self.write("d/3.md", notice("d3", body="\0"))
        self.write("d/4.md", notice("d4", body="Un autre texte."))
        told = self.report_of(self.config, "--strict", code=65)
        self.assertEqual(("published", 65, 1), (told["status"], told["exit_code"],
                                                told["changed"]))
        self.assertEqual(1, told["totals"]["stayed"])
        [stayed] = told["sources"][0]["stayed"]
        self.assertEqual("d/3.md", stayed["file"])
        self.assertEqual(self.all, self.ids())
        # The next run says so again, and without the fault all is well.
        self.build_from(self.config, "--strict", code=65)
        self.write("d/3.md", notice("d3"))
        self.build_from(self.config, "--strict")

    def test_what_goes_from_a_source_or_moves_is_withdrawn(self):
        (self.folder / "d/3.md").unlink()
        (self.folder / "d/4.md").rename(self.folder / "e/4.md")
        self.build_from(self.config, "--strict")
        self.assertEqual([i for i in self.all if i != "d3"], self.ids())

    def test_a_faulty_file_does_not_bring_back_what_another_file_has_now(self):
        self.write("d/3.md", notice("d3", body="\0"))
        self.write("d/new.md", notice("d3", body="Ici maintenant."))
        told = self.report_of(self.config)
        self.assertEqual((0, 1), (told["totals"]["stayed"], told["changed"]))

    def test_a_source_that_goes_from_the_configuration_goes(self):
        self.configure("sources:\n  - {name: e, path: e}\n")
        self.build_from(self.config)
        self.assertEqual(["e0", "e1"], self.ids())

    def test_a_source_that_lost_too_much_withdraws_nothing(self):
        for i in range(5):
            (self.folder / f"d/{i}.md").unlink()
        self.write("d/new.md", notice("d-new"))
        done = self.build_from(self.config)
        self.assertIn("d: source en faute : 5 de ses 10 documents ont disparu",
                      done.stderr)
        self.assertEqual(sorted(self.all + ["d-new"]), self.ids())
        self.build_from(self.config, "--strict", code=65)
        self.build_from(self.config, "--accept-loss", "--strict")
        self.assertEqual(sorted(["d-new"] + self.all[5:]), self.ids())

    def test_few_documents_may_go_whatever_their_share(self):
        for i in range(4):
            (self.folder / f"d/{i}.md").unlink()
        self.write("e/export.jsonl", line("e0"))
        self.build_from(self.config, "--strict")
        self.assertEqual(self.all[4:-1], self.ids())

    def test_the_share_is_the_one_of_the_source(self):
        self.configure("sources:\n"
                       "  - {name: d, path: d, accept_loss: 60 %}\n"
                       "  - {name: e, path: e}\n")
        for i in range(6):
            (self.folder / f"d/{i}.md").unlink()
        self.build_from(self.config, "--strict")
        self.assertEqual(self.all[6:], self.ids())

    def test_a_source_that_is_down_does_not_stop_the_others(self):
        shutil.rmtree(self.folder / "d")
        self.write("e/export.jsonl", line("e0") + line("e1") + line("e2"))
        done = self.build_from(self.config)
        self.assertIn("introuvable", done.stderr)
        self.assertEqual(self.all + ["e2"], self.ids())
        self.build_from(self.config, "--strict", code=65)

    def test_a_source_without_any_document_withdraws_nothing(self):
        shutil.rmtree(self.folder / "d")
        (self.folder / "d").mkdir()
        self.assertIn("aucun document", self.build_from(self.config).stderr)
        self.assertEqual(self.all, self.ids())

    def test_a_damaged_archive_keeps_its_documents(self):
        whole = gzip.compress("".join(line(f"g{i}") for i in range(100)).encode())
        self.write("e/more.jsonl.gz", whole)
        self.build_from(self.config)
        self.write("e/more.jsonl.gz", whole[:-100])
        told = self.report_of(self.config)
        self.assertEqual(112, told["documents"])
        self.assertEqual(0, told["removed"])
        self.assertEqual(1, told["totals"]["refused"])


class Unchanged(Configured):
    """What did not change is taken from the served index, and is the same."""

    def setUp(self):
        super().setUp()
        for i in range(5):
            self.write(f"d/{i}.md", notice(f"d{i}"))
        self.write("d/warned.md", notice("warned", unknown="oui"))
        self.write("e/export.jsonl", line("e0") + line("e1"))
        for path in self.folder.rglob("*.*"):
            os.utime(path, (1e9, 1e9))
        self.config = self.configure("sources:\n"
                                     "  - {name: d, path: d}\n"
                                     "  - {name: e, path: e}\n")
        self.build_from(self.config)

    def skipped(self, **expected):
        """The files of the run that were not read again."""
        told = self.report_of(self.config)
        for name, value in expected.items():
            self.assertEqual(value, told[name], name)
        return told["totals"]["skipped"]

    def test_only_what_changed_is_read_and_all_remarks_are_said(self):
        self.write("d/0.md", notice("d0", body="Autre chose."))
        (self.folder / "d/1.md").unlink()
        self.write("d/new.md", notice("d-new"))
        told = self.report_of(self.config)
        self.assertEqual({"read": 2, "skipped": 6, "warnings": 1},
                         {n: told["totals"][n] for n in ("read", "skipped", "warnings")})
        self.assertEqual((1, 1, 6, 1), (told["added"], told["changed"], told["unchanged"],
                                        told["removed"]))
        fresh = self.folder / "fresh"
        self.run_indexer("--index", fresh, "--config", self.config)
        self.assertEqual(os.readlink(fresh / "current")[-12:], self.served()[-12:])

    def test_nothing_changed(self):
        self.assertEqual(8, self.skipped(status="unchanged", documents=8, unchanged=8))
        done = self.build_from(self.config)
        self.assertIn("Rien de changé", done.stderr)
        self.assertNotIn("Écriture", done.stderr)
        self.assertIn("warned.md", done.stderr)

    def test_a_document_that_was_kept_of_a_lost_file_is_said_each_time(self):
        for i in range(5):
            (self.folder / f"d/{i}.md").unlink()
        for _ in range(2):
            told = self.report_of(self.config)
            self.assertEqual((5, 1), (told["totals"]["stayed"],
                                      told["totals"]["failures"]))

    def test_a_file_that_was_modified_just_now_is_read_again(self):
        self.write("d/0.md", notice("d0", body="Autre chose."))
        self.report_of(self.config)
        self.assertEqual(7, self.skipped(status="unchanged"))

    def test_all_is_read_again_when_the_source_has_other_defaults(self):
        self.configure("sources:\n"
                       "  - {name: d, path: d, defaults: {author: Moi}}\n"
                       "  - {name: e, path: e}\n")
        self.assertEqual(2, self.skipped())

    def test_all_is_read_again_when_another_generation_is_served(self):
        self.write("e/export.jsonl", line("e0") + line("e1", text="Autre."))
        self.report_of(self.config)
        programs.run("inffo-index", "--rollback", "--index", self.index)
        self.assertEqual(0, self.skipped(changed=1))

    def test_all_is_read_again_without_the_state(self):
        shutil.rmtree(self.index / "state")
        self.assertEqual(0, self.skipped(status="unchanged"))


class PlainSources(Case):
    """The rule holds for the sources of the command line too."""

    def test_a_document_whose_file_has_a_fault_stays(self):
        for name in "abc":
            self.write(f"d/{name}.md", notice(name))
        self.build(self.folder / "d")
        self.write("d/b.md", notice("b", body="\0"))
        done = self.build(self.folder / "d")
        self.assertIn("« b » reste publié", done.stderr)
        self.assertEqual(["a", "b", "c"], self.ids())

    def test_a_source_that_lost_too_much_withdraws_nothing(self):
        self.build(self.write("a.jsonl", "".join(line(f"a{i}") for i in range(10))))
        path = self.write("a.jsonl", line("a0"))
        self.assertIn("--accept-loss", self.build(path).stderr)
        self.assertEqual(10, len(self.ids()))
        self.build("--accept-loss", path)
        self.assertEqual(["a0"], self.ids())


if __name__ == "__main__":
    programs.main()
