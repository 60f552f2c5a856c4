"""bench/run makes load, with the program wrk."""

import shutil

import measuring
import programs


class Load(measuring.WithFolder):
    def test_load_is_driven(self):
        asked = self.folder / "asked.tsv"
        asked.write_text(
            "q\tregion\tfrom\tto\tkind\nformation\t32\t\t\tx\napprentissage\n",
            encoding="utf-8")
        told = self.run_bench("--corpus", measuring.DOCUMENTS, "--queries", asked)
        figures = r" [\d.]+ \|( [\d.]+( / [\d.]+){3} \| \d+ \|)"
        for mode in ("uncached", "cached", "mixed"):
            self.assertRegex(told, r"\n\| asked.tsv \| " + mode + r" \|" + figures)
        self.assertRegex(told, r"cached questions a second ÷ those of /healthz \| \d")


if __name__ == "__main__":
    if not shutil.which("wrk"):
        programs.skip_all("wrk is not installed")
    programs.main()
