"""Learning weights: the likelier choice gets the higher score."""

from tools.train_pronouns import NEWS, Choice, fit


def test_what_the_right_choices_have_weighs_more():
    examples = [
        Choice([["nobody"], ["near", "subject"], ["far", "subject"]], [False, True, False]),
        Choice([["nobody"], ["far", "object"], ["near", "object"]], [False, False, True]),
    ] * 10
    weights = fit(examples)
    assert weights["near"] > 0 > weights["far"]
    assert weights["near"] > weights["nobody"]


def test_what_news_tells_beforehand_is_kept():
    weights = fit([Choice([["nobody"], ["near"]], [False, True])] * 10)
    assert {name: round(weights[name], 2) for name in NEWS} == NEWS
