"""A Resource Manager of one subscription on this machine, over HTTP: PUT stores, GET returns, parents must exist.

It answers as Azure does: storage accounts are made in the background (202 and an operation to ask), a resource has more
properties than it was given, and an error has a code and a message.
"""

from __future__ import annotations

import base64
import json
import re
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SUBSCRIPTION = "11111111-1111-1111-1111-111111111111"
DEPLOYER = "22222222-2222-2222-2222-222222222222"


def _part(value: dict[str, str]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


TOKEN = f"{_part({'alg': 'none'})}.{_part({'oid': DEPLOYER})}.x"


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """The error that requests of a method whose path ends so are answered with."""

    method: str
    ending: str
    status: int
    code: str
    message: str = "It is so"


@dataclass
class ResourceManager:
    """What the server holds and has seen; `polls`: how often an operation is asked before it succeeds."""

    endpoint: str = ""
    resources: dict[str, dict[str, Any]] = field(default_factory=dict)
    subscriptions: list[str] = field(default_factory=lambda: [SUBSCRIPTION])
    requests: list[tuple[str, str]] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    busy: int = 0
    polls: int = 2
    outcome: str = "Succeeded"

    def writes(self) -> list[str]:
        """The last part of each path that was PUT, in order."""
        return [path.rpartition("/")[2] for method, path in self.requests if method == "PUT"]

    def only(self, ending: str) -> dict[str, Any]:
        """The one resource whose path ends so."""
        (found,) = (body for path, body in self.resources.items() if path.endswith(ending))
        return found

    def parent_of(self, path: str) -> str | None:
        """The resource that must exist before the one at `path`; None for a resource group."""
        parent = re.sub(r"(/providers/[^/]+)?/[^/]+/[^/]+$", "", path)
        return None if parent.count("/") < 4 else parent


class _Handler(BaseHTTPRequestHandler):
    manager: ResourceManager

    def do_GET(self) -> None:
        self._answer("GET")

    def do_PUT(self) -> None:
        self._answer("PUT")

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""

    def _answer(self, method: str) -> None:
        manager, path = self.manager, self.path.partition("?")[0]
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length) or b"{}")
        manager.requests.append((method, path))
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            return self._error(401, "InvalidAuthenticationToken", "The token is none")
        if "api-version=" not in self.path and not path.startswith("/operations/"):
            return self._error(400, "MissingApiVersionParameter", "No api-version")
        if manager.busy:
            manager.busy -= 1
            return self._error(429, "TooManyRequests", "Later")
        for refusal in manager.refusals:
            if refusal.method == method and path.endswith(refusal.ending):
                return self._error(refusal.status, refusal.code, refusal.message)
        return self._put(path, body) if method == "PUT" else self._get(path)

    def _get(self, path: str) -> None:
        manager = self.manager
        if path == "/subscriptions":
            found = [{"subscriptionId": each, "displayName": f"sub {each[:4]}"} for each in manager.subscriptions]
            return self._send(200, {"value": found})
        if path.startswith("/operations/"):
            manager.polls -= 1
            if manager.polls > 0:
                return self._send(200, {"status": "InProgress"}, {"Retry-After": "0"})
            error = {"error": {"code": "Conflict", "message": "The region is full"}}
            return self._send(200, {"status": manager.outcome} | (error if manager.outcome == "Failed" else {}))
        if path not in manager.resources:
            return self._error(404, "ResourceNotFound", "There is none")
        return self._send(200, manager.resources[path])

    def _put(self, path: str, body: dict[str, Any]) -> None:
        manager = self.manager
        parent = manager.parent_of(path)
        if parent and not parent.endswith("/blobServices/default") and parent not in manager.resources:
            return self._error(404, "ParentResourceNotFound", f"{parent} is missing")
        existed = path in manager.resources
        manager.resources[path] = body | {"id": path.upper(), "properties": {"extra": 1, **body.get("properties", {})}}
        if "/storageAccounts/" in path and path.count("/") == 8 and not existed:
            operation = f"{manager.endpoint}/operations/1"
            return self._send(202, {}, {"Azure-AsyncOperation": operation, "Retry-After": "0"})
        return self._send(200 if existed else 201, manager.resources[path])

    def _error(self, status: int, code: str, message: str) -> None:
        self._send(status, {"error": {"code": code, "message": message}}, {"Retry-After": "0"})

    def _send(self, status: int, body: dict[str, Any], headers: dict[str, str] | None = None) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def serving() -> Iterator[ResourceManager]:
    """A server on a free port of this machine, until the block ends."""
    manager = ResourceManager()
    handler = type("Handler", (_Handler,), {"manager": manager})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        manager.endpoint = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield manager
        finally:
            server.shutdown()
            thread.join()
