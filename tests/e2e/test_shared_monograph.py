"""A published monograph: for each question, the unit that a reader would choose comes
first."""

import json
import sys
import tempfile

import programs

# What a visitor types, and for the first answer its kind and some words of it.
QUESTIONS = [
    ("vae inversee", "news", "VAE inversée : une expérience concluante"),
    ("VAE INVERSÉE", "news", "VAE inversée : une expérience concluante"),
    ("l’apprentissage", None, "apprenti"),
    ("apprenti·e·s roubaix", "news", "BTP CFA"),
    ("metiers en tension", "indicator", "tension"),
    ("taux de chomage hauts de france", "indicator", "9,2"),
    ("CPER signé en 2023", "programme", "9 janvier 2023"),
    ("03.20.30.59.59", "contact", "03 20 30 59 59"),
    ("1085,094", "budget", "1 085,094"),
    ("campus produits de la mer boulogne", "campus", "produits aquatiques"),
]


def first_answer(index, words):
    done = programs.run("inffo-search", "--index", index, "--json", words)
    assert done.returncode == 0, done.stderr
    hits = json.loads(done.stdout)["hits"]
    return hits[0] if hits else None


def main():
    monograph = programs.SHARED / "corpus"
    if not monograph.is_dir():
        programs.skip_all(f"{monograph} is not there")
    failed = 0
    with tempfile.TemporaryDirectory() as index:
        programs.build_index(index, monograph)
        dump = programs.run("inffo-index", "--vocabulary", programs.VOCABULARY, "--dump",
                            monograph)
        texts = {}
        for line in dump.stdout.splitlines():
            record = json.loads(line)
            texts[record["id"]] = record.get("title", "") + "\n" + record.get("text", "")
        for words, kind, wanted in QUESTIONS:
            hit = first_answer(index, words)
            good = hit and (kind is None
                            or hit["kind"] == kind) and wanted in texts[hit["id"]]
            good = good and hit["origin"]["lines"][0] > 0
            print("ok  " if good else "FAIL", words, "->",
                  hit and (hit["kind"], hit["title"]))
            failed += not good
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
