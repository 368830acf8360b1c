"""Kernel of the Python that runs this command, whichever kernels its user has installed."""

from __future__ import annotations

import os
import subprocess
from typing import Any

from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

#: What its user has set up for himself, and must not show in a notebook.
_OWN_SETTINGS = ("MPLBACKEND", "MATPLOTLIBRC", "PYTHONSTARTUP", "PYTHONWARNINGS")


class ThisInterpreter(AsyncKernelManager):
    """Kernel manager that uses the Python of this command."""

    @property
    def kernel_spec(self) -> KernelSpec:
        return KernelSpec(resource_dir="", **get_kernel_dict())


def start_options(settings: str) -> dict[str, Any]:
    """Return what ``NotebookClient.execute`` hands to the kernel it starts.

    Args:
        settings: an empty folder, in place of the user's settings of IPython.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _OWN_SETTINGS}
    return {"env": environment | {"IPYTHONDIR": settings}, "stderr": subprocess.DEVNULL}
