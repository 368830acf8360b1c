"""Lists what notebooks and READMEs cite, with place and sentence, and says what a reader could not follow up.

    python tools/citations.py               # every citation, then the findings; exit code 1 if there are any
    python tools/citations.py --findings    # the findings alone
    python tools/citations.py --texts DIR   # also holds quotations against the pages' texts: DIR/A.txt, DIR/B.txt, ...

The tables under "Sources" in course/README.md give each page, documentation and thread one label, which is used
everywhere. The network is not asked: whether a link still leads somewhere, and says what it is cited for, is for a
person to see.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import jupytext

ROOT = Path(__file__).resolve().parent.parent
TABLES, SOURCES = "course/README.md", "**Sources"

#: By what else the four pages have been called: such a sentence names the page by its label as well.
NICKNAMES = {
    "A": r"\btwo-neuron (?:page|derivation|text)\b|\bblog post\b",
    "B": r"\bComprehend Dropout\b|\bobject-detection story\b",
    "C": r"\bKeras course\b",
    "D": r"\b[Oo]verview\b",
}
_NAME = r"[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?"
_PAPER = re.compile(rf"({_NAME})(?: et al\.|(?:, {_NAME})*,? and {_NAME}|(?:, {_NAME})+)?,? \(?((?:18|19|20)\d\d)\b")
_THREAD = re.compile(r"\b(?:issues?|pull request|PR|question|forum|thread)s? #?(\d+)(?:(?:, | and )(\d+))*")
_LINK = re.compile(r"https?://[^\s)>\]\"'`]+")
_LABEL = re.compile(r"(?<!!)\[([A-Z])\](?!\()")
_SENTENCE = re.compile(r"(?<=[.!?:])(?<!al\.)(?<!e\.g\.)\s+(?=[\"“*(\[A-Z0-9$`])|\n\s*\n|\n(?=[-|#])")
_NO_NAMES = frozenset(
    "Repository January February March April May June July August September October November December".split()
)


class Place(NamedTuple):
    """A piece of text that may cite: a cell of a notebook, a README, a module of the course's library."""

    file: str
    where: str
    text: str
    prose: bool

    def __str__(self) -> str:
        return f"{self.file}{self.where and f', {self.where}'}"


class Citation(NamedTuple):
    """What is cited, where, and the sentence that cites it."""

    kind: str
    key: str
    place: Place
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.key} | {self.sentence}"


def places(root: Path) -> Iterator[Place]:
    """Yield the cells of every notebook, the READMEs, and the modules of the library, in this order."""
    for path in sorted((root / "solutions").glob("[0-9][0-9]_*.py")):
        for number, cell in enumerate(jupytext.read(path, fmt="py:percent").cells):
            yield Place(path.stem, f"cell {number}", cell.source, cell.cell_type == "markdown")
    for name in ("README.md", "course/README.md", "solutions/README.md"):
        if (root / name).is_file():
            yield Place(name, "", (root / name).read_text(encoding="utf-8"), True)
    for path in sorted((root / "course" / "dropout_lab").rglob("*.py")):
        yield Place(path.relative_to(root).as_posix(), "", path.read_text(encoding="utf-8"), False)


def labels(root: Path) -> dict[str, str]:
    """Return label to the rest of its row, from the tables in course/README.md.

    Raises:
        ValueError: if two rows have the same label.
    """
    table: dict[str, str] = {}
    text = (root / TABLES).read_text(encoding="utf-8")
    for label, row in re.findall(r"^\| \[([^\]|]+)\] \|(.*)\|$", text, re.MULTILINE):
        if label in table:
            raise ValueError(f"{TABLES}: two rows have the label [{label}].")
        table[label] = row
    return table


def citations(place: Place) -> Iterator[Citation]:
    """Yield the citations of a place: labels and links in prose, threads and papers everywhere."""
    for sentence in sentences(place.text):
        if place.prose:
            yield from (Citation("page", f"[{label}]", place, sentence) for label in _LABEL.findall(sentence))
            yield from (Citation("link", link.rstrip(".,;"), place, sentence) for link in _LINK.findall(sentence))
        words = _LINK.sub("", sentence)
        for found in _THREAD.finditer(words):
            for number in re.findall(r"\d{1,}", found[0]):
                yield Citation("thread", number, place, sentence)
        for name, year in _PAPER.findall(words):
            if name not in _NO_NAMES:
                yield Citation("paper", f"{name} {year}", place, sentence)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each in one line."""
    return [" ".join(s.split()) for s in _SENTENCE.split(text) if s.strip()]


def findings(root: Path, texts: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield a sentence for each citation that cannot be followed up.

    Args:
        root: the repository.
        texts: label of a page to its text; quotations of a page that is here must be in it, word for word.
    """
    table, every = labels(root), list(places(root))
    known = " ".join(table.values())
    listed = next(place.text for place in every if place.file == TABLES).partition("## Sources")[2]
    for place in every:
        own = [p.text for p in every if p.file == place.file and p.prose and SOURCES in p.text]
        for c in citations(place):
            if c.kind == "page" and c.key[1:-1] not in table:
                yield f"{place}: {c.key} is no label of a table in {TABLES}."
            if c.kind == "link" and place.file != "README.md" and f"({c.key})" not in known:
                yield f"{place}: {c.key} has no label in a table of {TABLES}."
            if c.kind == "thread" and f"/{c.key}" not in known:
                yield f"{place}: thread {c.key} has no label in a table of {TABLES} ({c.sentence[:60]!r})."
            if c.kind == "paper" and not is_listed(c.key, own if place.where else [listed]):
                where = "the notebook's Sources cell" if place.where else TABLES
                yield f"{place}: {c.key} is not in {where}."
            if c.kind == "page" and place.where and not any(c.key in text for text in own):
                yield f"{place}: {c.key} is not in the notebook's Sources cell."
        if place.prose:
            yield from nicknames(place)
            yield from misquoted(place, texts or {})


def is_listed(paper: str, where: Iterable[str]) -> bool:
    """Tell whether a paper's first author and year stand in one sentence, or one entry of a list."""
    name, year = paper.split()
    entries = (entry for text in where for entry in re.split(r"\n- |; |\n\n", text))
    return any(re.search(rf"\b{name}\b", entry) and year in entry for entry in entries)


def nicknames(place: Place) -> Iterator[str]:
    """Yield each sentence that calls one of the four pages by another name and leaves its label out."""
    for sentence in sentences(place.text):
        for label, names in NICKNAMES.items():
            if re.search(names, sentence) and f"[{label}]" not in sentence:
                yield f"{place}: name the page by its label, [{label}]: {sentence[:80]!r}."


def misquoted(place: Place, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield each quotation in a sentence with one label that is not in that page, word for word."""
    for sentence in sentences(place.text):
        named = set(_LABEL.findall(sentence))
        if len(named) == 1 and (label := named.pop()) in texts:
            for quoted in re.findall(r'"([^"]+)"', plain(sentence)):
                if quoted.rstrip(".,;:") not in plain(texts[label]):
                    yield f"{place}: page [{label}] does not say {quoted!r}."


def plain(text: str) -> str:
    """Return a text in one line, with straight quotation marks and apostrophes."""
    return " ".join(text.translate(str.maketrans("“”‘’", "\"\"''")).split())


def main(arguments: list[str] | None = None) -> int:
    """Print citations and findings."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--findings", action="store_true", help="leave out the citations")
    parser.add_argument("--texts", type=Path, help="folder with the text of page [A] in A.txt, and so on")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    texts = {path.stem: path.read_text(encoding="utf-8") for path in chosen.texts.glob("*.txt")} if chosen.texts else {}
    if not chosen.findings:
        print(*(citation for place in places(chosen.root) for citation in citations(place)), sep="\n")
    found = list(dict.fromkeys(findings(chosen.root, texts)))
    print(*found, f"{len(found)} findings.", sep="\n", file=sys.stderr if found else sys.stdout)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
