"""What a warm parent imports once, so that no fork has to."""

from __future__ import annotations

import importlib
import pkgutil


def import_all(package: str) -> None:
    """Imports a package and every module in it."""
    found = importlib.import_module(package)
    for module in pkgutil.walk_packages(found.__path__, f"{package}."):
        importlib.import_module(module.name)
