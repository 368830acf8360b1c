"""What every package needs: settings, limits, paths, files, texts made harmless, errors, JSON messages."""

import sys


def start_quickly() -> None:
    """Spare the command, and a program that grades, a second's work; the processes of a submission have no part in it.

    nbformat imports jsonschema, which would build a grammar of internationalised web addresses.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
