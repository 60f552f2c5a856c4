"""Making questions of each class from the words of a corpus. The same corpus always gives
the same questions."""

import collections
import json
import random
import re

from lib import questions

# How many records are read.
SAMPLE = 4096
WORD = re.compile(r"[a-zà-öø-ÿœ]{4,}", re.IGNORECASE)
# How many words count as common.
COMMONEST = 40
# A word counts as rare when so many records of the sample have it.
RARE = (2, 5)
# Stop words of four letters and more.
STOPS = frozenset(
    "après aussi autres avant avec avoir ayant ainsi cela celle celui cette ceux comme "
    "dans deux donc dont elle elles encore entre était étant être fait leur leurs lors "
    "lorsque mais même moins notamment notre nous peut peuvent plus pour présent "
    "présente quand quel quelle sans sauf selon soit sont sous telle tous tout toute "
    "toutes vers votre vous".split())


def sample(lines, most=SAMPLE):
    """Some of @lines, spread evenly from the first to the last. How many there are need
    not be known before."""
    kept, step = [], 1
    for number, line in enumerate(lines):
        if number % step:
            continue
        kept.append(line)
        if len(kept) == 2 * most:
            kept, step = kept[::2], 2 * step
    return kept


def words_of(text):
    return [word.lower() for word in WORD.findall(text) if word.lower() not in STOPS]


class Maker:
    """Makes questions from a sample of records."""

    def __init__(self, lines, seed=1):
        self.records = [json.loads(line) for line in sample(lines)]
        self.chance = random.Random(seed)
        self.texts = [record.get("text") or record.get("title") or ""
                      for record in self.records]
        frequency = collections.Counter()
        for text in self.texts:
            frequency.update(set(words_of(text)))
        ranked = sorted(frequency.items(), key=lambda item: (-item[1], item[0]))
        self.common = [word for word, _ in ranked[:COMMONEST]]
        self.rare = [word for word, n in ranked if RARE[0] <= n <= RARE[1]] or self.common
        self.holding = [record for record, text in zip(self.records, self.texts)
                        if len(set(words_of(text))) >= 8]
        self.holding = self.holding or self.records

    def record(self):
        return self.chance.choice(self.holding)

    def some_words(self, least, most):
        """Words that one record has, as asked by somebody who has it in mind."""
        words = sorted(set(words_of(self.record().get("text") or ""))) or self.common
        return " ".join(self.chance.sample(words, min(len(words),
                                                      self.chance.randint(least, most))))

    def rare_word(self):
        return questions.path_of(q=self.chance.choice(self.rare))

    def common_word(self):
        return questions.path_of(q=self.chance.choice(self.common))

    def multi_word(self):
        return questions.path_of(q=self.some_words(2, 5))

    def phrase(self):
        words = (self.record().get("text") or "").split() or self.common
        start = self.chance.randrange(max(1, len(words) - 3))
        return questions.path_of(q='"' + " ".join(words[start:start + 3]).replace('"', "")
                                 + '"')

    def filtered(self):
        record = self.record()
        date = record.get("date") or ""
        region = self.chance.choice(record.get("regions") or [""])
        has_since = date and (not region or self.chance.random() < .5)
        since = {"from": date[:4]} if has_since else {}
        return questions.path_of(q=self.some_words(1, 2), region=region, **since)

    def by_date(self):
        return questions.path_of(q=self.some_words(1, 2), sort="newest")

    def typed(self):
        """Each beginning of a few words, as a visitor types them letter by letter."""
        text = self.some_words(2, 3)
        return [questions.suggestion_of(text[:end]) for end in range(1, len(text) + 1)]

    def mix(self):
        return self.chance.choice([self.rare_word, self.common_word, self.multi_word,
                                   self.multi_word, self.phrase, self.filtered,
                                   self.by_date])()


# The classes, and what makes a question of each.
CLASSES = {"rare word": Maker.rare_word, "common word": Maker.common_word,
           "several words": Maker.multi_word, "phrase": Maker.phrase,
           "filtered": Maker.filtered, "by date": Maker.by_date, "typed": Maker.typed,
           "mix": Maker.mix}


def make(lines, per_class):
    """The paths of @per_class questions of each class, by its name."""
    maker = Maker(lines)
    made = {}
    for name, one in CLASSES.items():
        paths = []
        while len(paths) < per_class:
            found = one(maker)
            paths += found if isinstance(found, list) else [found]
        made[name] = paths[:per_class]
    return made


def repeated(paths, times, seed=1):
    """@times questions, drawn by Zipf's law: the first of @paths is the most frequent,
    the second comes half as often, and so on."""
    weights = [1 / rank for rank in range(1, len(paths) + 1)]
    return random.Random(seed).choices(paths, weights, k=times)
