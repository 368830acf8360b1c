"""Cells end in the outputs that a Jupyter kernel's client would have stored."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from autograder.sandbox.choice import Sandbox
from autograder.sandbox.forkserver_client import ForkServerClient
from tests.support.sandboxed import LIMITS, Child, open_parent, printed, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="fork servers need Linux")


@pytest.fixture(scope="module")
def parent() -> Iterator[ForkServerClient]:
    with open_parent(Sandbox.NONE) as opened:
        yield opened


@pytest.fixture(scope="module")
def drawing() -> Iterator[ForkServerClient]:
    with open_parent(Sandbox.NONE, figures=True) as opened:
        yield opened


ORDINARY = [
    "print('a'); print('b', end='')\n1 + 1",
    "_ + _1, In[1]",
    "import sys\nprint('e', file=sys.stderr)",
    "import numpy as np\nnp.arange(6).reshape(2, 3)",
    "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])",
    "figure, axes = plt.subplots()\naxes.plot([1, 2])\nprint('x')\nplt.show()\nprint('y')",
    "figure",
    "plt.get_fignums()",
    "from IPython.display import *\ndisplay(HTML('<b>x</b>'), 1)\nMarkdown('**x**')",
    "print(1); clear_output(); print(2)",
    "print(1); clear_output(wait=True)",
    "print(1); clear_output(wait=True); print(2)",
    "h = display(1, display_id=True); h.update(2)",
    "await __import__('asyncio').sleep(0)\n5",
    "class A:\n    def _repr_html_(self): return 'h'\n    def __repr__(self): return 'r'\nA()",
    "x = 3\nx;",
    "None",
    "%%capture z\nprint(1)",
    "z.stdout",
    "len?",
    "display({'text/plain': 'raw'}, raw=True)",
    "display({'application/json': {'a': [1, None]}}, raw=True)",
    "Image(b'\\x89PNG\\r\\n\\x1a\\n')",
    "print('no newline', end='')",
    "if True:\n    3",
    "%nosuch",
    "%%writefile a.py\nx = 1",
    "import logging\nlogging.warning('x')",
    "In [1]: y = 3",
    ">>> y + 1",
    "\n\n    y\n    y + 2",
    "get_ipython().input_transformers_cleanup.append(lambda lines: [line.replace('seven', '7') for line in lines])",
    "seven",
    "raise ExceptionGroup('g', [ValueError(1)])",
]
FAILING = [
    "1 / 0",
    "def f(x):\n    return g(x)\n\ndef g(x):\n    raise ValueError('bad')\n\nf(1)",
    "assert False, 'no'",
    "1 +",
    "unknown.name",
    "raise KeyboardInterrupt",
    "raise SystemExit",
    "class E(Exception): pass\nraise E('a', 'b')",
]


def comparable(outputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    text = json.dumps(outputs)
    text = re.sub(r"/tmp/ipykernel_\d+/\d+\.py|<ipython-input-[-\w]+>|\b\d{6,}\.py", "FILE", text)
    return json.loads(re.sub(r"0x[0-9a-f]{6,}", "0x", text))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """What a kernel leaves behind."""
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [nbformat.v4.new_code_cell(source) for source in ORDINARY + FAILING]
    where = {"metadata": {"path": str(tmp_path_factory.mktemp("kernel"))}}
    NotebookClient(notebook, allow_errors=True, resources=where, record_timing=False).execute()
    return {cell.source: cell.outputs for cell in notebook.cells}


def test_outputs_are_those_of_a_kernel(kernel: dict[str, list[dict[str, Any]]], drawing: ForkServerClient) -> None:
    with Child(drawing) as child:
        for source in ORDINARY + FAILING:
            result = child.run(source)
            assert result is not None
            ours, theirs = comparable(result["outputs"]), comparable(kernel[source])
            for output in (*ours, *theirs):
                if output["output_type"] == "error":
                    # how many lines stand around a failing one depends on whether it is coloured
                    last = re.sub(r"\x1b\[[\d;]*m", "", output["traceback"][-1]).rstrip().splitlines()
                    output["traceback"] = last[-1:]
            assert ours == theirs, source
            assert result["ok"] is (source in ORDINARY[:-1] and source != "%nosuch"), source
            cell = nbformat.v4.new_code_cell(source, outputs=[nbformat.from_dict(o) for o in result["outputs"]])
            nbformat.validate(nbformat.v4.new_notebook(cells=[cell]))


def test_tracebacks_are_plain_and_point_at_the_cell(parent: ForkServerClient) -> None:
    result = run(parent, "def f():\n    return 1 / 0\nf()")
    assert result is not None
    text = "\n".join(result["outputs"][0]["traceback"])
    assert "\x1b" not in text
    assert "Cell In[1], line 2, in f()" in text
    assert result["error"] == "ZeroDivisionError: division by zero"


def test_no_figure_is_drawn_unless_asked_for(parent: ForkServerClient) -> None:
    watched = "import matplotlib.figure as f\ndrawn = []\nf.Figure.draw = lambda self, *_: drawn.append(self)"
    cells = [
        "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])",
        "plt.ion()\nplt.plot([1])\nplt.show()",
    ]
    assert printed(run(parent, watched, *cells, "print(drawn, plt.get_fignums())")) == "[] []\n"


def test_figures_are_closed_and_left_undrawn_unless_asked_for(
    parent: ForkServerClient, drawing: ForkServerClient
) -> None:
    cell = "import matplotlib.pyplot as plt\n%config InlineBackend.figure_format = 'svg'\nplt.plot([1, 2]);"
    undrawn, drawn = run(parent, cell), run(drawing, cell)
    assert undrawn is not None
    assert drawn is not None
    assert [set(o["data"]) for o in undrawn["outputs"]] == [{"text/plain"}]
    assert [set(o["data"]) for o in drawn["outputs"]] == [{"text/plain", "image/svg+xml"}]
    assert printed(run(parent, cell, "print(plt.get_fignums())")) == "[]\n"
    assert (
        printed(run(parent, "import matplotlib.pyplot as plt\nplt.plot([1]); plt.savefig('a.png')\nprint('drawn')"))
        == "drawn\n"
    )


def test_outputs_are_bounded_and_say_so(parent: ForkServerClient) -> None:
    floods = [
        "print('x' * 10**7)",
        "while True: print('x' * 1000)\n",
        "for i in range(10**4): display(i)",
        "'x' * 10**7",
        "raise ValueError('x' * 10**7)",
        "display({'image/png': 'x' * 10**7}, raw=True)",
        "import sys\nfor i in range(10**4): print(i); print(i, file=sys.stderr)",
        "print('\\N{SNOWMAN}' * 10**6)",
    ]
    for cell in floods:
        with Child(parent) as child:
            child.send(cell)
            if cell.startswith("while"):
                with pytest.raises(TimeoutError):
                    child.answer(0.3)
                parent.interrupt(child.pid)
            result = child.answer()
            assert result is not None
            text = json.dumps(result["outputs"], ensure_ascii=False).encode()
            assert len(text) < 1.1 * LIMITS.output_bytes + 20_000  # nbformat's words come on top
            assert len(result["outputs"]) <= 102
            assert "Cut here" in result["outputs"][-1]["text"]


@pytest.mark.parametrize(
    "cell", ["!ls", "%%bash\nls", "x = !ls", "%pip install x", "%%script sh\nls", "%system ls", "%%python\n1"]
)
def test_commands_of_the_system_are_error_cells(parent: ForkServerClient, cell: str) -> None:
    result = run(parent, cell)
    assert result is not None
    assert result["error"] == "PermissionError: Commands of the operating system do not run while a notebook is graded."
    assert result["outputs"][0]["ename"] == "PermissionError"


@pytest.mark.parametrize(
    "cell",
    [
        "input('name?')",
        "import getpass\ngetpass.getpass()",
        "import pdb\npdb.set_trace()\n1",
        "raise BaseException('x')",
        "raise GeneratorExit",
        "import sys\nsys.exit(0)",
        "import _thread, time\n_thread.interrupt_main()\ntime.sleep(9)",
        "class E(Exception):\n    def __str__(self): raise SystemExit\nraise E",
        "class E(BaseException):\n    def __str__(self): raise E\n    __repr__ = __str__\nraise E",
        "class M(type):\n    __name__ = property(lambda c: 1 / 0)\nclass E(Exception, metaclass=M): pass\nraise E",
        "def hook(*_): raise SystemExit\nip = get_ipython()\nip.events.register('post_run_cell', hook)\n"
        "ip.showtraceback = hook\n1 / 0",
        "get_ipython().run_cell = None\n1 / 0",
        "import sys\nsys.stdout = sys.stderr = None\n1 / 0",
        "get_ipython().ast_transformers.append(1)\n1 / 0",
        "def f(): f()\nf()",
    ],
)
def test_nothing_that_a_cell_raises_ends_the_process(parent: ForkServerClient, cell: str) -> None:
    with Child(parent) as child:
        result = child.run(cell)
        assert result is not None
        assert not result["ok"]
        assert result["error"]
        assert any(output["output_type"] == "error" for output in result["outputs"])
        assert child.run("1") is not None


def test_a_recursion_without_end_costs_no_more_than_a_short_one(parent: ForkServerClient) -> None:
    source = "def f(n):\n    return n * f(n - 1)\ntry:\n    f(5)\n"
    source += "except RecursionError as e:\n    raise ValueError('x') from e"
    with Child(parent) as child:
        result = child.run(source)
        assert result is not None and result["error"] == "ValueError: x"
        traceback = "\n".join(result["outputs"][0]["traceback"])
        assert traceback.count("n * f(n - 1)") < 60
        assert "f(5)" in traceback and "RecursionError" in traceback
        clock = "import time\nprint(time.process_time())"
        before = float(printed(child.run(clock)))
        child.run("f(5)")
        assert float(printed(child.run(clock))) - before < 5  # processor time; 9 s when each frame was looked up


PROCESSES = [
    "import os\nos.fork()",
    "import os\nos.system('ls')",
    "import subprocess\nsubprocess.run(['ls'])",
    "import multiprocessing\nmultiprocessing.Process(target=print).start()",
    "import multiprocessing\nmultiprocessing.Pool(2)",
    "import concurrent.futures\nconcurrent.futures.ProcessPoolExecutor(2).submit(print).result()",
]


@pytest.mark.parametrize("cell", PROCESSES)
def test_every_way_to_another_process_is_refused_in_the_same_words(parent: ForkServerClient, cell: str) -> None:
    result = run(parent, cell)
    assert result is not None
    assert result["error"] == (
        "PermissionError: No other process runs while a notebook is graded; compute it in the notebook's own."
    )


def test_a_value_that_cannot_be_shown_is_no_end(parent: ForkServerClient) -> None:
    cell = "class A:\n    def __repr__(self): raise SystemExit\nA()"
    with Child(parent) as child:
        assert child.run(cell) is not None
        assert printed(child.run("print(1)")) == "1\n"


def test_names_live_from_cell_to_cell_and_die_with_the_child(parent: ForkServerClient) -> None:
    assert printed(run(parent, "x = 3", "print(x, __name__)")) == "3 __main__\n"
    result = run(parent, "x")
    assert result is not None
    assert result["error"] == "NameError: name 'x' is not defined"
    assert printed(run(parent, "print(sorted(n for n in globals() if not n.startswith('_')))")) == (
        "['In', 'Out', 'exit', 'get_ipython', 'open', 'quit']\n"
    )


def test_what_cells_usually_need_is_loaded_before_the_fork(parent: ForkServerClient) -> None:
    cells = [
        "1 / 0",
        "1 +",
        "import numpy as np, matplotlib.pyplot as plt\nfrom dropout_lab.checks import exercise",
        "fig, ax = plt.subplots(1, 2)\nax[0].plot([1], label='$x^2$'); ax[0].legend(); ax[0].errorbar([1], [1], [1])\n"
        "ax[1].imshow([[1]]); fig.colorbar(ax[1].images[0]); ax[0].stem([1]); ax[0].annotate('a', (0, 0))\n"
        "fig.tight_layout(); fig.savefig('a.png'); plt.show()",
        "np.random.default_rng(1).binomial(1, 0.5, 9), np.linalg.svd(np.eye(2)), np.testing.assert_array_equal(1, 1)",
        "%timeit -n 1 -r 1 pass",
        "np.save('a', [1]); np.load('a.npy')",
        "import warnings; warnings.warn('x')",
        "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(2) as e: list(e.map(int, [1]))",
        "import tempfile\nwith tempfile.TemporaryDirectory(): pass",
        "await __import__('asyncio').sleep(0)",
        "raise SystemExit",
        "input()",
        "!ls",
        "len?\nhelp(len)",
    ]
    with Child(parent) as child:
        child.run("import sys\nbefore = set(sys.modules)")
        for cell in cells:
            child.run(cell)
        assert printed(child.run("print(sorted(set(sys.modules) - before))")) == "[]\n"
