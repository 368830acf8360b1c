"""JupyterLab on a loopback port and Chromium to look at it, for tests that see what a person sees."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

#: Debian's chromium, or whatever else of the kind is on PATH; None where there is none.
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None)

#: A kernel starts within seconds; on a machine that does much else it may take longer.
PATIENCE = 180.0

# Lab's own commands are called, since clicks on its menus get lost now and then
_OPEN = """async (path) => {
    const panel = await jupyterapp.commands.execute('docmanager:open', {path, factory: 'Notebook'});
    jupyterapp.shell.activateById(panel.id);
    await panel.context.ready;
    await panel.sessionContext.ready;
    while (jupyterapp.shell.currentWidget !== panel) await new Promise(resolve => setTimeout(resolve, 20));
}"""
_CELLS = """() => jupyterapp.shell.currentWidget.content.widgets.map(widget => ({
    id: widget.model.id,
    type: widget.model.type,
    count: widget.model.executionCount ?? null,
    outputs: widget.model.outputs ? widget.model.outputs.toJSON() : [],
}))"""
# commands return before the last message has arrived; the kernel answers in order, and its news comes last
_QUIET = """async () => {
    const panel = jupyterapp.shell.currentWidget;
    await panel.sessionContext.session.kernel.requestKernelInfo();
    const busy = widget => widget.model.type === 'code' && widget.model.executionState !== 'idle';
    while (panel.content.widgets.some(busy)) await new Promise(resolve => setTimeout(resolve, 20));
}"""
_EDIT = """async (id) => {
    const notebook = jupyterapp.shell.currentWidget.content;
    notebook.activeCellIndex = notebook.widgets.findIndex(widget => widget.model.id === id);
    await notebook.scrollToItem(notebook.activeCellIndex, 'start');
    await notebook.activeCell.ready;
    notebook.mode = 'edit';
    notebook.activeCell.editor.focus();
}"""


# axe judges colours of what it takes to be on the screen: not of cells that are scrolled away, and what lies outside
# its frame needs the notebook's paper behind it
_NO_SCROLLING = """() => {
    const notebook = jupyterapp.shell.currentWidget.content;
    notebook.notebookConfig = {...notebook.notebookConfig, windowingMode: 'none'};
}"""
_PAPER = """body, .lm-Widget, .jp-WindowedPanel-outer { overflow: visible !important; contain: none !important }
.jp-RenderedHTML { background: var(--jp-layout-color0) !important }"""


class Server:
    """JupyterLab with a folder as its root, nbgrader's pages included; a context manager.

    Args:
        root: what it shows, and where it runs: an ``nbgrader_config.py`` there is obeyed.
        home: an empty folder for what Jupyter stores about a user.
    """

    def __init__(self, root: Path, home: Path):
        self.root, self.home = root, home
        self.address = self.token = ""

    def __enter__(self) -> Server:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        quiet = self.home / ".jupyter" / "labconfig" / "page_config.json"  # nobody is asked whether he wants news
        quiet.parent.mkdir(parents=True)
        quiet.write_text('{"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": true}}')
        words = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--ServerApp.port={port}"]
        words += [f"--ServerApp.root_dir={self.root}", "--ServerApp.ip=127.0.0.1"]
        words += ["--LabApp.expose_app_in_browser=True"]
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "IPYTHON"))}
        environment |= {"HOME": str(self.home), "JUPYTER_RUNTIME_DIR": str(self.home / "runtime")}
        environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment.get('PATH', '')}"
        self._log = (self.home / "log").open("w+b")
        self._process = subprocess.Popen(
            words, cwd=self.root, env=environment, stdout=self._log, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            self._wait_until_it_listens()
        except BaseException:
            self.close()
            raise
        return self

    def _wait_until_it_listens(self) -> None:
        told = self.home / "runtime" / f"jpserver-{self._process.pid}.json"
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self._process.poll() is None:
            try:
                server = json.loads(told.read_text(encoding="utf-8"))
                with socket.create_connection(("127.0.0.1", server["port"]), timeout=1):
                    self.address, self.token = f"http://127.0.0.1:{server['port']}", server["token"]
                    return
            except (OSError, ValueError):
                time.sleep(0.05)
        raise AssertionError("JupyterLab did not start:\n" + (self.home / "log").read_text(errors="replace")[-3000:])

    def url(self, path: str, *flags: str) -> str:
        """The address of a page, with the token that opens it."""
        return f"{self.address}/{path}?{'&'.join((f'token={self.token}', *flags))}"

    def close(self) -> None:
        """Ends the server, and with it its kernels."""
        self._process.terminate()
        try:
            self._process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@contextmanager
def chromium() -> Iterator[Any]:
    """A function that opens an empty page, 1400 pixels wide, with nothing behind it but this machine.

    The page has a list ``outside`` of the requests that would have gone elsewhere.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)

        def open_page() -> Any:
            page = browser.new_page(viewport={"width": 1400, "height": 1000})
            page.set_default_timeout(PATIENCE * 1000)
            page.outside = []

            def only_here(route: Any) -> None:
                if urlsplit(route.request.url).hostname in ("127.0.0.1", "localhost", None):
                    route.continue_()
                else:
                    page.outside.append(route.request.url)
                    route.abort()

            page.route("**/*", only_here)
            return page

        yield open_page
        browser.close()


def axe(page: Any, selector: str) -> list[str]:
    """What axe finds in parts of a page: its rule, and the element.

    Args:
        page: that shows them.
        selector: of one or more elements.
    """
    from axe_playwright_python.sync_playwright import Axe

    assert page.locator(selector).count(), selector
    found = Axe().run(page, context=selector).response["violations"]
    return [f"{one['id']}: {node['html']} {node['failureSummary']}" for one in found for node in one["nodes"]]


class Lab:
    """JupyterLab in a page.

    Args:
        page: an empty page.
        server: a running server.
    """

    def __init__(self, page: Any, server: Server):
        self.page = page
        page.goto(server.url("lab", "reset"))
        page.wait_for_function("window.jupyterapp !== undefined")
        page.evaluate("async () => { await jupyterapp.restored; }")

    def open(self, path: str) -> None:
        """Opens a notebook, starts its kernel and brings it to the front.

        Args:
            path: from the server's root.
        """
        self.page.evaluate(_OPEN, path)

    def run_all(self) -> list[dict[str, Any]]:
        """Runs every cell of the notebook in front.

        Returns:
            Of each cell its ``id``, ``type``, ``count`` (of its execution) and ``outputs``, as the notebook holds them.
        """
        self.page.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
        self.page.evaluate(_QUIET)
        cells: list[dict[str, Any]] = self.page.evaluate(_CELLS)
        return cells

    def answer(self, cell: str, source: str, test: str) -> str:
        """Types into a cell, runs it and the test below it, as a student does.

        Args:
            cell: id of the cell that is answered.
            source: its whole new text.
            test: id of the cell that tests it.

        Returns:
            What stands below the test then, as it is read on the screen, its lines joined.
        """
        self.page.evaluate(_EDIT, cell)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(source)
        self.page.evaluate("() => jupyterapp.commands.execute('notebook:run-cell')")
        self.page.evaluate(_EDIT, test)
        self.page.evaluate("() => jupyterapp.commands.execute('notebook:run-cell')")
        self.page.evaluate(_QUIET)
        text: str = self.seen(".jp-Cell.jp-mod-active .jp-OutputArea-output").inner_text()
        return " ".join(text.split())

    def seen(self, selector: str, **more: Any) -> Any:
        """Elements of the notebook in front."""
        return self.page.locator(f".jp-NotebookPanel:not(.lm-mod-hidden) {selector}", **more)

    def theme(self, name: str) -> None:
        """Changes to JupyterLab's theme ``"Light"`` or ``"Dark"``."""
        theme = f"JupyterLab {name}"
        self.page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', {theme})", theme)
        self.page.wait_for_function("theme => document.body.dataset.jpThemeName === theme", arg=theme)

    def spread(self) -> None:
        """Lays out the whole notebook in front, for a program that looks at it."""
        self.page.evaluate(_NO_SCROLLING)
        self.page.add_style_tag(content=_PAPER)

    def stop(self) -> None:
        """Ends the kernel of the notebook in front."""
        self.page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.shutdown()")
