"""A service of a JupyterHub: instructors start grading and read totals, each student reads her own pages.

In ``jupyterhub_config.py`` (the Hub starts the service, and gives it the address and the token that it reads here):

    c.JupyterHub.services = [{
        "name": "grading",
        "url": "http://127.0.0.1:10101",
        "command": [sys.executable, "/srv/course/service.py", "/srv/course"],
        "environment": {"INSTRUCTORS": "ada,grace"},
    }]
    c.JupyterHub.load_roles = [{"name": "user", "scopes": ["self", "access:services"]}]

A caller sends a token of her own (*Hub Control Panel > Token*) in the header ``Authorization: token ...``:

    GET  /services/grading/                     state of the last run
    POST /services/grading/grade                start a run; instructors only
    GET  /services/grading/totals               where each student stands; instructors only
    GET  /services/grading/feedback/HW/NOTEBOOK  the caller's own page
"""

from __future__ import annotations

import json
import os
import sys
import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import autograder


class Grading:
    """Runs of a course, one at a time, in a thread of its own; what the last one found is kept."""

    def __init__(self, course: Path):
        self.course = course
        self.feedback: Path | None = None
        self.state: dict[str, object] = {"state": "never graded"}
        self.totals: list[dict[str, object]] = []
        self._one_at_a_time = threading.Lock()

    def start(self) -> bool:
        """Begin a run; return whether there was none."""
        if not self._one_at_a_time.acquire(blocking=False):
            return False
        self.state = {"state": "running"}
        threading.Thread(target=self._run).start()
        return True

    def _run(self) -> None:
        try:
            graded = autograder.grade(course=self.course)
            self.feedback = graded.layout.feedback
            self.totals = [
                {"student": t.student.id, "points": t.points, "max": t.max_graded, "percent": t.percent}
                for t in graded.totals
            ]
            ungraded = [f"{r.student}: {r.reason}" for r in graded.ungraded]
            self.state = {"state": "done", "notebooks": len(graded.results), "new": graded.fresh, "ungraded": ungraded}
        except autograder.AutograderError as error:
            self.state = {"state": "failed", "reason": str(error)}
        finally:
            self._one_at_a_time.release()


class Handler(BaseHTTPRequestHandler):
    """Answers one request; the Hub says whose token came with it."""

    grading: Grading
    prefix = os.environ.get("JUPYTERHUB_SERVICE_PREFIX", "/")
    instructors = frozenset(filter(None, os.environ.get("INSTRUCTORS", "").split(",")))

    def do_GET(self) -> None:
        """Answer with a state, totals or a page."""
        self._answer("GET")

    def do_POST(self) -> None:
        """Start a run."""
        self._answer("POST")

    def _answer(self, method: str) -> None:
        user = self._user()
        path = urlsplit(self.path).path
        if user is None:
            self._send(403, {"error": "send a token of the Hub: Authorization: token ..."})
            return
        words = [unquote(word) for word in path.removeprefix(self.prefix).strip("/").split("/")]
        match method, words:
            case "GET", [""]:
                self._send(200, self.grading.state)
            case ("POST", ["grade"]) | ("GET", ["totals"]) if user not in self.instructors:
                self._send(403, {"error": "for instructors"})
            case "POST", ["grade"]:
                self._send(*((202, self.grading.state) if self.grading.start() else (409, {"error": "at work"})))
            case "GET", ["totals"]:
                self._send(200, self.grading.totals)
            case "GET", ["feedback", assignment, notebook]:
                self._page(user, assignment, notebook)
            case _:
                self._send(404, {"error": "there is nothing here"})

    def _page(self, user: str, assignment: str, notebook: str) -> None:
        outside = any(name in ("", ".", "..") or "/" in name for name in (user, assignment, notebook))
        page = (self.grading.feedback or Path()) / user / assignment / f"{notebook}.html"
        if self.grading.feedback is None or outside or not page.is_file():
            self._send(404, {"error": "there is no such page of yours"})
        else:
            self._send(200, page.read_bytes(), "text/html; charset=utf-8")

    def _user(self) -> str | None:
        """Return whose token the request has, by asking the Hub; None for nobody's."""
        token = self.headers.get("Authorization", "").removeprefix("token ").removeprefix("Bearer ").strip()
        if not token.isalnum():
            return None
        address = f"{os.environ['JUPYTERHUB_API_URL']}/user"
        request = urllib.request.Request(address, headers={"Authorization": f"token {token}"})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return str(json.load(answer)["name"])
        except (urllib.error.URLError, ValueError, KeyError):
            return None

    def _send(self, code: int, content: object, kind: str = "application/json") -> None:
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)


def serve(course: Path, address: str) -> ThreadingHTTPServer:
    """Return a server of a course at an address such as ``http://127.0.0.1:10101``; ``serve_forever`` starts it."""
    place = urlsplit(address)
    handler = type("CourseHandler", (Handler,), {"grading": Grading(course)})
    return ThreadingHTTPServer((place.hostname or "127.0.0.1", place.port or 0), handler)


if __name__ == "__main__":
    serve(Path(sys.argv[1]).resolve(), os.environ["JUPYTERHUB_SERVICE_URL"]).serve_forever()
