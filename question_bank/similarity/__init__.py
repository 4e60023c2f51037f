"""Near-duplicates and contradictory keys among questions.

`compare` judges two questions, `find_pairs` all of them. Both are pure; `find_pairs` is a generator, so a caller
reports progress and stops whenever it likes.
"""

from question_bank.similarity.compare import compare
from question_bank.similarity.profile import Profile, profile
from question_bank.similarity.scan import find_pairs
from question_bank.similarity.values import Likeness, Pair, Progress, Verdict

__all__ = ["Likeness", "Pair", "Profile", "Progress", "Verdict", "compare", "find_pairs", "profile"]
