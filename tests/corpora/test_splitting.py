from core.corpora.example import Example
from core.corpora.splitting import carve, distinct, shuffled, without

EXAMPLES = [Example(f"sentence {number}", int(number % 4 == 0)) for number in range(100)]


def test_shuffling_depends_on_the_seed_alone():
    assert shuffled(EXAMPLES, 1) == shuffled(EXAMPLES, 1) != shuffled(EXAMPLES, 2)
    assert sorted(shuffled(EXAMPLES, 1)) == sorted(EXAMPLES)


def test_carving_keeps_everything_and_the_share_of_each_class():
    rest, part = carve(EXAMPLES, 20, seed=0)
    assert sorted(rest + part) == sorted(EXAMPLES)
    assert len(part) == 20
    assert sum(example.label for example in part) == 5


def test_carving_nothing_from_nothing():
    assert carve([], 0, seed=0) == ([], [])


def test_texts_that_differ_in_case_and_blanks_count_as_the_same():
    one, two, other = Example("Good  film", 1), Example("good film ", 0), Example("bad film", 0)
    assert without([one, other], [two]) == [other]
    assert distinct([one, two, other]) == [one, other]
