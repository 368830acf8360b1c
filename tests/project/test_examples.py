"""docs/python.md: the same engine from a script, from cron and as a service on loopback, and as quick to start."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import autograder
from tests.project.imports import ROOT
from tests.support import toy

EXAMPLES = ROOT / "docs" / "examples"
linux = pytest.mark.skipif(sys.platform != "linux", reason="grading needs Linux")


def test_the_page_names_every_field_and_every_name_that_there_is() -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    for name in autograder.__all__:
        assert f"`{name}" in page or f"autograder.{name}(" in page, name
        kind = getattr(autograder, name)
        if dataclasses.is_dataclass(kind) and name not in ("Limits", "Student"):
            here = next(line for line in page.splitlines() if f"`{name}`" in line and line.startswith("|"))
            hidden = {"outputs", "seconds", "shown", "steps", "starved", "submissions", "earlier"}
            hidden |= {"student", "assignment"} if name == "Standing" else set()
            for field in dataclasses.fields(kind):
                told = (
                    field.name in hidden or f"`{field.name}`" in here or (name, field.name) == ("Standing", "student")
                )
                assert told or (name, field.name) == ("Standing", "assignment"), (name, field.name)


def test_importing_a_function_imports_nothing_that_takes_long() -> None:
    slow = ("nbgrader", "sqlalchemy", "nbformat", "nbconvert", "IPython", "distributed", "numpy", "rich", "jinja2")
    code = "import sys, autograder\nautograder.grade, autograder.collect, autograder.export\n"
    code += f"print([name for name in {slow!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@linux
def test_the_script_for_cron_says_what_to_look_at(course: Path) -> None:
    toy.hand_in(course, "ann", toy.submitted())
    toy.hand_in(course, "bo", toy.submitted(double="def double(x):\n    return x"))
    script = [sys.executable, str(EXAMPLES / "nightly.py"), str(course)]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "2 of 2 notebooks graded now; below 40 %: bo\n"), done.stderr
    toy.hand_in(course, "cy", "{")
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "cy: toy is unreadable" in done.stdout and "1 of 3" in done.stdout
    done = subprocess.run([*script[:2], str(course / "nowhere")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.count("\n")) == (2, 1)


class _Hub(BaseHTTPRequestHandler):
    """Says whose a token is, as JupyterHub's REST API does at /hub/api/user."""

    def do_GET(self) -> None:
        name = self.headers["Authorization"].removeprefix("token ").removesuffix("stoken")
        known = self.path == "/hub/api/user" and name in ("ada", "ann")
        self.send_response(200 if known else 403)
        self.end_headers()
        self.wfile.write(json.dumps({"kind": "user", "name": name, "admin": False}).encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def service(course: Path) -> Iterator[str]:
    """Start a hub and the service, each on loopback; return the address of the service."""
    hub = ThreadingHTTPServer(("127.0.0.1", 0), _Hub)
    threading.Thread(target=hub.serve_forever, daemon=True).start()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Hub) as free:
        port = free.server_address[1]
    environment = {
        **os.environ,
        "JUPYTERHUB_SERVICE_PREFIX": "/services/grading/",
        "JUPYTERHUB_SERVICE_URL": f"http://127.0.0.1:{port}",
        "JUPYTERHUB_API_URL": f"http://127.0.0.1:{hub.server_address[1]}/hub/api",
        "INSTRUCTORS": "ada",
    }
    words = [sys.executable, str(EXAMPLES / "service.py"), str(course)]
    process = subprocess.Popen(words, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}/services/grading/"
    finally:
        process.terminate()
        process.wait(30)
        hub.shutdown()
        hub.server_close()


def ask(address: str, user: str, method: str = "GET") -> tuple[int, str]:
    """Ask the service as a user; wait until it is there."""
    request = urllib.request.Request(address, method=method, headers={"Authorization": f"token {user}stoken"})
    for _ in range(300):
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except urllib.error.URLError:
            time.sleep(0.1)
    raise TimeoutError(address)


@linux
def test_a_service_of_a_hub_grades_and_gives_each_her_own_page(course: Path, service: str) -> None:
    toy.hand_in(course, "ann", toy.submitted(answer="answer = 1"))
    toy.hand_in(course, "bo", toy.submitted())
    assert json.loads(ask(service, "ann")[1]) == {"state": "never graded"}
    assert ask(service, "eve")[0] == 403  # the Hub does not know this token
    assert ask(f"{service}grade", "ann", "POST")[0] == 403
    assert ask(f"{service}grade", "ada", "POST")[0] == 202
    for _ in range(1200):
        state = json.loads(ask(service, "ada")[1])
        if state["state"] != "running":
            break
        time.sleep(0.1)
    assert state == {"state": "done", "notebooks": 2, "new": 2, "ungraded": []}
    totals = {row["student"]: row["percent"] for row in json.loads(ask(f"{service}totals", "ada")[1])}
    assert totals == {"ann": 75, "bo": 100}
    code, page = ask(f"{service}feedback/toy/toy", "ann")
    assert code == 200 and "<bdi>ann</bdi>" in page
    for path in ("feedback/toy/boat", "feedback/..%2Fbo%2Ftoy/toy", "feedback/%2e%2e/toy", "totals", "nowhere"):
        assert ask(f"{service}{path}", "ann")[0] in (403, 404)
    assert ask(f"{service}feedback/toy/toy", "ada")[0] == 404  # she handed nothing in
