"""Whether two engines find the same totals."""

import statistics

from peers.peer import Question

# Words that no analysis changes, and that every engine cuts the same way: names without
# accent, plural or ending.
NAMES = ("anduze", "arzacq", "auxigny", "bouzonville", "dreslincourt", "fontoy",
         "gonfreville", "obernai")
# Words whose forms every stemmer of French puts together, and nothing else with them.
STEMMED = ("droit", "contrat", "paragraphe", "province", "ministre", "tribunal", "canada",
           "entreprise")


def words_for(peer):
    return [Question(word) for word in NAMES + (STEMMED if peer.stems else ())]


def disagreements(questions, theirs, ours):
    return [f"{q.words}: {t} of theirs, {o} of ours"
            for q, t, o in zip(questions, theirs, ours) if t != o]


def compared(theirs, ours):
    """How many of the totals are the same, and the middle of the ratios, ours ÷ theirs,
    of all that both have."""
    same = sum(t == o for t, o in zip(theirs, ours))
    ratios = [o / t for t, o in zip(theirs, ours) if t and o]
    return same, statistics.median(ratios) if ratios else float("nan")
