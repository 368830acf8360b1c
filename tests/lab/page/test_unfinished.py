"""What a cell shows that needs a function which is still to be written."""

import IPython
import pytest
from dropout_lab.page import unfinished
from dropout_lab.page.unfinished import _behind, say_so_in_one_line
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

STUB = 'def mean(x):\n    """The mean."""\n    raise NotImplementedError'


class Shell(InteractiveShell):
    """Keeps what it would show."""

    shown: list[str]

    def _showtraceback(self, etype, evalue, stb):
        self.shown = [str(line) for line in stb]


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Shell:
    config = Config({"HistoryManager": {"enabled": False}, "InteractiveShell": {"colors": "nocolor"}})
    shell = Shell(config=config)
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    say_so_in_one_line()
    return shell


def shown(shell: Shell, *cells: str) -> list[str]:
    for cell in cells:
        result = shell.run_cell(cell)
    assert isinstance(result.error_in_exec, (NotImplementedError, NameError))
    return shell.shown


def test_a_function_that_is_still_to_be_written_is_named_in_one_line(shell: Shell) -> None:
    line = "○ mean: not attempted yet; this cell needs it."
    assert shown(shell, STUB, "print(mean([1, 2]))") == [line]
    assert shown(shell, "sorted([1, 2], key=mean)") == [line]


def test_a_figure_of_what_a_wrong_answer_made_in_an_earlier_cell_says_so() -> None:
    function = "def middle(x):\n    return mean(x) + other(x)"
    cells = ["x = [1, 2]", "def mean(x):\n    return sum(x)", function, "found = middle(x)", "x = again(x)"]
    assert {"found", "middle", "mean", "other"} <= _behind([*cells, "draw(found)"])
    assert "again" not in _behind([*cells, "draw(found)"]) and "again" in _behind([*cells, "draw(x)"])
    assert "middle" not in _behind([*cells, "found = 3\ndraw(found)"])


def test_a_figure_names_no_answer_that_only_shares_a_cell_with_what_it_draws() -> None:
    cells = [
        "def helper(x):\n    return wide(x)\n\n\nother = tall(3)",
        "found = []\nfor k in range(3):\n    found.append(deep(k))",
    ]
    assert "wide" in _behind([*cells, "draw(helper(1))"]) and "tall" not in _behind([*cells, "draw(helper(1))"])
    assert "deep" in _behind([*cells, "draw(found)"]) and "tall" in _behind([*cells, "draw(other)"])
    assert "wide" in _behind([*cells, "table = {}", "table['a'] = helper(1)", "draw(table)"])


def test_a_method_is_named_with_its_class(shell: Shell) -> None:
    methods = "class Layer:\n    def forward(self, x):\n        raise NotImplementedError"
    assert shown(shell, methods, "Layer().forward(1)") == ["○ Layer.forward: not attempted yet; this cell needs it."]


def test_a_cell_that_misses_what_such_a_cell_would_have_made_names_the_same_function(shell: Shell) -> None:
    line = "○ mean: not attempted yet; this cell needs it."
    assert shown(shell, STUB, "size = 3\nmiddle = mean([1, 2])", "spread = [middle for _ in range(2)]") == [line]
    assert shown(shell, "print(spread)") == [line]


def test_a_name_that_nothing_owes_is_shown_as_ever(shell: Shell) -> None:
    text = "\n".join(shown(shell, STUB, "midle = mean([1, 2])", "print(middel)"))
    assert "Traceback (most recent call last)" in text


@pytest.mark.parametrize(
    "cell", ["raise NotImplementedError", "from concurrent import futures\nfutures.Executor().submit(int)"]
)
def test_what_no_function_of_the_notebook_raised_is_shown_as_ever(shell: Shell, cell: str) -> None:
    text = "\n".join(shown(shell, cell))
    assert "Traceback (most recent call last)" in text


def test_nothing_happens_where_no_shell_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(IPython, "get_ipython", lambda: None)
    say_so_in_one_line()


def test_a_drawing_cell_in_which_a_wrong_answer_raises_says_so_and_one_of_the_students_own_shows_where(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(unfinished.card, "is_read", lambda: True)
    monkeypatch.setattr(unfinished.card, "show", lambda mark, text: told.append(f"{mark} {text}"))
    monkeypatch.setattr(unfinished.progress, "unfinished", lambda names: ("mean", "✗") if "mean" in names else None)
    shell.run_cell("def mean(x):\n    return x[0] / 0\nshow = print")
    assert isinstance(shell.run_cell("show(mean([1]))").error_in_exec, ZeroDivisionError)
    assert told == ["✗ mean is not right yet, and this cell needs it. Here it leads to ZeroDivisionError."]
    shell.run_cell("found = mean\nshow(found[2])")
    assert len(told) == 2 and told[1].endswith("Here it leads to TypeError.")
    shell.run_cell("mean([1])")
    assert len(told) == 2 and "return x[0] / 0" in "\n".join(shell.shown)
