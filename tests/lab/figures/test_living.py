"""The living figure: one piece of HTML that holds the table of outputs; Chromium tries what it does when clicked."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace
from typing import Any

import IPython
import numpy as np
import pytest
from dropout_lab.figures import living

COINS = [(0, 0), (0, 1)]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    bundles: list[dict[str, str]] = []
    monkeypatch.setattr(IPython, "get_ipython", lambda: SimpleNamespace(user_ns={}))
    monkeypatch.setattr(IPython.display, "display", lambda bundle, raw: bundles.append(bundle))
    return bundles


def data_of(html: str) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(re.search(r"getElementById\(\"living-\w+\"\), (\{.*\})\);</script>", html)[1])  # type: ignore[index]
    return held


def test_the_table_of_outputs_is_in_the_page_and_nothing_is_fetched(shown: list[dict[str, str]]) -> None:
    living.network([2, 1], COINS, [0, 3, 4, 7], p=0.2, labels={(0, 0): "3"}, title="Two inputs")
    html = shown[0]["text/html"]
    assert data_of(html) == {
        "layers": [2, 1],
        "coins": [[0, 0], [0, 1]],
        "outputs": [0, 3, 4, 7],
        "p": 0.2,
        "labels": {"0,0": "3"},
    }
    assert re.findall(r"(?:src|href|import|fetch)\b *[=(]", html) == []
    assert re.findall(r"https?://[^\"']+", html) == ["http://www.w3.org/2000/svg"]
    assert shown[0]["text/plain"] == "Two inputs: open the notebook in JupyterLab to toss its 2 coins."


def test_the_same_table_makes_the_same_page_and_another_one_another_name(shown: list[dict[str, str]]) -> None:
    for outputs in ([0, 3, 4, 7], [0, 3, 4, 7], [0, 3, 4, 8]):
        living.network([2, 1], COINS, outputs)
    first, second, third = (bundle["text/html"] for bundle in shown)
    assert first == second
    names = [re.search(r'id="(living-\w+)"', html)[1] for html in (first, third)]  # type: ignore[index]
    assert names[0] != names[1]


@pytest.mark.parametrize("outputs", [[0, 3, 4], [0, 3, 4, np.nan], [0, 3, 4, np.inf], [[0, 3], [4, 7]]])
def test_a_table_that_is_not_whole_is_refused(outputs: Any) -> None:
    with pytest.raises(ValueError, match="a finite output for each mask"):
        living.network([2, 1], COINS, outputs)


def test_too_many_coins_are_refused() -> None:
    with pytest.raises(ValueError, match="1 to 12 coins"):
        living.network([13, 1], [(0, unit) for unit in range(13)], np.zeros(2**13))


def test_states_come_in_any_order_and_with_masks_of_any_kind() -> None:
    states = [(np.array([1.0, 1.0]), 0.64, 7), ((0, 0), 0.04, 0), ([True, False], 0.16, 3), (np.array([0, 1]), 0.16, 4)]
    assert living.table(states).tolist() == [0, 3, 4, 7]


def test_nothing_is_shown_where_no_notebook_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(IPython, "get_ipython", lambda: None)
    living.network([2, 1], COINS, [0, 3, 4, 7])
    assert capsys.readouterr().out == ""
