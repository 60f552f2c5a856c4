"""Questions of each class, made of the words of a corpus: the same corpus gives the same questions."""

import collections
import json
import random
import re

from lib import questions

SAMPLE = 4096       # records that are looked at
WORD = re.compile(r"[a-zà-öø-ÿœ]{4,}", re.IGNORECASE)
COMMONEST = 40      # words that count as common
RARE = (2, 5)       # records of the sample that hold a rare word
# Words of four letters and more that nobody asks for.
STOPS = frozenset("après aussi autres avant avec avoir ayant ainsi cela celle celui cette ceux comme dans deux donc dont "
                  "elle elles encore entre était étant être fait leur leurs lors lorsque mais même moins notamment notre "
                  "nous peut peuvent plus pour présent présente quand quel quelle sans sauf selon soit sont sous telle "
                  "tous tout toute toutes vers votre vous".split())


def sample(lines, most=SAMPLE):
    """Some of @lines, evenly from first to last, however many there are."""
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
    """What is known of a sample of records."""

    def __init__(self, lines, seed=1):
        self.records = [json.loads(line) for line in sample(lines)]
        self.chance = random.Random(seed)
        self.texts = [record.get("text") or record.get("title") or "" for record in self.records]
        frequency = collections.Counter()
        for text in self.texts:
            frequency.update(set(words_of(text)))
        ranked = sorted(frequency.items(), key=lambda item: (-item[1], item[0]))
        self.common = [word for word, _ in ranked[:COMMONEST]]
        self.rare = [word for word, n in ranked if RARE[0] <= n <= RARE[1]] or self.common
        self.holding = [record for record, text in zip(self.records, self.texts) if len(set(words_of(text))) >= 8]
        self.holding = self.holding or self.records

    def record(self):
        return self.chance.choice(self.holding)

    def some_words(self, least, most):
        """Words that one record holds, as somebody asks who has it in mind."""
        words = sorted(set(words_of(self.record().get("text") or ""))) or self.common
        return " ".join(self.chance.sample(words, min(len(words), self.chance.randint(least, most))))

    def rare_word(self):
        return questions.path_of(q=self.chance.choice(self.rare))

    def common_word(self):
        return questions.path_of(q=self.chance.choice(self.common))

    def multi_word(self):
        return questions.path_of(q=self.some_words(2, 5))

    def phrase(self):
        words = (self.record().get("text") or "").split() or self.common
        start = self.chance.randrange(max(1, len(words) - 3))
        return questions.path_of(q='"' + " ".join(words[start:start + 3]).replace('"', "") + '"')

    def filtered(self):
        record = self.record()
        date = record.get("date") or ""
        region = self.chance.choice(record.get("regions") or [""])
        since = {"from": date[:4]} if date and (not region or self.chance.random() < .5) else {}
        return questions.path_of(q=self.some_words(1, 2), region=region, **since)

    def by_date(self):
        return questions.path_of(q=self.some_words(1, 2), sort="newest")

    def typed(self):
        """Each beginning of a few words, as a visitor types them."""
        text = self.some_words(2, 3)
        return [questions.suggestion_of(text[:end]) for end in range(1, len(text) + 1)]

    def mix(self):
        return self.chance.choice([self.rare_word, self.common_word, self.multi_word, self.multi_word, self.phrase,
                                   self.filtered, self.by_date])()


# Class → how one question of it is made.
CLASSES = {"rare word": Maker.rare_word, "common word": Maker.common_word, "several words": Maker.multi_word,
           "phrase": Maker.phrase, "filtered": Maker.filtered, "by date": Maker.by_date, "typed": Maker.typed,
           "mix": Maker.mix}


def make(lines, per_class):
    """Class → paths."""
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
    """The questions as visitors repeat them: the first asked most, the second half as often, and so on (Zipf)."""
    return random.Random(seed).choices(paths, [1 / rank for rank in range(1, len(paths) + 1)], k=times)
