"""The words of a question, for engines that must get them one by one."""

import re

# What FrenchAnalyzer of Lucene leaves out (Snowball's list), shortened to what questions
# hold.
STOP_WORDS = set("""
a à ai ainsi alors as au aux avec avoir c ce ces cet cette ceux ci comme comment d dans
de des du donc e elle elles en es est et étaient était être eu eux fait faire il ils j
je l la le les leur leurs lui m ma mais me même mes moi mon n ne nos notre nous on ont
ou où par pas peut plus pour pourquoi qu quand que quel quelle quelles quels qui s sa
sans se ses si soi sois son sont sur t ta te tes toi ton tu un une vos votre vous y
""".split())

# The accented letters, in small and in capitals, that become each plain letter.
FOLDED = {plain: letters + letters.upper() for plain, letters in {
    "a": "àâäáãå", "ae": "æ", "c": "ç", "e": "éèêë", "i": "îïíì", "n": "ñ", "o": "ôöóòõ",
    "oe": "œ", "u": "ùûüú", "y": "ÿý"}.items()}


def words_of(text):
    return re.findall(r"\w+", text.lower())


def content_words(text):
    """The words that are no stop words, each once, in their order."""
    return list(dict.fromkeys(w for w in words_of(text) if w not in STOP_WORDS))


def most(words):
    """The alternatives of which one must hold wholly, so that most words do: of one or
    two both, of more any pair.

    For engines that have no other way to say how many must match. What a long question
    has beyond its eight longest words is left out: pairs grow with their square.
    """
    if len(words) <= 2:
        return [words] if words else []
    chosen = sorted(words, key=len, reverse=True)[:8]
    return [[first, second] for at, first in enumerate(chosen)
            for second in chosen[at + 1:]]


def wanted(question):
    """The alternatives of a question, of which one must match: each word by itself, or
    what most() gives."""
    words = content_words(question.words)
    return [[word] for word in words] if question.any else most(words)
