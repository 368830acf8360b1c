"""Living figures: one piece of HTML that holds all numbers; Chromium tries what it does when clicked."""

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
    held: dict[str, Any] = json.loads(re.search(r"\(root, (\{.*\})\); \}\);</script>", html)[1])  # type: ignore[index]
    return held


def test_the_table_of_outputs_is_in_the_page_and_nothing_is_fetched(shown: list[dict[str, str]]) -> None:
    living.network([2, 1], COINS, [0, 3, 4, 7], p=0.2, labels={(0, 0): "3"}, title="Two inputs")
    html = shown[0]["text/html"]
    assert data_of(html) == {
        "kind": "network",
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


# ------------------------------------------------------------------------------------------------ the fan

GRID = np.linspace(-2, 2, 5)
FOUR = np.outer([0.0, 2, 4, -2], [1.0, 1, 1, 1, 2])


def mc_predict(predict: Any, x: np.ndarray, T: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    samples = np.array([predict(x, rng) for _ in range(T)])
    return samples.mean(axis=0), samples.std(axis=0)


def show_fan(predict: Any = mc_predict, passes: Any = FOUR) -> None:
    points = np.array([-1.0, 1.0]), np.array([0.5, 0.25])
    living.fan(
        GRID, {0.1: passes / 10, 0.5: passes}, predict, GRID, points, [(-1, 1)], counts=(1, 2, 4), title="Fan <1>"
    )


def test_a_fan_holds_its_passes_and_what_the_function_of_the_notebook_makes_of_the_first_of_them(
    shown: list[dict[str, str]],
) -> None:
    show_fan()
    data = data_of(shown[0]["text/html"])
    assert data["kind"] == "fan" and data["rates"] == [0.1, 0.5] and data["counts"] == [1, 2, 4]
    assert np.array_equal(np.array(data["passes"]) / 100, [FOUR / 10, FOUR])
    assert np.array_equal(np.array(data["means"][1]) / 1000, [FOUR[:T].mean(axis=0) for T in (1, 2, 4)])
    assert np.allclose(np.array(data["stds"][1]) / 1000, [FOUR[:T].std(axis=0) for T in (1, 2, 4)], atol=5e-4)
    assert data["points"] == [[-1, 0.5], [1, 0.25]] and data["seen"] == [[-1, 1]]


def test_a_wrong_function_makes_a_wrong_fan(shown: list[dict[str, str]]) -> None:
    show_fan(lambda predict, x, T, rng: (np.mean([predict(x, rng) for _ in range(T)]), 0.25))
    data = data_of(shown[0]["text/html"])
    assert data["means"][1][2] == [1200] * 5 and data["stds"][1][2] == [250] * 5


def test_a_fan_is_told_in_words_to_those_who_do_not_see_it(shown: list[dict[str, str]]) -> None:
    show_fan()
    words = (
        "The std of 4 passes, on average where data lie and elsewhere. p = 0.1: 0.22 and 0.34; p = 0.5: 2.24 and 3.35."
    )
    html = shown[0]["text/html"]
    assert html.count(words) == 2, "before the script runs, and folded"
    assert shown[0]["text/plain"] == f"Fan <1>: open the notebook in JupyterLab to add its passes. {words}"
    assert "Fan <1>" not in html and "Fan &lt;1&gt;" in html
    assert all(
        re.search(rf'<input type="range"[^>]*aria-label="{name}', html) for name in ("T, the number", "p, the prob")
    )
    assert re.findall(r"(?:src|href|import|fetch)\b *[=(]", html) == []


@pytest.mark.parametrize(
    ("predict", "passes"),
    [
        (lambda predict, x, T, rng: (np.zeros(4), np.zeros(4)), FOUR),
        (lambda predict, x, T, rng: (np.zeros(5), np.full(5, np.nan)), FOUR),
        (lambda predict, x, T, rng: np.zeros((3, 5)), FOUR),
        (mc_predict, FOUR[:3]),
        (mc_predict, np.full((4, 5), np.inf)),
    ],
)
def test_a_fan_that_is_not_whole_is_refused(predict: Any, passes: Any, shown: list[dict[str, str]]) -> None:
    with pytest.raises(ValueError), np.errstate(invalid="ignore"):  # noqa: PT011
        show_fan(predict, passes)
    assert shown == []
