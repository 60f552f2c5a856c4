"""Asks two servers the same requests, one with each engine, and tells which answers
differ: what the compiled files say is what the Xapian database says."""

import contextlib
import random
import re
import urllib.parse

import daemon


@contextlib.contextmanager
def both(index):
    """The servers of both engines, each with the connection to ask it by."""
    options = ("--log", "none", "--cache-bytes", "0")
    with daemon.Daemon(index, *options) as flat, \
            daemon.Daemon(index, *options, "--engine", "xapian") as xapian:
        servers = [(s, s.connect()) for s in (flat, xapian)]
        yield servers
        for _, connection in servers:
            connection.close()


def search(question, **parameters):
    return "/api/v1/search?" + urllib.parse.urlencode({"q": question, **parameters})


def differing(servers, targets):
    """The targets of which the servers' answers have other bytes. Most must be answered:
    two refusals are soon the same."""
    found, answered = [], 0
    targets = list(targets)
    for target in targets:
        one, two = (server.get(target, connection=connection)
                    for server, connection in servers)
        if (one.status, one.body) != (two.status, two.body):
            found.append(target)
        answered += one.status == 200
    assert answered > 0.9 * len(targets), f"{answered} of {len(targets)} answered"
    return found


class Questions:
    """Questions made of the words of texts, each of a seed its own: words side by side,
    phrases, operators, fields, beginnings of words, misspelt words, filters."""

    def __init__(self, texts, filters):
        self.words = sorted(set(re.findall(r"\w+", " ".join(texts))))
        self.texts = [re.findall(r"\w+", text) for text in texts]
        self.texts = [words for words in self.texts if len(words) > 4]
        self.filters = filters

    def target(self, seed):
        rng = random.Random(seed)
        forms = (self.side_by_side, self.phrase, self.operators, self.field, self.head,
                 self.misspelt)
        parameters = {}
        for name, values in self.filters.items():
            if rng.random() < 0.15:
                parameters[name] = rng.choice(values)
        if rng.random() < 0.1:
            parameters["explain"] = "1"
        return search(rng.choice(forms)(rng), **parameters)

    def some(self, rng, most=5):
        words = rng.choice(self.texts)
        at = rng.randrange(len(words))
        return words[at:at + rng.randint(1, most)]

    def side_by_side(self, rng):
        return " ".join(self.some(rng, 8) + rng.sample(self.words, rng.randint(0, 2)))

    def phrase(self, rng):
        return f'"{" ".join(self.some(rng, 4))}" {rng.choice(self.words)}'

    def operators(self, rng):
        joined = rng.choice([" OU ", " ET ", " -", " SAUF "]).join(
            " ".join(self.some(rng, 2)) for _ in range(rng.randint(2, 3)))
        return f"({joined}) {rng.choice(self.words)}"

    def field(self, rng):
        return rng.choice(["titre:", "auteur:"]) + " ".join(self.some(rng, 2))

    def head(self, rng):
        word = rng.choice(self.words)
        return f"{word[:max(2, len(word) // 2)]}* {rng.choice(self.words)}"

    def misspelt(self, rng):
        word = rng.choice(self.words)
        at = rng.randrange(len(word))
        return word[:at] + rng.choice("aeiou") + word[at + 1:]
