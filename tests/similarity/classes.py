"""Classes of students who wrote on their own, made of the bank's right answers, and copies in disguise."""

from __future__ import annotations

import ast
import random
from dataclasses import replace
from functools import cache
from pathlib import Path

from autograder.bank.answers import read_answers
from autograder.notebook.assignment import Assignment, load_graded
from autograder.notebook.cells import bound_names
from autograder.notebook.matching import SubmittedCell
from autograder.notebook.submission import Submission
from autograder.similarity.pairs import explained

ROOT = Path(__file__).resolve().parents[2]


@cache
def course() -> dict[str, Assignment]:
    """The notebooks of the course that are graded."""
    return {assignment.name: assignment for assignment in load_graded(ROOT / "solutions")}


@cache
def forced() -> frozenset[int]:
    """What the course explains."""
    return explained(course().values())


def honest(assignment: Assignment, draw: int) -> list[Submission]:
    """A class in which no two students have the same answer to anything: the bank's right ones, dealt like cards.

    Students beyond the number of right answers to an exercise leave it out.
    """
    coin = random.Random(f"{assignment.name} {draw}")
    dealt = []
    for cell in assignment.solutions:
        answers = [e.source for e in read_answers(ROOT / "tests" / "answers", cell.grade_id) if e.right]
        coin.shuffle(answers)
        dealt.append([SubmittedCell("code", answer, cell) for answer in answers])
    count = max(map(len, dealt))
    return [
        Submission(f"honest{n:02}", assignment, tuple(column[n] for column in dealt if n < len(column)))
        for n in range(count)
    ]


def complete(assignment: Assignment, draw: int) -> list[Submission]:
    """The students of such a class who left nothing out."""
    return [one for one in honest(assignment, draw) if len(one.cells) == len(assignment.solutions)]


def disguised(submission: Submission, student: str) -> Submission:
    """A copy with other names, order of cells and functions, layout and comments; the answers do the same."""
    asked = frozenset[str]().union(*(cell.names for cell in submission.assignment.solutions))
    cells = [replace(cell, source=_disguised(cell.source, asked)) for cell in reversed(submission.cells)]
    return replace(submission, student=student, cells=tuple(cells))


def _disguised(source: str, asked: frozenset[str]) -> str:
    tree = ast.parse(source)
    bound = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    bound |= {n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)}
    bound |= frozenset[str]().union(*map(bound_names, tree.body))
    _Rename({name: f"{name[:1]}_{k}" for k, name in enumerate(sorted(bound - asked))}).visit(tree)
    tree.body.sort(key=lambda node: -node.lineno if isinstance(node, ast.FunctionDef) else 0)
    lines = ast.unparse(tree).splitlines()
    return "\n".join(
        f"{line[: len(line) - len(line.lstrip())]}# {k} of my ideas\n{line}" for k, line in enumerate(lines)
    )


class _Rename(ast.NodeTransformer):
    def __init__(self, names: dict[str, str]):
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(self.names.get(node.id, node.id), node.ctx)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return ast.arg(self.names.get(node.arg, node.arg))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.name = self.names.get(node.name, node.name)
        if ast.get_docstring(node) and len(node.body) > 1:
            del node.body[0]
        return self.generic_visit(node)
