"""What the course cites can be followed up: labels, links, threads, papers, and words in quotation marks."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.notebooks import ROOT


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("citations", ROOT / "tools" / "citations.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["citations"] = module
    spec.loader.exec_module(module)
    return module


citations = loaded()

TABLE = """\
# A course

## Sources

| | page | where |
|---|---|---|
| [A] | a page | address not known |
| [C] | another page | [here](https://example.org/c) |
| [bug] | a thread | [issue 7](https://example.org/issues/7) |

- N. Somebody (2014). *A paper*.
"""
SOURCES = "**Sources.** [A], a page: right. Somebody et al. (2014, *JMLR*): right."


@pytest.fixture
def course(tmp_path: Path) -> Path:
    for folder in ("solutions", "course/dropout_lab"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "course" / "README.md").write_text(TABLE, encoding="utf-8")
    return tmp_path


def found(course: Path, *prose: str, code: str = "x = 1", texts: dict[str, str] | None = None) -> list[str]:
    cells = ["# %% [markdown]\n" + "\n".join(f"# {line}" for line in text.split("\n")) for text in prose]
    source = "\n\n".join([*cells, f"# %%\n{code}"])
    (course / "solutions" / "01_a.py").write_text(f"{source}\n", encoding="utf-8")
    return list(citations.findings(course, texts))


def test_every_citation_of_the_course_can_be_followed_up() -> None:
    assert list(citations.findings(ROOT)) == []


def test_a_course_whose_citations_have_labels_has_no_findings(course: Path) -> None:
    prose = "Page [A] says so. Somebody et al. (2014) proves it; issue 7 and [here](https://example.org/c) have more."
    assert found(course, prose, SOURCES) == []


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        ("Page [B] says so.", "[B] is no label of a table"),
        ("Page [C] says so.", "[C] is not in the notebook's Sources cell"),
        ("More is [there](https://example.org/elsewhere).", "https://example.org/elsewhere has no label"),
        ("It was a bug (issue 8).", "thread 8 has no label"),
        ("They are fixed (issues 7 and 9).", "thread 9 has no label"),
        ("Nobody and Other (2014) proved it.", "Nobody 2014 is not in the notebook's Sources cell"),
        ("Somebody et al. (2015) proved it.", "Somebody 2015 is not in the notebook's Sources cell"),
        ("The overview is wrong.", "name the page by its label, [D]"),
        ("A Keras course is wrong.", "name the page by its label, [C]"),
    ],
)
def test_what_cannot_be_followed_up_is_found(course: Path, prose: str, words: str) -> None:
    (finding,) = [f for f in found(course, prose, SOURCES) if words in f]
    assert finding.startswith("01_a, cell 0: ")


def test_a_paper_in_a_docstring_needs_its_entry_too(course: Path) -> None:
    (finding,) = found(course, SOURCES, code='"""Source: Nobody (2014), section 4."""')
    assert finding == "01_a, cell 1: Nobody 2014 is not in the notebook's Sources cell."


def test_quotations_are_held_against_the_text_of_their_page(course: Path) -> None:
    texts = {"A": "The mask\nisn’t different for each step."}
    assert found(course, 'Page [A] says "mask isn\'t different".', SOURCES, texts=texts) == []
    (finding,) = found(course, 'Page [A] says "mask is different".', SOURCES, texts=texts)
    assert finding == "01_a, cell 0: page [A] does not say 'mask is different'."


def test_two_rows_with_one_label_are_refused(course: Path) -> None:
    with (course / "course" / "README.md").open("a", encoding="utf-8") as file:
        file.write("| [A] | once more | nowhere |\n")
    with pytest.raises(ValueError, match="two rows have the label"):
        found(course, SOURCES)


def test_the_command_lists_each_citation_with_its_cell_and_its_sentence(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found(course, "It rains. Page [A] says so.", SOURCES)
    assert citations.main(["--root", str(course)]) == 0
    said = capsys.readouterr().out
    assert "01_a, cell 0: [A] | Page [A] says so." in said and "0 findings." in said
    found(course, "Page [B] says so.", SOURCES)
    assert citations.main(["--root", str(course), "--findings"]) == 1
