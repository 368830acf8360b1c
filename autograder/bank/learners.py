"""Submissions without a formula: they are the measure of how much a test gives away (``oracle``).

A learner repeats what feedback has told of the tests before: it fills a table of inputs and values for functions, and
tries values for answers that are values. It reads feedback as a student would, sentence by sentence. Lazy answers do
not even read: functions that say nothing, always the same, or what they were given.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

from autograder.notebook.assignment import Assignment
from autograder.notebook.cells import syntax_of
from autograder.notebook.results import CellResult, NotebookResult

#: What a function gives where its value is not known yet, one after the other; ``"like"`` has the shape of its input.
_GUESSES: tuple[Any, ...] = (123.456, "like", True, False)
#: What an answer of each kind may be: 25 tries.
_NUMBERS, _LETTERS = tuple(range(25)), tuple("abcdef")

_TABLE = """\
import hashlib

import numpy as np

TABLE = {table!r}


def _text(value):
    if isinstance(value, np.random.Generator):
        return repr(value.bit_generator.state)
    if isinstance(value, np.ndarray):
        return repr((value.shape, value.dtype.str, value.tolist()))
    if isinstance(value, (list, tuple)):
        return repr(list(map(_text, value)))
    if isinstance(value, dict):
        return repr([(str(k), _text(v)) for k, v in value.items()])
    return "f" if callable(value) else repr(value)


def _look_up(*asked):
    key = hashlib.sha256(_text(asked).encode()).hexdigest()[:12]
    if key not in TABLE:
        raise LookupError("asks " + key)
    value = TABLE[key]
    if value == "like":
        shapes = [np.shape(a) for a in asked if isinstance(a, np.ndarray)]
        return np.full(shapes[0] if shapes else (), 123.456)
    return np.array(value) if isinstance(value, list) else value

"""
_FUNCTION = """
def {name}(*args, **kwargs):
    return _look_up({name!r}, args, kwargs)
"""
_CLASS = """
class {name}:
    def __init__(self, *args, **kwargs):
        self.__dict__["asked"] = [args, kwargs]

    def __getattr__(self, name):
        def method(*args, **kwargs):
            self.asked.append((name, args, kwargs))
            return _look_up({name!r}, self.asked)

        return method
"""


#: What a lazy function returns.
_LAZY = {
    "nothing": "None",
    "0": "0",
    "1": "1",
    "0.5": "0.5",
    "True": "True",
    "False": "False",
    "an empty text": '""',
    "an empty list": "[]",
    "what it was given first": "next(iter(args), None)",
    "what it was given last": "args[-1] if args else None",
    "zeros": "np.zeros(np.shape(next(iter(args), 0)))",
    "ones": "np.ones(np.shape(next(iter(args), 0)))",
    "what it was given first, twice": "(next(iter(args), None),) * 2",
    "everything it was given": "args",
}


def lazy_answers(exercise: Assignment) -> Iterator[tuple[str, str]]:
    """Yield answers whose functions all return the same: in words, and as the student's cell.

    Args:
        exercise: the exercise alone; what is no function in its solution stays unanswered.
    """
    (solution,) = exercise.solutions
    body = syntax_of(solution.source).body
    for words, value in _LAZY.items():
        cell = ["import numpy as np"]
        for node in body:
            if isinstance(node, ast.FunctionDef):
                cell.append(f"def {node.name}(*args, **kwargs):\n    return {value}")
            elif isinstance(node, ast.ClassDef):
                methods = [m.name for m in node.body if isinstance(m, ast.FunctionDef) and m.name != "__init__"]
                cell.append(f"class {node.name}:\n    def __init__(self, *args, **kwargs):\n        pass")
                cell += [f"    def {name}(self, *args, **kwargs):\n        return {value}" for name in methods]
        if len(cell) > 1:
            yield words, "\n".join(cell)


class Learner:
    """A student who answers one exercise without having understood anything of it.

    Args:
        exercise: the exercise alone; of its solution only names are looked at, and the form of what is no function.
    """

    def __init__(self, exercise: Assignment):
        (solution,) = exercise.solutions
        self._exercise = exercise
        self._code, self._values = [], {}
        for node in syntax_of(solution.source).body:
            if isinstance(node, ast.FunctionDef):
                self._code.append(_FUNCTION.format(name=node.name))
            elif isinstance(node, ast.ClassDef):
                self._code.append(_CLASS.format(name=node.name))
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self._values[node.targets[0].id] = _Value(node.targets[0].id, node.value)
            elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
                self._values[node.target.id].extend(node.value)
        self._table: dict[str, Any] = {}
        self._asked: dict[
            str, tuple[str, int]
        ] = {}  # by test: the key it asked for last, and how many guesses it has had

    def answer(self) -> str:
        """Return the next submission: a cell."""
        values = "".join(f"{name} = {value.source()}\n" for name, value in self._values.items())
        return _TABLE.format(table=self._table) + "\n".join(self._code) + "\n" + values

    def learn(self, result: NotebookResult) -> None:
        """Read the feedback on the last submission."""
        for cell in result.cells:
            source = next(t.source for t in self._exercise.tests if t.grade_id == cell.grade_id)
            concerned = [v for name, v in self._values.items() if re.search(rf"\b{name}\b", source)]
            if cell.status == "passed":
                for value in concerned:
                    value.keep()
            else:
                self._fill(cell)
                _note(cell.message, concerned)
        for value in self._values.values():
            value.next()

    def _fill(self, cell: CellResult) -> None:
        """Put into the table what a sentence tells: an input that was not there, or what its value should have been."""
        if unknown := re.search(r"asks ([0-9a-f]{12})", cell.message):
            self._asked[cell.grade_id] = unknown[1], 0
            self._table[unknown[1]] = _GUESSES[0]
        elif cell.grade_id in self._asked:
            key, guess = self._asked[cell.grade_id]
            told = _told(cell.message)
            if told is None:
                guess += 1
                told = _GUESSES[guess % len(_GUESSES)]
            self._asked[cell.grade_id] = key, guess
            self._table[key] = told


def _told(message: str) -> Any:
    """Return the right value that a sentence tells; None if it tells none."""
    if shape := re.search(r"has shape \([\d, ]*\), not \(([\d, ]*)\)", message):
        value: Any = 123.456
        for size in reversed([int(n) for n in re.findall(r"\d+", shape[1])]):
            value = [value] * size
        return value
    found = re.search(r", not (?:about )?(\[.*?\](?=[:. ;]|$)|-?[\d.]+(?:e[+-]?\d+)?(?<!\.))", message)
    if not found:
        return None
    try:
        return ast.literal_eval(re.sub(r"\.(?=[,\]])", ".0", found[1]))
    except (ValueError, SyntaxError):
        return None


class _Value:
    """An answer that is a value: its form, and what is tried at each of its places."""

    def __init__(self, name: str, form: ast.expr):
        self.name = name
        self._form = form
        self._more: list[ast.expr] = []
        self._try = 0
        self._kept: dict[int, Any] = {}  # by place: what is known to be right

    def extend(self, form: ast.expr) -> None:
        self._more.append(form)

    def source(self) -> str:
        """Return the value as it is tried now."""
        places = iter(range(10**6))
        return " | ".join(self._filled(form, places) for form in (self._form, *self._more))

    def _filled(self, form: ast.expr, places: Iterator[int]) -> str:
        if isinstance(form, ast.Dict):
            items = zip(form.keys, form.values, strict=True)
            return "{" + ", ".join(f"{ast.unparse(k)}: {self._filled(v, places)}" for k, v in items if k) + "}"
        if isinstance(form, (ast.Tuple, ast.List, ast.Set)):
            inside = "".join(f"{self._filled(element, places)}, " for element in form.elts)
            return f"{{{inside}}}" if isinstance(form, ast.Set) else f"({inside})"
        place = next(places)
        return repr(self._kept[place] if place in self._kept else self._tried(form))

    def _tried(self, form: ast.expr) -> Any:
        value = form.value if isinstance(form, ast.Constant) else 0.0
        kinds: tuple[Any, ...] = _NUMBERS
        if isinstance(value, bool):
            kinds = (True, False)
        elif isinstance(value, str):
            kinds = _LETTERS if len(value) == 1 else self._words
        return kinds[self._try % len(kinds)]

    _words: tuple[str, ...] = ("",)

    def offer(self, words: tuple[str, ...]) -> None:
        """Note the words that a sentence says there are to choose from."""
        self._words = words

    def keep(self, *places: int) -> None:
        """Keep what is tried now: everywhere, or at these places."""
        for place, value in enumerate(self._flat()):
            if not places or place in places:
                self._kept.setdefault(place, value)

    def keep_before(self, entry: int, part: int | None) -> None:
        """Keep what is tried now in the entries of a dictionary before one, or one part of each."""
        keys = [key for form in (self._form, *self._more) if isinstance(form, ast.Dict) for key in form.keys]
        each = len(self._flat()) // max(len(keys), 1)
        for number in range(min(entry - 1, len(keys))):
            parts = range(each) if part is None or each == 1 else (part,)
            self.keep(*(number * each + p for p in parts))

    def others(self, wrong: set[int]) -> None:
        """Keep what is tried now at all places but some."""
        self.keep(*(set(range(len(self._flat()))) - wrong))

    def next(self) -> None:
        self._try += 1

    def _flat(self) -> list[Any]:
        found: list[Any] = []

        def walk(value: Any) -> None:
            if isinstance(value, dict):
                value = tuple(value.values())
            if isinstance(value, (tuple, list, set)):
                for inner in value:
                    walk(inner)
            else:
                found.append(value)

        walk(eval(self.source(), {"__builtins__": {}}))  # text of our own: literals
        return found


def _note(message: str, concerned: list[_Value]) -> None:
    """Note what a sentence on values tells of those that it does not complain about."""
    if words := re.search(r"should be ('.*'), but is", message):
        named = next((v for v in concerned if message.startswith(v.name)), None)
        if named is not None:
            named.offer(tuple(re.findall(r"'([^']*)'", words[1])))
        return
    for place, value in enumerate(concerned):
        if message.startswith(value.name):
            for earlier in concerned[:place]:
                earlier.keep()
            if units := re.search(r"is not right in units? ([\d and]+)", message):
                value.others({int(n) - 1 for n in re.findall(r"\d+", units[1])})
    if entry := re.search(r"(?:question|exhibit) (\d+)", message):
        part = 0 if ", line " in message else 1 if message.startswith("exhibit") else None
        for value in concerned:
            value.keep_before(int(entry[1]), part)
