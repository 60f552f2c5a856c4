"""Our own judged questions over our own corpus: the mean nDCG@10 has a floor."""

import sys
import tempfile

import programs

FLOOR = 0.85


def main():
    folder = programs.ROOT / "corpus/judgements"
    judged = programs.read_judgements(folder / "qrels.tsv")
    with tempfile.TemporaryDirectory() as index:
        programs.build_index(index, programs.ROOT / "corpus/documents")
        found = programs.ranked(index, folder / "queries.tsv")
    scores = {q: programs.ndcg_at_10(grades, found.get(q, [])) for q, grades in judged.items()}
    texts = dict(line.split("\t") for line in
                 (folder / "queries.tsv").read_text(encoding="utf-8").splitlines())
    for question, score in sorted(scores.items(), key=lambda item: item[1]):
        if score < 0.8:
            print(f"{score:.3f} {question} {texts[question]}: {found.get(question, [])[:3]}")
    mean = sum(scores.values()) / len(scores)
    print(f"questions {len(scores)}, nDCG@10 {mean:.4f}, floor {FLOOR}")
    assert len(scores) >= 40, "too few questions to mean anything"
    assert set(texts) == set(judged), "questions and judgements differ"
    return 0 if mean >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
