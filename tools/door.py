"""Writes the first code cell of each notebook that needs the course, and badges, for who comes without start.py.

`autograder build` runs it. Both depend on ``address`` in the table [scripts] of course.toml: where the course lies on
GitHub, if it does.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

from autograder.config.course import Course
from autograder.config.errors import UsageError

_LINE = 120
#: The first cell, as it was written for whatever address.
_CELL = re.compile(r"^# %%[^\n\[]*\n(?:(?!# %%).*\n)*?from importlib\.util import find_spec\n(?:(?!# %%).*\n)*", re.M)
_NEEDS = re.compile(r"^\s*(?:from|import) dropout_lab\b", re.M)
BEGIN, END = "<!-- badges: written by autograder build -->", "<!-- end of badges -->"
_TREE = re.compile(r"https://github\.com/([\w.-]+)/([\w.-]+)/tree/([\w.-]+)((?:/[\w.-]+)*)/?")


@dataclass(frozen=True)
class Address:
    """A folder on GitHub that holds the folders of the notebooks, and ``dropout_lab``.

    Attributes:
        owner: of the repository.
        repository: its name.
        branch: or tag.
        folder: inside the repository, with a slash after it; empty for its root.
    """

    owner: str
    repository: str
    branch: str
    folder: str

    @property
    def repository_url(self) -> str:
        """Return the address of the repository."""
        return f"https://github.com/{self.owner}/{self.repository}"

    def colab(self, notebook: str) -> str:
        """Return the address that opens a notebook in Colab."""
        place = f"{self.owner}/{self.repository}/blob/{self.branch}/{self.folder}{notebook}/{notebook}.ipynb"
        return f"https://colab.research.google.com/github/{place}"

    def binder(self, notebook: str) -> str:
        """Return the address that opens a notebook on Binder."""
        place = f"{self.folder}{notebook}/{notebook}.ipynb"
        return f"https://mybinder.org/v2/gh/{self.owner}/{self.repository}/{self.branch}?urlpath=lab/tree/{place}"


def text(course: Course, path: Path) -> str:
    """Return a source with its first code cell, or a README with its badges, as they should be.

    Raises:
        UsageError: if the address is not one of a folder on GitHub, or a README has no place for badges.
    """
    address = address_of(course)
    before = path.read_text(encoding="utf-8")
    return with_first_cell(before, address) if path.suffix == ".py" else with_badges(before, address, course, path)


def address_of(course: Course) -> Address | None:
    """Return the address that course.toml names; None if it names none.

    Raises:
        UsageError: if it is not the address of a folder on GitHub.
    """
    given = course.scripts.get("address")
    if not given:
        return None
    found = _TREE.fullmatch(str(given))
    if not found:
        raise UsageError(
            f"address in course.toml must read https://github.com/OWNER/REPOSITORY/tree/BRANCH/FOLDER, not {given!r}."
        )
    owner, repository, branch, folder = found.groups()
    return Address(owner, repository, branch, folder.lstrip("/") + "/" if folder else "")


def with_first_cell(source: str, address: Address | None) -> str:
    """Return a source in percent format whose first code cell says what is missing where the course is not.

    One that never imports ``dropout_lab`` runs alone, and has no such cell.

    Args:
        source: with or without such a cell.
        address: from which Colab fetches the course; None for no address.
    """
    source = _CELL.sub("", source)
    if not _NEEDS.search(source):
        return source
    place = re.search(r"^# %%(?! \[markdown\])", source, re.M)
    if place is None:
        raise UsageError("A notebook without a code cell has no use for the first one.")
    return f"{source[: place.start()].rstrip()}\n\n{first_cell(address)}\n{source[place.start() :]}"


def first_cell(address: Address | None) -> str:
    """Return the cell, folded: it needs nothing of the course, and shows one sentence in place of a traceback."""
    get = f"Download {address.repository_url}/archive/{address.branch}.zip" if address else "Take the course's zip file"
    sentence = f"{get}, unpack it, and run `python3 start.py lab` in it (on Windows `py start.py lab`)."
    raised = f'    alone = ImportError("{sentence}")'
    if len(raised) > _LINE:
        lines = textwrap.wrap(sentence, _LINE - 10, drop_whitespace=False, break_on_hyphens=False)
        raised = "\n".join(["    alone = ImportError(", *(f'        "{line}"' for line in lines), "    )"])
    imports, fetch = "import sys\n", ""
    if address:
        imports = "import os\nimport sys\n"
        clone = f"git clone -q --depth 1 -b {address.branch} {address.repository_url}"
        folder = f"{address.repository}/{address.folder}".rstrip("/")
        fetch = (
            'if not find_spec("dropout_lab"):\n'
            f'    if "google.colab" in sys.modules:\n        os.system("test -d {address.repository} || {clone}")\n'
            f'    sys.path += ["{folder}"]\n'
        )
    return f"""\
# %% jupyter={{"source_hidden": true}}
{imports}from importlib.util import find_spec

sys.path.insert(0, "..")  # the library beside this notebook, before another that is installed
{fetch}if not find_spec("dropout_lab"):
{raised}
    alone._render_traceback_ = lambda: [str(alone)]  # in place of a traceback
    raise alone
"""


def with_badges(readme: str, address: Address | None, course: Course, path: Path) -> str:
    """Return a README with badges between its two marks; with nothing there without an address.

    Raises:
        UsageError: if the marks are not there.
    """
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise UsageError(f"{path} has no place for badges: the lines {BEGIN} and {END}.")
    return f"{before}{BEGIN}\n{badges(address, course)}{END}{after}"


def badges(address: Address | None, course: Course) -> str:
    """Return the lines with the badges; empty without an address."""
    if address is None:
        return ""
    names = sorted(p.stem for p in course.source.glob("*.py"))
    colab = " ".join(f"[{int(name[:2])}]({address.colab(name)})" for name in names)
    return (
        "\nWithout installing anything (untried):\n"
        f"[![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)]({address.colab(names[0])})\n"
        f"[![Launch Binder](https://mybinder.org/badge_logo.svg)]({address.binder(names[0])})\n"
        f"Notebooks in Colab: {colab}\n\n"
    )
