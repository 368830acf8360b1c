"""docs/nbgrader-parity.md: each row says same, better or left out, and names a test that is there."""

from __future__ import annotations

import ast
import re

from tests.project.imports import ROOT

ROW = re.compile(r"\| (?P<theirs>.+?) \| (?P<ours>.+?) \| `(?P<file>tests/[\w/]+\.py)::(?P<test>\w+)` \|")


def test_each_row_names_a_test_that_exists() -> None:
    lines = (ROOT / "docs" / "nbgrader-parity.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("|") and not line.startswith(("| nbgrader", "|---"))]
    assert len(rows) >= 40
    for line in rows:
        row = ROW.fullmatch(line)
        assert row, line
        assert re.match(r"(same|better|left out)\b", row["ours"]), line
        tree = ast.parse((ROOT / row["file"]).read_text(encoding="utf-8"))
        tests = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert row["test"] in tests, line
