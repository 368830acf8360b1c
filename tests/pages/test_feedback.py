"""The feedback page: it says what was wrong, gives no hidden test away, and nothing on it acts."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.config.errors import UsageError
from autograder.notebook.assignment import Assignment, read_assignment
from autograder.notebook.outputs import Error, read_outputs
from autograder.notebook.results import CellOutput, CellResult, NotebookResult
from autograder.notebook.schedule import merge
from autograder.notebook.submission import Submission, Unreadable, read_submission
from autograder.pages import feedback
from autograder.pages.feedback import FeedbackPages
from autograder.pages.html import highlight_python, render_markdown
from autograder.pages.mathml import formula
from autograder.pages.sanitize import MAX_PAGE
from tests.support import toy
from tests.support.activity import active, ids

page = partial(feedback.page, course="Ours & theirs")

FAILED = "double(3.0) gave 9.0, not 6.0: you keep with probability p."
EVIL = (
    "<script>pwn()</script>",
    "<img src=x onerror=pwn()>",
    "<svg onload=pwn()><animate onbegin=pwn()></svg>",
    "<iframe srcdoc='<script>parent.pwn()</script>'></iframe>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=pwn()&gt;'>",
    "<form action=https://x><input name=a><button formaction=javascript:pwn()>b</button></form>",
    "<a href=' jAvAsCrIpT:pwn()'>a</a>",
    "<details open ontoggle=pwn()>",
    "<style>body{background:url(https://x/y)}</style><p style='position:fixed'>p",
    "<link rel=stylesheet href=https://x/y><base href=https://x/><meta http-equiv=refresh content='0;url=https://x'>",
    "</pre></code></div></section></main><script>pwn()</script>",
    '[a](javascript:pwn()) ![b](https://x/y.png) ![c](x" onerror="pwn()) <javascript:pwn()>',
    r"$\href{javascript:pwn()}{x}$ $\text{<img src=x onerror=pwn()>}$ $$\class{a\" onload=\"pwn()}{b}$$",
    '![$x" onerror="pwn()$](data:image/png;base64,AAAA) [t]($y$ "$z" onclick="pwn()$")',
    "<img src='data:text/html,<script>pwn()</script>'><object data='data:text/html,x'></object>",
    "\u202egnp.exe\u202c {{ 7 * 7 }} {% raw %}",
)


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    toy.make_course(tmp_path)
    return read_assignment(tmp_path / "solutions" / "toy" / "toy.ipynb")


def read(tmp_path: Path, assignment: Assignment, notebook: Any = None, student: str = "ada") -> Submission:
    path = toy.hand_in(tmp_path, "ada", notebook or toy.submitted())
    found = read_submission(path.parent, student, assignment)
    assert isinstance(found, Submission)
    return found


def graded(
    submission: Submission, outputs: tuple[Any, ...] = (), **change: Any
) -> tuple[Submission, Any, NotebookResult]:
    steps = merge(submission.assignment, submission.cells)
    at = next((i for i, step in enumerate(steps) if step.kind == "run" and step.source.startswith("def double")), 0)
    cells = (
        CellResult("test_double", "failed", 0.0, 3.0, FAILED, "keeps-with-p"),
        CellResult("test_answer", "passed", 1.0, 1.0),
    )
    result = NotebookResult(
        submission.student,
        "toy",
        "toy",
        "graded",
        "",
        cells,
        (CellOutput(at, tuple(read_outputs(outputs))),),
    )
    return submission, steps, replace(result, **change)


def text(html: str) -> str:
    body = html.split("<body", 1)[1]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


class TestWhatItSays:
    def test_score_student_and_the_sentence_why_stand_at_the_top_and_beside_the_exercise(self, tmp_path, assignment):
        html = page(*graded(read(tmp_path, assignment)))
        assert "1</b> <span>of 4 points" in html
        assert "<bdi>ada</bdi>" in html
        assert "<p>Ours &amp; theirs. This page is complete" in html
        assert html.count(FAILED) == 2
        for word in ("Failed", "Passed", "✗", "✓"):
            assert word in text(html)

    def test_it_is_in_order_for_a_screen_reader(self, tmp_path, assignment):
        html = page(*graded(read(tmp_path, assignment)))
        levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert '<html lang="en">' in html
        assert len(ids(html)) == len(set(ids(html)))
        assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids(html))

    def test_what_was_repaired_is_told(self, tmp_path, assignment):
        html = page(
            *graded(read(tmp_path, assignment), reason="Your file is called a.ipynb; it was graded as toy.ipynb.")
        )
        assert "it was graded as toy.ipynb." in text(html)

    @pytest.mark.parametrize("status", ["timeout", "crashed", "error"])
    def test_what_was_graded_in_part_says_why_and_what_to_do(self, tmp_path, assignment, status):
        html = page(*graded(read(tmp_path, assignment), status=status, reason="It took longer than 120 seconds."))
        assert "Graded in part" in html
        assert f"({status})" in html
        assert "It took longer than 120 seconds. What to do." in text(html)

    @pytest.mark.parametrize("status", ["missing", "unreadable"])
    def test_what_could_not_be_read_has_a_page_too(self, assignment, status):
        submission = Unreadable("ada", assignment, status, "toy.ipynb is damaged.")
        cells = tuple(CellResult(t.grade_id, "not reached", 0.0, t.points, submission.reason) for t in assignment.tests)
        html = page(submission, (), NotebookResult("ada", "toy", "toy", status, submission.reason, cells))
        assert "This could not be graded" in html
        assert text(html).count("toy.ipynb is damaged.") == 1
        assert "not graded, 4 points to be had" in text(html)

    def test_a_real_zero_is_no_failure_to_grade(self, tmp_path, assignment):
        submission, steps, result = graded(read(tmp_path, assignment))
        html = page(submission, steps, replace(result, cells=tuple(replace(c, score=0.0) for c in result.cells)))
        assert "0</b> <span>of 4 points" in html
        assert "could not be graded" not in html

    def test_a_deleted_exercise_has_its_verdict(self, tmp_path, assignment):
        notebook = toy.submitted()
        notebook.cells = [c for c in notebook.cells if c.id != "double"]
        html = page(*graded(read(tmp_path, assignment, notebook)))
        assert "This cell is missing from what you handed in." in html
        assert html.count(FAILED) == 2


class TestHiddenTests:
    def test_their_text_is_never_on_the_page(self, tmp_path, assignment):
        html = page(*graded(read(tmp_path, assignment)))
        assert "2.0, -4.0" not in text(html)
        assert "HIDDEN" not in html
        assert "mistakes={" in text(html)

    def test_nor_is_what_a_test_cell_printed(self, tmp_path, assignment):
        submission, steps, result = graded(read(tmp_path, assignment))
        trace = Error("E", "v", ("the hidden line: ask(double, 77)",))
        tests = [i for i, step in enumerate(steps) if step.kind == "test"]
        html = page(submission, steps, replace(result, outputs=tuple(CellOutput(i, (trace,)) for i in tests)))
        assert "hidden line" not in html


class TestNothingActs:
    @pytest.mark.parametrize("evil", EVIL)
    def test_wherever_a_student_puts_it(self, tmp_path, assignment, evil):
        notebook = toy.submitted(double=f"def double(x):\n    return '''{evil}'''")
        notebook.cells.insert(1, nbformat.v4.new_markdown_cell(evil))
        notebook.cells.insert(2, nbformat.v4.new_code_cell(evil))
        outputs = (
            {"output_type": "stream", "name": "stdout", "text": evil},
            {"output_type": "error", "ename": evil, "evalue": evil, "traceback": [evil]},
            {"output_type": "display_data", "data": {"text/html": evil}},
            {"output_type": "display_data", "data": {"text/markdown": evil}},
            {"output_type": "display_data", "data": {"text/latex": evil}},
            {"output_type": "display_data", "data": {"image/svg+xml": f"<svg>{evil}</svg>", "text/plain": evil}},
            {"output_type": "display_data", "data": {"image/png": evil, "text/plain": evil}},
            {"output_type": "display_data", "data": {"application/javascript": evil, evil: evil}},
            {"output_type": evil},
        )
        submission = read(tmp_path, assignment, notebook)
        submission, steps, result = graded(submission, outputs, student=evil, reason=evil)
        html = page(submission, steps, replace(result, cells=tuple(replace(c, message=evil) for c in result.cells)))
        assert active(html) == []
        assert html.count("<main>") == html.count("</main>") == html.count("<style>") == 1
        assert "\u202e" not in html
        assert "49" not in re.findall(r"gnp.exe(.{0,10})", html)

    @pytest.mark.skipif(shutil.which("chromium") is None, reason="needs chromium")
    def test_a_browser_runs_nothing_of_it(self, tmp_path, assignment):
        mark = "document.documentElement.setAttribute('data-pwned', 1)"
        notebook = toy.submitted()
        evil = [e.replace("pwn()", mark) for e in EVIL]
        notebook.cells[1:1] = [nbformat.v4.new_markdown_cell(e) for e in evil]
        outputs = tuple({"output_type": "display_data", "data": {"text/html": e}} for e in evil)
        path = tmp_path / "page.html"
        path.write_text(page(*graded(read(tmp_path, assignment, notebook), outputs)), encoding="utf-8")
        flags = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            f"--user-data-dir={tmp_path / 'profile'}",
        ]
        seen = subprocess.run(
            ["chromium", *flags, "--disable-background-networking", "--dump-dom", path.as_uri()],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        ).stdout
        assert FAILED in seen
        assert re.search("<html[^>]*data-pwned", seen) is None

    def test_the_policy_allows_the_pages_own_style_and_nothing_else(self, tmp_path, assignment):
        html = page(*graded(read(tmp_path, assignment)))
        css = re.search(r"<style>(.*?)</style>", html, flags=re.DOTALL)
        assert css is not None
        digest = base64.b64encode(hashlib.sha256(css[1].encode()).digest()).decode()
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
        assert policy is not None
        assert (
            policy[1]
            .replace("&#39;", "'")
            .startswith(f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'")
        )
        assert len(css[1]) < 12_000

    @pytest.mark.parametrize("name", ["../ada", "..", ".", "", "a/b", "a\0b"])
    def test_a_name_cannot_leave_the_folder(self, tmp_path, assignment, name):
        pages = FeedbackPages(tmp_path / "feedback", "A course")
        submission, steps, result = graded(read(tmp_path, assignment))
        with pytest.raises(UsageError, match="cannot be the name of a folder"):
            pages.write(submission, steps, replace(result, student=name))
        assert not (tmp_path / "feedback").exists()

    def test_a_strange_name_that_a_folder_may_have_is_fine(self, tmp_path, assignment):
        pages = FeedbackPages(tmp_path / "feedback", "A course")
        submission, steps, result = graded(read(tmp_path, assignment))
        for name in ("...", "<b>&amp;\"'", "n" * 250, "-rf", "Zoë 𝔼"):
            path = pages.write(submission, steps, replace(result, student=name))
            assert path.is_file()
            assert path.parent.parent.parent == tmp_path / "feedback"


class TestOutputs:
    def shown(self, tmp_path: Path, assignment: Assignment, *outputs: Any) -> str:
        return page(*graded(read(tmp_path, assignment), outputs))

    def test_a_picture_is_shown_from_the_page_itself(self, tmp_path, assignment):
        png = {"output_type": "display_data", "data": {"image/png": "iVBORw0K\nGgo=", "text/plain": "<Figure>"}}
        svg = {"output_type": "display_data", "data": {"image/svg+xml": ["<svg>", "</svg>"]}}
        html = self.shown(tmp_path, assignment, png, svg)
        assert 'alt="Figure" src="data:image/png;base64,iVBORw0KGgo="' in html
        assert f"data:image/svg+xml;base64,{base64.b64encode(b'<svg></svg>').decode()}" in html

    def test_a_table_stays_a_table(self, tmp_path, assignment):
        html = self.shown(
            tmp_path, assignment, {"output_type": "execute_result", "data": {"text/html": "<table><tr><td>7"}}
        )
        assert "<td>7</td>" in html

    def test_long_output_is_cut_and_says_so(self, tmp_path, assignment):
        flood = {"output_type": "stream", "name": "stdout", "text": "x" * 1_000_000}
        html = self.shown(tmp_path, assignment, flood)
        assert "… and 992,000 more characters" in html
        assert len(html) < 60_000

    def test_a_page_stays_small_whatever_is_drawn(self, tmp_path, assignment):
        big = {"output_type": "display_data", "data": {"image/png": "A" * 1_500_000}}
        html = self.shown(tmp_path, assignment, *[big] * 20)
        assert len(html) < 5_000_000
        assert "the page would be too large" in html


class TestProse:
    def test_a_formula_is_drawn_by_the_browser(self):
        assert "<math><mrow><mi>x</mi></mrow></math>" in render_markdown("Double $x$.")
        assert '<math display="block">' in render_markdown("$$\n\\sum_i w_i\n$$")

    @pytest.mark.parametrize(
        "tex",
        [
            r"\begin{aligned} \mathbb{E}[z] &= \sum_i w_i \\ &= q\end{aligned}",
            r"\operatorname{Var}[z] = \mathbb{E}\!\left[z^2\right] - \bigl(\mathbb E[z]\bigr)^2",
            r"\begin{cases}1 & x>0\\0 & \text{otherwise}\end{cases}",
            r"\underbrace{p\cdot 0}_{\text{dropped}} + \overbrace{x}^{y}",
            r"\frac{1}{1-p} \tfrac12 \sqrt{pq} \hat y \bar x \odot m \mathrm{ReLU}(x) \mathbf 1\{x>0\}",
            r"\begin{pmatrix}1&2\\3&4\end{pmatrix} \lVert w\rVert_2^2 \binom{n}{k} \arg\min_\theta L \implies \infty",
            r"\begin{align} a&=b\\ c&=d \end{align}",
        ],
    )
    def test_the_courses_formulas_are_all_drawn(self, tex):
        html = formula(tex, display=True)
        assert html.startswith('<span class="formula" tabindex="0"><math display="block">')
        assert "\\" not in html
        assert "&amp;" not in html

    @pytest.mark.parametrize("tex", [r"\frac{", r"\nosuchcommand{x}", r"a & b", "x" * 3000, "{" * 2000, ""])
    def test_what_cannot_be_drawn_is_shown_as_typed(self, tex):
        assert formula(tex).startswith('<code class="tex">')

    def test_aligned_lines_stand_at_their_sign_of_equality(self):
        html = formula(r"\begin{aligned} a &= b\end{aligned}")
        assert '<mtable displaystyle="true" class="aligned"><mtr><mtd class="to-right"><mi>a</mi></mtd>' in html

    @pytest.mark.parametrize(
        ("tex", "drawn"),
        [
            (r"\mathbb{E}", "<mi>𝔼</mi>"),
            (r"a \sim b", "<mo>∼</mo>"),
            (r"a \implies b", '<mo lspace="0.278em" rspace="0.278em">⟹</mo>'),
            (r"\operatorname{Var} z", '<mo rspace="0.167em" lspace="0.167em">Var</mo>'),
            (r"f(x)", '<mo stretchy="false">(</mo>'),
            (r"\left( x \right)", '<mo stretchy="true" fence="true" form="prefix">(</mo>'),
            (r"\max_w L", '<munder><mo rspace="0.167em" lspace="0.167em">max</mo><mi>w</mi></munder>'),
            (r"a\!b", '<mspace width="-0.167em"></mspace>'),
            (r"\mathrm{ReLU}", '<mi mathvariant="normal">ReLU</mi>'),
        ],
    )
    def test_what_mathml_core_does_not_know_is_written_in_what_it_knows(self, tex, drawn):
        assert drawn in formula(tex, display=True)

    def test_a_script_in_a_formula_is_text(self):
        assert "<mtext>&lt;script&gt;" in formula(r"\text{<script>}")

    def test_code_is_coloured_and_escaped(self):
        assert (
            highlight_python("if a < 1: pass")
            == '<span class="k">if</span> a &lt; <span class="m">1</span>: <span class="k">pass</span>'
        )

    def test_help_stays_folded_and_links_stay_links(self):
        html = render_markdown("<details><summary>Hint</summary>\n\nUse $q$.\n\n</details>\n\n[a](https://example.org)")
        assert "<details><summary>Hint</summary>" in html
        assert 'href="https://example.org"' in html

    @pytest.mark.parametrize(
        "text_", ["[" * 5000, "*" * 10_000, "<" * 10_000, "> " * 3000, "$" * 9999, "`" * 9999, "| " * 5000]
    )
    def test_markdown_made_to_be_slow_comes_to_an_end(self, text_):
        assert render_markdown(text_)


def test_a_page_of_notes_that_take_long_to_parse_is_shown_as_typed(tmp_path, assignment):
    notebook = toy.submitted()
    slow = "a" + " " * 4_000 + "x"  # the parser's time grows with its square
    notebook.cells += [toy.new_markdown_cell(f"{slow}{i}") for i in range(100)]
    notebook.cells += [toy.code(f"x = '{i}" + "<" * 40_000, f"long{i}") for i in range(60)]
    html = page(*graded(read(tmp_path, assignment, notebook)))
    assert html.count("<pre>a ") > 80
    assert "the page would be too large" in html
    assert len(html) < 2 * MAX_PAGE
