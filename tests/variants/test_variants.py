"""A student's variant: the same whenever it is drawn, remembered, and graded by."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.config.errors import StorageError, UsageError
from autograder.config.limits import Limits
from autograder.run.grading import grade
from autograder.variants.module import rendered, variants_of
from tests.support import toy
from tests.support.varied import MODULE, class_variants, common, give_out, make_course, right_answer

QUICK = Limits(cell_seconds=5.0, notebook_seconds=60.0)
STUDENTS = ("ada", "bob", "cy", "di", "eve")


@pytest.fixture
def varied(tmp_path: Path) -> Path:
    return make_course(tmp_path)


# ------------------------------------------------------------------------------------------------ drawing


def test_the_same_key_and_student_give_the_same_variant_and_all_else_another(varied: Path) -> None:
    variants = class_variants(varied)
    one = variants.draw(common(varied), "ada", b"key")
    assert class_variants(varied).draw(common(varied), "ada", b"key") == one != common(varied)
    found = variants_of(variants._course, common(varied))
    assert found is not None
    others = [
        variants.draw(common(varied), "bob", b"key"),
        variants.draw(common(varied), "ada", b"other"),
        replace(found, course_id="another").draw(b"key", "ada"),
    ]
    assert len({right_answer(other) for other in [one, *others]}) == 4


def test_another_process_draws_the_same_bits(varied: Path) -> None:
    here = right_answer(class_variants(varied).draw(common(varied), "zoë", b"key"))
    program = (
        "from pathlib import Path; from tests.support.varied import *; root = Path('.'); "
        "print(right_answer(class_variants(root).draw(common(root), 'zoë', b'key')))"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=varied, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == here == "answer = 8134"


def test_texts_are_replaced_all_at_once_in_prose_code_solutions_and_hidden_tests(varied: Path) -> None:
    times = {word: sum(c.source.count(word) for c in common(varied).cells) for word in ("double", "answer")}
    pairs = {"double": ("answer", times["double"]), "answer": ("double", times["answer"])}
    swapped = rendered(common(varied), pairs, Path("module.py"))
    before, after = ({c.id: c.source for c in a.cells} for a in (common(varied), swapped))
    assert after["double"] == before["double"].replace("double", "answer")
    assert after["test_answer"] == before["test_answer"].replace("answer", "double")
    assert "answer" in after["test_double"].split("BEGIN HIDDEN TESTS")[1]
    assert [c.id for c in swapped.cells] == [c.id for c in common(varied).cells]


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("def variant(random):\n    return {'nowhere': 'x'}", "the text 'nowhere' is not there in"),
        ("def variant(random):\n    return {'double': 'x'}", "the text 'double' is 6 times in"),
        ("def variant(random):\n    return {'answer = 42': ('x', 2)}", "and should be there 2 times"),
        ("def variant(random):\n    return 1 / 0", "variant() fails with ZeroDivisionError: division by zero"),
        ("def variant(random):\n    return ['answer']", "must return a dict of texts"),
        ("def variant(random):\n    return {}", "must return a dict of texts"),
        ("def variant(random):\n    return {'answer': 42}", "must return a dict of texts"),
        ("def varient(random): pass", "has no function variant(random)"),
        ("def variant(random) pass", "cannot be run: SyntaxError"),
    ],
)
def test_what_a_module_gets_wrong_is_one_sentence_that_names_it(tmp_path: Path, module: str, words: str) -> None:
    course = make_course(tmp_path, module)
    with pytest.raises(UsageError) as refused:
        class_variants(course).draw(common(course), "ada", b"key")
    assert str(refused.value).startswith(str(course / "tools" / "variants" / "toy.py"))
    assert words in str(refused.value) and "\n" not in str(refused.value)


# ------------------------------------------------------------------------------------------------ remembering


def test_the_key_is_made_once_for_its_owner_alone_and_who_was_given_what_is_remembered(varied: Path) -> None:
    give_out(varied, ["ada"])
    key = varied / "classroom" / ".variants-key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    before = key.read_bytes()
    give_out(varied, ["bob"])
    assert key.read_bytes() == before
    variants = class_variants(varied)
    assert variants.students(common(varied)) == ["ada", "bob"]
    assert variants.of(common(varied), "ada") != variants.of(common(varied), "bob") != common(varied)
    assert variants.of(common(varied), "zoe") == common(varied)
    record = (varied / "classroom" / "variants.json").read_text()
    assert "answer" not in record and before.decode().strip() not in record


def test_what_is_no_longer_what_was_given_out_is_refused(varied: Path) -> None:
    give_out(varied, ["ada"])
    module = varied / "tools" / "variants" / "toy.py"
    module.write_text(MODULE.replace("one of yours", "yours"))
    with pytest.raises(UsageError, match=r"The variant of toy for ada is not the one that was given out"):
        class_variants(varied).of(common(varied), "ada")
    module.unlink()
    with pytest.raises(UsageError, match="There are no variants of toy"):
        class_variants(varied).of(common(varied), "ada")
    module.write_text(MODULE)
    (varied / "classroom" / ".variants-key").unlink()
    for ask in (lambda v: v.of(common(varied), "ada"), lambda v: v.key()):
        with pytest.raises(StorageError, match="put back the file that was there, without it"):
            ask(class_variants(varied))
    (varied / "classroom" / "variants.json").write_text("{")
    with pytest.raises(UsageError, match="cannot be read"):
        class_variants(varied)


# ------------------------------------------------------------------------------------------------ grading


def points(course: Path, **options: object) -> dict[str, float]:
    return {r.student: r.score for r in grade(course=course, limits=QUICK, **options).results}  # type: ignore[arg-type]


def test_everybody_is_graded_with_the_numbers_that_they_were_given(varied: Path) -> None:
    answers = give_out(varied, STUDENTS)
    for student, answer in answers.items():
        toy.hand_in(varied, student, toy.submitted(answer=answer))
    toy.hand_in(varied, "bob", toy.submitted())
    toy.hand_in(varied, "zoe", toy.submitted())  # was given the common version
    right = dict.fromkeys((*STUDENTS, "zoe"), 4.0) | {"bob": 3.0}
    assert points(varied, jobs=2) == right
    again = grade(course=varied, limits=QUICK)
    assert again.fresh == 0 and {r.student: r.score for r in again.results} == right
    results = (varied / "classroom" / "results.jsonl").read_bytes()
    assert points(varied, jobs=1, force=True) == right
    assert (varied / "classroom" / "results.jsonl").read_bytes() == results


def test_a_mended_test_regrades_and_another_students_variant_costs_nothing(varied: Path) -> None:
    answers = give_out(varied, ["ada", "bob"])
    for student, answer in answers.items():
        toy.hand_in(varied, student, toy.submitted(answer=answer))
    assert points(varied) == {"ada": 4, "bob": 4}
    toy.hand_in(varied, "cy", toy.submitted(answer=give_out(varied, ["cy"])["cy"]))
    assert grade(course=varied, limits=QUICK).fresh == 1
    notebook = toy.solution()
    for cell in notebook.cells:
        cell.source = cell.source.replace('expect(answer, "answer")', 'expect(answer, "the answer")')
    toy.write(varied / "solutions" / "toy" / "toy.ipynb", notebook)
    assert grade(course=varied, limits=QUICK).fresh == 3


def test_a_variant_that_fails_on_its_own_solution_stops_the_command(tmp_path: Path) -> None:
    course = make_course(tmp_path, MODULE.replace("equals({number})", "equals({number + 1})"))
    answers = give_out(course, ["ada"])
    toy.hand_in(course, "ada", toy.submitted(answer=answers["ada"]))
    with pytest.raises(UsageError, match=r"\(a student's variant\): the test test_answer does not pass"):
        grade(course=course, limits=QUICK)


def test_a_class_without_variants_never_runs_the_module(tmp_path: Path) -> None:
    course = make_course(tmp_path, "raise SystemExit('this is run')")
    toy.hand_in(course, "ada", toy.submitted())
    assert points(course) == {"ada": 4}
    assert not (course / "classroom" / ".variants-key").exists()


def test_no_page_of_a_student_holds_the_key_or_anothers_number(varied: Path) -> None:
    answers = give_out(varied, ["ada", "bob"])
    for student in answers:
        toy.hand_in(varied, student, toy.submitted(answer="answer = 1"))
    grade(course=varied, limits=QUICK)
    key = (varied / "classroom" / ".variants-key").read_text().strip()
    pages = {s: (varied / f"classroom/feedback/{s}/toy/toy.html").read_text() for s in answers}
    assert not [s for s, text in pages.items() if key in text]
    numbers = {s: answer.removeprefix("answer = ") for s, answer in answers.items()}
    assert numbers["bob"] not in pages["ada"] and numbers["ada"] not in pages["bob"]
    assert key not in json.dumps([p.read_text() for p in (varied / "classroom" / "autograded").rglob("*.ipynb")])
