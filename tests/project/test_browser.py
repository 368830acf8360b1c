"""What a student and an instructor see: notebooks in JupyterLab, feedback pages, formgrader; in Chromium, offline."""

from __future__ import annotations

import ast
import importlib.util
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from dropout_lab.checks.misconceptions import sentence

from autograder.run.grading import grade
from tests.support import toy
from tests.support.browser import CHROMIUM, Lab, Server, axe, chromium
from tests.support.nightly import NIGHTLY

ROOT = Path(__file__).resolve().parents[2]
RELEASED = sorted(path.stem for path in (ROOT / "course").glob("*/*.ipynb") if path.stem == path.parent.name)
FIRST = "01_two_neurons"
UNGRADED = "00_believed_every_lie"
WRONG = "def expected_z(w, x, p):\n    return p * float(np.dot(w, x))"
RIGHT = "def expected_z(w, x, p):\n    return (1 - p) * float(np.dot(w, x))"
SENTENCE = sentence("weights-by-drop")

pytestmark = pytest.mark.skipif(
    CHROMIUM is None or importlib.util.find_spec("playwright") is None, reason="needs chromium and playwright"
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course in which ada solved everything, ben all but one exercise, and cem nothing; graded."""
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "course", house / "course", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "solutions" / FIRST, house / "solutions" / FIRST)
    shutil.copy(ROOT / "nbgrader_config.py", house)
    shutil.copy(ROOT / "course.toml", house)
    solved = {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in nbformat.read(house / "solutions" / FIRST / f"{FIRST}.ipynb", as_version=4).cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }
    for student, answers in (("ada", solved), ("ben", solved | {"expected_z": WRONG}), ("cem", {})):
        notebook = nbformat.read(house / "course" / FIRST / f"{FIRST}.ipynb", as_version=4)
        for cell in notebook.cells:
            cell.source = answers.get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source)
        toy.write(house / "classroom" / "submitted" / student / FIRST / f"{FIRST}.ipynb", notebook)
    grade(course=house)
    return house


@pytest.fixture(scope="module")
def server(house: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(house, tmp_path_factory.mktemp("home")) as server:
        yield server


@pytest.fixture(scope="module")
def new_page(house: Path) -> Iterator[Callable[[], Any]]:
    with chromium() as open_page:
        yield open_page


@pytest.fixture(scope="module")
def lab(server: Server, new_page: Callable[[], Any]) -> Lab:
    return Lab(new_page(), server)


@pytest.fixture
def first(lab: Lab, house: Path) -> Iterator[Lab]:
    """A student's own copy of notebook 1, run once from top to bottom."""
    shutil.copy(house / "course" / FIRST / f"{FIRST}.ipynb", house / "mine.ipynb")
    lab.open("mine.ipynb")
    lab.run_all()
    yield lab
    lab.stop()


#: In CI the one with cards to choose on; that none shows an error is seen in test_untouched.py.
@pytest.mark.parametrize("name", RELEASED if NIGHTLY else ["08_bug_museum"])
def test_an_untouched_notebook_runs_to_its_end_and_shows_no_traceback(name: str, lab: Lab) -> None:
    lab.open(f"course/{name}/{name}.ipynb")
    cells = [cell for cell in lab.run_all() if cell["type"] == "code"]
    lab.stop()
    assert [cell["count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert [cell["id"] for cell in cells if any(o["output_type"] == "error" for o in cell["outputs"])] == []
    tests = [cell for cell in cells if cell["id"].startswith("test_")]
    assert tests or name == UNGRADED
    assert all("not attempted yet" in test["outputs"][0]["data"]["text/plain"] for test in tests)


def test_a_student_meets_formulas_help_the_sentence_of_his_mistake_and_the_tick(first: Lab) -> None:
    assert first.seen("mjx-container").count() > 5
    help_ = first.seen("details", has_text="Hint").first
    help_.scroll_into_view_if_needed()
    assert not help_.locator("p").first.is_visible()
    help_.locator("summary").click()
    help_.locator("p").first.wait_for(state="visible")  # a busy browser draws it later
    assert help_.locator("p").first.is_visible()
    said = first.answer("expected_z", WRONG, "test_expected_z")
    found = re.match(r"✗ expected_z\((.+)\) gave (\S+), not \S+: (.+\.) checks pass for 0 of 12 points", said)
    assert found
    w, x, p = ast.literal_eval(f"({found[1]})")
    assert float(found[2]) == pytest.approx(p * sum(a * b for a, b in zip(w, x, strict=True)), rel=1e-5)
    assert found[3] == SENTENCE
    assert first.answer("expected_z", RIGHT, "test_expected_z").startswith("✓ expected_z: right in the 2 cases")
    said = first.answer("variance_z", "def variance_z(w, x, p):\n    return x[7]", "test_variance_z_vanilla")
    assert re.match(r"✗ variance_z\(.*\) raised IndexError: .* \(at `return x\[7\]`\)", said)
    assert first.page.outside == []


def test_the_living_figure_answers_the_keyboard_the_mouse_and_a_screen_reader(first: Lab, house: Path) -> None:
    solved = nbformat.read(house / "solutions" / FIRST / f"{FIRST}.ipynb", as_version=4).cells
    first.answer(
        "enumerate_states", next(c.source for c in solved if c.id == "enumerate_states"), "test_enumerate_states"
    )
    first.run_all()
    figure = first.seen("[id^=living-]").first
    figure.scroll_into_view_if_needed()
    switches = figure.get_by_role("switch")

    def names() -> list[str]:
        return [switch.get_attribute("aria-label") for switch in switches.all()]

    assert names() == ["input 1, kept", "input 2, kept"]
    switches.first.focus()
    first.page.keyboard.press("Space")
    assert names() == ["input 1, dropped", "input 2, kept"]
    assert figure.locator(".now").inner_text() == "This network says 4; its probability is 16%."
    switches.last.click()
    assert figure.locator(".now").inner_text() == "This network says 0; its probability is 4%."
    figure.get_by_role("button", name="Toss 500 times").click()
    assert figure.locator(".drawn").inner_text().startswith("mean of 500 tosses ")
    figure.get_by_role("slider").fill("0.5")
    assert figure.locator(".exact").inner_text() == "exact mean 3.5"
    assert figure.locator(".drawn").inner_text() == "no toss yet"


# what notebooks 7 and 8 show, without their training
PIECES = {
    "fan": """\
import numpy as np
from dropout_lab.content import exhibits
from dropout_lab.figures import living
from dropout_lab.page import track, tracking

def mc_predict(predict, x, T, rng):
    samples = np.array([predict(x, rng) for _ in range(T)])
    return samples.mean(axis=0), samples.std(axis=0)

grid, rng = np.linspace(-2, 2, 21), np.random.default_rng(1)
passes = {p: np.sin(grid) + p * rng.normal(size=(40, 1)) * np.maximum(1, abs(grid)) for p in (0.1, 0.2, 0.5)}
living.fan(grid, passes, mc_predict, np.sin(grid), ([-1, 0.5], [-0.8, 0.5]), [(-1, 1)])""",
    "first": "exhibits.show_exhibits(1, 2)",
    "second": "exhibits.show_exhibits(9)",
    "long": """\
import time
tracking.LONG = tracking.PAUSE = 0.1
for _ in track(range(3)):
    time.sleep(0.2)""",
}


@pytest.fixture
def pieces(lab: Lab, house: Path, request: pytest.FixtureRequest) -> Iterator[Lab]:
    """A notebook with what is chosen from and moved, run once; a file of its own, which Lab has not open yet."""
    cells = [nbformat.v4.new_code_cell(source, id=name) for name, source in PIECES.items()]
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    name = f"{request.node.name}.ipynb"
    toy.write(house / name, nbformat.v4.new_notebook(cells=cells, metadata=kernel))
    lab.open(name)
    lab.run_all()
    yield lab
    lab.stop()


def test_a_fan_grows_by_keyboard_and_says_what_it_shows(pieces: Lab) -> None:
    figure = pieces.seen("[id^=living-]").first
    figure.scroll_into_view_if_needed()
    passes, rate = figure.get_by_role("slider").all()
    assert passes.get_attribute("aria-valuetext") == "5 passes" and rate.get_attribute("aria-valuetext") == "p = 0.2"
    assert figure.locator("path.pass").count() == 5
    passes.focus()
    pieces.page.keyboard.press("ArrowRight")
    assert figure.locator("path.pass").count() == 10
    pieces.page.keyboard.press("End")
    assert figure.locator("path.pass").count() == 40
    band = figure.locator("path.band").get_attribute("d")
    rate.focus()
    pieces.page.keyboard.press("ArrowUp")
    assert figure.locator(".p").inner_text() == "p = 0.5"
    assert figure.locator("path.band").get_attribute("d") != band
    assert re.match(
        r"40 passes at p = 0\.5\. The std is 0\.\d\d on average where data lie, 0\.\d\d elsewhere", now(figure)
    )
    rate.fill("0")
    assert re.match(r"40 passes at p = 0\.1\. ", now(figure))
    assert pieces.page.outside == []


def now(figure: Any) -> str:
    text: str = figure.locator(".now").inner_text()
    return text


def test_what_is_chosen_on_a_card_is_written_out_for_all_cards_and_kept(pieces: Lab) -> None:
    first, second = pieces.seen("form[id^=cards-]").all()
    card = first.get_by_role("group", name="Exhibit 2.")
    card.scroll_into_view_if_needed()
    card.get_by_role("group", name="Which line works").get_by_role("radio").nth(3).check()
    assert first.locator(".all").inner_text() == "answers = {}"  # half an answer is none
    card.get_by_text("keep = 1 / p").click()
    assert first.locator(".all").inner_text() == 'answers = {2: (4, "b")}'
    other = second.get_by_role("group", name="Exhibit 9.")
    other.get_by_role("radio").first.focus()
    pieces.page.keyboard.press("Space")
    pieces.page.keyboard.press("ArrowDown")
    other.get_by_label("(c)").check()
    for form in (first, second):
        assert form.locator(".all").inner_text() == 'answers = {2: (4, "b"), 9: (2, "c")}'
    pieces.run_all()  # a cell that is run again keeps what was chosen
    first, second = pieces.seen("form[id^=cards-]").all()
    assert second.locator(".all").inner_text() == 'answers = {2: (4, "b"), 9: (2, "c")}'
    assert first.get_by_role("radio", checked=True).count() == 2
    second.get_by_role("button", name="Forget").click()
    assert first.locator(".all").inner_text() == "answers = {}"
    assert first.get_by_role("radio", checked=True).count() == 0
    assert pieces.page.outside == []


def test_a_long_experiment_ends_with_one_line(pieces: Lab) -> None:
    outputs = pieces.run_all()[-1]["outputs"]
    assert [output["data"]["text/plain"] for output in outputs] == ["Done in 1 s."]


def test_the_feedback_page_says_score_and_sentence_and_draws_its_formulas(
    house: Path, new_page: Callable[[], Any]
) -> None:
    page = new_page()
    page.goto((house / "classroom" / "feedback" / "ben" / FIRST / f"{FIRST}.html").as_uri())
    assert re.search(r"10\s+of 12 points", page.locator("body").inner_text())
    assert page.get_by_text(SENTENCE).first.is_visible()
    assert page.locator("math[display=block]").first.bounding_box()["height"] > 10
    wider = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider == 0
    assert page.outside == []
    page.close()


def test_axe_finds_nothing_in_what_we_draw_light_or_dark(first: Lab, house: Path, new_page: Callable[[], Any]) -> None:
    solved = nbformat.read(house / "solutions" / FIRST / f"{FIRST}.ipynb", as_version=4).cells
    right = next(cell.source for cell in solved if cell.id == "enumerate_states")
    first.answer("enumerate_states", right, "test_enumerate_states")
    first.answer("expected_z", WRONG, "test_expected_z")
    place = next(cell["id"] for cell in first.run_all() if cell["type"] == "code")
    first.answer(place, "from dropout_lab.content import exhibits\nexhibits.show_exhibits(1, 9)", place)
    first.spread()
    shown = " ".join(first.seen(".jp-RenderedHTML").all_inner_texts())
    assert all(words in shown for words in ("○", "✗", "✓", "exact mean", "Exhibit 9", "Checks pass for 3 of 12"))
    for theme in ("Dark", "Light"):
        first.theme(theme)
        assert axe(first.page, ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-RenderedHTML") == []
    page = new_page()
    page.goto((house / "classroom" / "feedback" / "ben" / FIRST / f"{FIRST}.html").as_uri())
    assert axe(page, "html") == []
    page.close()


def test_formgrader_lists_the_submissions_with_their_scores_and_opens_one(
    server: Server, new_page: Callable[[], Any]
) -> None:
    page = new_page()
    page.goto(server.url("formgrader"))
    row = page.locator("tr", has=page.get_by_role("link", name=FIRST, exact=True))
    assert row.locator(".num-submissions").inner_text().strip() == "3"
    page.goto(server.url(f"formgrader/manage_submissions/{FIRST}"))
    for student, score in (("ada", "12 / 12"), ("ben", "10 / 12"), ("cem", "0 / 12")):
        line = page.locator("tr", has=page.get_by_text(student, exact=True))
        assert line.locator(".score").inner_text().strip() == score
    page.goto(server.url(f"formgrader/gradebook/{FIRST}/{FIRST}"))
    page.locator("tr", has_text="10 / 12").get_by_role("link").first.click()
    page.wait_for_url("**/formgrader/submissions/**")
    page.get_by_text(SENTENCE).first.wait_for()
    page.close()
