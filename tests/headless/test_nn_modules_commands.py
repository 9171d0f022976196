"""Topic 0.5 on the command line."""

from tests.headless.test_commands import core, lines


def test_a_sample_is_asked_by_its_number():
    (found,) = lines(core("predict", "nn_modules", "3"))
    assert found["sample"] == 3
    assert len(found["output"]) == len(found["target"]) == 10
    assert max(map(abs, found["error"])) < 0.01  # it has learned them by heart


def test_what_is_no_sample_gets_a_sentence():
    done = core("predict", "nn_modules", "65")
    assert done.returncode == 1
    assert "from 1 to 64" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_shape_that_is_not_written_in_three_ways_gets_a_sentence():
    done = core("train", "nn_modules", "--set", "way=module", "--set", "hidden_layers=2")
    assert done.returncode == 1
    assert "three ways" in done.stderr
