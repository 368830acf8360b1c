"""What children of the sandbox tests run: a line of JSON with a cell in, a line with its result out."""

from __future__ import annotations

import json
from typing import Any


def serve(read_fd: int, write_fd: int, shell: Any, limit: int) -> None:
    with open(read_fd) as cells, open(write_fd, "w") as results:
        for cell in cells:
            results.write(json.dumps(shell.run(json.loads(cell))) + "\n")
            results.flush()
