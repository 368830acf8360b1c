"""Draws of the tests' own data: one for each submission, which nobody outside the classroom can predict.

A number is the same whenever the same submission is graded, and another one as soon as a cell of it has changed: what
feedback said of the data of one submission is worth nothing in the next.
"""

from __future__ import annotations

import hmac
import re
import secrets
from pathlib import Path

from .errors import StorageError
from .files import write_atomically

_KEY = re.compile(r"[0-9a-f]{64}\n?")


def new_key() -> str:
    """Return 32 random bytes, in hexadecimal digits."""
    return secrets.token_hex(32)


#: What the loss of the secret of draws means.
_LOSS = "or delete it; then there is a new one, and everything is graded again"


def classroom_key(path: Path, make: bool = True, otherwise: str = _LOSS) -> bytes:
    """Return a secret of a classroom; it is made when it is first asked for.

    Args:
        path: of its file, which only its owner can read.
        make: whether to make one where there is none.
        otherwise: what to do if it is lost, for the sentence.

    Raises:
        StorageError: if it can neither be read nor made.
    """
    try:
        text = path.read_text(encoding="ascii")
    except (FileNotFoundError, NotADirectoryError):
        text = new_key() if make else ""
        if make:
            write_atomically(path, [text + "\n"], mode=0o600)
    except (OSError, UnicodeDecodeError):
        text = ""
    if not _KEY.fullmatch(text):
        raise StorageError(f"The key {path} cannot be read: put back the file that was there, {otherwise}.")
    return bytes.fromhex(text)


def secret_draw(key: bytes, *about: str) -> int:
    """Return the number of a draw, from 1 to 2**56: HMAC-SHA256 (RFC 2104) of what it is for.

    Args:
        key: of the classroom.
        about: names and digests of what is graded.
    """
    digest = hmac.digest(key, "\0".join(about).encode(errors="surrogatepass"), "sha256")
    return int.from_bytes(digest[:7], "big") + 1
