"""How far the best sentences of different articles agree on something that the question does not say.

Where a collection answers a question in several articles, their sentences share the answer's words. Where it only has
the question's subject, they share little but that.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from index.words import letters, shingles

# Words that are commoner than this say nothing; of the others so many are counted, the most telling.
COMMON = 0.3
COUNTED = 3


def agreement(question: str, sentences: Sequence[str], rarities: Callable[[Sequence[str]], Sequence[float]]) -> float:
    """The weight of the words that sentences share with one another and not with the question; 0 for one sentence.

    A word counts its rarity, from COMMON on, for every sentence after the first that has it. Sentences that are one
    text count as one.
    """
    asked = shingles(question)
    different = {letters(sentence): sentence for sentence in sentences}
    holders = Counter(word for sentence in different.values() for word in shingles(sentence) - asked)
    shared = {word: count for word, count in holders.items() if count > 1}
    weights = zip(shared.values(), rarities(list(shared)), strict=True)
    weighted = ((count - 1) * max(0.0, rarity - COMMON) for count, rarity in weights)
    return sum(sorted(weighted, reverse=True)[:COUNTED])
