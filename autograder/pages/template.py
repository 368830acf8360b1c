"""Templates of pages: self-contained, and with a policy under which a browser runs and loads nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from autograder.config.text import one_line, printable


def template(name: str, styles: tuple[str, ...], *, package: str = "autograder.pages", script: str = "") -> Any:
    """Return a template, with its styles, script and policy in it as ``css``, ``script`` and ``policy``.

    A page with a script may have styles on its elements, which a plotting library writes there; others have none.

    Args:
        name: of the template, in the folder ``templates`` of the package.
        styles: files there, or of ``autograder.pages``, in their order.
        package: whose template it is.
        script: a file there; empty for none.
    """
    environment = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    text = "".join(_source(package, style) for style in styles)
    css = re.sub(r"\n\s*", "\n", text).strip()
    code = _source(package, script) if script else ""
    style = "'unsafe-inline'" if script else f"'sha256-{_digest(css)}'"
    run = f" script-src 'sha256-{_digest(code)}';" if script else ""
    environment.globals |= {
        "css": Markup(css),
        "script": Markup(code),
        "policy": f"default-src 'none'; img-src data:; style-src {style};{run} base-uri 'none'; form-action 'none'",
    }
    return environment.get_template(name)


def points(number: float) -> str:
    """Return points in digits, two behind the comma at most."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def shown(text: str) -> str:
    """Return a name or sentence in one line, without characters that could fool a reader."""
    return one_line(printable(text, 1000))


def _source(package: str, file: str) -> str:
    for where in (package, "autograder.pages"):
        loader = PackageLoader(where)
        if file in loader.list_templates():
            return loader.get_source(Environment(autoescape=True), file)[0]
    raise ValueError(f"there is no {file}")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
