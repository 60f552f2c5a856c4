"""Words of a question, for the engines that must be given them one by one."""

import re

# What FrenchAnalyzer of Lucene leaves out (Snowball's list), shortened to what questions hold.
STOP_WORDS = set("""
a à ai ainsi alors as au aux avec avoir c ce ces cet cette ceux ci comme comment d dans de des du donc e elle elles en
es est et étaient était être eu eux fait faire il ils j je l la le les leur leurs lui m ma mais me même mes moi mon n
ne nos notre nous on ont ou où par pas peut plus pour pourquoi qu quand que quel quelle quelles quels qui s sa sans se
ses si soi sois son sont sur t ta te tes toi ton tu un une vos votre vous y
""".split())


def words_of(text):
    return re.findall(r"\w+", text.lower())


def content_words(text):
    """The words that say something, each once, in order."""
    return list(dict.fromkeys(w for w in words_of(text) if w not in STOP_WORDS))
